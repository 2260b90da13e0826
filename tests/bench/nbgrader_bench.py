"""CPU of `nbgrader autograde` on the same notebooks: plain, with nothing executed, and with our judge.

    python tests/bench/nbgrader_bench.py [--notebooks 50] [--rung filtered]

*Plain* is nbgrader as it comes: a kernel for each notebook. *Nothing executed* is the same pipeline without that step: what
nbgrader costs whoever grades. *Ours* judges in its place, judge, zygote and boxes included. Each is one run of nbgrader's
own command line in a copy of one course; the figures are CPU seconds of the process and of all its children. Ours must be
at most a third of plain, and at most 60 ms a notebook above nothing: the exit code is 1 otherwise.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from through_nbgrader.classroom import HAS_NBGRADER, NOTEBOOK, SLUG, WHY_NOT, Classroom, filled_in, students_of

MOST_SHARE, MOST_ABOVE = 1 / 3, 60  # of plain; ms a notebook
NAME = "nbgrader_config.py"
PLAIN = "c = get_config()\nc.CourseDirectory.course_id = 'gradient-descent'\n"
NOTHING = """
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
usual = Autograde.class_traits()["autograde_preprocessors"].default()
c.Autograde.autograde_preprocessors = [one for one in usual if one is not Execute]
"""


def prepare(home: Path, notebooks: int) -> Classroom:
    """A course with so many notebooks handed in, all of different bytes."""
    room = Classroom(home)
    room.grade("release", "week-1", "--nbgrader", room.folder)
    room.nbgrader("generate_assignment", SLUG)
    released = room.released(SLUG)
    works = [work for work in students_of(SLUG).values() if isinstance(work, str)]
    for number in range(notebooks):
        content = filled_in(released, f"{works[number % len(works)]}\n# {number}\n")
        room.submit(SLUG, f"student-{number:03d}", NOTEBOOK, content)
    return room


def cpu(room: Classroom, config: str | None, rung: str) -> float:
    """CPU seconds of one run in a copy of the course."""
    folder = room.home / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(room.folder, folder)
    if config is not None:
        (folder / NAME).write_text(config, encoding="utf-8")
    own = [f"--FallLineNotebooks.gradebook=sqlite:///{folder / 'ours.sqlite'}", f"--FallLineNotebooks.isolation={rung}"]
    command = [sys.executable, "-m", "nbgrader", "autograde", SLUG, *(own if config is None else [])]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, check=config is None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notebooks", type=int, default=50)
    parser.add_argument("--rung", default="filtered", choices=("process", "filtered", "full"))
    options = parser.parse_args()
    if not HAS_NBGRADER:
        sys.exit(WHY_NOT)
    with tempfile.TemporaryDirectory() as home:
        room = prepare(Path(home), options.notebooks)
        configs = {"plain": PLAIN, "nothing executed": PLAIN + NOTHING, "ours": None}
        found = {name: cpu(room, config, options.rung) for name, config in configs.items()}
    sys.exit(0 if report(found, options.notebooks, options.rung) else 1)


def report(found: dict[str, float], count: int, rung: str) -> bool:
    """Print the table; whether the bounds are kept."""
    print(f"nbgrader autograde of {count} notebooks, rung {rung} at least, one run each")
    for name, seconds in found.items():
        each, ratio = 1000 * seconds / count, seconds / found["plain"]
        print(f"{name:18s} {seconds:8.2f} s CPU   {each:7.0f} ms each   {ratio:5.2f} × plain")
    share, above = found["ours"] / found["plain"], 1000 * (found["ours"] - found["nothing executed"]) / count
    print(f"ours above nothing executed: {above:.0f} ms a notebook (at most {MOST_ABOVE})")
    print(f"ours by plain: {share:.2f} (at most {MOST_SHARE:.2f})")
    return share <= MOST_SHARE and above <= MOST_ABOVE


if __name__ == "__main__":
    main()
