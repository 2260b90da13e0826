"""A person's word beside the machine's: overrides, voided checks, extensions, kept scores.

Append-only: undoing is a new line. Nothing here changes a report: `gradebook.scores` reads both and adds them up, so a
decision survives every regrade.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict
from sqlalchemy import insert, select

from grader.errors import UsageError
from grader.gradebook.store import Gradebook
from grader.gradebook.tables import decisions

Kind = Literal["override", "void", "extend", "keep", "say", "undo"]


class Decision(BaseModel):
    """One line of the record."""

    model_config = ConfigDict(frozen=True)

    id: int = 0
    at: datetime
    by: str
    kind: Kind
    reason: str
    value: str = ""  # "=8", "+0.5", "excused"; the new due time; the kept score; the group that something is said to
    student: str | None = None
    exercise: str | None = None
    check: str | None = None
    assignment: str | None = None
    attempt: int | None = None  # the newest one when the decision was made; of `keep`, the one meant
    undoes: int | None = None

    @property
    def target(self) -> tuple[str | int | None, ...]:
        """What it is about: a later decision on the same takes its place."""
        attempt = self.attempt if self.kind == "keep" else None
        group = self.value if self.kind == "say" else None
        return self.kind, self.student, self.exercise, self.check, self.assignment, attempt, group


class Decisions:
    """Those that stand, each the newest on its target."""

    def __init__(self, rows: Iterable[Decision]) -> None:
        self.all = list(rows)
        undone = {row.undoes for row in self.all if row.kind == "undo"}
        self.standing = {row.target: row for row in self.all if row.kind != "undo" and row.id not in undone}

    def find(self, kind: Kind, student: str | None = None, exercise: str | None = None, check: str | None = None,
             assignment: str | None = None, attempt: int | None = None) -> Decision | None:  # fmt: skip
        """The one that stands on exactly this target."""
        return self.standing.get((kind, student, exercise, check, assignment, attempt, None))

    def voids(self, exercise: str) -> dict[str, Decision]:
        """Voided hidden checks of an exercise."""
        return {row.check: row for row in self.of("void") if row.exercise == exercise and row.check}

    def check_overrides(self, student: str, exercise: str) -> dict[str, Decision]:
        """Overridden hidden checks of one student."""
        own = (row for row in self.of("override") if (row.student, row.exercise) == (student, exercise))
        return {row.check: row for row in own if row.check}

    def of(self, kind: Kind) -> list[Decision]:
        """All of a kind that stand."""
        return [row for row in self.standing.values() if row.kind == kind]


def read_decisions(gradebook: Gradebook) -> Decisions:
    """The whole record, oldest first."""
    with gradebook.engine.connect() as connection:
        rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
        return Decisions([Decision.model_validate(dict(row)) for row in rows])


def record(gradebook: Gradebook, rows: Iterable[Decision]) -> None:
    """Append lines, all or none."""
    values = [row.model_dump(exclude={"id"}) for row in rows]
    if values:
        with gradebook.engine.begin() as connection:
            connection.execute(insert(decisions), values)


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC)


def undo(gradebook: Gradebook, wanted: Decision) -> Decision:
    """Append a line that takes back the standing decision on the same target; that decision."""
    found = read_decisions(gradebook).standing.get(wanted.target)
    if found is None:
        raise UsageError("There is nothing to undo: no such decision stands (grade status lists those that do).")
    line = {"kind": "undo", "undoes": found.id, "at": wanted.at, "by": wanted.by, "reason": wanted.reason}
    record(gradebook, [found.model_copy(update=line)])
    return found


def parse_override(text: str) -> str:
    """`=8`, `+0.5`, `-1` or `excused`, checked."""
    if text == "excused":
        return text
    try:
        if text[:1] in "=+-" and text[1:]:
            number = float(text[1:])
            if number >= 0 and number < float("inf"):
                return f"{text[0]}{number:.10g}"
    except ValueError:
        pass
    raise UsageError(f"An override is =8 (the score), +0.5 (points added), -1 or excused, not {text!r}.")
