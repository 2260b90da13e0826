"""gradescope-utils: a unittest case whose methods carry weights."""

import unittest

import linear
from checks import CHECKS
from gradescope_utils.autograder_utils.decorators import weight


class TestLinear(unittest.TestCase):
    """One method for each hidden check, added below."""


def method(check):
    @weight(1)
    def test(self):
        check(linear)

    test.__doc__ = check.__doc__
    return test


for check in CHECKS:
    setattr(TestLinear, f"test_{check.__name__}", method(check))
