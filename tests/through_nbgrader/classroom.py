"""A course of nbgrader in a folder, its own command line, and students' files as notebooks handed in through its exchange."""

import ast
import atexit
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EVERY = os.environ.get("FALLLINE_NBGRADER") == "all"  # nothing is spared: `make prove`
HAS_NBGRADER = find_spec("nbgrader") is not None
WHY_NOT = "nbgrader is not installed: pip install 'fallline[nbgrader]' to have this tested"
SLUG, NOTEBOOK = "01-cost", "cost.ipynb"  # the exercise that every run of the tests takes through nbgrader
PLAIN = "plain"  # the same in plain nbgrader
TIME = "2026-03-01 12:00:00.000000 UTC"
LATER = "2026-03-03 12:00:00.000000 UTC"
Scores = dict[str, float | None]  # grade id -> points
GRADES = """
select handed_in.student_id, cell.name, grade.{what} from grade
join base_cell cell on cell.id = grade.cell_id
join submitted_notebook notebook on notebook.id = grade.notebook_id
join submitted_assignment handed_in on handed_in.id = notebook.assignment_id
join assignment on assignment.id = handed_in.assignment_id
where assignment.name = ?"""


@cache
def warm() -> "subprocess.Popen[str]":
    """The process that has imported nbgrader; it ends with this one."""
    script = Path(__file__).with_name("warm.py")
    process = subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(process.communicate)
    return process


@dataclass(frozen=True)
class Classroom:
    """An instructor's folder; every command is nbgrader's or ours, run as a person would."""

    home: Path

    @property
    def folder(self) -> Path:
        return self.home / "teaching"

    @property
    def book(self) -> Path:
        return self.home / "fallline.sqlite"

    def grade(self, *words: str | Path, okay: tuple[int, ...] = (0,)) -> str:
        command = [sys.executable, "-m", "grader", "--course", str(ROOT), *map(str, words)]
        return self._run(command, self.home, okay)

    def nbgrader(self, *words: str | Path, okay: tuple[int, ...] = (0,)) -> str:
        """A command of nbgrader's, in a fork of a process that has imported it; for `make prove` a program of its own."""
        if EVERY:
            return self._run([sys.executable, "-m", "nbgrader", *map(str, words)], self.folder, okay)
        self.folder.mkdir(parents=True, exist_ok=True)
        log, process = self.home / "nbgrader.log", warm()
        own = {"folder": str(self.folder), "log": str(log), "environment": self.environment()}
        assert process.stdin is not None
        assert process.stdout is not None
        print(json.dumps({"words": list(map(str, words)), **own}), file=process.stdin, flush=True)
        code, said = int(process.stdout.readline()), log.read_text(encoding="utf-8")
        assert code in okay, said
        return said

    def autograde(self, slug: str, *words: str, okay: tuple[int, ...] = (0,)) -> str:
        own = (f"--FallLineNotebooks.gradebook=sqlite:///{self.book}", "--FallLineNotebooks.isolation=process")
        return self.nbgrader("autograde", slug, *own, *words, okay=okay)

    def _run(self, command: list[str], folder: Path, okay: tuple[int, ...]) -> str:
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **self.environment()}, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode in okay, done.stdout + done.stderr
        return done.stdout + done.stderr

    def environment(self) -> dict[str, str]:
        names = ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # nbgrader calls alembic
        return {**dict.fromkeys(names, str(self.home / "jupyter")), "PATH": path}

    def configure(self, text: str) -> None:
        """More lines for nbgrader_config.py."""
        with (self.folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(text)

    def released(self, slug: str) -> dict[str, Any]:
        (path,) = (self.folder / "release" / slug).glob("*.ipynb")
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
        return notebook

    def submit(self, slug: str, student: str, name: str, content: bytes, time: str = TIME) -> None:
        """Into submitted/, as `collect` leaves it."""
        folder = self.folder / "submitted" / student / slug
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        (folder / "timestamp.txt").write_text(time)

    def collect(self, slug: str, works: dict[str, str | bytes]) -> None:
        """generate → release → hand in → collect; text is a file to fill into the released notebook's cells."""
        exchange = self.home / "exchange"
        exchange.mkdir(exist_ok=True)
        exchange.chmod(0o777)
        root = f"--Exchange.root={exchange}"
        self.nbgrader("generate_assignment", slug)
        self.nbgrader("release_assignment", slug, root)
        released = self.released(slug)
        (path,) = (self.folder / "release" / slug).glob("*.ipynb")
        for student, work in works.items():
            self._hand_in(slug, student, path.name, work if isinstance(work, bytes) else filled_in(released, work))
        self.nbgrader("collect", slug, root, "--ExchangeCollect.check_owner=False")

    def _hand_in(self, slug: str, student: str, name: str, content: bytes) -> None:
        """Into the exchange, as `nbgrader submit` leaves it."""
        folder = self.home / "exchange" / "gradient-descent" / "inbound" / f"{student}+{slug}+{TIME}+x"
        folder.mkdir(parents=True)
        (folder / name).write_bytes(content)
        (folder / "timestamp.txt").write_text(TIME)

    def scores(self, slug: str, what: str = "auto_score") -> dict[str, Scores]:
        """What nbgrader's gradebook holds for each student, cell by cell."""
        found: dict[str, Scores] = {}
        with closing(sqlite3.connect(self.folder / "gradebook.db")) as connection:
            for student, name, points in connection.execute(GRADES.format(what=what), (slug,)):
                found.setdefault(student, {})[name] = points
        return found

    def autograded(self, slug: str, student: str) -> dict[str, Any]:
        (path,) = (self.folder / "autograded" / student / slug).glob("*.ipynb")
        return json.loads(path.read_text(encoding="utf-8"))


@cache
def reports(book: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Our gradebook's newest reports, by student and exercise."""
    from grader.gradebook.store import Gradebook

    gradebook = Gradebook(str(book))
    found = {(one.student, one.exercise): one.report.model_dump() for one in gradebook.latest_attempts() if one.report}
    gradebook.close()
    return found


def faults(book: Path) -> dict[tuple[str, str], str | None]:
    """Why our gradebook has no report of a student's latest attempt."""
    from grader.gradebook.store import Gradebook

    gradebook = Gradebook(str(book))
    found = {(one.student, one.exercise): one.fault for one in gradebook.latest_attempts() if one.fault}
    gradebook.close()
    return found


def grade_run(room: Classroom, slug: str) -> dict[str, dict[str, Any]]:
    """Reports of the same folder by the command line, in a gradebook of their own."""
    book = room.home / f"{slug}.sqlite"
    if not book.exists():
        what = ("--exercise", slug, "--isolation", "process", "--gradebook", book)
        room.grade("run", room.folder / "submitted", *what, okay=(0, 1))
    return {student: report for (student, exercise), report in reports(book).items() if exercise == slug}


def assert_same(room: Classroom, slug: str, students: set[str]) -> None:
    ours, theirs = grade_run(room, slug), room.scores(slug)
    for student in students:
        report, scores = ours[student], theirs[student]
        if report["status"] == "rejected":
            assert set(scores.values()) == {0.0}, student
        else:
            assert {check["name"]: check["points"] for check in report["checks"]} == scores, student
        assert sum(scores.values()) == pytest.approx(report["score"], abs=1e-6)


def filled_in(released: dict[str, Any], source: str) -> bytes:
    """The released notebook with a student's file in its cells: each function in its own, the rest in the first."""
    notebook = json.loads(json.dumps(released))
    solutions = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in notebook["cells"] if is_solution(cell)}
    rest, own = _split(source, set(solutions))
    for name, cell in solutions.items():
        cell["source"] = own.get(name, cell["source"] if own else "")  # what cannot be split stands in one cell
    solutions["imports"]["source"] = rest
    return json.dumps(notebook).encode()


def is_solution(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def _split(source: str, names: Iterable[str]) -> tuple[str, dict[str, str]]:
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return source, {}
    lines, own, taken = source.splitlines(), {}, set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name in names and node.name not in own:
            own[node.name] = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            taken |= set(range(node.lineno - 1, node.end_lineno or 0))
    return "\n".join(line for number, line in enumerate(lines) if number not in taken), own


def students_of(slug: str) -> dict[str, str | bytes]:
    """Twelve students' files: the sample class, or right and wrong solutions where that has none."""
    sample = sorted((ROOT / "tests" / "sample_class").glob(f"*/{slug}/*.*"))
    if sample:
        return {path.parts[-3]: path.read_bytes() if path.suffix == ".ipynb" else _text(path) for path in sample}
    right, wrong = (sorted((ROOT / "solutions" / slug / kind).glob("*.py")) for kind in ("correct", "wrong"))
    repeating = [path for path in wrong if "default_rng()" not in _text(path)]  # others score by chance
    files = right[:4] + repeating[: 12 - len(right[:4])]
    return {f"{path.parent.name}-{path.stem}": _text(path) for path in files}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
