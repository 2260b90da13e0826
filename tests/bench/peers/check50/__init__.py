"""check50: one check for each hidden check; all depend on the file being there."""

import functools
import sys
from pathlib import Path

import check50
import check50.py

sys.path.insert(0, str(Path(__file__).resolve().parent))

from checks import CHECKS


@check50.check()
def exists():
    """linear.py exists"""
    check50.exists("linear.py")


def checked(check):
    @functools.wraps(check)
    def run():
        student = check50.py.import_("linear.py")
        try:
            check(student)
        except AssertionError as error:
            raise check50.Failure(str(error)) from error

    del run.__wrapped__  # check50 counts the arguments of what is wrapped
    return check50.check(exists)(run)


globals().update({check.__name__: checked(check) for check in CHECKS})
