"""Compiled public checks keep what came back and what was asked, in this order, and evaluate nothing twice."""

from typing import Any

import numpy as np
import pytest

from grader.check.keeping import KEEP, compile_checks


def run(source: str, **names: Any) -> tuple[list[Any], list[str], bool]:
    """What was kept, how it is written, and whether the check passed."""
    checks = compile_checks(source, "test_it.py")
    try:
        exec(checks.code, {KEEP: checks.kept, "np": np, **names})
    except AssertionError:
        return checks.kept.values, checks.kept.words, False
    return checks.kept.values, checks.kept.words, True


@pytest.mark.parametrize(
    ("source", "values", "words"),
    [
        ("assert f(2) == 5", [4, 5], ["f(2)", "5"]),
        ("assert f(2) == f(-2) == 5", [4, 4, 5], ["f(2)", "f(-2)", "5"]),
        ("assert f(2) == 5 == f(3)", [4, 5], ["f(2)", "5"]),
        ("assert np.isclose(f(2), 5, rtol=1e-9)", [4, 5], ["f(2)", "5"]),
        ("np.testing.assert_allclose(f(2), 5)", [4, 5], ["f(2)", "5"]),
        ("assert f(1) == 1\nassert f(2) < 1", [False], ["f(2) < 1"]),
        ("assert f(1) == 1\nassert not f(2)", [False], ["not f(2)"]),
    ],
)
def test_both_sides_of_the_failing_comparison_are_kept(source: str, values: list[Any], words: list[str]) -> None:
    assert run(source, f=lambda x: x * x) == (values, words, False)


def test_nothing_is_evaluated_twice() -> None:
    calls: list[int] = []
    assert run("assert f(1) == f(2)\nassert np.isclose(f(3), f(4))", f=lambda x: calls.append(x) or 0)[2]
    assert calls == [1, 2, 3, 4]


def test_a_statement_is_found_by_any_of_its_lines() -> None:
    checks = compile_checks("def test():\n    assert np.isclose(\n        1, 2\n    )\n", "test_it.py")
    assert checks.statement_at(2) == checks.statement_at(3) == "assert np.isclose( 1, 2 )"
