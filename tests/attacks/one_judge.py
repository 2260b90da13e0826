"""One judge on one rung, for tests of attacks: reads a task as JSON, judges, says what came of it and what it left behind.

The task holds the course, the rung, the submissions, and `idle`: the seconds after which a box that does nothing is
stopped. Everything runs in this process, so that another user, or a filter around it (`refuse.py`), changes the judge too.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from helpers import submission

from grader.course import Course
from grader.judge import channel
from grader.judge.judge import Judge, with_judge

PAGE = os.sysconf("SC_PAGE_SIZE")


def descendants(pid: int) -> Iterator[int]:
    """Processes below a process, as the kernel lists them."""
    children = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        children += [int(word) for word in (task / "children").read_text().split()]
    for child in children:
        yield child
        yield from descendants(child)


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def state() -> dict[str, Any]:
    """What this judge and its zygote hold now."""
    below = sorted(descendants(os.getpid()))
    names = ("mnt", "pid", "net", "user")
    return {
        "processes": below,
        "descriptors": {pid: looked(lambda pid=pid: len(os.listdir(f"/proc/{pid}/fd"))) for pid in [os.getpid(), *below]},
        "memory": {str(pid): resident(pid) for pid in [os.getpid(), *below]},
        "mounts": len(Path("/proc/self/mountinfo").read_text().splitlines()),
        "files": sorted(os.listdir(os.environ["TMPDIR"])) if "TMPDIR" in os.environ else [],
        "namespaces": [looked(lambda pid=pid, name=name: os.readlink(f"/proc/{pid}/ns/{name}"))
                       for pid in below for name in names],
    }  # fmt: skip


def looked(look: Callable[[], Any]) -> Any:
    """What a look says; nothing if it is refused, as an ordinary user's look at a zygote is."""
    try:
        return look()
    except OSError:
        return None


def main() -> None:
    task = json.load(sys.stdin)
    channel.IDLE_SECONDS = task["idle"]
    course = Course(Path(task["course"]))
    found: dict[str, Any] = {"reports": {}, "states": []}

    def loop(judge: Judge) -> None:
        if sys.platform == "linux":
            found["dumpable"] = dumpable()
        for number, (name, source) in enumerate(task["submissions"]):
            if number == len(task["submissions"]) // 4:
                found["states"].append(state())
            report = judge.judge(submission(name, source.encode("utf-8", "surrogateescape")))
            found["reports"][name] = json.loads(report.model_dump_json())
        found["states"].append(state())

    with_judge(list(course.exercises.values()), task["rung"], loop)
    found["after"] = list(descendants(os.getpid()))
    print(json.dumps(found))


def dumpable() -> int:
    from grader.box import syscalls

    return syscalls.prctl(3)


if __name__ == "__main__":
    main()
