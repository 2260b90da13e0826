"""An offline grading worksheet as Moodle's assignment reads it: three named columns, and silence about what it skips."""

import re
from calendar import timegm
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from .model import Account, Existing, Imported, Item, RefusedError, find, refusing
from .reading import moodle_rows

LEADING_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
DATES = ("%A, %d %B %Y, %I:%M %p", "%A, %d %B %Y, %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d %B %Y, %I:%M %p")


@dataclass(frozen=True)
class Words:
    """The header texts and the prefix of the identifier, in the language of the site."""

    identifier: str = "Identifier"
    grade: str = "Grade"
    modified: str = "Last modified (grade)"
    feedback: str = "Feedback comments"
    participant: str = "Participant "


ENGLISH = Words()


@refusing
def import_(
    data: bytes,
    accounts: list[Account],
    columns: Mapping[str, Item],
    *,
    decimal: str = ".",
    separator: str = ",",
    encoding: str = "utf-8",
    words: Words = ENGLISH,
    existing: Existing | None = None,
    modified: Mapping[str, float] | None = None,
    locked: Collection[str] = (),
    ignore_modified: bool = False,
) -> Imported:
    """Grades of the one assignment in columns; modified: when the server's grade changed last, by lms_id."""
    done = Imported()
    (title, item), *more = columns.items()
    assert not more, "a worksheet belongs to one assignment"
    header, *rows = moodle_rows(data, separator, encoding)
    at = {name: index for index, name in enumerate(header)}
    if not {words.identifier, words.grade, words.modified} <= set(at):
        raise RefusedError("The worksheet lacks one of the columns it must have.")
    for row in rows:
        student = find(accounts, "participant", _participant(row[at[words.identifier]], words))
        if student is None:
            done.ignored.append(f"{row[at[words.identifier]]!r} is unknown.")
            continue
        changed = (modified or {}).get(student.lms_id)
        stale = changed is not None and changed > _time(row[at[words.modified]]) + 60 and not ignore_modified
        grade = _grade(row[at[words.grade]], item, decimal)
        reason = _skip(
            grade, (existing or {}).get(student.lms_id, {}).get(title), item, stale, student.lms_id in locked
        )
        if reason:
            done.ignored.append(f"{row[at[words.identifier]]}: {reason}.")
        else:
            done.score(student, title, grade)
        if at.get(words.feedback) and row[at[words.feedback]] and not stale:  # a column at place 0 counts as absent
            done.comment(student, title, row[at[words.feedback]])
    return done


def _participant(cell: str, words: Words) -> str:
    """The prefix is cut off by its length, whatever it says; the rest goes to the database as a number."""
    rest = cell.encode()[len(words.participant.encode()) :].decode(errors="replace")
    if not re.fullmatch(r"\s*[+-]?[0-9]+\s*", rest):
        raise RefusedError(f"Database error: {rest!r} is no number.")
    return str(int(rest))


def _time(cell: str) -> float:
    """Seconds since 1970; what cannot be read counts as very old."""
    for shape in DATES:
        try:
            return float(timegm(datetime.strptime(cell.strip(), shape).timetuple()))
        except ValueError:
            continue
    return 0.0


def _grade(cell: str, item: Item, decimal: str) -> float | None:
    """As a cast to a number in PHP: what follows the number is dropped, and no number at all is 0."""
    if item.scale:
        return float(item.scale.index(cell) + 1) if cell in item.scale else None
    plain = cell.strip().replace(" ", "").replace(decimal, ".")
    if not plain:
        return None
    found = LEADING_NUMBER.match(plain)
    return float(found[0]) if found else 0.0


def _skip(grade: float | None, before: float | None, item: Item, stale: bool, locked: bool) -> str:
    if grade is not None and grade == before:
        return "the grade is unchanged"
    if grade is None or grade < 0:
        return "there is no grade"
    if stale:
        return "the grade on the server is newer"
    if locked:
        return "the grade cannot be changed"
    return "the grade is above the maximum" if not item.scale and grade > item.max_points else ""
