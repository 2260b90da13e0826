"""The course proves itself: every exercise is verified, and the committed release is the one that the course builds."""

import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from grader.author.notebook import notebook
from grader.author.release import answers_in, hidden_checks, write_exercise
from grader.author.verify import show, verify
from grader.course import find_course

ROOT = Path(__file__).parents[1]
COURSE = find_course(ROOT)
SEEDS = int(os.environ.get("FALLLINE_SEEDS", "2"))  # 20 in `make prove`
JOBS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def test_every_exercise_is_proved(tell: Callable[[str], None]) -> None:
    heavy = [slug for slug, exercise in COURSE.exercises.items() if exercise.settings.seconds >= 10]  # the capstone
    light = [slug for slug in COURSE.exercises if slug not in heavy]
    found = verify(COURSE, light, SEEDS, "process", JOBS, lambda _: None)
    found += verify(COURSE, heavy, min(SEEDS, 2), "process", JOBS, lambda _: None) if heavy else []
    console = Console(width=170, file=io.StringIO())
    show(found, console)
    for line in console.file.getvalue().splitlines():  # type: ignore[attr-defined]
        tell(line.rstrip())
    assert [finding for one in found for finding in one.findings] == []


WHOLE = list(COURSE.exercises) if SEEDS > 2 else ["01-cost", "08-splits"]  # tables of mistakes take their time


@pytest.mark.parametrize("slug", COURSE.exercises)
def test_the_committed_release_is_the_one_that_the_course_builds(slug: str, tmp_path: Path) -> None:
    exercise, committed = COURSE.exercises[slug], ROOT / "release" / slug
    if slug in WHOLE:
        write_exercise(exercise, tmp_path)
        expected = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    else:
        expected = {path.name: path.read_bytes() for path in exercise.handout_folder.iterdir() if path.is_file()}
        expected[f"{exercise.module}.ipynb"] = notebook(exercise).encode()
        expected["exercise.json"] = (committed / "exercise.json").read_bytes()
        facts = json.loads(expected["exercise.json"])
        assert facts["hidden_checks"] == hidden_checks(exercise), "run: make release"
    found = {path.name: path.read_bytes() for path in committed.iterdir()}
    assert expected.keys() == found.keys(), "run: make release"
    assert [name for name in found if found[name] != expected[name]] == [], "run: make release"


@pytest.mark.parametrize("slug", COURSE.exercises)
def test_the_readme_says_of_an_exercise_what_its_settings_say(slug: str) -> None:
    settings = COURSE.exercises[slug].settings
    row = next(line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith(f"| {slug} |"))
    assert re.search(rf"\| {settings.minutes} \| {settings.level}\b", row)


def test_the_students_zip_holds_the_released_files() -> None:
    with zipfile.ZipFile(ROOT / "release/students.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    files = (path for path in (ROOT / "release").rglob("*") if path.is_file() and path.suffix != ".zip")
    assert held == {path.relative_to(ROOT / "release").as_posix(): path.read_bytes() for path in files}


def test_the_release_holds_no_answer() -> None:
    assert answers_in(COURSE, ROOT / "release") == []


def test_a_planted_answer_is_found(tmp_path: Path) -> None:
    """The search itself: a line of a reference put into a released file does not stay unseen."""
    exercise = next(iter(COURSE.exercises.values()))
    lines = [line for line in exercise.reference.read_text().splitlines() if re.match(r"\s+return .{20,}", line)]
    (tmp_path / "leak.md").write_text("\n".join(lines))
    assert answers_in(COURSE, tmp_path)
