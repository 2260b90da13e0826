"""Seccomp: a filter in the kernel that lets a box make the system calls below and no other, for good.

The list is what CPython and numpy need once every module is loaded: memory, threads, clocks, the box's own pipes. No
call takes a path, so there is no file, no program and no socket to reach. What is not listed fails with EPERM, as
careless code expects; what no innocent program does kills the box, and the judge sees SIGSYS. Assembled once in the
zygote (`assemble`), installed in each box (`install`): the last lock before the first byte of a submission.
"""

import ctypes
import errno
import itertools
import os
import struct
from collections.abc import Sequence

from grader.box import bpf, syscalls

# Call -> why a box may make it. Calls that depend on their arguments are in `_conditional`.
ALLOWED = {
    "read": "requests arrive on a pipe",
    "write": "answers leave on a pipe",
    "readv": "musl's stdio reads with it; only open descriptors",
    "writev": "musl's stdio writes with it; only open descriptors",
    "close": "only its own descriptors",
    "lseek": "Python asks whether a descriptor can seek; pipes cannot",
    "fstat": "Python asks what an open descriptor is",
    "poll": "waiting for its own pipes",
    "ppoll": "waiting for its own pipes",
    "select": "waiting for its own pipes",
    "pselect6": "waiting for its own pipes",
    "munmap": "giving memory back",
    "mremap": "realloc of large arrays",
    "madvise": "malloc and numpy advise on their own memory",
    "brk": "the heap of small objects",
    "futex": "locks, the interpreter's own among them",
    "set_robust_list": "start of a thread",
    "rseq": "start of a thread",
    "sched_yield": "OpenBLAS and locks that spin",
    "nanosleep": "time.sleep of other C libraries",
    "gettimeofday": "clocks, where the kernel's page for them is off",
    "time": "clocks, where the kernel's page for them is off",
    "times": "os.times: its own CPU time",
    "getrusage": "resource.getrusage: its own use",
    "getrlimit": "reading its own limits",
    "sysinfo": "glibc's qsort asks how much memory there is",
    "getpid": "its own number (2 on the rung `full`)",
    "gettid": "thread identifiers",
    "getppid": "its parent's number (0 on the rung `full`)",
    "getuid": "its own user",
    "geteuid": "its own user",
    "getgid": "its own group",
    "getegid": "its own group",
    "getcwd": "os.path.abspath; the answer is / and cannot change",
    "rt_sigaction": "its own signal handlers",
    "rt_sigprocmask": "start and end of a thread",
    "rt_sigreturn": "return from a signal handler",
    "sigaltstack": "faulthandler reports a crash on a stack of its own",
    "restart_syscall": "the kernel continues a sleep after a stop",
    "getrandom": "seeds of random generators",
    "exit": "end of a thread",
    "exit_group": "end of the box",
}

# What no innocent program does: an attempt to leave the box, answered by its end.
DEADLY = {
    "other processes' memory and descriptors": (
        *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd", "kcmp"),
    ),
    "other namespaces, roots and mounts": (
        *("unshare", "setns", "chroot", "pivot_root", "mount", "umount2", "move_mount", "mount_setattr"),
        *("open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "open_by_handle_at", "name_to_handle_at"),
    ),
    "parts of the kernel that holes were found in": (
        *("bpf", "perf_event_open", "io_uring_setup", "io_uring_enter", "io_uring_register", "userfaultfd"),
        *("fanotify_init", "keyctl", "add_key", "request_key", "personality", "modify_ldt"),
    ),
    "the machine itself": (
        *("kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot"),
        *("swapon", "swapoff", "iopl", "ioperm"),
    ),
}

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_CALLS = 0x40000000  # x86-64's second set of numbers for the same calls; no other machine uses numbers so high
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2

THREAD = 0x00000100 | 0x00010000  # CLONE_VM, CLONE_THREAD: same memory, same process
NAMESPACES = 0x7E020000  # every CLONE_NEW* that `clone` knows
DUPLICATE_OR_FLAGS = (0, 1, 2, 3, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC
CLOSE_ON_EXEC = (0x5450, 0x5451)  # FIONCLEX, FIOCLEX
THREAD_NAMES = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA
PROT_EXEC = 4
MAP_HUGETLB = 0x40000  # pages of a pool that the whole machine shares
CLOCKS = 12  # number of named clocks; above them are the CPU clocks of other processes


def _conditional() -> dict[str, list[bpf.Instruction]]:
    """Call -> the code that decides by its arguments, and why."""
    refuse = bpf.fail(errno.EPERM)
    return {
        # Memory, but never newly executable: all code is loaded, and what a student writes into memory is data.
        "mmap": bpf.without_bits(((2, PROT_EXEC), (3, MAP_HUGETLB)), refuse),
        "mprotect": bpf.without_bits(((2, PROT_EXEC),), refuse),
        # A thread in this process; never a process of its own, never a new namespace.
        "clone": bpf.with_bits(0, THREAD | NAMESPACES, THREAD, refuse),
        # Its flags lie in memory, where no filter sees them: glibc takes ENOSYS as "use clone".
        "clone3": bpf.fail(errno.ENOSYS),
        # Close-on-exec and duplicates; F_SETOWN and F_SETSIG could send any signal to a process of the same user.
        "fcntl": bpf.one_of(1, DUPLICATE_OR_FLAGS, refuse),
        # ENOTTY is the honest answer to "are you a terminal?"; terminals' injection calls are refused with it.
        "ioctl": bpf.one_of(1, CLOSE_ON_EXEC, bpf.fail(errno.ENOTTY)),
        "prctl": bpf.one_of(0, THREAD_NAMES, refuse),
        # Reading its own limits (process 0, no new limits); both halves of the pointer count.
        "prlimit64": bpf.all_zero(((0, 0), (2, 0), (2, 1)), refuse),
        "sched_getaffinity": bpf.all_zero(((0, 0),), refuse),  # os.cpu_count, of this process
        "clock_gettime": bpf.below(0, CLOCKS, refuse),
        "clock_getres": bpf.below(0, CLOCKS, refuse),
        "clock_nanosleep": bpf.below(0, CLOCKS, refuse),  # time.sleep
        # abort, raise: signals to itself only. OWN_PID is filled in for each box.
        "kill": bpf.one_of(0, (bpf.OWN_PID,), refuse),
        "tgkill": bpf.one_of(0, (bpf.OWN_PID,), refuse),
    }


class Filter:
    """An assembled filter, laid out for the kernel here so that a box only fills in its pid and installs it."""

    def __init__(self, program: Sequence[bpf.Instruction]) -> None:
        self.code = ctypes.create_string_buffer(b"".join(bpf.pack(step) for step in program), len(program) * bpf.SIZE)
        self.own_pid = bpf.places_of_own_pid(program)
        header = struct.pack("@HP", len(program), ctypes.addressof(self.code))  # struct sock_fprog
        self.header = ctypes.create_string_buffer(header, len(header))

    def install(self) -> None:
        """Put this process, which must have one thread and no-new-privileges, under the filter for good."""
        for offset in self.own_pid:
            struct.pack_into("=I", self.code, offset, os.getpid())
        syscalls.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(self.header))


def assemble(machine: str | None = None) -> Filter:
    """The filter for one machine type (this one, unless named); calls that it does not have fall away."""
    machine = machine or syscalls.machine()
    numbers = syscalls.numbers(machine)
    deadly = itertools.chain.from_iterable(DEADLY.values())
    program = [
        *bpf.load(bpf.ARCHITECTURE),
        *bpf.unless_equal(ARCHITECTURES[machine], bpf.KILL),  # 32-bit calls have other numbers
        *bpf.load(bpf.NUMBER),
        *bpf.if_at_least(X32_CALLS, bpf.KILL),
        *bpf.if_any([numbers[name] for name in ALLOWED if name in numbers], bpf.ALLOW),
        *bpf.if_any([numbers[name] for name in deadly if name in numbers], bpf.KILL),
    ]
    for name, decision in _conditional().items():
        program += bpf.if_equal(numbers[name], decision)
    program += bpf.fail(errno.EPERM)
    return Filter(program)
