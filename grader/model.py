"""The words of Fall Line as data: a submission goes in, a report comes out (pydantic, versioned, with a JSON Schema).

Everything may import this module; it imports nothing of the package.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = 1
MAX_OUTPUT = 4000


class Outcome(StrEnum):
    """How one hidden check ended."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    NOT_IMPLEMENTED = "not_implemented"
    SKIPPED = "skipped"


class Person(BaseModel):
    """What the systems around us call a student; what is not known is empty."""

    model_config = ConfigDict(frozen=True)

    name: str = ""  # as people write it
    sortable_name: str = ""  # "Doe, Jane"
    email: str = ""
    login: str = ""  # user name in the LMS
    sis_id: str = ""  # the university's number
    lms_id: str = ""  # the LMS's own number
    section: str = ""
    group: str = ""


class Submission(BaseModel):
    """One student's files for one exercise, as bytes that arrived."""

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    student: str
    exercise: str
    filename: str
    content: bytes
    digest: str
    source: str = ""  # where it was found, for messages
    submitted_at: datetime | None = None
    submitted_at_from: str | None = None
    late: str | None = None
    notes: tuple[str, ...] = ()
    person: Person = Person()  # what the source says of who handed it in
    lms: str = ""  # whose download it came in: canvas, moodle, ...; empty for plain folders
    entry: str = ""  # the name of the file in that download, by which feedback finds its way back


class Diagnosis(BaseModel):
    """The known mistake that a failed hidden check was recognised as."""

    mistake: str
    title: str
    feedback: str


class Check(BaseModel):
    """The outcome of one hidden check."""

    name: str
    title: str
    function: str | None
    points: float
    max_points: float
    outcome: Outcome
    message: str
    consistent_with: list[str] = Field(default_factory=list)
    diagnosis: Diagnosis | None = None
    evidence: list[dict[str, Any]] | None = None
    duration: float = 0.0


class Report(BaseModel):
    """The outcome of one submission."""

    schema_version: int = SCHEMA_VERSION
    student: str
    exercise: str
    attempt: int = 1
    submitted_at: datetime | None = None
    submitted_at_from: str | None = None
    digest: str
    suite_digest: str
    grader_version: str
    kind: Literal["code", "quiz"] = "code"
    late: str | None = None
    status: Literal["graded", "rejected", "grader_fault"]
    reason: str | None = None
    score: float | None
    max_score: float | None
    isolation: Literal["full", "filtered", "process"]
    seed: int
    duration: float = 0.0
    notes: list[str] = Field(default_factory=list)
    output: str = ""
    checks: list[Check] = Field(default_factory=list)


State = Literal["graded", "rejected", "grader_fault", "missing", "excused", "waiting"]


class Standing(BaseModel):
    """One student's score in one assignment (or one exercise of it), policy applied: what an LMS gets."""

    model_config = ConfigDict(frozen=True)

    student: str
    person: Person
    assignment: str
    state: State
    points: float | None  # after deduction, weights, overrides and voids; None unless graded, rejected
    max_points: float
    raw_points: float | None = None  # before the late deduction
    deduction: float = 0.0
    submitted_at: datetime | None = None
    graded_at: datetime | None = None
    attempt: int | None = None
    comment: str = ""  # one line for the LMS's comment column
