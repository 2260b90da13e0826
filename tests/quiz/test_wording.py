"""A sentence of the bank that an author mends is read in old reports too, and nothing is marked again for it."""

from collections.abc import Callable
from typing import Any

import pytest
from quiz.made_class import SLUG, reports, wrong_answer
from render import made

from grader.course import Course
from grader.model import Check, Report
from grader.quiz.marking import mark
from grader.quiz.reports import Marker
from grader.quiz.wording import explanations, in_todays_words
from grader.render.files import counting_report
from grader.render.page import page
from grader.sentences import Sentences

WRONG: dict[str, Callable[[Any], Any]] = {
    "gradient-of-toy": lambda one: wrong_answer(one, 0),
    "some-of-four": lambda one: [shown.label for shown in one.options if shown.id in ("0", "2")],
    "wrong-line": lambda one: one.wrong[0].value,
}


@pytest.fixture
def report(marker: Marker) -> Report:
    (found,) = reports(marker, {"ada": WRONG})
    return found


def check(report: Report, name: str) -> Check:
    return next(one for one in report.checks if one.name == name)


def mended(marker: Marker, *changes: tuple[str, str]) -> Course:
    path = marker.course.exercises["01-tiny"].quiz
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return Course(marker.course.root)


def test_without_a_change_a_report_reads_as_it_was_marked(marker: Marker, report: Report) -> None:
    assert in_todays_words(Course(marker.course.root), report) == report


def test_mended_sentences_are_read_in_old_reports(marker: Marker, report: Report) -> None:
    rows = check(report, "gradient-of-toy").title.split()[3].rstrip(",")
    course = mended(
        marker, ("The rows are {{n}}", "There are {{n}} rows"), ("comes out when {{n}} is left out", "is {{n}} times too small"),
        ("Two is.", "Two is right too."), ("The first, correct: true, feedback: It is.", "The first, correct: true, feedback: Yes."),
    )  # fmt: skip
    now = in_todays_words(course, report)

    toy = check(now, "gradient-of-toy")
    assert toy.title.startswith(f"There are {rows} rows")
    assert toy.diagnosis is not None
    assert toy.diagnosis.feedback == f"This is what is {rows} times too small."
    assert check(now, "some-of-four").message == "2 of 4 options are right. Two is right too."
    assert check(now, "one-of-three").message == "Yes."
    assert (now.score, [one.points for one in now.checks]) == (report.score, [one.points for one in report.checks])


def test_mended_titles_are_read_in_old_reports(marker: Marker, report: Report) -> None:
    path = marker.course.root / "solutions" / "misconceptions.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("What is chosen taken", "Settings taken"), encoding="utf-8"
    )
    told = check(in_todays_words(Course(marker.course.root), report), "some-of-four").diagnosis
    assert told is not None
    assert told.title == "Settings taken for what is learned"


def test_a_quiz_whose_points_are_decided_otherwise_now_leaves_old_reports_alone(marker: Marker, report: Report) -> None:
    course = mended(marker, ("The rows are", "There are"), ("    points: 2\n", "    points: 3\n"))
    assert in_todays_words(course, report) == report
    assert explanations(course, report) == {}


def test_every_page_shows_the_mended_sentence(marker: Marker, report: Report) -> None:
    course = mended(marker, ("The rows are", "There stand"))
    ledger = made.ledger([report], course=course)
    found = counting_report(ledger, "ada", SLUG, Sentences(course))
    assert found is not None
    assert found.checks[0].title.startswith("There stand")
    assert b"There stand" in page(ledger, "ada", SLUG, Sentences(course), made.NOON, "messages")


def test_a_students_page_shows_formulas_and_explains_the_key_only_where_everything_is_shown(
    marker: Marker, report: Report
) -> None:
    course = mended(marker, ("The rows are {{n}}", "The rows are $n = {{n}}$"), ("explanation: Multiply.", "explanation: Multiply $n$ by all."))  # fmt: skip
    ledger = made.ledger([report], course=course)
    everything, messages = (
        page(ledger, "ada", SLUG, Sentences(course), made.NOON, level).decode() for level in ("everything", "messages")
    )
    assert "<math" in messages
    assert "Why the key is right" in everything
    assert "by all." in everything
    assert "Why the key is right" not in messages
    assert "hidden check" not in messages


def test_what_a_learner_typed_is_no_markdown(marker: Marker) -> None:
    """A message that quotes an answer keeps its dollars and stars"""
    typed = "$\\\\frac{1}{2}$ **bold**"
    (report,) = reports(marker, {"ada": {"gradient-of-toy": lambda one: typed}})
    course = marker.course
    html = page(made.ledger([report], course=course), "ada", SLUG, Sentences(course), made.NOON, "messages").decode()
    assert "**bold**" in html
    assert "<mfrac>" not in html


def test_what_a_report_keeps_is_the_place_of_the_wrong_answer(marker: Marker) -> None:
    question = marker.bank.quiz(SLUG).question("gradient-of-toy")
    assert question is not None
    made_one = marker.asked(question, "ada", 1)
    assert mark(made_one, wrong_answer(made_one, 1)).wrong == (1,)
