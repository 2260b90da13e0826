"""A student's folder for the tests: the small course released, and `grade` typed in it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result
from helpers import FAKE, GOOD, TINY

from grader.author.release import write_exercise
from grader.cli import main
from grader.course import Course

SUMMED = GOOD.replace("np.mean(x)", "np.sum(x)")
COURSE = Course(FAKE)


def released(root: Path) -> Path:
    """The small exercise as a student gets it."""
    folder = root / TINY
    write_exercise(COURSE.exercises[TINY], folder)
    return folder


def write(folder: Path, source: str, name: str = "tiny.py") -> Path:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return path


def write_notebook(folder: Path, *cells: str) -> Path:
    found = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": []} for cell in cells]
    return write(folder, json.dumps({"cells": found, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}), "tiny.ipynb")


HEAD = "import numpy as np\nimport pytest\nimport tiny\n\nX = np.array([1.0, 2.0, 6.0])\n"


def ask(folder: Path, *checks: str, argument: str = "") -> None:
    """These public checks in place of the released ones."""
    bodies = ["".join(f"    {line}\n" for line in check.splitlines()) for check in checks]
    tests = "".join(f"\n\ndef test_{number}({argument}):\n{body}" for number, body in enumerate(bodies, 1))
    write(folder, HEAD + tests, "test_tiny.py")


def grade(*words: str | Path) -> Result:
    """`grade ...`, with what it printed and its exit code."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def spoken(result: Result) -> str:
    """What was printed, on one line: where a line breaks is of no importance."""
    return " ".join(result.output.split())
