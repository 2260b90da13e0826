"""A grade file as Brightspace reads it: a closing column of #, items by the exact words of their header, scores capped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .model import Account, Imported, Item, RefusedError, Score, find, refusing
from .reading import decoded, strict_rows

END = "End-of-Line Indicator"
IDENTITIES = {"OrgDefinedId": "org_id", "Username": "login"}
ADJUSTED = ("Adjusted Final Grade Numerator", "Adjusted Final Grade Denominator")
ITEM_HEADER = re.compile(r"(?P<title>.+) (?P<use>Points Grade|Grade Symbol|Text Grade)(?: <(?P<about>.*)>)?")
USES = {"Points Grade": {"points", "complete"}, "Grade Symbol": {"symbol"}, "Text Grade": {"text"}}


@dataclass
class Column:
    """A column of the file: its place, its key among the scores, what its cells are, its item unless new."""

    index: int
    title: str
    use: str
    item: Item | None = None


@refusing
def import_(data: bytes, accounts: list[Account], columns: Mapping[str, Item]) -> Imported:
    """Scores as the import of the gradebook sets them."""
    done = Imported()
    header, *rows = _rows(data)
    keys = [name for name in header[:2] if name in IDENTITIES]
    if not keys or header[: len(keys)] != keys:
        raise RefusedError("The first column must be OrgDefinedId or Username.")
    targets = _targets(header[:-1], len(keys), columns, done)
    for row in rows:
        student = _student(row, keys, accounts)
        if student is None:
            done.ignored.append(f"The user {row[: len(keys)]!r} is unknown.")
            continue
        for column in targets:
            _take(row[column.index], student, column, done)
    return done


def _rows(data: bytes) -> list[list[str]]:
    text = decoded(data).removeprefix("\ufeff")
    rows = [row for row in strict_rows(text, "\t" if "\t" in text.split("\n", 1)[0] else ",") if any(row)]
    if not rows or rows[0][-1] != END:
        raise RefusedError(f"The last column must be {END}.")
    if any(len(row) != len(rows[0]) or row[-1] != "#" for row in rows[1:]):
        raise RefusedError(f"A row does not end with # under {END}.")
    return rows


def _targets(header: list[str], start: int, columns: Mapping[str, Item], done: Imported) -> list[Column]:
    targets = []
    for index, name in enumerate(header[start:], start):
        found = ITEM_HEADER.fullmatch(name)
        if name in ADJUSTED:
            targets.append(Column(index, name, "Points Grade"))
        elif found is None:
            raise RefusedError(f"The column {name!r} cannot be imported.")
        elif found["title"] not in columns:
            targets.append(Column(index, done.propose(found["title"], columns), found["use"]))
            _note_maximum(found, done)
        elif columns[found["title"]].kind in USES[found["use"]]:
            targets.append(Column(index, found["title"], found["use"], columns[found["title"]]))
        else:
            raise RefusedError(f"The column {name!r} does not fit the kind of its item.")
    return targets


def _note_maximum(found: re.Match[str], done: Imported) -> None:
    maximum = re.search(r"MaxPoints:([0-9.]+)", found["about"] or "")
    if maximum:
        done.maxima[found["title"]] = float(maximum[1])


def _student(row: list[str], keys: list[str], accounts: list[Account]) -> Account | None:
    """With two keys filled in, both must say the same student."""
    given = [(IDENTITIES[key], cell.removeprefix("#")) for key, cell in zip(keys, row, strict=False) if cell]
    found = {find(accounts, name, value) for name, value in given}
    return found.pop() if len(found) == 1 else None


def _take(cell: str, student: Account, column: Column, done: Imported) -> None:
    if not cell:
        return
    try:
        done.score(student, column.title, _value(cell, column))
    except ValueError as problem:
        done.ignored.append(f"{student.login}: {problem}")


def _value(cell: str, column: Column) -> Score:
    if column.use == "Text Grade":
        return cell
    if column.use == "Grade Symbol":
        if column.item and cell not in column.item.scale:
            raise ValueError(f"{cell!r} is no symbol of the scheme.")
        return cell
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        raise ValueError(f"{cell!r} is no number.")
    value = float(cell)
    return value if column.item is None or column.item.can_exceed else min(value, column.item.max_points)
