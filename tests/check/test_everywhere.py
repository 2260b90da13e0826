"""`grade check` on every system and in little time: no module that Windows lacks, none that is heavy, and pytest's verdicts."""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from check.home import GOOD, SUMMED, write

from grader.check.own import load_own
from grader.check.released import Released, find
from grader.check.running import run_by_pytest, run_here

ROOT = Path(__file__).parents[2]
EXERCISES = {exercise.slug: exercise for exercise in find(ROOT / "exercises")}
PROVE = int(os.environ.get("FALLLINE_SEEDS", "2")) > 2
WINDOWS_LACKS = "_curses _posixsubprocess curses fcntl grp posix pwd pty readline resource spwd syslog termios tty"
HEAVY = "sqlalchemy pydantic nbgrader dask distributed matplotlib pytest _pytest rich jinja2"
BLOCKED = """
import importlib.abc, os, signal, sys
for name in ("fork", "forkpty", "getuid", "geteuid", "sched_getaffinity", "setsid", "wait4", "killpg"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGALRM", "alarm", "setitimer", "SIGKILL", "SIGCHLD", "pthread_sigmask"):
    if hasattr(signal, name):
        delattr(signal, name)
lacking = set(sys.argv.pop(1).split())
class Lacking(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in lacking:
            raise ModuleNotFoundError(f"{name} is not on this system", name=name)
for name in lacking - {"posix"}:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Lacking())
from grader.cli import main
main(prog_name="grade")
"""


def launch(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip


def test_nothing_that_windows_lacks_and_nothing_heavy_is_imported(folder: Path) -> None:
    write(folder, SUMMED)
    lacking = f"{WINDOWS_LACKS} {HEAVY}"
    checked = launch(folder, "-c", BLOCKED, lacking, "check")
    assert checked.returncode == 1, checked.stderr
    assert "Summed instead of averaged" in checked.stdout
    assert "Hint 1 of 2" in launch(folder, "-c", BLOCKED, lacking, "check", "--hint").stdout
    write(folder, GOOD)
    packed = launch(folder, "-c", BLOCKED, lacking, "pack")
    assert packed.returncode == 0, packed.stderr


def test_a_notebook_needs_nothing_that_windows_lacks(folder: Path) -> None:
    (folder / "tiny.py").unlink()
    (folder / "tiny.ipynb").write_text(
        (folder / "tiny.ipynb").read_text().replace("raise NotImplementedError", "return 0")
    )
    checked = launch(folder, "-c", BLOCKED, WINDOWS_LACKS, "check")
    assert checked.returncode == 1
    assert "tiny.ipynb" in checked.stdout


def test_a_terminal_without_the_marks_shows_others(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "grader", "check"], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"public checks pass" in done.stdout
    assert not done.stderr


def cpu_seconds(folder: Path, *command: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    launch(folder, *command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_the_command_costs_at_most_three_times_what_numpy_costs(tmp_path: Path) -> None:
    """Measured about 2.2: the margin is for machines on which numpy loads faster than click and our own files."""
    folder = tmp_path / "second"
    exercise = sorted(EXERCISES)[1]
    released = ROOT / "release" / exercise
    folder.mkdir()
    for path in released.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    pairs = [
        (cpu_seconds(folder, "-c", "import numpy"), cpu_seconds(folder, "-m", "grader", "check")) for _ in range(5)
    ]
    numpy, whole = (statistics.median(column) for column in zip(*pairs, strict=True))
    assert whole <= 3 * numpy, f"{whole:.3f} s against {numpy:.3f} s"


def files_of(exercise: Released) -> list[Path]:
    """The reference and a known wrong file; in `make prove` the stub and another wrong file, too."""
    solution = ROOT / "solutions" / exercise.slug
    wrong = sorted((solution / "wrong").glob("*.py"))
    return [solution / exercise.file, *wrong[-1:], *([exercise.folder / exercise.file, *wrong[:1]] if PROVE else [])]


@pytest.mark.parametrize("slug", EXERCISES)
def test_verdicts_are_those_of_pytest(slug: str) -> None:
    exercise = EXERCISES[slug]
    verdicts = []
    for path in files_of(exercise):
        ours, theirs = (run(exercise, load_own(exercise, path))[0] for run in (run_here, run_by_pytest))
        verdicts.append({outcome.name: outcome.error is None for outcome in ours})
        assert verdicts[-1] == {outcome.name: outcome.error is None for outcome in theirs}, path
    assert all(verdicts[0].values())
    assert not PROVE or not any(verdicts[2].values())
