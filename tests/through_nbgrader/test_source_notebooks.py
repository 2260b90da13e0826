"""The source notebooks that nbgrader releases from: with what stands between its marks they are right. Needs no nbgrader."""

from helpers import judge_all, submission
from through_nbgrader.classroom import ROOT

from grader.course import Course
from grader.nbgrader.source import source_notebook


def test_every_source_notebook_gets_full_marks() -> None:
    course = Course(ROOT)
    works = [
        submission(slug, source_notebook(one, []), slug, f"{one.module}.ipynb")
        for slug, one in course.exercises.items()
    ]
    reports = judge_all(course, works, jobs=1)
    assert set(reports) == set(course.exercises)
    for slug, report in reports.items():
        assert report.score == report.max_score, slug
