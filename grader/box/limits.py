"""What any process can give up: its user, its privileges, descriptors, memory, time, and the names around it.

The zygote calls the first half once, each box the second half before it reads a byte of a submission. All of it is
plain POSIX or skipped where the system has no such thing (macOS), so that even the lowest rung, `process`, has it.
"""

import contextlib
import errno
import os
import platform
import resource
import signal
import sys
from collections.abc import Iterable

from grader.box import missing, syscalls

NOBODY = 65534
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38

FILE_BYTES = 16 << 20  # of one file, on the rung that can write any
DESCRIPTORS = 64
STACK_BYTES = 8 << 20


def drop_root() -> None:
    """Become `nobody` if this is root: real root is exempt from limits and owns the machine's files."""
    if os.geteuid() != 0:
        return
    with missing.needed(missing.IDENTITY):
        try:
            os.setresgid(NOBODY, NOBODY, NOBODY)
        except OSError as error:
            if error.errno == errno.EINVAL:  # a container with one id, 0, whose owner outside is an ordinary user
                return
            raise
        os.setgroups([])
        os.setresuid(NOBODY, NOBODY, NOBODY)


def require_one_thread() -> None:
    """Refuse to fork from a process with threads: their locks would stay taken in every box."""
    with contextlib.suppress(FileNotFoundError):  # no /proc: macOS
        if len(os.listdir("/proc/self/task")) != 1:
            raise missing.UnavailableError(missing.lack(missing.SINGLE, errno.EAGAIN))


def set_dumpable(allowed: bool) -> None:
    """Whether processes of the same user may look into this one's memory, and /proc/self belongs to that user."""
    if sys.platform == "linux":
        syscalls.prctl(PR_SET_DUMPABLE, int(allowed))


def die_with_parent(parent: int) -> None:
    """Be killed when the parent ends; `parent` is its pid (as seen from here), to notice one that is gone already."""
    if sys.platform == "linux":
        syscalls.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def reset_signals() -> None:
    """Python's own handler would run in whatever shares this memory; a terminal's signals do not come here anyway."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def lead_session() -> None:
    """Leave the terminal and its signals; somebody who started this process may have done it already."""
    with contextlib.suppress(PermissionError):
        os.setsid()


def address_space() -> int:
    """Bytes of address space that this process has now; 0 where the system does not tell (then none is limited)."""
    try:
        with open("/proc/self/statm", encoding="utf-8") as statm:
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def forbid_new_privileges() -> None:
    """No program run from here gains rights by its owner or its file; Landlock and seccomp ask for this first."""
    if sys.platform == "linux":
        syscalls.prctl(PR_SET_NO_NEW_PRIVS, 1)


def end_of_descriptors() -> int:
    """A number above every descriptor that is open now and every one that the limit lets be opened later."""
    return max(DESCRIPTORS, *map(int, os.listdir("/dev/fd"))) + 1


def close_descriptors(keep: Iterable[int], end: int, null: int) -> None:
    """Put the null device on standard input, output and error, and close everything else but `keep`."""
    for low in range(3):
        os.dup2(null, low)
    low = 3
    for descriptor in sorted(keep):
        os.closerange(low, descriptor)
        low = descriptor + 1
    os.closerange(low, end)


def forget_surroundings() -> None:
    """Empty the environment and argv, and give the same neutral machine name on every rung."""
    os.environ.clear()
    sys.argv[:] = ["box"]
    neutral = os.uname_result((os.uname().sysname, "box", "", "", os.uname().machine))
    os.uname = lambda: neutral
    if hasattr(platform, "_uname_cache"):  # it remembers what numpy asked when it was imported
        platform._uname_cache = None


def lower_fixed_limits() -> None:
    """The limits that are the same for every box; the zygote takes them, too, and its boxes inherit them."""
    _lower("RLIMIT_FSIZE", FILE_BYTES)
    _lower("RLIMIT_NOFILE", DESCRIPTORS)
    _lower("RLIMIT_STACK", STACK_BYTES)
    for name in ("RLIMIT_CORE", "RLIMIT_MEMLOCK", "RLIMIT_MSGQUEUE", "RLIMIT_NICE", "RLIMIT_RTPRIO"):
        _lower(name, 0)


def limit(base: int, memory_bytes: int, cpu_seconds: int, processes: int | None) -> None:
    """The limits of one box; `base` is the address space at its start, `processes` counts threads, too."""
    if base:
        _lower("RLIMIT_AS", base + memory_bytes)
    _lower("RLIMIT_CPU", cpu_seconds, cpu_seconds + 1)
    if processes is not None:
        _lower("RLIMIT_NPROC", processes)


def _lower(name: str, soft: int, hard: int | None = None) -> None:
    """Set one limit, never above the ceiling that is there already; skip what this system does not have."""
    kind = getattr(resource, name, None)
    if kind is None:
        return
    _, ceiling = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        if sys.platform == "linux":
            raise  # elsewhere some limits exist by name only
