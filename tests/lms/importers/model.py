"""What an importer knows (accounts, columns) and what it did with a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec

Score = float | str | None  # points, "EX" or a symbol or text of the platform, None where an old score was cleared
P = ParamSpec("P")
Scores = dict[str, dict[str, Score]]
Existing = Mapping[str, Mapping[str, float]]  # scores the platform already has: lms_id, column title


@dataclass(frozen=True)
class Account:
    """A student as the platform knows them; participant is Moodle's number within one assignment."""

    lms_id: str
    sis_id: str = ""
    login: str = ""
    email: str = ""
    name: str = ""
    sortable_name: str = ""
    participant: str = ""
    org_id: str = ""


@dataclass(frozen=True)
class Item:
    """A grade column of the platform; kind is points, complete, symbol, text or calculated."""

    max_points: float
    id: str = ""
    kind: str = "points"
    scale: tuple[str, ...] = ()  # the words of a scale or the symbols of a scheme
    published: bool = True
    can_exceed: bool = False
    external: bool = False  # owned by another tool of the platform


@dataclass
class Imported:
    """What became of a file. A new column whose title is taken already has its scores under `Title (new)`."""

    scores: Scores = field(default_factory=dict)
    new_columns: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    aborted: str | None = None
    feedback: dict[str, dict[str, str]] = field(default_factory=dict)
    maxima: dict[str, float] = field(default_factory=dict)  # new or changed maxima the file asks for

    def score(self, account: Account, title: str, value: Score) -> None:
        self.scores.setdefault(account.lms_id, {})[title] = value

    def comment(self, account: Account, title: str, text: str) -> None:
        self.feedback.setdefault(account.lms_id, {})[title] = text

    def propose(self, title: str, columns: Mapping[str, Item]) -> str:
        """A new column; the key under which its scores are found."""
        self.new_columns.append(title)
        return f"{title} (new)" if title in columns else title


@dataclass
class Returned:
    """Feedback files by student (lms_id): the name each is shown under, and its content."""

    files: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    aborted: str | None = None

    def give(self, account: Account, name: str, content: bytes) -> None:
        self.files.setdefault(account.lms_id, []).append((name, content))


class RefusedError(Exception):
    """The platform rejects the file as a whole."""


def refusing(importer: Callable[P, Imported]) -> Callable[P, Imported]:
    """All or nothing: a refusal leaves not a single score behind."""

    @wraps(importer)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Imported:
        try:
            return importer(*args, **kwargs)
        except RefusedError as refusal:
            return Imported(aborted=str(refusal))

    return guarded


def find(accounts: list[Account], name: str, value: str) -> Account | None:
    """The first account whose field is exactly this; an empty value finds nobody."""
    return next((account for account in accounts if value and getattr(account, name) == value), None)
