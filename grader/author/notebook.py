"""An exercise as a notebook: the handout, a cell to fill in for each function, then the public checks, a cell each.

The cells carry nbgrader's metadata (schema 3): solution cells are marked, the rest is read-only. No hidden check stands in
it. Written by `author.release`.
"""

import ast
import json
import re
from dataclasses import dataclass, field
from typing import Any

from grader.course import Exercise

Cell = dict[str, Any]


@dataclass
class Pieces:
    """A file taken apart: what a notebook shows first, one by one, and last."""

    first: str = ""
    functions: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)  # by the name of the function they stand above
    last: str = ""


def notebook(exercise: Exercise) -> str:
    """The notebook as JSON, the same bytes for the same course."""
    cells = [_markdown("handout", exercise.handout_folder.joinpath("handout.md").read_text(encoding="utf-8"))]
    stub = exercise.stub.read_text(encoding="utf-8")
    task, tests = pieces_of(stub), pieces_of(exercise.public_checks.read_text(encoding="utf-8"), prefix="test_")
    cells.append(_code("imports", task.first, solution=True))
    as_main = f"import __main__ as {exercise.module}"
    setup = re.sub(rf"^import {exercise.module}$", as_main, tests.first, flags=re.MULTILINE)
    cells.append(_code("public-checks", setup))
    cells.append(_markdown("your-functions", "## Your functions"))
    for name, source in task.functions.items():
        cells += [*_heading(task, name), _code(name, source, solution=True)]
    cells.append(_markdown("public-checks-below", "## Public checks"))
    for name, source in tests.functions.items():
        cells += [
            *_heading(tests, name),
            _code(name, f"{source}\n\n\n{call_of(name, source)}\nprint('passed: {name}')"),
        ]
    if task.last:
        cells.append(_code("try-it", task.last, solution=True))
    content = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def call_of(name: str, source: str) -> str:
    """How a notebook runs a check: once, or once for each of its parameters."""
    if "@pytest.mark.parametrize" not in source:
        return f"{name}()"
    return f"for case in {name}.pytestmark[0].args[1]:\n    {name}(*(case if isinstance(case, tuple) else (case,)))"


def pieces_of(source: str, prefix: str = "") -> Pieces:
    """The functions and classes that count; a comment above a function heads the next of them; the main block last."""
    lines, pieces, end, heading = source.splitlines(), Pieces(), 0, ""
    for node in ast.parse(source).body:
        name = node.name if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else ""
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))]) - 1
        above, own = lines[end:first], lines[first : node.end_lineno]
        end = node.end_lineno or first
        if name:
            heading = "\n".join(above).strip(" #-\n") or heading
        if name and name.startswith(prefix):
            pieces.functions[name] = "\n".join(own)
            pieces.headings[name], heading = heading, ""
        elif isinstance(node, ast.If):
            pieces.last = "\n".join(above + own).strip()
        else:
            pieces.first += "\n".join([*([""] * 2 if name else above), *own, ""])
    pieces.first = re.sub(r"\n{3,}", "\n\n", pieces.first).strip()
    return pieces


def _heading(pieces: Pieces, name: str) -> list[Cell]:
    heading = pieces.headings[name]
    return [_markdown(f"heading-{name.replace('_', '-')}"[:64], f"### {heading}")] if heading else []


def _markdown(name: str, text: str) -> Cell:
    return {"cell_type": "markdown", "id": name, "metadata": {"nbgrader": _marks(name, False)}, "source": text}


def _code(name: str, source: str, solution: bool = False) -> Cell:
    return {
        "cell_type": "code", "execution_count": None, "id": name.replace("_", "-")[:64],
        "metadata": {"nbgrader": _marks(name, solution)}, "outputs": [], "source": source,
    }  # fmt: skip


def _marks(name: str, solution: bool) -> dict[str, Any]:
    return {
        "grade": False, "grade_id": name.replace("_", "-"), "locked": not solution, "schema_version": 3,
        "solution": solution, "task": False,
    }  # fmt: skip
