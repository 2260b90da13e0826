"""Which function a public check that did not pass is about: the one that raised, or whose result the check looked at.

A check may call many functions before it comes to the point. Between `check.running`, which says how it ended, and
`check.words`.
"""

import re
from collections.abc import Iterable
from typing import Any

from grader.check.recorder import Outcome, Recorded
from grader.check.standin import Approx, UnsupportedError


def culprit(outcome: Outcome) -> Recorded | None:
    """The call to look at; None when the check called no function that is recorded."""
    if not outcome.calls:
        return None
    if ended_in_call(outcome) or not isinstance(outcome.error, AssertionError):
        return odd_call(outcome) or outcome.calls[-1]  # it raised, or the check could not go on with what it gave
    return _looked_at(outcome) or outcome.calls[0]


def first_named(outcome: Outcome, names: Iterable[str]) -> str | None:
    """The first of these names that the check has in its title, its own name, the line it ended in, or its source."""
    text = "\n".join((outcome.title, outcome.name, outcome.statement, outcome.source))
    known = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    found = re.search(rf"(?<![^\W_])(?:{known})(?![^\W_])", text)
    return found[0] if found else None


def odd_call(outcome: Outcome) -> Recorded | None:
    """The call that gave what the check took for numbers to compare with, and what are none."""
    values = outcome.error.values if isinstance(outcome.error, UnsupportedError) else ()
    gave = (call for call in outcome.calls if any(place_of(value, call.result) is not None for value in values))
    return next(gave, None)


def ended_in_call(outcome: Outcome) -> bool:
    """Whether what ended the check was raised by the last function that it called."""
    return bool(outcome.calls) and outcome.calls[-1].error == type(outcome.error).__name__


def _looked_at(outcome: Outcome) -> Recorded | None:
    """The last call whose result is compared, is written or named in the comparison; else the first that wrote."""
    actual, _, text = sides(outcome)
    compared = [call for call in outcome.calls if place_of(actual, call.result) is not None]
    written = [call for call in outcome.calls if re.search(rf"\b{call.function}\(", text or outcome.statement)]
    if not text and written:
        return outcome.calls[0]  # a law that several functions keep together
    named = [call for call in outcome.calls if any(place_of(one, call.result) is not None for one in outcome.named)]
    writing = [call for call in outcome.calls if call.changed]
    return next((calls[-1] for calls in (compared, written, named, writing[:1]) if calls), None)


def sides(outcome: Outcome) -> tuple[Any, Any, str]:
    """What was found, what was asked for, and how the check writes the first; no text where nothing was compared."""
    kept = outcome.kept
    if kept is None or len(kept.values) < 2:
        return None, None, ""
    (actual, expected), text = kept.values[-2:], kept.words[-2]
    if isinstance(actual, Approx):
        actual, expected, text = expected, actual, kept.words[-1]
    return actual, expected.expected if isinstance(expected, Approx) else expected, text


def place_of(value: Any, result: Any) -> int | None:
    """Where a value is in a result: 0 for all of it, 1 for its first part; None if it is not in there."""
    if value is result:
        return 0
    parts = result if isinstance(result, (tuple, list)) else ()
    return next((number for number, part in enumerate(parts, 1) if part is value is not None), None)
