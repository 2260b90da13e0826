"""Ctrl-C ends a run at once, cleanly, and the next run goes on from there."""

import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from helpers import GOOD, TINY

from grader.course import Course
from grader.gradebook.store import Gradebook

STUDENTS = 12
HANGS = GOOD + "\ndef total(x):\n    while True: pass\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")


@pytest.fixture
def klass(fake: Course) -> Course:
    """The first half is judged at once, the second hangs for a second each."""
    for number in range(STUDENTS):
        folder = fake.root / "class" / f"student{number:02}" / TINY
        folder.mkdir(parents=True)
        (folder / "tiny.py").write_text(f"# {number}\n" + (GOOD if number < STUDENTS // 2 else HANGS))
    return fake


def start(course: Course) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "grader", "--course", str(course.root), "run", str(course.root / "class")]
    command += ["--isolation", "process", "--jobs", "2"]
    as_in_a_terminal = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # tests may run where it is ignored
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=as_in_a_terminal
    )


def family(pid: int) -> set[int]:
    """A process and all that it started."""
    found = {pid}
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found |= family(int(child))
    return found


def alive(pid: int) -> bool:
    """Neither gone nor dead and waiting for init to take notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def graded(course: Course) -> int:
    gradebook = Gradebook(str(course.root / "gradebook.sqlite"))
    found = len(gradebook.reported())
    gradebook.close()
    return found


def test_ctrl_c_is_one_sentence_leaves_no_process_and_the_next_run_goes_on(klass: Course) -> None:
    process = start(klass)
    while graded(klass) < STUDENTS // 2:
        assert process.poll() is None
        time.sleep(0.1)
    started = family(process.pid)
    assert len(started) >= 5, "two judges and two zygotes"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors.strip().splitlines() == ["grade: stopped; what was done is kept: type the command again to go on."]
    deadline = time.monotonic() + 10  # a box ends right after its judge
    while any(alive(pid) for pid in started):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    before = graded(klass)
    assert STUDENTS // 2 <= before < STUDENTS
    again, errors = start(klass).communicate(timeout=60)
    assert f"{STUDENTS - before} graded now; {before} unchanged" in again, errors
    assert graded(klass) == STUDENTS
