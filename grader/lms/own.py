"""Our own files of scores, csv and json: one row for each student and assignment, bound to no LMS's headers.

For scripts and other programs; a score that does not exist is empty, never 0.
"""

import json
from datetime import UTC, datetime
from typing import Any

from grader.errors import SourceError
from grader.lms.figures import number
from grader.lms.format import score_of
from grader.lms.objections import risky_ids
from grader.lms.safety import escape_all, free_text
from grader.lms.scores import Column, Exported, Options, Scores, shown
from grader.lms.sources import OWN, plain_header
from grader.lms.table import Table, read_table
from grader.model import Standing

JSON_VERSION = 1
HEADER = (
    "course_id assignment_id assignment_title student_id sis_id username email last_name first_name score max_score "
    "raw_score late_penalty status submitted_at graded_at attempt"
).split()
STATUS = {"graded": "graded", "rejected": "graded", "missing": "missing", "excused": "excused", "waiting": "pending",
          "grader_fault": "error"}  # fmt: skip


def write_csv(columns: list[Column], scores: Scores, options: Options) -> Exported:
    """The long table."""
    comma = options.decimal == "comma"
    table = Table(delimiter=";" if comma else ",")
    table.add(HEADER + (["comment"] if options.comments else []))
    exported = Exported(b"", filled={})
    for column, standing in _in_order(columns, scores):
        row = _record(column, standing, options)
        text = {name: _text(value, options.decimal) for name, value in row.items()}
        for name in ("assignment_title", "last_name", "first_name"):
            text[name] = free_text(text[name])
        comment = [free_text(standing.comment)] if options.comments else []
        table.add([text[name] for name in HEADER] + comment)
        if text["score"]:
            exported.filled[standing.student, standing.assignment] = text["score"]
    if options.spreadsheet:
        escape_all(table)
    else:
        exported.findings += risky_ids(list(scores.people.values()))
    exported.data = table.encode()
    return exported


def write_json(columns: list[Column], scores: Scores, options: Options) -> Exported:
    """The same as an object, scores in full precision, with our own state and the comment."""
    results: list[dict[str, Any]] = []
    exported = Exported(b"", filled={})
    for column, standing in _in_order(columns, scores):
        row = _record(column, standing, options)
        results.append({**row, "state": standing.state, "comment": standing.comment})
        if row["score"] is not None:
            exported.filled[standing.student, standing.assignment] = number(row["score"])
    assignments = [{"assignment_id": c.assignment, "title": c.title, "max_score": c.max_points} for c in columns]
    content = {
        "schema_version": JSON_VERSION,
        "course_id": options.course,
        "assignments": assignments,
        "results": results,
    }
    exported.data = (json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
    return exported


def _in_order(columns: list[Column], scores: Scores) -> list[tuple[Column, Standing]]:
    return [
        (column, scores.cells[student, column.assignment])
        for column in columns for student in scores.people if (student, column.assignment) in scores.cells
    ]  # fmt: skip


def _record(column: Column, standing: Standing, options: Options) -> dict[str, Any]:
    person = standing.person
    last, _, first = person.sortable_name.partition(",")
    if not first:
        first, _, last = person.name.rpartition(" ")
    return {
        "course_id": options.course, "assignment_id": column.assignment, "assignment_title": column.title,
        "student_id": standing.student, "sis_id": person.sis_id, "username": person.login, "email": person.email,
        "last_name": last.strip(), "first_name": first.strip(), "score": score_of(standing, options),
        "max_score": standing.max_points, "raw_score": standing.raw_points, "late_penalty": standing.deduction,
        "status": STATUS[standing.state], "submitted_at": _time(standing.submitted_at),
        "graded_at": _time(standing.graded_at), "attempt": standing.attempt,
    }  # fmt: skip


def _time(moment: datetime | None) -> str | None:
    """In UTC; a time without a zone is taken to be."""
    if moment is None:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _text(value: Any, decimal: str) -> str:
    if isinstance(value, float):
        return number(value, decimal)
    return "" if value is None else str(value)


def is_own(data: bytes, name: str) -> bool:
    """Whether a file is a csv of ours, not a table that was filled."""
    first = next((row for row in read_table(data, name).rows if not row.is_blank()), None)
    return first is not None and OWN.is_it(plain_header(first.values()))


def read_csv(data: bytes, name: str) -> dict[tuple[str, str], str]:
    """The scores of an earlier csv of ours."""
    header, *rows = (row.values() for row in read_table(data, name).rows if not row.is_blank())
    places = [header.index(column) for column in ("student_id", "assignment_id", "score")]
    cells = ([row[place] for place in places] for row in rows)
    return {(student, assignment): score for student, assignment, score in cells}


def read_json(data: bytes, name: str) -> dict[tuple[str, str], str]:
    """The scores of an earlier json of ours."""
    try:
        rows = json.loads(data)["results"]
        return {(row["student_id"], row["assignment_id"]): _text(row["score"], "point") for row in rows}
    except (ValueError, KeyError, TypeError):
        raise SourceError(
            f"{shown(name)} is no earlier `grade export json`: name the file of the last export."
        ) from None
