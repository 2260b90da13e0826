"""What a class of any size costs: time and memory of the main process, size of the gradebook, time of what reads it.

    python tests/bench/scale.py [--full] [--points 10 100 1000 10000]

Every submission has a digest and a result of its own. Up to 1,000 are judged for real; above, made-up reports take the
judges' place, so that what is measured is all but the judging. Each step is a process of its own: its wall time, CPU time
and peak memory, children included. `--full` adds 100,000.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stub import HERE, Stub, class_zip, new_course

from grader.course import Course
from grader.gradebook.standings import read_ledger
from grader.gradebook.store import Gradebook
from grader.regrade import judge_again
from grader.run import Options, grade

REAL = 1_000  # at most so many are judged for real
STEP = "{name:24s} {wall:8.1f} s   {cpu:8.1f} s CPU   {memory:6.0f} MB"
ASSIGNMENT = '\n[policy]\nlate = "lms"\n\n[[assignments]]\nname = "week-1"\nexercises = ["01-tiny"]\n'


def step(name: str, *command: str) -> None:
    """Run a process and print what it took."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    seconds = {"wall": time.perf_counter() - began, "cpu": used.ru_utime + used.ru_stime}
    print(STEP.format(name=name, memory=used.ru_maxrss / 1024, **seconds), flush=True)


def point(students: int, real: bool) -> None:
    """One size of class."""
    print(f"\n{students:,} submissions{'' if real else ', reports made up'}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        course = new_course(Path(folder, "course"))
        with Path(course.root, "course.toml").open("a") as file:
            file.write(ASSIGNMENT)
        source = str(class_zip(Path(folder, "class.zip"), students))
        cli, here = ("-m", "grader", "--course", str(course.root)), str(HERE / "scale.py")
        run = (*cli, "run", source, "--isolation", "process") if real else (here, "--run", str(course.root), source)
        step("run", *run)
        step("run again", *cli, "run", source)
        size = sum(path.stat().st_size for path in course.root.glob("gradebook.sqlite*"))
        print(f"{'gradebook':24s} {size / 1e6:8.1f} MB, {size / students / 1000:.1f} kB each")
        step("status", *cli, "status")
        step("export", *cli, "export", "csv", "week-1", "-o", str(Path(folder, "scores.csv")))
        step("class page", here, "--page", str(course.root), str(Path(folder, "class.html")))
        print(f"{'class page':24s} {Path(folder, 'class.html').stat().st_size / 1e6:8.1f} MB")
        if not real:
            step("regrade", here, "--regrade", str(course.root))


def run_stub(root: Path, source: Path) -> None:
    """`grade run` with made-up reports."""
    from rich.console import Console

    from grader.render.terminal import show_run

    course = Course(root)
    gradebook = Gradebook(str(root / "gradebook.sqlite"))
    run = grade(course, gradebook, [source], Options("process", executor=Stub(course)), told)
    show_run(run, Console(), False)


def regrade_stub(root: Path) -> None:
    """`grade run --regrade` after the suite was changed."""
    with (root / "solutions/01-tiny/test_tiny.py").open("a") as file:
        file.write("\nCHANGED = True\n")
    course = Course(root)
    gradebook = Gradebook(str(root / "gradebook.sqlite"))
    run, _ = judge_again(course, gradebook, Options("process", executor=Stub(course)), None, quiet)
    assert run.reports


def write_page(root: Path, path: Path) -> None:
    """The class page alone: what an instructor opens first."""
    from grader.render.site import ClassView, class_page
    from grader.render.site_attention import attention
    from grader.render.site_class import part_of, read_row, slugs_so_far, troubles
    from grader.sentences import Sentences

    course = Course(root)
    ledger = read_ledger(course, Gradebook(str(root / "gradebook.sqlite")))
    slugs, sentences = slugs_so_far(ledger), Sentences(course)
    own = {student: [slug] for student, slug in ledger.attempts}
    rows = [read_row(part_of(ledger, student, own), student, slugs, sentences) for student in ledger.students]
    view = ClassView(rows, slugs, troubles(ledger, rows, slugs), attention(ledger, rows, ()))
    path.write_bytes(class_page(course.title, view, "today"))


def told(done: int, total: int) -> None:
    """A line for every hundredth submission."""
    if done % 100 == 0:
        print(done, flush=True)


def quiet(done: int, total: int) -> None:
    """No progress."""


def main() -> None:
    """Print the points, or take one of the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, nargs="*", default=[10, 100, 1_000, 10_000])
    parser.add_argument("--full", action="store_true", help="100,000, too.")
    parser.add_argument("--run", type=Path, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--regrade", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--page", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        return run_stub(*options.run)
    if options.regrade:
        return regrade_stub(options.regrade)
    if options.page:
        return write_page(*options.page)
    for students in [*options.points, *([100_000] if options.full else [])]:
        point(students, students <= REAL)
    return None


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    main()
