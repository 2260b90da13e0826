"""What the tests of attacks share: canaries, a course full of secrets, and a judge of one's own to attack."""

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpers import FAKE, TINY

from grader.box import ladder
from grader.model import Report

HERE = Path(__file__).parent
SECRET = "SECRET-CANARY-7f3a"  # in the suite, the reference and the mistakes of the small course
TELLING = "telling-course-5b2e"  # in the path of the course
OTHERS = "other-student-91c4"  # in another student's submission
IN_THE_FILE = "secret-file-c0de"
NOBODY, ORDINARY_USER = 65534, 4242
OPEN = 0o755


@cache
def missing(rung: str) -> tuple[str, ...]:
    """What keeps this machine from a rung."""
    return tuple(map(str, ladder.probe(rung)))


@dataclass
class Canaries:
    """Things that no submission may touch."""

    folder: Path
    file: Path
    victim: subprocess.Popen[bytes]
    port: socket.socket

    def fill(self, source: str) -> str:
        """A submission's source with the canaries' places in it."""
        names = {"@FILE@": str(self.file), "@FOLDER@": str(self.folder), "@VICTIM@": str(self.victim.pid),
                 "@PORT@": str(self.port.getsockname()[1]), "@COURSE@": str(self.folder / TELLING)}  # fmt: skip
        for name, value in names.items():
            source = source.replace(name, value)
        return source

    def touched(self) -> list[str]:
        """Which canaries are not as they were."""
        state = Path(f"/proc/{self.victim.pid}/stat")
        stopped = state.exists() and state.read_text().rpartition(")")[2].split()[0] in "Tt"
        nice = os.getpriority(os.PRIO_PROCESS, self.victim.pid) if self.victim.poll() is None else 0
        found = {
            "file": not self.file.is_file() or self.file.read_text() != IN_THE_FILE,
            "folder": sorted(path.name for path in self.folder.iterdir()) != sorted([TELLING, self.file.name]),
            "process": self.victim.poll() is not None or stopped or nice != 0,
            "port": _was_called(self.port),
        }
        return [name for name, value in found.items() if value]


def _was_called(port: socket.socket) -> bool:
    try:
        port.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def make_course(folder: Path, seconds: float = 0.3) -> None:
    """The small course under a telling name, with less time for endless loops."""
    shutil.copytree(FAKE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    settings = folder / "exercises" / TINY / "exercise.toml"
    settings.write_text(settings.read_text().replace("seconds = 1.0", f"seconds = {seconds}"))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(OPEN if path.is_dir() else 0o644)


@dataclass
class Judged:
    """What one judge said of many submissions, and what it held meanwhile."""

    reports: dict[str, Report]
    states: list[dict[str, Any]]
    after: list[int]
    dumpable: int


def judge_alone(
    course: Path, submissions: list[tuple[str, str]], rung: str, *around: str, idle: float = 10.0,
    environment: dict[str, str] | None = None,
) -> Judged:  # fmt: skip
    """Judge in a process of its own, with commands around it."""
    task = {"course": str(course), "rung": rung, "submissions": submissions, "idle": idle}
    command = [*around, sys.executable, "-B", str(HERE / "one_judge.py")]
    done = subprocess.run(
        command, input=json.dumps(task), capture_output=True, text=True, timeout=600, check=False,
        env={**os.environ, "PYTHONPATH": "", **(environment or {})},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    reports = {name: Report.model_validate(report) for name, report in found["reports"].items()}
    return Judged(reports, found["states"], found["after"], found["dumpable"])
