"""An exercise as an nbgrader source notebook: the handout, a solution cell a function, a test cell a hidden check.

A test cell shows the sentence of its hidden check and carries its points; the public checks of a function stand in the
first of its cells. No hidden check stands in it: those stay with the judge. Written by `nbgrader.course`.
"""

import json
import re
from textwrap import wrap
from typing import Any
from zlib import crc32

from grader.author.notebook import call_of, pieces_of
from grader.course import Exercise
from grader.model import Check
from grader.nbgrader.solution import with_helpers, with_solution

Cell = dict[str, Any]
WIDTH = 88  # of a comment: formgrader's cells are no wider
MAX_ID = 64  # characters of a cell's id
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def source_notebook(exercise: Exercise, checks: list[Check]) -> str:
    """The notebook as JSON; `checks` are those of a report, which know their functions."""
    handout = exercise.handout_folder.joinpath("handout.md").read_text(encoding="utf-8")
    stub, reference = (path.read_text(encoding="utf-8") for path in (exercise.stub, exercise.reference))
    task, tests = pieces_of(stub), pieces_of(exercise.public_checks.read_text(encoding="utf-8"), prefix="test_")
    as_main = f"import __main__ as {exercise.module}"
    setup = re.sub(rf"^import {exercise.module}$", as_main, tests.first, flags=re.MULTILINE)
    cells = [
        _locked("markdown", "handout", handout),
        _solution("imports", with_helpers(task.first, stub, reference)),
        _locked("code", "public-checks", setup),
    ]
    public = _by_function(tests.functions, list(task.functions))
    for name, source in task.functions.items():
        if heading := task.headings[name]:
            cells.append(_locked("markdown", f"heading-{name}", f"### {heading}"))
        cells.append(_solution(name, with_solution(source, reference)))
        cells += _test_cells(name, [one for one in checks if one.function == name], public.pop(name, []))
    rest = [one for one in checks if one.function not in task.functions]
    cells += _test_cells("", rest, [text for texts in public.values() for text in texts])
    if task.last:
        cells.append(_cell("code", "try-it", task.last, {}))
    return as_json(cells)


def as_json(cells: list[Cell]) -> str:
    """A notebook of these cells, the same bytes whenever it is made."""
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    content = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _test_cells(function: str, checks: list[Check], public: list[str]) -> list[Cell]:
    """The hidden checks of a function, the first with the public checks; a function without any keeps those in a cell."""
    if not checks:
        return [_locked("code", f"public-{function or 'rest'}", "\n\n\n".join(public))] if public else []
    return [_test(check, public if number == 0 else []) for number, check in enumerate(checks)]


def _test(check: Check, public: list[str]) -> Cell:
    points = f"{check.max_points:g} point{'' if check.max_points == 1 else 's'}"
    sentence = f"# Hidden check, {points}: {check.title}"
    lines = [*wrap(sentence, WIDTH, subsequent_indent="# "), "# It runs on inputs of its own when the work is graded."]
    if public:
        lines += ["# Until then, examples:", *public]
    return _cell("code", check.name, "\n".join(lines), marks(check.name, grade=True, points=check.max_points))


def _by_function(tests: dict[str, str], functions: list[str]) -> dict[str, list[str]]:
    """Public checks as a notebook runs them, by the function that they are about."""
    found: dict[str, list[str]] = {}
    for name, source in tests.items():
        named = [one for one in functions if name.startswith(f"test_{one}")]
        used = [one for one in functions if re.search(rf"\.{one}\b", source)]
        function = max(named, key=len) if named else used[-1] if used else ""
        text = f"\n\n{source}\n\n\n{call_of(name, source)}\nprint('passed: {name}')"
        found.setdefault(function, []).append(text)
    return found


def _solution(name: str, source: str) -> Cell:
    return _cell("code", name, source, marks(name, solution=True))


def _locked(kind: str, name: str, source: str) -> Cell:
    return _cell(kind, name, source, marks(name, locked=True))


def _cell(kind: str, name: str, source: str, own: dict[str, Any]) -> Cell:
    cell: Cell = {
        "cell_type": kind,
        "id": cell_id(name),
        "metadata": {"nbgrader": own} if own else {},
        "source": source,
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def cell_id(name: str) -> str:
    """An id that the format allows."""
    return name if len(name) <= MAX_ID else f"{name[: MAX_ID - 9]}-{crc32(name.encode()):08x}"


def marks(
    name: str, *, grade: bool = False, solution: bool = False, locked: bool = False, points: float = 0.0
) -> dict[str, Any]:
    """What nbgrader keeps in a cell's metadata (schema 3)."""
    own = {"grade": grade, "grade_id": name, "locked": locked or grade, "schema_version": 3, "solution": solution,
           "task": False}  # fmt: skip
    return own | ({"points": points} if grade else {})
