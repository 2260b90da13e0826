"""Plain pytest: one test for each hidden check."""

import linear
import pytest
from checks import CHECKS


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_linear(check):
    check(linear)
