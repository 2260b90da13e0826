"""Landlock: the ruleset fits every version of the kernel, and holds in a box that has no other lock."""

import struct
from typing import Any

import pytest

from grader.box import landlock, missing

ALONE = {"rung": "filtered", "layers": ["landlock"]}


@pytest.fixture
def version(needs_filtered: None) -> int:
    """The version of this machine's Landlock; skips, aloud, where there is none."""
    try:
        return landlock.version()
    except OSError as error:
        pytest.skip(str(missing.lack(missing.LANDLOCK, error.errno or 0)))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (1, (0x1FFF,)),
        (2, (0x3FFF,)),
        (3, (0x7FFF,)),
        (4, (0x7FFF, 3)),
        (5, (0xFFFF, 3)),
        (6, (0xFFFF, 3, 3)),
        (7, (0xFFFF, 3, 3)),
        (99, (0xFFFF, 3, 3)),
    ],
)
def test_the_ruleset_handles_every_right_of_a_version_and_no_other(known: int, expected: tuple[int, ...]) -> None:
    assert struct.unpack(f"={len(expected)}Q", landlock.attributes(known)) == expected


@pytest.mark.usefixtures("version")
def test_no_file_opens_and_no_folder_lists(in_a_box: Any) -> None:
    lines = """
say(attempt(lambda: os.open("/", os.O_RDONLY)))
say(attempt(lambda: os.listdir("/")))
say(attempt(lambda: os.open(sys.executable, os.O_RDONLY)))
say(attempt(lambda: os.open("/proc/self/environ", os.O_RDONLY)))
say(attempt(lambda: os.open("/tmp/canary", os.O_WRONLY | os.O_CREAT)))
say(attempt(lambda: os.mkdir("/tmp/canary")))
say(attempt(lambda: os.execv(sys.executable, [sys.executable])))
"""
    assert set(in_a_box(**ALONE, lines=lines).said) == {"EACCES"}


def test_no_port_is_reached(in_a_box: Any, version: int) -> None:
    if version < landlock.NETWORK_VERSION:
        pytest.skip(f"version {version} of Landlock does not know ports")
    before = "door = socket.create_server(('127.0.0.1', 0)); port = door.getsockname()[1]"
    lines = """
say(attempt(lambda: socket.socket().connect(("127.0.0.1", port))))
say(attempt(lambda: socket.socket().bind(("127.0.0.1", 0))))
"""
    assert in_a_box(**ALONE, before=before, lines=lines).said == ["EACCES", "EACCES"]


def test_no_other_process_is_signalled_or_traced(in_a_box: Any, version: int) -> None:
    if version < landlock.SCOPE_VERSION:
        pytest.skip(f"version {version} of Landlock does not know signals")
    lines = """
say(attempt(lambda: os.kill(os.getppid(), 0)))
say(attempt(lambda: call("ptrace", 0x4206, os.getppid(), 0, 0)))
"""
    assert in_a_box(**ALONE, lines=lines).said == ["EPERM", "EPERM"]


@pytest.mark.usefixtures("version")
def test_without_landlock_all_of_that_would_succeed(in_a_box: Any) -> None:
    lines = """
say(attempt(lambda: os.open("/", os.O_RDONLY)))
say(attempt(lambda: socket.socket().bind(("127.0.0.1", 0))))
say(attempt(lambda: os.kill(os.getppid(), 0)))
"""
    assert in_a_box("filtered", lines, layers=[]).said == ["done", "done", "done"]
