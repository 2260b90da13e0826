"""The hint ladder of an exercise at home: the named mistake's hints, then the handout's about the function, one at a time.

Which step was shown last is remembered in the exercise's folder. Used by `grade check --hint`.
"""

import re
from dataclasses import dataclass

from grader.check.checking import Checked, Judged
from grader.check.released import Memory, Released

FOLD = re.compile(r"<details><summary>(.*?)</summary>(.*?)</details>", re.DOTALL)


@dataclass(frozen=True)
class Hint:
    """One step."""

    about: str
    text: str


def next_hint(checked: Checked, memory: Memory) -> tuple[int, int, Hint] | None:
    """Number, how many there are, and the hint that comes now; counts it in the memory. None when there is none."""
    failing = checked.next
    if failing is None:
        return None
    ladder = hints_for(checked, failing)
    if not ladder:
        return None
    key = f"{failing.function}/{failing.match.info.id}" if failing.match else str(failing.function)
    step = min(memory.hints.get(key, 0) + 1, len(ladder))
    memory.hints[key] = step
    return step, len(ladder), ladder[step - 1]


def hints_for(checked: Checked, failing: Judged) -> list[Hint]:
    """All hints for a public check that fails, the gentlest first."""
    info = failing.match.info if failing.match else None
    ladder = [Hint(info.title, hint) for hint in info.hints] if info else []
    folded = _of_handout(checked.exercise)
    own = [hint for hint in folded if failing.function and re.search(rf"\b{failing.function}\b", hint.about)]
    others = [hint for hint in folded if not any(re.search(rf"\b{name}\b", hint.about) for name in checked.names)]
    return [*ladder, *own, *others]


def _of_handout(exercise: Released) -> list[Hint]:
    try:
        text = (exercise.folder / "handout.md").read_text(encoding="utf-8")
    except OSError:
        return []
    return [Hint(about.strip(), body.strip()) for about, body in FOLD.findall(text)]
