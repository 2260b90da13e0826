"""The gradebook: attempts go in, reports go in whole or not at all, and the same work is never judged twice.

A grade is a function of the submission's digest, the suite's digest and the versions; that is the key of the cache. Each
report is one transaction: after a crash it is there, or it will be made again. Between `batch` and everything that reads
scores.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, lru_cache, partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    RowMapping,
    bindparam,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from grader.errors import UsageError
from grader.gradebook.database import open_database
from grader.gradebook.tables import SCHEMA_VERSION, attempts, metadata, reports, settings
from grader.model import Report, Submission

AT_ONCE = 100  # attempts whose files are read together
KEPT = 64  # reports that were read last: whoever reads one reads it more than once
ALREADY = re.compile(r"already exists|UNIQUE constraint", re.IGNORECASE)


def _is(*names: str) -> list[ColumnElement[bool]]:
    return [reports.c[name] == _given(name) for name in names]


def _given(name: str) -> BindParameter[Any]:
    return bindparam(name, type_=reports.c[name].type)


# What is asked for each submission, put together once: that costs more than asking.
OF_ATTEMPTS = select(attempts).where(attempts.c.id.in_(bindparam("id", expanding=True)))
OF_SAME_BYTES = (
    select(reports.c.report)
    .where(*_is("exercise", "digest", "suite_digest", "versions"), reports.c.status != "grader_fault")
    .limit(1)
)
REPORT = [column.name for column in reports.c if column.name != "id"]
SAME_VERDICT = select(reports.c.id).where(*_is("attempt", "suite_digest", "versions", "status"))
ADD_REPORT = insert(reports).from_select(REPORT, select(*map(_given, REPORT)).where(~SAME_VERDICT.exists()))


@cache
def versions() -> str:
    """What besides submission and suite decides a report."""
    return f"fallline {version('fallline')}, numpy {version('numpy')}"


@dataclass(frozen=True)
class Attempt:
    """One attempt in the gradebook, with its newest report that is not a fault, read when it is asked for."""

    id: int
    student: str
    exercise: str
    number: int
    digest: str
    submitted_at: datetime | None = None
    submitted_at_from: str | None = None
    late: str | None = None
    lms: str = ""
    entry: str = ""
    status: Literal["graded", "rejected"] | None = None
    score: float | None = None
    load: Callable[[], Report] | None = field(default=None, compare=False, repr=False)
    suite: str = ""  # digest of the suite and versions that the report came from
    fault: str | None = None  # why the newest report is none

    @property
    def report(self) -> Report | None:
        """The whole report; not kept here, so that a class of any size fits into memory."""
        return self.load() if self.load is not None else None


class Filed(NamedTuple):
    """An attempt, by what tells it from another."""

    id: int
    number: int
    digest: str
    submitted_at: datetime | None
    student: str
    exercise: str


class Gradebook:
    """One course's database; `make` one where there is none, or say so."""

    def __init__(self, url: str, make: bool = True) -> None:
        self.url, self.make = url, make
        self.engine = open_database(url)
        self._report = lru_cache(KEPT)(self._read_report)
        self.is_new = self._open()

    def _open(self) -> bool:
        try:
            if not (self.make or self._is_there()):
                raise UsageError(
                    f"There is no gradebook {self.url}: grade run makes it, or name another with --gradebook."
                )
            try:
                found = self._make_tables()
            except (OperationalError, IntegrityError) as error:
                if not ALREADY.search(str(error.orig)):
                    raise
                found = self._make_tables()  # in another database, a run beside this one was making them
        except OperationalError as error:
            raise UsageError(f"The gradebook {self.url} cannot be opened: {error.orig}.") from None
        except DatabaseError:
            raise UsageError(f"{self.url} is no gradebook: name another file with --gradebook.") from None
        if found is not None and int(found) > SCHEMA_VERSION:
            raise UsageError(
                f"The gradebook {self.url} was written by a newer fallline: upgrade with pip install -U fallline."
            )
        return found is None

    def _is_there(self) -> bool:
        """Asked before anything connects: SQLite would make the file."""
        url = self.engine.url
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
            return False
        return inspect(self.engine).has_table(settings.name)

    def _make_tables(self) -> str | None:
        """Make what is missing; the schema's version that was there."""
        with self.engine.begin() as connection:
            if self.engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # a run beside this one waits, and then finds the tables
            metadata.create_all(connection)
            found = connection.scalar(select(settings.c.value).where(settings.c.name == "schema_version"))
            if found is None:
                connection.execute(insert(settings).values(name="schema_version", value=str(SCHEMA_VERSION)))
        return found

    def add_attempts(self, submissions: Iterable[Submission]) -> list[Filed]:
        """File submissions as attempts; of each, the attempt that it is.

        Bytes equal to the latest attempt are that attempt, and so are bytes that were handed in at the same known time.
        """
        filed = []
        with self.engine.begin() as connection:
            connection.execute(
                update(settings).where(settings.c.name == "schema_version").values(name="schema_version")
            )
            known = self._known(connection)  # read after the write lock is ours: two runs at once number nothing twice
            for submission in submissions:
                own = known.setdefault((submission.student, submission.exercise), [])
                same = next((row for row in reversed(own) if _same(row, submission, row is own[-1])), None)
                if same is None:
                    number = own[-1].number + 1 if own else 1
                    same = Filed(
                        self._insert(connection, submission, number), number, submission.digest,
                        submission.submitted_at, submission.student, submission.exercise,
                    )  # fmt: skip
                    own.append(same)
                filed.append(same)
        return filed

    def _known(self, connection: Connection) -> dict[tuple[str, str], list[Filed]]:
        columns = (getattr(attempts.c, name) for name in Filed._fields)
        known: dict[tuple[str, str], list[Filed]] = {}
        for row in connection.execute(select(*columns).order_by(attempts.c.number)):
            filed = Filed(*row)
            known.setdefault((filed.student, filed.exercise), []).append(filed)
        return known

    def _insert(self, connection: Connection, submission: Submission, number: int) -> int:
        values = submission.model_dump(exclude={"notes", "person"})
        result = connection.execute(
            insert(attempts).values(**values, number=number, notes=json.dumps(submission.notes))
        )
        return int(result.inserted_primary_key[0])  # type: ignore[index]

    def reported(self) -> dict[int, str]:
        """Attempt id -> suite digest and versions of its newest report that is not a fault."""
        query = select(reports.c.attempt, reports.c.suite_digest, reports.c.versions).where(
            reports.c.status != "grader_fault"
        )
        with self.engine.connect() as connection:
            return {
                row.attempt: sys.intern(f"{row.suite_digest} {row.versions}")
                for row in connection.execute(query.order_by(reports.c.id))
            }

    def cached(self, exercise: str, digest: str, suite_digest: str) -> Report | None:
        """A report of the same bytes under the same suite and versions, whoever handed them in."""
        key = {"exercise": exercise, "digest": digest, "suite_digest": suite_digest, "versions": versions()}
        with self.engine.connect() as connection:
            found = connection.scalar(OF_SAME_BYTES, key)
        return Report.model_validate_json(found) if found else None

    def add_report(self, attempt: int, report: Report) -> None:
        """One report, in one transaction; the same verdict from a run beside this one is not kept twice."""
        values = report.model_dump(include={"exercise", "digest", "suite_digest", "status", "score", "max_score"})
        row = {**values, "attempt": attempt, "versions": versions(), "report": report.model_dump_json()}
        with self.engine.begin() as connection:
            connection.execute(ADD_REPORT, row)

    def all_attempts(self) -> list[Attempt]:
        """Every attempt in order of student, exercise and number; an older report stands where the newest is a fault."""
        short = [column for column in reports.c if column.name != "report"]
        columns = [column for column in attempts.c if column.name not in ("content", "filename", "source", "notes")]
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(*columns).order_by(attempts.c.student, attempts.c.exercise, attempts.c.number)
            ).mappings()
            known = [dict(row) for row in rows]
            good: dict[int, dict[str, Any]] = {}
            faults: dict[int, str | None] = {}
            for row in connection.execute(select(*short).order_by(reports.c.id)):
                if row.status == "grader_fault":
                    faults[row.attempt] = self._report(row.id).reason
                else:
                    faults.pop(row.attempt, None)
                    good[row.attempt] = {"status": row.status, "score": row.score,
                                         "load": partial(self._report, row.id),
                                         "suite": sys.intern(f"{row.suite_digest} {row.versions}")}  # fmt: skip
        return [Attempt(**row, **good.get(row["id"], {}), fault=faults.get(row["id"])) for row in known]

    def _read_report(self, number: int) -> Report:
        """One report; a report that is written never changes."""
        with self.engine.connect() as connection:
            text = connection.scalar(select(reports.c.report).where(reports.c.id == number))
        return Report.model_validate_json(text or "")

    def latest_attempts(self) -> list[Attempt]:
        """The latest attempt of every student and exercise."""
        return list({(one.student, one.exercise): one for one in self.all_attempts()}.values())

    def submission(self, attempt: int) -> Submission:
        """The files of an attempt, as they were handed in."""
        return next(self.submissions([attempt]))

    def submissions(self, wanted: Iterable[int]) -> Iterator[Submission]:
        """The files of many attempts, in their order, a few at a time."""
        for some in _batched(wanted, AT_ONCE):
            with self.engine.connect() as connection:
                rows = connection.execute(OF_ATTEMPTS, {"id": some}).mappings()
                found = {row["id"]: _submission(row) for row in rows}
            yield from (found[attempt] for attempt in some)

    def close(self) -> None:
        """Let the file go."""
        self.engine.dispose()


def _submission(row: RowMapping) -> Submission:
    values = {name: row[name] for name in Submission.model_fields if name not in ("notes", "person")}
    return Submission(**values, notes=tuple(json.loads(row["notes"])))


def _batched(items: Iterable[int], size: int) -> Iterator[list[int]]:
    """Some of them at a time."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _same(row: Filed, submission: Submission, is_latest: bool) -> bool:
    at_that_time = submission.submitted_at is not None and row.submitted_at == submission.submitted_at
    return row.digest == submission.digest and (is_latest or at_that_time)
