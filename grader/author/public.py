"""Proof of an exercise's public checks: the reference passes them, the stub does not, constants do not.

When nothing is found, the reference is tried once more as a student would: by plain pytest in a folder of its own.
Called by `author.verify`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.check.session import PublicChecks, open_public_checks
from grader.course import Exercise
from grader.judge.diagnose import same_answer
from grader.judge.session import line_of
from grader.judge.tables import Table
from grader.judge.trusted import Trusted, importable, line_in, text_of

TEXTS = (".py", ".md", ".yaml")  # files that authors write


def prove_public_checks(exercise: Exercise) -> list[str]:
    """What is broken about the handout and the public checks, each with the file to look at."""
    must_be_readable(exercise)
    trusted = Trusted(exercise)
    findings = _handout_findings(exercise) + _unknown_exercises(exercise) + _missing_functions(exercise, trusted)

    def loop(checks: PublicChecks) -> None:
        if checks.broken:
            line, words = _line_told(exercise.public_checks, checks.broken), checks.broken.splitlines()[-1]
            findings.append(f"{exercise.public_checks}:{line}: cannot be collected: {words.removeprefix('E').strip()}")
            return
        findings.extend(_findings(exercise, trusted, checks))

    with importable(trusted.given):
        open_public_checks(exercise.public_checks, exercise.module, exercise.settings.functions, loop)
    return findings or _plain_pytest_findings(exercise)


def must_be_readable(exercise: Exercise) -> None:
    """What every exercise has is there, and all of it is text; else CourseError with the file and line."""
    for path in (exercise.reference, exercise.suite, exercise.mistakes, exercise.stub, exercise.public_checks):
        text_of(path)
    for folder in (exercise.solution_folder, exercise.handout_folder):
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEXTS:
                text_of(path)


def _findings(exercise: Exercise, trusted: Trusted, checks: PublicChecks) -> list[str]:
    where = exercise.public_checks
    outcomes, right_calls = checks.run(trusted.reference())
    lines = {item.name: line_of(item) for item in checks.items}
    found = [
        f"{where}:{line_in(where, error) or lines[outcome.name]}: the reference fails {outcome.name} ({type(error).__name__})"
        for outcome in outcomes
        if (error := outcome.error) is not None
    ]
    outcomes = checks.run(trusted.load(exercise.stub))[0]
    found += [
        f"{where}:{lines[outcome.name]}: the stub passes {outcome.name}" for outcome in outcomes if not outcome.error
    ]
    for name in exercise.settings.functions:
        right = trusted.reference()
        if (
            not hasattr(right, name)
            or isinstance(getattr(right, name), type)
            or _is_constant(right_calls.tables.get(name, {}))
        ):
            continue
        setattr(right, name, _constant(getattr(right, name)))
        if all(outcome.error is None for outcome in checks.run(right)[0]):
            found.append(f"{where}:1: a constant passes for {name}: check it at a second input")
    return found


def _is_constant(table: Table) -> bool:
    """The right answers to several questions are all the same: some functions are constants."""
    answers = list(table.values())
    return len(answers) > 1 and all(same_answer(answers[0], answer) for answer in answers[1:])


def _constant(function: Callable[..., Any]) -> Callable[..., Any]:
    """Always the first right answer."""
    answers: list[Any] = []

    def constant(*arguments: Any, **keywords: Any) -> Any:
        if not answers:
            answers.append(function(*arguments, **keywords))
        return answers[0]

    return constant


def _unknown_exercises(exercise: Exercise) -> list[str]:
    return [
        f"{exercise.place_of('builds_on')}: builds_on: {slug} is no exercise of this course"
        for slug in exercise.settings.builds_on
        if slug not in exercise.course.exercises
    ]


def _missing_functions(exercise: Exercise, trusted: Trusted) -> list[str]:
    """What `exercise.toml` names, and the reference or the stub does not define."""
    modules = {exercise.reference: trusted.reference(), exercise.stub: trusted.load(exercise.stub)}
    return [
        f"{exercise.place_of('functions')}: {name} is not in {path}: write it there, or take it out of the functions"
        for name in exercise.settings.functions
        for path, module in modules.items()
        if not hasattr(module, name)
    ]


def _plain_pytest_findings(exercise: Exercise) -> list[str]:
    """The reference, as a student's file beside the public checks, by pytest alone."""
    with tempfile.TemporaryDirectory() as folder:
        for path in exercise.handout_folder.iterdir():
            if path.is_file():
                shutil.copy(path, folder)
        shutil.copy(exercise.reference, folder)
        command = [sys.executable, "-B", "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider",
                   f"--rootdir={folder}", "-c", os.devnull, exercise.public_checks.name]  # fmt: skip
        environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    words = " | ".join(done.stdout.strip().splitlines()[-3:])[:300]
    where = f"{exercise.public_checks}:{_line_told(exercise.public_checks, done.stdout)}"
    return [f"{where}: the reference fails under pytest: {words}"] if done.returncode else []


def _line_told(path: Path, text: str) -> int:
    """The last line of a file that pytest names."""
    told = re.findall(rf'\b{re.escape(path.name)}(?::|", line )(\d+)', text)
    return int(told[-1]) if told else 1


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
