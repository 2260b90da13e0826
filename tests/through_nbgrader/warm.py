"""nbgrader's own command line, imported once: each command runs in a fork of this process, as a program of its own would.

Started by `classroom`. A line of JSON in is a command; a line out is its exit code.
"""

import json
import os
import sys

from nbgrader.apps.nbgraderapp import main

import grader.nbgrader.config  # noqa: F401


def run(words: list[str], folder: str, log: str, environment: dict[str, str]) -> None:
    """Become that command; what it prints goes to the log."""
    os.chdir(folder)
    os.environ.update(environment)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for number, target in enumerate((os.open(os.devnull, os.O_RDONLY), out, out)):
        os.dup2(target, number)
    sys.argv = ["nbgrader", *words]
    main()


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(**json.loads(line))
        sys.exit(0)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
