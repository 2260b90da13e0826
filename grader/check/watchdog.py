"""A time limit that works on every system: a thread interrupts the main thread as Ctrl-C would.

Python code that loops is stopped at its next step. What is lost in one long call of a library is stopped when that call
returns: more is not possible from inside one's own process. Used by `check.running` and `check.own`.
"""

import _thread
import threading

LIMIT = 10.0  # seconds of a clock on the wall, for one public check or for loading the file
AGAIN = 0.5  # seconds until a program that swallowed the interruption is interrupted again


class StoppedError(Exception):
    """The person at the keyboard pressed Ctrl-C; the text says what was running."""


class Watchdog:
    """`with Watchdog(LIMIT) as dog: ...`; `dog.fired` tells a time limit from a Ctrl-C."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.fired = seconds, False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def __enter__(self) -> "Watchdog":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _wait(self) -> None:
        pause = self.seconds
        while not self._over.wait(pause):
            self.fired, pause = True, AGAIN
            _thread.interrupt_main()
