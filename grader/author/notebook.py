"""An exercise as a notebook: the handout, a cell to fill in for each function, its public checks below it.

The cells carry nbgrader's metadata (schema 3): solution cells are marked, the rest is read-only. No hidden check stands in
it. Written by `author.release`.
"""

import ast
import json
import re
from typing import Any

from grader.course import Exercise

Cell = dict[str, Any]


def notebook(exercise: Exercise) -> str:
    """The notebook as JSON, the same bytes for the same course."""
    cells = [_markdown("handout", exercise.handout_folder.joinpath("handout.md").read_text(encoding="utf-8"))]
    stub = exercise.stub.read_text(encoding="utf-8")
    tests = _pieces(exercise.public_checks.read_text(encoding="utf-8"), prefix="test_")
    preamble, functions = _pieces(stub)
    cells.append(_code("imports", preamble, solution=True))
    setup, checks = tests
    setup = re.sub(rf"^import {exercise.module}$", f"import __main__ as {exercise.module}", setup, flags=re.MULTILINE)
    cells.append(_code("public-checks", setup))
    for name, source in functions.items():
        cells.append(_code(name, source, solution=True))
    for name, source in checks.items():
        cells.append(_code(name, f"{source}\n\n\n{_call(name, source)}\nprint('passed: {name}')"))
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


def _call(name: str, source: str) -> str:
    """How a notebook runs a check: once, or once for each of its parameters."""
    if "@pytest.mark.parametrize" not in source:
        return f"{name}()"
    return f"for case in {name}.pytestmark[0].args[1]:\n    {name}(*(case if isinstance(case, tuple) else (case,)))"


def _pieces(source: str, prefix: str = "") -> tuple[str, dict[str, str]]:
    """What comes before and between, and the top-level functions and classes by name."""
    lines = source.splitlines()
    rest, found = list(lines), {}
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name.startswith(prefix):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]) - 1
            found[node.name] = "\n".join(lines[first : node.end_lineno])
            rest[first : node.end_lineno] = [""] * ((node.end_lineno or first) - first)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rest)).strip(), found


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
