"""The gradebook: attempts go in, reports go in whole or not at all, and the same work is never judged twice.

A grade is a function of the submission's digest, the suite's digest and the versions; that is the key of the cache. Each
report is one transaction: after a crash it is there, or it will be made again. Between `batch` and everything that reads
scores.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, create_engine, event, func, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from grader.errors import UsageError
from grader.gradebook.tables import SCHEMA_VERSION, attempts, metadata, reports, settings
from grader.model import Report, Submission

BUSY_SECONDS = 60  # another `grade run` may be writing


def versions() -> str:
    """What besides submission and suite decides a report."""
    return f"fallline {version('fallline')}, numpy {version('numpy')}"


@dataclass(frozen=True)
class Attempt:
    """One attempt in the gradebook, with its latest report that is not a fault."""

    id: int
    student: str
    exercise: str
    number: int
    digest: str
    report: Report | None


class Gradebook:
    """One course's database."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self.is_new = self._open()

    def _open(self) -> bool:
        try:
            with self.engine.begin() as connection:
                metadata.create_all(connection)
                found = connection.scalar(select(settings.c.value).where(settings.c.name == "schema_version"))
                if found is None:
                    connection.execute(insert(settings).values(name="schema_version", value=str(SCHEMA_VERSION)))
        except OperationalError as error:
            raise UsageError(f"The gradebook {self.url} cannot be opened: {error.orig}.") from None
        except DatabaseError:
            raise UsageError(f"{self.url} is no gradebook: name another file with --gradebook.") from None
        if found is not None and int(found) > SCHEMA_VERSION:
            raise UsageError(
                f"The gradebook {self.url} was written by a newer fallline: upgrade with pip install -U fallline."
            )
        return found is None

    def add_attempts(self, submissions: Iterable[Submission]) -> Iterator[tuple[int, Submission, int]]:
        """File submissions as attempts: (attempt id, submission, number); bytes equal to the latest are that attempt."""
        with self.engine.begin() as connection:
            latest = {(row.student, row.exercise): row for row in self._latest(connection)}
            for submission in submissions:
                known = latest.get((submission.student, submission.exercise))
                if known is not None and known.digest == submission.digest:
                    yield known.id, submission, known.number
                    continue
                number = known.number + 1 if known is not None else 1
                yield self._insert(connection, submission, number), submission, number

    def _latest(self, connection: Connection) -> Sequence[Row[Any, Any, Any, Any, Any]]:
        newest = select(attempts.c.student, attempts.c.exercise, func.max(attempts.c.number).label("number"))
        newest_rows = newest.group_by(attempts.c.student, attempts.c.exercise).subquery()
        joined = attempts.join(
            newest_rows,
            (attempts.c.student == newest_rows.c.student)
            & (attempts.c.exercise == newest_rows.c.exercise)
            & (attempts.c.number == newest_rows.c.number),
        )
        columns = (attempts.c.id, attempts.c.student, attempts.c.exercise, attempts.c.number, attempts.c.digest)
        return connection.execute(select(*columns).select_from(joined)).all()

    def _insert(self, connection: Connection, submission: Submission, number: int) -> int:
        values = submission.model_dump(exclude={"notes"})
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
                row.attempt: f"{row.suite_digest} {row.versions}"
                for row in connection.execute(query.order_by(reports.c.id))
            }

    def cached(self, exercise: str, digest: str, suite_digest: str) -> Report | None:
        """A report of the same bytes under the same suite and versions, whoever handed them in."""
        query = select(reports.c.report).where(
            reports.c.exercise == exercise, reports.c.digest == digest, reports.c.suite_digest == suite_digest,
            reports.c.versions == versions(), reports.c.status != "grader_fault",
        )  # fmt: skip
        with self.engine.connect() as connection:
            found = connection.scalar(query.limit(1))
        return Report.model_validate_json(found) if found else None

    def add_report(self, attempt: int, report: Report) -> None:
        """One report, in one transaction."""
        values = report.model_dump(include={"exercise", "digest", "suite_digest", "status", "score", "max_score"})
        with self.engine.begin() as connection:
            connection.execute(
                insert(reports).values(attempt=attempt, versions=versions(), report=report.model_dump_json(), **values)
            )

    def latest_attempts(self) -> list[Attempt]:
        """The latest attempt of every student and exercise; an older score stands where the newest report is a fault."""
        with self.engine.connect() as connection:
            rows = list(self._latest(connection))
            texts = {row.attempt: row.report for row in connection.execute(
                select(reports.c.attempt, reports.c.report).where(reports.c.status != "grader_fault").order_by(reports.c.id)
            )}  # fmt: skip
        return [
            Attempt(row.id, row.student, row.exercise, row.number, row.digest, _parse(texts.get(row.id)))
            for row in sorted(rows, key=lambda row: (row.student, row.exercise))
        ]

    def faults(self) -> list[Report]:
        """Newest reports that are faults of the grader."""
        newest = select(func.max(reports.c.id)).group_by(reports.c.attempt)
        query = select(reports.c.report).where(reports.c.id.in_(newest), reports.c.status == "grader_fault")
        with self.engine.connect() as connection:
            return [Report.model_validate_json(text) for text in connection.scalars(query)]

    def submission(self, attempt: int) -> Submission:
        """The files of an attempt, as they were handed in."""
        with self.engine.connect() as connection:
            row = connection.execute(select(attempts).where(attempts.c.id == attempt)).mappings().one()
        values = {name: row[name] for name in Submission.model_fields if name != "notes"}
        return Submission(**values, notes=tuple(json.loads(row["notes"])))

    def close(self) -> None:
        """Let the file go."""
        self.engine.dispose()


def _parse(text: str | None) -> Report | None:
    return Report.model_validate_json(text) if text else None


def _engine(url: str) -> Engine:
    if not re.match(r"^\w+(\+\w+)?://", url):
        path = Path(url)
        if not path.parent.is_dir():
            raise UsageError(
                f"The folder of the gradebook {path} does not exist: make it, or name another with --gradebook."
            )
        url = f"sqlite:///{path}"
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {})
    if url.startswith("sqlite"):
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Write-ahead log: readers do not wait, and a crash loses no finished report."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
