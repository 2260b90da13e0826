"""`mistake`: a known wrong function or class, with what a tutor would say to whoever returns the same.

Written in an exercise's `mistakes.py`, loaded by `judge.trusted`, matched by `judge.diagnose`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Wrong = TypeVar("Wrong", bound=Callable[..., Any])


@dataclass(frozen=True)
class MistakeInfo:
    """What `@mistake` says: the misconception, where it sits, and the words for it."""

    id: str
    of: str
    title: str
    feedback: str
    hints: tuple[str, ...] = ()


def mistake(id: str, *, of: str, title: str, feedback: str, hints: tuple[str, ...] = ()) -> Callable[[Wrong], Wrong]:
    """Mark a function or class as a known way to get `of` wrong; `id` is the misconception's."""

    def mark(wrong: Wrong) -> Wrong:
        info = MistakeInfo(id, of, title, feedback, (hints,) if isinstance(hints, str) else tuple(hints))
        wrong.__mistake__ = info  # type: ignore[attr-defined]
        return wrong

    return mark
