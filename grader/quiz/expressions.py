"""What formulas come to: trees of the grammar evaluated on numbers and lists.

Lists of equal length combine element by element. A value is always finite; where there is none, one sentence says why. The
lowest step of the quizzes, with `grammar`: `questions`, `variants` and `marking` all speak it.
"""

import math
from collections.abc import Callable, Mapping

from grader.quiz.grammar import (
    MAX_AUTHOR,
    MAX_LEARNER,
    Expression,
    ExpressionError,
    Listing,
    Name,
    Number,
    names,
    parse,
)  # fmt: skip

__all__ = [
    "MAX_AUTHOR",
    "MAX_LEARNER",
    "ExpressionError",
    "Value",
    "compute",
    "compute_number",
    "evaluate",
    "names",
    "parse",
]
Value = float | tuple[float, ...]
MAX_EXPONENT = 1e3


def evaluate(expression: Expression, values: Mapping[str, Value]) -> Value:
    """What a formula comes to; always finite."""
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Name):
        return _known(expression.name, values)
    if isinstance(expression, Listing):
        return tuple(_number(evaluate(item, values), "in a list") for item in expression.items)
    parts = [evaluate(part, values) for part in expression.parts]
    if expression.sign in FOLDED:
        return _folded(expression.sign, _together(expression.sign, parts))
    if expression.sign == "round":
        return _rounded(parts)
    return _elementwise(expression.sign, parts)


def compute(text: str, values: Mapping[str, Value], limit: int = MAX_AUTHOR) -> Value:
    """Parse and evaluate."""
    return evaluate(parse(text, limit), values)


def compute_number(text: str, values: Mapping[str, Value], limit: int = MAX_AUTHOR) -> float:
    """Parse and evaluate what must be one number."""
    return _number(compute(text, values, limit), "here")


def _known(name: str, values: Mapping[str, Value]) -> Value:
    if name not in values:
        known = ", ".join(sorted(values)) or "none: write a number"
        raise ExpressionError(f"{name[:40]!r} is not a name that is known here (known: {known})")
    return values[name]


def _number(value: Value, where: str) -> float:
    if isinstance(value, tuple):
        raise ExpressionError(f"a list stands {where}, where one number belongs")
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ExpressionError("a value is too large")
    return value


def _power_of(base: float, exponent: float) -> float:
    if abs(exponent) > MAX_EXPONENT:
        raise ExpressionError(f"an exponent is larger than {MAX_EXPONENT:g}")
    if base == 0 and exponent < 0:
        raise ExpressionError("a division by zero")
    found = base**exponent
    if isinstance(found, complex):
        raise ExpressionError("a broken power of a negative number has no real value")
    return float(found)


def _quotient(above: float, below: float) -> float:
    if below == 0:
        raise ExpressionError("a division by zero")
    return above / below


def _defined(
    function: Callable[[float], float], allowed: Callable[[float], bool], words: str
) -> Callable[[float], float]:
    def careful(value: float) -> float:
        if not allowed(value):
            raise ExpressionError(words)
        return function(value)

    return careful


FOLDED: dict[str, Callable[[tuple[float, ...]], float]] = {
    "sum": math.fsum, "mean": lambda many: math.fsum(many) / len(many), "min": min, "max": max,
}  # fmt: skip
EACH: dict[str, Callable[..., float]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": _quotient, "^": _power_of,
    "negative": lambda a: -a, "exp": math.exp, "abs": abs, "sin": math.sin, "cos": math.cos,
    "floor": math.floor, "ceil": math.ceil,
    "log": _defined(math.log, lambda a: a > 0, "log is defined only above 0"),
    "sqrt": _defined(math.sqrt, lambda a: a >= 0, "sqrt is defined only from 0 on"),
}  # fmt: skip


def _together(function: str, parts: list[Value]) -> tuple[float, ...]:
    many = parts[0] if len(parts) == 1 else tuple(_number(part, f"in {function}") for part in parts)
    many = many if isinstance(many, tuple) else (many,)
    if not many:
        raise ExpressionError(f"{function} of an empty list has no value")
    return many


def _folded(function: str, many: tuple[float, ...]) -> float:
    try:
        return _finite(FOLDED[function](many))
    except OverflowError:
        raise ExpressionError("a value is too large") from None


def _rounded(parts: list[Value]) -> Value:
    places = _number(parts[1], "as the number of places") if len(parts) > 1 else 0.0
    if places != int(places) or not 0 <= places <= 15:
        raise ExpressionError("round takes a whole number of places from 0 to 15")
    if isinstance(parts[0], tuple):
        return tuple(round(one, int(places)) for one in parts[0])
    return round(parts[0], int(places))


def _elementwise(sign: str, parts: list[Value]) -> Value:
    lengths = {len(part) for part in parts if isinstance(part, tuple)}
    if len(lengths) > 1:
        raise ExpressionError(f"lists of {' and '.join(map(str, sorted(lengths)))} numbers cannot be combined")
    if not lengths:
        return _apply(sign, *(_number(part, "here") for part in parts))
    rows = zip(*(_repeated(part, max(lengths)) for part in parts), strict=True)
    return tuple(_apply(sign, *row) for row in rows)


def _repeated(part: Value, length: int) -> tuple[float, ...]:
    return part if isinstance(part, tuple) else (part,) * length


def _apply(sign: str, *numbers: float) -> float:
    try:
        return _finite(float(EACH[sign](*numbers)))
    except OverflowError:
        raise ExpressionError("a value is too large") from None
