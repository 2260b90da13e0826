"""The class of the benchmark graded by other graders and by ours: CPU, wall time, memory, and which cheats get marks.

    python tests/bench/peers.py [--write] [--rounds 5] [--only NAME] [--where DIR]

Each grader is installed by pip into an environment of its own (in `~/.cache/fallline-peers`, kept for the next time) with our
numpy, and grades the same submissions by the same checks in its own format (`peers/`). Graders are interleaved; figures are
medians of the rounds, start-up included. Every round asserts that each grader gives right work full marks and wrong work
less. The cheats of `peers/cheats` are really graded; one got through if it earned more than the same work without it.
`--write` keeps the figures in `peers.json` and renews the README's table and the plot.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any

import peer_graders as graders
from bench import CLASS, floor
from peer_page import KEPT, table, write_page
from peer_usage import Usage, adopt_orphans

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fallline-peers"
CHEATS = graders.FORMS / "cheats"
FULL = 12  # hidden checks
COPIES = 10  # the larger class: each submission so many times, a line apart
ALONE = 1
STUDENTS = ("matplotlib>=3.9",)  # what the class imports beside numpy


@dataclass(frozen=True)
class Peer:
    """A grader: what to install, how it grades, its third cheat, and the sizes of class that tell start-up from the rest."""

    name: str
    grade: graders.Grade
    forged: str
    packages: tuple[str, ...] = ()  # none: ours, in the environment of this program
    sizes: tuple[int, ...] = (len(CLASS),)  # one process for each submission: start-up is a part of each

    @property
    def needs(self) -> str | None:
        """A program beside the Python packages."""
        return "bwrap" if self.grade is graders.pytest_in_bubblewrap else None


OURS, MANY = (len(CLASS), COPIES * len(CLASS)), (ALONE, len(CLASS))
PEERS = (
    Peer("Fall Line, full", graders.ours_full, "ours", sizes=OURS),
    Peer("Fall Line, process", graders.ours_process, "ours", sizes=OURS),
    Peer("gradescope-utils", graders.gradescope, "gradescope", ("gradescope-utils>=0.5.0",)),
    Peer("pytest", graders.pytest_each, "pytest", ("pytest>=8.2",)),
    Peer("pytest in bubblewrap", graders.pytest_in_bubblewrap, "pytest", ("pytest>=8.2",)),
    Peer("check50", graders.check50, "check50", ("check50>=3.4",)),
    Peer("otter-grader", graders.otter, "otter", ("otter-grader>=6.1", "ipykernel>=6.29"), MANY),
    Peer("nbgrader", graders.nbgrader, "nbgrader", ("nbgrader>=0.9.6",), MANY),
    Peer("nbgrader with feedback", graders.nbgrader_and_feedback, "nbgrader", ("nbgrader>=0.9.6",), MANY),
)


class NotHadError(Exception):
    """A grader that cannot be measured here; the reason stands in the table."""


def works_of(size: int) -> graders.Works:
    """So many submissions: the class, a piece of right work alone, or the class several times over."""
    class_ = {path.stem: path.read_text() for path in CLASS}
    if size == ALONE:
        return dict(list(class_.items())[:1])
    copies = range(size // len(CLASS))
    return {
        f"{name}-{copy}": f"{text}\n# {copy}\n" if copy else text for copy in copies for name, text in class_.items()
    }


def environment(peer: Peer, where: Path) -> Path:
    """The grader's environment, made if it is not there yet; NotHadError with pip's own words if it cannot be."""
    if peer.needs and shutil.which(peer.needs) is None:
        raise NotHadError(f"{peer.needs} is not installed")
    if not peer.packages:
        return Path(sys.prefix)
    folder = where / peer.packages[0].partition(">")[0]
    wanted = [*peer.packages, *STUDENTS, f"numpy=={version('numpy')}"]
    stamp = folder / "installed.txt"
    if not stamp.exists() or stamp.read_text().split() != wanted:
        print(f"installing {' '.join(wanted)} into {folder}", flush=True)
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotHadError(f"pip: {done.stderr.strip().splitlines()[-1]}")
        stamp.write_text("\n".join(wanted))
    return folder


def version_of(peer: Peer, folder: Path) -> str:
    """The version that was installed."""
    name = peer.packages[0].partition(">")[0] if peer.packages else "fallline"
    where = [str(path) for path in folder.glob("lib/python*/site-packages")]
    return next(found.version for found in distributions(name=name, path=where))


def grade(peer: Peer, folder: Path, works: graders.Works, watch: bool = False) -> tuple[dict[str, float | None], Usage]:
    """Marks and usage of one grading, in a folder that others on the machine may read, as an instructor's is."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        Path(temporary).chmod(0o755)
        room = graders.Room(Path(temporary), folder, watch)
        return peer.grade(room, works), room.used


def agree(peer: Peer, marks: dict[str, float | None], right: set[str], used: Usage) -> None:
    """Right work has full marks and wrong work has less, or the figure would mean nothing."""
    given = {name for name, mark in marks.items() if mark == FULL}
    wanted = {name for name in marks if name.partition("-")[0] in right}
    if given != wanted:
        raise NotHadError(
            f"other verdicts on {', '.join(sorted(given ^ wanted))[:100]}; its last words: {used.said[-200:]!r}"
        )


def cheats(peer: Peer, folder: Path) -> dict[str, Any]:
    """What each cheat earned, beside what the same work earns without it."""
    work = (CHEATS / "zeros.py").read_text()
    after = "\nglobals().update(THEIRS)\n" if peer.forged == "ours" else ""
    texts = {"nothing": work} | {
        name: (CHEATS / f"{file}.py").read_text() + work + (after if name == "forged" else "")
        for name, file in (("exit", "exit"), ("patched", "patched"), ("forged", f"forged_{peer.forged}"))
    }
    found = {}
    for name, text in texts.items():
        marks, used = grade(peer, folder, {"cheat": text})
        found[name] = {"marks": marks["cheat"], "code": used.code}
    return found


def measured(chosen: list[Peer], where: Path, rounds: int) -> dict[str, Any]:
    """The floor, and one entry for each grader: its figures, or why there are none."""
    entries: dict[str, dict[str, Any]] = {peer.name: {"name": peer.name} for peer in chosen}
    folders: dict[str, Path] = {}
    found: dict[tuple[str, int], list[Usage]] = {}
    right: set[str] = set()
    plain, floors = floor(), list[float]()
    next(plain)  # cold: it imports

    def attempt(peer: Peer, what: Callable[[], None]) -> None:
        if "reason" not in entries[peer.name]:
            try:
                what()
            except NotHadError as reason:
                entries[peer.name]["reason"] = str(reason)
                print(f"{peer.name} CANNOT BE MEASURED: {reason}", flush=True)

    def prepare(peer: Peer) -> None:
        folder = folders[peer.name] = environment(peer, where)
        entries[peer.name]["version"] = version_of(peer, folder)
        marks, used = grade(peer, folder, works_of(len(CLASS)), watch=True)
        if not right:
            right.update(name.partition("-")[0] for name, mark in marks.items() if mark == FULL)
        agree(peer, marks, right, used)
        entries[peer.name] |= {"marks": list(marks.values()), "memory": used.memory, "cheats": cheats(peer, folder)}
        print(f"{peer.name} {entries[peer.name]['version']}: ready", flush=True)

    def one_round(peer: Peer) -> None:
        for size in peer.sizes:
            marks, used = grade(peer, folders[peer.name], works_of(size))
            agree(peer, marks, right, used)
            found.setdefault((peer.name, size), []).append(used)

    for peer in chosen:
        attempt(peer, lambda peer=peer: prepare(peer))  # type: ignore[misc]
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", flush=True)
        floors.append(next(plain))
        for peer in chosen:
            attempt(peer, lambda peer=peer: one_round(peer))  # type: ignore[misc]
    for (name, size), usages in found.items():
        for what in ("cpu", "wall"):
            median = statistics.median(getattr(used, what) for used in usages)
            entries[name].setdefault(what, {})[str(size)] = round(median, 4)
    return {"floor": round(statistics.median(floors), 4), "graders": list(entries.values())}


def machine(rounds: int) -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "cores": len(os.sched_getaffinity(0)), "python": platform.python_version(), "numpy": version("numpy"),
        "system": platform.system(), "date": date.today().isoformat(), "rounds": rounds, "submissions": len(CLASS),
    }  # fmt: skip


def main() -> None:
    """Measure, print the table, keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--where", type=Path, default=CACHE, help="the folder of the environments (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=[peer.name for peer in PEERS], help="beside ours, full")
    parser.add_argument("--write", action="store_true", help="keep the figures; renew the README's table and the plot")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("--write keeps all graders: leave out --only")
    adopt_orphans()
    chosen = [peer for peer in PEERS if peer is PEERS[0] or not options.only or peer.name in options.only]
    found = {"machine": machine(options.rounds)} | measured(chosen, options.where.resolve(), options.rounds)
    print(table(found))
    if options.write:
        KEPT.write_text(json.dumps(found, indent=1) + "\n")
        write_page(found)


if __name__ == "__main__":
    for name in graders.THREADS:
        os.environ[name] = "1"
    main()
