"""Which known mistake a wrong function is: tables of calls compared, mistake by mistake.

For each mistake the suite is run once with the mistake in place of a student, when the first submission fails. A student
whose table of a function agrees with a mistake's wherever both have an entry, and there differs from the reference at least
once, made that mistake. Weak evidence (booleans, errors, small whole numbers) must come twice, else it only "looks like"
it. When several mistakes fit, nothing is said: a sentence that fires wrongly costs more trust than ten that are missing.
"""

import math
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.judge.tables import Answer, Key, Table, Tables
from grader.suite.mistake import MistakeInfo

RTOL = 1e-8


@dataclass(frozen=True)
class Match:
    """A mistake that fits, and whether the evidence is strong."""

    info: MistakeInfo
    certain: bool


@dataclass
class Known:
    """A known mistake: its tables, and where they differ from the reference's."""

    info: MistakeInfo
    tables: Tables
    reference: Tables

    @cached_property
    def wrong(self) -> Mapping[str, Set[Key]]:
        """By function, the questions that the mistake answers unlike the reference."""
        return {name: differing(table, self.reference.get(name, {})) for name, table in self.tables.items()}


def diagnose(function: str, student: Tables, reference: Tables, mistakes: Iterable[Known]) -> Match | None:
    """The one known mistake that `function` shows, or None."""
    own, right = student.get(function, {}), reference.get(function, {})
    wrong = differing(own, right)
    matches = []
    for known in mistakes:
        table, its_wrong = known.tables.get(function, {}), known.wrong.get(function, set())
        if wrong.isdisjoint(its_wrong):
            continue
        odd = (wrong ^ its_wrong) & own.keys() & table.keys()  # here they must disagree
        if not all(same_answer(own[key], table[key]) or _is_guarded(own[key], table[key]) for key in odd):
            continue
        weight = evidence_weight(own, table, right)
        if weight > 0:
            matches.append((known.info, weight))
    return choose(function, matches)


def differing(table: Table, reference: Table) -> Set[Key]:
    """The questions that both answer, and not alike."""
    return {key for key in table.keys() & reference.keys() if not same_answer(table[key], reference[key])}


def told_apart(one: Known, other: Known) -> bool:
    """Whether two mistakes answer any question of the suite unlike; where one differs from the reference comes first."""
    return any(
        not same_answer(one.tables[function][key], other.tables[function][key])
        for function in one.tables.keys() & other.tables.keys()
        for key in _likeliest_first(one, other, function)
    )


def _likeliest_first(one: Known, other: Known, function: str) -> Iterable[Key]:
    both = one.tables[function].keys() & other.tables[function].keys()
    wrong = one.wrong[function] ^ other.wrong[function], one.wrong[function] & other.wrong[function]
    for keys in wrong:
        yield from keys & both
    yield from both - wrong[0] - wrong[1]


def choose(function: str, matches: list[tuple[MistakeInfo, float]]) -> Match | None:
    """The one mistake among those that fit with some weight, those of the function itself first; None when several fit."""
    own = [match for match in matches if match[0].of == function] or matches
    if len({info.id for info, _ in own}) != 1:
        return None
    info, weight = own[0]
    return Match(info, weight >= 1)


def evidence_weight(student: Table, mistake: Table, reference: Table) -> float:
    """0 when they disagree anywhere or differ nowhere alike from the reference; 1 or more when the evidence is strong."""
    weight = 0.0
    for key in student.keys() & mistake.keys():
        if not same_answer(student[key], mistake[key]):
            if _is_guarded(student[key], mistake[key]):
                continue
            return 0.0
        if key in reference and not same_answer(mistake[key], reference[key]):
            weight += _weight(mistake[key])
    return weight


def _is_guarded(student: Answer, mistake: Answer) -> bool:
    """A mistake that divides by nothing is infinite there; who guards against that made it all the same."""
    return _is_float(student) and math.isfinite(student.value) and _is_float(mistake) and math.isinf(mistake.value)


def _is_float(answer: Answer) -> bool:
    return answer.error is None and isinstance(answer.value, float)


def _weight(answer: Answer) -> float:
    """A number with decimals says much, a boolean, an error or a small whole number little."""
    if answer.error is not None:
        return 0.5
    if answer.changed:
        return 1.0
    numbers = [value for value in _numbers(answer.value) if np.isfinite(value)]
    if any(value != np.round(value, 3) for value in numbers):
        return 1.0
    return 1.0 if len({float(value) for value in numbers}) >= 3 else 0.5


def _numbers(value: Any) -> list[float]:
    if isinstance(value, (list, tuple)):
        return [number for item in value for number in _numbers(item)]
    if isinstance(value, dict):
        return [number for item in value.values() for number in _numbers(item)]
    if isinstance(value, (bool, int, float, np.generic, np.ndarray)) and np.asarray(value).dtype.kind in "biuf":
        return [float(number) for number in np.asarray(value).ravel()[:1000]]
    return []


def same_answer(one: Answer, other: Answer) -> bool:
    """Equal outcome: value, or error, and changed arguments."""
    return one is other or (
        one.error == other.error and same(one.value, other.value) and same(one.changed, other.changed)
    )


def same(one: Any, other: Any) -> bool:
    """Equal data: exact shapes, values to 1e-8 of each component (lists and tuples alike)."""
    if isinstance(one, dict) or isinstance(other, dict):
        return (
            isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys()
            and all(same(one[key], other[key]) for key in one)
        )  # fmt: skip
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if not _numeric(one) or not _numeric(other):
        return (
            _same_list_and_array(one, other) if _mixed(one, other) else type(one) is type(other) and bool(one == other)
        )
    return _same_numbers(np.asarray(one), np.asarray(other))


def _numeric(value: Any) -> bool:
    return isinstance(value, (bool, int, float, np.generic, np.ndarray))


def _mixed(one: Any, other: Any) -> bool:
    return isinstance(one, (list, tuple, np.ndarray)) and isinstance(other, (list, tuple, np.ndarray))


def _same_list_and_array(one: Any, other: Any) -> bool:
    """A list that numpy would take for the same array counts as that array."""
    try:
        left, right = np.asarray(one), np.asarray(other)
    except ValueError:
        return False
    return left.dtype.kind in "biuf" and right.dtype.kind in "biuf" and _same_numbers(left, right)


def _same_numbers(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> bool:
    if one.shape != other.shape or "c" in one.dtype.kind + other.dtype.kind:
        return False
    if one.ndim == 0:
        a, b = float(one), float(other)
        return a == b or (a != a and b != b) or abs(a - b) <= RTOL * max(abs(a), abs(b)) < math.inf
    found, wanted = one.astype(float), other.astype(float)
    finite = np.isfinite(found) & np.isfinite(wanted)
    if not np.array_equal(found[~finite], wanted[~finite], equal_nan=True):
        return False
    found, sizes = found[finite], np.abs(wanted[finite])
    floor = 1e-12 * float(sizes.max(initial=0.0))
    return bool((np.abs(found - wanted[finite]) <= RTOL * sizes + floor).all())
