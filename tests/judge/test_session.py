"""Cases that are called without pytest's protocol end as with it; those that pytest sets something up for keep it."""

from pathlib import Path

from helpers import TINY

from grader.course import Course
from grader.judge.judge import Judge, with_judge
from grader.judge.link import LocalLink
from grader.judge.student import Record, Student

SUITE = '''
import numpy as np
import pytest
from grader.suite import check

@pytest.fixture
def seven(): return 7.0

@pytest.fixture
def doubled(request): return 2 * request.param

@pytest.fixture
def reference(): return "the suite's own"

class TestOfAClass:
    @check(points=1)
    def test_in_a_class(self, student):
        """a class"""
        assert self.__class__.__name__ == "TestOfAClass" and student.total(np.ones(2)) == 2

@check(points=1)
def test_drawn(student, rng):
    """what is drawn"""
    raise AssertionError(float(rng.normal()))

@check(points=1)
@pytest.mark.parametrize(("n", "rng"), [(1, 5)])
def test_written_over(n, rng):
    """an argument of that name"""
    assert (n, rng) == (1, 5)

@check(points=1)
@pytest.mark.parametrize("doubled", [2], indirect=True)
def test_sent_to_a_fixture(doubled):
    """indirect"""
    assert doubled == 4

@check(points=1)
def test_of_a_fixture(student, seven):
    """a fixture"""
    assert seven == 7

@check(points=1)
def test_of_our_name(reference):
    """a fixture with a name of ours"""
    assert reference == "the suite's own"

@check(points=1)
@pytest.mark.skip(reason="an author's")
def test_marked():
    """marked"""

@check(points=1)
def test_that_skips():
    """skips"""
    pytest.skip("inside")
'''
PLAIN = ["test_drawn", "test_that_skips", "test_written_over"]


def ends(course: Course, plain: bool) -> dict[str, tuple[str, str]]:
    """By case: the phase in which it ended and how, with or without the shorter way."""
    found: dict[str, tuple[str, str]] = {}

    def loop(judge: Judge) -> None:
        session = judge.session
        assert sorted(item.originalname for item in session._plain) == PLAIN
        if not plain:
            session._plain.clear()
        reference = judge.benches[TINY].trusted.reference()
        for check in session.checks[TINY].values():
            for item in check.cases:
                done = session.run(item, Student(LocalLink(reference, {}), Record()), reference)
                found[done.case] = (done.phase, f"{type(done.error).__name__}: {done.error}")

    with_judge([course.exercises[TINY]], "process", loop)
    return found


def test_the_shorter_way_ends_each_case_as_pytest_does(fake: Course) -> None:
    Path(fake.exercises[TINY].suite).write_text(SUITE)
    short, long = ends(fake, plain=True), ends(fake, plain=False)
    assert short == long
    assert short["test_written_over[1-5]"] == ("call", "NoneType: None")
    assert short["test_sent_to_a_fixture[2]"] == ("call", "NoneType: None")
    assert short["test_that_skips"] == ("call", "Skipped: inside")


def test_a_second_session_in_one_process_reads_its_suites_anew(fake: Course) -> None:
    suite = Path(fake.exercises[TINY].suite)
    titles = []
    for words in ("walk takes five steps", "walk takes some steps"):
        suite.write_text(suite.read_text().replace("walk takes five steps", words))
        with_judge(
            [fake.exercises[TINY]],
            "process",
            lambda judge: titles.append(judge.session.checks[TINY]["test_walk"].info.title),
        )
    assert titles == ["walk takes five steps", "walk takes some steps"]
