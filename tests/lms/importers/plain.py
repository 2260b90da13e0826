"""The plain long table, a row for each student and assignment, and its JSON twin, read without any goodwill."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from .model import Account, Imported, Item, RefusedError, find, refusing
from .reading import decoded, strict_rows

HEADER = (
    "course_id,assignment_id,assignment_title,student_id,sis_id,username,email,last_name,first_name,"
    "score,max_score,raw_score,late_penalty,status,submitted_at,graded_at,attempt"
).split(",")
STATUSES = {"graded", "missing", "excused", "pending", "error"}
NUMBERS = ("score", "max_score", "raw_score", "late_penalty", "attempt")
TIMES = ("submitted_at", "graded_at")
KEYS = {"student_id": "lms_id", "sis_id": "sis_id", "username": "login", "email": "email"}


@refusing
def import_(data: bytes, accounts: list[Account], columns: Mapping[str, Item]) -> Imported:
    """Scores of either form; what opens with a brace is JSON."""
    done = Imported()
    text = decoded(data)
    for row in _from_json(text) if text.startswith("{") else _from_csv(text):
        _check(row)
        student = _student(row, accounts)
        title = _title(row, columns, done)
        if student is None:
            done.ignored.append(f"The student {row.get('student_id')!r} is unknown.")
        elif row["status"] == "graded":
            done.score(student, title, row["score"])
        elif row["status"] == "excused":
            done.score(student, title, "EX")
    return done


def _from_csv(text: str) -> list[dict[str, Any]]:
    if text.startswith("\ufeff") or "\r" in re.sub(r'"[^"]*"', "", text):
        raise RefusedError("The table has a byte order mark or carriage returns.")
    header, *rows = strict_rows(text, ",") or [[]]
    if header != HEADER or any(len(row) != len(HEADER) for row in rows):
        raise RefusedError("The columns are not those of the plain table.")
    return [_typed(dict(zip(header, row, strict=True))) for row in rows]


def _typed(row: dict[str, str]) -> dict[str, Any]:
    typed: dict[str, Any] = dict(row)
    for name in NUMBERS:
        if row[name] and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", row[name]):
            raise RefusedError(f"{name} is {row[name]!r}, not a plain number.")
        typed[name] = float(row[name]) if row[name] else None
    return typed


def _from_json(text: str) -> list[dict[str, Any]]:
    """Results, each with what is said once of the assignment."""
    try:
        content = json.loads(text, parse_constant=_no_constant)
    except ValueError as problem:
        raise RefusedError(f"This is not JSON: {problem}.") from None
    if not {"schema_version", "assignment", "results"} <= set(content):
        raise RefusedError("The object lacks schema_version, assignment or results.")
    said = content["assignment"] if isinstance(content["assignment"], dict) else {"title": content["assignment"]}
    shared = {name if name.startswith("assignment_") else f"assignment_{name}": value for name, value in said.items()}
    return [shared | said | result for result in content["results"]]


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _check(row: dict[str, Any]) -> None:
    if row.get("status") not in STATUSES:
        raise RefusedError(f"The status {row.get('status')!r} is unknown.")
    for name in NUMBERS:
        value = row.get(name)
        if value is not None and (isinstance(value, bool | str) or not math.isfinite(value)):
            raise RefusedError(f"{name} is {value!r}, not a number.")
    if (row.get("score") is not None) != (row["status"] == "graded"):
        raise RefusedError(f"A row that is {row['status']} has the score {row.get('score')!r}.")
    for name in TIMES:
        if row.get(name) and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", row[name]):
            raise RefusedError(f"{name} is {row[name]!r}, not a time in UTC.")


def _student(row: dict[str, Any], accounts: list[Account]) -> Account | None:
    found = (find(accounts, name, str(row.get(key) or "")) for key, name in KEYS.items())
    return next((account for account in found if account), None)


def _title(row: dict[str, Any], columns: Mapping[str, Item], done: Imported) -> str:
    by_id = {item.id: title for title, item in columns.items() if item.id}
    title = by_id.get(str(row.get("assignment_id")), str(row.get("assignment_title")))
    if title not in columns and title not in done.new_columns:
        done.propose(title, columns)
    return title
