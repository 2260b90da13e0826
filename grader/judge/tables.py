"""Tables of calls: what a module answered to each question, by function.

Filled by `judge.student` for submissions, reference and mistakes, by `check.recorder` for public checks at home; compared by
`judge.diagnose`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, bytes, int]  # check case ("" where it does not matter), digest of the question, how often it was asked


@dataclass
class Answer:
    """What a table holds for one question: a value and the arguments it changed, or the name of an error."""

    value: Any = None
    changed: list[Any] = field(default_factory=list)
    error: str | None = None


Table = Mapping[Key, Answer]
Tables = Mapping[str, Table]
