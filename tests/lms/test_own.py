"""csv and json: one row for each student and assignment, empty where there is no score."""

import csv
import io
import json
from datetime import timedelta, timezone

import pytest
from lms.cases import JANE, LAB, NOON, RICK, both, fill, new, standing

from grader.errors import GraderError, UsageError
from grader.lms.formats import Column, Options, export


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_csv_says_everything_that_is_known() -> None:
    one = standing(points=18.126, raw_points=20.0, deduction=1.874, submitted_at=NOON, attempt=2)
    assert rows(new("csv", [one], course="GD").data) == [{
        "course_id": "GD", "assignment_id": "lab-1", "assignment_title": "Lab 1", "student_id": "jdoe", "sis_id": "S0001",
        "username": "jdoe", "email": "jane@example.com", "last_name": "Doe", "first_name": "Jane", "score": "18.13",
        "max_score": "20", "raw_score": "20", "late_penalty": "1.87", "status": "graded",
        "submitted_at": "2026-03-01T12:00:00Z", "graded_at": "", "attempt": "2",
    }]  # fmt: skip


def test_csv_has_no_mark_and_plain_line_ends() -> None:
    data = new("csv", both()).data
    assert data.startswith(b"course_id,")
    assert b"\r" not in data


@pytest.mark.parametrize(
    ("state", "status"),
    [("missing", "missing"), ("excused", "excused"), ("waiting", "pending"), ("grader_fault", "error")],
)
def test_without_a_score_the_cell_is_empty_never_zero(state: str, status: str) -> None:
    (row,) = rows(new("csv", [standing(points=None, state=state)]).data)
    assert (row["score"], row["status"]) == ("", status)


def test_missing_is_a_number_when_asked_for() -> None:
    assert rows(new("csv", [standing(points=None)], missing=0.0).data)[0]["score"] == "0"


def test_a_comma_in_a_name_shifts_nothing() -> None:
    person = JANE.model_copy(update={"sortable_name": 'Doe "D", Jr., Jane'})
    (row,) = rows(new("csv", [standing(person)]).data)
    assert row["last_name"] == 'Doe "D"'
    assert row["score"] == "18.5"


def test_json_has_full_precision_and_our_own_state() -> None:
    content = json.loads(
        new("json", [standing(points=1 / 3), standing(RICK, 0.0, state="rejected")], comments=True).data
    )
    assert content["schema_version"] == 1
    assert content["assignments"] == [{"assignment_id": "lab-1", "title": "Lab 1", "max_score": 20}]
    assert [(one["score"], one["status"], one["state"]) for one in content["results"]] == [
        (1 / 3, "graded", "graded"),
        (0, "graded", "rejected"),
    ]


def test_json_is_written_anew() -> None:
    with pytest.raises(UsageError, match="--into"):
        fill("json", "a,b\n", both())


def test_a_plain_table_is_filled_by_any_id() -> None:
    file = "name;netid;Lab 1;Lab 1 comment\r\nJane Doe;jdoe;;\r\nRick;rroe;x;\r\n"
    done = fill("csv", file, [standing(comment="ok"), standing(RICK)], comments=True)
    assert done.data.decode() == file.replace("jdoe;;", "jdoe;18.5;ok").replace(";x;", ";18.5;")


def test_a_folders_name_is_an_id_when_nothing_else_is_known() -> None:
    person = JANE.model_copy(update=dict.fromkeys(("name", "sortable_name", "email", "login", "sis_id", "lms_id"), ""))
    done = fill("csv", "name,student number,Lab 1\nJane,S0001,\n", [standing(person, student="S0001")])
    assert done.data.endswith(b"S0001,18.5\n")


def test_two_scores_of_one_student_in_one_assignment_are_a_fault() -> None:
    with pytest.raises(GraderError):
        new("csv", [standing(), standing()])


def test_an_unknown_format_lists_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"canvas, moodle"):
        export("webct", [LAB], [], Options())


def test_standings_of_other_assignments_are_left_out() -> None:
    assert rows(new("csv", [standing(assignment="other")], Column("lab-1", "Lab 1", 20)).data) == []


def test_times_are_in_utc() -> None:
    moment = NOON.astimezone(timezone(timedelta(hours=2)))
    assert rows(new("csv", [standing(submitted_at=moment)]).data)[0]["submitted_at"] == "2026-03-01T12:00:00Z"
