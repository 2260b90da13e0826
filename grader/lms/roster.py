"""Who is in the course: people read from an LMS's export or a plain CSV, recognised by the header.

First step before any score is written: what submissions and standings say of a student is completed from here.
"""

from grader.errors import SourceError
from grader.lms.matching import name_keys
from grader.lms.scores import listed, shown
from grader.lms.sheet import IDS, Sheet, read_sheet
from grader.model import Person

NBGRADER_COLUMNS = 11


def read_roster(data: bytes, name: str) -> list[Person]:
    """Everybody in the file, once each, in its order."""
    sheet = read_sheet(data, name)
    if sheet.source.name == "nbgrader grades":
        _refuse_shifted_rows(sheet)
    people = [person for row in sheet.students() if _is_somebody(person := sheet.person(row))]
    if not people:
        raise SourceError(f"{shown(name)} names no students below its header: export it from the LMS again.")
    found: dict[tuple[str, ...], Person] = {}
    for person in people:
        _refuse_two(found.setdefault(_key(person), person), person, name)
    return list(found.values())


def _refuse_two(first: Person, person: Person, name: str) -> None:
    """Rows with the same ids are one person's, unless their names say that they are not."""
    names = name_keys(first), name_keys(person)
    if all(names) and not names[0] & names[1]:
        ids = listed([text for field in IDS if (text := str(getattr(person, field)))])
        raise SourceError(
            f"{shown(name)} gives {shown(first.name)} and {shown(person.name)} the same {ids}: only one of them can have it."
        )


def _is_somebody(person: Person) -> bool:
    return bool(person.name or person.sortable_name) or any(getattr(person, field) for field in IDS)


def _key(person: Person) -> tuple[str, ...]:
    ids = tuple(str(getattr(person, field)) for field in IDS)
    return ids if any(ids) else (person.name, person.sortable_name)


def _refuse_shifted_rows(sheet: Sheet) -> None:
    """nbgrader quotes nothing: a comma in a name moves all cells behind it."""
    for number, row in enumerate(sheet.table.rows, 1):
        if not row.is_blank() and len(row.cells) != NBGRADER_COLUMNS:
            raise SourceError(
                f"{shown(sheet.name)}, row {number}: expected {NBGRADER_COLUMNS} columns, found {len(row.cells)}; "
                "put names with a comma into double quotes."
            )
