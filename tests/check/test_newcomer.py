"""A newcomer's path, step by step as the students' README says: unzip, install, check, fix, pack, and what happens to the pack."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from grader.course import find_course
from grader.intake.sources import read_sources

ROOT = Path(__file__).parents[2]
SLUG = "02-gradients"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, unpacked where Python finds it before anything else."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = list(folder.glob("fallline-*.whl"))
    if not wheels:
        pytest.skip(f"no wheel could be built: {built.stderr.strip()[-200:]}")
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def grade(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "grader", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_newcomer_unzips_checks_fixes_packs_and_hands_in(installed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(ROOT / "release/students.zip") as students:
        students.extractall(tmp_path / "unit")
    folder = tmp_path / "unit" / SLUG
    where = "import grader; print(grader.__file__)"
    found = subprocess.run([sys.executable, "-c", where], cwd=folder, env={**os.environ, "PYTHONPATH": str(installed)},
                           capture_output=True, text=True, check=True)  # fmt: skip
    assert str(installed) in found.stdout

    first = grade(installed, folder, "check")
    assert first.returncode == 1, first.stderr
    assert "cost_gradients" in first.stdout

    shutil.copyfile(ROOT / "solutions" / SLUG / "gradients.py", folder / "gradients.py")
    again = grade(installed, folder, "check")
    assert again.returncode == 0, again.stdout + again.stderr

    packed = grade(installed, folder, "pack")
    assert packed.returncode == 0, packed.stderr
    (tmp_path / "class" / "amara").mkdir(parents=True)
    shutil.copy(folder / f"{SLUG}.zip", tmp_path / "class" / "amara")
    found_work = read_sources([tmp_path / "class"], find_course(ROOT)).submissions
    assert [(one.student, one.exercise) for one in found_work] == [("amara", SLUG)]
