"""Sakai: a byte order mark, points in brackets, comments behind a star, the delimiter of the reader's language."""

import pytest
from lms.cases import JANE, both, fill, findings, new, said, standing

from grader.errors import UsageError
from grader.lms.formats import Column

FILE = '\ufeff"Student ID","Student Name","Lab 1 [20]","* Lab 1","# Total"\r\n"jdoe","Doe, Jane","","",""\r\n"rroe","Roe, Rick","3.0","",""\r\n'


def test_only_our_cells_change() -> None:
    wanted = FILE.replace('Jane","","",', 'Jane","18.5","",').replace('"3.0"', '"7.25"')
    assert fill("sakai", FILE, both()).data.decode() == wanted


def test_a_trailing_zero_is_no_change() -> None:
    assert fill("sakai", FILE, both(jane=None, rick=3)).data.decode() == FILE


def test_the_delimiter_of_their_file_tells_the_decimal_sign() -> None:
    file = FILE.replace('","', '";"')
    assert b'"Doe, Jane";"18,5";' in fill("sakai", file, both()).data
    assert said(findings("sakai", FILE, both(), decimal="comma"), "changed", "decimal points")


def test_comments_stand_behind_a_star() -> None:
    assert b'"18.5","Well done"' in fill("sakai", FILE, [standing(comment="Well done")], comments=True).data


def test_a_file_without_a_mark_is_misread() -> None:
    file = FILE.removeprefix("\ufeff").replace("Doe", "Döe")
    assert said(findings("sakai", file, both()), "changed", "windows-1252")
    assert not said(findings("sakai", "\ufeff" + file, both()), "changed")


@pytest.mark.parametrize("header", ["", "Lab [a]", "* Lab 1"])
def test_headers_that_sakai_refuses(header: str) -> None:
    assert said(findings("sakai", FILE.replace("# Total", header), both()), "refused", "Sakai refuses headers")


def test_a_student_twice_is_refused_and_neither_row_is_filled() -> None:
    file = FILE + '"jdoe","Doe, Jane","1","",""\r\n'
    done = fill("sakai", file, both(rick=None))
    assert done.data.decode() == file
    assert said(done.findings, "refused", "jdoe")
    assert done.unmatched_students == ["jdoe"]


def test_a_shared_id_in_a_new_file_is_refused() -> None:
    with pytest.raises(UsageError, match="share the id"):
        new("sakai", [standing(JANE), standing(JANE, 1, student="other")])


def test_a_new_file_says_that_its_points_are_the_items_maximum() -> None:
    assert said(findings("sakai", None, both()), "info", "maximum", "Lab 1 [20]")


def test_user_names_are_case_sensitive() -> None:
    file = FILE.replace("jdoe", "JDoe")
    assert fill("sakai", file, both(rick=None)).data.decode() == file


def test_a_new_file_has_mark_quotes_and_points() -> None:
    data = new("sakai", both(), comments=True).data.decode()
    assert (
        data
        == '\ufeff"Student ID","Student Name","Lab 1 [20]","* Lab 1"\r\n"jdoe","Doe, Jane","18.5",""\r\n"rroe","Roe, Rick","7.25",""\r\n'
    )


def test_a_decimal_comma_in_a_new_file_comes_with_semicolons() -> None:
    assert b'"Doe, Jane";"18,5"\r\n' in new("sakai", both(), decimal="comma").data


@pytest.mark.parametrize("title", ["Lab [a]", "* Lab", "# Lab"])
def test_titles_with_a_meaning_for_sakai_are_refused(title: str) -> None:
    with pytest.raises(UsageError, match="as a title"):
        new("sakai", both(), Column("lab-1", title, 20))
