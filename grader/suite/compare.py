"""Comparisons that a suite asserts: type first, then shape, then finiteness, then values; nothing broadcasts.

Each failure is a `Mismatch` that knows what came back and how it is off; `judge.words` makes the student's sentence of it.
Tolerances: float64 sums in another order differ by about 1e-15 relative, the smallest slip of the catalogue by 5e-4.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RTOL = 1e-9  # between the rounding of another order of summation (1e-15) and the smallest known slip (5e-4)
ATOL = 1e-12  # times the largest expected value: components that cancel to almost nothing


@dataclass(eq=False)
class Mismatch(AssertionError):  # noqa: N818 - what it is, not that it is an error
    """How a value differs from what was asked for; `values` when two finite arrays of one shape differ."""

    problem: str
    actual: Any = None
    expected: Any = None
    part: str = ""
    values: tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]] | None = None

    def __str__(self) -> str:
        return f"{self.part}: {self.problem}" if self.part else self.problem


def assert_matches(
    actual: Any,
    expected: Any,
    names: str | Sequence[str] | None = None,
    rtol: float = RTOL,
    atol: float | None = None,
) -> None:
    """`actual` is `expected`: a number, a bool, an array, or several of these in a tuple or list.

    names: of the result, or of its parts, for the message. atol: default 1e-12 times the largest expected value.
    """
    if isinstance(expected, (tuple, list)):
        labels = (
            (names,) if isinstance(names, str) else tuple(names or (f"result {k + 1}" for k in range(len(expected))))
        )
        _match_parts(actual, expected, labels, rtol, atol)
    else:
        _match_one(actual, expected, names if isinstance(names, str) else "", rtol, atol, actual)


def _match_parts(actual: Any, expected: Sequence[Any], names: Sequence[str], rtol: float, atol: float | None) -> None:
    asked = f"{len(expected)} results were asked for ({', '.join(names)})"
    scalars = all(np.ndim(part) == 0 for part in expected)
    several_scalars = scalars and isinstance(actual, np.ndarray) and actual.ndim == 1
    if not isinstance(actual, (tuple, list)) and not several_scalars:
        raise Mismatch(f"{asked}, {kind_of(actual)} came back", actual, expected)
    if len(actual) != len(expected):
        raise Mismatch(f"{asked}, {len(actual)} came back", actual, expected)
    for part, wanted, name in zip(actual, expected, names, strict=True):
        _match_one(part, wanted, name, rtol, atol, actual)


def _match_one(actual: Any, expected: Any, part: str, rtol: float, atol: float | None, whole: Any) -> None:
    if expected is None or isinstance(expected, str):
        if type(actual) is not type(expected) or actual != expected:
            raise Mismatch(f"{kind_of(expected)} was asked for, {kind_of(actual)} came back", whole, expected, part)
        return
    found, wanted = as_numbers(actual, np.shape(expected), part, whole), np.asarray(expected)
    finite = np.isfinite(wanted)
    if not np.isfinite(found[finite]).all():
        which = "not a number (nan)" if np.isnan(found[finite]).any() else "infinite"
        raise Mismatch(f"{_some(found)} {which}", whole, expected, part)
    if not _close(found, wanted.astype(float), rtol, atol):
        raise Mismatch("it differs", whole, expected, part, (found, wanted.astype(float)))


def _some(found: np.ndarray[Any, Any]) -> str:
    bad = int(np.count_nonzero(~np.isfinite(found)))
    return "it is" if found.ndim == 0 else f"{bad} of {found.size} values are"


def _close(found: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any], rtol: float, atol: float | None) -> bool:
    floor = ATOL * max(1.0, float(np.max(np.abs(wanted[np.isfinite(wanted)]), initial=0.0))) if atol is None else atol
    with np.errstate(invalid="ignore"):
        near = np.abs(found - wanted) <= rtol * np.maximum(np.abs(found), np.abs(wanted)) + floor
    return bool(np.all(near | (found == wanted)))


def as_numbers(value: Any, shape: tuple[int, ...], part: str = "", whole: Any = None) -> np.ndarray[Any, Any]:
    """`value` as a float array of exactly `shape`, or a Mismatch that says what it is instead."""
    asked = "one number" if shape == () else f"an array of shape {shape}"
    if value is None or isinstance(value, (str, bytes, dict)) or not _is_data(value):
        raise Mismatch(f"{asked} was asked for, {kind_of(value)} came back", whole, None, part)
    try:
        found = np.asarray(value)
    except ValueError:
        raise Mismatch(f"{asked} was asked for, lists of unequal length came back", whole, None, part) from None
    if found.dtype.kind not in "biuf":
        raise Mismatch(f"{asked} was asked for, {kind_of(value)} came back", whole, None, part)
    if found.shape != shape:
        raise Mismatch(f"{asked} was asked for, {kind_of(value)} came back", whole, None, part)
    return found.astype(float)


def _is_data(value: Any) -> bool:
    return isinstance(value, (bool, int, float, complex, np.generic, np.ndarray, list, tuple))


def kind_of(value: Any) -> str:
    """What came back, in a student's words: `an array of shape (7, 1)`."""
    if value is None:
        return "None (is there a return?)"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" + (" of complex numbers" if value.dtype.kind == "c" else "")
    if isinstance(value, (list, tuple)):
        return _kind_of_sequence(value)
    if isinstance(value, (bool, np.bool_)):
        return f"{bool(value)}"
    if isinstance(value, (complex, np.complexfloating)):
        return "a complex number"
    if isinstance(value, (int, float, np.generic)):
        return "one number"
    if isinstance(value, (str, bytes)):
        return "text"
    return "a dict" if isinstance(value, dict) else f"{value!r:.60}"


def _kind_of_sequence(value: Sequence[Any]) -> str:
    name = "a list" if isinstance(value, list) else "a tuple"
    if any(isinstance(item, (list, tuple, np.ndarray)) for item in value):
        shapes = ", ".join(kind_of(item) for item in value[:3])
        return f"{name} of {len(value)} ({shapes}{', ...' if len(value) > 3 else ''})"
    return f"{name} of {len(value)} {'item' if len(value) == 1 else 'items'}"


def require(condition: Any, message: str) -> None:
    """A law that a result must keep; `message` is read by the student."""
    if not bool(condition):
        raise Mismatch(message)


def assert_arguments_kept(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call, check that every argument is as it was, return the result."""
    passed = [_copy(argument) for argument in arguments]
    result = getattr(function, "changing", function)(*passed)  # a student's function changes nothing here by itself
    for position, (old, now) in enumerate(zip(arguments, passed, strict=True)):
        if not _same(old, now):
            raise Mismatch(f"the call changed its argument number {position + 1}, which must stay as it was")
    return result


def _copy(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _same(old: Any, now: Any) -> bool:
    if isinstance(old, np.ndarray):
        return bool(np.array_equal(old, now, equal_nan=old.dtype.kind == "f"))
    if isinstance(old, list):
        return len(old) == len(now) and all(_same(a, b) for a, b in zip(old, now, strict=True))
    if isinstance(old, dict):
        return old.keys() == now.keys() and all(_same(item, now[key]) for key, item in old.items())
    return old is now or bool(old == now)


def assert_returns_new_array(student: Any, name: str, *arguments: Any) -> None:
    """The result shares no memory with the arguments, nor with the result of a second call."""
    shared = student.run(_shared_memory, name, *arguments)
    if shared == "arguments":
        raise Mismatch(f"what {name} returns is the caller's own array: changing one changes the other")
    if shared == "results":
        raise Mismatch(f"two calls of {name} return the same array: changing one result changes the other")


def _shared_memory(module, name, *arguments):  # type: ignore[no-untyped-def]  # sent into the box as source
    def arrays(value):  # type: ignore[no-untyped-def]
        if isinstance(value, (list, tuple)):
            return [found for item in value for found in arrays(item)]  # type: ignore[no-untyped-call]
        return [value] if isinstance(value, np.ndarray) else []

    function = getattr(module, name)
    first, second = arrays(function(*arguments)), arrays(function(*arguments))  # type: ignore[no-untyped-call]
    if any(np.shares_memory(one, other) for one in first for other in arrays(arguments)):  # type: ignore[no-untyped-call]
        return "arguments"
    if any(np.shares_memory(one, other) for one in first for other in second):
        return "results"
    return "nothing"
