"""Numbers in cells: no locale, no exponent, two decimals, half up."""

import pytest

from grader.errors import GraderError
from grader.lms.figures import number, same


@pytest.mark.parametrize(("points", "text"), [
    (18.5, "18.5"), (3.0, "3"), (2.675, "2.68"), (0.005, "0.01"), (1e-9, "0"), (-0.001, "0"), (1e16, "10000000000000000"),
    (1234.5, "1234.5"), (-3.0, "-3"), (100.0, "100"), (0.1 + 0.2, "0.3"),
])  # fmt: skip
def test_numbers_are_plain(points: float, text: str) -> None:
    assert number(points) == text


def test_a_decimal_comma_is_written_when_asked_for() -> None:
    assert number(1234.5, "comma") == "1234,5"


@pytest.mark.parametrize("points", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(points: float) -> None:
    with pytest.raises(GraderError):
        number(points)


def test_cells_are_the_same_to_the_hundredth() -> None:
    assert same("9.50", "9,5")
    assert same(" EX", "EX")
    assert not same("", "0")
    assert not same("9.5", "9.51")
