"""Proof of an exercise's public checks: the reference passes them, the stub does not, constants do not.

They are run as a student runs them, by plain pytest in a folder of their own. Called by `author.verify`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.course import Exercise

CONSTANTS = """
import importlib.util, sys
_spec = importlib.util.spec_from_file_location("_right", {path!r})
_right = importlib.util.module_from_spec(_spec)
sys.path.insert(0, {folder!r})
_spec.loader.exec_module(_right)
_first = {{}}
def _constant(name):
    def function(*arguments, **keywords):
        if name not in _first:
            _first[name] = getattr(_right, name)(*arguments, **keywords)
        return _first[name]
    return function
for _name in {functions!r}:
    globals()[_name] = _constant(_name)
"""


def prove_public_checks(exercise: Exercise) -> list[str]:
    """What is broken about the public checks, each with the file to look at."""
    if not exercise.public_checks.is_file():
        return [f"{exercise.public_checks}: the public checks are missing"]
    findings = _handout_findings(exercise)
    failed, output = _failing(exercise, exercise.reference.read_text(encoding="utf-8"))
    if failed:
        findings.append(f"{exercise.public_checks}:1: the reference fails {', '.join(failed)}: {output}")
    total = _count(exercise)
    failed, _ = _failing(exercise, exercise.stub.read_text(encoding="utf-8"))
    if len(failed) < total:
        findings.append(f"{exercise.public_checks}:1: the stub passes {total - len(failed)} of {total} public checks")
    return findings + _constant_findings(exercise)


def _constant_findings(exercise: Exercise) -> list[str]:
    """A function that always returns its first right answer must fail, function by function."""
    findings = []
    for name in exercise.settings.functions:
        if _is_class(exercise, name):
            continue
        others = [other for other in exercise.settings.functions if other != name]
        source = CONSTANTS.format(path=str(exercise.reference), folder=str(exercise.handout_folder), functions=(name,))
        source += f"\nfor _name in {others!r}:\n    globals()[_name] = getattr(_right, _name)\n"
        failed, _ = _failing(exercise, source)
        if not failed:
            findings.append(f"{exercise.public_checks}:1: a constant passes for {name}: check it at a second input")
    return findings


def _is_class(exercise: Exercise, name: str) -> bool:
    return re.search(rf"^class {name}\b", exercise.reference.read_text(encoding="utf-8"), re.MULTILINE) is not None


def _count(exercise: Exercise) -> int:
    return len(re.findall(r"^def test_", exercise.public_checks.read_text(encoding="utf-8"), re.MULTILINE))


def _failing(exercise: Exercise, source: str) -> tuple[list[str], str]:
    """Names of the public checks that fail for a student's file with this source."""
    with tempfile.TemporaryDirectory() as folder:
        for path in exercise.handout_folder.iterdir():
            if path.is_file():
                shutil.copy(path, folder)
        Path(folder, exercise.settings.file).write_text(source, encoding="utf-8")
        command = [sys.executable, "-B", "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider", "-rfE",
                   f"--rootdir={folder}", "-c", os.devnull, exercise.public_checks.name]  # fmt: skip
        environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    failed = re.findall(r"^(?:FAILED|ERROR) \S+?::(\w+)", done.stdout, re.MULTILINE)
    if done.returncode not in (0, 1):
        failed = failed or [f"everything (pytest ended with {done.returncode})"]
    return sorted(set(failed)), " | ".join(done.stdout.strip().splitlines()[-3:])[:300]


def _handout_findings(exercise: Exercise) -> list[str]:
    """What a student must find in the folder."""
    findings = []
    handout = exercise.handout_folder / "handout.md"
    text = handout.read_text(encoding="utf-8") if handout.is_file() else ""
    if "<summary>" not in text or "![" not in text:
        findings.append(f"{handout}: the handout needs hints (<details><summary>) and a picture")
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text):
        if not (exercise.handout_folder / picture).is_file():
            findings.append(f"{handout}: the picture {picture} is missing")
    if "TODO" not in exercise.stub.read_text(encoding="utf-8"):
        findings.append(f"{exercise.stub}:1: the stub has no TODO")
    return findings
