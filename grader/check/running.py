"""The public checks of one exercise, run for the student's module in this process, without pytest where that is possible.

What the file asks of pytest is answered by `check.standin`; if it asks for more, pytest runs it (`check.session`). Third
step of `grade check`, after `check.own`.
"""

import inspect
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from grader.box.loading import describe
from grader.check.blame import odd_call
from grader.check.fresh import constants, copied
from grader.check.keeping import KEEP, Checks, Kept, compile_checks
from grader.check.own import Own, placed, surroundings
from grader.check.recorder import Notebook, Outcome, Recorder
from grader.check.released import Released
from grader.check.standin import UnsupportedError, cases_of, stand_in
from grader.check.watchdog import LIMIT, StoppedError, Watchdog
from grader.errors import CourseError


class TooLongError(Exception):
    """A function did not come back within the time limit; the text says so."""


def run_public_checks(exercise: Released, own: Own) -> tuple[list[Outcome], Notebook]:
    """How each public check ended, and the calls that they made."""
    if not exercise.public_checks.is_file():
        raise CourseError(f"{exercise.public_checks.name} is missing in {exercise.folder}: unzip the release again.")
    try:
        return run_here(exercise, own)
    except UnsupportedError:
        return run_by_pytest(exercise, own)


def run_here(exercise: Released, own: Own) -> tuple[list[Outcome], Notebook]:
    """By the stand-in; UnsupportedError when it cannot."""
    recorder = Recorder(exercise.module, exercise.functions)
    notebook = recorder.point_at(own.module)
    with surroundings(own.modules, own.printed), placed({exercise.module: recorder, "pytest": stand_in()}):
        checks, names = _collect(exercise.public_checks)
        data, outcomes = constants(names), []
        for name, test, case in list(_tests(names)):
            names.update(copied(data))
            outcomes.append(_run(name, test, copied(case), notebook, checks, own))
    return outcomes, notebook


def _collect(path: Path) -> tuple[Checks, dict[str, Any]]:
    """The file, compiled, and the names that it defines."""
    namespace = types.ModuleType(path.stem)
    try:
        checks = compile_checks(path.read_text(encoding="utf-8"), path.name)
        vars(namespace).update({KEEP: checks.kept, "__file__": str(path)})
        exec(checks.code, vars(namespace))
    except UnsupportedError:
        raise
    except Exception as error:
        raise CourseError(
            f"{path.name} cannot be run ({type(error).__name__}: {error}): unzip the release again."
        ) from None
    return checks, vars(namespace)


def _tests(names: dict[str, Any]) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """The file's test functions, case by case."""
    for name, test in names.items():
        if name.startswith("Test") and isinstance(test, type):
            raise UnsupportedError("a class of tests")
        if name.startswith("test") and isinstance(test, types.FunctionType):
            cases = cases_of(test)
            for case in cases:
                if set(inspect.signature(test).parameters) != set(case):
                    raise UnsupportedError("fixtures")
                label = "-".join(_label(argument, value, cases.index(case)) for argument, value in case.items())
                yield (f"{name}[{label}]" if case else name), test, case


def _label(argument: str, value: Any, number: int) -> str:
    return str(value) if isinstance(value, (str, int, float, bool, type(None))) else f"{argument}{number}"


def _run(name: str, test: Any, case: dict[str, Any], notebook: Notebook, checks: Checks, own: Own) -> Outcome:
    outcome = Outcome(name, inspect.cleandoc(test.__doc__ or name), None)
    if case:
        outcome.title += f" · {name.removeprefix(test.__name__)}"
    first = len(notebook.calls)
    checks.kept.values, checks.kept.words = [], []
    try:
        with Watchdog(LIMIT) as dog:
            test(**case)
    except UnsupportedError as error:
        outcome.error, outcome.calls = error, notebook.calls[first:]
        if not odd_call(outcome):
            raise  # the check's author wrote it
    except KeyboardInterrupt as error:
        running = _running(notebook, first, error)
        if not dog.fired:
            raise StoppedError(
                f"Stopped while {running} was running: if it took long, is there a loop that never ends?"
            ) from None
        outcome.error = TooLongError(f"{running} did not come back within {LIMIT:g} seconds: does a loop never end?")
        _never_again(notebook, first, own)
    except BaseException as error:  # SystemExit is the student's, too
        outcome.error = error
    outcome.calls = notebook.calls[first:]
    if outcome.error is not None:
        outcome.source = checks.sources.get(test.__name__, "")
        _locate(outcome, checks, Path(checks.code.co_filename).name)
        _freeze(outcome)
    return outcome


def _running(notebook: Notebook, first: int, error: BaseException) -> str:
    """`descend (line 12 of update_rule.py)`, as far as that is known."""
    calls = notebook.calls[first:]
    name = calls[-1].function if calls and calls[-1].error == "KeyboardInterrupt" else "a public check"
    found = describe(error)
    return f"{name} (line {found.line} of {found.filename})" if found.line else name


def _never_again(notebook: Notebook, first: int, own: Own) -> None:
    """A function that hung costs its time once."""
    calls = notebook.calls[first:]
    if calls and calls[-1].error == "KeyboardInterrupt":
        setattr(own.module, calls[-1].function, _hung(calls[-1].function))


def _hung(name: str) -> Callable[..., NoReturn]:
    def hung(*_: Any, **__: Any) -> NoReturn:
        raise TooLongError(f"{name} was not tried again: it did not come back before.")

    return hung


def _locate(outcome: Outcome, checks: Checks, filename: str) -> None:
    """Where in the public checks an outcome was decided, and what was compared there."""
    trace, found = outcome.error.__traceback__ if outcome.error else None, None
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename).name == filename:
            found = trace
        trace = trace.tb_next
    if found is not None:
        outcome.line, outcome.statement = found.tb_lineno, checks.statement_at(found.tb_lineno)
        names = found.tb_frame.f_locals
        outcome.named = [names[name] for name in re.findall(r"\w+", outcome.statement) if name in names]
    if isinstance(outcome.error, AssertionError) and checks.kept.values:
        outcome.kept = Kept([], list(checks.kept.values), list(checks.kept.words))


def _freeze(outcome: Outcome) -> None:
    """What came back, as it is now: a later check may make a function write into it again."""
    made: dict[int, Any] = {}
    outcome.calls = [replace(call, result=copied(call.result, made)) for call in outcome.calls]
    outcome.named = [copied(value, made) for value in outcome.named]
    if isinstance(outcome.error, UnsupportedError):
        outcome.error.values = copied(outcome.error.values, made)
    if outcome.kept:
        outcome.kept.values = [copied(value, made) for value in outcome.kept.values]


def run_by_pytest(exercise: Released, own: Own) -> tuple[list[Outcome], Notebook]:
    """The same by pytest itself: slower, and able to do all that pytest can."""
    from grader.check.session import PublicChecks, open_public_checks

    found: list[tuple[list[Outcome], Notebook]] = []

    def loop(checks: PublicChecks) -> None:
        if checks.broken:
            raise CourseError(f"{exercise.public_checks.name} cannot be collected: unzip the release again.")
        with surroundings(own.modules, own.printed):
            found.append(checks.run(own.module))

    with placed(own.modules):
        open_public_checks(exercise.public_checks, exercise.module, exercise.functions, loop)
    if not found:
        raise CourseError(f"{exercise.public_checks.name} could not be run to its end: run `python -m pytest` there.")
    return found[0]
