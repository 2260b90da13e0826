"""Moodle: the gradebook's CSV import, and the offline grading worksheet of an assignment.

Two formats of the package. The import takes all rows or none; the worksheet passes over in silence what it does not take.
"""

import re

from grader.lms.figures import read_number
from grader.lms.format import Filling, Format, Identity, all_have, must_have, plain_number
from grader.lms.safety import free_text
from grader.lms.scores import Column, Finding, Options, Scores, changed, info, listed, refused, shown
from grader.lms.sheet import Sheet
from grader.lms.sources import GRADEBOOK, WORKSHEET, plain_header
from grader.lms.table import Row
from grader.model import Person

ITEM = re.compile(r"^(?:[^:()]+: )?(.*?)\s*\((?:Real|Points|Punkte|Note|Valor)\)$")  # "Assignment: Lab 1 (Real)"
NO_SCORE = re.compile(r"\((Feedback|Percentage|Letter|Prozentsatz|Pourcentage|Porcentaje)\)$|^Last downloaded from")
TOTAL = 100  # more needs a setting of the site
BACKSLASH = re.compile(r'\\(?="|$)')
ID_HEADERS = {"email": "Email address", "login": "Username", "sis_id": "ID number"}


class Gradebook(Format):
    """The CSV import of the gradebook."""

    name, label, source = "moodle", "Moodle", GRADEBOOK
    blank_clears = True
    above = ("changed", "lowers it to its maximum in silence")
    below = ("changed", "raises it to 0 in silence")

    def takes(self, sheet: Sheet, index: int) -> bool:
        """Points, not percentages or feedback."""
        return super().takes(sheet, index) and not NO_SCORE.search(sheet.header[index])

    def bare(self, header: str) -> str:
        """Without the kind of activity in front and the kind of score behind."""
        found = ITEM.match(header)
        return found[1] if found else header

    def comment_column(self, sheet: Sheet, column: Column, index: int) -> int | None:
        """The feedback column of the same item."""
        item = re.sub(r"\s*\([^()]*\)$", "", sheet.header[index])
        names = (f"{item} (Feedback)".casefold(), f"{item} feedback".casefold())
        return next((i for i, header in enumerate(plain_header(sheet.header)) if header in names), None)

    def comment(self, text: str) -> str:
        """A backslash before a quotation mark would swallow the rows that follow."""
        return _without_trap(free_text(text))

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """Backslashes, rows of different length, the date of download, the decimal sign."""
        findings = _backslashes(sheet) + _decimal_sign(sheet, options, "cancels the whole import for a wrong one")
        lengths = {len(row.cells) for row in sheet.table.rows if not row.is_blank()}
        if len(lengths) > 1:
            findings.append(refused(f"Moodle refuses {shown(sheet.name)}: its rows differ in their number of columns."))
        if any(name.startswith("last downloaded from this course") for name in plain_header(sheet.header)):
            findings.append(info(
                "Moodle cancels the import if a score was changed there after the download (the column 'Last downloaded "
                "from this course' tells it), or if the file is older than a year: download a new one then."
            ))  # fmt: skip
        return findings

    def object_to_column(self, filling: Filling, fresh: bool) -> list[Finding]:
        """What cancels the import."""
        title, findings = shown(filling.header), []
        if fresh:
            findings.append(info("Moodle cancels the whole import if it does not know one of the students."))
        if high := [student for student, points in filling.values.items() if points > TOTAL]:
            sentence = f"{title}: Moodle cancels the import for scores above 100 ({listed(high)})"
            findings.append(info(f"{sentence} unless the site allows unlimited grades."))
        if percent := [student for student, text in filling.kept.items() if "%" in text]:
            findings.append(refused(f"{title}: Moodle cancels the import for cells with % ({listed(percent)})."))
        return findings

    def identities(self, people: dict[str, Person]) -> list[Identity]:
        """One column by which Moodle knows everybody."""
        field = all_have(people, tuple(ID_HEADERS))
        if field is None:
            must_have(people, ("email",), self.label, "one of e-mail address, user name and ID number, the same one")
        return [(ID_HEADERS[field or "email"], lambda person: str(getattr(person, field or "email")))]

    def comment_headers(self, column: Column) -> list[tuple[str, str | None]]:
        """One beside each score."""
        return [(f"{column.title} feedback", None)]


class Worksheet(Format):
    """The offline grading worksheet of one assignment."""

    name, label, source = "moodle-worksheet", "Moodle worksheet", WORKSHEET
    above = ("refused", "passes over the row in silence")
    below = ("refused", "passes over the row in silence")

    def find(self, sheet: Sheet, column: Column) -> int:
        """Always the column Grade."""
        return plain_header(sheet.header).index("grade")

    def maximum(self, sheet: Sheet, index: int, row: Row | None = None) -> float | None:
        """Each row has its own."""
        place = _place(sheet, "maximum grade")
        row = row or next(iter(sheet.students()), None)
        return plain_number(row.value(place)) if row and place is not None else None

    def comment_column(self, sheet: Sheet, column: Column, index: int) -> int | None:
        """The text feedback."""
        return _place(sheet, "feedback comments")

    def comment(self, text: str) -> str:
        """As in the gradebook; Moodle shows it as HTML."""
        return _without_trap(free_text(text).replace("&", "&amp;").replace("<", "&lt;"))

    def locked(self, sheet: Sheet, row: Row) -> bool:
        """Where Moodle says that the grade cannot be changed."""
        place = _place(sheet, "grade can be changed")
        return place is not None and row.value(place).strip().casefold() == "no"

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """Identifiers, backslashes, the decimal sign, a feedback column in front."""
        findings = _backslashes(sheet) + _decimal_sign(sheet, options, "drops what follows a wrong one in silence")
        place = plain_header(sheet.header).index("identifier")
        wrong = [text for row in sheet.students() if not _number_of(text := row.value(place))]
        if wrong:
            findings.append(refused(f"Moodle knows no row by {listed(wrong)}: identifiers read 'Participant 12'."))
        if options.comments and _place(sheet, "feedback comments") == 0:
            findings.append(refused("Moodle ignores a feedback column in the first place: move it behind Identifier."))
        return findings


def participant(sheet: Sheet, row: Row) -> str | None:
    """The number of a worksheet's row."""
    return _number_of(row.value(plain_header(sheet.header).index("identifier")))


def _number_of(identifier: str) -> str | None:
    found = re.fullmatch(r"\D+?(\d+)", identifier.strip())
    return found[1] if found else None


def _place(sheet: Sheet, header: str) -> int | None:
    plain = plain_header(sheet.header)
    return plain.index(header) if header in plain else None


def _without_trap(text: str) -> str:
    return BACKSLASH.sub(r"\\ ", text)


def _backslashes(sheet: Sheet) -> list[Finding]:
    """In a quoted cell, a backslash and a quotation mark do not end the cell for Moodle."""
    rows = [row for row in sheet.table.rows if any(raw.startswith('"') and '\\"' in raw for raw in row.cells)]
    if not rows:
        return []
    names = [sheet.identity(row) for row in rows]
    return [
        refused(f"A cell ends in a backslash, and Moodle reads on through the next rows: correct it ({listed(names)}).")
    ]


def _decimal_sign(sheet: Sheet, options: Options, consequence: str) -> list[Finding]:
    """Moodle reads numbers in the language of who imports; the file's own numbers betray it."""
    body = [text for row in sheet.students() for text in row.values() if read_number(text) is not None]
    signs = {sign for text in body for sign in ".," if sign in text}
    ours = "," if options.decimal == "comma" else "."
    if len(signs) != 1 or ours in signs:
        return []
    other = "point" if options.decimal == "comma" else "comma"
    return [changed(f"The file writes decimals with a {other}, and Moodle {consequence}: use --decimal {other}.")]
