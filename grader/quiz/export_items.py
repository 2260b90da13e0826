"""What an LMS can ask, whatever its format: choices, a number, accepted spellings, pairs or a sequence.

Numbers are decimals from here on, so that bounds are what people compute. Made by `export_bodies`, for `moodle` and `qti`.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from grader.quiz.fields import Tolerance
from grader.quiz.html import image

DIGITS = 12
LEAST_TOLERANCE = Decimal("1e-9")


class CannotError(Exception):
    """A question that a format cannot ask, with the reason."""


@dataclass(frozen=True)
class Picture:
    """A file beside the handout."""

    path: Path
    words: str

    @property
    def name(self) -> str:
        """Its name in the export: two exercises may have a picture of one name."""
        return f"{self.path.parent.name}-{self.path.name}"


@dataclass(frozen=True)
class Choice:
    """An option, and what its chooser reads."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Choices:
    """One or several right options."""

    options: tuple[Choice, ...]
    several: bool
    keep_order: bool

    @property
    def right(self) -> int:
        """How many are right."""
        return sum(option.right for option in self.options)


@dataclass(frozen=True)
class Near:
    """A number, how far from it counts as it, and what is said of it."""

    value: Decimal
    tolerance: Decimal
    feedback: str = ""

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the largest that count."""
        return self.value - self.tolerance, self.value + self.tolerance


@dataclass(frozen=True)
class Number:
    """A number to be typed."""

    key: Near
    wrong: tuple[Near, ...]


@dataclass(frozen=True)
class Spellings:
    """A short text to be typed."""

    right: tuple[str, ...]
    wrong: tuple[tuple[tuple[str, ...], str], ...]  # spellings and feedback
    letters: bool  # whether capitals matter


@dataclass(frozen=True)
class Pairs:
    """For each on the left one of the labels."""

    left: tuple[tuple[str, str], ...]  # text and right label
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Sequence:
    """Steps in their right order; `partial` when other orders are right, too."""

    steps: tuple[str, ...]
    feedback: str
    partial: bool
    named: bool  # whether some wrong orders have feedback of their own


Body = Choices | Number | Spellings | Pairs | Sequence


@dataclass(frozen=True)
class Item:
    """One variant, ready to be written."""

    question: str
    seed: int
    points: Decimal
    concepts: tuple[str, ...]
    text: str
    code: str
    explanation: str
    body: Body
    picture: Picture | None = None
    after: str = ""  # how to answer; what the labels stand for
    changes: tuple[str, ...] = ()  # what is not as in the course

    @property
    def name(self) -> str:
        """The same for the same question and seed, now and next year."""
        return f"{self.question}-{self.seed}"

    def stem(self, source: str) -> str:
        """The whole question as HTML; the picture is found at the source."""
        shown = image(source, self.picture.words) if self.picture else ""
        return "\n".join(part for part in (self.text, shown, self.code, self.after) if part)


def exact(value: float) -> Decimal:
    """A number as people write it, without the noise of binary."""
    return Decimal(f"{value:.{DIGITS}g}")


def figures(value: Decimal) -> str:
    """A number without an exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def near(value: float, tolerance: Tolerance, feedback: str = "") -> Near:
    """The bounds around a value, in decimals: what `Tolerance.of` allows."""
    key = exact(value)
    relative = Decimal(str(tolerance.relative or 0.0)) * abs(key)
    own = Decimal(str(tolerance.absolute)) if tolerance.absolute is not None else relative
    return Near(key, max(own, LEAST_TOLERANCE * max(Decimal(1), abs(key))), feedback)
