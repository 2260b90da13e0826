"""A Grade Center file as Blackboard Learn reads it: Username is who, the number after the bar is which column."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .model import Account, Imported, Item, RefusedError, Score, find, refusing
from .reading import decoded, strict_rows

ABOUT_STUDENTS = {"Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability"}
NOTES = {"Grading Notes", "Notes Format"}
FEEDBACK, FORMAT = "Feedback to Learner", "Feedback Format"
FORMATS = {"SMART_TEXT", "PLAIN_TEXT", "HTML"}
GRADE_HEADER = re.compile(r"(?P<title>.*) \[Total Pts: (?:up to )?[0-9.,]+(?: (?P<display>[^\]]+))?\] \|(?P<id>[0-9]+)")
UNFINISHED = {"Needs Grading", "In Progress"}


@dataclass
class Column:
    """What a column of the file is for: score, text (a new column), feedback or format; and of which item."""

    index: int
    use: str
    title: str
    item: Item | None = None
    display: str = "Score"


@refusing
def import_(data: bytes, accounts: list[Account], columns: Mapping[str, Item], *, decimal: str = ".") -> Imported:
    """Scores as an upload into the Grade Center sets them."""
    done = Imported()
    header, *rows = _rows(data)
    if "Username" not in header:
        raise RefusedError("There is no column Username.")
    targets = _targets(header, columns, done)
    for row in rows:
        if len(row) != len(header):
            raise RefusedError(f"The row {row!r} has not as many fields as the header.")
        student = find(accounts, "login", row[header.index("Username")])
        if student is None:
            done.ignored.append(f"The user {row[header.index('Username')]!r} is unknown.")
            continue
        for column in targets:
            _take(row[column.index], student, column, decimal, done)
    return done


def _rows(data: bytes) -> list[list[str]]:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = decoded(data, "utf-16" if wide else "utf-8").removeprefix("\ufeff")
    tabbed = "\t" in text.split("\n", 1)[0]
    rows = [row for row in strict_rows(text, "\t" if tabbed else ",", "", all_quoted=not tabbed) if any(row)]
    if not rows:
        raise RefusedError("The file is empty.")
    return rows


def _targets(header: list[str], columns: Mapping[str, Item], done: Imported) -> list[Column]:
    by_id = {item.id: (title, item) for title, item in columns.items()}
    targets: list[Column] = []
    title = ""  # feedback belongs to the score column before it
    for index, name in enumerate(header):
        found = GRADE_HEADER.fullmatch(name)
        if found and found["id"] in by_id:
            title, item = by_id[found["id"]]
            targets.append(Column(index, "score", title, item, found["display"] or "Score"))
        elif found:
            title = ""
            done.ignored.append(f"There is no column with the id of {name!r}.")
        elif name in (FEEDBACK, FORMAT):
            targets.append(Column(index, name, title))
        elif name not in ABOUT_STUDENTS | NOTES:
            title = done.propose(name, columns)
            done.maxima[title] = 0.0
            targets.append(Column(index, "text", title))
    return targets


def _take(cell: str, student: Account, column: Column, decimal: str, done: Imported) -> None:
    if not cell:
        return
    if column.use == "text":
        done.score(student, column.title, cell)
    elif column.use == FEEDBACK and column.title:
        done.comment(student, column.title, cell)
    elif column.use == FORMAT and cell not in FORMATS:
        raise RefusedError(f"The format {cell!r} is unknown.")
    elif column.use == "score" and column.item:
        try:
            done.score(student, column.title, _value(cell, column, column.item, decimal))
        except ValueError as problem:
            done.ignored.append(f"{student.login}: {problem}")


def _value(cell: str, column: Column, item: Item, decimal: str) -> Score:
    if item.kind == "complete" and cell in ("Complete", "Incomplete"):
        return item.max_points if cell == "Complete" else None
    if cell in UNFINISHED:
        raise ValueError(f"{cell!r} cannot be written back.")
    if column.display == "Letter":
        return cell
    if not re.fullmatch(rf"-?[0-9]+({re.escape(decimal)}[0-9]+)?", cell):
        raise ValueError(f"{cell!r} is no number.")
    value = float(cell.replace(decimal, "."))
    return value * item.max_points / 100 if column.display == "Percentage" else value
