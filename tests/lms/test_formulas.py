"""Formulas: free text is made safe, identifiers never change for an importer, numbers never."""

import pytest
from lms.cases import JANE, fill, new, said, standing

from grader.lms.safety import free_text, is_formula
from grader.model import Person

EVIL = Person(
    name="=cmd()", sortable_name="=cmd(), @x", login="=jdoe", sis_id="-12a", lms_id="7", email="e@x.y", section="+1a"
)


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "  =x", "\t=x", "\rx", "\uff1dx", "\n1"])
def test_what_a_spreadsheet_runs_is_known(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize("text", ["-3", "-3.5", "+1,5", "-", "a=b", "", "x-y", "'=x"])
def test_numbers_and_words_are_no_formulas(text: str) -> None:
    assert not is_formula(text)


def test_free_text_is_one_line_without_control_characters() -> None:
    assert free_text("a\nb\x00\x1b[1mc") == "a b[1mc"
    assert free_text("\x00=x") == "'=x"


def test_a_comment_is_made_safe() -> None:
    file = "Email address,Lab 1,Lab 1 feedback\njane@example.com,,\n"
    assert b"18.5,'=1+1" in fill("moodle", file, [standing(comment="=1+1")], comments=True).data


def test_importer_mode_leaves_identifiers_and_tells() -> None:
    done = new("canvas", [standing(EVIL)])
    assert done.data.splitlines()[2] == b"\"'=cmd(), @x\",7,-12a,=jdoe,'+1a,18.5"
    assert said(done.findings, "info", "=jdoe", "-12a")


def test_spreadsheet_mode_escapes_every_text_and_no_number() -> None:
    done = new("canvas", [standing(EVIL, -3)], spreadsheet=True)
    assert done.data.splitlines()[2] == b"\"'=cmd(), @x\",7,'-12a,'=jdoe,'+1a,-3"
    assert not said(done.findings, "info", "formula")


def test_identifiers_of_their_file_are_told_and_kept() -> None:
    file = "Email address,Username,Lab 1\njane@example.com,=jdoe,\n"
    done = fill("moodle", file, [standing(JANE.model_copy(update={"login": "=jdoe"}))])
    assert done.data.decode() == file.replace("=jdoe,", "=jdoe,18.5")
    assert said(done.findings, "info", "=jdoe")


def test_their_file_for_a_spreadsheet_is_escaped_once() -> None:
    file = "Email address,Username,Lab 1\njane@example.com,=jdoe,-3\n"
    once = fill("moodle", file, [], spreadsheet=True).data
    assert once == b"Email address,Username,Lab 1\njane@example.com,'=jdoe,-3\n"
    assert fill("moodle", once, [], spreadsheet=True).data == once
