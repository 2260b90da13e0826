"""otter-grader: an exception-based test file, one case for each hidden check."""

from checks import CHECKS, namespace
from otter.test_files import test_case

OK_FORMAT = False
name = "linear"
points = len(CHECKS)


def case(check):
    def run(env):
        check(namespace(env))

    return test_case(name=check.__name__, hidden=True)(run)


globals().update({f"case_{check.__name__}": case(check) for check in CHECKS})
