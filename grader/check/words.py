"""How a public check ended, in the words of a report: what was asked, what came back, how it is off.

The sentences are the judge's (`judge.words`, `judge.outcomes`); inputs and expected values are shown, since public checks
hide nothing. Between `check.blame` and `check.show`.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.box.loading import describe
from grader.check.blame import ended_in_call, odd_call, place_of, sides
from grader.check.own import Own
from grader.check.recorder import Outcome, Recorded
from grader.check.released import Released
from grader.check.running import TooLongError
from grader.judge.certain import how_off
from grader.judge.diagnose import same
from grader.judge.outcomes import missing, raised
from grader.judge.words import masked, message, short, sizes_of
from grader.suite.check import CheckInfo
from grader.suite.compare import Mismatch, assert_matches, kind_of

NOT_WRITTEN = "not_implemented"
MAX_VALUE = 300  # characters
MAX_DEPTH = 4
MAX_MESSAGE = 2000  # characters, as in a report
CHANGED = "changed its argument number"
UNPACKING = re.compile(r"\(?(\w+(?:, \w+)+)\)? = [\w.]*?(\w+)\(")  # dw, db = gradients.cost_gradients(
NOTHING_CERTAIN = "is not the value asked for"


@dataclass(frozen=True)
class Shown:
    """A value that has no short form: a function that the check passes."""

    name: str

    def __repr__(self) -> str:
        return self.name


def state_of(outcome: Outcome, own: Own) -> str:
    """`passed`, `failed` or `not_implemented`."""
    if outcome.error is None:
        return "passed"
    written = not isinstance(outcome.error, NotImplementedError) and not missing_name(outcome.error, own)
    return "failed" if written else NOT_WRITTEN


def explain(outcome: Outcome, own: Own, exercise: Released) -> str:
    """What a student reads about a public check that did not pass."""
    return _explain(outcome, own, exercise)[:MAX_MESSAGE]


def _explain(outcome: Outcome, own: Own, exercise: Released) -> str:
    error = outcome.error
    calls = [_plain(call) for call in outcome.calls]
    name = missing_name(error, own)
    if name:
        return missing(name, [known for known in own.names if known not in exercise.functions])
    if isinstance(error, TooLongError):
        return str(error)
    if isinstance(error, AssertionError):
        text, writing = _mismatch(outcome, calls), next((call for call in calls if call.changed), None)
        noted = "" if writing is None or CHANGED in text else f" {writing.function} {CHANGED} {writing.changed}."
        return text + noted
    found, in_call = describe(error) if error else None, ended_in_call(outcome)
    if found and (found.line or in_call):
        return masked(str(raised(calls[-1].function if in_call else "Your code", vars(found)).args[0]))
    odd = odd_call(outcome)
    if odd:
        call = _plain(odd)
        none = Mismatch(f"numbers were asked for, {kind_of(call.result)} came back", call.result)
        return _in_words(none, call, outcome)
    last = calls[-1] if calls else None
    if last and (said := _unpacked(outcome, last)):
        return said
    came = f" ({last.function} gave {kind_of(last.result)})" if last else ""
    return f"The check could not go on with what came back{came}: {found.sentence() if found else ''}."


def _unpacked(outcome: Outcome, last: Recorded) -> str:
    """That something else came back than the several results that are taken apart; empty if it is not that."""
    found = UNPACKING.match(outcome.statement)
    if found and found[2] == last.function:
        names = found[1].split(", ")
        try:
            assert_matches(last.result, [0.0] * len(names), names)
        except Mismatch as error:
            return "" if error.part else _in_words(replace(error, expected=None), last, outcome)
    return ""


def _plain(call: Recorded) -> Recorded:
    return replace(call, arguments=_presentable(call.arguments), result=_presentable(call.result))


def missing_name(error: BaseException | None, own: Own) -> str:
    """The name that a public check asked of the student's module in vain."""
    is_own = isinstance(error, AttributeError) and error.obj is own.module
    return str(error.name) if is_own and isinstance(error, AttributeError) else ""


def _presentable(value: Any, depth: int = 0) -> Any:
    """Plain data as it is; of anything else its kind, so that no code of the student's runs for a sentence."""
    if isinstance(value, np.ndarray):
        return np.asarray(value)
    if value is None or isinstance(value, (bool, int, float, complex, np.generic, str)):
        return value
    if isinstance(value, (list, tuple)) and depth < MAX_DEPTH:
        return (tuple if isinstance(value, tuple) else list)(_presentable(item, depth + 1) for item in value)
    if isinstance(value, dict) and depth < MAX_DEPTH:
        return {key: _presentable(item, depth + 1) for key, item in value.items()}
    is_function = callable(value) and not isinstance(value, type)
    return Shown("a function" if is_function else f"a {type(value).__name__}")


def _mismatch(outcome: Outcome, calls: list[Recorded]) -> str:
    actual, expected, text = sides(outcome)
    if outcome.statement.startswith("with "):
        return f"The check expects an error, but {outcome.error}.{_last(calls)}"
    if not text:
        return f"This does not hold: {outcome.statement.removeprefix('assert ') or outcome.title}.{_last(calls)}"
    wrong = None if "shape" in text else _wrong(_presentable(actual), expected)
    found = [(k, place) for k, call in enumerate(outcome.calls) if (place := place_of(actual, call.result)) is not None]
    if wrong and found:
        number, place = found[-1]
        error = replace(wrong, actual=calls[number].result)
        if place or not wrong.part:  # else the mismatch is about one part, and knows what was asked for there
            part = (text if text.isidentifier() else f"result {place}") if place else ""
            error = replace(error, part=part, expected=expected)
        return _in_words(error, calls[number], outcome)
    for call in calls:
        if call.changed and same(call.arguments[call.changed - 1], _presentable(expected)):
            law = Mismatch(f"the call {CHANGED} {call.changed}, which must stay as it was")
            return _in_words(law, call, outcome)
    off = how_off(*wrong.values, sizes_of(calls[-1] if calls else None)) if wrong and wrong.values else NOTHING_CERTAIN
    how = "" if off == NOTHING_CERTAIN else f": it {off}"
    return f"{_clipped(text)} is {_value(actual)}; it should be {_value(expected)}{how}.{_last(calls)}"


def _in_words(error: Mismatch, call: Recorded, outcome: Outcome) -> str:
    return message(error, CheckInfo(0.0, (), True, None, outcome.title), call.function, [call])


def _last(calls: list[Recorded]) -> str:
    if not calls:
        return ""
    last = calls[-1]
    arguments = _clipped(", ".join(short(argument) for argument in last.arguments))
    return f" The last call was {last.function}({arguments}), and it returned {_clipped(short(last.result))}."


def _value(value: Any) -> str:
    plain = _presentable(value)
    sizes = isinstance(plain, tuple) and all(isinstance(item, int) for item in plain)
    return _clipped(repr(plain) if sizes or isinstance(plain, str) else short(plain))


def _clipped(text: str) -> str:
    return text if len(text) <= MAX_VALUE else f"{text[:MAX_VALUE]}..."


def _wrong(actual: Any, expected: Any) -> Mismatch | None:
    """How two values differ in a suite's words; None where those have none."""
    if not isinstance(expected, (bool, int, float, list, tuple, np.generic, np.ndarray)):
        return None
    try:
        asked = np.asarray(expected) if isinstance(expected, list) else expected
        assert_matches(actual, asked)
    except Mismatch as error:
        return error
    except (TypeError, ValueError):
        return None
    return None
