"""One pytest session that judges many submissions: suites are collected once, their items run again for each student.

A plugin takes the run loop. Its own report hook keeps an exception and never renders it: pytest's rendering costs 4 to 11 ms
a failure and quotes the suite. Plugins, options and configuration from outside are shut off, so that a suite gives the same
report everywhere. The judge runs inside `loop`; below it are only pytest and the suite.
"""

import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from _pytest.outcomes import OutcomeException
from _pytest.runner import runtestprotocol

from grader.course import Exercise
from grader.errors import GraderError
from grader.judge.student import Student
from grader.judge.trusted import fault_in
from grader.suite.check import CheckInfo, collected

OURS = {"student", "reference", "rng"}
SEED = 7  # of the inputs that suites draw; `grade verify` tries others
OFF = (
    "cacheprovider capture debugging doctest faulthandler junitxml legacypath logging monkeypatch nose pastebin recwarn "
    "setuponly setupplan stepwise subtests terminal threadexception tmpdir unittest unraisableexception warnings"
)


@dataclass
class HiddenCheck:
    """One scored test of a suite, with its cases."""

    name: str
    info: CheckInfo
    cases: list[pytest.Function] = field(default_factory=list)


@dataclass
class CaseResult:
    """How one case ended: None, or the exception that ended it, and in which phase."""

    case: str
    error: BaseException | None
    phase: str
    duration: float
    evidence: list[dict[str, Any]]


class Session:
    """The pytest plugin, and what the judge asks of it."""

    def __init__(self, exercises: list[Exercise], seed: int, loop: Callable[["Session"], None]) -> None:
        self.exercises = {exercise.suite.resolve(): exercise.slug for exercise in exercises}
        self.seed = seed
        self.loop = loop
        self.checks: dict[str, dict[str, HiddenCheck]] = {exercise.slug: {} for exercise in exercises}
        self.broken: dict[str, str] = {}  # slug -> why its suite could not be collected
        self._plain: set[pytest.Function] = set()  # cases with no fixture but ours
        self._current: tuple[Student, ModuleType] | None = None
        self._ended: tuple[str, BaseException] | None = None
        self.escaped: BaseException | None = None

    # what suites get

    @pytest.fixture(name="student")
    def _student_fixture(self) -> Student:
        """The submitted module."""
        return self._now()[0]

    @pytest.fixture(name="reference")
    def _reference_fixture(self) -> ModuleType:
        """The reference, in follow-through with functions of the student's own."""
        return self._now()[1]

    @pytest.fixture(name="rng")
    def _rng_fixture(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """A generator whose seed belongs to the suite and the case, never to the student."""
        return self._generator(request.node.name)

    def _now(self) -> tuple[Student, ModuleType]:
        if self._current is None:
            raise GraderError("no submission is being judged")
        return self._current

    # what the judge asks

    def run(self, item: pytest.Function, student: Student, reference: ModuleType) -> CaseResult:
        """Run one case for one student."""
        self._current, self._ended = (student, reference), None
        collected.clear()
        started = time.perf_counter()
        if item in self._plain:
            self._call(item, student, reference)
        else:
            runtestprotocol(item, nextitem=None, log=False)
        phase, error = self._ended or ("call", None)
        return CaseResult(item.name, error, phase, time.perf_counter() - started, list(collected))

    def _call(self, item: pytest.Function, student: Student, reference: ModuleType) -> None:
        """What pytest's protocol comes to for a case that has nothing to set up, without its hooks: 0.4 ms less."""
        names = item._fixtureinfo.argnames
        have = {"student": student, "reference": reference} | _parameters(item)
        if "rng" in names:
            have.setdefault("rng", self._generator(item.name))
        try:
            item.obj(**{name: have[name] for name in names})
        except (Exception, OutcomeException) as error:
            self._ended = ("call", error)

    def _generator(self, case: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, crc32(case.encode())])

    # what pytest asks

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep the exception, render nothing."""
        if call.excinfo is not None and self._ended is None:
            self._ended = (call.when, call.excinfo.value)
        outcome: Any = "passed" if call.excinfo is None else "failed"
        when: Any = call.when
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when)

    def pytest_exception_interact(self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[Any]) -> None:
        """A suite that cannot be collected is its author's to mend; the others go on."""
        if call.when == "collect" and call.excinfo is not None:
            error = call.excinfo.value
            if isinstance(error, pytest.Collector.CollectError) and error.__cause__ is not None:
                error = error.__cause__  # pytest's own knows no line
            for path, slug in self.exercises.items():
                if node.path.resolve() in (path, *path.parents):
                    self.broken[slug] = fault_in(path, error)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Group the cases by hidden check."""
        for item in items:
            slug = self.exercises.get(item.path.resolve())
            if slug is None or not isinstance(item, pytest.Function):
                continue
            info = getattr(item.function, "__check__", None)
            if info is None or not info.title:
                lacking = "@check above it" if info is None else "a docstring, the sentence that its student reads"
                self.broken.setdefault(slug, f"{item.path}:{line_of(item)}: {item.originalname} needs {lacking}")
                continue
            _freeze(item.module)
            found = self.checks[slug].setdefault(item.originalname, HiddenCheck(item.originalname, info))
            found.cases.append(item)
            if _is_plain(item):
                self._plain.add(item)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Judge instead of running the items once."""
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                self.loop(self)
            except BaseException as error:  # pytest would turn it into an exit code
                self.escaped = error
        return True


def _parameters(item: pytest.Function) -> dict[str, Any]:
    call = getattr(item, "callspec", None)
    return call.params if call else {}


def _is_plain(item: pytest.Function) -> bool:
    """A function whose arguments are ours or written beside it, unmarked but for them: nothing is set up for it."""
    needed = item._fixtureinfo
    written = {name for mark in item.iter_markers("parametrize") for name in _written(mark)}
    ours = {name for name in OURS if len(needed.name2fixturedefs.get(name, ())) == 1} - written
    marks = {mark.name for mark in item.iter_markers()}
    return item.cls is None and marks <= {"parametrize"} and set(needed.initialnames) <= ours | written


def _written(mark: pytest.Mark) -> list[str]:
    """The arguments whose values stand in a mark, not in a fixture that it only sends them to."""
    names, indirect = mark.args[0] if mark.args else mark.kwargs.get("argnames", ()), mark.kwargs.get("indirect", False)
    listed = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    return [] if indirect else listed


def _freeze(module: ModuleType) -> None:
    """Arrays that a suite keeps for all its checks cannot be changed by what a student's code does to its arguments."""
    for value in vars(module).values():
        for part in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(part, np.ndarray):
                part.setflags(write=False)


def line_of(item: pytest.Item) -> int:
    """Where a case is written in its suite."""
    return (item.location[1] or 0) + 1


def open_session(exercises: list[Exercise], loop: Callable[[Session], None], seed: int = SEED) -> None:
    """Collect the suites of `exercises` and run `loop` with them."""
    session = Session(exercises, seed, loop)
    suites = [str(path) for path in session.exercises]
    root = exercises[0].course.root if exercises else Path.cwd()
    options = ["-c", str(Path(__file__).with_name("pytest.ini")), f"--rootdir={root}", "--import-mode=importlib",
               "--noconftest", "--assert=plain"]  # fmt: skip
    for name in OFF.split():
        options += ["-p", f"no:{name}"]
    with _sealed_environment(), _forgotten_afterwards(suites):
        code = pytest.main([*options, *suites], plugins=[session])
    if session.escaped is not None:
        raise session.escaped
    if code not in (0, 1, 2, 5):
        raise GraderError(f"pytest did not start (exit code {int(code)})")


@contextmanager
def _sealed_environment() -> Iterator[None]:
    """No plugin, option or bytecode file from outside takes part."""
    before, bytecode = dict(os.environ), sys.dont_write_bytecode
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ.pop("PYTEST_ADDOPTS", None)
    os.environ.pop("PYTEST_PLUGINS", None)
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        sys.dont_write_bytecode = bytecode


@contextmanager
def _forgotten_afterwards(suites: list[str]) -> Iterator[None]:
    """Another session in this process reads its suites anew: pytest would take a module of the same name for the same."""
    try:
        yield
    finally:
        for name, module in list(sys.modules.items()):
            if vars(module).get("__file__") in suites:
                del sys.modules[name]
