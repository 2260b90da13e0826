"""A table of one known kind: its header, its students, what each row says of who a student is.

Between the raw table and everything that asks for people: rosters and filled files.
"""

import re
from dataclasses import dataclass

from grader.errors import SourceError, UsageError
from grader.lms.matching import swapped
from grader.lms.safety import is_formula
from grader.lms.scores import quoted, shown
from grader.lms.sources import Source, plain_header, recognise
from grader.lms.table import Row, Table, read_table
from grader.model import Person

IDS = ("lms_id", "sis_id", "login", "email")
CANVAS_WRAP = re.compile(r'="(.*)"')
NO_STUDENTS = {"student, test", "test student"}  # what Canvas calls its teachers' preview


@dataclass
class Sheet:
    """One file of an LMS."""

    table: Table
    name: str
    source: Source
    header_row: Row
    header: list[str]
    fields: dict[str, int]  # field of a Person, or first, last -> column

    def students(self) -> list[Row]:
        """The rows that stand for a student."""
        after = self.table.rows.index(self.header_row) + 1
        return [row for row in self.table.rows[after:] if self._is_student(row)]

    def _is_student(self, row: Row) -> bool:
        if row.is_blank() or (self.source.name == "canvas" and "Points Possible" in row.value(0)):
            return False
        if self.source.name == "canvas" and row.value(0).strip().casefold() in NO_STUDENTS:
            return False
        if self.source.name == "moodle-worksheet":
            return True  # marked blind, it says nothing of who a participant is
        return any(
            row.value(index).strip() for field, index in self.fields.items() if field not in ("section", "group")
        )

    def person(self, row: Row) -> Person:
        """Who a row is about."""
        said = {field: self._clean(row.value(index)) for field, index in self.fields.items()}
        if any_id := said.pop("any_id", ""):
            said[_kind_of(any_id)] = said.get(_kind_of(any_id)) or any_id
        first, last, name = said.pop("first", ""), said.pop("last", ""), said.pop("name", "")
        sortable = name if "," in name else ""
        if first or last:
            name, sortable = f"{first} {last}".strip(), ", ".join(filter(None, (last, first)))
        return Person(name=swapped(name) if "," in name else name, sortable_name=sortable, **said)

    def _clean(self, text: str) -> str:
        """Without the wrapping that a system is known to put around identifiers."""
        text = text.strip()
        if self.source.name == "canvas" and (wrapped := CANVAS_WRAP.fullmatch(text)):
            return wrapped[1]
        if self.source.name.startswith("moodle") and text.startswith("'") and is_formula(text[1:]):
            return text[1:]
        return text.removeprefix("#") if self.source.name == "brightspace" else text

    def identity(self, row: Row) -> str:
        """What to call a row in a sentence."""
        person = self.person(row)
        return next((text for text in (person.login, person.email, person.name, person.sis_id, person.lms_id) if text),
                    row.value(0))  # fmt: skip


def _kind_of(identifier: str) -> str:
    """GitHub Classroom's roster identifiers are whatever the instructor entered."""
    if "@" in identifier:
        return "email"
    return "name" if " " in identifier else "sis_id"


def read_sheet(data: bytes, name: str, source: Source | None = None) -> Sheet:
    """The file as the kind it is, or must be."""
    table = read_table(data, name)
    row = next(row for row in table.rows if not row.is_blank())
    header = [value.strip() for value in row.values()]
    plain = plain_header(header)
    found = recognise(header)
    if source is not None and not source.is_it(plain):
        looks = f", as in a {found.label} file" if found and found.name != "plain" else ""
        raise UsageError(
            f"{shown(name)} is no {source.label} file: expected the columns {source.expects}; "
            f"found {quoted(header)}{looks}."
        )
    if source is None and found is None:
        raise SourceError(
            f"{shown(name)} is no roster: expected an LMS's export or columns such as name, email, student id, login; "
            f"found {quoted(header)}."
        )
    kind = source or found
    assert kind is not None
    return Sheet(table, name, kind, row, header, _fields(plain, kind))


def _fields(header: list[str], source: Source) -> dict[str, int]:
    """Of several headers for one field, the alias that comes first in the table."""
    places = {
        field: next((header.index(alias) for alias in aliases if alias in header), None)
        for field, aliases in source.fields.items()
    }
    return {field: place for field, place in places.items() if place is not None}
