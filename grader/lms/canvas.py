"""Canvas: the gradebook CSV, matched by user id, columns by the number in parentheses.

One format of the package; what Canvas rewrites before it reads anything is told here.
"""

import re

from grader.lms.figures import number
from grader.lms.format import Filling, Format, Identity, must_have, plain_number
from grader.lms.safety import free_text
from grader.lms.scores import Column, Finding, Options, Scores, changed, info, listed, refused, shown
from grader.lms.sheet import Sheet
from grader.lms.sources import CANVAS, plain_header
from grader.lms.table import Row
from grader.model import Person

IGNORED = re.compile("(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")  # such columns are dropped
NUMBERED = re.compile(r"^(.*?)\s*\((\d+)\)$", re.DOTALL)
NUMERIC = re.compile(r"[+-]?[\d.,]+%?")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
FIRST_LINES = 3  # by which Canvas recognises the delimiter


def as_canvas_reads(text: str) -> str:
    """Every cell of digits, dots and commas loses all separators but the last, which becomes a point."""
    if not NUMERIC.fullmatch(text) or not re.search(r"[.,]", text):
        return text
    *whole, fraction = re.split(r"[.,]", text)
    return "".join(whole) + "." + fraction


class Canvas(Format):
    """The gradebook CSV."""

    name, label, source = "canvas", "Canvas", CANVAS
    excused = "EX"
    blank_clears = True

    def takes(self, sheet: Sheet, index: int) -> bool:
        """Assignments stand behind the section."""
        return super().takes(sheet, index) and index > sheet.fields["section"]

    def bare(self, header: str) -> str:
        """Without the number."""
        found = NUMBERED.match(header)
        return found[1] if found else header

    def ident(self, header: str) -> str | None:
        """The number in parentheses at the end."""
        found = NUMBERED.match(header.strip())
        return found[2] if found else None

    def maximum(self, sheet: Sheet, index: int, row: Row | None = None) -> float | None:
        """From the row of possible points."""
        points = _points_possible(sheet)
        return plain_number(points.value(index)) if points else None

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """Its encoding, its header, its delimiter, ids that it would rewrite."""
        findings = []
        if sheet.table.encoding != "utf-8":
            findings.append(refused(f"Canvas reads UTF-8 only; {shown(sheet.name)} is in {sheet.table.encoding}."))
        header = plain_header(sheet.header)
        if "sis user id" in header and header[header.index("sis user id") + 1 :][:1] != ["sis login id"]:
            findings.append(refused("Canvas refuses a header with SIS User ID but no SIS Login ID right behind it."))
        if any("\n" in raw or "\r" in raw for row in sheet.table.rows[:FIRST_LINES] for raw in row.cells):
            sentence = "a cell in the first three rows holds a line break."
            findings.append(refused(f"Canvas cannot recognise the delimiter: {sentence}"))
        return findings + _rewritten_ids([sheet.person(row) for row in sheet.students()])

    def object_to_column(self, filling: Filling, fresh: bool) -> list[Finding]:
        """Titles that it drops or takes for a number; old cells that it would read otherwise."""
        findings, title = [], shown(filling.header)
        if word := IGNORED.search(filling.header):
            sentence = f"for the words {word[0]!r} in it: rename the assignment there."
            findings.append(refused(f"Canvas drops the column {title!r} in silence, {sentence}"))
        if fresh:
            findings.append(_unsure_title(filling.header, title))
        odd = [student for student, text in filling.kept.items() if THOUSANDS.fullmatch(text.strip())]
        if odd:
            text = filling.kept[odd[0]].strip()
            findings.append(
                changed(f"{title}: Canvas reads the cell {text} as {as_canvas_reads(text)} ({listed(odd)}).")
            )
        return findings

    def identities(self, people: dict[str, Person]) -> list[Identity]:
        """Name, Canvas id, SIS ids, section; one of the ids must be known."""
        must_have(people, ("lms_id", "sis_id", "login"), self.label, "the Canvas ID, SIS User ID or SIS Login ID")
        return [
            ("Student", lambda person: free_text(person.sortable_name or person.name)),
            ("ID", lambda person: person.lms_id),
            ("SIS User ID", lambda person: person.sis_id),
            ("SIS Login ID", lambda person: person.login),
            ("Section", lambda person: free_text(person.section)),
        ]

    def above_students(self, identities: int, columns: list[Column], decimal: str) -> list[list[str]]:
        """The row of possible points."""
        points = [number(column.max_points, decimal) for column in columns]
        return [["    Points Possible", *[""] * (identities - 1), *points]]

    def read_only(self, sheet: Sheet, index: int) -> bool:
        """As the row of possible points says."""
        points = _points_possible(sheet)
        return points is not None and "read only" in points.value(index).casefold()


def _points_possible(sheet: Sheet) -> Row | None:
    return next((row for row in sheet.table.rows[:5] if "Points Possible" in row.value(0)), None)


def _unsure_title(header: str, title: str) -> Finding:
    if found := NUMBERED.match(header):
        return info(
            f"Canvas takes ({found[2]}) in {title!r} for its own number of the assignment; if it has no such number, it "
            f"proposes a new assignment {shown(found[1])!r}."
        )
    return info(f"Canvas looks for an assignment called exactly {title!r}; if there is none, it proposes a new one.")


def _rewritten_ids(people: list[Person]) -> list[Finding]:
    lost = [person.sis_id for person in people if not person.lms_id and as_canvas_reads(person.sis_id) != person.sis_id]
    if not lost:
        return []
    return [refused(
        f"Canvas reads the SIS ID {lost[0]} as {as_canvas_reads(lost[0])} and does not find {len(lost)} students by it: "
        "the column ID must be filled."
    )]  # fmt: skip
