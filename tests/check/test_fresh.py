"""Copies of plain data, and whether data are still what they were."""

from typing import Any

import numpy as np
import pytest

from grader.check.fresh import changed, copied


def test_data_are_copied_and_objects_are_not() -> None:
    array, thing = np.array([1.0, 2.0]), object()
    value = {"a": [array, (array, thing)]}
    found = copied(value)
    array[0] = 5.0
    assert found["a"][0].tolist() == [1.0, 2.0]
    assert found["a"][1][0] is found["a"][0]
    assert found["a"][1][1] is thing


def test_a_list_that_holds_itself_is_copied_as_far_as_it_is_looked_at() -> None:
    endless: list[Any] = [1]
    endless.append(endless)
    found = copied(endless)
    assert found[0] == 1
    assert not changed(found, endless)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (np.array([1.0, np.nan]), np.array([1.0, np.nan]), False),
        (np.array([1.0]), np.array([2.0]), True),
        ([1.0, [2]], [1.0, [2]], False),
        ([1.0, [2]], [1.0, [3]], True),
        ({"a": 1}, {"a": 2}, True),
        ({"a": 1}, {"b": 1}, True),
        ([np.array([1.0])], [[1.0]], True),
        ((1, 2), (1, 2), False),
    ],
)
def test_changed_data_are_seen(before: Any, now: Any, expected: bool) -> None:
    assert changed(before, now) is expected
