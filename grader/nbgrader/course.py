"""`grade release --nbgrader`: the course as a course of nbgrader, for those who live there.

One nbgrader assignment for each exercise, named by its slug: a source notebook, pictures and given files, and an
`nbgrader_config.py` that hands autograding to our judge. The reference is judged once on the way: its report says which
function each hidden check is about, and a course whose reference fails is not written.
"""

import os
import re
import shutil
from pathlib import Path

from grader.author.proof import submission_of
from grader.batch import run_batch
from grader.course import Course, Exercise
from grader.errors import CourseError, UsageError
from grader.model import Report
from grader.nbgrader.source import source_notebook

CONFIG = '''"""nbgrader for "{title}": autograding is done by Fall Line, whose course folder is named below."""

from pathlib import Path

from grader.nbgrader.config import configure

c = get_config()  # noqa: F821
configure(c, course=Path(__file__).resolve().parent / {course!r})
c.CourseDirectory.course_id = {course_id!r}
# Options of nbgrader's own may follow, as ever: c.Exchange.root, c.LateSubmissionPlugin.penalty_method, ...
'''
NOT_GIVEN = (".pyc", ".toml", ".md")


def write_course(course: Course, folder: Path, assignment: str | None = None, jobs: int = 1) -> list[Path]:
    """Write the source of each exercise and the configuration, if there is none yet; what was written."""
    exercises = [course.exercises[slug] for slug in course.slugs_of(assignment) if slug in course.exercises]
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder for the nbgrader course.")
    reports = _reference_reports(course, exercises, jobs)
    written = [_write_exercise(one, reports[one.slug], folder / "source" / one.slug) for one in exercises]
    config = folder / "nbgrader_config.py"
    if not config.exists():
        config.write_text(_config(course, folder), encoding="utf-8")
        written.append(config)
    return written


def _reference_reports(course: Course, exercises: list[Exercise], jobs: int) -> dict[str, Report]:
    tasks = [(number, submission_of(one.reference, one)) for number, one in enumerate(exercises)]
    slugs = [one.slug for one in exercises]
    reports = {report.exercise: report for _, report in run_batch(course, slugs, tasks, "process", jobs)}
    for slug, report in reports.items():
        if report.status != "graded" or report.score != report.max_score:
            why = f" ({report.reason})" if report.reason else ""
            raise CourseError(f"{slug}: the reference does not get full marks{why}: see grade verify {slug}.")
    return reports


def _write_exercise(exercise: Exercise, report: Report, folder: Path) -> Path:
    """One nbgrader assignment; other files that an instructor put there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    own = {exercise.stub.name, exercise.public_checks.name}
    for path in sorted(exercise.handout_folder.iterdir()):
        if path.is_file() and path.name not in own and path.suffix not in NOT_GIVEN:
            shutil.copyfile(path, folder / path.name)
    notebook = folder / f"{exercise.module}.ipynb"
    notebook.write_text(source_notebook(exercise, report.checks), encoding="utf-8")
    return notebook


def _config(course: Course, folder: Path) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", course.title.lower()).strip("-") or "course"
    where = Path(os.path.relpath(course.root.resolve(), folder.resolve())).as_posix()
    return CONFIG.format(title=course.title.replace('"', "'"), course=where, course_id=name)
