"""Time the life of a box against a bare fork: fork, (sandbox,) one call, exit, reap; interleaved, in one zygote.

Run as `python tests/box/cycle.py RUNG ROUNDS`; prints both medians in seconds and their ratio as JSON.
"""

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # before numpy: a zygote has one thread

import numpy as np

from grader.box import ladder, zygote

MEMORY, CPU_SECONDS = 512 << 20, 10


def answer(receive: int, send: int) -> None:
    size = int(os.read(receive, 16))
    os.write(send, b"%.3f" % float(np.linalg.solve(np.eye(size) * 2, np.ones(size)).sum()))


def cycle(fork: Callable[[], int], confine: Callable[[list[int]], None]) -> float:
    (theirs_in, send), (receive, theirs_out) = os.pipe(), os.pipe()
    started = time.perf_counter()
    pid = fork()
    if pid == 0:
        try:
            confine([theirs_in, theirs_out])
            answer(theirs_in, theirs_out)
        finally:
            os._exit(0)
    os.close(theirs_in)
    os.close(theirs_out)
    os.write(send, b"8")
    reply = os.read(receive, 16)
    ladder.reap_box(pid)
    seconds = time.perf_counter() - started
    os.close(send)
    os.close(receive)
    if reply != b"4.000":
        raise RuntimeError(f"the box answered {reply!r}")
    return seconds


def main(rung: str, rounds: int) -> None:
    zygote.preload()
    ladder.prepare(rung)
    gc.collect()
    gc.freeze()
    bare, boxed = [], []
    for _ in range(rounds):
        bare.append(cycle(os.fork, lambda _: None))
        boxed.append(cycle(lambda: ladder.fork_box(rung), lambda keep: ladder.confine(rung, MEMORY, CPU_SECONDS, keep)))
    medians = statistics.median(bare), statistics.median(boxed)
    print(json.dumps({"bare": medians[0], "boxed": medians[1], "ratio": medians[1] / medians[0]}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
