"""An upload: what a layout says of one file — whose it is, when and in which hand-in it came, how the LMS calls it.

Layouts make them, `sources` turns them into candidates for a submission. Also the times that LMSs write.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_tz
from pathlib import Path
from typing import Protocol

from grader.course import Course
from grader.intake.entries import Entry
from grader.model import Person

OWN = "the LMS's own file"
NOBODY = Person()
NO_NAME = "the name is not one of {}'s: whose it is cannot be told"


@dataclass(frozen=True)
class Upload:
    """Who handed a file in, and when."""

    student: str  # the most stable id that the source carries
    entry: str  # the LMS's name of it
    inside: tuple[str, ...]  # the student's own name of it, with folders
    person: Person = NOBODY
    lms: str = ""
    batch: str = ""  # files of one hand-in share it
    exercise: str = ""  # the slug, when a folder's name tells it
    submitted_at: datetime | None = None
    submitted_at_from: str | None = None
    late: str | None = None
    notes: tuple[str, ...] = ()
    times_tell: bool = False  # the files' own times are the student's, not the download's


@dataclass(frozen=True)
class Root:
    """A source as layouts see it."""

    source: Path  # the folder or archive, for its name and what lies beside it
    entries: list[Entry]
    course: Course
    remarks: list[tuple[str, str]] = field(default_factory=list)  # where, what an instructor should know

    @property
    def zone(self) -> tzinfo:
        """In which zone times without one are read."""
        return self.course.settings.zone

    def read_as(self, whose: str) -> str:
        """Where a time without a zone is from."""
        return f"{whose} (read as {self.course.settings.time_zone})"


class Layout(Protocol):
    """One LMS's way to lay out a download."""

    lms: str

    def place(self, entry: Entry) -> list[Upload] | str:
        """Whose an entry is (several for a group), or why it is nobody's work."""


def most(entries: list[Entry], named_so: Callable[[str], object]) -> bool:
    """Whether more entries than not are named as an LMS names them."""
    named = sum(bool(named_so(entry.path)) for entry in entries)
    return named > 0 and 2 * named > len(entries)


def parse_time(text: str, formats: tuple[str, ...], zone: tzinfo) -> datetime | None:
    """A time in one of the formats, read in `zone` if it names none."""
    text = re.sub(r"\s+", " ", text.strip())
    for format_ in formats:
        try:
            found = datetime.strptime(text, format_)
        except ValueError:
            continue
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    return None


def parse_named_zone(text: str, formats: tuple[str, ...]) -> datetime | None:
    """A time that ends in the abbreviation of a zone (`10:05:00 AM EST`), if the abbreviation has one meaning."""
    text, _, name = text.strip().rpartition(" ")
    found = parse_time(text, formats, UTC)
    zoned = parsedate_tz(f"{found:%d %b %Y %H:%M:%S} {name}") if found else None
    if found is None or zoned is None or zoned[9] is None or not name.isupper():
        return None
    return datetime.fromtimestamp(found.timestamp() - zoned[9], UTC)
