"""`grade check` for one exercise: load, run, name, remember; what came of it as data for `check.show`.

The student's process runs the student's code: nothing here is a score, and nothing is sent anywhere.
"""

from dataclasses import dataclass, field
from pathlib import Path

from grader.check.blame import culprit, first_named
from grader.check.naming import name_mistake
from grader.check.own import Own, load_own
from grader.check.recorder import Outcome
from grader.check.released import Memory, Released, digest
from grader.check.running import run_public_checks
from grader.check.words import explain, missing_name, state_of
from grader.errors import RejectedError
from grader.judge.diagnose import Match
from grader.judge.tables import Tables


@dataclass(frozen=True)
class Judged:
    """One public check."""

    title: str
    state: str  # passed, failed, not_implemented
    function: str | None
    message: str = ""
    where: str = ""  # file, line and statement of the public check
    match: Match | None = None


@dataclass
class Checked:
    """What came of checking one file."""

    exercise: Released
    path: Path
    checks: list[Judged] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    printed: str = ""
    rejected: str | None = None
    names: tuple[str, ...] = ()  # what can be looked at: functions, classes, methods

    @property
    def passed(self) -> int:
        """How many public checks passed."""
        return sum(check.state == "passed" for check in self.checks)

    @property
    def done(self) -> bool:
        """All of them."""
        return not self.rejected and self.passed == len(self.checks)

    @property
    def next(self) -> Judged | None:
        """What to look at first: an answer that is wrong, else a function that is not written."""
        failing = [check for check in self.checks if check.state != "passed"]
        return next((check for check in failing if check.state == "failed"), failing[0] if failing else None)


def check(exercise: Released, path: Path, memory: Memory) -> Checked:
    """Run the public checks on a file; the memory keeps how many passed."""
    checked = Checked(exercise, path, notes=_stub_notes(exercise, path, memory))
    memory.digest, memory.passed, memory.of = digest(path), 0, 0
    try:
        own = load_own(exercise, path)
    except RejectedError as error:
        checked.rejected = str(error)
        return checked
    checked.names = (*exercise.functions, *_methods(own, exercise))
    outcomes, notebook = run_public_checks(exercise, own)
    checked.checks = [_judged(outcome, checked, own, notebook.tables) for outcome in outcomes]
    absent = [name for name in exercise.functions if name not in own.names]
    checked.notes += _absent_notes(absent, path) + own.loaded.notes
    checked.printed = own.printed.getvalue()
    memory.passed, memory.of = checked.passed, len(checked.checks)
    if checked.done or memory.stub is None or exercise.untouched(path):
        memory.stub = exercise.stub
    return checked


def _judged(outcome: Outcome, checked: Checked, own: Own, tables: Tables) -> Judged:
    """One public check: how it ended, which function it is about, the known mistake that shows."""
    exercise, state = checked.exercise, state_of(outcome, own)
    about = _about(outcome, own, checked.names)
    suspects = dict.fromkeys([*filter(None, [about]), *(call.function for call in outcome.calls)])
    match = name_mistake(exercise, suspects, tables) if state == "failed" else None
    text = explain(outcome, own, exercise) if state != "passed" else ""
    where = f"{exercise.public_checks.name}, line {outcome.line}: {outcome.statement}" if outcome.line else ""
    return Judged(outcome.title, state, match.info.of if match else about, text, where, match)


def _about(outcome: Outcome, own: Own, names: tuple[str, ...]) -> str | None:
    """The function to look at; of a check that passed, the one that it called."""
    called = {call.function for call in outcome.calls}
    if outcome.error is None:
        return next(iter(called)) if len(called) == 1 else None
    lacking, call = missing_name(outcome.error, own), culprit(outcome)
    return lacking or (call.function if call else first_named(outcome, names))


def _methods(own: Own, exercise: Released) -> list[str]:
    """Of the classes that the exercise asks for, as far as they are there."""
    classes = [vars(own.module).get(name) for name in exercise.functions]
    found = [
        name for kind in classes if isinstance(kind, type) for name, value in vars(kind).items() if callable(value)
    ]
    return [name for name in dict.fromkeys(found) if not name.startswith("_")]


def _stub_notes(exercise: Released, path: Path, memory: Memory) -> list[str]:
    if memory.stub in (None, exercise.stub) or exercise.stub is None or exercise.untouched(path):
        return []
    return [
        f"the exercise was released again since you began: compare your file with the new {exercise.file} of the release"
    ]


def _absent_notes(absent: list[str], path: Path) -> list[str]:
    if not absent:
        return []
    them = ", ".join(absent)
    return [f"{path.name} lacks {them}, which the exercise asks for: take over what is missing from the released stub"]
