"""What several test modules share: the small course, and judging a handful of sources in one go."""

import hashlib
from pathlib import Path

from grader.batch import run_batch
from grader.course import Course
from grader.model import Report, Submission

TESTS = Path(__file__).parent
FAKE = TESTS / "fake_course"
TINY = "01-tiny"
GOOD = """
import numpy as np
def total(x): return np.sum(x)
def mean(x): return np.mean(x)
def update(theta, gradient, rate): return theta - rate * gradient
def walk(theta, gradient, rate, steps):
    path = [theta[0]]
    for _ in range(steps):
        theta = update(theta, gradient, rate)
        path.append(theta[0])
    return theta, np.array(path)
"""


def submission(student: str, source: str | bytes, exercise: str = TINY, filename: str = "tiny.py") -> Submission:
    content = source.encode() if isinstance(source, str) else source
    return Submission(
        student=student, exercise=exercise, filename=filename, content=content,
        digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def judge_all(course: Course, submissions: list[Submission], rung: str = "process", jobs: int = 2) -> dict[str, Report]:
    """Reports by student."""
    slugs = sorted({one.exercise for one in submissions})
    done = run_batch(course, slugs, enumerate(submissions), rung, jobs)
    return {report.student: report for _, report in done}
