"""What authors and instructors write in TOML, validated: `exercise.toml` and `course.toml`.

An error names the file, the line and what is allowed. Everything may import this module.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from grader.errors import CourseError

Settings = TypeVar("Settings", bound=BaseModel)
Feedback = Literal["nothing", "score", "messages", "everything"]
Positive = Annotated[float, Field(gt=0)]
Percent = Annotated[float, Field(ge=0, le=100)]


def _of_course(*kinds: str) -> AfterValidator:
    """A slug that the course has, among its exercises or quizzes: work of a misspelt one would count nowhere."""

    def known(slug: str, info: ValidationInfo) -> str:
        there = None if info.context is None else [one for kind in kinds for one in info.context[kind]]
        if there is not None and slug not in there:
            raise ValueError(f"the course has no {slug!r}; there are {', '.join(there) or 'none'}")
        return slug

    return AfterValidator(known)


ExerciseSlug = Annotated[str, _of_course("exercises")]
QuizSlug = Annotated[str, _of_course("quizzes")]
Slug = Annotated[str, _of_course("exercises", "quizzes")]


class Strict(BaseModel):
    """Unknown keys are errors: a misspelt policy must not be ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExerciseSettings(Strict):
    """What `exercise.toml` says."""

    title: str
    file: str
    functions: tuple[str, ...]
    given: tuple[str, ...] = ()
    minutes: int
    level: Literal["core", "stretch"]
    source: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    seconds: float = 2.0


class Policy(Strict):
    """How attempts become scores. Deductions are percent of what an exercise is worth, as LMSs count them."""

    attempt: Literal["best", "last"] = "best"
    late: Literal["lms", "grade"]  # who deducts: the LMS or we, never both
    grace_minutes: Annotated[float, Field(ge=0)] = 0.0
    deduction: Percent = 0.0
    per: Literal["hour", "day"] = "day"  # for each begun hour or day
    at_most: Percent = 100.0

    @model_validator(mode="after")
    def _deduct_once(self) -> "Policy":
        if self.late == "lms" and (self.deduction or self.grace_minutes):
            raise ValueError('with late = "lms" the LMS deducts: leave deduction and grace_minutes out')
        return self


class FeedbackPolicy(Strict):
    """What a student's page shows before and after the due date."""

    before_due: Feedback = "messages"
    after_due: Feedback = "everything"


class Assignment(Strict):
    """Exercises that are due together and fill one column of the LMS."""

    name: str
    exercises: tuple[ExerciseSlug, ...] = ()
    quizzes: tuple[QuizSlug, ...] = ()
    points: Positive | None = None  # what the assignment is worth; else what its exercises add up to
    due: datetime | None = None  # in the course's time zone
    column: str | None = None  # how the LMS calls it; else the name
    feedback: FeedbackPolicy = FeedbackPolicy()

    @property
    def slugs(self) -> tuple[str, ...]:
        """Everything in it: exercises, then quizzes."""
        return self.exercises + self.quizzes


class CourseSettings(Strict):
    """What `course.toml` says."""

    title: str = "Gradient descent"
    time_zone: str = "UTC"
    gradebook: str = "gradebook.sqlite"
    roster: str | None = None
    policy: Policy | None = None
    points: dict[Slug, Positive] = Field(default_factory=dict)  # by exercise or quiz, instead of the suite's own
    assignments: tuple[Assignment, ...] = ()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f'{name!r} is no time zone: write one like "Europe/Berlin"') from None
        return name

    @model_validator(mode="after")
    def _whole(self) -> "CourseSettings":
        names = [one.name for one in self.assignments]
        if len(set(names)) < len(names):
            raise ValueError("two assignments have one name")
        slugs = [slug for one in self.assignments for slug in one.slugs]
        if twice := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
            raise ValueError(f"{', '.join(twice)} stands in two assignments: its points would count twice")
        if self.policy is None and any(one.due for one in self.assignments):
            raise ValueError('an assignment is due: say who deducts for lateness, [policy] late = "lms" or "grade"')
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The course's time zone."""
        return ZoneInfo(self.time_zone)

    def due(self, assignment: Assignment) -> datetime | None:
        """When an assignment is due, with its time zone."""
        if assignment.due is None or assignment.due.tzinfo is not None:
            return assignment.due
        return assignment.due.replace(tzinfo=self.zone)


def read_toml(path: Path, model: type[Settings], slugs: Mapping[str, Collection[str]] | None = None) -> Settings:
    """A validated TOML file; an error names the file, the line and what is allowed.

    `slugs` are the exercises and the quizzes that the file may name, when they are known.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return model.model_validate(tomllib.loads(text), context=slugs)
    except FileNotFoundError:
        raise CourseError(f"{path} is missing: `grade new` writes an exercise's, `grade init` the course's.") from None
    except UnicodeDecodeError:
        raise CourseError(f"{path} is not text in UTF-8: save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not valid TOML: {error}.") from None
    except ValidationError as error:
        raise CourseError(f"{path}{_first_error(text, error)}.") from None


def place_of(path: Path, key: str) -> str:
    """`FILE, line N`: where a TOML file has this key."""
    return f"{path}{_line_of(path.read_text(encoding='utf-8'), [key])}"


def _first_error(text: str, error: ValidationError) -> str:
    first = error.errors()[0]
    keys = [str(part) for part in first["loc"] if part != "[key]"]
    name = ".".join(keys)
    allowed = " (did you mean another key?)" if first["type"] == "extra_forbidden" else ""
    message = str(first["msg"]).removeprefix("Value error, ")
    return f"{_line_of(text, keys)}: {name + ': ' if name else ''}{message}{allowed}"


def _line_of(text: str, keys: list[str]) -> str:
    """`, line N` of the last key that stands in the file; tables of an array are counted."""
    lines, found, start = text.splitlines(), 0, 0
    for position, key in enumerate(keys):
        if key.isdigit():
            continue
        nth = int(keys[position + 1]) if position + 1 < len(keys) and keys[position + 1].isdigit() else 0
        pattern = re.compile(rf'\s*(\[\[?[\w.\s"-]*?)?"?{re.escape(key)}"?\s*[\]=]')
        matches = [number for number, line in enumerate(lines, 1) if number > start and pattern.match(line)]
        if matches:
            found = start = matches[min(nth, len(matches) - 1)]
    return f", line {found}" if found else ""
