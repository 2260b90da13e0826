"""`make prove`: the other exercises through nbgrader, as the first one is in every run of the tests."""

import json

import pytest
from through_nbgrader.classroom import (
    EVERY,
    HAS_NBGRADER,
    ROOT,
    SLUG,
    WHY_NOT,
    Classroom,
    assert_same,
    reports,
    students_of,
)

from grader.course import Course

OTHERS = [slug for slug in Course(ROOT).exercises if slug != SLUG]
pytestmark = [
    pytest.mark.skipif(
        not EVERY, reason="FALLLINE_NBGRADER=all takes every exercise through nbgrader (make prove does)"
    ),
    pytest.mark.skipif(not HAS_NBGRADER, reason=WHY_NOT),
]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """All exercises, not yet generated."""
    room = Classroom(tmp_path_factory.mktemp("every"))
    room.grade("release", "--nbgrader", room.folder)
    return room


@pytest.mark.parametrize("slug", OTHERS)
def test_every_exercise_scores_as_grade_run_does(slug: str, course: Classroom) -> None:
    (source,) = (course.folder / "source" / slug).glob("*.ipynb")
    works = {**students_of(slug), "source": source.read_bytes()}
    course.collect(slug, works)
    course.autograde(slug)
    course.nbgrader("generate_feedback", slug)
    assert_same(course, slug, set(works))
    assert len(list((course.folder / "feedback").glob(f"*/{slug}/*.html"))) == len(works)
    own = reports(course.home / f"{slug}.sqlite")["source", slug]
    assert own["score"] == own["max_score"]  # the reference between nbgrader's marks is whole


def test_one_export_holds_every_exercise(course: Classroom) -> None:
    target = course.home / "all.json"
    course.nbgrader("export", "--FallLineExporter.format=json", f"--to={target}")
    scores = {
        (one["assignment_id"], one["student_id"]): one["score"] for one in json.loads(target.read_text())["results"]
    }
    for slug in OTHERS:
        for student, own in course.scores(slug).items():
            assert scores[slug, student] == pytest.approx(sum(own.values()))
