"""Text that a spreadsheet must not run: a cell that begins with =, +, - or @ is a formula to it.

An importer takes back exactly what it wrote, so identifiers are never changed for it; free text always is made safe.
"""

import re
import unicodedata

from grader.lms.figures import PLAIN
from grader.lms.table import Table

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the cell; numbers and a lone dash are none."""
    return bool(FORMULA.match(text)) and not PLAIN.fullmatch(text) and text.strip() != "-"


def free_text(text: str) -> str:
    """One line without control characters, behind an apostrophe if it would be a formula."""
    one_line = "".join(" " if sign in "\t\r\n" else sign for sign in text)
    clean = "".join(sign for sign in one_line if unicodedata.category(sign) not in ("Cc", "Cs")).strip()
    return f"'{clean}" if is_formula(clean) else clean


def escape_all(table: Table) -> None:
    """Every text of the file made safe for a spreadsheet."""
    for row in table.rows:
        for index, value in enumerate(row.values()):
            if is_formula(value):
                table.set(row, index, f"'{value}")
