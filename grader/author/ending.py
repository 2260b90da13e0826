"""A time limit for the course's own code while `grade verify` proves it: an endless loop is a finding, not a long wait.

A box has budgets of its own; reference and known mistakes run beside the judge, and have none anywhere else.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from grader.check.watchdog import Watchdog
from grader.errors import CourseError

LIMIT = 30.0  # seconds of CPU, so that a busy machine breaks nothing; the slowest mistake of the unit takes about one


@contextmanager
def must_end(what: str) -> Iterator[None]:
    """What runs in here ends in time, or is a CourseError; `what` begins with the file and line to look at."""
    dog = Watchdog(LIMIT, time.process_time)
    try:
        with dog:
            yield
    except BaseException:  # whatever the interruption looked like when it came through a suite
        if not dog.fired:
            raise
    if dog.fired:
        raise CourseError(f"{what} did not end within {LIMIT:g} seconds of CPU: does a loop never end?")
