"""How fast `grade run` passes over work that it has graded already, and where the time goes.

    python tests/bench/rerun.py [--students 10000] [--rounds 3]

Every student has a folder with one file of 2 kB. The gradebook is filled by made-up reports; then the same sources are run
again: every file is read and its digest compared, nothing is judged. The median of the rounds.
"""

import argparse
import cProfile
import pstats
import statistics
import tempfile
import time
from pathlib import Path

from stub import Stub, class_folder, new_course

from grader.gradebook.store import Gradebook
from grader.run import Options, Run, grade

STEPS = {
    "read_sources": "intake", "_files": "intake: the folders are listed", "_content": "intake: the files are read",
    "recognise": "intake: the layout is recognised", "in_order": "intake: attempts in order, digests",
    "open_directory": "students: read", "_for_students": "students: found", "write": "students: written",
    "reported": "gradebook: what is graded", "add_attempts": "gradebook: attempts are compared",
}  # fmt: skip


def shares(profile: cProfile.Profile) -> dict[str, float]:
    """The share of a profile's time that each step takes, with what it calls."""
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    total = sum(own for _, _, own, _, _ in stats.values())
    found: dict[str, float] = {}
    for (file, _, name), (_, _, _, whole, _) in stats.items():
        if name in STEPS and "/grader/" in file and "lms" not in file:
            found[name] = max(found.get(name, 0.0), whole / total)
    return found


def main() -> None:
    """Print submissions a second and the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = new_course(Path(folder, "course"))
        source = class_folder(Path(folder, "class"), options.students)
        gradebook = Gradebook(str(Path(folder, "gradebook.sqlite")))
        how = Options("process", executor=Stub(course))

        def run() -> Run:
            return grade(course, gradebook, [source], how, lambda done, total: None)

        run()
        wall, cpu = [], []
        for _ in range(options.rounds):
            began, used = time.perf_counter(), time.process_time()
            assert run().unchanged == options.students
            wall.append(time.perf_counter() - began)
            cpu.append(time.process_time() - used)
        profile = cProfile.Profile()
        profile.runcall(run)
        gradebook.close()
    for name, seconds in (("wall", statistics.median(wall)), ("CPU", statistics.median(cpu))):
        print(f"{options.students} unchanged submissions: {options.students / seconds:6.0f} a second of {name} time")
    found = shares(profile)
    for name, words in STEPS.items():
        print(f"  {found.get(name, 0):5.0%}  {words}")


if __name__ == "__main__":
    main()
