"""Brightspace's import, rule by rule, as the independent importer has it."""

import pytest
from lms.importers import (
    brightspace,
)
from lms.importers.model import Imported, Item
from lms.importers.samples import BOM, BRIGHTSPACE, CLASS, LAB


def into_brightspace(
    cell: str, header: str = "Lab 1 Points Grade", item: Item = LAB["Lab 1"], end: str = "#"
) -> Imported:
    text = f"Username,{header},End-of-Line Indicator\n#jdoe,{cell},{end}\n"
    return brightspace.import_(text.encode(), CLASS, {"Lab 1": item})


def test_brightspace_needs_the_closing_column_in_every_row() -> None:
    assert into_brightspace("5", end="").aborted
    assert brightspace.import_(b"Username,Lab 1 Points Grade\njdoe,5\n", CLASS, LAB).aborted
    assert brightspace.import_(b"Username,End-of-Line Indicator,Lab 1 Points Grade\njdoe,#,5\n", CLASS, LAB).aborted


def test_brightspace_caps_at_the_maximum_unless_the_item_can_exceed() -> None:
    assert into_brightspace("25").scores["101"]["Lab 1"] == 20
    assert into_brightspace("25", item=Item(20, can_exceed=True)).scores["101"]["Lab 1"] == 25


def test_brightspace_knows_items_by_their_exact_name_and_offers_new_ones() -> None:
    assert into_brightspace("5", "lab 1 Points Grade").new_columns == ["lab 1"]
    done = into_brightspace("5", "New Points Grade <Numeric MaxPoints:7 Weight:5>")
    assert (done.new_columns, done.maxima) == (["New"], {"New": 7.0})
    assert into_brightspace("5", "Lab 1 Points Grade <Numeric MaxPoints:20 Weight:5 Category:Labs>").scores


@pytest.mark.parametrize("header", ["Last Name", "Email", "Lab 1", "Lab 1 points grade", "Lab 1 Text Grade"])
def test_brightspace_takes_no_other_columns(header: str) -> None:
    assert into_brightspace("5", header).aborted


def test_brightspace_reads_symbols_and_texts() -> None:
    symbols = Item(20, kind="symbol", scale=("A", "B"))
    assert into_brightspace("A", "Lab 1 Grade Symbol", symbols).scores["101"]["Lab 1"] == "A"
    assert not into_brightspace("F", "Lab 1 Grade Symbol", symbols).scores
    assert into_brightspace("well", "Lab 1 Text Grade", Item(0, kind="text")).scores["101"]["Lab 1"] == "well"


def test_brightspace_leaves_a_grade_alone_where_a_cell_is_empty_or_no_number() -> None:
    for cell in ("", "85%", "EX"):
        assert into_brightspace(cell).scores == {}


def test_brightspace_takes_ids_with_or_without_their_sign() -> None:
    for who in ("#20067930,#jdoe", "20067930,jdoe", ",jdoe", "#20067930,"):
        assert brightspace.import_(BRIGHTSPACE.replace("#20067930,#jdoe", who).encode(), CLASS, LAB).scores
    for who in ("20067931,jdoe", "42,", "JDOE,", "7,jdoe2"):
        assert not brightspace.import_(BRIGHTSPACE.replace("#20067930,#jdoe", who).encode(), CLASS, LAB).scores


def test_brightspace_reads_marks_and_tabs() -> None:
    assert brightspace.import_((BOM + BRIGHTSPACE).replace(",", "\t").encode(), CLASS, LAB).scores
    assert brightspace.import_(BRIGHTSPACE.encode("utf-16"), CLASS, LAB).aborted
