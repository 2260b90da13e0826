"""Item analysis: how hard each question of a quiz was for a class, whether it tells students apart, what they answered.

Numbers only, from what marking left in the reports; `render.site_quiz` puts them into words. The discrimination of a
question is the correlation of its marks with those of the rest of the quiz (without the question itself, or a question
would go well with itself); for a question that is right or wrong that is the point-biserial correlation.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from grader.model import Report

FEWEST = 20  # students: with fewer a correlation is mostly chance
SAME = 1e-9


@dataclass(frozen=True)
class Given:
    """What one student answered to one question: its share of the marks, its points, the wrong answers that it is."""

    share: float
    points: float
    max_points: float
    wrong: tuple[int, ...]
    state: str  # right, wrong (all or partly), unread or empty


@dataclass(frozen=True)
class Figures:
    """One question in a class."""

    students: int
    mean: float  # share of the marks
    discrimination: float | None
    why_none: str
    states: Mapping[str, int]
    wrong: Mapping[int, int]  # how many gave each anticipated wrong answer
    rest_of: Mapping[int, float]  # their mean share of the rest of the quiz
    rest_of_right: float | None

    @property
    def chance(self) -> float:
        """How far from 0 a correlation comes by chance alone, 19 times of 20."""
        return 2 / math.sqrt(self.students) if self.students else 1.0


@lru_cache(maxsize=100_000)
def _kept(given: Given) -> Given:
    return given  # in a class of thousands most answers are equal: one object for all of them


def answers_of(report: Report) -> dict[str, Given]:
    """What a report of a quiz says of each question."""
    found = {}
    for check in report.checks:
        said = next((one for one in check.evidence or () if one.get("kind") == "answer"), None)
        if said is not None:
            share = float(said.get("share", 0.0))
            own = Given(share, check.points, check.max_points, tuple(said.get("wrong", ())), _state(said, share))
            found[check.name] = _kept(own)
    return found


def _state(said: Mapping[str, Any], share: float) -> str:
    if share >= 1:
        return "right"
    if not said.get("read", True):
        return "unread"
    return "empty" if said.get("given") is None else "wrong"


def analyse(answers: Sequence[Mapping[str, Given]]) -> dict[str, Figures]:
    """Every question that somebody was asked, in the order in which it was first seen."""
    names = dict.fromkeys(name for own in answers for name in own)
    return {name: _figures(name, [own for own in answers if name in own]) for name in names}


def _figures(name: str, answers: Sequence[Mapping[str, Given]]) -> Figures:
    given = [own[name] for own in answers]
    shares, rests = [one.share for one in given], [_rest(name, own) for own in answers]
    found, why = _discrimination(shares, rests)
    places = {place for one in given for place in one.wrong}
    by_place = {place: [rest for one, rest in zip(given, rests, strict=True) if place in one.wrong] for place in places}
    right = [rest for one, rest in zip(given, rests, strict=True) if one.state == "right"]
    return Figures(
        len(given), sum(shares) / len(shares), found, why, Counter(one.state for one in given),
        {place: len(those) for place, those in by_place.items()},
        {place: mean for place, those in by_place.items() if (mean := _mean(those)) is not None}, _mean(right),
    )  # fmt: skip


def _rest(name: str, own: Mapping[str, Given]) -> float | None:
    """The share of the points of all other questions; None where no other counts."""
    worth = sum(one.max_points for other, one in own.items() if other != name)
    return sum(one.points for other, one in own.items() if other != name) / worth if worth else None


def _mean(rests: Sequence[float | None]) -> float | None:
    known = [one for one in rests if one is not None]
    return sum(known) / len(known) if known else None


def _discrimination(shares: Sequence[float], rests: Sequence[float | None]) -> tuple[float | None, str]:
    pairs = [(share, rest) for share, rest in zip(shares, rests, strict=True) if rest is not None]
    if not pairs:
        return None, "no other question of the quiz counts"
    if len(pairs) < FEWEST:
        return None, f"{len(pairs)} answers are too few, {FEWEST} are needed"
    if max(shares) - min(shares) < SAME:
        return None, "everybody has the same marks here"
    if max(rest for _, rest in pairs) - min(rest for _, rest in pairs) < SAME:
        return None, "everybody has the same marks in the rest of the quiz"
    return _correlation(pairs), ""


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    count = len(pairs)
    x, y = sum(one for one, _ in pairs) / count, sum(one for _, one in pairs) / count
    both = sum((one - x) * (other - y) for one, other in pairs)
    spread = math.sqrt(sum((one - x) ** 2 for one, _ in pairs) * sum((one - y) ** 2 for _, one in pairs))
    return both / spread
