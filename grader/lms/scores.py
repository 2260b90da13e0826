"""What goes into an export and what comes out of it: columns, options, findings, the finished file.

The words that all modules of this package share; nothing here reads or writes. Behind the gradebook, before the LMS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from grader.errors import GraderError, UsageError
from grader.model import Person, Standing
from grader.text import inert

Kind = Literal["refused", "changed", "by_hand", "since", "info"]
MOST = 1e6  # points: above, something was mistyped
Entries = Mapping[str, str]  # student -> the name of their file in the LMS's download


@dataclass(frozen=True)
class Column:
    """One column of the LMS."""

    assignment: str  # our name
    title: str  # the LMS's name; may end in its number: "Lab 1 (1234)", "Lab 1|1234567"
    max_points: float


@dataclass(frozen=True)
class Options:
    """What the command line decides about an export."""

    decimal: Literal["point", "comma"] = "point"
    spreadsheet: bool = False  # for people's eyes: every text is made safe for a spreadsheet, the LMS may not know it
    missing: float | None = None  # the score of who handed nothing in; None leaves the LMS's value alone
    comments: bool = False  # fill the comment column, too, where the file has one
    course: str = ""  # names the course in csv and json

    def __post_init__(self) -> None:
        if self.missing is not None and not 0 <= self.missing <= MOST:
            raise UsageError(f"{self.missing:g} is no score for who handed in nothing: write one from 0 to {MOST:g}.")


@dataclass(frozen=True)
class Finding:
    """One thing to know before a file is handed to the LMS."""

    kind: Kind
    sentence: str


@dataclass
class Exported:
    """A finished file and everything that its reader must know."""

    data: bytes
    findings: list[Finding] = field(default_factory=list)
    filled: dict[tuple[str, str], str] = field(default_factory=dict)  # (student, assignment) -> what our cell says
    unmatched_rows: list[str] = field(default_factory=list)  # rows of the LMS's file that are nobody of ours
    unmatched_students: list[str] = field(default_factory=list)  # students of ours without a row

    @property
    def warnings(self) -> list[str]:
        """The findings as sentences."""
        return [finding.sentence for finding in self.findings]


class Scores:
    """Standings by student and assignment."""

    def __init__(self, columns: list[Column], standings: list[Standing]) -> None:
        wanted = {column.assignment for column in columns}
        self.people: dict[str, Person] = {}
        self.cells: dict[tuple[str, str], Standing] = {}
        for standing in standings:
            if standing.assignment in wanted:
                self._add(standing)

    def _add(self, standing: Standing) -> None:
        key = (standing.student, standing.assignment)
        if key in self.cells:
            raise GraderError(f"{shown(standing.student)} has two scores in {shown(standing.assignment)}.")
        self.cells[key] = standing
        known = self.people.get(standing.student, Person()).model_dump()
        added = standing.person.model_dump()
        self.people[standing.student] = Person(**{name: value or added[name] for name, value in known.items()})


def shown(text: str) -> str:
    """A name from outside as it may stand in a sentence."""
    return inert(text, keep_lines=False)


def listed(names: list[str], most: int = 5) -> str:
    """`a, b and 3 more`."""
    some = ", ".join(shown(name) for name in names[:most])
    return some if len(names) <= most else f"{some} and {len(names) - most} more"


def quoted(names: list[str], most: int = 12) -> str:
    """`'a', 'b' and 3 more`."""
    return listed([f"'{name}'" for name in names], most) or "nothing"


def refused(sentence: str) -> Finding:
    """The LMS will not take it."""
    return Finding("refused", sentence)


def changed(sentence: str) -> Finding:
    """The LMS will store something else."""
    return Finding("changed", sentence)


def info(sentence: str) -> Finding:
    """Good to know."""
    return Finding("info", sentence)
