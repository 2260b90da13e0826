"""A gradebook file as Sakai reads it: students in the first column, items by the syntax of their header."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .model import Account, Existing, Imported, Item, RefusedError, find, refusing
from .reading import strict_rows

TITLE = r"(?P<title>[^*#\[\]\s][^\[\]]*?)"
PATTERNS = {
    "ignored": re.compile(r"#.*", re.DOTALL),
    "comment": re.compile(rf"\*\s*{TITLE}\s*"),
    "points": re.compile(rf"{TITLE}\s*\[(?P<points>[0-9]+([.,][0-9]{{1,2}})?)\]"),
    "item": re.compile(rf"{TITLE}\s*"),
}


@dataclass
class Column:
    """A column of the file: its place, what it is for, the title it names, the points in its brackets."""

    index: int
    use: str
    title: str = ""
    points: float | None = None


@refusing
def import_(
    data: bytes,
    accounts: list[Account],
    columns: Mapping[str, Item],
    *,
    decimal: str = ".",
    existing: Existing | None = None,
) -> Imported:
    """Scores as the gradebook sets them for a user who writes decimals with this separator."""
    done = Imported()
    header, *rows = _rows(data, decimal)
    found = [_column(index, name.strip()) for index, name in enumerate(header[2:], 2)]
    _check(found)
    targets = [column for column in found if _open(column, columns, done)]
    seen: set[str] = set()
    for row in rows:
        row += [""] * (len(header) - len(row))
        if not row[0].strip():
            continue
        if row[0] in seen:
            raise RefusedError(f"The student {row[0]!r} stands in the file twice.")
        seen.add(row[0])
        student = find(accounts, "login", row[0])
        if student is None:
            done.ignored.append(f"The student {row[0]!r} is unknown.")
            continue
        for column in targets:
            _take(row[column.index].strip(), student, column, decimal, (existing or {}).get(student.lms_id, {}), done)
    return done


def _rows(data: bytes, decimal: str) -> list[list[str]]:
    """UTF-8 needs its mark; without one the bytes are windows-1252."""
    marked = data.startswith(codecs.BOM_UTF8)
    text = data.decode("utf-8-sig" if marked else "windows-1252", "replace")
    rows = strict_rows(text, ";" if decimal == "," else ",", skip="")
    if not rows or len(rows[0]) < 3:
        raise RefusedError("The file has not the right columns.")
    return rows


def _column(index: int, name: str) -> Column:
    for use, pattern in PATTERNS.items():
        found = pattern.fullmatch(name)
        if found:
            parts = found.groupdict()
            points = float(parts["points"].replace(",", ".")) if use == "points" else None
            return Column(index, use, parts.get("title", ""), points)
    raise RefusedError(f"The header {name!r} is blank or of no known form.")


def _check(found: list[Column]) -> None:
    items = [column.title for column in found if column.use in ("item", "points")]
    comments = [column.title for column in found if column.use == "comment"]
    if len(set(items)) < len(items) or len(set(comments)) < len(comments):
        raise RefusedError("A header stands in the file twice.")
    if not set(comments) <= set(items):
        raise RefusedError("A column of comments has no item.")


def _open(column: Column, columns: Mapping[str, Item], done: Imported) -> bool:
    """Whether the column is written to; new items and changed maxima are noted on the way."""
    item = columns.get(column.title)
    if column.use == "ignored":
        return False
    if item and item.external:
        done.ignored.append(f"{column.title!r} belongs to another tool.")
        return False
    if item is None and column.use != "comment":
        done.propose(column.title, columns)
    if column.points is not None and (item is None or item.max_points != column.points):
        done.maxima[column.title] = column.points
    return True


def _take(cell: str, student: Account, column: Column, decimal: str, old: Mapping[str, float], done: Imported) -> None:
    if not cell:
        return
    if column.use == "comment":
        done.comment(student, column.title, cell)
        return
    if not re.fullmatch(rf"-?[0-9]+({re.escape(decimal)}[0-9]+)?", cell):
        raise RefusedError(f"The grade {cell!r} of {student.login!r} is no number.")
    value = float(cell.replace(decimal, "."))
    if value != old.get(column.title):
        done.score(student, column.title, value)
