"""Brightspace: the sign in front of ids, the sign at the end of lines, the item's exact name."""

import pytest
from lms.cases import both, fill, findings, new, said, standing

from grader.errors import UsageError
from grader.lms.formats import Column
from grader.model import Person

FILE = (
    "OrgDefinedId,Username,Lab 1 Points Grade <Numeric MaxPoints:20 Weight:5 Category:Labs>,Lab 2 Points Grade <Numeric MaxPoints:10>,End-of-Line Indicator\r\n"
    "#S0001,#jdoe,,5,#\r\n#S0002,#rroe,3,,#\r\n"
)


def test_only_our_cells_change_and_the_decoration_stays() -> None:
    wanted = FILE.replace("#jdoe,,5", "#jdoe,18.5,5").replace("#rroe,3", "#rroe,7.25")
    assert fill("brightspace", FILE, both()).data.decode() == wanted


def test_ids_match_with_and_without_the_sign() -> None:
    file = FILE.replace("#S0001,#jdoe", "S0001,jdoe")
    assert b"S0001,jdoe,18.5" in fill("brightspace", file, both()).data


@pytest.mark.parametrize("broken", [FILE.replace(",End-of-Line Indicator", ",X"), FILE.replace(",5,#", ",5,")])
def test_lines_without_their_end_are_refused_there(broken: str) -> None:
    assert said(findings("brightspace", broken, both()), "refused", "End-of-Line Indicator")


def test_scores_above_the_maximum_are_capped_there() -> None:
    assert said(findings("brightspace", FILE, both(jane=21)), "changed", "maximum", "jdoe")


def test_names_and_computed_grades_should_not_come_back() -> None:
    file = (
        FILE.replace("OrgDefinedId,", "OrgDefinedId,Last Name,")
        .replace("#S000", "#S000")
        .replace(",#jdoe", ",Doe,#jdoe")
        .replace(",#rroe", ",Roe,#rroe")
    )
    assert said(findings("brightspace", file, both()), "info", "Last Name")


def test_a_new_file_has_the_signs() -> None:
    wanted = (
        "OrgDefinedId,Username,Lab 1 Points Grade,End-of-Line Indicator\n#S0001,#jdoe,18.5,#\n#S0002,#rroe,7.25,#\n"
    )
    assert new("brightspace", both()).data.decode() == wanted
    assert new("brightspace", both(), Column("lab-1", "Lab 1 Points Grade", 20)).data.decode() == wanted


def test_a_blank_leaves_the_grade_there_so_nothing_is_told() -> None:
    two = [*both(), standing(assignment="lab-2")]
    done = new("brightspace", two, Column("lab-1", "Lab 1", 20), Column("lab-2", "Lab 2", 20))
    assert not said(done.findings, "changed")


def test_a_new_file_needs_an_id_of_everybody() -> None:
    with pytest.raises(UsageError, match="OrgDefinedId or Username"):
        new("brightspace", [standing(Person(name="Ann", email="a@b.c"))])


def test_no_comments_fit_and_it_is_told() -> None:
    assert said(new("brightspace", both(), comments=True).findings, "info", "no comments")
