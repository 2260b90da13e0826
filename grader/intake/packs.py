"""A pack, what `grade pack` makes: a zip with the exercise's files and `fallline.json`, which names the exercise for sure.

The manifest is the student's: it names an exercise and the files' digests, never a person and no time that counts.
"""

import hashlib
import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from grader.course import Course
from grader.intake.entries import Entry
from grader.intake.limits import RefusedError

MANIFEST = "fallline.json"
MAX_MANIFEST = 100_000


class Manifest(BaseModel):
    """`fallline.json`."""

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    exercise: str
    files: dict[str, str]  # name -> sha256
    packed_at: Any = None  # the student's clock: not read

    def note(self, entry: Entry, content: bytes) -> str | None:
        """What to say of a file that is not as it was packed."""
        if self.files.get(entry.path) == hashlib.sha256(content).hexdigest():
            return None
        return f"{entry.name} was changed or added after it was packed"


def manifest_of(entries: list[Entry], course: Course) -> Manifest | None:
    """The manifest at the top of an archive; RefusedError when it cannot be read or names no exercise of the course."""
    entry = next((entry for entry in entries if entry.path == MANIFEST), None)
    if entry is None:
        return None
    try:
        manifest = Manifest.model_validate(json.loads(entry.read(MAX_MANIFEST)))
    except (ValueError, ValidationError, RecursionError):
        raise RefusedError(f"its {MANIFEST} cannot be read: the files are looked at as in any archive") from None
    if manifest.exercise not in course.exercises:
        raise RefusedError(f"it was packed for {manifest.exercise[:60]!r}, which is no exercise of this course")
    return manifest
