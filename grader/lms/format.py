"""What one LMS does with a file of scores: the questions that filling, writing and checking ask of every format.

Each LMS is a subclass in a module of its own; what it shares with most others is here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from grader.errors import UsageError
from grader.lms.figures import number, read_number
from grader.lms.safety import free_text
from grader.lms.scores import Column, Finding, Kind, Options, Scores, listed, quoted, shown
from grader.lms.sheet import Sheet
from grader.lms.sources import Source
from grader.lms.table import Row
from grader.model import Person, Standing

Identity = tuple[str, Callable[[Person], str]]  # a header, and what stands below it


@dataclass
class Filling:
    """One column of scores on its way into a file: what its LMS may object to."""

    column: Column
    header: str
    values: dict[str, float] = field(default_factory=dict)  # student -> points that are written
    kept: dict[str, str] = field(default_factory=dict)  # student -> what the LMS's file said before, and still does


class Format:
    """An LMS's CSV."""

    name = ""
    label = ""
    source: Source
    excused: str | None = None  # the LMS's word for it
    blank_clears = False
    above: tuple[Kind, str] | None = None  # what becomes of scores above the maximum
    below: tuple[Kind, str] | None = None  # of scores below 0
    mark = b""
    end = "\n"
    quote_all = False

    def find(self, sheet: Sheet, column: Column) -> int:
        """The file's column of ours; UsageError lists the candidates when none or several fit."""
        candidates = [i for i in range(len(sheet.header)) if i not in sheet.fields.values() and self.takes(sheet, i)]
        for fits in self.rules(column):
            found = [i for i in candidates if fits(sheet.header[i])]
            if len(found) == 1:
                return found[0]
            if found:
                break
        problem = "several columns fit" if found else "no column fits"
        raise UsageError(
            f"{shown(sheet.name)}: {problem} {shown(column.title)!r}; name one of "
            f"{quoted([sheet.header[i] for i in (found or candidates)])} as `column` of the assignment in course.toml."
        )

    def rules(self, column: Column) -> list[Callable[[str], bool]]:
        """How a header may fit, strictest first."""
        title, ident = column.title.strip(), self.ident(column.title)
        return [
            lambda header: header == title,
            lambda header: self.bare(header) == title,
            lambda header: ident is not None and self.ident(header) == ident,
            lambda header: self.bare(header).casefold() == self.bare(title).casefold(),
        ]

    def takes(self, sheet: Sheet, index: int) -> bool:
        """Whether a column may hold scores."""
        return bool(sheet.header[index])

    def bare(self, header: str) -> str:
        """A header without what the LMS adds to a title."""
        return header

    def ident(self, header: str) -> str | None:
        """The LMS's number for a column, if its header tells."""
        return None

    def maximum(self, sheet: Sheet, index: int, row: Row | None = None) -> float | None:
        """The most points of a column (for one student) as the file says."""
        return None

    def comment_column(self, sheet: Sheet, column: Column, index: int) -> int | None:
        """Where the comment to a score stands."""
        return None

    def locked(self, sheet: Sheet, row: Row) -> bool:
        """Whether the LMS takes no score for this student."""
        return False

    def read_only(self, sheet: Sheet, index: int) -> bool:
        """Whether the LMS ignores the column."""
        return False

    def beside_comment(self, sheet: Sheet, index: int) -> list[tuple[int, str]]:
        """Cells that must be set with a comment."""
        return []

    def comment(self, text: str) -> str:
        """A comment as this LMS can read it."""
        return free_text(text)

    def decimal(self, options: Options, sheet: Sheet | None) -> str:
        """Which decimal sign the file gets."""
        return options.decimal

    def cell(self, standing: Standing | None, options: Options, decimal: str) -> str | None:
        """What a score's cell says; None leaves the LMS's value alone."""
        points = score_of(standing, options)
        if points is not None:
            return number(points, decimal)
        return self.excused if standing and standing.state == "excused" else None

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """What the LMS would refuse or change in the file as a whole."""
        return []

    def object_to_column(self, filling: Filling, fresh: bool) -> list[Finding]:
        """What it would refuse or change in one column of scores."""
        return []

    def identities(self, people: dict[str, Person]) -> list[Identity]:
        """The columns that say who is who in a new file; UsageError when the LMS could not know somebody."""
        raise UsageError(f"A {self.label} file cannot be made anew: download it there and fill it with --into.")

    def score_header(self, column: Column) -> str:
        """The header of a score in a new file."""
        return column.title

    def comment_headers(self, column: Column) -> list[tuple[str, str | None]]:
        """Headers beside a score in a new file, each with a fixed text or None for the comment."""
        return []

    def above_students(self, identities: int, columns: list[Column], decimal: str) -> list[list[str]]:
        """Rows between the header and the students in a new file."""
        return []

    def closing(self) -> list[tuple[str, str]]:
        """The last columns of a new file: header and the text of every cell."""
        return []


def score_of(standing: Standing | None, options: Options) -> float | None:
    """The points that an LMS gets, or None."""
    if standing is None:
        return None
    if standing.state == "missing":
        return options.missing
    return standing.points if standing.state in ("graded", "rejected") else None


def all_have(people: dict[str, Person], fields: tuple[str, ...]) -> str | None:
    """The first of the ids that everybody has."""
    return next((field for field in fields if all(getattr(person, field) for person in people.values())), None)


def must_have(people: dict[str, Person], fields: tuple[str, ...], label: str, words: str) -> None:
    """UsageError names the students without any of the ids that the LMS needs."""
    without = [student for student, person in people.items() if not any(getattr(person, field) for field in fields)]
    if without:
        raise UsageError(
            f"{label} needs {words} of every student, which is unknown for {len(without)} ({listed(without)}): fill the "
            "LMS's own file with --into, or name a roster with it in course.toml."
        )


def plain_number(text: str) -> float | None:
    """A number in an LMS's header or cell."""
    found = read_number(text)
    return None if found is None else float(found)
