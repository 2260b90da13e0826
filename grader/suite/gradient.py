"""`assert_gradient`: compare a gradient with central differences that know their own error.

Richardson's combination of two step sizes gives both a better value and an estimate of what is still wrong with it; that
estimate, with the rounding floor of the cost, is the tolerance of each component. Never one norm over all of them: a wrong
bias beside large weights would hide. Two oracles, the trusted cost and the student's own, tell a wrong derivative from the
right derivative of another cost. An author's tool, beside `suite.compare`.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np

from grader.suite.check import evidence
from grader.suite.compare import Mismatch, as_numbers, kind_of

STEP = 1e-3  # relative; with Richardson the truncation error is O(h^4), measured 4e-12 on the logistic loss
SAFETY = 10.0  # times the estimated error
RTOL = 1e-8
EPS = float(np.finfo(float).eps)
Cost = Callable[..., Any]
Point = Sequence[Any]
Floats = np.ndarray[Any, np.dtype[np.float64]]


def assert_gradient(
    gradient: Callable[..., Any], of: Cost, at: Sequence[Point], own: Cost | None = None,
    names: Sequence[str] | None = None,
) -> None:  # fmt: skip
    """`gradient(*point)` holds the partial derivatives of the cost `of(*point)` at every point of `at`.

    A point is a tuple of scalars or arrays; the gradient has one part for each, of its shape. own: the student's own cost,
    whose differences then tell what kind of error it is.
    """
    for point in at:
        labels = tuple(names or (f"result {k + 1}" for k in range(len(point))))
        given = gradient(*point)
        found = _flat_parts(given, point, labels)
        numeric, tolerance = difference(of, point)
        off = ~(np.abs(found - numeric) <= tolerance + RTOL * np.maximum(np.abs(found), np.abs(numeric)))
        if off.any():
            evidence("gradient", analytic=found, numeric=numeric)
            raise Mismatch(_reading(off, found, own, point), given, None, _label(off, point, labels), (found, numeric))


def _flat_parts(given: Any, point: Point, labels: Sequence[str]) -> Floats:
    parts = [given] if len(point) == 1 and not isinstance(given, (tuple, list)) else given
    if not isinstance(parts, (tuple, list, np.ndarray)) or len(parts) != len(point):
        raise Mismatch(f"{len(point)} results were asked for ({', '.join(labels)}), {kind_of(given)} came back", given)
    flat = [
        as_numbers(part, np.shape(coordinate), label, given).ravel()
        for part, coordinate, label in zip(parts, point, labels, strict=True)
    ]
    found = np.concatenate(flat)
    if not np.isfinite(found).all():
        raise Mismatch("it is not finite", given)
    return found


def _label(off: Any, point: Point, labels: Sequence[str]) -> str:
    sizes = [int(np.size(coordinate)) for coordinate in point]
    owner = np.repeat(np.arange(len(sizes)), sizes)
    return ", ".join(labels[part] for part in sorted(set(owner[off])))


def _reading(off: Any, found: Floats, own: Cost | None, point: Point) -> str:
    if own is None:
        return "it is not the slope of the cost"
    numeric, tolerance = difference(own, point)
    if np.all(np.abs(found - numeric) <= tolerance + RTOL * np.abs(numeric)):
        return "it is the slope of your own cost, but that is another cost than the one asked for"
    return "it is not the slope of the cost, nor of your own cost"


def difference(cost: Cost, point: Point) -> tuple[Floats, Floats]:
    """Central differences of `cost` at `point` for each coordinate, and the error that each may have.

    D(h) = (J(θ + h) − J(θ − h)) / 2h has an error of O(h²); (4 D(h/2) − D(h)) / 3 one of O(h⁴).
    """
    shapes = [np.shape(coordinate) for coordinate in point]
    theta = np.concatenate([np.asarray(coordinate, dtype=float).ravel() for coordinate in point])
    scale = max(1.0, abs(_value(cost, theta, shapes)))
    values, errors = np.empty_like(theta), np.empty_like(theta)
    for j in range(len(theta)):
        step = STEP * max(1.0, abs(theta[j]))
        wide, narrow = (_central(cost, theta, shapes, j, h) for h in (step, step / 2))
        values[j] = (4 * narrow - wide) / 3
        errors[j] = SAFETY * (abs(values[j] - narrow) + 100 * EPS * scale / step)
    return values, errors


def _central(cost: Cost, theta: Floats, shapes: Sequence[tuple[int, ...]], j: int, step: float) -> float:
    up, down = theta.copy(), theta.copy()
    up[j] += step
    down[j] -= step
    rise = _value(cost, up, shapes) - _value(cost, down, shapes)
    return float(rise / (up[j] - down[j]))  # the realised difference, not 2 * step


def _value(cost: Cost, theta: Floats, shapes: Sequence[tuple[int, ...]]) -> float:
    point, start = [], 0
    for shape in shapes:
        size = prod(shape)
        part = theta[start : start + size]
        point.append(float(part[0]) if shape == () else part.reshape(shape))
        start += size
    return float(cost(*point))
