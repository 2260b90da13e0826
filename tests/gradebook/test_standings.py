"""An assignment's score: exercises added up, the excused left out, and no number where one is not known yet."""

import pytest

from grader.gradebook.scores import Result
from grader.gradebook.standings import total
from grader.model import Person, State
from grader.settings import Assignment

LAB = Assignment(name="lab", exercises=("a", "b"))
SCALED = Assignment(name="lab", exercises=("a", "b"), points=100)


def one(slug: str, state: State = "graded", points: float | None = 8.0, worth: float = 10.0) -> Result:
    return Result("anna", slug, state, worth, points, points)


def test_exercises_add_up() -> None:
    standing = total(Person(), "anna", LAB, [one("a"), one("b", points=4.0)])
    assert (standing.points, standing.max_points, standing.state) == (12, 20, "graded")


def test_an_assignment_may_count_other_points() -> None:
    standing = total(Person(), "anna", SCALED, [one("a"), one("b", points=4.0)])
    assert (standing.points, standing.max_points) == (60, 100)


def test_what_is_excused_is_left_out_of_both_sides() -> None:
    standing = total(Person(), "anna", SCALED, [one("a"), one("b", "excused", None)])
    assert standing.points == 80


def test_what_was_not_handed_in_counts_nothing_beside_what_was() -> None:
    standing = total(Person(), "anna", LAB, [one("a"), one("b", "missing", None)])
    assert (standing.points, standing.state) == (8, "graded")


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (("missing", "missing"), "missing"),
        (("excused", "excused"), "excused"),
        (("graded", "grader_fault"), "grader_fault"),
        (("graded", "waiting"), "waiting"),
        (("rejected", "missing"), "rejected"),
        (("excused", "missing"), "missing"),
    ],
)
def test_a_number_is_there_only_when_every_part_is_known(states: tuple[State, State], state: State) -> None:
    results = [
        one(slug, found, 0.0 if found in ("graded", "rejected") else None)
        for slug, found in zip("ab", states, strict=True)
    ]
    standing = total(Person(), "anna", LAB, results)
    assert standing.state == state
    assert (standing.points is not None) == (state in ("graded", "rejected"))
