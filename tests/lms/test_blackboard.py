"""Blackboard: columns by the number behind the bar, UTF-16 behind the ending .xls."""

import pytest
from lms.cases import RICK, both, fill, findings, new, said, standing

from grader.errors import UsageError
from grader.lms.formats import Column
from grader.model import Person

FILE = (
    '\ufeff"Last Name","First Name","Username","Student ID","Last Access","Availability","Lab 1 [Total Pts: 20 Score] |1234567","Lab 2 [Total Pts: 10 Score] |1234568"\r\n'
    '"Doe","Jane","jdoe","S0001","2026-03-01","Yes","",""\r\n'
    '"Roe","Rick","rroe","S0002","2026-03-01","Yes","Needs Grading","5"\r\n'
)  # fmt: skip
XLS = FILE.replace('"', "").replace(",", "\t").encode("utf-16-le")


def test_only_our_cells_change_and_every_cell_stays_quoted() -> None:
    wanted = FILE.replace('"Yes","",""', '"Yes","18.5",""').replace("Needs Grading", "7.25")
    assert fill("blackboard", FILE, both()).data.decode() == wanted


def test_the_tab_separated_download_stays_utf_16() -> None:
    wanted = XLS.decode("utf-16-le").replace("Yes\t\t", "Yes\t18.5\t").replace("Needs Grading", "7.25")
    assert fill("blackboard", XLS, both()).data == wanted.encode("utf-16-le")


@pytest.mark.parametrize("title", ["Lab 1", "Lab 1|1234567", "Renamed [Total Pts: 5 Score] |1234567"])
def test_a_column_is_found_by_title_or_number(title: str) -> None:
    assert b'"18.5",""' in fill("blackboard", FILE, both(), Column("lab-1", title, 20)).data


def test_a_header_without_a_number_makes_a_text_column_there() -> None:
    file = FILE.replace(" |1234567", "", 1)
    assert said(findings("blackboard", file, both()), "changed", "0 points")


def test_a_new_file_without_a_number_is_refused() -> None:
    with pytest.raises(UsageError, match="0 points"):
        new("blackboard", both())


def test_a_new_file_is_quoted_throughout() -> None:
    data = new("blackboard", both(), Column("lab-1", "Lab 1|1234567", 20)).data.decode()
    assert data == '\ufeff"Username","Lab 1 [Total Pts: 20 Score] |1234567"\r\n"jdoe","18.5"\r\n"rroe","7.25"\r\n'


def test_a_new_file_needs_the_user_name_of_everybody() -> None:
    with pytest.raises(UsageError, match="Username"):
        new("blackboard", [standing(Person(name="Ann", email="a@b.c"))], Column("lab-1", "Lab 1|7", 20))


def test_kept_words_of_blackboard_are_told() -> None:
    assert said(findings("blackboard", FILE, both(rick=None)), "changed", "Needs Grading", "rroe")


def test_unquoted_cells_of_a_csv_are_refused_there() -> None:
    assert said(findings("blackboard", FILE.replace('"jdoe"', "jdoe"), both()), "refused", "quotes")
    assert not said(findings("blackboard", XLS, both()), "refused")


def test_comments_are_marked_as_plain_text() -> None:
    file = '"Last Name","Username","Availability","Lab 1 [Total Pts: 20 Score] |1","Grading Notes","Notes Format","Feedback to Learner","Feedback Format"\n"Doe","jdoe","Yes","","","","","SMART_TEXT"\n'
    data = fill("blackboard", file, [standing(comment="Well done")], comments=True).data.decode()
    assert data.endswith('"18.5","","","Well done","PLAIN_TEXT"\n')


def test_excused_has_no_word_in_blackboard() -> None:
    assert said(findings("blackboard", FILE, [standing(RICK, None, state="excused")]), "info", "excused")


def test_another_maximum_is_told() -> None:
    assert said(findings("blackboard", FILE, both(), Column("lab-1", "Lab 1", 15)), "info", "not scaled")
