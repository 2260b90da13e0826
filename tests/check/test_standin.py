"""The stand-in for pytest answers as pytest does."""

import math
from typing import Any

import numpy as np
import pytest

from grader.check import standin

EXPECTED: list[Any] = [
    1.0, 0.0, 3, True, np.float64(2.5), np.bool_(True), math.inf, math.nan, [1.0, 2.0], (1.0, 2.0), [],
    {"a": 1.0, "b": 0.0}, np.array([1.0, 2.0]), np.array([[1.0], [2.0]]), np.array(1.0), np.array([1, 2]), 1 + 2j,
]  # fmt: skip
ACTUAL: list[Any] = [
    *EXPECTED, 1.0 + 9e-7, 1.0 + 2e-6, 1e-13, 1e-11, -1.0, 1, np.float32(1.0), [1.0 + 1e-7, 2.0], [1.0], (1.0, 2.1),
    {"a": 1.0}, {"a": 1.0, "b": 1e-13}, np.array([1.0, 2.0 + 1e-7]), np.array([1.0, 1.0]), np.array([[1.0, 2.0]]), 5.0,
    np.array(3), object(), None, "text", [None, 2.0], 1 + 2.0000001j,
]  # fmt: skip
TOLERANCES: list[dict[str, Any]] = [{}, {"abs": 1e-3}, {"rel": 1e-3}, {"rel": 1e-9, "abs": 1e-12}, {"nan_ok": True}]


def outcome(approx: Any, actual: Any, expected: Any, tolerances: dict[str, Any]) -> Any:
    try:
        return bool(actual == approx(expected, **tolerances)), bool(approx(expected, **tolerances) == actual)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error).__name__


@pytest.mark.parametrize("tolerances", TOLERANCES, ids=str)
def test_approx_agrees_with_pytest(tolerances: dict[str, Any]) -> None:
    for expected in EXPECTED:
        for actual in ACTUAL:
            ours, theirs = (outcome(kind, actual, expected, tolerances) for kind in (standin.approx, pytest.approx))
            assert ours == theirs, (actual, expected)


def test_approx_is_not_a_condition() -> None:
    with pytest.raises(AssertionError):
        bool(standin.approx(1.0))


def test_raises_accepts_the_error_refuses_none_and_lets_others_through() -> None:
    with standin.raises(ValueError, match="odd") as caught:
        raise ValueError("odd")
    assert str(caught.value) == "odd"
    with pytest.raises(AssertionError, match="no ValueError was raised"), standin.raises(ValueError):
        pass
    with pytest.raises(AssertionError), standin.raises(ValueError, match="even"):
        raise ValueError("odd")
    with pytest.raises(TypeError), standin.raises((ValueError, KeyError)):
        raise TypeError


def test_parametrize_gives_every_combination() -> None:
    @standin.stand_in().mark.parametrize("a, b", [(1, 2), (3, 4)])
    @standin.stand_in().mark.parametrize("c", [5, 6])
    def test(a: int, b: int, c: int) -> None: ...

    assert [tuple(sorted(case.items())) for case in standin.cases_of(test)] == [
        (("a", a), ("b", b), ("c", c)) for c in (5, 6) for a, b in ((1, 2), (3, 4))
    ]


def test_other_things_than_numbers_are_left_to_pytest() -> None:
    for expected in (None, "text", [None], [[1.0]], {1.0}):
        with pytest.raises(standin.UnsupportedError):
            standin.approx(expected)


@pytest.mark.parametrize("use", ["fixture", "skip", "importorskip", "warns"])
def test_whatever_else_is_left_to_pytest(use: str) -> None:
    with pytest.raises(standin.UnsupportedError):
        getattr(standin.stand_in(), use)
