"""Moodle's grade import, rule by rule, as the independent importer has it."""

from collections.abc import Mapping

import pytest
from lms.importers import (
    moodle_csv,
)
from lms.importers.model import Imported, Item
from lms.importers.samples import BOM, CLASS, LAB


def into_moodle(cell: str, **options: object) -> Imported:
    text = f'Email address,Lab 1\njdoe@example.com,"{cell}"\n'
    columns = {"Lab 1": options.pop("item", Item(20))}
    return moodle_csv.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "score"),
    [("18.5", 18.5), ("", None), ("-", None), ("25", 20.0), ("-3", 0.0), (" 7 ", 7.0), ("1 8", 18.0)],
)
def test_moodle_stores_clears_and_clamps(cell: str, score: float | None) -> None:
    assert into_moodle(cell).scores == {"101": {"Lab 1": score}}


@pytest.mark.parametrize("cell", ["9,5", "85%", "EX", "101", "ten"])
def test_moodle_cancels_everything_for_one_bad_grade(cell: str) -> None:
    text = f'Email address,Lab 1\nrroe@example.com,5\njdoe@example.com,"{cell}"\n'
    done = moodle_csv.import_(text.encode(), CLASS, LAB)
    assert done.aborted
    assert (done.scores, done.feedback) == ({}, {})


def test_moodle_reads_decimals_of_the_users_language() -> None:
    assert into_moodle("9,5", decimal=",").scores == {"101": {"Lab 1": 9.5}}


def test_moodle_takes_more_than_100_only_with_unlimited_grades() -> None:
    assert into_moodle("150", item=Item(200)).aborted
    assert into_moodle("150", item=Item(200), unlimited_grades=True).scores["101"]["Lab 1"] == 150


def test_moodle_reads_scales_by_number_or_by_exact_word() -> None:
    item = Item(2, scale=("Bad", "Good"))
    assert into_moodle("2", item=item).scores["101"]["Lab 1"] == 2
    assert into_moodle("Good", item=item, verbose_scales=True).scores["101"]["Lab 1"] == 2
    assert into_moodle("good", item=item, verbose_scales=True).aborted


@pytest.mark.parametrize("options", [{"locked": {"101"}}, {"group": {"102"}}])
def test_moodle_cancels_for_a_locked_grade_or_a_row_outside_the_group(options: dict[str, object]) -> None:
    assert into_moodle("5", **options).aborted


def moodle_text(text: str, columns: Mapping[str, Item] = LAB, **options: object) -> Imported:
    return moodle_csv.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


def test_moodle_cancels_for_an_unknown_user() -> None:
    for who in ("nobody@example.com", "", "'jdoe@example.com"):
        assert moodle_text(f"Email address,Lab 1\nzoe@example.com,2\n{who},3\n").aborted


def test_moodle_matches_email_in_any_case_and_other_keys_exactly() -> None:
    assert moodle_text("Email address,Lab 1\nJDOE@example.com,2\n").scores
    assert moodle_text("Username,Lab 1\njdoe,2\n").scores
    assert moodle_text("Username,Lab 1\nJdoe,2\n").aborted
    assert moodle_text("ID number,Lab 1\nS0001,2\n").scores
    assert moodle_text("who,Lab 1\n101,2\n", identity=("who", "lms_id")).scores


def test_moodle_maps_columns_as_the_form_says() -> None:
    text = "Username,a,b,c,d\njdoe,1,2,well,4\n"
    done = moodle_text(text, mapping={"a": "Lab 1", "b": "new", "c": "feedback for Lab 1"})
    assert done.scores == {"101": {"Lab 1": 1.0, "b": 2.0}}
    assert (done.new_columns, done.feedback) == (["b"], {"101": {"Lab 1": "well"}})
    assert done.ignored == ["The column 'd' is not mapped."]
    assert moodle_text(text, mapping={"a": "Lab 1", "b": "Lab 1"}).aborted


@pytest.mark.parametrize("separator", [",", ";", ":", "\t"])
def test_moodle_reads_marks_line_ends_and_separators(separator: str) -> None:
    text = f"{BOM}Username,Lab 1\r\n\r\njdoe,2\rzoe,3\r\n".replace(",", separator)
    assert moodle_text(text, separator=separator).scores == {"101": {"Lab 1": 2.0}, "103": {"Lab 1": 3.0}}


def test_moodle_reads_the_encoding_the_form_names() -> None:
    data = "Username,Lab 1,Lab 1 feedback\njdoe,2,schön\n".encode("latin-1")
    assert moodle_csv.import_(data, CLASS, LAB, encoding="latin-1").feedback["101"]["Lab 1"] == "schön"


def test_moodle_rejects_ragged_rows() -> None:
    for row in ("jdoe", "jdoe,2,3"):
        assert "not constant" in (moodle_text(f"Username,Lab 1\n{row}\n").aborted or "")


def test_moodle_loses_rows_after_a_field_that_ends_in_a_backslash() -> None:
    text = 'Username,Lab 1,Lab 1 feedback\njdoe,2,"C:\\tmp\\"\nzoe,3,"fine"\n'
    done = moodle_text(text)
    assert "103" not in done.scores
    assert moodle_text(text.replace('\\"', '\\ "')).feedback["101"]["Lab 1"] == "C:\\tmp\\"
    assert moodle_text(text.replace('tmp\\"', 'tmp\\\\"')).scores["103"] == {"Lab 1": 3.0}


def test_moodle_keeps_line_breaks_inside_quotes() -> None:
    done = moodle_text('Username,Lab 1,Lab 1 feedback\njdoe,2,"a\r\nb, c"\n')
    assert done.feedback["101"]["Lab 1"] == "a\nb, c"


def test_moodle_refuses_an_old_download_unless_forced() -> None:
    text = "Username,Lab 1,Last downloaded from this course\njdoe,2,1000\n"
    assert moodle_text(text, now=2000).scores
    assert moodle_text(text, now=500).aborted
    assert moodle_text(text, now=1000 + 366 * 86400).aborted
    assert moodle_text(text, now=2000, modified={"101": 1500}).aborted
    assert moodle_text(text, now=500, force_import=True).scores
