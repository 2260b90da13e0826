"""Scores as text and text as scores, without any locale: digits, one decimal sign, no exponent, no thousands.

Used wherever a cell is written or compared; the only place that turns a float into a cell.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from grader.errors import GraderError

PLAIN = re.compile(r" *[+-]?(\d+([.,]\d*)?|[.,]\d+) *")
HUNDREDTH = Decimal("0.01")


def number(points: float, decimal: str = "point") -> str:
    """At most two decimals, rounded half up: 18.5, 2.68, 3."""
    value = Decimal(repr(float(points)))
    if not value.is_finite():
        raise GraderError("A score is not a finite number: grade that submission again with --regrade.")
    text = f"{value.quantize(HUNDREDTH, ROUND_HALF_UP):f}"
    text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if decimal == "comma" else text


def read_number(text: str) -> Decimal | None:
    """A cell's number, whichever decimal sign it has; None for anything that is not plainly one."""
    return Decimal(text.strip().replace(",", ".")) if PLAIN.fullmatch(text) else None


def same(one: str, other: str) -> bool:
    """Whether two cells say the same, to the hundredth that LMSs compare."""
    first, second = read_number(one), read_number(other)
    if first is None or second is None:
        return one.strip() == other.strip()
    return first.quantize(HUNDREDTH, ROUND_HALF_UP) == second.quantize(HUNDREDTH, ROUND_HALF_UP)
