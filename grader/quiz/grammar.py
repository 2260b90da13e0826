"""The grammar of formulas: text to a small tree, by recursive descent; nothing is ever given to Python to read.

Numbers, names, + - * / ^ (or **), parentheses, lists [a, b] and a handful of functions. Everything else, and everything
that is too long or too deep, is one clear sentence. `expressions` computes what the trees are worth.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.errors import FallLineError

MAX_LEARNER = 200  # characters
MAX_AUTHOR = 1000
MAX_DEPTH = 30
MAX_PARTS = 400
SIGNS = str.maketrans({"−": "-", "·": "*", "×": "*", "⋅": "*", "÷": "/", "\u00a0": " "})
TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<sign>\*\*|[-+*/^(),\[\]]))",
    re.ASCII,
)
FOLDS = ("sum", "mean", "min", "max")  # a list, or several numbers, to one
SINGLES = ("exp", "log", "sqrt", "abs", "sin", "cos", "floor", "ceil")  # number by number
FUNCTIONS = {**dict.fromkeys(FOLDS, (1, MAX_PARTS)), **dict.fromkeys(SINGLES, (1, 1)), "round": (1, 2)}


class ExpressionError(FallLineError):
    """A formula that cannot be read or has no value, with the reason."""


@dataclass(frozen=True)
class Number:
    """A number as typed."""

    value: float


@dataclass(frozen=True)
class Name:
    """A variable."""

    name: str


@dataclass(frozen=True)
class Listing:
    """Several numbers in square brackets."""

    items: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Operation:
    """A sign or a function with what it is applied to."""

    sign: str
    parts: "tuple[Expression, ...]"


Expression = Number | Name | Listing | Operation


def parse(text: str, limit: int = MAX_LEARNER) -> Expression:
    """The formula in a text."""
    if len(text) > limit:
        raise ExpressionError(f"a formula has at most {limit} characters, this one has {len(text)}")
    if not text.strip():
        raise ExpressionError("there is no formula: it is empty")
    return _Parser(_tokens(text)).whole()


def names(expression: Expression) -> set[str]:
    """The variables in a formula."""
    if isinstance(expression, Name):
        return {expression.name}
    parts = expression.items if isinstance(expression, Listing) else getattr(expression, "parts", ())
    return set().union(*map(names, parts)) if parts else set()


def _tokens(text: str) -> list[tuple[str, str]]:
    text, found, at = text.translate(SIGNS).rstrip(), [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise ExpressionError(_unreadable(text[at:].lstrip()[0]))
        assert match.lastgroup is not None
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    if len(found) > MAX_PARTS:
        raise ExpressionError(f"a formula has at most {MAX_PARTS} numbers, names and signs")
    return found


def _unreadable(character: str) -> str:
    shown = f"{character!r}" if character.isprintable() else f"U+{ord(character):04X}"
    if character == "_":
        return "a name begins with a letter, not with '_'"
    if character in "=<>!":
        return f"a formula has no {shown}: write only the side that is asked for"
    return f"{shown} cannot stand in a formula: use numbers, names, + - * / ^ and ( )"


class _Parser:
    """Recursive descent: sum, product, sign, power, atom."""

    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0

    def whole(self) -> Expression:
        """The one formula that all tokens make."""
        found = self._sum()
        if self.at < len(self.tokens):
            raise ExpressionError(self._surplus())
        return found

    def _surplus(self) -> str:
        (before, text), (kind, surplus) = self.tokens[self.at - 1], self.tokens[self.at]
        if kind != "sign" or surplus in "([":
            if before == "name" and surplus == "(":
                return f"{text[:40]!r} is not a function that is known here"
            return f"a sign is missing before {surplus[:40]!r}: write * for a product"
        return f"there is a {surplus!r} too many"

    def _sum(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"the formula is nested more than {MAX_DEPTH} deep")
        found = self._chain(self._product, ("+", "-"))
        self.depth -= 1
        return found

    def _product(self) -> Expression:
        return self._chain(self._signed, ("*", "/"))

    def _chain(self, part: Callable[[], Expression], signs: tuple[str, ...]) -> Expression:
        found = part()
        while sign := self._take(*signs):
            found = Operation(sign, (found, part()))
        return found

    def _signed(self) -> Expression:
        signs = []
        while sign := self._take("-", "+"):
            signs.append(sign)
        found = self._power()
        return Operation("negative", (found,)) if signs.count("-") % 2 else found

    def _power(self) -> Expression:
        base = self._atom()
        if not self._take("^", "**"):
            return base
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"the formula is nested more than {MAX_DEPTH} deep")
        found = Operation("^", (base, self._signed()))
        self.depth -= 1
        return found

    def _atom(self) -> Expression:
        if self.at >= len(self.tokens):
            raise ExpressionError("the formula ends too early: something is missing at its end")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Number(_finite(float(text)))
        if kind == "name":
            return self._call(text) if text in FUNCTIONS else Name(text)
        if text == "(":
            found = self._sum()
            self._close(")")
            return found
        if text == "[":
            return Listing(self._several("]"))
        raise ExpressionError(f"before {text!r} something is missing")

    def _call(self, function: str) -> Expression:
        if not self._take("("):
            raise ExpressionError(f"{function} is a function: write {function}(...)")
        parts = self._several(")")
        least, most = FUNCTIONS[function]
        if not least <= len(parts) <= most:
            raise ExpressionError(
                f"{function} takes {least if least == most else f'{least} or more'}, not {len(parts)}"
            )
        return Operation(function, parts)

    def _several(self, closing: str) -> tuple[Expression, ...]:
        if self._take(closing):
            return ()
        found = [self._sum()]
        while self._take(","):
            found.append(self._sum())
        self._close(closing)
        return tuple(found)

    def _close(self, closing: str) -> None:
        if not self._take(closing):
            raise ExpressionError(f"a {closing!r} is missing" if self.at >= len(self.tokens) else self._surplus())

    def _take(self, *signs: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" and self.tokens[self.at][1] in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ExpressionError("a value is too large")
    return value
