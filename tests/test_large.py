"""A class of any size: killed again and again and started again, it ends as an undisturbed run, and memory stays small.

Made-up reports take the judges' place (`bench/stub.py`), so that what is tried is all but the judging.
"""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from grader.course import Course

BENCH = Path(__file__).parent / "bench"
sys.path.insert(0, str(BENCH))
STUDENTS = int(os.environ.get("FALLLINE_STUDENTS", "300"))  # 100,000 in `make prove`
KILLS = 5 if STUDENTS > 300 else 1
MOST = 500  # MB of the main process
FILED = "student, exercise, number, digest, filename, content, submitted_at, late, notes, entry"
JUDGED = "a.student, a.exercise, a.number, r.digest, r.suite_digest, r.status, r.score, r.max_score, r.report"
pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="memory is told by wait4")


def started(course: Course, source: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, str(BENCH / "scale.py"), "--run", str(course.root), str(source)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> float:
    """Peak memory in MB of a run that comes to its end."""
    assert process.stdout is not None
    process.stdout.read()
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def killed(process: "subprocess.Popen[str]", after: int) -> bool:
    """SIGKILL once so many submissions of this run are done; False if it ended before."""
    assert process.stdout is not None
    with process:
        for line in process.stdout:
            if line.strip().isdigit() and int(line) >= after:
                process.kill()
                return True
    return False


def differences(one: Path, other: Path) -> int:
    """Rows that stand in one gradebook only, ids aside; rows that stand twice count, too."""
    with closing(sqlite3.connect(one)) as database:
        database.execute("ATTACH ? AS other", (str(other),))
        filed = [f"SELECT {FILED} FROM {name}.attempts" for name in ("main", "other")]
        judged = [f"SELECT {JUDGED} FROM {name}.attempts a JOIN {name}.reports r ON r.attempt = a.id" for name in ("main", "other")]  # fmt: skip
        found = 0
        for left, right in (filed, filed[::-1], judged, judged[::-1]):
            found += database.execute(f"SELECT count(*) FROM ({left} EXCEPT {right})").fetchone()[0]
        for table in ("attempts", "reports"):
            counts = [
                database.execute(f"SELECT count(*) FROM {name}.{table}").fetchone()[0] for name in ("main", "other")
            ]
            found += abs(counts[0] - counts[1]) + abs(counts[0] - STUDENTS)
        return found


def test_a_large_class_killed_again_and_again_ends_as_an_undisturbed_run(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    from stub import class_zip, new_course

    source = class_zip(tmp_path / "class.zip", STUDENTS)
    calm, troubled = new_course(tmp_path / "calm"), new_course(tmp_path / "troubled")
    memory = ended(started(calm, source))
    chance, kills = random.Random(7), 0
    for _ in range(KILLS):
        kills += killed(started(troubled, source), after=chance.randrange(1, max(2, STUDENTS // (KILLS + 1))))
    assert kills == KILLS
    memory = max(memory, ended(started(troubled, source)))
    tell(f"{STUDENTS:,} submissions: main process {memory:.0f} MB; {kills} SIGKILLs, then ended as undisturbed")
    assert differences(calm.root / "gradebook.sqlite", troubled.root / "gradebook.sqlite") == 0
    assert memory < MOST


def test_a_report_that_is_changed_or_missing_is_a_difference(tmp_path: Path) -> None:
    """The comparison itself."""
    from stub import class_zip, new_course

    course = new_course(tmp_path / "course")
    ended(started(course, class_zip(tmp_path / "class.zip", 10)))
    book, copy = course.root / "gradebook.sqlite", tmp_path / "copy.sqlite"
    for change in ("UPDATE reports SET score = score + 1 WHERE id = 3", "DELETE FROM reports WHERE id = 4"):
        with closing(sqlite3.connect(book)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute(change)
            target.commit()
        assert differences(book, copy) > differences(book, book)
