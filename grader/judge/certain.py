"""What is certain about a wrong number when no known mistake fits: constant factor, sign, one component, cut decimals.

Called by `judge.words` with two finite arrays of one shape; says nothing that is not exactly so.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
EXACT = 1e-8  # relative
FLOAT32 = 3e-7  # relative: what is left of a number after seven digits
SINGLE = 1e-6
MAX_FACTOR = 10_000  # beyond it a factor says nothing


def how_off(actual: Floats, expected: Floats, sizes: Mapping[str, int]) -> str:
    """One sentence without a subject: `is exactly 7 times too large; n is 7`."""
    for reading in (_sign, _factor, _cut, _single, _components):
        sentence = reading(actual, expected, sizes)
        if sentence:
            return sentence
    return "is not the value asked for"


def _near(actual: Floats, expected: Floats, rtol: float = EXACT) -> Any:
    scale = float(np.max(np.abs(expected), initial=0.0))
    return np.abs(actual - expected) <= rtol * np.maximum(np.abs(expected), 1e-6 * scale)


def _sign(actual: Floats, expected: Floats, _: Mapping[str, int]) -> str:
    return "has the opposite sign" if expected.any() and _near(actual, -expected).all() else ""


def _factor(actual: Floats, expected: Floats, sizes: Mapping[str, int]) -> str:
    if not expected.any():
        return ""
    ratio = float((actual * expected).sum() / (expected * expected).sum())
    if ratio == 0 or not _near(actual, ratio * expected).all() or abs(ratio - 1) < 1e-6:
        return ""
    larger = abs(ratio) > 1
    factor = abs(ratio) if larger else 1 / abs(ratio)
    if not factor < MAX_FACTOR:
        return ""
    name = _factor_name(factor, sizes)
    by_chance = name == "" and factor > 2 and len(np.unique(np.abs(expected[expected != 0]))) < 2
    if name is None or by_chance:
        return ""
    sign = " and has the opposite sign" if ratio < 0 else ""
    return f"is exactly {factor:.6g} times too {'large' if larger else 'small'}{name}{sign}"


def _factor_name(factor: float, sizes: Mapping[str, int]) -> str | None:
    """`; n is 7`: which size the factor is made of; None for a factor that means nothing."""
    for name, size in sizes.items():
        known = {name: size, f"2{name}": 2 * size, f"{name}²": size * size, f"{name}/2": size / 2}
        if size > 1:
            known[f"{name}/({name} − 1)"] = size / (size - 1)
        for label, value in known.items():
            if value not in (1, 2) and abs(factor - value) < EXACT * value:
                return f"; {name} is {size}" + ("" if label == name else f", and that is {label}")
    return "" if abs(factor - round(factor)) < EXACT * factor else None


def _cut(actual: Floats, expected: Floats, _: Mapping[str, int]) -> str:
    whole = np.trunc(expected)
    if np.count_nonzero(whole != expected) > 1 and (actual == whole).all():  # one alone may be so by chance
        return "has lost its decimals: is an integer division or an integer array in the way?"
    if (np.round(expected, 6) != expected).any() and any((actual == np.round(expected, k)).all() for k in range(1, 7)):
        return "is rounded: return all digits"
    return ""


def _single(actual: Floats, expected: Floats, _: Mapping[str, int]) -> str:
    if expected.any() and _near(actual, expected, SINGLE).all():
        return "is right to about seven digits only: keep float64 everywhere, and exact formulas"
    return ""


def _components(actual: Floats, expected: Floats, _: Mapping[str, int]) -> str:
    off = np.flatnonzero(~_near(actual, expected).ravel())
    if actual.ndim != 1 or actual.size < 2 or len(off) in (0, actual.size):
        return ""
    if len(off) == 1:
        return f"differs in one component only, at index {off[0]}"
    if (np.diff(off) == 1).all() and off[-1] == actual.size - 1:
        return f"is right up to index {off[0] - 1} and differs from index {off[0]} on"
    return f"differs in {len(off)} of {actual.size} components, first at index {off[0]}"
