"""How each grader grades a class: its form of the exercise laid out, its command run, its marks read.

Only the commands are measured; laying out and reading marks are not. Marks are the hidden checks passed, of twelve; None
where the grader gave none. What the forms are is in `peers/`, a folder for each grader.
"""

import csv
import json
import os
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from peer_usage import Usage, run

HERE = Path(__file__).resolve().parent
FORMS = HERE / "peers"
COURSE = HERE / "course"
REFERENCE = COURSE / "solutions/01-linear/linear.py"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
ON_RUNG_PROCESS = """
import sys
from grader.box import ladder
ladder.best = lambda least="process": ladder.Choice("process", ())
from grader.cli import main
main()
"""
Works = dict[str, str]  # student: source


@dataclass
class Room:
    """Where one grading happens: a folder of its own, the grader's environment, and what was used so far."""

    folder: Path
    environment: Path
    watch: bool = False
    used: Usage = field(default_factory=Usage)

    def run(self, *command: str | Path, measured: bool = True, folder: Path | None = None) -> Usage:
        """Run a command of the environment in the folder."""
        program, *rest = map(str, command)
        inside = self.environment / "bin" / program
        path = os.pathsep.join([str(self.environment / "bin"), os.environ["PATH"]])
        own = {"PATH": path, "IPYTHONDIR": str(self.environment / "ipython"), "NO_COLOR": "1"} | dict.fromkeys(
            THREADS, "1"
        )
        usual = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "JUPYTER"))
        }
        words = [str(inside) if inside.exists() else program, *rest]
        found = run(words, folder or self.folder, usual | own, self.watch and measured)
        if measured:
            self.used += found
        return found


Grade = Callable[[Room, Works], dict[str, float | None]]


def _ours(room: Room, works: Works, *command: str) -> dict[str, float | None]:
    for student, source in works.items():
        own = room.folder / "class" / student / "01-linear"
        own.mkdir(parents=True)
        (own / "linear.py").write_text(source)
    room.run(
        *command, "run", room.folder / "class", "--gradebook", f"sqlite:///{room.folder}/gradebook.sqlite",
        "--reports", room.folder / "reports", folder=room.folder / "course",
    )  # fmt: skip
    reports = {student: room.folder / "reports" / student / "01-linear.json" for student in works}
    return {
        student: json.loads(path.read_text())["score"] if path.exists() else None for student, path in reports.items()
    }


def ours_process(room: Room, works: Works) -> dict[str, float | None]:
    """`grade run` on the rung `process`, though the machine may offer more."""
    shutil.copytree(COURSE, room.folder / "course", ignore=shutil.ignore_patterns("__pycache__"))
    program = room.folder / "on_rung_process.py"
    program.write_text(ON_RUNG_PROCESS)
    return _ours(room, works, "python", str(program))


def ours_full(room: Room, works: Works) -> dict[str, float | None]:
    """`grade run` on the rung `full`, and not below."""
    shutil.copytree(COURSE, room.folder / "course", ignore=shutil.ignore_patterns("__pycache__"))
    program = room.folder / "on_rung_full.py"
    program.write_text("import sys\nsys.argv += ['--isolation', 'full']\nfrom grader.cli import main\nmain()\n")
    return _ours(room, works, "python", str(program))


def _folders(room: Room, works: Works, form: Path) -> Iterator[tuple[str, Path]]:
    """For each student a folder with the form of the exercise, the checks and the work."""
    for student, source in works.items():
        folder = room.folder / student
        shutil.copytree(form, folder, ignore=shutil.ignore_patterns("__pycache__"))
        _with_checks(folder)
        (folder / "linear.py").write_text(source)
        (folder / "results").mkdir()
        yield student, folder


def _with_checks(folder: Path) -> None:
    shutil.copy(FORMS / "checks.py", folder)
    shutil.copy(REFERENCE, folder / "reference.py")


def pytest_each(room: Room, works: Works, *around: str) -> dict[str, float | None]:
    """One `pytest` process for each submission; marks from its JUnit report."""
    marks: dict[str, float | None] = {}
    for student, folder in _folders(room, works, FORMS / "pytest"):
        before = [part.format(folder=folder) for part in around]
        room.run(*before, room.environment / "bin/python", "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider",
                 "--junitxml=results/report.xml", "test_linear.py", folder=folder)  # fmt: skip
        marks[student] = _junit(folder / "results/report.xml")
    return marks


def _junit(path: Path) -> float | None:
    try:
        cases = list(ElementTree.parse(path).iter("testcase"))
    except (OSError, ElementTree.ParseError):
        return None
    return sum(case.find("failure") is None and case.find("error") is None for case in cases)


def pytest_in_bubblewrap(room: Room, works: Works) -> dict[str, float | None]:
    """The same, each in a sandbox: everything read-only but the folder for the report, no network, its own processes."""
    box = ("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp",
           "--ro-bind", str(room.environment), str(room.environment), "--ro-bind", "{folder}", "{folder}", "--bind", "{folder}/results", "{folder}/results", "--unshare-all", "--die-with-parent",
           "--chdir", "{folder}", "--")  # fmt: skip
    return pytest_each(room, works, *box)


def gradescope(room: Room, works: Works) -> dict[str, float | None]:
    """`run_tests.py` of its documentation, one process for each submission, as its containers do; marks from results.json."""
    marks: dict[str, float | None] = {}
    for student, folder in _folders(room, works, FORMS / "gradescope"):
        room.run("python", "run_tests.py", folder=folder)
        try:
            marks[student] = json.loads((folder / "results/results.json").read_text())["score"]
        except (OSError, ValueError):
            marks[student] = None
    return marks


def check50(room: Room, works: Works) -> dict[str, float | None]:
    """`check50 --dev` with the checks' folder, one process for each submission; marks are the checks passed."""
    checks = room.folder / "checks"
    shutil.copytree(FORMS / "check50", checks, ignore=shutil.ignore_patterns("__pycache__"))
    _with_checks(checks)
    marks: dict[str, float | None] = {}
    for student, source in works.items():
        folder, results = room.folder / student, room.folder / f"{student}.json"
        folder.mkdir()
        (folder / "linear.py").write_text(source)
        room.run(
            "check50", "--dev", "--log-level", "warning", checks, "-o", "json", "--output-file", results, folder=folder
        )
        marks[student] = _check50(results)
    return marks


def _check50(path: Path) -> float | None:
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return (
        sum(one["passed"] is True for one in found["results"] if one["name"] != "exists")
        if "results" in found
        else None
    )


def notebook(*cells: tuple[str, dict[str, object]]) -> str:
    """A notebook of code cells, each with its metadata."""
    made = [
        {"cell_type": "code", "execution_count": None, "id": f"cell-{number}", "metadata": metadata, "outputs": [],
         "source": source} for number, (source, metadata) in enumerate(cells)
    ]  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps({"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})


def otter(room: Room, works: Works) -> dict[str, float | None]:
    """`otter.api.grade_submission`, without containers, all notebooks in one process; a kernel for each."""
    _with_checks(room.folder)
    shutil.copytree(FORMS / "otter/tests", room.folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    room.run("otter", "generate", "-t", "tests", "-o", "autograder.zip", "checks.py", "reference.py", measured=False)
    (room.folder / "marks").mkdir()
    (room.folder / "class").mkdir()
    for student, source in works.items():
        (room.folder / "class" / f"{student}.ipynb").write_text(notebook((source, {})))
    notebooks = sorted((room.folder / "class").iterdir())
    room.run("python", FORMS / "otter/grade_all.py", "autograder.zip", room.folder / "marks", *notebooks)
    paths = {student: room.folder / "marks" / f"{student}.json" for student in works}
    return {
        student: json.loads(path.read_text())["total"] if path.exists() else None for student, path in paths.items()
    }


def nbgrader(room: Room, works: Works) -> dict[str, float | None]:
    """`nbgrader autograde` on the whole class in one command; marks from `nbgrader export`."""
    sys.path.insert(0, str(FORMS / "nbgrader"))
    from cells import cells

    source = room.folder / "source/linear"
    source.mkdir(parents=True)
    _with_checks(source)
    (room.folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    (source / "linear.ipynb").write_text(notebook(*cells("raise NotImplementedError")))
    room.run("nbgrader", "generate_assignment", "linear", measured=False)
    for student, text in works.items():
        folder = room.folder / "submitted" / student / "linear"
        folder.mkdir(parents=True)
        (folder / "linear.ipynb").write_text(notebook(*cells(text)))
    room.run("nbgrader", "autograde", "linear")
    room.run("nbgrader", "export", "--to", "marks.csv", measured=False)
    with (room.folder / "marks.csv").open() as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    failed = {path.name for path in (room.folder / "submitted").iterdir() if not _autograded(room, path.name)}
    return {student: None if student in failed else scores.get(student) for student in works}


def nbgrader_and_feedback(room: Room, works: Works) -> dict[str, float | None]:
    """The same, and a page for each student by `nbgrader generate_feedback`: what our reports hold when `grade run` ends."""
    marks = nbgrader(room, works)
    room.run("nbgrader", "generate_feedback", "linear")
    assert len(list(room.folder.glob("feedback/*/linear/linear.html"))) == sum(
        mark is not None for mark in marks.values()
    )
    return marks


def _autograded(room: Room, student: str) -> bool:
    return (room.folder / "autograded" / student / "linear/linear.ipynb").exists()
