"""Feedback zips: each page under a name by which the LMS finds the same student, or not at all."""

import io
import zipfile

import pytest
from lms.cases import JANE, RICK

from grader.errors import UsageError
from grader.lms.feedback import FeedbackPage, feedback_zip
from grader.model import Person


def names(lms: str, *entries: str, person: Person = JANE) -> list[str]:
    data, skipped = feedback_zip(lms, [FeedbackPage(f"s{n}", person, entry, b"<p>") for n, entry in enumerate(entries)])
    assert not skipped
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def why(lms: str, entry: str, person: Person = JANE) -> str:
    data, skipped = feedback_zip(lms, [FeedbackPage("jdoe", person, entry, b"<p>")])
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == []
    ((student, reason),) = skipped
    assert student == "jdoe"
    return reason


@pytest.mark.parametrize(
    "entry",
    ["doejane_101_5001_lab 1.py", "doejane_LATE_101_5001_lab.py", "submissions.zip/doejane_101_5001_lab_7_8.py"],
)
def test_canvas_finds_user_and_attachment_and_no_late_marker(entry: str) -> None:
    assert names("canvas", entry) == ["doejane_101_5001_feedback.html"]


def test_two_files_of_one_student_have_two_pages_in_canvas() -> None:
    assert len(names("canvas", "doejane_101_5001_a.py", "doejane_101_5002_b.py")) == 2


@pytest.mark.parametrize(("entry", "reason"), [
    ("anon_x7f_5001_lab.py", "anonymously"), ("LATE_anon_x7f_5001_lab.py", "anonymously"), ("doejane_101_text.html", "text or a link"),
    ("lab.py", "does not come from"), ("", "did not come"), ("doejane_102_5001_lab.py", "user 102"),
])  # fmt: skip
def test_canvas_gets_no_page_that_it_would_lose_or_misplace(entry: str, reason: str) -> None:
    assert reason in why("canvas", entry)


@pytest.mark.parametrize(("entry", "name"), [
    ("Jane Doe_11_assignsubmission_file/lab.py", "Jane Doe_11_assignsubmission_file/feedback-lab.py.html"),
    ("Jane Doe_11_assignsubmission_file_/lab.py", "Jane Doe_11_assignsubmission_file_/feedback-lab.py.html"),
    ("Jane Doe_11_assignsubmission_file_lab.py", "Jane Doe_11_assignsubmission_file_feedback-lab.py.html"),
    ("Jane Doe_11_assignsubmission_file/src/lab.py", "Jane Doe_11_assignsubmission_file/feedback-src-lab.py.html"),
    ("top/Participant_11_assignsubmission_file/lab.py", "Participant_11_assignsubmission_file/feedback-lab.py.html"),
    ("Doe Jane_11_assignsubmission_file/lab.py", "Doe Jane_11_assignsubmission_file/feedback-lab.py.html"),
])  # fmt: skip
def test_moodle_finds_the_participant_in_every_style_of_download(entry: str, name: str) -> None:
    assert names("moodle", entry) == [name]


@pytest.mark.parametrize(("entry", "reason"), [
    ("Group A_3_assignsubmission_file/lab.py", "group"), ("Default group_assignsubmission_file/lab.py", "participant number"),
    ("jdoe/lab.py", "does not come from"), ("", "did not come"),
])  # fmt: skip
def test_moodle_gets_no_page_for_somebody_else(entry: str, reason: str) -> None:
    assert reason in why("moodle", entry)


def test_two_pages_for_one_file_are_refused() -> None:
    entry = "doejane_101_5001_lab.py"
    with pytest.raises(UsageError, match="jdoe and rroe"):
        feedback_zip(
            "canvas",
            [
                FeedbackPage("jdoe", JANE, entry, b"1"),
                FeedbackPage("rroe", RICK.model_copy(update={"lms_id": ""}), entry, b"2"),
            ],
        )


def test_equal_pages_make_equal_bytes() -> None:
    pages = [
        FeedbackPage("jdoe", JANE, "doejane_101_5001_a.py", b"1"),
        FeedbackPage("rroe", RICK, "roerick_102_5002_a.py", b"2"),
    ]
    assert feedback_zip("canvas", pages)[0] == feedback_zip("canvas", reversed(pages))[0]


def test_a_name_from_outside_leaves_no_folder() -> None:
    assert names("moodle", "Jane Doe_11_assignsubmission_file/..\\..\\x\x00.py") == [
        "Jane Doe_11_assignsubmission_file/feedback-.._.._x_.py.html"
    ]


def test_other_systems_take_no_feedback() -> None:
    with pytest.raises(UsageError, match="canvas or moodle"):
        feedback_zip("sakai", [])
