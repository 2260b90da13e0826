"""What authors write suites and mistakes with: one import, `from grader.suite import check, ...`."""

from grader.suite.check import check, credit, evidence
from grader.suite.compare import (
    assert_arguments_kept,
    assert_matches,
    assert_returns_new_array,
    require,
)
from grader.suite.gradient import assert_gradient
from grader.suite.mistake import mistake

__all__ = [
    "assert_arguments_kept",
    "assert_gradient",
    "assert_matches",
    "assert_returns_new_array",
    "check",
    "credit",
    "evidence",
    "mistake",
    "require",
]
