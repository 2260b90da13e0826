"""The message of a hidden check: what came back, how it is off, the next step; never source, inputs only with `reveal`.

Turns what ended a check (`suite.compare.Mismatch`, `judge.outcomes`) into sentences for its student. Numbers are shown to
six digits, so machines agree; text of the student's is cut and made inert where it is shown.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from grader.judge.certain import how_off
from grader.judge.outcomes import StudentError
from grader.suite.check import CheckInfo
from grader.suite.compare import Mismatch, kind_of

ADDRESS = re.compile(r"0x[0-9a-fA-F]{4,}")
MAX_ITEMS = 8
MAX_TABLE = 24  # numbers of a table that is shown
ARTICLES = ("it", "the", "this", "a", "an", "one")


class Call(Protocol):
    """A question and its answer: those of the judge and those of a public check at home."""

    function: str
    arguments: tuple[Any, ...]
    result: Any


def message(error: BaseException, info: CheckInfo, function: str | None, calls: Sequence[Call]) -> str:
    """The sentences that a student reads about a check that did not pass."""
    if isinstance(error, StudentError):
        sentence = str(error.args[0]) if error.args else str(error)  # str() of a KeyError puts quotes around it
        return _with_inputs(masked(sentence), info, calls[-1] if calls else None)
    if isinstance(error, Mismatch):
        return _mismatch(error, info, function, calls)
    if isinstance(error, AssertionError):
        return f"This does not hold: {info.title}."
    last = calls[-1] if calls else None
    came = f" ({last.function} gave {kind_of(last.result)})" if last else ""
    return f"The check could not go on with what came back{came}."


def _mismatch(error: Mismatch, info: CheckInfo, function: str | None, calls: Sequence[Call]) -> str:
    call = _call_of(error, calls)
    name = call.function if call else function or "your function"
    parts = []
    if error.actual is not None or error.values is not None:
        parts.append(f"{name} returned {short(error.actual)}.")
    subject = error.part or ("it" if parts else name)
    if error.values is None:
        parts.append(f"{_capital(_law(error.problem, subject, bool(error.part)), name, error.part)}.")
    else:
        off = how_off(*error.values, sizes_of(call))
        parts.append(f"{_capital(subject, name, error.part)} {off}{'' if off.endswith('?') else '.'}")
        if error.problem.startswith("it is the slope") or error.problem.startswith("it is not the slope"):
            parts.append(f"{_capital(error.problem, name)}.")
    text = " ".join(parts)
    if info.reveal and error.expected is not None:
        text += f" Expected{f' {error.part}' if error.part else ''}: {short(error.expected)}."
    return _with_inputs(text, info, call)


def _law(problem: str, subject: str, has_part: bool) -> str:
    problem = problem if problem.endswith("...") else problem.rstrip(".")
    return f"{subject}: {problem}" if has_part else problem


def _capital(text: str, *names: str | None) -> str:
    """The start of a sentence; a name in the student's code stays as it is written there."""
    word = text.split(" ", 1)[0].rstrip(":")
    is_code = any(name and name.split(" ", 1)[0] == word for name in names) and word not in ARTICLES
    return text if is_code else text[:1].upper() + text[1:]


def _with_inputs(text: str, info: CheckInfo, call: Call | None) -> str:
    if not info.reveal or call is None or not call.arguments:
        return text
    shown = ", ".join(short(argument) for argument in call.arguments)
    return f"{text} The call was {call.function}({shown})."


def _call_of(error: Mismatch, calls: Sequence[Call]) -> Call | None:
    """The call whose result is being judged: found by identity, else the last one; none where several may be meant."""
    same = [call for call in calls if call.result is not None and call.result is error.actual]
    if same:
        return same[0] if len(same) == 1 else None  # True is True, whatever was asked
    return calls[-1] if calls else None


def sizes_of(call: Call | None) -> Mapping[str, int]:
    """n and m, as far as the arguments of a call show them."""
    for argument in call.arguments if call else ():
        if isinstance(argument, np.ndarray) and argument.ndim in (1, 2):
            return dict(zip(("n", "m"), argument.shape, strict=False))
    return {}


def short(value: Any) -> str:
    """A value on one line: numbers to six digits, long arrays cut."""
    if isinstance(value, (bool, np.bool_)) or value is None:
        return str(value)
    if isinstance(value, (int, np.integer)):
        return str(value) if abs(int(value)) < 10**15 else f"{float(value):.6g}"
    if isinstance(value, (float, np.floating)):
        return f"{float(value):.6g}"
    if isinstance(value, np.ndarray):
        if value.ndim > 1 and value.size > MAX_TABLE:
            return f"an array of shape {value.shape}"
        return short(value[()]) if value.ndim == 0 else _sequence(list(value), "[", "]", value.shape[0])
    if isinstance(value, list):
        return _sequence(value, "[", "]", len(value))
    if isinstance(value, tuple):
        return _sequence(list(value), "(", ")", len(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r:.40}: {short(item)}" for key, item in list(value.items())[:MAX_ITEMS]) + "}"
    return masked(repr(value))[:80]


def _sequence(items: list[Any], left: str, right: str, length: int) -> str:
    shown = ", ".join(short(item) for item in items[:MAX_ITEMS])
    return f"{left}{shown}{', ...' if length > MAX_ITEMS else ''}{right}"


def masked(text: str) -> str:
    """Without addresses: they differ from run to run."""
    return ADDRESS.sub("0x…", text)
