"""A plain table with a name or an id in each row: what an instructor keeps who uses no LMS, filled like an LMS's file.

One format of the package; new files of it are our own long table.
"""

from grader.lms.format import Format
from grader.lms.scores import Column
from grader.lms.sheet import Sheet
from grader.lms.sources import PLAIN, plain_header


class Plain(Format):
    """Any CSV with columns that say who is who."""

    label, source = "the table", PLAIN

    def __init__(self, name: str) -> None:
        self.name = name

    def comment_column(self, sheet: Sheet, column: Column, index: int) -> int | None:
        """Beside the score."""
        header = plain_header(sheet.header)
        wanted = f"{sheet.header[index]} comment".casefold()
        return header.index(wanted) if wanted in header else None
