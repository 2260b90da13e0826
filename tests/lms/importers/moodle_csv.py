"""A CSV file as Moodle's grade import reads it: columns mapped in a form, and the first mistake cancels everything."""

import re
from collections.abc import Collection, Mapping

from .model import Account, Imported, Item, RefusedError, find, refusing
from .reading import moodle_rows

IDENTITIES = {"User ID": "lms_id", "ID number": "sis_id", "Email address": "email", "Username": "login"}
DOWNLOADED = "Last downloaded from this course"
YEAR = 365 * 24 * 3600
NUMBER = re.compile(r"[ \t\n\r\v\f]*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?[ \t\n\r\v\f]*")
NEW, IGNORE, FEEDBACK = "new", "ignore", "feedback for "


@refusing
def import_(
    data: bytes,
    accounts: list[Account],
    columns: Mapping[str, Item],
    *,
    decimal: str = ".",
    separator: str = ",",
    encoding: str = "utf-8",
    identity: tuple[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    unlimited_grades: bool = False,
    verbose_scales: bool = False,
    locked: Collection[str] = (),
    group: Collection[str] | None = None,
    modified: Mapping[str, float] | None = None,
    now: float = 0.0,
    force_import: bool = False,
) -> Imported:
    """All grades or none; locked, group and modified (when the server's grade changed last) go by lms_id.

    What the form asks: identity is a header and the field of an account it holds; mapping sends a header to an item,
    to `new`, to `ignore` or to `feedback for ITEM`.
    """
    done = Imported()
    header, *rows = moodle_rows(data, separator, encoding)
    header = [name.strip() for name in header]
    key, name = _identity(header, identity)
    targets = _targets(header, key, columns, mapping or {})
    fresh = {index: done.propose(header[index], columns) for index, target in targets.items() if target == NEW}
    done.ignored += [
        f"The column {label!r} is not mapped." for at, label in enumerate(header) if at not in (key, *targets)
    ]
    for row in rows:
        student = _student(row[key].strip(), name, accounts)
        if group is not None and student.lms_id not in group:
            raise RefusedError(f"{row[key]!r} is not in the current group.")
        if student.lms_id in locked:
            raise RefusedError(f"The grade of {row[key]!r} is locked.")
        if DOWNLOADED in header and not force_import:
            _check_age(row[header.index(DOWNLOADED)].strip(), (modified or {}).get(student.lms_id, 0.0), now)
        for index, target in targets.items():
            cell = row[index].strip()
            if target.startswith(FEEDBACK):
                if cell:
                    done.comment(student, target.removeprefix(FEEDBACK), cell)
                continue
            grade = _grade(cell, columns.get(target), decimal, unlimited_grades, verbose_scales)
            done.score(student, fresh.get(index, target), grade)
    return done


def _identity(header: list[str], chosen: tuple[str, str] | None) -> tuple[int, str]:
    """The column that says who, and what of an account it holds: as chosen in the form, or the first known label."""
    labels = dict([chosen]) if chosen else IDENTITIES
    known = [(index, labels[label]) for index, label in enumerate(header) if label in labels]
    if not known:
        raise RefusedError("No column says who the rows belong to.")
    return known[0]


def _targets(header: list[str], key: int, columns: Mapping[str, Item], mapping: Mapping[str, str]) -> dict[int, str]:
    """What each column of the file goes to; unnamed headers are matched by the labels Moodle itself exports."""
    known = {title: title for title in columns}
    known |= {f"{title}{ending}": FEEDBACK + title for title in columns for ending in (" feedback", " (Feedback)")}
    found = {index: mapping.get(name, known.get(name, IGNORE)) for index, name in enumerate(header) if index != key}
    targets = {index: target for index, target in found.items() if target != IGNORE}
    once = [target for target in targets.values() if target != NEW]
    if len(once) != len(set(once)):
        raise RefusedError("Two columns are mapped to one target.")
    return targets


def _student(cell: str, name: str, accounts: list[Account]) -> Account:
    student = find(accounts, name, cell)
    if student is None and name == "email":
        student = next((account for account in accounts if cell and account.email.lower() == cell.lower()), None)
    if student is None:
        raise RefusedError(f"User mapping error: nobody is {cell!r}.")
    return student


def _check_age(cell: str, changed: float, now: float) -> None:
    taken = float(cell) if cell.isdecimal() else 0.0
    if not max(now - YEAR, changed) <= taken <= now:
        raise RefusedError("The file is older than the grade, more than a year old, or from the future.")


def _grade(cell: str, item: Item | None, decimal: str, unlimited: bool, verbose: bool) -> float | None:
    if cell in ("", "-"):
        return None
    if item and item.scale and verbose:
        if cell not in item.scale:
            raise RefusedError(f"Supplied grade is invalid: {cell!r}.")
        return float(item.scale.index(cell) + 1)
    plain = cell.replace(" ", "").replace(decimal, ".")
    if not NUMBER.fullmatch(plain):
        raise RefusedError(f"Supplied grade is invalid: {cell!r}.")
    value = float(plain)
    if value > 100 and not unlimited:
        raise RefusedError(f"Supplied grade is too big: {cell!r}.")
    if item is None:
        return value
    low, high = (1.0, float(len(item.scale))) if item.scale else (0.0, item.max_points)
    return min(max(value, low), high)
