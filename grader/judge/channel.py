"""The trusted end: start the zygote, order a box, exchange frames with it under a deadline for the whole exchange.

Both directions are non-blocking, so a box that neither reads nor writes cannot hold the judge. A budget counts the box's
own CPU seconds as the kernel tells the zygote, so a busy machine costs nobody a point; a box that uses none is stopped
after `IDLE_SECONDS`. Between `judge.student` and `box.zygote` on a submission's way.
"""

import contextlib
import fcntl
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.box import codec
from grader.box.codec import ProtocolError
from grader.box.zygote import CPU, END, ENDED, FORK
from grader.errors import GraderError

IDLE_SECONDS = 10.0  # a box that uses no CPU is asleep or deadlocked
MAX_INTERIM = 50_000  # replies before the last: one for each statement of a file
SLICE = 0.25  # seconds between two looks at the box's clock
SHORTEST = 0.005  # of them
IDLE_SHARE = 0.005  # of a slice: less CPU than this is none
AT_ONCE = 1 << 16  # bytes: most frames come in one piece
START_SECONDS = 120.0
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}
BOOT = (  # this very package, wherever it lies, and nothing else from its folder before the standard library
    "import sys; home = sys.argv.pop(); sys.path.insert(0, home); import grader; sys.path.append(sys.path.pop(0)); "
    "from grader.box.zygote import main; main(int(sys.argv[1]), sys.argv[2])"
)


class BoxDiedError(Exception):
    """The box ended before it answered; the text says how, by the kernel's word."""


class BoxTimedOutError(Exception):
    """The box used up its CPU seconds, or slept."""


class Zygote:
    """The process that boxes are forked from, and the only one that the judge trusts to tell the time."""

    def __init__(self, rung: str) -> None:
        self.rung = rung
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-s", "-P", "-B", "-c", BOOT, str(theirs.fileno()), rung, _package_home()],
                env=ENVIRONMENT, cwd="/", pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip
        self.control.settimeout(START_SECONDS)
        self._receive(16)

    def fork(self) -> tuple[int, int]:
        """A new box: the judge's ends (receive, send) of its two pipes."""
        (receive, theirs_out), (theirs_in, send) = os.pipe(), os.pipe()
        try:
            socket.send_fds(self.control, [FORK], [theirs_in, theirs_out])
            self._receive(1)
        except (OSError, GraderError):
            os.close(receive)
            os.close(send)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        return receive, send

    def cpu_seconds(self) -> float:
        """CPU time of the current box so far."""
        self.control.sendall(CPU)
        seconds: float = struct.unpack("<d", self._receive(8))[0]
        return seconds

    def end(self) -> tuple[int, float, int]:
        """Kill and reap the current box: wait status, CPU seconds, peak memory."""
        self.control.sendall(END)
        status, seconds, memory = ENDED.unpack(self._receive(ENDED.size))
        return status, seconds, memory

    def _receive(self, count: int) -> bytes:
        try:
            data = self.control.recv(count, socket.MSG_WAITALL)
        except OSError as error:
            raise GraderError(f"the zygote does not answer: {error}") from None
        if len(data) < count:
            raise GraderError(f"the zygote stopped: {self._last_words()}")
        return data

    def _last_words(self) -> str:
        self.process.kill()
        _, errors = self.process.communicate()
        lines = errors.decode(errors="replace").strip().splitlines()
        return " | ".join(line.strip() for line in lines[-4:]) or f"exit status {self.process.returncode}"

    def close(self) -> None:
        """End the zygote; with it goes every box."""
        self.control.close()
        if self.process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
        self.process.kill()
        self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()


def _package_home() -> str:
    return str(Path(__file__).resolve().parents[2])


class Box:
    """One sandboxed process with one student's code, and the frames that go to and fro."""

    def __init__(self, zygote: Zygote) -> None:
        self.zygote = zygote
        self.receive, self.send = zygote.fork()
        for descriptor in (self.receive, self.send):
            os.set_blocking(descriptor, False)
            _enlarge(descriptor)
        self.cpu_known = 0.0
        self.unread = bytearray()
        self.open = True

    def exchange(
        self,
        frame: bytes,
        seconds: float,
        resolve: Callable[[codec.Ref], Any] | None = None,
        interim: Callable[[Any], bool] | None = None,
    ) -> tuple[Any, float]:
        """Send a request, return the reply and the CPU seconds it took; `interim` swallows replies before the last."""
        if self.unread or (select.select([self.receive], [], [], 0)[0] and self._peek()):
            raise ProtocolError("an answer before the question")
        deadline = _Deadline(self, seconds)
        self._write(frame, deadline)
        for _ in range(MAX_INTERIM):
            reply = codec.unpack(self._read_frame(deadline), resolve)
            if interim is None or not interim(reply):
                return reply, deadline.used()
            deadline.look_at_times()  # a flood of interim replies never lets the pipe run dry
        raise ProtocolError("replies without end")  # cheap to send, dear to read: the judge's time is nobody's to waste

    def _peek(self) -> bool:
        """Bytes, rather than the end of the pipe, are waiting."""
        return bool(fcntl.ioctl(self.receive, FIONREAD, b"\0\0\0\0") != b"\0\0\0\0")

    def _write(self, frame: bytes, deadline: "_Deadline") -> None:
        view = memoryview(frame)
        while view:
            try:
                view = view[os.write(self.send, view) :]
            except BlockingIOError:
                deadline.wait([], [self.send])
            except BrokenPipeError:
                raise BoxDiedError(self.close()) from None

    def _read_frame(self, deadline: "_Deadline") -> bytes:
        self._read(codec.PREFIX.size, deadline)
        total = codec.PREFIX.size + sum(codec.lengths(bytes(self.unread[: codec.PREFIX.size])))
        self._read(total, deadline)
        frame = bytes(self.unread[:total])
        del self.unread[:total]
        return frame

    def _read(self, count: int, deadline: "_Deadline") -> None:
        """Until so many bytes are there."""
        while len(self.unread) < count:
            try:
                part = os.read(self.receive, min(max(count - len(self.unread), AT_ONCE), 1 << 20))
            except BlockingIOError:
                deadline.wait([self.receive], [])
                continue
            if not part:
                raise BoxDiedError(self.close())
            self.unread += part

    def cpu_seconds(self) -> float:
        """CPU time so far, read from outside."""
        self.cpu_known = self.zygote.cpu_seconds()
        return self.cpu_known

    def close(self) -> str:
        """Kill the box if it still lives; how it ended, in words."""
        if not self.open:
            return "it was stopped"
        self.open = False
        os.close(self.receive)
        os.close(self.send)
        status, _, _ = self.zygote.end()
        return _how_it_ended(status)


FIONREAD = 0x541B if sys.platform == "linux" else 0x4004667F


def _enlarge(descriptor: int) -> None:
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):  # an ordinary user's quota may be used up: slower, not wrong
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, 1 << 20)


def _how_it_ended(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGSYS:
            return "it was stopped for a system call that no exercise needs"
        return f"it crashed ({signal.Signals(number).name})"
    return f"it ended the program with exit code {os.WEXITSTATUS(status)}"


class _Deadline:
    """How long one exchange may still take, in the box's CPU seconds, and whether the box sleeps."""

    def __init__(self, box: Box, seconds: float) -> None:
        self.box = box
        self.seconds = seconds
        self.started = self.looked = time.monotonic()
        self.cpu_started = self.cpu_looked = box.cpu_known
        self.idle = 0.0

    def wait(self, readers: list[int], writers: list[int]) -> None:
        """Until a descriptor is ready; raises when the budget is used up."""
        patience = min(SLICE, self._least())
        if any(select.select(readers, writers, [], patience)[:2]) and time.monotonic() - self.looked < SLICE:
            return
        self._look()

    def _least(self) -> float:
        """Seconds before the budget can be used up: nothing is gained by looking earlier, nor lost by looking then."""
        return max(self.seconds - (self.cpu_looked - self.cpu_started) - (time.monotonic() - self.looked), SHORTEST)

    def look_at_times(self) -> None:
        """Look at the clock if that was long ago; raises when the budget is used up."""
        if time.monotonic() - self.looked >= SLICE:
            self._look()

    def _look(self) -> None:
        now, cpu = time.monotonic(), self.box.cpu_seconds()
        slice_seconds = min(now - self.looked, 2 * SLICE)  # a suspended machine is not a sleeping box
        if cpu - self.cpu_looked < IDLE_SHARE * slice_seconds:
            self.idle += slice_seconds
        self.looked, self.cpu_looked = now, cpu
        if min(cpu - self.cpu_started, now - self.started) >= self.seconds:
            raise BoxTimedOutError(f"it used more than {self.seconds:.3g} s of CPU time")
        if self.idle >= IDLE_SECONDS:
            raise BoxTimedOutError(f"it did nothing for {IDLE_SECONDS:.3g} s")

    def used(self) -> float:
        """CPU seconds of this exchange; one too short to matter is not looked up."""
        wall = time.monotonic() - self.started
        if wall < SLICE / 5:
            return 0.0
        return min(self.box.cpu_seconds() - self.cpu_started, wall)
