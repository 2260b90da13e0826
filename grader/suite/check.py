"""`check`: what makes a test function of a suite a hidden check; `credit` and `evidence`: what it may say besides passing.

The docstring of a hidden check is the sentence that its student reads. Authors import these from `grader.suite`; the judge
reads what they leave behind.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

import numpy as np

Test = TypeVar("Test", bound=Callable[..., None])
MAX_EVIDENCE = 200  # numbers of one series


@dataclass(frozen=True)
class CheckInfo:
    """What `@check` says of a test function."""

    points: float
    needs: tuple[str, ...]
    reveal: bool
    function: str | None
    title: str


def check(
    points: float = 1.0, needs: str | tuple[str, ...] = (), reveal: bool = False, function: str | None = None
) -> Callable[[Test], Test]:
    """Make a test function a hidden check.

    points: its share of the exercise's score, 0 or more, divided evenly among parametrised cases.
    needs: names of the hidden checks that this one builds on.
    reveal: inputs and expected values may be shown to the student.
    function: the function judged; by default the first one of the student's that is called.
    """
    if not 0 <= points < float("inf"):
        raise ValueError(f"@check takes points of 0 or more, not {points}")

    def mark(test: Test) -> Test:
        title = inspect.cleandoc(test.__doc__ or "").replace("\n", " ")
        names = (needs,) if isinstance(needs, str) else tuple(needs)
        test.__check__ = CheckInfo(float(points), names, reveal, function, title)  # type: ignore[attr-defined]
        return test

    return mark


class Credit(Exception):  # noqa: N818 - it is not an error: it ends a check with a share of its points
    """The share of its points that a measuring check gives."""

    def __init__(self, share: float, message: str) -> None:
        super().__init__(message)
        self.share = share
        self.message = message


def credit(share: float, message: str = "") -> NoReturn:
    """End a check that measures, with a share between 0 and 1 of its points."""
    if not 0 <= share <= 1:
        raise ValueError(f"credit takes a share between 0 and 1, not {share}")
    raise Credit(float(share), message)


collected: list[dict[str, Any]] = []  # what the running check has left; the judge empties it


def evidence(kind: str, **series: Any) -> None:
    """Leave small numbers or series for a plot in the report: `evidence("curve", costs=[...])`."""
    numbers = {name: _thinned(values) for name, values in series.items()}
    collected.append({"kind": kind, **numbers})


def _thinned(values: Any) -> Any:
    """At most MAX_EVIDENCE numbers, evenly chosen, first and last among them."""
    flat = np.asarray(values, dtype=float)
    if flat.ndim == 0:
        return float(flat)
    if len(flat) > MAX_EVIDENCE:
        flat = flat[np.linspace(0, len(flat) - 1, MAX_EVIDENCE).round().astype(int)]
    return [float(f"{value:.6g}") for value in flat.ravel()]
