"""Moodle's grading worksheet: a CSV in or beside a download that knows e-mail addresses and times.

It is used only when it is this assignment's for sure: every number of the download stands in it under the same name.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from grader.intake.entries import Entry
from grader.intake.limits import MAX_FILE, RefusedError
from grader.intake.uploads import Root, parse_time

FORMATS = (
    "%A, %d %B %Y, %I:%M %p", "%A, %d %B %Y, %H:%M", "%A, %B %d, %Y, %I:%M %p", "%d %B %Y, %I:%M %p",
    "%d %B %Y, %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S%z",
)  # fmt: skip
NUMBER = re.compile(r"(\d+)\s*$")
MODULE = re.compile(r"-(\d+)(?: ?\(\d+\))?$")  # what Moodle's file names end in: the number of the activity


@dataclass(frozen=True)
class Row:
    """One participant."""

    number: str
    name: str
    email: str
    sis_id: str
    group: str
    submitted_at: datetime | None


@dataclass
class Worksheet:
    """All participants, by their number in the assignment."""

    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def groups(self) -> set[str]:
        """Names of groups."""
        return {row.group for row in self.rows.values()} - {""}

    def fits(self, people: set[tuple[str, str]]) -> bool:
        """Whether every name and number of a download is one of these."""
        names = {row.name for row in self.rows.values()}
        if not names - {""}:
            return bool(self.rows) and all(number in self.rows for _, number in people)
        return all(
            (number in self.rows and self.rows[number].name == who) or (who in self.groups and who not in names)
            for who, number in people
        )


def is_worksheet(entry: Entry) -> bool:
    """Whether a file at the top of the source may be a worksheet."""
    return entry.name.lower().endswith(".csv") and len(entry.parts) == 1


def find_worksheet(root: Root, people: set[tuple[str, str]]) -> Worksheet:
    """The one worksheet that fits; an empty one when there is none, or no telling which."""
    fitting: dict[str, Worksheet] = {}
    for name, text in _texts(root):
        worksheet = parse(text, root.zone)
        if worksheet.fits(people):
            fitting[name] = worksheet
    module = MODULE.search(root.source.stem)
    same = [one for name, one in fitting.items() if module and _module(name) == module[1]]
    chosen = same or list(fitting.values())
    if len(chosen) > 1:
        root.remarks.append((str(root.source), f"no telling which worksheet is its own: {', '.join(fitting)}"))
    return chosen[0] if len(chosen) == 1 else Worksheet()


def parse(text: str, zone: tzinfo) -> Worksheet:
    """The rows of a worksheet; none if it is another file."""
    try:
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        found = [{str(key): str(value or "") for key, value in row.items()} for row in reader]
    except csv.Error:
        return Worksheet()
    rows = (_row(row, zone) for row in found if NUMBER.search(row.get("Identifier", "")))
    return Worksheet({row.number: row for row in rows})


def _row(row: dict[str, str], zone: tzinfo) -> Row:
    number = NUMBER.search(row["Identifier"])
    return Row(
        number=number[1] if number else "", name=row.get("Full name", ""), email=row.get("Email address", ""),
        sis_id=row.get("ID number", ""), group=row.get("Group", ""),
        submitted_at=parse_time(row.get("Last modified (submission)", ""), FORMATS, zone),
    )  # fmt: skip


def _texts(root: Root) -> list[tuple[str, str]]:
    """CSV files at the top of the source and beside it."""
    found = []
    for entry in filter(is_worksheet, root.entries):
        try:
            found.append((entry.name, entry.read(MAX_FILE).decode("utf-8", errors="replace")))
        except RefusedError as why:
            root.remarks.append((entry.where, str(why)))
    for path in sorted(root.source.parent.glob("*.csv")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_FILE:
            found.append((path.name, path.read_text(encoding="utf-8", errors="replace")))
    return found


def _module(name: str) -> str | None:
    found = MODULE.search(Path(name).stem)
    return found[1] if found else None
