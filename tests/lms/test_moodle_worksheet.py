"""Moodle's offline grading worksheet: rows by participant number, everything else as downloaded."""

import pytest
from lms.cases import both, fill, findings, new, said, standing

from grader.errors import UsageError
from grader.model import Person

FILE = (
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Online text","Last modified (grade)","Feedback comments"\n'
    '"Participant 11","Jane Doe",jane@example.com,"Submitted for grading",,20.00,Yes,"Monday, 2 March 2026, 10:05 AM",,-,\n'
    '"Participant 12","Rick Roe",rick@example.com,"Submitted for grading",3.00,20.00,Yes,"Monday, 2 March 2026, 10:06 AM",,"Tuesday, 3 March 2026, 9:00 AM",\n'
)  # fmt: skip
BLIND = "Identifier,Status,Grade,Maximum Grade,Last modified (grade),Feedback comments\nParticipant 11,x,,20.00,-,\nParticipant 12,x,,20.00,-,\n"


def test_moodle_with_a_worksheet_is_recognised_and_only_our_cells_change() -> None:
    done = fill("moodle", FILE, both())
    wanted = FILE.replace('grading",,20', 'grading",18.5,20').replace('grading",3.00', 'grading",7.25')
    assert done.data.decode() == wanted


def test_rows_are_found_by_the_number_in_the_downloaded_files_name() -> None:
    entries = {
        "jdoe": "Participant_12_assignsubmission_file/lab.py",
        "rroe": "Participant_11_assignsubmission_file_/lab.py",
    }
    data = fill("moodle", BLIND, both(), entries=entries).data.decode()
    assert data == BLIND.replace("11,x,,", "11,x,7.25,").replace("12,x,,", "12,x,18.5,")


def test_a_number_of_another_assignments_download_is_not_believed() -> None:
    entries = {"jdoe": "Jane Doe_12_assignsubmission_file/lab.py"}
    done = fill("moodle", FILE, both(rick=None), entries=entries)
    assert b'"Rick Roe",rick@example.com,"Submitted for grading",3.00' in done.data
    assert b"18.5" in done.data.splitlines()[1]


def test_nobody_is_guessed_when_names_are_hidden() -> None:
    done = fill("moodle", BLIND, both())
    assert done.data.decode() == BLIND
    assert done.unmatched_students == ["jdoe", "rroe"]
    assert done.unmatched_rows == ["Participant 11", "Participant 12"]


def test_a_name_that_two_rows_have_decides_nothing() -> None:
    twins = FILE.replace("jane@example.com", "").replace("rick@example.com", "").replace("Rick Roe", "Jane Doe")
    assert fill("moodle", twins, [standing(Person(name="Jane Doe"))]).data.decode() == twins


def test_a_name_alone_is_enough_when_it_is_the_only_one() -> None:
    assert b"18.5" in fill("moodle", FILE, [standing(Person(name="jane  doe"))]).data


def test_locked_rows_are_left_alone_and_told() -> None:
    file = FILE.replace("Yes", "No", 1)
    done = fill("moodle", file, both(rick=None))
    assert done.data.decode() == file
    assert said(done.findings, "refused", "jdoe")


def test_a_bare_number_is_no_identifier() -> None:
    file = FILE.replace('"Participant 11"', "11")
    assert said(findings("moodle", file, both()), "refused", "Participant 12")


def test_a_feedback_column_in_front_is_ignored_by_moodle() -> None:
    file = "Feedback comments,Identifier,Grade,Last modified (grade)\n,Participant 11,,-\n"
    assert said(findings("moodle", file, both(), comments=True), "refused", "first place")
    assert not said(findings("moodle", file, both()), "refused", "first place")


def test_the_other_decimal_sign_would_cut_scores_there() -> None:
    assert said(findings("moodle", FILE, both(), decimal="comma"), "changed", "--decimal point")


def test_scores_beyond_the_maximum_of_the_row_are_passed_over_there() -> None:
    assert said(findings("moodle", FILE, both(jane=21)), "refused", "above the maximum", "jdoe")
    assert said(findings("moodle", FILE, both(jane=-1)), "refused", "below 0", "jdoe")


def test_the_newer_spelling_of_the_maximum_is_known() -> None:
    assert said(findings("moodle", FILE.replace("Maximum Grade", "Maximum grade"), both(jane=21)), "refused", "jdoe")


def test_comments_are_text_not_html() -> None:
    data = fill("moodle", FILE, [standing(comment="x < y")], comments=True).data
    assert b"-,x &lt; y\n" in data


def test_the_time_of_the_last_grade_stays() -> None:
    assert b'"Tuesday, 3 March 2026, 9:00 AM"' in fill("moodle", FILE, both()).data


def test_a_worksheet_cannot_be_made_anew() -> None:
    with pytest.raises(UsageError, match="--into"):
        new("moodle-worksheet", both())


def test_two_students_with_one_number_are_not_decided_between() -> None:
    entries = dict.fromkeys(["jdoe", "rroe"], "Participant_11_assignsubmission_file/lab.py")
    done = fill("moodle", BLIND, both(), entries=entries)
    assert done.data.decode() == BLIND
    assert said(done.findings, "refused", "jdoe", "rroe", "share")
