"""The grammar of formulas: what it computes, and that whatever else is typed is one clear sentence, at once."""

import math

import pytest

from grader.quiz.expressions import compute
from grader.quiz.grammar import MAX_LEARNER, ExpressionError, names, parse

VALUES = {"x": 2.0, "w": 3.0, "many": (1.0, 2.0, 6.0)}
RIGHT = {
    "1 + 2*3": 7, "2^3^2": 512, "-2^2": -4, "2**-1": 0.5, "(1 + 2)*3": 9, "7/2": 3.5, "1e-3": 0.001, ".5": 0.5, "5.": 5,
    "--3": 3, "2*-3": -6, "8/4/2": 1, "9-3-2": 4, "x*(w - 1)": 4, "exp(0)": 1, "log(exp(2))": 2, "sqrt(16)": 4, "abs(-3)": 3,
    "sin(0)": 0, "cos(0)": 1, "sum([1, 2, 3])": 6, "mean([1,2,3] * [2,2,2])": 4, "mean(many)": 3, "max(many) - min(many)": 5,
    "min(3, 1)": 1, "round(2.347, 2)": 2.35, "round(2.5)": 2, "floor(13*0.6)": 7, "ceil(1000/32)": 32, "sum(many^2)": 41,
    "2 × 3 − 1": 5, "sum(abs(many - 2))": 5, "1e300*1e-300": 1, "+4": 4, "mean(-many)": -3,
}  # fmt: skip
HOSTILE = {
    "empty": "", "blank": "   \n\t ", "import": "__import__('os')", "attribute": "x.real", "attribute of a number": "1.real",
    "dunder": "x.__class__", "string": "'a'", "double quotes": '"a"', "index": "many[0]", "slice": "many[0:1]",
    "lambda": "lambda: 1", "comparison": "x == 2", "assignment": "x = 2", "walrus": "(x := 2)", "less": "x < 2",
    "huge power": "10^10^10", "tower": "9^9^9^9", "huge power of a name": "x^1e9", "power that overflows": "1e300^2",
    "exp that overflows": "exp(1e4)", "product that overflows": "1e300*1e300", "sum that overflows": "sum([1e308, 1e308, 1e308])",
    "huge literal": "1e999", "division by zero": "1/0", "zero to a negative": "0^-1", "log of zero": "log(0)",
    "root of a negative": "sqrt(-1)", "complex power": "(-8)^0.5", "deep brackets": "(" * 80 + "1" + ")" * 80,
    "deep lists": "[" * 90 + "]" * 90, "deep functions": "abs(" * 45 + "1" + ")" * 45, "deep powers": "2^" * 60 + "1",
    "very long": "1+" * 5000 + "1", "long name": "a" * 199, "unknown name": "secret", "unknown function": "eval(1)",
    "open bracket": "(1 + 2", "closed bracket": "1 + 2)", "wrong bracket": "(1 + 2]", "two signs": "1 */ 2", "only a sign": "*",
    "ends with a sign": "1 +", "two numbers": "1 2", "no sign": "2x", "no sign before a bracket": "2(3)", "call of a number": "1(2)",
    "full-width digits": "１＋２", "mathematical letters": "𝐱 + 1", "Cyrillic x": "х + 1", "right-to-left": "x\u202e+1",
    "zero width": "x\u200b+1", "null": "1\0", "superscript": "x²", "Arabic digits": "٣", "surrogate": "\ud800", "emoji": "🙂",
    "semicolon": "1;2", "newline": "1\n2", "comment": "1 # 2", "backslash": "1\\", "dollar": "$1", "percent": "7 % 2", "at": "x @ w",
    "bitwise": "1 | 2", "function without brackets": "exp", "function of nothing": "exp()", "function of two": "exp(1, 2)",
    "sum of nothing": "sum([])", "empty brackets": "()", "bare comma": "1,2", "lists of two lengths": "[1,2] + [1,2,3]",
    "list in a list": "sum([[1], 2])", "round to a fraction": "round(1, 0.5)", "round to very many": "round(1, 1e9)",
    "underscore first": "_x", "number with underscores": "1_000", "two points": "1.2.3", "exponent alone": "e5e", "hex": "0x10",
    "braces": "{1}", "f-string": "{{x}}", "html": "<script>", "latex": "\\frac{1}{2}", "tilde": "~1", "question": "x?",
}  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_a_formula_has_its_value(text: str) -> None:
    assert compute(text, VALUES) == pytest.approx(RIGHT[text])


@pytest.mark.parametrize("kind", HOSTILE)
def test_anything_else_is_a_sentence(kind: str) -> None:
    with pytest.raises(ExpressionError) as error:
        compute(HOSTILE[kind], VALUES, MAX_LEARNER)
    words = str(error.value)
    assert 10 < len(words) < 200
    assert "Traceback" not in words


def test_there_are_many_hostile_kinds() -> None:
    assert len(HOSTILE) >= 30


def test_the_longest_formula_of_a_learner_is_still_computed() -> None:
    assert compute("1" + "+1" * 99, {}, MAX_LEARNER) == 100
    assert compute("1" + "-1" * 99, {}, MAX_LEARNER) == -98


def test_an_author_may_write_more_but_not_without_end() -> None:
    assert compute("1" + "+1" * 190, {}) == 191
    with pytest.raises(ExpressionError):
        compute("1" + "+1" * 250, {})


def test_the_names_of_a_formula_are_known_before_it_is_computed() -> None:
    assert names(parse("x * (w + sum([a, b])) - exp(c)")) == {"x", "w", "a", "b", "c"}


def test_a_value_is_never_infinite() -> None:
    with pytest.raises(ExpressionError):
        compute("x * 10", {"x": math.inf})
