"""What the tests of the sandbox share: a box of a zygote of its own, made to run a few lines and tell of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.box import ladder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Life:
    """What a box said before it ended, and how it ended: an exit status, or a signal's number with a minus sign."""

    said: list[Any]
    code: int


RunInABox = Callable[..., Life]


@pytest.fixture
def in_a_box() -> RunInABox:
    """in_a_box(rung, lines, layers=None, user=None, before="", modules="", refusals=None): the life of one box."""
    return run_in_a_box


def run_in_a_box(rung: str, lines: str, refusals: str = "", **options: Any) -> Life:
    task = json.dumps({"rung": rung, "lines": lines, **options})
    command = [sys.executable, "-B", str(HERE / "one_box.py"), task]
    if refusals:
        command = [sys.executable, "-B", str(ROOT / "tests" / "attacks" / "refuse.py"), refusals, *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return Life(**json.loads(done.stdout))


@pytest.fixture(scope="session")
def offered() -> str:
    """The highest rung of this machine."""
    return ladder.best().rung


@pytest.fixture
def needs_full(offered: str) -> None:
    """Skip, aloud, where the rung `full` is not offered."""
    if offered != "full":
        pytest.skip(f"this machine offers `{offered}`: {'; '.join(map(str, ladder.best().missing))}")


@pytest.fixture
def needs_filtered(offered: str) -> None:
    """Skip, aloud, where not even `filtered` is offered."""
    if offered == "process":
        pytest.skip(f"this machine offers `process`: {'; '.join(map(str, ladder.best().missing))}")


@pytest.fixture
def needs_root() -> None:
    """Skip, aloud, for an ordinary user."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
