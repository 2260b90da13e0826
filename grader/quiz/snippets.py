"""What code prints: each snippet of the bank is run once, in a process of its own, never trusted to a key written by hand.

The code is the course's, not a student's: a process is for a clean state and a time limit, not for safety.
Used by `variants`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable

from grader.quiz.grammar import ExpressionError

SECONDS = 5
MAX_OUTPUT = 2000
RUNNER = f"""
import contextlib, io, json, os, signal, sys
import numpy
def run(code):
    out = io.StringIO()
    signal.alarm({SECONDS})
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(code, "snippet", "exec"), {{"__name__": "__main__"}})
    except BaseException as error:
        return [None, f"{{type(error).__name__}}: {{error}}"]
    return [out.getvalue(), None]
found = []
for code in json.load(sys.stdin):
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        with os.fdopen(theirs, "w") as pipe:
            json.dump(run(code), pipe)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    found.append(json.loads(text) if text else [None, "it does not end within {SECONDS} seconds"])
json.dump(found, sys.stdout)
"""
_printed: dict[str, tuple[str | None, str | None]] = {}


def printed(code: str) -> str:
    """What a snippet prints."""
    run_all([code])
    output, error = _printed[code]
    if output is None:
        raise ExpressionError(f"the code does not run: {error}")
    if not output.strip():
        raise ExpressionError("the code prints nothing")
    if len(output) > MAX_OUTPUT:
        raise ExpressionError(f"the code prints more than {MAX_OUTPUT} characters")
    return output.rstrip("\n")


def run_all(codes: Iterable[str]) -> None:
    """Run many snippets in one go, so that numpy is loaded once."""
    new = [code for code in dict.fromkeys(codes) if code not in _printed]
    if not new:
        return
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-I", "-c", RUNNER], input=json.dumps(new), capture_output=True, text=True, check=False,
        env=environment, timeout=60 + SECONDS * len(new),
    )  # fmt: skip
    if done.returncode:
        raise ExpressionError(f"no code can be run here: {done.stderr.strip().splitlines()[-1]}")
    _printed.update(zip(new, map(tuple, json.loads(done.stdout)), strict=True))
