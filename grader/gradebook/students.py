"""The students of the gradebook: those of the roster and those who handed something in, each under one key for good."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from grader.gradebook.store import Gradebook
from grader.gradebook.tables import students
from grader.model import Person

Known = tuple[Person, bool]  # who it is, and whether a roster named them


def read_students(gradebook: Gradebook) -> dict[str, Known]:
    """Everybody by key."""
    with gradebook.engine.connect() as connection:
        rows = connection.execute(select(students).order_by(students.c.id))
        return {row.id: (Person.model_validate_json(row.person), row.in_roster) for row in rows}


def write_students(gradebook: Gradebook, known: Mapping[str, Known]) -> None:
    """Store everybody, all or nothing."""
    rows = [
        {"id": key, "person": person.model_dump_json(exclude_defaults=True), "in_roster": in_roster}
        for key, (person, in_roster) in known.items()
    ]
    if rows:
        with gradebook.engine.begin() as connection:
            for start in range(0, len(rows), 500):  # databases limit how many values one statement names
                some = rows[start : start + 500]
                connection.execute(delete(students).where(students.c.id.in_([row["id"] for row in some])))
                connection.execute(insert(students), some)
