"""When two answers count as the same: what the naming of mistakes rests on."""

import numpy as np
import pytest

from grader.judge.diagnose import Known, diagnose, same
from grader.judge.tables import Answer, Key, Table
from grader.suite.mistake import MistakeInfo

SAME = [
    (1.0, 1 + 1e-10), (np.inf, np.inf), (np.nan, np.nan), ([1.0, np.inf], (1.0, np.inf)), (True, 1),
    (np.array([1.0, np.nan, -np.inf]), np.array([1 + 1e-10, np.nan, -np.inf])), (np.array([1e300, 0.0]), np.array([1e300, 1e280])),
    ([1.0, 2.0], np.array([1.0, 2.0])), ({"b": np.zeros(2)}, {"b": np.zeros(2)}), (np.empty(0), np.empty(0)),
]  # fmt: skip
DIFFERENT = [
    (1.0, 1 + 1e-6), (np.inf, 1.0), (1.0, -np.inf), (np.inf, -np.inf), (np.nan, 1.0), (np.inf, np.nan), (1.0, None),
    (np.array([1.0, np.inf]), np.array([1.0, 2.0])), (np.array([1.0, np.nan]), np.array([1.0, np.inf])),
    (np.array([1e3, 1.0]), np.array([1e3, 1 + 1e-6])), (np.zeros(2), np.zeros((2, 1))), ([1.0], [1.0, 1.0]),
    (np.array([1.0 + 1j]), np.array([1.0 + 1j])),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_rounding_does_not_tell_two_answers_apart(one: object, other: object) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_value_shape_or_infinity_does(one: object, other: object) -> None:
    assert not same(one, other)
    assert not same(other, one)


INFO = MistakeInfo("TINY-09", "mean", "Divided by n - 1", "Divide by n.", ("By what do you divide?",))


def table(*values: float) -> Table:
    keys: list[Key] = [("", bytes([number]), 0) for number in range(len(values))]
    return {key: Answer(value) for key, value in zip(keys, values, strict=True)}


@pytest.mark.parametrize(
    ("answers", "is_named"),
    [
        ((2.25, np.inf), True), ((2.25, 3.0), True),  # who guards against n = 1 divided by n - 1 all the same
        ((2.25, np.nan), False), ((2.25, -np.inf), False), ((1.5, np.inf), False), ((1.5, 4.0), False),
    ],
)  # fmt: skip
def test_an_infinite_answer_of_a_mistake_proves_nothing_against_a_finite_one(
    answers: tuple[float, ...], is_named: bool
) -> None:
    right = {"mean": table(1.5, 3.0)}
    mistake = Known(INFO, {"mean": table(2.25, np.inf)}, right)
    found = diagnose("mean", {"mean": table(*answers)}, right, [mistake])
    assert (found is not None) == is_named
