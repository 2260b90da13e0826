"""Moodle's grading worksheet, rule by rule, as the independent importer has it."""

import pytest
from lms.importers import (
    moodle_worksheet,
)
from lms.importers.model import Imported, Item
from lms.importers.samples import BOM, CLASS, LAB, WORKSHEET


def into_worksheet(grade: str, who: str = "Participant 1", when: str = "-", **options: object) -> Imported:
    text = f'Identifier,Grade,Last modified (grade)\n{who},"{grade}","{when}"\n'
    columns = {"Lab 1": options.pop("item", Item(20))}
    return moodle_worksheet.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("grade", "decimal", "score"),
    [
        ("17.5", ".", 17.5),
        ("17,5", ".", 17.0),
        ("17,5", ",", 17.5),
        ("5 points", ".", 5.0),
        ("EX", ".", 0.0),
        ("-", ".", 0.0),
    ],
)
def test_a_worksheet_number_is_read_as_far_as_it_goes(grade: str, decimal: str, score: float) -> None:
    assert into_worksheet(grade, decimal=decimal).scores == {"101": {"Lab 1": score}}


@pytest.mark.parametrize("grade", ["", "-1", "20.5"])
def test_a_worksheet_skips_a_grade_that_is_empty_or_out_of_range(grade: str) -> None:
    done = into_worksheet(grade)
    assert (done.scores, done.aborted, len(done.ignored)) == ({}, None, 1)


def test_a_worksheet_skips_unchanged_locked_and_newer_grades() -> None:
    assert not into_worksheet("5", existing={"101": {"Lab 1": 5.0}}).scores
    assert not into_worksheet("5", locked={"101"}).scores
    assert not into_worksheet("5", modified={"101": 1_000_000.0}).scores
    assert into_worksheet("5", modified={"101": 1_000_000.0}, ignore_modified=True).scores


def test_a_worksheet_grants_a_minute_to_the_time_of_the_grade() -> None:
    when, seconds = "Sunday, 1 March 2026, 12:00 PM", 1772366400
    assert into_worksheet("5", when=when, modified={"101": seconds + 60}).scores
    assert not into_worksheet("5", when=when, modified={"101": seconds + 61}).scores


def test_a_worksheet_cuts_the_prefix_off_by_its_length() -> None:
    assert into_worksheet("5", who="Xarticipant 1").scores
    assert into_worksheet("5", who="1").aborted
    assert into_worksheet("5", who="Teilnehmer/in 1").aborted
    done = into_worksheet("5", who="Participant 99")
    assert (done.scores, done.aborted) == ({}, None)


def test_a_worksheet_needs_its_columns_in_the_language_of_the_site() -> None:
    words = moodle_worksheet.Words("Kennung", "Note", "Zuletzt geändert", "Kommentar", "Person Nr. ")
    text = f"{BOM}Kommentar 2,Zuletzt geändert,Note,Kommentar,Kennung\n,-,5,gut,Person Nr. 1\n".encode()
    done = moodle_worksheet.import_(text, CLASS, LAB, words=words)
    assert (done.scores, done.feedback) == ({"101": {"Lab 1": 5.0}}, {"101": {"Lab 1": "gut"}})
    assert moodle_worksheet.import_(text, CLASS, LAB).aborted
    assert moodle_worksheet.import_(b"Identifier,Grade\nParticipant 1,5\n", CLASS, LAB).aborted


def test_a_worksheet_ignores_feedback_in_the_first_column() -> None:
    text = b"Feedback comments,Identifier,Grade,Last modified (grade)\nwell,Participant 1,5,-\n"
    assert moodle_worksheet.import_(text, CLASS, LAB).feedback == {}


def test_a_worksheet_takes_scale_words_only_as_they_are() -> None:
    item = Item(2, scale=("Bad", "Good"))
    assert into_worksheet("Good", item=item).scores["101"]["Lab 1"] == 2
    assert not into_worksheet("good", item=item).scores


def test_a_worksheet_is_read_like_any_csv_of_moodle() -> None:
    assert moodle_worksheet.import_(WORKSHEET.replace(',"Good', ',x,"Good').encode(), CLASS, LAB).aborted
    assert moodle_worksheet.import_(WORKSHEET.replace(",", ";").encode(), CLASS, LAB, separator=";").scores
