"""`grade doctor`: what this machine offers to hold a box, on which rung, why not on a higher one, what to change.

Every rung is attacked here as `grade run` does before it grades; nothing is graded and nothing changed. Beside `run`.
"""

import os
import platform
import sys

from grader.box import ladder
from grader.box.missing import Missing

HOLDS = {
    "full": "a root folder, processes and a network of its own; Landlock, seccomp and limits",
    "filtered": "seccomp refuses every call with a path, every process and socket; Landlock where there is one; limits",
    "process": "a separate process with limits: scores are safe, secrets and this machine are not",
}
LEAST = "filtered"  # what `grade run` accepts unless told otherwise


def examine() -> list[str]:
    """The lines to print."""
    lines = [
        f"{platform.system()} {platform.release()} on {platform.machine()}, Python {platform.python_version()}, {_who()}",
        "",
    ]
    found = {rung: ladder.probe(rung) for rung in reversed(ladder.RUNGS)}
    for rung, missing in found.items():
        lines.append(f"{rung:9} {'offered: every attack on it failed' if not missing else 'not offered'}")
        lines.append(f"{'':9} {HOLDS[rung]}")
        lines += [line for one in missing for line in _lacking(one)]
    best = next((rung for rung, missing in found.items() if not missing), None)
    return [*lines, "", *_tolerated(best), *_conclusion(best)]


def _who() -> str:
    if not hasattr(os, "geteuid"):
        return "not a POSIX system"
    return "as root (boxes become nobody)" if os.geteuid() == 0 else f"as the user {os.geteuid()}"


def _lacking(one: Missing) -> list[str]:
    return [f"{'':9} missing: {one.feature} ({one.errno})", f"{'':9} to change: {one.advice}"]


def _tolerated(best: str | None) -> list[str]:
    """What the best rung does without."""
    return [f"`{best}` does without {one}" for one in ladder.tolerated(best)] if best else []


def _conclusion(best: str | None) -> list[str]:
    if best is None:
        return ["grade run cannot grade here: not even the lowest rung works."]
    if ladder.RUNGS.index(best) < ladder.RUNGS.index(LEAST):
        return [
            f"grade run refuses to grade here: it would run on `{best}`, less than `{LEAST}`.",
            f"If you trust the submissions with this machine and the course: grade run --isolation {best}",
        ]
    return [f"grade run grades on `{best}` here; every report names it."]


if __name__ == "__main__":
    sys.stdout.write("\n".join(examine()) + "\n")
