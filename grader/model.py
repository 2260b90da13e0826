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
