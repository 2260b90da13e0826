"""Blackboard's upload, rule by rule, as the independent importer has it."""

import pytest
from lms.importers import (
    blackboard,
)
from lms.importers.model import Imported, Item
from lms.importers.samples import BLACKBOARD, CLASS, LAB


def into_blackboard(cell: str, header: str = "Lab 1 [Total Pts: 20 Score] |1234567", **options: object) -> Imported:
    columns = {"Lab 1": options.pop("item", Item(20, "1234567"))}
    return blackboard.import_(f'"Username","{header}"\n"jdoe","{cell}"\n'.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


def test_blackboard_matches_by_the_number_after_the_bar() -> None:
    assert into_blackboard("5", "Other [Total Pts: up to 505 Score] |1234567").scores == {"101": {"Lab 1": 5.0}}
    done = into_blackboard("5", "Lab 1 [Total Pts: 20 Score] |1")
    assert (done.scores, done.new_columns, len(done.ignored)) == ({}, [], 1)


def test_blackboard_makes_a_text_column_worth_nothing_of_a_header_without_id() -> None:
    done = into_blackboard("5", "Lab 1")
    assert (done.new_columns, done.maxima) == (["Lab 1"], {"Lab 1 (new)": 0.0})
    assert done.scores == {"101": {"Lab 1 (new)": "5"}}


def test_blackboard_wants_every_field_of_a_comma_file_quoted() -> None:
    assert blackboard.import_(BLACKBOARD.replace('"18.50"', "18.50").encode(), CLASS, LAB).aborted


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_blackboard_reads_tab_files(encoding: str) -> None:
    text = BLACKBOARD.replace('","', "\t").replace('"', "")
    assert blackboard.import_(text.encode(encoding), CLASS, LAB).scores == {"101": {"Lab 1": 18.5}}


def test_blackboard_knows_students_by_username_only() -> None:
    assert blackboard.import_(BLACKBOARD.replace("Username", "Student ID").encode(), CLASS, LAB).aborted
    done = blackboard.import_(BLACKBOARD.replace("jdoe", "S0001").encode(), CLASS, LAB)
    assert (done.scores, len(done.ignored)) == ({}, 1)


def test_blackboard_takes_feedback_after_its_column_in_known_formats() -> None:
    assert blackboard.import_(BLACKBOARD.encode(), CLASS, LAB).feedback == {"101": {"Lab 1": "Good work"}}
    assert blackboard.import_(BLACKBOARD.replace("SMART_TEXT", "MARKDOWN").encode(), CLASS, LAB).aborted


@pytest.mark.parametrize("cell", ["", "Needs Grading", "In Progress", "5,5", "EX", "Complete"])
def test_blackboard_sets_no_score_from_other_words(cell: str) -> None:
    assert into_blackboard(cell).scores == {}


def test_blackboard_reads_complete_columns_percentages_and_comma_decimals() -> None:
    item = Item(20, "1234567", kind="complete")
    assert into_blackboard("Complete", item=item).scores == {"101": {"Lab 1": 20}}
    assert into_blackboard("Incomplete", item=item).scores == {"101": {"Lab 1": None}}
    assert into_blackboard("50", "Lab 1 [Total Pts: 20 Percentage] |1234567").scores == {"101": {"Lab 1": 10.0}}
    assert into_blackboard("5,5", decimal=",").scores == {"101": {"Lab 1": 5.5}}
