"""A gradebook file as Canvas' importer reads it: header by position, students by four keys, numbers made over first."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .canvas_reading import canvas_rows
from .model import Account, Existing, Imported, Item, RefusedError, Score, find, refusing

DROPPED = re.compile(
    "Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade"
    "|Override Score|Override Grade|Override Status"
)
GRADE = re.compile(r"([+-]?[0-9]*\.?[0-9]+)(%?)")
MUTED = re.compile(r"\s*(Muted|Manual Posting)")


@dataclass
class Layout:
    """Where the student block of a header ends and which keys it has."""

    width: int
    sis: int | None = None
    login: int | None = None


@dataclass
class Column:
    """A column of scores: its place, the title it goes to, its maximum."""

    index: int
    title: str
    max_points: float
    new: bool = False


@refusing
def import_(
    data: bytes,
    accounts: list[Account],
    columns: Mapping[str, Item],
    *,
    existing: Existing | None = None,
    custom_columns: Collection[str] = (),
    concluded: Collection[str] = (),
) -> Imported:
    """Scores as Canvas takes them; concluded holds the lms_id of students who left."""
    done = Imported()
    rows = canvas_rows(data)
    layout = _layout(rows[0])
    targets = _targets(rows[0], layout, columns, custom_columns, done)
    for row in _after_notes(rows[1:], targets, done):
        row += [""] * (len(rows[0]) - len(row))
        student = _student(row, layout, accounts)
        if student is None:
            done.ignored.append(f"{row[0]!r} is a missing student, to be mapped by hand.")
        elif student.lms_id not in concluded:
            _take(row, student, targets, (existing or {}).get(student.lms_id, {}), done)
    return done


def _layout(header: list[str]) -> Layout:
    cells = [*header, "", "", "", "", "", ""]
    layout = Layout(3)
    if "SIS Login ID" in cells[2]:
        layout = Layout(4, login=2)
    elif "SIS User ID" in cells[2] and "SIS Login ID" in cells[3]:
        integration = "Integration ID" in cells[4]
        layout = Layout(5 + integration + ("Root Account" in cells[4 + integration]), sis=2, login=3)
    known = "Student" in cells[0] and "ID" in cells[1] and "Section" in cells[layout.width - 1]
    if not known or len(header) < 4 or len(header) <= layout.width:
        raise RefusedError("Invalid header row.")
    return layout


def _targets(
    header: list[str], layout: Layout, columns: Mapping[str, Item], custom: Collection[str], done: Imported
) -> list[Column]:
    start = layout.width
    while start < len(header) and header[start] in custom:
        start += 1
    targets = []
    for index, title in enumerate(header[start:], start):
        if DROPPED.search(title):
            done.ignored.append(f"The column {title!r} is dropped: its name is kept for totals.")
        elif title:
            targets.append(_target(index, title, columns, done))
    return targets


def _target(index: int, header: str, columns: Mapping[str, Item], done: Imported) -> Column:
    numbered = re.fullmatch(r"(.*) \(([0-9]+)\)", header, re.DOTALL)
    open_columns = {title: item for title, item in columns.items() if item.published}
    for title, item in open_columns.items():
        if numbered and item.id == numbered[2]:
            return Column(index, title, item.max_points)
    if header in open_columns:
        return Column(index, header, open_columns[header].max_points)
    return Column(index, done.propose(numbered[1] if numbered else header, columns), 0.0, new=True)


def _after_notes(rows: list[list[str]], targets: list[Column], done: Imported) -> list[list[str]]:
    """The rows of students; what stands before them says which columns are muted, worth how much, or not writable."""
    while rows and any(rows[0]) and all(MUTED.match(cell) for cell in rows[0] if cell):
        rows = rows[1:]
    if not rows or "Points Possible" not in rows[0][0]:
        return rows
    for column in list(targets):
        cell = rows[0][column.index] if column.index < len(rows[0]) else ""
        if re.search("read only", cell, re.IGNORECASE):
            targets.remove(column)
            done.ignored.append(f"The column {column.title!r} is read only.")
        elif column.new and GRADE.fullmatch(cell):
            column.max_points = done.maxima[column.title] = float(cell)
    return rows[1:]


def _student(row: list[str], layout: Layout, accounts: list[Account]) -> Account | None:
    keys = [(1, "lms_id"), (layout.sis, "sis_id"), (layout.login, "login"), (0, "name"), (0, "sortable_name")]
    found = (find(accounts, name, row[index]) for index, name in keys if index is not None)
    return next((account for account in found if account), None)


def _take(row: list[str], student: Account, targets: list[Column], old: Mapping[str, float], done: Imported) -> None:
    for column in targets:
        cell, before = row[column.index], old.get(column.title)
        value = _value(cell, column.max_points)
        if value is None:
            if before is not None:
                done.score(student, column.title, None)
            if cell not in ("", "-"):
                done.ignored.append(f"{cell!r} of {row[0]!r} is no score and leaves a blank.")
        elif before is None or isinstance(value, str) or round(value, 2) != round(before, 2):
            done.score(student, column.title, value)


def _value(cell: str, max_points: float) -> Score:
    if cell.upper() == "EX":
        return "EX"
    found = GRADE.fullmatch(cell)
    if found is None:
        return None
    return float(found[1]) * max_points / 100 if found[2] else float(found[1])
