"""Whether two answers are the same: numbers within a tolerance, formulas by value, shapes by axes, outputs by tokens.

Used by `variants`, which refuses draws in which two answers are too close to tell apart, and by `marking`.
"""

import re
from collections.abc import Mapping, Sequence

from grader.quiz.draws import Chance
from grader.quiz.expressions import Value, compute_number, evaluate
from grader.quiz.grammar import MAX_AUTHOR, Expression, ExpressionError

Axes = tuple[int, ...] | None  # None: numpy raises an error
Point = dict[str, Value]
NEEDED_POINTS = 8
TRIED_POINTS = 40
LARGEST = 1e9
EXACT = 1e-9
TOKEN = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])|[A-Za-z_]\w*|[^\s\w,]", re.ASCII)
NUMBER = re.compile(r"[-+]?(?:\d|\.\d)")


def shape(text: str, values: Mapping[str, Value], limit: int = MAX_AUTHOR) -> Axes:
    """The axes in `(7,)`, `()`, `(n, 4)` or `7`; None for `error`."""
    text = text.strip()
    if text.casefold() in ("error", "an error"):
        return None
    inner = text[1:-1] if text[:1] + text[-1:] in ("()", "[]") else text
    if not inner.strip():
        if inner is text:
            raise ExpressionError("there is no shape: it is empty")
        return ()
    parts = inner.strip().removesuffix(",").split(",")
    return tuple(_axis(part, values, limit) for part in parts)


def _axis(text: str, values: Mapping[str, Value], limit: int) -> int:
    if not text.strip():
        raise ExpressionError("a shape is written like (7, 3), (7,) or (), or the word error")
    value = compute_number(text, values, limit)
    if value != int(value) or value < 0:
        raise ExpressionError(f"an axis has a whole number of entries, not {value:g}")
    return int(value)


def tokens(text: str) -> list[float | str]:
    """An output as numbers, words and signs; spaces and commas do not count."""
    return [float(one) if NUMBER.match(one) else one for one in TOKEN.findall(text)]


def same_output(first: str, second: str) -> bool:
    """Whether two outputs say the same: numbers by value, the rest letter by letter."""
    one, other = tokens(first), tokens(second)
    return len(one) == len(other) and all(_same_token(a, b) for a, b in zip(one, other, strict=True))


def _same_token(a: float | str, b: float | str) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= 1e-6 * max(abs(a), abs(b))
    return a == b


def points(ranges: Mapping[str, tuple[float, float]], chance: Chance) -> list[Point]:
    """Random points of a box, where formulas are compared."""
    found: list[Point] = []
    for _ in range(TRIED_POINTS):
        shares = ((name, low, high, (chance.below(10**9) + 0.5) / 10**9) for name, (low, high) in ranges.items())
        found.append({name: low + (high - low) * share for name, low, high, share in shares})
    return found


def values_at(expression: Expression, where: Sequence[Point]) -> list[float | None]:
    """What a formula comes to at each point; None where it has no value or a huge one."""
    return [_value(expression, point) for point in where]


def _value(expression: Expression, point: Point) -> float | None:
    try:
        found = evaluate(expression, point)
    except ExpressionError:
        return None
    return found if isinstance(found, float | int) and abs(found) <= LARGEST else None


def same_values(key: Sequence[float | None], other: Sequence[float | None], relative: float = EXACT) -> bool:
    """Whether a formula has the key's value wherever the key has one."""
    known = [(a, b) for a, b in zip(key, other, strict=True) if a is not None]
    largest = max((abs(a) for a, _ in known), default=0.0)
    return all(b is not None and abs(a - b) <= relative * max(abs(a), abs(b)) + 1e-12 * largest for a, b in known)
