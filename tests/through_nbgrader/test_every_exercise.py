"""`make prove`: the other exercises through nbgrader, as the first one is in every run of the tests."""

import os
from pathlib import Path

import pytest
from through_nbgrader.classroom import (
    HAS_NBGRADER,
    ROOT,
    SLUG,
    WHY_NOT,
    Classroom,
    assert_same,
    filled_in,
    reports,
    students_of,
)

from grader.course import Course

EVERY = os.environ.get("FALLLINE_NBGRADER") == "all"
OTHERS = [slug for slug in Course(ROOT).exercises if slug != SLUG]


@pytest.mark.skipif(not EVERY, reason="FALLLINE_NBGRADER=all takes every exercise through nbgrader (make prove does)")
@pytest.mark.skipif(not HAS_NBGRADER, reason=WHY_NOT)
@pytest.mark.parametrize("slug", OTHERS)
def test_every_exercise_scores_as_grade_run_does(slug: str, tmp_path: Path) -> None:
    own = Classroom(tmp_path)
    own.grade("release", "--nbgrader", own.folder)
    own.nbgrader("generate_assignment", slug)
    released, students = own.released(slug), students_of(slug)
    (path,) = (own.folder / "source" / slug).glob("*.ipynb")
    works = {
        student: work if isinstance(work, bytes) else filled_in(released, work) for student, work in students.items()
    }
    works["source"] = path.read_bytes()
    for student, content in works.items():
        own.submit(slug, student, path.name, content)
    own.autograde(slug)
    own.nbgrader("generate_feedback", slug)
    assert_same(own, slug, set(works))
    report = reports(own.book)["source", slug]
    assert report["score"] == report["max_score"]  # the reference between nbgrader's marks is whole
