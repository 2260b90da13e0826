"""The filter: what a box may do, what fails, what ends it; for both machine types, and in the kernel of this one."""

import errno
import platform
import re
import signal
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.box import bpf, seccomp, syscalls

KILLED = -signal.SIGSYS
HEADERS = {  # of Debian's linux-libc-dev; aarch64 takes its numbers from the generic table
    "x86_64": (Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"), Path("/usr/include/asm/unistd_64.h")),
    "aarch64": (Path("/usr/include/asm-generic/unistd.h"), Path("/usr/aarch64-linux-gnu/include/asm-generic/unistd.h")),
}
LEGACY = {"poll", "select", "time", "modify_ldt", "iopl", "ioperm"}  # calls that x86-64 has and aarch64 never had
CONDITIONAL = set(seccomp._conditional())
DEADLY = {name for names in seccomp.DEADLY.values() for name in names}
ALLOW, KILL = bpf.VERDICT_ALLOW, bpf.VERDICT_KILL_PROCESS
EPERM, ENOSYS, ENOTTY = (bpf.VERDICT_ERRNO | number for number in (errno.EPERM, errno.ENOSYS, errno.ENOTTY))


def header_numbers(machine: str) -> dict[str, int]:
    header = next((path for path in HEADERS[machine] if path.exists()), None)
    if header is None:
        pytest.skip(f"no kernel header for {machine}: install linux-libc-dev")
    defined = dict(re.findall(r"#define\s+(__NR\w+)\s+(\w+)", header.read_text()))
    numbers = {}
    for name, value in defined.items():
        while value in defined:  # __NR_mmap is __NR3264_mmap is 222
            value = defined[value]
        if name.startswith("__NR_") and value.isdigit():
            numbers[name[5:]] = int(value)
    return numbers


def verdict(machine: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """What the filter says about a call, by interpreting it as the kernel does."""
    architecture = seccomp.ARCHITECTURES[machine] if architecture is None else architecture
    words = [word % (1 << 64) for word in (*arguments, *[0] * 6)][:6]
    record = struct.pack("=iIQ6Q", number, architecture, 0, *words)
    steps = list(struct.iter_unpack("=HBBI", seccomp.assemble(machine).code.raw))
    loaded, position = 0, 0
    while True:
        code, if_true, if_false, value = steps[position]
        position += 1
        if code == bpf.LOAD_WORD:
            (loaded,) = struct.unpack_from("=I", record, value)
        elif code == bpf.AND:
            loaded &= value
        elif code == bpf.RETURN:
            return int(value)
        else:
            tests = {bpf.JUMP_IF_EQUAL: loaded == value, bpf.JUMP_IF_AT_LEAST: loaded >= value}
            position += if_true if tests.get(code, bool(loaded & value)) else if_false


@pytest.mark.parametrize("machine", syscalls.NUMBERS)
def test_the_numbers_are_those_of_the_kernels_headers(machine: str) -> None:
    numbers = header_numbers(machine)

    wrong = {name: number for name, number in syscalls.numbers(machine).items() if numbers.get(name) != number}

    assert wrong == {}


@pytest.mark.parametrize("machine", syscalls.NUMBERS)
def test_every_call_of_the_policy_has_a_number_but_those_that_the_machine_never_had(machine: str) -> None:
    missing = (set(seccomp.ALLOWED) | CONDITIONAL | DEADLY) - syscalls.numbers(machine).keys()

    assert missing == (LEGACY if machine == "aarch64" else set())


def test_every_call_is_decided_once_and_every_allowed_one_has_a_reason() -> None:
    assert not set(seccomp.ALLOWED) & DEADLY
    assert not CONDITIONAL & (DEADLY | set(seccomp.ALLOWED))
    assert all(len(reason.split()) > 1 for reason in seccomp.ALLOWED.values())


def test_no_allowed_call_takes_a_path() -> None:
    takes_path = re.compile(r"open|stat(?!$)|link|access|dir$|mk|mount|root|exec|rename|chmod|chown|xattr|utime")

    assert [name for name in (*seccomp.ALLOWED, *CONDITIONAL) if takes_path.search(name) and name != "fstat"] == []


@pytest.mark.parametrize("machine", syscalls.NUMBERS)
def test_calls_get_the_verdict_of_the_policy(machine: str) -> None:
    numbers = {name: number for name, number in syscalls.numbers(machine).items() if name not in CONDITIONAL}
    expected = {name: ALLOW if name in seccomp.ALLOWED else KILL if name in DEADLY else EPERM for name in numbers}

    assert {name: verdict(machine, number) for name, number in numbers.items()} == expected


@pytest.mark.parametrize("machine", syscalls.NUMBERS)
def test_a_call_that_is_not_listed_fails(machine: str) -> None:
    listed = set(syscalls.numbers(machine).values())

    assert {verdict(machine, number) for number in range(1024) if number not in listed} == {EPERM}


@pytest.mark.parametrize("machine", syscalls.NUMBERS)
def test_calls_of_another_instruction_set_end_the_box(machine: str) -> None:
    for foreign in (0x40000003, 0xC000003E ^ 1, 0):  # 32-bit x86, nothing, nothing
        assert verdict(machine, 0, architecture=foreign) == KILL
    assert verdict(machine, 0x40000000) == KILL
    assert verdict(machine, -1) == KILL


THREAD_OF_GLIBC = 0x3D0F00
HIGH_HALF = 1 << 32
BY_ARGUMENTS = [
    ("clone", (THREAD_OF_GLIBC,), ALLOW),
    ("clone", (signal.SIGCHLD,), EPERM),  # fork
    ("clone", (0x4111,), EPERM),  # vfork, posix_spawn: CLONE_VM, CLONE_VFORK
    ("clone", (THREAD_OF_GLIBC | 0x10000000,), EPERM),  # CLONE_NEWUSER
    ("clone", (THREAD_OF_GLIBC | 0x20000,), EPERM),  # CLONE_NEWNS
    ("clone3", (0, 88), ENOSYS),
    ("mmap", (0, 4096, 3, 0x22), ALLOW),
    ("mmap", (0, 4096, 7, 0x22), EPERM),
    ("mmap", (0, 4096, 3, 0x40022), EPERM),  # MAP_HUGETLB
    ("mprotect", (0, 4096, 1), ALLOW),
    ("mprotect", (0, 4096, 5), EPERM),
    ("fcntl", (0, 2, 1), ALLOW),  # F_SETFD
    ("fcntl", (0, 8, 1), EPERM),  # F_SETOWN
    ("fcntl", (0, 10, 9), EPERM),  # F_SETSIG
    ("fcntl", (0, 4, 0x2000), EPERM),  # F_SETFL, O_ASYNC
    ("ioctl", (0, 0x5451), ALLOW),  # FIOCLEX
    ("ioctl", (0, 0x5401), ENOTTY),  # TCGETS
    ("ioctl", (0, 0x5412), ENOTTY),  # TIOCSTI
    ("ioctl", (0, 0x8901), ENOTTY),  # FIOSETOWN
    ("prctl", (15, 0), ALLOW),  # PR_SET_NAME
    ("prctl", (4, 1), EPERM),  # PR_SET_DUMPABLE
    ("prctl", (1, 0), EPERM),  # PR_SET_PDEATHSIG
    ("prctl", (22, 2), EPERM),  # PR_SET_SECCOMP
    ("prlimit64", (0, 7, 0, 1), ALLOW),
    ("prlimit64", (0, 7, 1, 0), EPERM),
    ("prlimit64", (0, 7, HIGH_HALF, 0), EPERM),
    ("prlimit64", (1, 7, 0, 1), EPERM),  # another process's limits
    ("sched_getaffinity", (0, 8, 1), ALLOW),
    ("sched_getaffinity", (1, 8, 1), EPERM),
    *[(clock, (identifier, 0), ALLOW) for clock in ("clock_gettime", "clock_getres") for identifier in (0, 1, 2, 3)],
    ("clock_gettime", (~1 << 3 | 2, 0), EPERM),  # the CPU clock of process 1
    ("clock_nanosleep", (1, 0), ALLOW),
    ("kill", (0, 9), EPERM),
    ("kill", (1, 9), EPERM),
    ("tgkill", (1, 1, 9), EPERM),
]


@pytest.mark.parametrize("machine", syscalls.NUMBERS)
@pytest.mark.parametrize(("name", "arguments", "expected"), BY_ARGUMENTS)
def test_arguments_decide(machine: str, name: str, arguments: tuple[int, ...], expected: int) -> None:
    assert verdict(machine, syscalls.numbers(machine)[name], *arguments) == expected


# From here on the kernel speaks: a box under the filter alone, without Landlock and namespaces.

ALONE = {"rung": "filtered", "layers": ["seccomp"]}

WORKLOAD = """
import threading, traceback
generator = np.random.default_rng(7)
matrix = generator.normal(size=(120, 120))
found = [float(np.linalg.norm(matrix @ np.linalg.inv(matrix) - np.eye(120)) < 1e-6)]
found.append(float(np.linalg.svd(matrix)[1].max() > 1))
found.append(float(np.allclose(np.fft.ifft(np.fft.fft(matrix)), matrix)))
found.append(float(len(np.array2string(matrix)) > 100))
found.append(float((np.sort(generator.permutation(300_000)) == np.arange(300_000)).all()))
found.append(float(np.zeros((2000, 2000)).sum() == 0))
threads = [threading.Thread(target=lambda: found.append(float(np.linalg.det(np.eye(9))))) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
started = time.monotonic()
time.sleep(0.01)
found.append(float(time.monotonic() > started and time.process_time() > 0 and time.time() > 1e9))
print("to standard output", flush=True)
try:
    1 / 0
except ZeroDivisionError:
    found.append(float("ZeroDivisionError" in traceback.format_exc()))
found.append(float(os.getcwd() == "/" and len(os.urandom(4)) == 4 and os.cpu_count() > 0))
say(found)
"""
PRELOAD = "import numpy as np, traceback\nnp.linalg.inv(np.eye(2)), np.fft.fft([1.0]), np.random.default_rng(0)\n"


@pytest.mark.usefixtures("needs_filtered")
def test_numpy_threads_clocks_and_printing_work_under_the_filter_alone(in_a_box: Any) -> None:
    life = in_a_box(**ALONE, lines=WORKLOAD, before=PRELOAD)

    assert life.said == [[1.0] * 17]
    assert life.code == 0


INNOCENT = {
    "open": "os.open('/etc/passwd', os.O_RDONLY)",
    "stat": "os.stat('/')",
    "listdir": "os.listdir('/')",
    "chdir": "os.chdir('/tmp')",
    "mkdir": "os.mkdir('/tmp/canary')",
    "unlink": "os.unlink('/tmp/canary')",
    "symlink": "os.symlink('/', '/tmp/canary')",
    "mkfifo": "os.mkfifo('/tmp/canary')",
    "chmod": "os.chmod('/tmp', 0)",
    "utime": "os.utime('/tmp')",
    "fork": "os.fork()",
    "exec": "os.execv('/bin/true', ['true'])",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "socket": "socket.socket()",
    "socketpair": "socket.socketpair()",
    "unix socket": "socket.socket(socket.AF_UNIX)",
    "kill everybody": "os.kill(-1, 0)",
    "kill own group": "os.kill(0, 0)",
    "kill the parent": "os.kill(os.getppid(), 0)",
    "kill by descriptor": "os.pidfd_open(os.getppid())",
    "setuid": "os.setuid(0)",
    "setsid": "os.setsid()",
    "memfd": "os.memfd_create('x')",
    "pipe": "os.pipe()",
    "dup2": "os.dup2(1, 9)",
    "nice": "os.setpriority(os.PRIO_PROCESS, 0, -5)",
    "affinity": "os.sched_setaffinity(0, {0})",
    "clock": "time.clock_settime(time.CLOCK_REALTIME, 0)",
    "another filter": "call('seccomp', 0, 0, 0)",
    "landlock": "call('landlock_create_ruleset', None, 0, 1)",
    "hostname": "call('sethostname', b'x', 1)",
}


@pytest.mark.usefixtures("needs_filtered")
def test_what_careless_code_tries_fails_and_the_box_lives_on(in_a_box: Any) -> None:
    lines = "\n".join(f"say([{name!r}, attempt(lambda: {code})])" for name, code in INNOCENT.items())

    life = in_a_box(**ALONE, lines=lines)

    assert dict(life.said) == dict.fromkeys(INNOCENT, "EPERM")
    assert life.code == 0


@pytest.mark.usefixtures("needs_filtered")
@pytest.mark.parametrize("name", ["ptrace", "process_vm_readv", "unshare", "setns", "mount", "bpf", "io_uring_setup",
                                  "userfaultfd", "keyctl", "open_by_handle_at", "perf_event_open"])  # fmt: skip
def test_an_attempt_to_leave_ends_the_box(in_a_box: Any, name: str) -> None:
    life = in_a_box(**ALONE, lines=f"say(1)\ncall({name!r}, 0, 0, 0, 0, 0)\nsay(2)")

    assert (life.said, life.code) == ([1], KILLED)


@pytest.mark.usefixtures("needs_filtered")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="32-bit and x32 calls are x86-64's")
@pytest.mark.parametrize(
    "machine_code",
    [b"\xb8\x14\x00\x00\x00\xcd\x80\xc3", b"\xb8\x27\x00\x00\x40\x0f\x05\xc3"],
    ids=["int 0x80 (getpid of 32-bit x86)", "getpid of x32"],
)
def test_the_other_doors_of_the_processor_are_closed(in_a_box: Any, machine_code: bytes) -> None:
    made_before_the_filter = f"""
import ctypes, mmap
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write({machine_code!r})
enter = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
"""
    life = in_a_box(**ALONE, before=made_before_the_filter, lines="say(1)\nenter()\nsay(2)")

    assert (life.said, life.code) == ([1], KILLED)


@pytest.mark.usefixtures("needs_filtered")
def test_memory_cannot_be_made_executable(in_a_box: Any) -> None:
    lines = """
import mmap
say(attempt(lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)))
say(attempt(lambda: mmap.mmap(-1, 4096)))
"""
    assert in_a_box(**ALONE, before="import mmap", lines=lines).said == ["EPERM", "done"]


@pytest.mark.usefixtures("needs_filtered")
@pytest.mark.parametrize(("lines", "code"), [("os.abort()", -signal.SIGABRT), ("os.kill(os.getpid(), 9)", -9)])
def test_a_box_may_end_itself_and_only_itself(in_a_box: Any, lines: str, code: int) -> None:
    assert in_a_box(**ALONE, lines=lines).code == code


@pytest.mark.usefixtures("needs_filtered")
def test_an_open_descriptor_cannot_be_told_to_signal_another_process(in_a_box: Any) -> None:
    lines = "import fcntl\nsay(attempt(lambda: fcntl.fcntl(kept, fcntl.F_SETOWN, os.getppid())))"

    assert in_a_box(**ALONE, before="import fcntl", lines=lines).said == ["EPERM"]


@pytest.mark.usefixtures("needs_filtered")
def test_limits_can_be_read_but_not_raised(in_a_box: Any) -> None:
    lines = """
import resource
soft, hard = resource.getrlimit(resource.RLIMIT_AS)
say(soft > 0)
say(attempt(lambda: resource.prlimit(os.getppid(), resource.RLIMIT_AS)))
try:
    resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))
except ValueError:  # Python's word for EPERM here
    say("refused")
"""
    assert in_a_box(**ALONE, before="import resource", lines=lines).said == [True, "EPERM", "refused"]


def test_a_machine_without_a_table_is_unsupported(monkeypatch: pytest.MonkeyPatch) -> None:
    syscalls.machine.cache_clear()
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.setattr(sys, "platform", "linux")
    try:
        with pytest.raises(syscalls.UnsupportedError, match="64-bit riscv64"):
            seccomp.assemble()
    finally:
        syscalls.machine.cache_clear()
