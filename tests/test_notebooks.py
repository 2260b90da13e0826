"""The released notebooks: with the reference in their solution cells they run from top to bottom; nbgrader can read them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import find_course

ROOT = Path(__file__).parents[1]
COURSE = find_course(ROOT)


@pytest.mark.parametrize("slug", COURSE.exercises)
def test_a_notebook_runs_with_the_reference(slug: str, tmp_path: Path) -> None:
    exercise = COURSE.exercises[slug]
    notebook = json.loads((ROOT / "release" / slug / f"{exercise.module}.ipynb").read_text(encoding="utf-8"))
    sources, filled = [], False
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        if cell["metadata"]["nbgrader"]["solution"]:
            sources += [] if filled else [exercise.reference.read_text(encoding="utf-8")]
            filled = True
        else:
            sources.append(cell["source"])
    script = tmp_path / "notebook.py"
    script.write_text("\n\n".join(sources), encoding="utf-8")
    environment = {
        "PYTHONPATH": str(ROOT / "release" / slug),
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, str(script)],
        env=environment,
        cwd=ROOT / "release" / slug,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    assert done.stdout.count("passed: ") == script.read_text().count("print('passed: ")


@pytest.mark.parametrize("slug", COURSE.exercises)
def test_a_notebook_carries_nbgraders_marks_and_no_output(slug: str) -> None:
    exercise = COURSE.exercises[slug]
    notebook = json.loads((ROOT / "release" / slug / f"{exercise.module}.ipynb").read_text(encoding="utf-8"))
    marks = [cell["metadata"]["nbgrader"] for cell in notebook["cells"]]
    assert len({mark["grade_id"] for mark in marks}) == len(marks)
    assert all(mark["schema_version"] == 3 and mark["grade"] is False for mark in marks)
    solutions = {cell["id"] for cell in notebook["cells"] if cell["metadata"]["nbgrader"]["solution"]}
    assert {name.replace("_", "-") for name in exercise.settings.functions} <= solutions | {"imports"}
    assert all(cell.get("outputs", []) == [] for cell in notebook["cells"])
