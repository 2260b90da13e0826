"""A stand-in for pytest while public checks run at home: `approx`, `raises` and `mark.parametrize`, which is what they use.

Importing pytest would cost more than everything else together. These three behave as pytest's own; whatever else a public
check asks of pytest raises `UnsupportedError`, and `check.running` lets pytest itself run the file.
"""

import math
import re
import types
from collections.abc import Callable, Iterator, Mapping
from numbers import Complex
from typing import Any

import numpy as np

REL, ABS = 1e-6, 1e-12  # pytest's own


class UnsupportedError(Exception):
    """Something of pytest's that only pytest can do; `values` are those that it was asked to do it with."""

    def __init__(self, what: str, values: list[Any] | None = None) -> None:
        super().__init__(what)
        self.values = values or []


class Approx:
    """What `approx` returns: equal to what is near `expected`, element by element."""

    __array_ufunc__ = None  # numpy asks us to compare, not its elements
    __array_priority__ = 100
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, expected: Any, rel: float | None, abs: float | None, nan_ok: bool) -> None:
        self.expected, self.rel, self.abs, self.nan_ok = expected, rel, abs, nan_ok

    def __eq__(self, actual: object) -> bool:
        pairs = self._pairs(actual)
        return pairs is not None and all(self._near(one, other) for one, other in pairs)

    def __bool__(self) -> bool:
        raise AssertionError("approx() is not a condition: write `assert a == approx(b)`")

    def __repr__(self) -> str:
        return f"approx({self.expected!r})"

    def _pairs(self, actual: Any) -> Iterator[tuple[Any, Any]] | None:
        """Found and expected elements; None when lengths, keys or shapes differ."""
        expected = self.expected
        if isinstance(expected, np.ndarray):
            return _array_pairs(actual, expected)
        if isinstance(expected, Mapping):
            same = isinstance(actual, Mapping) and set(actual) == set(expected)
            return iter([(actual[key], expected[key]) for key in expected]) if same else None
        if isinstance(expected, (list, tuple)):
            same = hasattr(actual, "__len__") and _length(actual) == len(expected)
            return zip(actual, expected, strict=True) if same else None
        if isinstance(actual, np.ndarray):
            return ((item, expected) for item in actual.flat)
        return iter([(actual, expected)])

    def _near(self, actual: Any, expected: Any) -> bool:
        if isinstance(actual, np.ndarray):
            return all(self._near(item, expected) for item in actual.flat)
        if _is_bool(expected) and not _is_bool(actual):
            return False
        if actual == expected:
            return True
        if _is_bool(expected) or not isinstance(expected, Complex) or not isinstance(actual, Complex):
            return False
        if math.isnan(abs(expected)):
            return self.nan_ok and math.isnan(abs(actual))
        difference: Any = abs(expected - actual)
        return not math.isinf(abs(expected)) and bool(difference <= self._tolerance(expected))

    def _tolerance(self, expected: Any) -> float:
        if self.rel is None and self.abs is not None:
            return self.abs
        relative = (REL if self.rel is None else self.rel) * float(abs(expected))
        return max(relative, ABS if self.abs is None else self.abs)


def _length(value: Any) -> int:
    try:
        return len(value)
    except TypeError:  # an array of no dimension
        return -1


def _array_pairs(actual: Any, expected: np.ndarray[Any, Any]) -> Iterator[tuple[Any, Any]] | None:
    if np.isscalar(actual):
        return ((actual, item) for item in expected.flat)
    try:
        found = np.asarray(actual)
    except Exception as error:
        raise TypeError(f"cannot compare {actual!r:.80} to an array") from error
    return zip(found.flat, expected.flat, strict=True) if found.shape == expected.shape else None


def _is_bool(value: Any) -> bool:
    return isinstance(value, (bool, np.bool_))


def approx(expected: Any, rel: float | None = None, abs: float | None = None, nan_ok: bool = False) -> Approx:
    """As pytest's, for numbers, sequences and mappings of numbers, and arrays."""
    for tolerance in (rel, abs):
        if tolerance is not None and not (isinstance(tolerance, (int, float)) and tolerance >= 0):
            raise UnsupportedError("approx with another tolerance")
    parts = expected.values() if isinstance(expected, Mapping) else expected
    items = parts if isinstance(expected, (list, tuple, Mapping)) else [expected]
    known = (Complex, np.bool_) if items is parts else (Complex, np.bool_, np.ndarray)
    if odd := [item for item in items if not isinstance(item, known)]:
        raise UnsupportedError("approx of other things than numbers", odd)
    return Approx(expected, rel, abs, nan_ok)


class _Raises:
    """What `raises` returns."""

    def __init__(self, expected: Any, match: str | None) -> None:
        self.expected, self.match = expected, match
        self.value: BaseException | None = None

    def __enter__(self) -> "_Raises":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if kind is None:
            raise AssertionError(f"no {_names(self.expected)} was raised")
        if not issubclass(kind, self.expected):
            return False
        self.value = error
        if self.match is not None and not re.search(self.match, str(error)):
            raise AssertionError(f"{_names(self.expected)} was raised with other words")
        return True


def _names(expected: Any) -> str:
    kinds = expected if isinstance(expected, tuple) else (expected,)
    return " or ".join(kind.__name__ for kind in kinds)


def raises(expected: Any, *rest: Any, match: str | None = None) -> _Raises:
    """As pytest's, in a `with` statement."""
    if rest:
        raise UnsupportedError("raises of a call")
    return _Raises(expected, match)


class _Marks:
    """What `mark` is."""

    def parametrize(self, names: Any, values: Any, ids: Any = None) -> Callable[[Any], Any]:
        """Run a test once for each value."""
        wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
        rows = [(value,) if len(wanted) == 1 else tuple(value) for value in values]

        def mark(test: Any) -> Any:
            test.cases = [{**dict(zip(wanted, row, strict=True)), **case} for case in cases_of(test) for row in rows]
            return test

        return mark

    def __getattr__(self, name: str) -> Any:
        raise UnsupportedError(f"pytest.mark.{name}")


def cases_of(test: Any) -> list[dict[str, Any]]:
    """The arguments of each case of a test function."""
    return getattr(test, "cases", [{}])


def stand_in() -> types.ModuleType:
    """The module that public checks import as `pytest`."""
    module = types.ModuleType("pytest")
    vars(module).update(approx=approx, raises=raises, mark=_Marks(), __getattr__=_unsupported)
    return module


def _unsupported(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    raise UnsupportedError(f"pytest.{name}")
