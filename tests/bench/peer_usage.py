"""What a command costs: CPU and wall seconds with all that it started, and the memory of the whole family of processes."""

import contextlib
import ctypes
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
PAGE = os.sysconf("SC_PAGE_SIZE")
PATIENCE = 900  # seconds for one command
LOOK = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Usage:
    """Seconds, bytes, and how the (last) command ended; bytes only where they were watched."""

    cpu: float = 0.0
    wall: float = 0.0
    memory: int = 0
    code: int = 0
    said: str = ""

    def __add__(self, other: "Usage") -> "Usage":
        memory = max(self.memory, other.memory)
        return Usage(self.cpu + other.cpu, self.wall + other.wall, memory, other.code, other.said)


def adopt_orphans() -> None:
    """What a command leaves behind becomes a child of this process, so that its CPU is counted too."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: list[str], folder: Path, environment: dict[str, str], watch: bool = False) -> Usage:
    """Run one command to its end; with `watch`, look at the memory meanwhile (and never at the clock of such a run)."""
    output = folder / "said.txt"
    with output.open("wb") as file:
        began = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        timer = threading.Timer(PATIENCE, os.killpg, (child.pid, signal.SIGKILL))
        timer.start()
        peak = _watched(child.pid) if watch else 0
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime + sum(_orphans(child.pid))
    return Usage(cpu, wall, peak, child.returncode, output.read_text(errors="replace"))


def _orphans(group: int) -> Iterator[float]:
    """CPU seconds of what outlived the command; it has ten seconds to end, then it is ended."""
    deadline = time.monotonic() + 10
    while True:
        try:
            pid, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid:
            yield used.ru_utime + used.ru_stime
        elif time.monotonic() < deadline:
            time.sleep(0.02)
        else:
            for pid in _children(os.getpid()):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def _watched(pid: int) -> int:
    """The largest memory of a process and all below it, until it ends."""
    peak = 0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, sum(map(_memory, _family(pid))))
        time.sleep(LOOK)
    return peak


def _family(pid: int) -> Iterator[int]:
    yield pid
    for child in _children(pid):
        yield from _family(child)


def _children(pid: int) -> list[int]:
    try:
        return [
            int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
        ]
    except OSError:  # it ended meanwhile
        return []


def _memory(pid: int) -> int:
    """Bytes of a process, shared pages by shares; whole pages where only their owner may read the shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except PermissionError:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, StopIteration):
        return 0
