"""A crash loses nothing: a killed run, started again, ends as an undisturbed one; two runs at once lose nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers import GOOD, TINY

from grader.course import Course
from grader.gradebook.store import Gradebook

KILLS = int(os.environ.get("FALLLINE_KILLS", "10"))  # 50 in `make prove`
EACH = 2  # kills of one gradebook before it may finish
STUDENTS = 24


@pytest.fixture
def klass(fake: Course) -> Course:
    for number in range(STUDENTS):
        folder = fake.root / "class" / f"student{number:02}" / TINY
        folder.mkdir(parents=True)
        (folder / "tiny.py").write_text(f"# {number}\n" + (GOOD if number % 3 else "def total(x): return 0\n"))
    return fake


def start(course: Course, book: Path, jobs: int = 1) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "grader", "--course", str(course.root), "run", str(course.root / "class")]
    command += ["--isolation", "process", "--jobs", str(jobs), "--gradebook", str(book)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def finish(process: subprocess.Popen[bytes]) -> None:
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()


def content(book: Path) -> list[tuple[object, ...]]:
    """Everything in a gradebook but durations and ids."""
    gradebook = Gradebook(str(book))
    attempts = gradebook.all_attempts()
    with gradebook.engine.connect() as connection:
        reports = connection.exec_driver_sql("select count(*) from reports").scalar()
        integrity = connection.exec_driver_sql("pragma integrity_check").scalar()
    gradebook.close()
    rows = [(one.student, one.exercise, one.number, one.digest, _timeless(one.report)) for one in attempts]
    return [*rows, (reports, integrity)]


def _timeless(report: object) -> object:
    if report is None:
        return None
    plain = report.model_dump(exclude={"duration"})  # type: ignore[attr-defined]
    return plain | {"checks": [check | {"duration": 0} for check in plain["checks"]]}


def test_a_killed_run_started_again_ends_as_an_undisturbed_one(klass: Course, tmp_path: Path) -> None:
    began = time.monotonic()
    finish(start(klass, tmp_path / "undisturbed.sqlite"))
    length = time.monotonic() - began
    expected = content(tmp_path / "undisturbed.sqlite")
    assert len(expected) == STUDENTS + 1
    moments, unfinished = random.Random(7), 0
    for trial in range(0, KILLS, EACH):
        book = tmp_path / f"{trial}.sqlite"
        for _ in range(EACH):
            process = start(klass, book, jobs=1 + trial // EACH % 2)
            time.sleep(moments.uniform(0.2, 1.0) * length)
            unfinished += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.communicate()
        finish(start(klass, book))
        assert content(book) == expected
        shutil.rmtree(book, ignore_errors=True)
    assert unfinished, "no run was killed before its end"


def test_two_runs_at_once_lose_nothing_and_keep_nothing_twice(klass: Course, tmp_path: Path) -> None:
    finish(start(klass, tmp_path / "alone.sqlite"))
    both = [start(klass, tmp_path / "both.sqlite") for _ in range(2)]
    for process in both:
        finish(process)
    assert content(tmp_path / "both.sqlite") == content(tmp_path / "alone.sqlite")


def test_a_new_gradebook_opened_by_many_at_once_is_made_once(tmp_path: Path) -> None:
    """Threads here, programs above: whoever comes second finds the tables, or finds them on a second look."""
    from concurrent.futures import ThreadPoolExecutor

    for number in range(10):
        with ThreadPoolExecutor(6) as pool:
            books = list(pool.map(lambda _: Gradebook(str(tmp_path / f"{number}.sqlite")), range(6)))  # noqa: B023
        for book in books:
            book.close()
        assert sum(book.is_new for book in books) >= 1
