"""Namespaces: what a box sees of the machine without any other lock, and that no process of it outlives its judge."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("needs_full")
ALONE = {"rung": "full", "layers": []}
ROOT = Path(__file__).resolve().parents[2]

# A judge that starts a zygote, which forks one box that sleeps; tells the zygote's place and waits.
JUDGE = """
import subprocess, sys
zygote = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
print(zygote.pid, zygote.stdout.readline().decode(), flush=True)
sys.exit(zygote.wait() % 256)
"""
ZYGOTE = f"""
import os, sys, time
sys.path.append({str(ROOT)!r})
from grader.box import ladder
ladder.prepare("full")
if ladder.fork_box("full") == 0:
    time.sleep(600)  # not confined, so that nothing but its namespace ends it
print("ready", flush=True)
exec(sys.stdin.readline())
"""


def test_a_box_is_alone_with_a_sleeping_first_process_and_has_no_parent(in_a_box: Any) -> None:
    lines = """
say([os.getpid(), os.getppid()])
say([pid for pid in range(1, 5000) if attempt(lambda: os.getsid(pid)) == "done"])
"""
    assert in_a_box(**ALONE, lines=lines).said == [[2, 0], [1, 2]]


def test_the_first_process_cannot_be_killed_stopped_traced_or_read(in_a_box: Any) -> None:
    lines = """
import ctypes, struct
page = ctypes.create_string_buffer(8)
vector = struct.pack("PN", ctypes.addressof(page), 8)
for number in signal.valid_signals():
    os.kill(1, number)
time.sleep(0.05)
os.kill(1, 0)
say(attempt(lambda: call("ptrace", 16, 1, 0, 0)))
say(attempt(lambda: call("process_vm_readv", 1, vector, 1, vector, 1, 0)))
say(attempt(lambda: call("pidfd_getfd", call("pidfd_open", 1, 0), 0, 0)))
"""
    life = in_a_box(**ALONE, lines=lines)

    assert (life.said, life.code) == (["EPERM", "EPERM", "EPERM"], 0)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGABRT, signal.SIGSEGV])
def test_a_box_dies_of_its_own_signals(in_a_box: Any, number: int) -> None:
    assert in_a_box("full", f"os.kill(os.getpid(), {number:d})").code == -number


def test_a_box_sees_an_empty_root_that_it_cannot_write(in_a_box: Any) -> None:
    lines = """
say(os.listdir("/"))
say(attempt(lambda: os.open("/canary", os.O_WRONLY | os.O_CREAT)))
say(attempt(lambda: os.mkdir("/canary")))
say(attempt(lambda: os.chdir("..")))
say(os.getcwd())
say(attempt(lambda: os.open(sys.executable, os.O_RDONLY)))
"""
    life = in_a_box(**ALONE, lines=lines)

    assert life.said == [[], "EROFS", "EROFS", "done", "/", "ENOENT"]


def test_a_box_sees_no_network(in_a_box: Any) -> None:
    before = "door = socket.create_server(('127.0.0.1', 0)); port = door.getsockname()[1]"
    lines = """
say([name for _, name in socket.if_nameindex()])
say(attempt(lambda: socket.socket().connect(("127.0.0.1", port))))
say(attempt(lambda: socket.socket().connect(("192.0.2.1", 80))))
"""
    said = in_a_box(**ALONE, before=before, lines=lines).said

    assert said[0][:1] == ["lo"]
    assert "eth0" not in said[0]
    assert said[1:] == ["ENETUNREACH", "ENETUNREACH"]


def test_a_box_is_nobody_and_has_no_capability(in_a_box: Any) -> None:
    lines = """
say([os.getuid(), os.getgid(), os.getgroups() in ([], [65534])])
say(attempt(lambda: call("sethostname", b"x", 1)))
say(attempt(lambda: call("mount", b"x", b"/", b"tmpfs", 0, None)))
say(attempt(lambda: call("unshare", 0x20000000)))
say(attempt(lambda: os.setuid(0)))
say(attempt(lambda: os.kill(-1, 0)))
"""
    said = in_a_box(**ALONE, lines=lines).said

    assert said == [[65534, 65534, True], "EPERM", "EPERM", "EPERM", "EINVAL", "ESRCH"]


def test_a_box_does_not_learn_the_machines_name(in_a_box: Any) -> None:
    lines = "import platform\nsay([socket.gethostname(), platform.node(), os.uname().nodename])"

    assert in_a_box(**ALONE, before="import platform; platform.uname()", lines=lines).said == [["box", "box", "box"]]


def test_a_zygote_forks_box_after_box_and_keeps_nothing_of_them() -> None:
    source = f"""
import os, sys
sys.path.append({str(ROOT)!r})
from grader.box import ladder
ladder.prepare("full")
fresh = os.dup(0)
os.close(fresh)
for _ in range(200):
    pid = ladder.fork_box("full")
    if pid == 0:
        os._exit(os.getpid())
    assert os.waitstatus_to_exitcode(ladder.reap_box(pid)[0]) == 2
assert os.dup(0) == fresh, "descriptors were left open"
try:
    os.wait()
except ChildProcessError:
    print("no process left")
print("200 boxes")
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, timeout=60, check=False)

    assert (done.stdout, done.stderr) == ("no process left\n200 boxes\n", "")


@dataclass
class Family:
    """A judge, and of its zygote the waiting process, the first process, and the box."""

    judge: "subprocess.Popen[bytes]"
    waiting: int
    zygote: int
    box: int

    def is_gone(self) -> bool:
        pids = (self.waiting, self.zygote, self.box)
        return eventually(lambda: not any(is_alive(pid) for pid in pids))


@pytest.fixture
def family() -> Iterator[Family]:
    with subprocess.Popen(
        [sys.executable, "-c", JUDGE, ZYGOTE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as judge:
        assert judge.stdout is not None
        waiting = int(judge.stdout.readline().split()[0])
        (zygote,) = children_of(waiting)
        _, box = children_of(zygote)  # after the sleeping first process of its namespace
        yield Family(judge, waiting, zygote, box)
        judge.kill()


def test_the_original_process_ends_as_the_zygote_ended(family: Family) -> None:
    family.judge.communicate(b"sys.exit(7)\n", timeout=10)

    assert family.judge.returncode == 7
    assert family.is_gone()


def test_the_original_process_dies_of_the_signal_that_the_zygote_died_of(family: Family) -> None:
    os.kill(family.zygote, signal.SIGKILL)

    assert family.judge.wait(10) == -signal.SIGKILL % 256
    assert family.is_gone()


def test_when_the_judge_is_killed_zygote_and_box_die(family: Family) -> None:
    family.judge.kill()

    assert family.is_gone()


def test_when_the_waiting_process_is_killed_zygote_and_box_die(family: Family) -> None:
    os.kill(family.waiting, signal.SIGKILL)

    assert family.is_gone()


def children_of(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_no_mount_of_a_zygote_reaches_the_machine(in_a_box: Any) -> None:
    before = Path("/proc/self/mountinfo").read_text()

    in_a_box(**ALONE, lines="say(1)")

    assert Path("/proc/self/mountinfo").read_text() == before
