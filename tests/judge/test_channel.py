"""The channel: both directions have one deadline, and neither side can hold the other."""

from collections.abc import Iterator

import numpy as np
import pytest

from grader.box import ladder
from grader.box.codec import ProtocolError, pack
from grader.judge import channel
from grader.judge.channel import Box, BoxDiedError, BoxTimedOutError, Zygote

TEN_MB = "x" * (3 << 20)  # text is bounded; arrays carry the rest


@pytest.fixture(scope="module", params=ladder.RUNGS)
def zygote(request: pytest.FixtureRequest) -> Iterator[Zygote]:
    lacking = ladder.probe(request.param)
    if lacking:
        pytest.skip(f"this machine does not offer `{request.param}`: {'; '.join(map(str, lacking))}")
    found = Zygote(request.param)
    yield found
    found.close()


@pytest.fixture
def box(zygote: Zygote) -> Iterator[Box]:
    found = Box(zygote)
    yield found
    found.close()


def load(box: Box, source: str) -> None:
    request = {"op": "load", "name": "work", "cells": [source], "given": {}, "stops": [], "seed": 1}
    box.exchange(pack(request), 10, interim=lambda reply: isinstance(reply, dict) and "at" in reply)


def call(box: Box, seconds: float = 10, *arguments: object) -> object:
    request = {"op": "call", "on": None, "name": "f", "args": list(arguments), "kwargs": {}}
    reply, _ = box.exchange(pack(request), seconds)
    return reply.get("ok", reply) if isinstance(reply, dict) else reply


def test_both_sides_write_ten_megabytes_at_once(box: Box) -> None:
    load(box, "import os, numpy as np\ndef f(x):\n    return np.ones(1_300_000) + x.sum()")
    answer = call(box, 30, np.zeros(1_300_000))
    assert getattr(answer, "shape", None) == (1_300_000,)


WRITE_FIRST = """
import os, sys
serve = sys.modules["grader.box.serve"]
honest = serve.read_frame
def f(x):
    def writes_first(receive):
        begun = os.read(receive, 1)  # the judge has begun its question
        os.write(send, serve.PREFIX.pack(0, 8 << 20) + bytes(8 << 20))  # more than a pipe holds: it waits for a reader
        return honest(receive)
    send = server().send
    serve.read_frame = writes_first
    return x
def server():
    import gc
    return next(found for found in gc.get_objects() if type(found).__name__ == "BoxServer")
"""


def test_a_box_that_writes_before_it_reads_does_not_hold_the_judge(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both wait for the other to read: the box does nothing, and is stopped for that."""
    monkeypatch.setattr(channel, "IDLE_SECONDS", 1.0)
    box = Box(zygote)
    load(box, WRITE_FIRST)
    assert call(box, 30, 1) == 1

    with pytest.raises(BoxTimedOutError, match="did nothing for 1 s"):
        call(box, 30, np.zeros(1_300_000))

    box.close()
    another = Box(zygote)
    load(another, "def f(x): return x + 1")
    assert call(another, 10, 41) == 42
    another.close()


FLOOD = """
import gc, os, sys
send = next(found for found in gc.get_objects() if type(found).__name__ == "BoxServer").send
frames = sys.modules["grader.box.codec"].pack({"at": [0, 0]}) * 10_000
while True:
    os.write(send, frames)
"""


def test_a_flood_of_interim_replies_does_not_hold_the_judge(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "MAX_INTERIM", 2000)

    with pytest.raises(ProtocolError, match="without end"):
        load(box, FLOOD)


def test_a_box_that_never_reads_is_stopped_by_its_own_cpu_time(box: Box) -> None:
    load(box, "def f(x):\n    while True: pass")
    with pytest.raises(BoxTimedOutError, match=r"more than 0\.3 s"):
        call(box, 0.3, np.zeros(1_300_000))


def test_an_answer_before_the_question_is_a_protocol_error(box: Box) -> None:
    load(box, FIND_SEND)
    call_often = [lambda: call(box, 5, 1)] * 3
    with pytest.raises((ProtocolError, BoxDiedError)):
        [each() for each in call_often]


FIND_SEND = """
import gc
def f(x):
    import os
    for found in gc.get_objects():
        if type(found).__name__ == "BoxServer":
            os.write(found.send, b"\\x01\\0\\0\\0\\0\\0\\0\\0\\xc0" * 2)
    return 1
"""


def test_the_end_of_a_box_is_told_by_the_kernel(box: Box) -> None:
    load(box, "import os\ndef f(x): os._exit(7)")
    with pytest.raises(BoxDiedError, match="exit code 7"):
        call(box, 5, 1)


def test_the_clock_of_a_box_is_read_from_outside(box: Box) -> None:
    load(
        box,
        "import time\ndef f(x):\n    while time.process_time() < 0.2: pass\n"
        "    time.process_time = lambda: 0.0\n    return 1",
    )
    call(box, 5, 1)
    assert box.cpu_seconds() > 0.15
