"""Where the CPU time of judging goes, for the class in `class/`: by part, in milliseconds for each submission.

    python tests/bench/where.py [--rung full] [--rounds 10]

The judge's own process is profiled; a part gets the time of its own functions and of what they call in C, scaled to what the
process takes without the profiler. What the boxes take is split by a program that does nothing (fork, sandbox, loading) and by
the suite's arithmetic without a box (the floor); the rest is the box's end of the channel. The gradebook's part is one report
written; progress is not in it: it is drawn at most ten times a second.
"""

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from bench import CLASS, COURSE, SOLUTION, boxes, floor

from grader.author.proof import submission_of
from grader.course import Course
from grader.gradebook.store import Gradebook
from grader.judge.judge import Judge, with_judge
from grader.model import Report, Submission

PARTS = (  # the first that fits
    ("pytest's hooks", ("_pytest", "pluggy", "judge/session.py", "inspect.py")),
    ("diagnosis", ("judge/diagnose.py", "judge/tables.py")),
    ("channel", ("judge/channel.py", "judge/link.py", "judge/student.py", "box/", "msgpack", "socket.py", "struct")),
    ("report", ("judge/", "grader/model.py", "pydantic", "grader/intake", "grader/sentences")),
    ("suite", ("grader/suite", str(SOLUTION), "numpy", "random")),
)
NOTHING = "# nothing is done here\n"


def part_of(filename: str) -> str:
    """The part of the judge that a file belongs to."""
    return next((name for name, pieces in PARTS if any(piece in filename for piece in pieces)), "other")


def shares(profile: cProfile.Profile) -> dict[str, float]:
    """Each part's share of the time; what runs in C belongs to who called it. Waiting for a box is no CPU time."""
    found: Counter[str] = Counter()
    for (filename, _, function), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if "select" in function or "recv" in function:
            continue
        if filename != "~":
            found[part_of(filename)] += own
        for (caller, _, _), (_, _, spent, _) in callers.items() if filename == "~" else ():
            found[part_of(caller)] += spent
    total = sum(found.values())
    return {name: seconds / total for name, seconds in found.items()}


def zygote_seconds(judge: Judge) -> float:
    """CPU of the zygote and of the boxes so far."""
    fields = Path(f"/proc/{judge.zygote.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return boxes(judge.zygote.process.pid, fields)


def measure(judge: Judge, submissions: list[Submission], rounds: int) -> tuple[float, float]:
    """CPU seconds for one submission: of the judge's process, of zygote and boxes."""
    own, theirs = time.process_time(), zygote_seconds(judge)
    for _ in range(rounds):
        for submission in submissions:
            judge.judge(submission).model_dump_json()
    count = rounds * len(submissions)
    return (time.process_time() - own) / count, (zygote_seconds(judge) - theirs) / count


def gradebook_seconds(report: Report, submissions: list[Submission]) -> float:
    """CPU seconds for filing one submission and its report."""
    with tempfile.TemporaryDirectory() as folder:
        gradebook = Gradebook(str(Path(folder, "book.sqlite")))
        gradebook.add_attempts([submissions[0].model_copy(update={"student": "first"})])
        started = time.process_time()
        for attempt in gradebook.add_attempts(
            submission.model_copy(update={"student": str(number)}) for number, submission in enumerate(submissions * 5)
        ):
            gradebook.add_report(attempt[0], report)
        seconds = time.process_time() - started
        gradebook.close()
        return seconds / (5 * len(submissions))


def table(rung: str, rounds: int) -> dict[str, float]:
    """Milliseconds of CPU for each submission, by part."""
    exercise = Course(COURSE).exercises["01-linear"]
    submissions = [submission_of(path, exercise) for path in CLASS]
    nothing = submissions[0].model_copy(update={"content": NOTHING.encode(), "digest": "0"})
    found: dict[str, float] = {}

    def loop(judge: Judge) -> None:
        report = judge.judge(submissions[0])
        measure(judge, submissions, 1)
        empty, _ = measure(judge, [nothing], 10 * rounds), None
        own, theirs = measure(judge, submissions, rounds)
        profile = cProfile.Profile()
        profile.runcall(measure, judge, submissions, max(1, rounds // 3))
        found["fork, sandbox, loading"] = empty[1]
        found.update({f"judge: {name}": share * own for name, share in shares(profile).items()})
        found["boxes"] = theirs - empty[1]
        found["gradebook"] = gradebook_seconds(report, submissions)

    with_judge([exercise], rung, loop)
    plain = floor()
    next(plain)
    found["floor: suite and students as plain calls"] = min(next(plain) for _ in range(max(3, rounds // 2))) / len(
        CLASS
    )
    return {name: 1000 * seconds for name, seconds in found.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rung", default="full", choices=("process", "filtered", "full"))
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = table(options.rung, options.rounds)
    if options.json:
        return print(json.dumps(found))
    print(f"CPU for each of {len(CLASS)} submissions, rung {options.rung}, in ms")
    for name, milliseconds in sorted(found.items(), key=lambda one: one[1], reverse=True):
        print(f"{name:45s} {milliseconds:7.2f}")
    return None


if __name__ == "__main__":
    sys.exit(main())
