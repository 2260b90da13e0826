"""Whatever a box sends, no verdict on a returned value becomes a pass, but by the right value.

The submission takes its server over and answers every question with a frame of its own making: well-formed replies with
random contents, several replies, wrong types, garbage. Its numbers are never near a right one.
"""

import os
import random

import pytest
from attacks.judging import TELLING, Canaries, judge_alone
from helpers import GOOD

FORGERIES = int(os.environ.get("FALLLINE_FORGERIES", "30"))
BY_VALUE = ["test_total", "test_mean", "test_mean_of_three", "test_update", "test_walk"]
FORGER = """
import gc, os, random, struct, sys
codec, serve = sys.modules["grader.box.codec"], sys.modules["grader.box.serve"]
chance = random.Random(SEED)

class Raw(bytes):
    pass

def number():
    far = [1e6, -1e6, 1e300, float("nan"), float("inf"), -float("inf"), 5e-324]
    return chance.choice(far + [chance.uniform(1e5, 1e9), chance.randrange(10**6, 10**12), 1 << 200, True, False])

def array():
    shape = chance.choice([(), (0,), (1,), (3,), (7,), (3, 1), (1, 3), (6,), (4,), (0, 3), (7, 7), (1,) * 30])
    kind = chance.choice(["<f8", "<f4", "|b1", "<i8", "<c16", "|u1", "<f2"])
    with np.errstate(all="ignore"):
        return np.full(shape, chance.choice([1e6, np.nan, np.inf, 0.0 if 0 in shape else 1e5])).astype(kind)

def value(depth=0):
    kinds = [number, array, lambda: None, lambda: chance.choice(["", "passed", "ok", "1e6", "x" * 1000]), lambda: b"raw",
             lambda: codec.Ref(chance.randrange(-3, 9) % 2**63, chance.choice(["object", "function", "?"]), "name" * 9),
             lambda: complex(1e6, 0), lambda: np.float32(1e6)]
    if depth < 3:
        kinds += [lambda: [value(depth + 1) for _ in range(chance.randrange(5))],
                  lambda: tuple(value(depth + 1) for _ in range(chance.randrange(3))),
                  lambda: {chance.choice(["ok", "shape", 1, "dtype", ""]): value(depth + 1)}]
    return chance.choice(kinds)()

def failure():
    names = ["kind", "name", "text", "line", "filename", "code"]
    kind = chance.choice(["ValueError", "AssertionError", "SystemExit", "ExceptionGroup", "UnicodeDecodeError", "type", "",
                          "Credit", "Mismatch", "x" * 9999, "NotImplementedError", "KeyboardInterrupt", "OSError"])
    found = dict.fromkeys(names, "text") | {"line": chance.choice([None, 3, "x", -1]), "kind": kind}
    if chance.random() < 0.3:
        found[chance.choice(names)] = value()
    if chance.random() < 0.1:
        del found["code"]
    return found

def reply():
    found = {}
    for name, make in (("ok", value), ("error", failure), ("changed", changes), ("method", lambda: True), ("fault", value),
                       ("unreturnable", value), ("at", value), ("output", value), ("notes", value), ("score", number)):
        if chance.random() < (0.8 if name == "ok" else 0.15):
            found[name] = make()
    return found

def changes():
    return chance.choice([value(), [[chance.choice([0, 1, 99, -1, "0"]), value()]], []])

def frames():
    kind = chance.randrange(10)
    if kind < 6:
        return codec.pack(reply())
    if kind == 6:
        return codec.pack(value())
    if kind == 7:
        return codec.pack(reply()) * 2
    if kind == 8:
        frame = bytearray(codec.pack(reply()))
        for _ in range(3):
            frame[chance.randrange(8, len(frame))] = chance.randrange(256) if len(frame) > 8 else 0
        return bytes(frame)
    body = chance.randbytes(chance.randrange(1, 60))
    return struct.pack("<II", len(body), 0) + body

def answer(self, frame):
    made = sent()
    return made

def sent():
    try:
        return frames()
    except Exception:
        return codec.pack({"ok": None})

armed = []
def forge(self, frame):
    request = codec.unpack(frame)
    if request["op"] == "load" and not WHILE_LOADED:
        return honest(self, frame)
    return sent()

server = next(found for found in gc.get_objects() if type(found).__name__ == "BoxServer")
honest = type(server).answer
type(server).answer = forge
if WHILE_LOADED and chance.random() < 0.7:
    os.write(server.send, sent())
def total(x): return None
mean = update = walk = total
"""
HONEST = """
import gc, os, sys
codec = sys.modules["grader.box.codec"]
server = next(found for found in gc.get_objects() if type(found).__name__ == "BoxServer")
def forge(self, frame):
    request = codec.unpack(frame)
    return codec.pack({"ok": np.sum(request["args"][0]), "changed": []})
def total(x):
    type(server).answer = forge
    return np.sum(x)
"""


@pytest.mark.parametrize("rung", ["process", "full"], indirect=True)
def test_no_forged_frame_turns_a_verdict_on_a_value_into_a_pass(rung: str, canaries: Canaries) -> None:
    start = random.Random(rung).randrange(10**6)
    sources = {
        f"{seed}": f"import numpy as np\nSEED, WHILE_LOADED = {start + seed}, {seed % 5 == 0}\n{FORGER}"
        for seed in range(FORGERIES)
    }

    judged = judge_alone(canaries.folder / TELLING, [*sources.items(), ("good", GOOD)], rung, idle=2)

    reports = judged.reports
    passed = [(name, check.name) for name, report in reports.items() for check in report.checks
              if name != "good" and check.name in BY_VALUE and check.points]  # fmt: skip
    assert passed == []
    # "fault" at loading time is the one word of a box that costs us, not its student, a result
    faults = {name: report.reason for name, report in reports.items() if report.status == "grader_fault"}
    assert [reason for reason in faults.values() if "a fault in the box" not in str(reason)] == []
    assert len(faults) <= FORGERIES // 5
    assert reports["good"].score == 10
    assert max(len(report.model_dump_json()) for report in reports.values()) < 100_000


def test_a_forged_frame_with_the_right_value_passes(canaries: Canaries) -> None:
    judged = judge_alone(canaries.folder / TELLING, [("honest forger", GOOD + HONEST)], "process")

    points = {check.name: check.points for check in judged.reports["honest forger"].checks}
    assert points["test_total"] == 1
    assert points["test_mean"] < 2
