"""What a box says that a call did to its arguments."""

from typing import Any

import numpy as np
import pytest

from grader.box.serve import changed, snapshots


@pytest.mark.parametrize(
    ("argument", "write", "expected"),
    [
        (np.array([1.0, np.nan]), lambda x: x.sum(), []),
        (np.array([1.0]), lambda x: x.fill(2.0), [1]),
        (np.array([1.0, 2.0]), lambda x: x.resize((1, 2), refcheck=False), [1]),
        ([1.0, [2]], lambda x: x[1].append(3), [1]),
        ([1.0, [2]], lambda x: x[1].sort(), []),
        ({"a": 1}, lambda x: x.update(a=2), [1]),
        ({"a": 1}, lambda x: x.setdefault("a", 2), []),
        ((1, 2), lambda x: x.count(1), []),
    ],
)
def test_an_argument_that_a_call_wrote_into_is_told_and_no_other(
    argument: Any, write: Any, expected: list[int]
) -> None:
    arguments = [np.zeros(2), argument]
    before = snapshots(arguments)
    write(argument)
    assert changed(before, arguments) == expected
