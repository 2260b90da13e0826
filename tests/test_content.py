"""The course proves itself: every exercise is verified, and the committed release is the one that the course builds."""

import filecmp
import os
import re
from pathlib import Path

import pytest
from rich.console import Console

from grader.author.release import answers_in, build
from grader.author.verify import show, verify
from grader.course import find_course

ROOT = Path(__file__).parents[1]
COURSE = find_course(ROOT)
SEEDS = int(os.environ.get("FALLLINE_SEEDS", "2"))  # 20 in `make prove`
JOBS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def test_every_exercise_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    light = [slug for slug, exercise in COURSE.exercises.items() if exercise.settings.seconds <= 2]
    heavy = [slug for slug in COURSE.exercises if slug not in light]
    found = verify(COURSE, light, SEEDS, "process", JOBS, lambda _: None)
    found += verify(COURSE, heavy, min(SEEDS, 2), "process", JOBS, lambda _: None) if heavy else []
    with capsys.disabled():
        show(found, Console(width=160))
    assert [finding for one in found for finding in one.findings] == []


def test_the_committed_release_is_the_one_that_the_course_builds(tmp_path: Path) -> None:
    build(COURSE, tmp_path / "release")
    built = {path.relative_to(tmp_path / "release") for path in (tmp_path / "release").rglob("*") if path.is_file()}
    committed = {path.relative_to(ROOT / "release") for path in (ROOT / "release").rglob("*") if path.is_file()}
    assert built == committed, "run: make release"
    _, differing, _ = filecmp.cmpfiles(
        tmp_path / "release", ROOT / "release", [str(path) for path in built], shallow=False
    )
    assert differing == [], "run: make release"


def test_the_release_holds_no_answer() -> None:
    assert answers_in(COURSE, ROOT / "release") == []


def test_a_planted_answer_is_found(tmp_path: Path) -> None:
    """The search itself: a line of a reference put into a released file does not stay unseen."""
    exercise = next(iter(COURSE.exercises.values()))
    lines = [line for line in exercise.reference.read_text().splitlines() if re.match(r"\s+return .{20,}", line)]
    (tmp_path / "leak.md").write_text("\n".join(lines))
    assert answers_in(COURSE, tmp_path)
