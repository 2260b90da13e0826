"""nbgrader: the notebook of the exercise, one solution cell and one hidden test cell for each check."""

import re
from pathlib import Path

NAMES = re.findall(r"^def (check_\w+)", (Path(__file__).resolve().parents[1] / "checks.py").read_text(), re.MULTILINE)
TEST = """### BEGIN HIDDEN TESTS
from checks import {name}, namespace
{name}(namespace(globals()))
### END HIDDEN TESTS"""


def cells(solution: str) -> list[tuple[str, dict[str, object]]]:
    """Each cell's source and metadata; `solution` is what stands in the student's cell."""
    own = {"grade": False, "grade_id": "linear", "locked": False, "solution": True}
    return [(solution, _nbgrader(own)), *((TEST.format(name=name), _nbgrader(_graded(name))) for name in NAMES)]


def _graded(name: str) -> dict[str, object]:
    return {"grade": True, "grade_id": name, "locked": True, "points": 1, "solution": False}


def _nbgrader(fields: dict[str, object]) -> dict[str, object]:
    return {"nbgrader": {**fields, "schema_version": 3, "task": False}}
