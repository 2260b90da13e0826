"""A zygote with one box: runs the given lines in it and prints what they said and how the box ended.

The lines say something with `say(value)`. `before` runs in the zygote before it enters the rung; `layers` picks the
locks; `user` is who the zygote is before it starts.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[2]))
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # before numpy: a zygote has one thread

import errno
import signal
import socket
import threading
import time

from grader.box import ladder, syscalls

MEMORY, CPU_SECONDS = 512 << 20, 5


def attempt(action: Any) -> str:
    """What became of an attempt: "done", or the name of the errno."""
    try:
        action()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return "done"


def main(task: dict[str, Any]) -> None:
    words = {"attempt": attempt, "call": syscalls.call, "os": os, "errno": errno, "time": time, "sys": sys,
             "signal": signal, "socket": socket, "threading": threading, "judge": os.getpid()}  # fmt: skip
    if task.get("user"):
        os.setgroups([])
        os.setresgid(task["user"], task["user"], task["user"])
        os.setresuid(task["user"], task["user"], task["user"])
    exec(task.get("before", ""), words)
    rung = task["rung"]
    ladder.prepare(rung)
    words["zygote"] = os.getpid()
    receive, send = os.pipe()
    pid = ladder.fork_box(rung)
    if pid == 0:
        live(task, words, send)
    os.close(send)
    with os.fdopen(receive) as pipe:
        said = [json.loads(line) for line in pipe]
    status, _ = ladder.reap_box(pid)
    print(json.dumps({"said": said, "code": os.waitstatus_to_exitcode(status)}), flush=True)


def live(task: dict[str, Any], words: dict[str, Any], send: int) -> None:
    code = 99
    try:
        ladder.confine(
            task["rung"], task.get("memory", MEMORY), task.get("cpu", CPU_SECONDS), [send], task.get("layers")
        )
        words["kept"] = send
        exec(task["lines"], {**words, "say": lambda value: os.write(send, json.dumps(value).encode() + b"\n")})
        code = 0
    except BaseException as error:
        os.write(send, json.dumps(f"{type(error).__name__}: {error}").encode() + b"\n")
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
