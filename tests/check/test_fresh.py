"""Copies of plain data."""

from typing import Any

import numpy as np

from grader.check.fresh import copied


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
    assert found is not endless
