"""Moodle's gradebook import: all rows or none, in the language of who imports."""

import csv

import pytest
from lms.cases import RICK, both, fill, findings, new, said, standing

from grader.errors import UsageError
from grader.lms.formats import Column
from grader.model import Person

FILE = (
    '"First name","Last name","ID number","Email address","Assignment: Lab 1 (Real)","Assignment: Lab 1 (Feedback)","Assignment: Lab 1 (Percentage)","Course total (Real)"\n'
    'Jane,Doe,S0001,jane@example.com,-,,-,5.00\n'
    'Rick,Roe,S0002,RICK@example.com,3.00,"see, ""loops""","15.00 %",3.00\n'
)  # fmt: skip


def test_only_our_cells_change() -> None:
    done = fill("moodle", FILE, both())
    assert done.data.decode() == FILE.replace("com,-,,-", "com,18.5,,-").replace("com,3.00,", "com,7.25,")


def test_an_equal_score_written_otherwise_stays() -> None:
    assert fill("moodle", FILE, both(jane=None, rick=3.0)).data == FILE.encode()


def test_a_dash_stays_for_who_has_no_score() -> None:
    assert fill("moodle", FILE, both(jane=None)).data.splitlines()[1] == FILE.encode().splitlines()[1]


def test_excused_stays_and_is_told() -> None:
    done = fill("moodle", FILE, [standing(RICK, None, state="excused")])
    assert done.data == FILE.encode()
    assert said(done.findings, "info", "excused", "rroe")


def test_comments_fill_the_feedback_column_when_asked_for() -> None:
    scores = [standing(comment="2 of 3, well done")]
    assert b'com,18.5,"2 of 3, well done",-' in fill("moodle", FILE, scores, comments=True).data
    assert b"well done" not in fill("moodle", FILE, scores).data


def test_a_trailing_backslash_gets_a_space() -> None:
    data = fill("moodle", FILE, [standing(comment='see "C:\\tmp\\"')], comments=True).data
    assert b'\\"' not in data
    assert b"C:\\tmp\\ " in data


def test_a_trailing_backslash_in_their_file_swallows_rows() -> None:
    file = FILE.replace("Jane,Doe", 'Jane,"Doe\\"')
    assert said(findings("moodle", file, both()), "refused", "backslash", "jane@example.com")


@pytest.mark.parametrize(("theirs", "decimal", "hint"), [("3,5", "point", "comma"), ("3.5", "comma", "point")])
def test_the_other_decimal_sign_is_told(theirs: str, decimal: str, hint: str) -> None:
    file = FILE.replace("3.00", f'"{theirs}"').replace("5.00", f'"{theirs}"').replace("15.00 %", "")
    assert said(findings("moodle", file, both(), decimal=decimal), "changed", f"--decimal {hint}")


def test_a_decimal_comma_in_a_comma_file_is_quoted() -> None:
    assert b'com,"18,5",,-' in fill("moodle", FILE, both(), decimal="comma").data


def test_scores_above_the_maximum_are_lowered_in_silence_there() -> None:
    assert said(findings("moodle", FILE, both(jane=25)), "changed", "maximum", "jdoe")


def test_negative_scores_are_raised_in_silence_there() -> None:
    assert said(findings("moodle", FILE, both(jane=-1)), "changed", "below 0", "jdoe")


def test_scores_above_a_hundred_may_cancel_the_import() -> None:
    assert said(findings("moodle", FILE, both(jane=120), Column("lab-1", "Lab 1", 150)), "info", "unlimited")


def test_a_new_file_says_that_one_unknown_student_cancels_all() -> None:
    assert said(findings("moodle", None, both()), "info", "whole import")


def test_rows_of_different_length_are_refused_there() -> None:
    assert said(findings("moodle", FILE + "a,b\n", both()), "refused", "number of columns")


def test_kept_percentages_cancel_the_import() -> None:
    file = FILE.replace("3.00,", "85 %,", 1)
    assert said(findings("moodle", file, [standing()]), "refused", "%", "RICK@")


def test_the_date_of_download_is_kept_and_told() -> None:
    lines = FILE.splitlines()
    file = (
        "\n".join([lines[0] + ',"Last downloaded from this course"', *(line + ",1772000000" for line in lines[1:])])
        + "\n"
    )
    assert said(findings("moodle", file, both()), "info", "Last downloaded")
    assert fill("moodle", file, both()).data.count(b"1772000000") == 2
    assert b"downloaded" not in new("moodle", both()).data


def test_an_apostrophe_that_moodle_put_before_a_name_is_no_part_of_it() -> None:
    file = FILE.replace("jane@example.com", "'@jane")
    person = Person(name="J", email="@jane", login="jj")
    assert b"'@jane,18.5" in fill("moodle", file, [standing(person)]).data


def test_a_new_file_has_one_id_that_everybody_has() -> None:
    ann = Person(name="Ann", login="ann")
    assert new("moodle", both(), comments=True).data.decode() == (
        "Email address,Lab 1,Lab 1 feedback\njane@example.com,18.5,\nrick@example.com,7.25,\n"
    )
    assert new("moodle", [*both(), standing(ann, 1)]).data.startswith(b"Username,Lab 1\njdoe,18.5\n")
    with pytest.raises(UsageError, match="the same one"):
        new("moodle", [*both(), standing(Person(name="Bo"), 1, student="bo")])


def test_a_decimal_comma_in_a_new_file_comes_with_semicolons() -> None:
    assert new("moodle", both(), decimal="comma").data.startswith(b"Email address;Lab 1\njane@example.com;18,5\n")


def test_a_translated_header_is_known() -> None:
    file = '\ufeffVorname;Nachname;ID-Nummer;E-Mail-Adresse;"Aufgabe: Lab 1 (Punkte)"\r\nJane;Doe;S0001;jane@example.com;"3,00"\r\n'
    assert fill("moodle", file, [standing()], decimal="comma").data.decode() == file.replace("3,00", "18,5")


def test_a_standard_reader_sees_what_was_meant() -> None:
    rows = list(csv.reader(fill("moodle", FILE, both()).data.decode().splitlines()))
    assert [row[4] for row in rows] == ["Assignment: Lab 1 (Real)", "18.5", "7.25"]


def test_an_equal_score_with_the_other_decimal_sign_is_rewritten() -> None:
    file = FILE.replace("3.00,", '"3,00",', 1)
    assert b'RICK@example.com,"3",' in fill("moodle", file, both(jane=None, rick=3)).data
