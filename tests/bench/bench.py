"""CPU of judging the class in `class/`: the grader beside its floor and beside one pytest process each.

    python tests/bench/bench.py [--rounds 5] [--rung process] [--peers]

The *floor* is the same checks as plain calls in one warm process. *grade* is the judge with its zygote and boxes, reports
and diagnosis included, warm, as it is from the second submission of a class on; start-up is a row of its own. *pytest each*
starts one pytest process for each submission, here and with our suite. With `--peers` two more rows, in the environments and
by the checks of `peers.py`: *pytest*, each alone, and *nbgrader with feedback* on the class, start-up included. All are interleaved,
floor and grade with five turns over the class in each round; a row's figure is the median of the rounds, and what counts is
the ratios, for the machine may be busy.
"""

import argparse
import contextlib
import inspect
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
COURSE = HERE / "course"
SOLUTION = COURSE / "solutions/01-linear"
CLASS = sorted((HERE / "class").glob("*.py"))
TURNS = 5  # of floor and grade in each round: after a minute of other processes the first one finds the machine's caches cold
CONFTEST = """
import importlib.util, sys, numpy as np, pytest
def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
@pytest.fixture
def student(): return load("linear", {student!r})
@pytest.fixture
def reference(): return load("reference", {reference!r})
@pytest.fixture
def rng(): return np.random.default_rng(7)
"""


def floor() -> Iterator[float]:
    """CPU seconds of one round of plain calls."""
    import numpy as np

    suite, reference = types.ModuleType("suite"), types.ModuleType("reference")
    exec((SOLUTION / "test_linear.py").read_text(), suite.__dict__)
    exec((SOLUTION / "linear.py").read_text(), reference.__dict__)
    tests = [value for name, value in vars(suite).items() if name.startswith("test_")]
    sources = [path.read_text() for path in CLASS]
    while True:
        started = time.process_time()
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
            for source in sources:
                student = types.ModuleType("student")
                with contextlib.suppress(Exception):
                    exec(source, student.__dict__)
                for test in tests:
                    have = {"student": student, "reference": reference, "rng": np.random.default_rng(7)}
                    with contextlib.suppress(Exception):
                        test(**{name: have[name] for name in inspect.signature(test).parameters})
        yield time.process_time() - started


def pytest_each() -> Iterator[float]:
    """CPU seconds of one pytest process for each submission."""
    while True:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for path in CLASS:
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "test_linear.py").write_text((SOLUTION / "test_linear.py").read_text())
                texts = CONFTEST.format(student=str(path), reference=str(SOLUTION / "linear.py"))
                Path(folder, "conftest.py").write_text(texts)
                command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder]
                subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def child(*options: str) -> Iterator[float]:
    """CPU seconds, first of a start and then of each round, of a child process that answers a line with a number."""
    command = [sys.executable, __file__, *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield float(process.stdout.readline())
        while True:
            print("round", file=process.stdin, flush=True)
            yield float(process.stdout.readline())


def serve_peer(name: str) -> None:
    """The child that has another grader grade the class, start-up included, as `peers.py` does."""
    import peers

    peers.adopt_orphans()
    with contextlib.redirect_stdout(sys.stderr):
        (found,) = (one for one in peers.PEERS if one.name == name)
        folder, works = peers.environment(found, peers.CACHE), peers.works_of(len(CLASS))
        ours, _ = peers.grade(peers.PEERS[0], Path(sys.prefix), works)
    right = {name.partition("-")[0] for name, mark in ours.items() if mark == peers.FULL}
    print(0.0, flush=True)
    for _ in sys.stdin:
        marks, used = peers.grade(found, folder, works)
        peers.agree(found, marks, right, used)  # or the figure would mean nothing
        print(used.cpu, flush=True)


def serve(rung: str) -> None:
    """The child that judges: the judge, its zygote and its boxes."""
    from grader.author.proof import submission_of
    from grader.course import Course
    from grader.judge.judge import Judge, with_judge

    exercise = Course(COURSE).exercises["01-linear"]
    submissions = [submission_of(path, exercise) for path in CLASS]

    def loop(judge: Judge) -> None:
        def cpu() -> float:
            fields = Path(f"/proc/{judge.zygote.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return time.process_time() + boxes(judge.zygote.process.pid, fields)

        def one_round() -> None:
            for submission in submissions:
                judge.judge(submission).model_dump_json()

        one_round()
        print(cpu(), flush=True)
        for _ in sys.stdin:
            before = cpu()
            one_round()
            print(cpu() - before, flush=True)

    with_judge([exercise], rung, loop)


def boxes(pid: int, fields: list[str]) -> float:
    """CPU of a zygote, of the process behind it (on the rung `full`) and of the boxes that they reaped."""
    ticks = sum(int(field) for field in fields[11:15])
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            own = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += round(boxes(int(child), own) * os.sysconf("SC_CLK_TCK"))
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(rounds: int, rung: str, others: dict[str, Iterator[float]]) -> dict[str, float]:
    """Medians of interleaved rounds, in CPU seconds for the class."""
    judge = child("--serve", rung)
    runs = {"floor": floor(), "grade": judge} | others
    start_up = next(judge)
    for other in others.values():
        next(other)  # a start, or a first round that finds files not read for long
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            turns = 1 if name in others else TURNS
            times[name].append(sum(next(run) for _ in range(turns)) / turns)
    return {name: statistics.median(found) for name, found in times.items()} | {
        "grade, start and first round": start_up
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rung", default="process", choices=("process", "filtered", "full"))
    parser.add_argument("--serve", metavar="RUNG")
    parser.add_argument("--serve-peer", metavar="NAME")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--peers", action="store_true", help="install two other graders, and measure them in the same rounds"
    )
    options = parser.parse_args()
    if options.serve:
        return serve(options.serve)
    if options.serve_peer:
        return serve_peer(options.serve_peer)
    others = {"pytest each": pytest_each()}
    if options.peers:
        others |= {name: child("--serve-peer", name) for name in ("pytest", "nbgrader with feedback")}
    found = measure(options.rounds, options.rung, others)
    if options.json:
        return print(json.dumps(found))
    print(f"{len(CLASS)} submissions, rung {options.rung}, median of {options.rounds} interleaved rounds")
    for name, seconds in found.items():
        print(
            f"{name:30s} {seconds:8.3f} s CPU   {1000 * seconds / len(CLASS):7.1f} ms each   "
            f"{seconds / found['floor']:6.2f} × floor   {seconds / found['grade']:5.2f} × grade"
        )
    return None


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    main()
