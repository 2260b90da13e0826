"""Sakai: the gradebook import, matched by the first column, headers with a small syntax of their own.

One format of the package.
"""

import re
from collections import Counter

from grader.errors import UsageError
from grader.lms.figures import number
from grader.lms.format import Filling, Format, Identity, must_have, plain_number
from grader.lms.safety import free_text
from grader.lms.scores import Column, Finding, Options, Scores, changed, info, quoted, refused, shown
from grader.lms.sheet import Sheet
from grader.lms.sources import SAKAI, plain_header
from grader.lms.table import Row
from grader.model import Person

POINTS = re.compile(r"^(.*?)\s*\[(\d+(?:[.,]\d{1,2})?)\]$")


class Sakai(Format):
    """The gradebook's CSV."""

    name, label, source = "sakai", "Sakai", SAKAI
    mark = b"\xef\xbb\xbf"
    end = "\r\n"
    quote_all = True

    def takes(self, sheet: Sheet, index: int) -> bool:
        """Neither comments nor what Sakai ignores."""
        return super().takes(sheet, index) and sheet.header[index][0] not in "*#"

    def bare(self, header: str) -> str:
        """Without the points."""
        found = POINTS.match(header)
        return found[1] if found else header

    def maximum(self, sheet: Sheet, index: int, row: Row | None = None) -> float | None:
        """As the header says."""
        found = POINTS.match(sheet.header[index])
        return plain_number(found[2]) if found else None

    def comment_column(self, sheet: Sheet, column: Column, index: int) -> int | None:
        """The item's name behind a star."""
        wanted = f"* {self.bare(sheet.header[index])}"
        return sheet.header.index(wanted) if wanted in sheet.header else None

    def decimal(self, options: Options, sheet: Sheet | None) -> str:
        """The delimiter of Sakai's file tells the decimal sign of its reader."""
        if sheet is None:
            return options.decimal
        return "comma" if sheet.table.delimiter == ";" else "point"

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """Encoding, headers."""
        findings = []
        if not sheet.table.mark and not sheet.table.encode().isascii():
            findings.append(
                changed("Sakai reads a file without a byte order mark as windows-1252: names may change in it.")
            )
        if options.decimal == "comma" and self.decimal(options, sheet) == "point":
            findings.append(changed("Sakai reads this file with decimal points, for its commas: scores get points."))
        names = plain_header(sheet.header)
        bad = [name for name in sheet.header if not name or not _fits(name)]
        bad += [name for name, times in Counter(names).items() if times > 1 and name]
        if bad:
            findings.append(refused(f"Sakai refuses headers that are empty, double or hold a [: {quoted(bad)}."))
        return findings

    def object_to_column(self, filling: Filling, fresh: bool) -> list[Finding]:
        """The points in a header are the item's maximum."""
        if not fresh:
            return []
        return [info(f"Sakai proposes to change the maximum of {shown(filling.header)!r} if it has another one there.")]

    def identities(self, people: dict[str, Person]) -> list[Identity]:
        """The first column is the only key."""
        must_have(people, ("login",), self.label, "the Student ID (user name)")
        return [
            ("Student ID", lambda person: person.login),
            ("Student Name", lambda person: free_text(person.sortable_name or person.name)),
        ]

    def score_header(self, column: Column) -> str:
        """The item's name and its points."""
        title = self.bare(column.title)
        if not title or not _fits(title) or title[0] in "*#":
            raise UsageError(
                f"Sakai cannot have {shown(title)!r} as a title (it begins with * or #, or holds a [): write Sakai's own "
                "title into `column` of the assignment in course.toml."
            )
        return column.title if title != column.title else f"{title} [{number(column.max_points)}]"

    def comment_headers(self, column: Column) -> list[tuple[str, str | None]]:
        """The item's name behind a star."""
        return [(f"* {self.bare(column.title)}", None)]


def _fits(header: str) -> bool:
    return header.startswith("#") or "[" not in (POINTS.sub(r"\1", header))
