"""Run the public checks of one exercise with pytest, as often as wanted, each time for another module.

Used by `grade release` and `grade verify` for the reference and the known mistakes, whose answers on the public inputs are
what can be named at home; by `grade check` only for public checks that ask more of pytest than `check.standin` has.
"""

import inspect
import os
import sys
import types
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from grader.check.fresh import constants, copied
from grader.check.recorder import Notebook, Recorder
from grader.check.recorder import Outcome as Outcome  # what `run` gives
from grader.errors import GraderError

OFF = "cacheprovider debugging doctest junitxml pastebin setuponly setupplan stepwise terminal capture logging warnings"


class PublicChecks:
    """The pytest plugin: collects once, runs when told."""

    def __init__(self, recorder: Recorder, loop: Callable[["PublicChecks"], None]) -> None:
        self.recorder, self.loop = recorder, loop
        self.items: list[pytest.Function] = []
        self.data: dict[str, Any] = {}
        self.broken: str | None = None
        self._error: BaseException | None = None

    def run(self, module: types.ModuleType) -> tuple[list[Outcome], Notebook]:
        """All public checks for one module, and the calls they made."""
        notebook = self.recorder.point_at(module)
        outcomes = []
        for item in self.items:
            self._error, first = None, len(notebook.calls)
            vars(item.module).update(copied(self.data))
            runtestprotocol(item, nextitem=None, log=False)
            title = inspect.cleandoc(item.function.__doc__ or item.name)
            outcomes.append(Outcome(item.name, title, self._error, notebook.calls[first:]))
        return outcomes, notebook

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep the exception, render nothing."""
        if call.excinfo is not None and self._error is None:
            self._error = call.excinfo.value
        outcome: Any = "passed" if call.excinfo is None else "failed"
        when: Any = call.when
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Public checks that cannot be collected are the course's fault."""
        if report.failed:
            self.broken = str(report.longrepr)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """What there is to run."""
        self.items = [item for item in items if isinstance(item, pytest.Function)]
        self.data = constants(vars(self.items[0].module)) if self.items else {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Run what the caller wants instead of everything once."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a wrong answer that overflows is a wrong answer
            self.loop(self)
        return True


def open_public_checks(
    path: Path, module: str, functions: tuple[str, ...], loop: Callable[[PublicChecks], None]
) -> None:
    """Collect the public checks in `path`, which import `module`, and run `loop` with them; what it raises is raised."""
    recorder = Recorder(module, functions)
    escaped: list[BaseException] = []

    def kept(checks: PublicChecks) -> None:
        try:
            loop(checks)
        except BaseException as error:  # pytest would turn it into an exit code
            escaped.append(error)

    plugin = PublicChecks(recorder, kept)
    options = [
        "-c",
        os.devnull,
        f"--rootdir={path.parent}",
        "--import-mode=importlib",
        "--noconftest",
        "--assert=plain",
    ]
    for name in OFF.split():
        options += ["-p", f"no:{name}"]
    before = sys.modules.get(module)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.modules[module] = recorder
    try:
        code = pytest.main([*options, str(path)], plugins=[plugin])
    finally:
        _forget(path)
        if before is None:
            del sys.modules[module]
        else:
            sys.modules[module] = before
    if escaped:
        raise escaped[0]
    if code not in (0, 1, 2, 5):
        raise GraderError(f"pytest did not start for {path} (exit code {int(code)})")


def _forget(path: Path) -> None:
    """pytest would take the module of an earlier session for this file's."""
    for name, found in list(sys.modules.items()):
        if getattr(found, "__file__", None) == str(path):
            del sys.modules[name]
