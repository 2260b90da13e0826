"""System calls by name without a binding: the numbers of two machine types, `syscall` and `prctl` through ctypes.

Everything the sandbox asks of Linux goes through `call` and `prctl`; the seccomp filter takes its numbers from
`numbers`. A machine type without a table offers the rung `process` only: a wrong number would be worse than none.
Below every other module of the sandbox; no submission is near when these run, but for the last steps of
`ladder.confine`.
"""

import ctypes
import functools
import os
import platform
import signal
import struct
import sys
from collections.abc import Mapping
from types import MappingProxyType

X86_64 = """
read 0 write 1 close 3 fstat 5 poll 7 lseek 8 mmap 9 mprotect 10 munmap 11 brk 12 rt_sigaction 13 rt_sigprocmask 14
rt_sigreturn 15 ioctl 16 readv 19 writev 20 select 23 sched_yield 24 mremap 25 madvise 28 nanosleep 35 getpid 39
socket 41 clone 56 exit 60 kill 62 fcntl 72 getcwd 79 gettimeofday 96 getrlimit 97 getrusage 98 sysinfo 99 times 100
ptrace 101 getuid 102 getgid 104 geteuid 107 getegid 108 getppid 110 capset 126 sigaltstack 131 personality 135
modify_ldt 154 pivot_root 155 prctl 157 chroot 161 mount 165 umount2 166 swapon 167 swapoff 168 reboot 169
sethostname 170 iopl 172 ioperm 173 init_module 175 delete_module 176 gettid 186 time 201 futex 202
sched_getaffinity 204 restart_syscall 219 clock_gettime 228 clock_getres 229 clock_nanosleep 230 exit_group 231
tgkill 234 kexec_load 246 add_key 248 request_key 249 keyctl 250 pselect6 270 ppoll 271 unshare 272
set_robust_list 273 perf_event_open 298 fanotify_init 300 prlimit64 302 name_to_handle_at 303 open_by_handle_at 304
setns 308 process_vm_readv 310 process_vm_writev 311 kcmp 312 finit_module 313 seccomp 317 getrandom 318
kexec_file_load 320 bpf 321 userfaultfd 323 rseq 334 io_uring_setup 425 io_uring_enter 426 io_uring_register 427
open_tree 428 move_mount 429 fsopen 430 fsconfig 431 fsmount 432 fspick 433 pidfd_open 434 clone3 435 pidfd_getfd 438
process_madvise 440 mount_setattr 442 landlock_create_ruleset 444 landlock_add_rule 445 landlock_restrict_self 446
"""

# The kernel's generic table, without the calls that younger machines never had (poll, select, time, iopl, ...).
AARCH64 = """
getcwd 17 fcntl 25 ioctl 29 umount2 39 mount 40 pivot_root 41 chroot 51 close 57 lseek 62 read 63 write 64 readv 65
writev 66 pselect6 72 ppoll 73 fstat 80 capset 91 personality 92 exit 93 exit_group 94 unshare 97 futex 98
set_robust_list 99 nanosleep 101 kexec_load 104 init_module 105 delete_module 106 clock_gettime 113 clock_getres 114
clock_nanosleep 115 ptrace 117 sched_getaffinity 123 sched_yield 124 restart_syscall 128 kill 129 tgkill 131
sigaltstack 132 rt_sigaction 134 rt_sigprocmask 135 rt_sigreturn 139 reboot 142 times 153 sethostname 161
getrlimit 163 getrusage 165 prctl 167 gettimeofday 169 getpid 172 getppid 173 getuid 174 geteuid 175 getgid 176
getegid 177 gettid 178 sysinfo 179 socket 198 brk 214 munmap 215 mremap 216 add_key 217 request_key 218 keyctl 219
clone 220 mmap 222 swapon 224 swapoff 225 mprotect 226 madvise 233 perf_event_open 241 prlimit64 261
fanotify_init 262 name_to_handle_at 264 open_by_handle_at 265 setns 268 process_vm_readv 270 process_vm_writev 271
kcmp 272 finit_module 273 seccomp 277 getrandom 278 bpf 280 userfaultfd 282 rseq 293 kexec_file_load 294
io_uring_setup 425 io_uring_enter 426 io_uring_register 427 open_tree 428 move_mount 429 fsopen 430 fsconfig 431
fsmount 432 fspick 433 pidfd_open 434 clone3 435 pidfd_getfd 438 process_madvise 440 mount_setattr 442
landlock_create_ruleset 444 landlock_add_rule 445 landlock_restrict_self 446
"""

SHARED = 0x100 | 0x400  # CLONE_VM, CLONE_FILES


class UnsupportedError(Exception):
    """This system is not Linux, or its machine type has no table here."""


def _table(text: str) -> Mapping[str, int]:
    words = text.split()
    return MappingProxyType(dict(zip(words[::2], map(int, words[1::2]), strict=True)))


NUMBERS: Mapping[str, Mapping[str, int]] = {"x86_64": _table(X86_64), "aarch64": _table(AARCH64)}


@functools.cache
def machine() -> str:
    """The machine type whose calls this process makes; UnsupportedError where no table is."""
    if sys.platform != "linux":
        raise UnsupportedError(f"{sys.platform} is not Linux")
    name = platform.machine()
    if name not in NUMBERS or struct.calcsize("P") != 8:  # a 32-bit Python on a 64-bit kernel makes other calls
        raise UnsupportedError(f"no table of system calls for {8 * struct.calcsize('P')}-bit {name}")
    return name


def numbers(name: str | None = None) -> Mapping[str, int]:
    """System call numbers by name, of the given machine type or of this machine."""
    return NUMBERS[name or machine()]


@functools.cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc


def _checked(result: int, what: str) -> int:
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)
    return result


def call(name: str, *arguments: int | bytes | None) -> int:
    """Make one system call; OSError with its errno when the kernel refuses. Integers travel as 64-bit words."""
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    return _checked(_libc().syscall(ctypes.c_long(numbers()[name]), *words), name)


def sleeping_child(stack_top: int, flags: int) -> int:
    """Start a process that shares this one's memory and sleeps for good, in libc's `pause` on a stack of its own.

    It costs a fraction of a fork, since no page is copied; it never runs a line of Python. It shares the table of
    descriptors, too: a pipe that is closed here has no other end left open there. Its pid.
    """
    libc = _libc()
    pause = ctypes.cast(libc.pause, ctypes.c_void_p)
    flags |= SHARED | signal.SIGCHLD
    return _checked(libc.clone(pause, ctypes.c_void_p(stack_top), ctypes.c_int(flags), None), "clone")


def prctl(option: int, *arguments: int) -> int:
    """Libc's `prctl`, which needs no number and so works on every Linux machine type."""
    if sys.platform != "linux":
        raise UnsupportedError(f"{sys.platform} has no prctl")
    padded = (*arguments, 0, 0, 0, 0)[:4]
    words = [ctypes.c_ulong(word) for word in padded]
    return _checked(_libc().prctl(ctypes.c_int(option), *words), f"prctl({option})")
