"""The evening before the due date: a class of 1,000 students with three exercises each, and the same with 1 % hanging.

    python tests/bench/evening.py [--students 1000] [--rung full]

Half of the work is right, half is wrong: the files of `correct/` and `wrong/` of the first three exercises, made distinct by
a comment. `grade run` judges all of it, start of the program, naming and gradebook included, on all cores. The *floor* is the
suites' arithmetic: the same checks as plain calls in one warm process, each file once, counted as often as it was handed in.
In the class that hangs, one submission of a hundred has a function that never returns; each may cost its budget, no more.
Then the command again, over unchanged work: the median of three.
"""

import argparse
import contextlib
import io
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import types
from collections import Counter
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from grader.batch import cores
from grader.course import Course, find_course
from grader.judge.judge import Judge, with_judge

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = ("01-cost", "02-gradients", "03-update-rule")
HANGING = 100  # one of so many
FOREVER = "\n\ndef {function}(*arguments, **keywords):\n    while True:\n        pass\n"
Plan = list[tuple[str, str, Path, bool]]  # student, exercise, file, whether it hangs


class Plain:
    """A student's module as a suite asks it, without anything between."""

    def __init__(self, module: types.ModuleType) -> None:
        self._module = module

    def run(self, function, *arguments):  # type: ignore[no-untyped-def]
        """As `Student.run`."""
        return function(self._module, *arguments)

    def __getattr__(self, name: str) -> object:
        return getattr(self._module, name)


def plan(course: Course, students: int, hanging: bool) -> Plan:
    """Who hands in what: the same for every run."""
    chance, made = random.Random(7), []
    for number in range(students):
        for slug in EXERCISES:
            kind = chance.choice(("correct", "wrong"))
            path = chance.choice(sorted((course.exercises[slug].solution_folder / kind).glob("*.py")))
            made.append((f"student{number:05}", slug, path, hanging and len(made) % HANGING == 0))
    return made


def write(course: Course, folder: Path, work: Plan) -> None:
    """A folder for each student."""
    for number, (student, slug, path, hangs) in enumerate(work):
        exercise = course.exercises[slug]
        source = re.sub(r"^# mistake: .*\n", "", path.read_text(encoding="utf-8"))
        own = folder / student / slug / exercise.settings.file
        own.parent.mkdir(parents=True)
        last = FOREVER.format(function=exercise.settings.functions[-1]) if hangs else ""
        own.write_text(f"{source}{last}\n# {number}\n", encoding="utf-8")


def floor(course: Course, work: Plan) -> float:
    """CPU seconds of the suites' arithmetic for this class."""
    total = 0.0
    for slug in EXERCISES:
        often = Counter(path for _, exercise, path, _ in work if exercise == slug)

        def loop(judge: Judge, slug: str = slug, often: Counter[Path] = often) -> None:
            nonlocal total
            bench = judge.benches[slug]
            bench.prove()
            for path, times in often.items():
                started = time.process_time()
                _plain_calls(judge, slug, path)
                total += times * (time.process_time() - started)

        with_judge([course.exercises[slug]], "process", loop)
    return total


def _plain_calls(judge: Judge, slug: str, path: Path) -> None:
    bench, module = judge.benches[slug], types.ModuleType("student")
    with contextlib.redirect_stdout(io.StringIO()):
        with contextlib.suppress(Exception):
            exec(path.read_text(encoding="utf-8"), module.__dict__)
        reference = bench.trusted.reference()
        for check in bench.checks.values():
            for item in check.cases:
                judge.session.run(item, Plain(module), reference)  # type: ignore[arg-type]


def graded(course: Course, folder: Path, book: Path, rung: str) -> tuple[float, float]:
    """Wall and CPU seconds of `grade run`, children included."""
    command = [sys.executable, "-m", "grader", "--course", str(course.root), "run", str(folder), "--isolation", rung]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [*command, "--gradebook", str(book)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=1_000)
    parser.add_argument("--rung", default="full", choices=("process", "filtered", "full"))
    options = parser.parse_args()
    course, jobs = find_course(ROOT), cores()
    right, slow = (plan(course, options.students, hangs) for hangs in (False, True))
    budget = sum(course.exercises[slug].settings.seconds for _, slug, _, hangs in slow if hangs)
    print(f"{options.students:,} students × {len(EXERCISES)} exercises, rung {options.rung}, {jobs} cores")
    with tempfile.TemporaryDirectory() as home:
        folders = {"class": right, "class, 1 % hanging": slow}
        for name, work in folders.items():
            write(course, Path(home, name), work)
        arithmetic = floor(course, right)
        print(f"{'floor':26s} {arithmetic:8.1f} s CPU; over cores {arithmetic / jobs:.1f} s", flush=True)
        times = {name: graded(course, Path(home, name), Path(home, f"{name}.sqlite"), options.rung) for name in folders}
        for name, (wall, cpu) in times.items():
            print(f"{name:26s} {cpu:8.1f} s CPU  {wall:8.1f} s wall = {wall * jobs / arithmetic:.2f} × floor / cores")
        more = times["class, 1 % hanging"][0] - times["class"][0]
        print(f"{'hanging adds':26s} {more:27.1f} s wall; budgets / cores {budget / jobs:.1f} s")
        again = [graded(course, Path(home, "class"), Path(home, "class.sqlite"), options.rung) for _ in range(3)]
        wall, cpu = sorted(again)[1]
        rate = f"{len(right) / wall:,.0f} submissions a second, start of the program included"
        print(f"{'again, unchanged':26s} {cpu:8.1f} s CPU  {wall:8.1f} s wall = {rate}")


if __name__ == "__main__":
    main()
