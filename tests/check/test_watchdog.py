"""The time limit at home: it ends what never ends, whatever started the program, and counts the clock that it was given."""

import signal
import time

import pytest

from grader.check.watchdog import Watchdog


def _loop() -> None:
    while True:
        time.sleep(0)


@pytest.mark.parametrize("before", [signal.SIG_IGN, signal.SIG_DFL, signal.default_int_handler])
def test_an_endless_loop_is_stopped_in_a_program_that_was_started_to_ignore_interruptions(before: object) -> None:
    dog, ours = Watchdog(0.05), signal.signal(signal.SIGINT, before)  # type: ignore[arg-type]
    try:
        with pytest.raises(KeyboardInterrupt), dog:
            _loop()
        assert dog.fired
        assert signal.getsignal(signal.SIGINT) == before
    finally:
        signal.signal(signal.SIGINT, ours)


def test_what_waits_for_a_busy_machine_is_not_stopped_where_seconds_of_cpu_count() -> None:
    with Watchdog(0.05, time.process_time) as dog:
        time.sleep(0.2)
    assert not dog.fired
