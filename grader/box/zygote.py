"""The warm, ignorant parent of every box: numpy loaded, no secret, forks one box at a time when the judge asks.

It is exec'ed with an environment built from nothing, holds only its control socket, and never runs student code. The judge
makes the two pipes of each box and sends the box's ends along with the request. Whatever a box does, its exit status and
its CPU time come from the kernel through here. On a submission's way: `judge.channel` → this → `box.serve`.
"""

import gc
import importlib
import os
import signal
import socket
import struct
import sys
import time
from typing import NoReturn

from grader.box import ladder, loading, serve
from grader.box.rehearsal import rehearse

MEMORY = 1 << 30  # bytes a box may use beyond what the zygote has
CPU_BACKSTOP = 600  # seconds; the judge stops a box long before
FORK, CPU, END = b"F", b"C", b"E"
SEALED = b"K"  # a box says it to the zygote, the zygote to the judge
ENDED = struct.Struct("<idq")  # wait status, CPU seconds, peak memory in bytes

PRELOADED = """
abc array ast base64 bisect builtins calendar cmath collections collections.abc contextlib copy copyreg ctypes
dataclasses datetime decimal enum errno fractions functools gc graphlib heapq inspect io itertools json keyword linecache math
numbers operator os pathlib pickle platform pprint queue random re reprlib secrets select shutil signal socket
statistics string struct subprocess sys tempfile textwrap threading time timeit traceback types typing unicodedata
uuid warnings weakref zlib concurrent.futures multiprocessing encodings.ascii encodings.latin_1 encodings.utf_8
encodings.idna numpy numpy.ctypeslib numpy.fft numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.matlib
numpy.polynomial numpy.random numpy.testing numpy.typing
""".split()
FORTRAN = "numpy.f2py"  # `from numpy import *` brings it along: a tenth of the memory, and no use without a compiler


def main(descriptor: int, rung: str) -> None:
    """Preload, enter the rung, report it, then fork boxes until the judge closes the socket."""
    control = socket.socket(fileno=descriptor)
    gc.disable()  # what it would free leaves holes, and a box that fills them copies their pages
    preload()
    ladder.prepare(rung)
    loading.restrict_imports()  # here, not in each box: what is freed by it lies in hundreds of pages
    loading.refuse_input()
    rehearse()
    gc.freeze()
    control.sendall(rung.encode().ljust(16))
    box = 0
    while True:
        request, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        if request == FORK:
            box = fork(rung, control, descriptors)
        elif request == CPU:
            control.sendall(struct.pack("<d", cpu_seconds(box)))
        elif request == END:
            control.sendall(ENDED.pack(*end(box)))
        else:
            return


def preload() -> None:
    """Import everything a student may use: a box reads no file."""
    import warnings

    import numpy as np

    np.f2py = sys.modules[FORTRAN] = loading.stand_in(FORTRAN)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numpy.matlib announces its age
        for name in PRELOADED:
            importlib.import_module(name)
    np.linalg.solve(np.eye(2), np.ones(2))  # the first call of LAPACK sets things up


def fork(rung: str, control: socket.socket, descriptors: list[int]) -> int:
    """Fork one box and wait until it is sealed: one that cannot be is our fault, and ends the zygote, not a student."""
    looking, seal = os.pipe()
    pid = ladder.fork_box(rung)
    if pid == 0:
        control.close()
        live(rung, descriptors, seal)
    for descriptor in (seal, *descriptors):
        os.close(descriptor)
    with os.fdopen(looking, "rb") as pipe:
        words = pipe.read()
    if words != SEALED:
        sys.exit(f"a box could not be sealed: {words.decode(errors='replace') or 'it ended'}")
    control.sendall(SEALED)
    return pid


def live(rung: str, descriptors: list[int], seal: int) -> NoReturn:
    """The life of one box: seal itself, say so, serve."""
    gc.enable()
    words = SEALED
    try:
        try:
            ladder.confine(rung, MEMORY, CPU_BACKSTOP, [*descriptors, seal])
        except BaseException as error:
            words = f"{type(error).__name__}: {error}".encode()
        os.write(seal, words)
        os.close(seal)
        if words == SEALED:
            serve.main(*descriptors)
    finally:
        os._exit(0)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process, by the kernel's per-process clock."""
    return time.clock_gettime((~pid << 3) | 2)


def end(pid: int) -> tuple[int, float, int]:
    """Kill and reap a box."""
    os.kill(pid, signal.SIGKILL)
    status, usage = ladder.reap_box(pid)
    unit = 1 if sys.platform == "darwin" else 1024
    return status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
