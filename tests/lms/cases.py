"""What the tests of the LMS formats share: two students, a column, and one line to export."""

from datetime import UTC, datetime
from typing import Any

from grader.lms.formats import Column, Exported, Finding, Options, check, export
from grader.model import Person, Standing

JANE = Person(
    name="Jane Doe",
    sortable_name="Doe, Jane",
    email="jane@example.com",
    login="jdoe",
    sis_id="S0001",
    lms_id="101",
    section="CS1",
)
RICK = Person(
    name="Rick Roe",
    sortable_name="Roe, Rick",
    email="rick@example.com",
    login="rroe",
    sis_id="S0002",
    lms_id="102",
    section="CS1",
)
LAB = Column("lab-1", "Lab 1", 20)


def standing(person: Person = JANE, points: float | None = 18.5, **more: Any) -> Standing:
    known: dict[str, Any] = {
        "student": person.login or person.name, "person": person, "assignment": "lab-1",
        "state": "missing" if points is None else "graded", "points": points, "max_points": 20,
    }  # fmt: skip
    return Standing(**{**known, **more})


def both(jane: float | None = 18.5, rick: float | None = 7.25) -> list[Standing]:
    return [standing(JANE, jane), standing(RICK, rick)]


def fill(
    format: str, template: bytes | str, standings: list[Standing], column: Column = LAB, **options: Any
) -> Exported:
    entries = options.pop("entries", None)
    data = template.encode() if isinstance(template, str) else template
    return export(format, [column], standings, Options(**options), data, "their.csv", entries)


def new(format: str, standings: list[Standing], *columns: Column, **options: Any) -> Exported:
    return export(format, list(columns or [LAB]), standings, Options(**options))


def findings(
    format: str, template: bytes | str | None, standings: list[Standing], column: Column = LAB, **options: Any
) -> list[Finding]:
    data = template.encode() if isinstance(template, str) else template
    last = options.pop("last", None)
    entries = options.pop("entries", None)
    return check(
        format,
        [column],
        standings,
        Options(**options),
        data,
        {column.assignment: last} if last is not None else None,
        "their.csv",
        entries,
    )


def said(found: list[Finding], kind: str, *words: str) -> bool:
    """Whether one finding of that kind says all these words."""
    return any(one.kind == kind and all(word in one.sentence for word in words) for one in found)


NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
