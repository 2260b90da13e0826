"""Rosters: people read from whatever a system exports, recognised by its header."""

import pytest
from lms import test_blackboard, test_brightspace, test_canvas, test_moodle, test_moodle_worksheet, test_sakai

from grader.errors import SourceError
from grader.lms.roster import read_roster
from grader.model import Person

NAMES = {"name": "Jane Doe", "sortable_name": "Doe, Jane"}
FILES = {
    "canvas": (test_canvas.FILE, {**NAMES, "lms_id": "101", "sis_id": "S0001", "login": "jdoe", "section": "CS1"}),
    "moodle grades": (test_moodle.FILE, {**NAMES, "sis_id": "S0001", "email": "jane@example.com"}),
    "moodle worksheet": (test_moodle_worksheet.FILE, {"name": "Jane Doe", "email": "jane@example.com"}),
    "moodle participants": ('"First name","Last name","Email address",Groups\nJane,Doe,jane@example.com,A\nRick,Roe,r@x.y,B\n', {**NAMES, "email": "jane@example.com", "group": "A"}),
    "blackboard": (test_blackboard.FILE, {**NAMES, "login": "jdoe", "sis_id": "S0001"}),
    "blackboard xls": (test_blackboard.XLS, {**NAMES, "login": "jdoe", "sis_id": "S0001"}),
    "brightspace": (test_brightspace.FILE, {"login": "jdoe", "sis_id": "S0001"}),
    "sakai": (test_sakai.FILE, {**NAMES, "login": "jdoe"}),
    "gradescope grades": ("First Name,Last Name,SID,Email,Sections,Total Score\nJane,Doe,S0001,jane@example.com,CS1,3\nR,R,S2,r@x.y,CS1,\n", {**NAMES, "sis_id": "S0001", "email": "jane@example.com", "section": "CS1"}),
    "gradescope roster": ("Name,SID,Email,Role\nJane Doe,S0001,jane@example.com,Student\nR R,S2,r@x.y,Student\n", {"name": "Jane Doe", "sis_id": "S0001", "email": "jane@example.com"}),
    "nbgrader grades": ("assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score\nps1,,,jdoe,Doe,Jane,j@x.y,1,0,1,2\nps2,,,jdoe,Doe,Jane,j@x.y,1,0,1,2\nps1,,,rroe,Roe,Rick,r@x.y,1,0,1,2\n", {**NAMES, "login": "jdoe", "email": "j@x.y"}),
    "nbgrader students": ("id,first_name,last_name,email,lms_user_id\njdoe,Jane,Doe,j@x.y,101\nrroe,,,,\n", {**NAMES, "login": "jdoe", "email": "j@x.y", "lms_id": "101"}),
    "github classroom": ("assignment_name,github_username,roster_identifier,student_repository_name\nlab,octojane,S0001,lab-octojane\nlab,octorick,r@x.y,lab-octorick\n", {"login": "octojane", "sis_id": "S0001"}),
    "plain": ("Student ID;Name;E-Mail;Login;LMS id;Section;Group\nS0001;Doe, Jane;jane@example.com;jdoe;101;CS1;A\nS2;R;;;;;\n", {**NAMES, "sis_id": "S0001", "email": "jane@example.com", "login": "jdoe", "lms_id": "101", "section": "CS1", "group": "A"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_everybody_is_read_once(kind: str) -> None:
    text, wanted = FILES[kind]
    people = read_roster(text.encode() if isinstance(text, str) else text, "roster.csv")
    assert people[0] == Person(**wanted)
    assert len(people) == 2


def test_roster_identifiers_of_github_classroom_are_read_as_what_they_are() -> None:
    people = read_roster(b"identifier,github_username\nr@x.y,a\nJane Doe,b\nS1,c\n", "x")
    assert [(one.email, one.name, one.sis_id) for one in people] == [
        ("r@x.y", "", ""),
        ("", "Jane Doe", ""),
        ("", "", "S1"),
    ]


def test_names_shifted_by_a_comma_in_nbgraders_file_are_refused_with_the_row() -> None:
    text = FILES["nbgrader grades"][0]
    assert isinstance(text, str)
    with pytest.raises(SourceError, match="row 2: expected 11 columns, found 12"):
        read_roster(text.replace("Doe,Jane", "Doe, Jr.,Jane").encode(), "x")


def test_leading_zeros_survive() -> None:
    assert read_roster(b"name,student id\nJane,00123\n", "x")[0].sis_id == "00123"


def test_two_people_of_one_login_are_refused() -> None:
    with pytest.raises(SourceError, match="gives Dilara Demir and Amara A the same dilara"):
        read_roster(b"name,login\nDilara Demir,dilara\nAmara A,dilara\n", "x")
    assert len(read_roster(b'name,login\nDilara Demir,dilara\n"Demir, Dilara",dilara\n', "x")) == 1


@pytest.mark.parametrize(("data", "words"), [
    (b"a,b\n1,2\n", "found 'a', 'b'"), (b"name,email\n", "no students"), (b"PK\x03\x04", "CSV"), (b"", "empty"),
])  # fmt: skip
def test_what_is_no_roster_is_refused_with_what_was_found(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_roster(data, "roster.csv")


def test_a_name_and_a_sentence_are_inert() -> None:
    with pytest.raises(SourceError) as caught:
        read_roster(b"\x1b[2J,b\n1,2\n", "r\x1b.csv")
    assert "\x1b" not in str(caught.value)
