"""A time limit that works on every system: a thread interrupts the main thread as Ctrl-C would.

Python code that loops is stopped at its next step. What is lost in one long call of a library is stopped when that call
returns: more is not possible from inside one's own process. Used by `check.running` and `check.own`.
"""

import _thread
import contextlib
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

LIMIT = 10.0  # seconds of a clock on the wall, for one public check or for loading the file
AGAIN = 0.5  # seconds until a program that swallowed the interruption is interrupted again
SHORTEST = 0.05  # seconds between two looks at a clock


class StoppedError(Exception):
    """The person at the keyboard pressed Ctrl-C; the text says what was running."""


class Watchdog:
    """`with Watchdog(LIMIT) as dog: ...`; `dog.fired` tells a time limit from a Ctrl-C; `clock` is the one that counts."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds, self.clock, self.fired = seconds, clock, False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def __enter__(self) -> "Watchdog":
        self._before = signal.getsignal(signal.SIGINT)
        if self._before in (
            signal.SIG_IGN,
            signal.SIG_DFL,
        ):  # a program in the background: Python would not be interrupted
            self._handle(signal.default_int_handler)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._handle(self._before)

    def _handle(self, handler: Any) -> None:
        with contextlib.suppress(ValueError, TypeError):  # only the main thread may; not every handler is Python's
            signal.signal(signal.SIGINT, handler)

    def _wait(self) -> None:
        pause, end = self.seconds, self.clock() + self.seconds
        while not self._over.wait(pause):
            left = end - self.clock()
            if left > 0:  # the machine is busy with others
                pause = max(left, SHORTEST)
                continue
            self.fired, pause = True, AGAIN
            _thread.interrupt_main()
