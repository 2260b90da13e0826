"""Who is who when work comes from several sources: nobody is two people, and nobody is guessed."""

import pytest

from grader.gradebook.store import Gradebook
from grader.model import Person
from grader.roster import Directory

JANE = Person(name="Jane Doe", sortable_name="Doe, Jane", login="jdoe", sis_id="S0001", lms_id="101")
RICK = Person(name="Rick Roe", sortable_name="Roe, Rick", login="rroe", sis_id="S0002", lms_id="102")


@pytest.fixture
def directory() -> Directory:
    return Directory(Gradebook("sqlite://"))


@pytest.mark.parametrize("folder", ["jdoe", "S0001", "Jane Doe", "Doe, Jane"])
def test_a_folder_named_by_an_id_or_a_name_is_that_students(directory: Directory, folder: str) -> None:
    directory.enrol([JANE, RICK])
    assert directory.students(folder, Person()) == ["jdoe"]
    assert directory.strangers() == []


def test_a_folder_after_a_download_and_a_roster_is_the_same_student(directory: Directory) -> None:
    assert directory.students("doejane-101", Person(name="doejane", lms_id="101")) == ["doejane-101"]
    directory.enrol([JANE, RICK])
    assert directory.students("jdoe", Person()) == ["doejane-101"]
    assert directory.students("Jane Doe", Person()) == ["doejane-101"]


def test_a_roster_that_comes_later_knows_the_folders(directory: Directory) -> None:
    assert directory.students("jdoe", Person()) == ["jdoe"]
    directory.enrol([JANE, RICK])
    assert sorted(directory.known) == ["jdoe", "rroe"]
    assert directory.known["jdoe"] == (JANE, True)


def test_a_folder_that_two_could_mean_is_a_stranger(directory: Directory) -> None:
    directory.enrol([JANE, JANE.model_copy(update={"login": "jd2", "sis_id": "S7", "lms_id": "107"})])
    assert directory.students("Jane Doe", Person()) == ["Jane Doe"]
    assert directory.strangers() == ["Jane Doe"]
