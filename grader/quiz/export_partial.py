"""How far the partial credit of an LMS is from the course's, over everything that can be ticked.

Used by the formats, which say it of each question.
"""

from fractions import Fraction
from itertools import product

from grader.quiz.export_items import Choices
from grader.quiz.marking import per_option


def largest_difference(body: Choices, right: Fraction, wrong: Fraction) -> float:
    """The largest difference in the share of the points, when a right option adds one share and a wrong one another."""
    keys = [option.right for option in body.options]
    ticked = [one for one in product((False, True), repeat=len(keys)) if any(one)]  # nothing ticked is no answer
    return max(abs(_ours(keys, one) - _theirs(keys, one, right, wrong)) for one in ticked)


def _ours(keys: list[bool], ticked: tuple[bool, ...]) -> float:
    return per_option(sum(key == tick for key, tick in zip(keys, ticked, strict=True)), len(keys))


def _theirs(keys: list[bool], ticked: tuple[bool, ...], right: Fraction, wrong: Fraction) -> float:
    total = sum((right if key else wrong for key, tick in zip(keys, ticked, strict=True) if tick), Fraction(0))
    return float(min(max(total, Fraction(0)), Fraction(1)))
