"""Item analysis: its figures by an independent computation, and silence where they would say nothing."""

import numpy as np
import pytest
from quiz.made_class import class_of, reports
from render import made

from grader.model import Outcome, Report
from grader.quiz.analysis import FEWEST, analyse, answers_of
from grader.quiz.anticipated import wrong_choices
from grader.quiz.reports import Marker

COUNT = 30


def table(found: list[Report]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Points and largest points, students by questions, from what every report says of points."""
    names = [check.name for check in found[0].checks]
    points = np.array([[check.points for check in one.checks] for one in found])
    return names, points, np.array([check.max_points for check in found[0].checks])


def test_difficulty_and_discrimination_are_those_of_an_independent_computation(marker: Marker) -> None:
    found = reports(marker, class_of(COUNT))
    names, points, most = table(found)
    figures = analyse([answers_of(one) for one in found])

    assert list(figures) == names
    told = 0
    for at, name in enumerate(names):
        rest = points.sum(axis=1) - points[:, at]
        if most[at]:
            assert figures[name].mean == pytest.approx(points[:, at].mean() / most[at])
        if most[at] and np.ptp(points[:, at]) > 0:
            expected = np.corrcoef(points[:, at], rest)[0, 1]
            assert figures[name].discrimination == pytest.approx(expected)
            told += 1
        else:
            assert figures[name].discrimination is None
            assert figures[name].why_none == "everybody has the same marks here"
    assert told == 5
    assert (figures["wrong-line"].discrimination or 0) < -0.2
    assert (figures["gradient-of-toy"].discrimination or 0) > 0.2


def test_a_question_of_two_outcomes_has_the_point_biserial_correlation(marker: Marker) -> None:
    found = reports(marker, class_of(COUNT))
    names, points, _ = table(found)
    at = names.index("gradient-of-toy")
    right, rest = points[:, at] > 0, points.sum(axis=1) - points[:, at]
    share = right.mean()
    expected = (rest[right].mean() - rest[~right].mean()) / rest.std() * np.sqrt(share * (1 - share))

    assert analyse([answers_of(one) for one in found])["gradient-of-toy"].discrimination == pytest.approx(expected)


def test_who_gave_which_wrong_answer_is_counted_by_its_place_in_the_file(marker: Marker) -> None:
    found = reports(marker, class_of(COUNT))
    figures = analyse([answers_of(one) for one in found])

    chosen = figures["printed-choice"]
    question = marker.bank.quiz("01-tiny-quiz").question("printed-choice")
    assert question is not None
    assert chosen.wrong == {0: COUNT - 3}
    assert chosen.states == {"right": 3, "wrong": COUNT - 3}
    assert wrong_choices(question)[0].misconception == found[0].checks[8].evidence[0]["misconceptions"][0]  # type: ignore[index]
    assert figures["two-steps-in-a-table"].states["empty"] + figures["two-steps-in-a-table"].states["right"] == COUNT
    assert set(figures["some-of-four"].wrong) == {0, 1}


def test_few_answers_and_equal_marks_say_why_there_is_no_correlation(marker: Marker) -> None:
    few = analyse([answers_of(one) for one in reports(marker, class_of(FEWEST - 1))])
    assert few["wrong-line"].why_none == "19 answers are too few, 20 are needed"

    one = made.check("q", Outcome.PASSED, evidence=[{"kind": "answer", "share": 1.0, "given": 1}])
    two = made.check("q", Outcome.FAILED, evidence=[{"kind": "answer", "share": 0.0, "given": 2}])
    other = made.check("p", Outcome.PASSED, evidence=[{"kind": "answer", "share": 1.0, "given": 1}])
    alone = analyse([answers_of(made.report("a", "q", [check])) for check in [one, two] * 20])
    assert alone["q"].why_none == "no other question of the quiz counts"
    same = analyse([answers_of(made.report("a", "q", [check, other])) for check in [one, two] * 20])
    assert same["q"].why_none == "everybody has the same marks in the rest of the quiz"
