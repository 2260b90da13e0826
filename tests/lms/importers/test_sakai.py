"""Sakai's import, rule by rule, as the independent importer has it."""

import pytest
from lms.importers import (
    sakai,
)
from lms.importers.model import Imported, Item
from lms.importers.samples import CLASS, LAB, SAKAI


def into_sakai(header: str, row: str, bom: bool = True, **options: object) -> Imported:
    text = f"Student ID,Student Name,{header}\n{row}\n"
    return sakai.import_(text.encode("utf-8-sig" if bom else "utf-8"), CLASS, LAB, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Lab 1,",
        "Lab 1,Lab 1",
        "Lab 1,Lab 1 [20]",
        "Lab [a]",
        "Lab [x] [20]",
        "Lab 1 [20.555]",
        "* Lab 1",
        "Lab 1,* Lab 2",
    ],
)
def test_sakai_rejects_headers_that_are_blank_double_or_of_no_form(header: str) -> None:
    assert into_sakai(header, "jdoe,x,1,1").aborted


def test_sakai_reads_headers_by_their_form() -> None:
    done = into_sakai('Lab 1,* Lab 1,# Lab 9,"New [20,5]"', "jdoe,x,1,well,2,3")
    assert done.scores == {"101": {"Lab 1": 1.0, "New": 3.0}}
    assert (done.feedback, done.new_columns) == ({"101": {"Lab 1": "well"}}, ["New"])
    assert done.maxima == {"New": 20.5}


def test_sakai_proposes_a_maximum_that_differs() -> None:
    assert into_sakai("Lab 1 [25]", "jdoe,x,1").maxima == {"Lab 1": 25.0}
    assert into_sakai("Lab 1 [20.0]", "jdoe,x,1").maxima == {}


def test_sakai_does_not_write_to_columns_of_other_tools() -> None:
    done = sakai.import_(SAKAI.encode(), CLASS, {"Lab 1": Item(20, external=True)})
    assert (done.scores, done.feedback) == ({}, {})


def test_sakai_rejects_a_student_twice_and_passes_over_the_unknown_and_the_blank() -> None:
    assert into_sakai("Lab 1", "jdoe,x,1\njdoe,x,2").aborted
    done = into_sakai("Lab 1", "JDOE,x,1\n,x,2\nrroe,x,\nzoe,,3")
    assert done.scores == {"103": {"Lab 1": 3.0}}
    assert len(done.ignored) == 1


def test_sakai_takes_its_delimiter_from_the_decimal_separator() -> None:
    text = 'Student ID;Student Name;Lab 1 [20]\njdoe;"Doe, Jane";7,5\n'.encode("utf-8-sig")
    assert sakai.import_(text, CLASS, LAB, decimal=",").scores == {"101": {"Lab 1": 7.5}}
    assert sakai.import_(text, CLASS, LAB).aborted
    assert sakai.import_(SAKAI.encode(), CLASS, LAB, decimal=",").aborted
    assert into_sakai("Lab 1", 'jdoe,x,"7,5"').aborted


def test_sakai_reads_utf_8_only_behind_a_mark() -> None:
    row = "jdoe,x,1,schön"
    assert into_sakai("Lab 1,* Lab 1", row).feedback["101"]["Lab 1"] == "schön"
    assert into_sakai("Lab 1,* Lab 1", row, bom=False).feedback["101"]["Lab 1"] == "schÃ¶n"


def test_sakai_sees_no_change_in_a_trailing_zero() -> None:
    assert not into_sakai("Lab 1", "jdoe,x,18.0", existing={"101": {"Lab 1": 18}}).scores
