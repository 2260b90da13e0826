"""The attacks that a rung must withstand before it counts: a zygote of its own, a sacrificial box for each attack.

Each lock is attacked alone, so that none stands in for another that does not hold: on `full` first the namespaces
without Landlock and seccomp, then each of these. An attack counts as refused only if the kernel refused it in the
way of that very lock (its errno, or death by SIGSYS). `ladder.probe` runs this file as `python -m grader.box.attacks
RUNG`, which prints what got through as JSON. Before a submission's way begins.
"""

import errno
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from grader.box import ladder, landlock, missing, namespaces, syscalls

MEMORY, CPU_SECONDS = 256 << 20, 5
PTRACE_SEIZE = 0x4206  # unlike ATTACH it does not stop the process when it succeeds
HOST_PORT = ("127.0.0.1", 9)  # whether something listens there does not matter: see the errnos
UNJUDGED = 255
NOT_HELD = "the lock is set but does not hold; please report this"


@dataclass(frozen=True)
class Attack:
    """One attempt: it returns if it got through, and raises OSError if it was refused."""

    name: str
    attempt: Callable[[], object]
    refusals: tuple[int, ...]  # the errnos that show this lock at work


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _see_parent() -> None:
    if os.getppid() == 0:
        raise ProcessLookupError(errno.ESRCH, "the parent is out of sight")


def _connect() -> None:
    with socket.socket() as tcp:
        tcp.settimeout(2)
        tcp.connect(HOST_PORT)


def _seize() -> int:
    return syscalls.call("ptrace", PTRACE_SEIZE, os.getppid(), 0, 0)


def _attacks_on_namespaces(program: str) -> list[Attack]:
    return [
        Attack("opening a file of the machine", lambda: os.open(program, os.O_RDONLY), (errno.ENOENT,)),
        Attack("making a file", lambda: os.open("/file", os.O_WRONLY | os.O_CREAT), (errno.EROFS, errno.EACCES)),
        Attack("seeing its parent", _see_parent, (errno.ESRCH,)),
        Attack("signalling other processes", lambda: os.kill(-1, 0), (errno.ESRCH,)),
        Attack("tracing the first process", lambda: syscalls.call("ptrace", PTRACE_SEIZE, 1, 0, 0), (errno.EPERM,)),
        Attack("connecting to the machine", _connect, (errno.ENETUNREACH,)),
        Attack("using a capability", lambda: syscalls.call("sethostname", b"box", 3), (errno.EPERM,)),
    ]


def _attacks_on_landlock(rung: str) -> list[Attack]:
    version = landlock.version()
    denied = (errno.EACCES, errno.EPERM)
    attacks = [Attack("opening the root folder", lambda: os.open("/", os.O_RDONLY), denied)]
    if version >= landlock.NETWORK_VERSION:
        attacks.append(Attack("connecting to the machine", _connect, denied))
    if rung != "full":  # there the parent is out of sight
        attacks.append(Attack("tracing its parent", _seize, denied))
        if version >= landlock.SCOPE_VERSION:
            attacks.append(Attack("signalling its parent", lambda: os.kill(os.getppid(), 0), denied))
    return attacks


def _attacks_on_seccomp(program: str) -> list[Attack]:
    denied = (errno.EPERM,)
    return [
        Attack("opening a file of the machine", lambda: os.open(program, os.O_RDONLY), denied),
        Attack("looking at the root folder", lambda: os.stat("/"), denied),
        Attack("starting a process", _fork, denied),
        Attack("running a program", lambda: os.execv(program, [program, "-c", ""]), denied),
        Attack("making a socket", socket.socket, denied),
        Attack("signalling its parent", lambda: os.kill(os.getppid(), 0), denied),
        Attack("signalling other processes", lambda: os.kill(-1, 0), denied),
        Attack("tracing its parent", _seize, ()),
        Attack("entering namespaces", lambda: syscalls.call("unshare", namespaces.CLONE_NEWUSER), ()),
    ]


def rounds(rung: str, program: str) -> Iterator[tuple[str, tuple[str, ...], list[Attack]]]:
    """What is attacked, the locks that are set meanwhile, the attacks."""
    if rung == "process":
        yield "starting a box", (), []
    if rung == "full":
        yield "namespaces", (), _attacks_on_namespaces(program)
    if "landlock" in ladder.LAYERS[rung] and ladder.has_landlock():
        yield missing.LANDLOCK, ("landlock",), _attacks_on_landlock(rung)
    if "seccomp" in ladder.LAYERS[rung]:
        yield missing.SECCOMP, ("seccomp",), _attacks_on_seccomp(program)


def attack(rung: str) -> list[missing.Missing]:
    """Enter the rung and attack it: what is missing, or what got through."""
    program = os.path.realpath(sys.executable)
    found = []
    try:
        ladder.prepare(rung)
        for lock, layers, attacks in rounds(rung, program):
            found += [outcome for one in attacks if (outcome := _carry_out(rung, lock, layers, one))]
    except missing.UnavailableError as error:
        return [error.missing]
    return found


def _carry_out(rung: str, lock: str, layers: tuple[str, ...], attack: Attack) -> missing.Missing | None:
    """One attack in a box of its own; None if it was refused as it should be."""
    receive, send = os.pipe()
    pid = ladder.fork_box(rung)
    if pid == 0:
        _sacrifice(rung, layers, attack, send)
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        words = pipe.read()
    status, _ = ladder.reap_box(pid)
    if words:  # the lock could not even be set
        raise missing.UnavailableError(missing.Missing(**json.loads(words)))
    code = os.waitstatus_to_exitcode(status)
    if code in attack.refusals or (code == -signal.SIGSYS and lock == missing.SECCOMP):
        return None
    outcome = "succeeded" if code == 0 else errno.errorcode.get(code, f"ended with {code}")
    return missing.Missing(f"{lock} against {attack.name}", outcome, NOT_HELD)


def _sacrifice(rung: str, layers: tuple[str, ...], attack: Attack, send: int) -> None:
    """The life of a sacrificial box; its exit status is the errno of the refusal, 0 if there was none."""
    code = UNJUDGED
    try:
        ladder.confine(rung, MEMORY, CPU_SECONDS, [send], layers)
        attack.attempt()
        code = 0
    except missing.UnavailableError as error:
        os.write(send, json.dumps(asdict(error.missing)).encode())
    except OSError as error:
        code = error.errno or UNJUDGED
    finally:
        os._exit(code)


def main(rung: str) -> None:
    """Print what is missing or got through, as JSON."""
    print(json.dumps([asdict(entry) for entry in attack(rung)]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
