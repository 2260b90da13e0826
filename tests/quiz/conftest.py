"""A course of one exercise with a quiz that has every type of question once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from quiz.cases import right_answer

from grader.course import Course
from grader.quiz.answers import tag
from grader.quiz.bank import Quiz, read_quiz
from grader.quiz.questions import Asked
from grader.quiz.reports import Marker

TINY_QUIZ = Path(__file__).with_name("tiny_quiz.yaml")
TINY_TITLES = Path(__file__).with_name("tiny_misconceptions.toml")
SECRET = "a secret of the tests"
MORE_MISTAKES = """

@mistake("TINY-11", of="update", title="Rate forgotten", feedback="This is what comes out without the rate.")
def no_rate(theta, gradient, rate):
    return theta - gradient


@mistake("TINY-12", of="update", title="Only the step", feedback="This is what comes out when the start is forgotten.")
def only_step(theta, gradient, rate):
    return -rate * gradient
"""


@pytest.fixture
def course(fake: Course) -> Course:
    solutions = fake.root / "solutions" / "01-tiny"
    (solutions / "quiz.yaml").write_text(TINY_QUIZ.read_text(encoding="utf-8"), encoding="utf-8")
    (fake.root / "solutions" / "misconceptions.toml").write_text(
        TINY_TITLES.read_text(encoding="utf-8"), encoding="utf-8"
    )
    with (solutions / "mistakes.py").open("a", encoding="utf-8") as file:
        file.write(MORE_MISTAKES)
    return Course(fake.root)


@pytest.fixture
def quiz(course: Course) -> Quiz:
    return read_quiz(course.exercises["01-tiny"])


@pytest.fixture
def marker(course: Course) -> Marker:
    return Marker(course, SECRET)


@pytest.fixture
def question(quiz: Quiz) -> Callable[[str], Asked]:
    def find(name: str) -> Asked:
        found = quiz.question(name)
        assert found is not None
        return found

    return find


@pytest.fixture
def answers(marker: Marker, quiz: Quiz) -> Callable[..., dict[str, Any]]:
    """A file of answers of a student who knows everything, as data."""

    def make(student: str = "ada", attempt: int = 1, secret: str = SECRET, practice: bool = True) -> dict[str, Any]:
        asked = {one.id: marker.asked(one, student, attempt) for one in (quiz.questions if practice else quiz.counted)}
        return {
            "format": 1, "kind": "fallline-quiz", "quiz": quiz.slug, "student": student, "try": attempt,
            "variants": {name: tag(secret, student, attempt, made) for name, made in asked.items()},
            "answers": {name: right_answer(made) for name, made in asked.items()},
            "made_at": "2026-03-01T10:00:00+00:00",
        }  # fmt: skip

    return make
