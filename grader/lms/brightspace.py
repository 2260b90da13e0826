"""Brightspace: the grade import, matched by OrgDefinedId or user name, columns by the item's exact name.

One format of the package.
"""

import re
from collections.abc import Callable

from grader.lms.format import Format, Identity, must_have, plain_number
from grader.lms.scores import Column, Finding, Options, Scores, info, refused, shown
from grader.lms.sheet import Sheet
from grader.lms.sources import BRIGHTSPACE, plain_header
from grader.lms.table import Row
from grader.model import Person

POINTS = re.compile(r"^(.*?) Points Grade(?:\s*<[^>]*>)?$")
MAXIMUM = re.compile(r"MaxPoints:([\d.,]+)")
PERSONAL = {"last name", "first name", "email"}
CLOSING = "End-of-Line Indicator"


class Brightspace(Format):
    """The grade import."""

    name, label, source = "brightspace", "Brightspace", BRIGHTSPACE
    above = ("changed", "lowers it to its maximum unless the item can exceed it")

    def takes(self, sheet: Sheet, index: int) -> bool:
        """Points."""
        return bool(POINTS.match(sheet.header[index]))

    def bare(self, header: str) -> str:
        """The item's name."""
        found = POINTS.match(header)
        return found[1] if found else header

    def maximum(self, sheet: Sheet, index: int, row: Row | None = None) -> float | None:
        """As the header says."""
        found = MAXIMUM.search(sheet.header[index])
        return plain_number(found[1]) if found else None

    def object_to_file(self, sheet: Sheet, scores: Scores, options: Options) -> list[Finding]:
        """The last column, and columns that must not come back."""
        findings = []
        rows = sheet.students()
        if sheet.header[-1:] != [CLOSING] or any(row.value(len(sheet.header) - 1) != "#" for row in rows):
            findings.append(refused(f"Brightspace wants {CLOSING} as the last column, with # in every row."))
        computed = [name for name in sheet.header if name.casefold().startswith("calculated final grade")]
        personal = [sheet.header[i] for i, name in enumerate(plain_header(sheet.header)) if name in PERSONAL]
        if computed or personal:
            names = shown(", ".join([*personal, *computed]))
            findings.append(
                info(f"Brightspace does not want names, e-mail or computed grades back: leave out {names} there.")
            )
        return findings

    def identities(self, people: dict[str, Person]) -> list[Identity]:
        """Both ids as far as they are known, behind the sign that keeps leading zeros."""
        must_have(people, ("sis_id", "login"), self.label, "the OrgDefinedId or Username")
        known = [(header, field) for header, field in (("OrgDefinedId", "sis_id"), ("Username", "login"))
                 if any(getattr(person, field) for person in people.values())]  # fmt: skip
        return [(header, _with_sign(field)) for header, field in known]

    def score_header(self, column: Column) -> str:
        """The item's name and the kind of its grade."""
        return column.title if POINTS.match(column.title) else f"{column.title} Points Grade"

    def closing(self) -> list[tuple[str, str]]:
        """Every line ends in a sign."""
        return [(CLOSING, "#")]


def _with_sign(field: str) -> Callable[[Person], str]:
    return lambda person: f"#{text}" if (text := getattr(person, field)) else ""
