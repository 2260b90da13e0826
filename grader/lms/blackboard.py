"""Blackboard: the grade center's download, matched by user name, columns by the number behind the bar.

One format of the package.
"""

import re

from grader.errors import UsageError
from grader.lms.figures import number
from grader.lms.format import Filling, Format, Identity, must_have, plain_number
from grader.lms.scores import Column, Finding, Options, Scores, changed, listed, refused, shown
from grader.lms.sheet import Sheet
from grader.lms.sources import BLACKBOARD, BLACKBOARD_ID, plain_header
from grader.lms.table import Row
from grader.model import Person

DISPLAY = re.compile(r"\s*\[Total Pts: (?:up to )?([\d.,]+)[^\]]*\]")
BESIDE = {"grading notes", "notes format", "feedback to learner", "feedback format"}


class Blackboard(Format):
    """The grade center's CSV or tab-separated .xls."""

    name, label, source = "blackboard", "Blackboard", BLACKBOARD
    mark = b"\xef\xbb\xbf"
    end = "\r\n"
    quote_all = True

    def takes(self, sheet: Sheet, index: int) -> bool:
        """Neither the notes beside a score nor what it says of access."""
        beside = plain_header(sheet.header)[index] in BESIDE | {"last access", "availability"}
        return super().takes(sheet, index) and not beside

    def bare(self, header: str) -> str:
        """Without points and number."""
        return DISPLAY.sub("", BLACKBOARD_ID.sub("", header)).strip()

    def ident(self, header: str) -> str | None:
        """The number behind the bar."""
        found = BLACKBOARD_ID.search(header)
        return found[1] if found else None

    def maximum(self, sheet: Sheet, index: int, row: Row | None = None) -> float | None:
        """As the header says."""
        found = DISPLAY.search(sheet.header[index])
        return plain_number(found[1]) if found else None

    def comment_column(self, sheet: Sheet, column: Column, index: int) -> int | None:
        """Feedback to the learner, before the next score."""
        plain = plain_header(sheet.header)
        for place in range(index + 1, len(plain)):
            if plain[place] == "feedback to learner":
                return place
            if plain[place] not in BESIDE:
                break
        return None

    def beside_comment(self, sheet: Sheet, index: int) -> list[tuple[int, str]]:
        """The comment is plain text."""
        behind = plain_header(sheet.header)[index + 1 : index + 2]
        return [(index + 1, "PLAIN_TEXT")] if behind == ["feedback format"] else []

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """With commas, every cell must be quoted."""
        bare = [raw for row in sheet.table.rows for raw in row.cells if not raw.startswith('"') and not row.is_blank()]
        if sheet.table.delimiter != "\t" and bare:
            return [refused(f"Blackboard wants every cell of a CSV in quotes; {len(bare)} are not: download it again.")]
        return []

    def object_to_column(self, filling: Filling, fresh: bool) -> list[Finding]:
        """A header without a number makes a new column; words of its own are written back as text."""
        title, findings = shown(filling.header), []
        if self.ident(filling.header) is None:
            findings.append(
                changed(f"Blackboard makes a new text column with 0 points of {title!r}: its number is missing.")
            )
        words = [student for student, text in filling.kept.items() if text.strip() in ("Needs Grading", "In Progress")]
        if words:
            findings.append(
                changed(f"{title}: Blackboard may store its own 'Needs Grading' as a score ({listed(words)}).")
            )
        return findings

    def identities(self, people: dict[str, Person]) -> list[Identity]:
        """The user name is the only key."""
        must_have(people, ("login",), self.label, "the Username")
        return [("Username", lambda person: person.login)]

    def score_header(self, column: Column) -> str:
        """Title, points and number."""
        ident = self.ident(column.title)
        if ident is None:
            raise UsageError(
                f"Blackboard would make a new text column with 0 points of {shown(column.title)!r}: write its number into "
                "`column` of the assignment in course.toml (`Lab 1|1234567`), or fill its own file with --into."
            )
        points = number(column.max_points)
        return f"{self.bare(column.title)} [Total Pts: {points} Score] |{ident}"

    def comment_headers(self, column: Column) -> list[tuple[str, str | None]]:
        """With the format that says that it is plain text."""
        return [("Feedback to Learner", None), ("Feedback Format", "PLAIN_TEXT")]
