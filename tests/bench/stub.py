"""For the benchmarks of large classes: a class of any size, and an executor that makes up reports instead of judging.

The reports are those of a real judge for a few pieces of work, with every submission's own digest, score and sentences.
"""

import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from helpers import FAKE, GOOD, TINY, judge_all, submission

from grader.batch import Done, Task
from grader.course import Course
from grader.model import Report

NOTES = "# what a student writes beside the code, so that this file is as long as they are in life\n" * 15  # about 2 kB
KINDS = (
    GOOD,
    GOOD + "\ndef mean(x): return np.sum(x)\n",
    GOOD + "\ndef update(theta, gradient, rate): return theta + rate * gradient\n",
    GOOD + "\ndef total(x): return x[99]\n",
)


def source(number: int) -> str:
    """One student's file, unlike everybody else's."""
    return f"# {number}\n{NOTES}{KINDS[number % len(KINDS)]}"


def new_course(folder: Path) -> Course:
    """A copy of the small course."""
    shutil.copytree(FAKE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return Course(folder)


def class_folder(folder: Path, students: int) -> Path:
    """A folder for each student."""
    for number in range(students):
        own = folder / f"student{number:06}" / TINY
        own.mkdir(parents=True)
        (own / "tiny.py").write_text(source(number))
    return folder


def class_zip(path: Path, students: int) -> Path:
    """The same in one zip."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(students):
            archive.writestr(f"student{number:06}/{TINY}/tiny.py", source(number))
    return path


class Stub:
    """Takes the place of the judges."""

    def __init__(self, course: Course) -> None:
        judged = judge_all(course, [submission(str(kind), text) for kind, text in enumerate(KINDS)], jobs=1)
        self.templates = [judged[str(kind)].model_copy(update={"duration": 0.0}) for kind in range(len(KINDS))]
        for check in (check for template in self.templates for check in template.checks):
            check.duration = 0.0  # every run makes the same reports

    def __call__(self, course: Course, slugs: list[str], tasks: Iterator[Task], least: str) -> Iterator[Done]:
        """A report for each task."""
        suite = course.exercises[TINY].suite_digest
        for key, one in tasks:
            yield key, self._report(int(one.student.removeprefix("student")), one.student, one.digest, suite)

    def _report(self, number: int, student: str, digest: str, suite: str) -> Report:
        template = self.templates[number % len(self.templates)]
        checks = [check.model_copy(update={"message": f"{check.message} ({number})"}) if check.message else check
                  for check in template.checks]  # fmt: skip
        score = round((template.score or 0) * (1 - (number % 97) / 1000), 6)
        own = {"student": student, "digest": digest, "suite_digest": suite, "checks": checks, "score": score}
        return template.model_copy(update=own)
