"""Fixtures: a copy of the small course, and a way to plant faults in it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # as the command line does, before numpy is imported

from helpers import FAKE

from grader.course import Course

# A module runs in one process: those that take minutes come first, or the last of them would have a core to itself.
LONGEST = ("test_content", "test_through_nbgrader", "test_every_exercise", "test_large", "test_crash", "test_catalogue",
           "test_faults", "test_verify")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest modules first."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture
def fake(tmp_path: Path) -> Course:
    """A copy of the small course, to plant faults in."""
    shutil.copytree(FAKE, tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    return Course(tmp_path / "course")


@pytest.fixture
def plant(fake: Course) -> Callable[[str, str, str], Course]:
    """Replace a piece of text in a file of the small course; the piece must be there."""

    def replace(name: str, old: str, new: str) -> Course:
        path = fake.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return fake

    return replace


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """A line of a table for the end of the whole run, whichever process the test runs in."""
    return lambda line: request.node.user_properties.append(("table", line))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests told, module by module."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    told = [(report.nodeid, value) for report in reports if getattr(report, "when", "") == "call"
            for name, value in report.user_properties if name == "table"]  # fmt: skip
    for test in dict.fromkeys(name for name, _ in told):
        terminalreporter.section(test.partition("::")[2], sep=" ")
        for name, line in told:
            if name == test:
                terminalreporter.write_line(line)
