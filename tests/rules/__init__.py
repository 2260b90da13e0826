"""The rules of the contract, one module for each exercise: which hidden check stands for a rule, and what breaks only that rule.

A breaker is the source of functions that replace the reference's of the same names; the others stay right whatever they call.
In it `np` is numpy, `right` holds the right functions and `mapped(result, function)` applies a function to every array or number
of a result; `memory` is a dict that lasts from one breaker to the next. `tests/test_rules.py` judges them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule in own words."""

    rule: str
    check: str | tuple[str, ...]  # a hidden check, or one case of it: "test_integers[normalize]"
    breaker: str | tuple[str, ...] = ()  # each loses points at a named check, each named check by one of them
    mistake: tuple[str, ...] = ()  # (id, function[, title]) of a known mistake: one more breaker
    coarse: tuple[str, ...] = ()  # break the rule too, and others with it: only the named checks are asked
    implied_by: tuple[str, ...] = ()  # beginnings of the rules without which this one cannot be kept

    @property
    def checks(self) -> tuple[str, ...]:
        """The names, always a tuple."""
        return (self.check,) if isinstance(self.check, str) else self.check

    @property
    def fine(self) -> tuple[str | tuple[str, ...], ...]:
        """The breakers that break this rule alone."""
        sources = (self.breaker,) if isinstance(self.breaker, str) else self.breaker
        return (*sources, self.mistake) if self.mistake else sources


# Sources that break one convention in a function of any name


def _replaced(name: str, result: str, when: str = "True") -> str:
    return f"""
def {name}(*given, **named):
    size = max((len(one) for one in given if np.ndim(one) > 0), default=0)
    return mapped(right.{name}(*given, **named), lambda value: {result} if {when} else value)
"""


def off(name: str, at: int | None = None) -> str:
    """All numbers a millionth too large, too much for float64; or only with exactly so many examples."""
    return _replaced(name, "np.asarray(value) * (1 + 1e-6)", "True" if at is None else f"size == {at}")


def off_part(name: str, part: int, at: int) -> str:
    """One of several results a millionth too large, with exactly so many examples."""
    return f"""
def {name}(*given, **named):
    size = max((len(one) for one in given if np.ndim(one) > 0), default=0)
    result = list(right.{name}(*given, **named))
    if size == {at}:
        result[{part}] = np.asarray(result[{part}]) * (1 + 1e-6)
    return result
"""


def single(name: str) -> str:
    """Results in float32."""
    return _replaced(name, "np.float32(value)")


def column(name: str) -> str:
    """(n, 1) for (n,), and a box of length one for a number."""
    return _replaced(name, "np.reshape(value, (-1, 1))")


def nothing(name: str) -> str:
    """A return forgotten."""
    return f"def {name}(*given, **named):\n    right.{name}(*given, **named)\n"


def not_finite(name: str) -> str:
    """nan for numbers."""
    return _replaced(name, "value * np.nan")


def cut(name: str) -> str:
    """Decimals cut off wherever an argument holds integers."""
    return f"""
def {name}(*given, **named):
    whole = any(np.asarray(one).dtype.kind == "i" and np.ndim(one) > 0 for one in given)
    return mapped(right.{name}(*given, **named), lambda value: np.trunc(value) if whole else value)
"""


def fails_on_one(name: str) -> str:
    """An error for a single example."""
    return f"""
def {name}(*given, **named):
    if len(given[0]) == 1:
        raise ValueError
    return right.{name}(*given, **named)
"""


def single_example(check: str, *names: str) -> list[Rule]:
    """One rule for each function, each with its case of a check."""
    return [Rule(f"{name}: a single example is enough", f"{check}[{name}]", fails_on_one(name)) for name in names]


def overwrites(name: str, position: int) -> str:
    """The argument at this position is changed after its use."""
    return f"""
def {name}(*given, **named):
    result = mapped(right.{name}(*given, **named), np.copy)
    if isinstance(given[{position}], np.ndarray):
        given[{position}][...] = given[{position}] + 1
    return result
"""


def one_array(name: str) -> str:
    """The same array at the same place of all results of one shape."""
    return f"""
kept = {{}}
def {name}(*given, **named):
    places = iter(range(99))
    def same(value):
        if np.ndim(value) == 0:
            return value
        array = kept.setdefault((next(places), np.shape(value)), np.empty(np.shape(value)))
        array[...] = value
        return array
    return mapped(right.{name}(*given, **named), same)
"""


def basics(name: str) -> tuple[str, ...]:
    """What every function that returns numbers may get wrong, whatever they mean."""
    return single(name), column(name), nothing(name), not_finite(name)
