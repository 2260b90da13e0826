"""The feedback archives of Canvas and Moodle, rule by rule, as the independent importer has it."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lms.importers import (
    canvas_feedback,
    moodle_feedback,
)
from lms.importers.canvas_feedback import Attachment
from lms.importers.samples import (
    CLASS,
)


def archive(names: list[str], content: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, content or name)
    return buffer.getvalue()


HANDED_IN = {"501": Attachment("101", "hw1.py"), "502": Attachment("102", "hw_2.py")}


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("doejane_101_501_hw1.py", "101"), ("doejane_LATE_101_501_hw1.pdf", "101"), ("folder/doejane_101_501_x", "101"),
        ("roe_rick_102_502_hw_2.py", "102"), ("anything_102_x_502_y", "102"),
        ("doejane_101_text.html", None), ("doejane_101_999_hw1.py", None), ("doejane_999_501_hw1.py", None),
        ("doejane_501_101_hw1.py", None), ("doejane_102_501_hw1.py", None), ("doe_7_101_501_hw1.py", None),
        ("notes.txt", None), ("doejane_101_501.py", None),
    ],
)  # fmt: skip
def test_canvas_hands_feedback_to_the_owner_of_the_two_numbers(name: str, owner: str | None) -> None:
    done = canvas_feedback.import_(archive([name]), CLASS, HANDED_IN)
    assert list(done.files) == ([owner] if owner else [])
    assert len(done.ignored) == (not owner)


def test_canvas_shows_feedback_under_the_name_of_the_students_file() -> None:
    done = canvas_feedback.import_(archive(["doejane_101_501_report.pdf"], "well"), CLASS, HANDED_IN)
    assert done.files == {"101": [("hw1.py", b"well")]}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Jane Doe_1_assignsubmission_file/report.txt", "report.txt"),
        ("Jane Doe_1_assignsubmission_file_/report.txt", "report.txt"),
        ("Jane Doe_1_assignsubmission_file_my_report.txt", "my_report.txt"),
        ("Jane Doe_1_assignfeedback_file/sub/report.txt", "sub/report.txt"),
        ("all/Jane Doe_1_assignsubmission_file/report.txt", "report.txt"),
        ("Participant_1_assignsubmission_file/report.txt", "report.txt"),
        ("Jane_Doe_1_assignsubmission_file/report.txt", None),
        ("Jane Doe_99_assignsubmission_file/report.txt", None),
        ("Jane Doe_x_assignsubmission_file/report.txt", None),
        ("Jane Doe_1_assignsubmission_film/report.txt", None),
        ("Jane Doe_1_assignsubmission_file/.hidden", None),
        ("Jane Doe_1_assignsubmission_file/~draft", None),
        ("Jane Doe_1_assignsubmission_file", None),
        ("report.txt", None),
    ],
)
def test_moodle_hands_feedback_to_the_participant_in_the_path(name: str, given: str | None) -> None:
    done = moodle_feedback.import_(archive([name], "well"), CLASS)
    assert done.files == ({"101": [(given, b"well")]} if given else {})
    assert len(done.ignored) == (not given)


def test_moodle_does_not_hand_back_what_was_handed_in() -> None:
    data = archive(["Jane Doe_1_assignsubmission_file/lab.py"], "x = 1")
    assert not moodle_feedback.import_(data, CLASS, {"101": {"lab.py": b"x = 1"}}).files
    assert moodle_feedback.import_(data, CLASS, {"101": {"lab.py": b"x = 2"}}).files


def test_moodle_takes_feedback_files_only_where_they_are_switched_on() -> None:
    data = archive(["Jane Doe_1_assignsubmission_file/lab.py"])
    assert moodle_feedback.import_(data, CLASS, feedback_files=False).aborted


@pytest.mark.parametrize(
    "importer",
    [lambda data: canvas_feedback.import_(data, CLASS, {}), lambda data: moodle_feedback.import_(data, CLASS)],
)
def test_what_is_no_archive_is_refused(importer: Callable[[bytes], object]) -> None:
    assert importer(b"no zip").aborted  # type: ignore[attr-defined]
