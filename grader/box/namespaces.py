"""Namespaces: a zygote that sees nothing of the machine, and a pid namespace for each box.

Making all namespaces for each box would cost more than the box; so the zygote enters them once (`enter`), with an
empty root, since everything a box needs is in memory by then, and each box adds a pid namespace of its own
(`fork_into_new_pid_namespace`) and gives up the capabilities that made it possible (`drop_capabilities`). Used by
`ladder` on the rung `full`.
"""

import contextlib
import ctypes
import os
import signal
import struct
from typing import NoReturn

from grader.box import limits, missing, syscalls

CLONE_NEWUSER, CLONE_NEWPID = 0x10000000, 0x20000000
CLONE_OTHERS = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | CLONE_NEWPID | 0x40000000  # mount, ..., network

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
MS_PRIVATE_RECURSIVE = 16384 | (1 << 18)
MNT_DETACH = 2
SEALED = MS_NOSUID | MS_NODEV | MS_NOEXEC

CAPABILITY_VERSION = 0x20080522
CAP_SYS_ADMIN = 21  # what unshare(NEWPID) and setns ask for, inside our own user namespace
PR_CAPBSET_DROP, PR_SET_SECUREBITS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 24, 28, 47, 4
SECURE = 0xEF  # user 0 is nobody special, its capabilities are not kept or raised, and none of this can be changed

STACK_BYTES = 1 << 16  # of the sleepers: they all sleep in the same place and never wake, so they share it
_stack = ctypes.create_string_buffer(STACK_BYTES)
_first_processes: dict[int, int] = {}  # box -> the first process of its namespace


def enter(end_of_descriptors: int) -> int:
    """Move this process into namespaces of its own, as its first process; the descriptor of its pid namespace.

    The original process stays behind: it waits, passes the end on, and takes the new one with it when it dies.
    """
    user, group = os.getuid(), os.getgid()
    limits.set_dumpable(True)  # a process that dropped root does not own its /proc/self otherwise
    with missing.needed(missing.USER):
        syscalls.call("unshare", CLONE_NEWUSER)
        _map_ids(user, group)
    with missing.needed(missing.OTHERS):
        syscalls.call("unshare", CLONE_OTHERS)
        _continue_as_first_process(end_of_descriptors)
        own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        syscalls.call("sethostname", b"box", 3)
    with missing.needed(missing.ROOT):
        _empty_root()
    with missing.needed(missing.USER):
        _keep_one_capability()
    return own


def _map_ids(user: int, group: int) -> None:
    """One user and one group inside, nobody, who is the caller outside."""
    for name, text in (
        ("setgroups", "deny"),  # the kernel's condition for an ordinary user's gid_map
        ("uid_map", f"{limits.NOBODY} {user} 1"),
        ("gid_map", f"{limits.NOBODY} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="utf-8") as file:
            file.write(text)


def _continue_as_first_process(end_of_descriptors: int) -> None:
    """Fork: pid 1 of the new pid namespace goes on, the original process waits for it."""
    pid = os.fork()
    if pid:
        os.closerange(0, end_of_descriptors)
        _wait_for(pid)
    limits.die_with_parent(0)  # it is outside of the namespace


def _wait_for(pid: int) -> NoReturn:
    """Wait, and end as the first process ended."""
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        with contextlib.suppress(OSError):  # SIGKILL has no handler to reset
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code if code >= 0 else 128 - code)


def _empty_root() -> None:
    """Put an empty, read-only file system in place of every file: nothing is left to open by name."""
    mount = _mount
    mount(None, b"/", None, MS_PRIVATE_RECURSIVE, None)  # no mount event travels out
    # Any folder serves as the place to build on; /proc is there, since the id maps were just written in it.
    mount(b"empty", b"/proc", b"tmpfs", SEALED, b"size=4k,nr_inodes=2,mode=0555")
    os.chdir("/proc")
    syscalls.call("pivot_root", b".", b".")  # the old root now lies on top of the new one
    syscalls.call("umount2", b".", MNT_DETACH)
    os.chdir("/")
    mount(None, b"/", None, MS_REMOUNT | MS_BIND | MS_RDONLY | SEALED, None)


def _mount(source: bytes | None, target: bytes, kind: bytes | None, flags: int, data: bytes | None) -> None:
    syscalls.call("mount", source, target, kind, flags, data)


def fork_into_new_pid_namespace(own: int) -> int:
    """Fork a process into a pid namespace made for it: its pid here in the parent, 0 in the child.

    The namespace's first process is a sleeper: signals from inside do nothing to a first process, and a box should die
    of its own SIGKILL or SIGABRT as on every other rung. When the child was reaped, `end_first_process` ends it.
    """
    with missing.needed(missing.OTHERS):
        first = _start_first_process()
        pid = -1
        try:
            _have_children_in_namespace_of(first)
            pid = os.fork()
        finally:
            if pid:
                syscalls.call("setns", own, CLONE_NEWPID)
                _first_processes[pid] = first
            if pid == -1:
                end_first_process(pid)
    return pid


def _start_first_process() -> int:
    """The sleeper: the zygote has no signal handlers, so signals from inside do nothing to it."""
    return syscalls.sleeping_child(ctypes.addressof(_stack) + STACK_BYTES, CLONE_NEWPID)


def _have_children_in_namespace_of(first: int) -> None:
    descriptor = syscalls.call("pidfd_open", first, 0)
    limits.set_dumpable(True)  # the kernel's condition for looking into a process, be it our own
    try:
        syscalls.call("setns", descriptor, CLONE_NEWPID)
    finally:
        limits.set_dumpable(False)
        os.close(descriptor)


def end_first_process(pid: int) -> None:
    """End the sleeper of a box's namespace, after the box itself was reaped."""
    first = _first_processes.pop(pid, None)
    if first is not None:
        os.kill(first, signal.SIGKILL)
        os.waitpid(first, 0)


def _keep_one_capability() -> None:
    """The zygote's share: what forking into a pid namespace takes, and nothing that a program could inherit."""
    with contextlib.suppress(OSError):  # EINVAL after the last capability that this kernel has
        for capability in range(64):
            syscalls.prctl(PR_CAPBSET_DROP, capability)
    syscalls.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    syscalls.prctl(PR_SET_SECUREBITS, SECURE)
    _set_capabilities(1 << CAP_SYS_ADMIN)


def drop_capabilities() -> None:
    """Give up every capability (those of a box are its zygote's one)."""
    _set_capabilities(0)


def _set_capabilities(wanted: int) -> None:
    """Effective and permitted become `wanted` (all below bit 32), inheritable none."""
    header = struct.pack("=Ii", CAPABILITY_VERSION, 0)  # of this process
    syscalls.call("capset", header, struct.pack("=6I", wanted, wanted, 0, 0, 0, 0))
