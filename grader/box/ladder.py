"""The ladder: three rungs of isolation, and the order in which a zygote and its boxes give things up.

`full`      own user, mount, pid, network, ipc, uts namespaces and an empty root; Landlock; seccomp; limits
`filtered`  seccomp with every path call denied; Landlock where the kernel has it; limits
`process`   a separate process with limits, and no more

The zygote calls `prepare` once and `fork_box` for each submission; the box calls `confine` before its first byte
arrives. A rung counts only when attacking it failed: `probe` and `best` run `attacks` in a process of their own and
report what got through or is missing, so that a fall to a lower rung is never silent.
"""

import contextlib
import errno
import json
import os
import resource
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from grader.box import landlock, limits, missing, namespaces, seccomp, syscalls
from grader.box.missing import Missing, UnavailableError

RUNGS = ("process", "filtered", "full")  # from the lowest
LAYERS: dict[str, tuple[str, ...]] = {
    "process": (),
    "filtered": ("landlock", "seccomp"),
    "full": ("landlock", "seccomp"),
}
# Processes and threads of a user. Only `full` counts its own alone; on `filtered` the filter refuses new processes, and
# memory bounds threads; `process` has nothing but this limit against a fork bomb, so there not even a thread can start.
PROCESSES = {"process": 0, "filtered": None, "full": 64}
PROBE_SECONDS = 60
BOOT = "import sys; sys.path.append(sys.argv.pop()); from grader.box.attacks import main; main(sys.argv[1])"


@dataclass(frozen=True)
class Prepared:
    """What the zygote made ready for all its boxes."""

    zygote: int
    address_space: int
    end_of_descriptors: int
    null: int
    pid_namespace: int | None = None
    ruleset: int | None = None
    filter: seccomp.Filter | None = None


_prepared: Prepared | None = None


def prepare(rung: str) -> None:
    """Enter a rung: once, in a freshly exec'ed zygote with one thread and everything imported.

    On `full` the caller goes on as the first process of its pid namespace, without a file to open; the original process
    waits behind it. The zygote dies with the thread that started it, so a judge starts it from its main thread.
    UnavailableError names what is missing; the process must then end, for it may be half-way in.
    """
    global _prepared
    parent = os.getppid()
    limits.require_one_thread()
    limits.lead_session()
    limits.reset_signals()
    limits.drop_root()
    limits.die_with_parent(parent)
    os.chdir("/")
    os.umask(0o077)
    # What needs a file comes before the root is empty.
    null = os.open(os.devnull, os.O_RDWR)
    size, descriptors = limits.address_space(), limits.end_of_descriptors()
    own = None
    if rung == "full":
        own = namespaces.enter(descriptors)
    else:
        _give_up_capabilities()
    limits.forbid_new_privileges()
    ruleset, filter_ = _make_locks(rung)
    limits.lower_fixed_limits()
    limits.forget_surroundings()
    limits.set_dumpable(False)
    _prepared = Prepared(os.getpid(), size, descriptors, null, own, ruleset, filter_)


def _give_up_capabilities() -> None:
    with contextlib.suppress(syscalls.UnsupportedError):  # a system that has none, or no table
        namespaces.drop_capabilities()


def _make_locks(rung: str) -> tuple[int | None, seccomp.Filter | None]:
    """The Landlock ruleset and the seccomp filter, made once; `filtered` may do without Landlock."""
    if not LAYERS[rung]:
        return None, None
    try:
        filter_ = seccomp.assemble()
    except syscalls.UnsupportedError:
        raise UnavailableError(missing.lack(missing.LINUX, errno.ENOSYS)) from None
    try:
        with missing.needed(missing.LANDLOCK):
            return landlock.ruleset(), filter_
    except UnavailableError:
        if rung == "full":
            raise
        return None, filter_


def has_landlock() -> bool:
    """Whether the prepared boxes get a Landlock domain."""
    return _ready().ruleset is not None


def fork_box(rung: str) -> int:
    """Fork one box: its pid in the zygote, 0 in the box."""
    if rung != "full":
        return os.fork()
    prepared = _ready()
    assert prepared.pid_namespace is not None
    return namespaces.fork_into_new_pid_namespace(prepared.pid_namespace)


def reap_box(pid: int) -> tuple[int, resource.struct_rusage]:
    """Wait for the end of a box: its wait status and what it used, by the kernel's word."""
    _, status, usage = os.wait4(pid, 0)
    namespaces.end_first_process(pid)
    return status, usage


def confine(
    rung: str, memory_bytes: int, cpu_seconds: int, keep_fds: Collection[int], layers: Collection[str] | None = None
) -> None:
    """Give up everything, in the box, before the first byte of a submission; only `attacks` chooses `layers`."""
    prepared = _ready()
    limits.lead_session()
    if rung != "full":  # there the namespace ends with the zygote
        limits.die_with_parent(prepared.zygote)
    keep = keep_fds if prepared.ruleset is None else [*keep_fds, prepared.ruleset]
    limits.close_descriptors(keep, prepared.end_of_descriptors, prepared.null)
    limits.limit(prepared.address_space, memory_bytes, cpu_seconds, PROCESSES[rung])
    if rung == "full":  # elsewhere the zygote gave them up already
        namespaces.drop_capabilities()
    _lock(prepared, LAYERS[rung] if layers is None else layers)


def _lock(prepared: Prepared, layers: Collection[str]) -> None:
    """Landlock, then seccomp, which would refuse Landlock's calls; then look whether it holds."""
    if prepared.ruleset is not None:
        if "landlock" in layers:
            with missing.needed(missing.LANDLOCK):
                landlock.restrict(prepared.ruleset)
        os.close(prepared.ruleset)
    if prepared.filter is not None and "seccomp" in layers:
        with missing.needed(missing.SECCOMP):
            prepared.filter.install()
        _require_refusal()


def _require_refusal() -> None:
    """The cheapest attack, in every box: the root folder must not open."""
    try:
        os.open("/", os.O_RDONLY)
    except PermissionError:
        return
    raise UnavailableError(missing.lack(missing.SECCOMP, 0))


def _ready() -> Prepared:
    if _prepared is None:
        raise RuntimeError("prepare() comes before fork_box() and confine()")
    return _prepared


@dataclass(frozen=True)
class Choice:
    """The rung that a machine offers, and what it lacks for a higher one."""

    rung: str
    missing: tuple[Missing, ...]


class BelowLeastError(Exception):
    """The machine offers less than the least that was accepted."""


def best(least: str = "process") -> Choice:
    """The highest rung on which every attack failed; BelowLeastError if that is lower than `least`."""
    lacking: list[Missing] = []
    for rung in reversed(RUNGS):
        found = probe(rung)
        if not found:
            lacking += tolerated(rung)
            return _at_least(least, Choice(rung, tuple(dict.fromkeys(lacking))))
        lacking += found
    raise BelowLeastError(f"this machine offers no isolation at all: {'; '.join(map(str, lacking))}")


def tolerated(rung: str) -> list[Missing]:
    """What `filtered` does without, to be told all the same."""
    if rung != "filtered":
        return []
    try:
        landlock.version()
    except OSError as error:
        return [missing.lack(missing.LANDLOCK, error.errno or 0)]
    return []


def _at_least(least: str, choice: Choice) -> Choice:
    if RUNGS.index(choice.rung) >= RUNGS.index(least):
        return choice
    reasons = "; ".join(map(str, choice.missing))
    raise BelowLeastError(f"this machine offers the isolation `{choice.rung}`, less than `{least}`. Missing: {reasons}")


def probe(rung: str) -> list[Missing]:
    """What keeps this machine from a rung: nothing, if it can be entered and every attack on it fails.

    The attempt is made in a process of its own, exec'ed as a zygote is, so that nothing stays half-entered here.
    """
    if LAYERS[rung]:
        try:
            syscalls.machine()
        except syscalls.UnsupportedError:
            return [missing.lack(missing.LINUX, errno.ENOSYS)]
    command = [sys.executable, "-s", "-P", "-B", "-c", BOOT, rung, str(Path(__file__).resolve().parents[2])]
    try:
        done = subprocess.run(
            command, capture_output=True, env={"LANG": "C.UTF-8"}, cwd="/", timeout=PROBE_SECONDS, check=False
        )
        return [Missing(**entry) for entry in json.loads(done.stdout)]
    except (OSError, subprocess.TimeoutExpired) as error:
        return [Missing("the probe", type(error).__name__, str(error))]
    except (ValueError, TypeError):
        words = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        return [Missing("the probe", f"exit status {done.returncode}", "".join(words) or "it said nothing")]
