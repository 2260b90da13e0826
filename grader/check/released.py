"""An exercise as it lies in a student's folder: its facts, the student's file, and what was remembered between calls.

A released folder says everything in `exercise.json`. A course's own folder has `exercise.toml` only: then hidden checks and
mistakes are not known. First step of `grade check` and `grade pack`.
"""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from grader.errors import CourseError, UsageError
from grader.intake.cells import File, digest_of_work

FACTS, SETTINGS, STATE = "exercise.json", "exercise.toml", ".fallline.json"
ENDINGS = (".py", ".ipynb")
SAME_TIME = 2.0  # seconds: what an unzipped folder's files lie apart


@dataclass(frozen=True)
class Released:
    """One exercise at home."""

    folder: Path
    slug: str
    title: str
    file: str
    functions: tuple[str, ...]
    given: tuple[str, ...] = ()
    stub: str | None = None  # digest of the work in the stub that was released; None in a course's own folder
    hidden_checks: tuple[str, ...] = ()  # their sentences
    mistakes: tuple[dict[str, Any], ...] | None = None

    @property
    def module(self) -> str:
        """The name that public checks import."""
        return Path(self.file).stem

    @property
    def public_checks(self) -> Path:
        """The file with the public checks."""
        return self.folder / f"test_{self.module}.py"

    @property
    def candidates(self) -> list[Path]:
        """The student's file and notebook, as far as they are there."""
        paths = (self.folder / f"{self.module}{ending}" for ending in ENDINGS)
        return [path for path in paths if path.is_file()]

    def own_file(self) -> Path:
        """The later of file and notebook, of those that were written in; the `.py` when no time tells. As when handed in."""
        if not self.candidates:
            raise UsageError(f"There is no {self.file} in {self.folder}: copy it from the release and write in it.")
        candidates = self.candidates
        if len(candidates) > 1:
            candidates = [path for path in candidates if not self.untouched(path)] or candidates
        first, *others = candidates
        later = [path for path in others if path.stat().st_mtime > first.stat().st_mtime + SAME_TIME]
        return later[0] if later else first

    def untouched(self, path: Path) -> bool:
        """Nothing was written in the stub yet, or in the notebook made of it."""
        return digest_of_work(File(path.name, path.read_bytes()), self.functions) in ("", self.stub)

    def overlooked(self, path: Path) -> str:
        """A Python file of another name beside one in which nothing is written: perhaps the work is there; "" if none is."""
        known = {self.file, self.public_checks.name, *self.given}
        others = [other.name for other in sorted(self.folder.glob("*.py")) if other.name not in known]
        return others[0] if others and self.untouched(path) else ""


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def is_exercise(folder: Path) -> bool:
    """Whether a folder is one exercise's."""
    return (folder / FACTS).is_file() or (folder / SETTINGS).is_file()


def find(start: Path) -> list[Released]:
    """The exercise that a folder or file lies in, or the exercises that lie in it."""
    folder = start if start.is_dir() else start.parent
    folder = folder.resolve()
    if is_exercise(folder):
        return [read(folder)]
    for place in (folder, folder / "exercises") if start.is_dir() else ():
        if place.is_dir() and (found := [path for path in sorted(place.iterdir()) if is_exercise(path)]):
            return [read(path) for path in found]
    above = next((path for path in folder.parents if is_exercise(path)), None)
    if above:
        return [read(above)]
    if start.is_file():
        raise UsageError(f"{start} lies in no exercise's folder: copy it into the folder of its exercise.")
    raise UsageError(f"{folder} holds no exercise: change into the folder of one, or into the folder that holds them.")


def read(folder: Path) -> Released:
    """The facts of one exercise."""
    try:
        return _from_facts(folder) if (folder / FACTS).is_file() else _from_settings(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CourseError(
            f"The facts of the exercise in {folder} cannot be read ({error}): unzip the release again."
        ) from None


def _from_facts(folder: Path) -> Released:
    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    return Released(
        folder, facts["slug"], facts["title"], Path(facts["file"]).name, tuple(facts["functions"]),
        tuple(facts["given"]), facts["stub"], tuple(check["title"] for check in facts["hidden_checks"]),
        tuple(facts["mistakes"]),
    )  # fmt: skip


def _from_settings(folder: Path) -> Released:
    import tomllib

    settings = tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    functions, given = tuple(settings["functions"]), tuple(settings.get("given", ()))
    return Released(folder, folder.name, settings["title"], Path(settings["file"]).name, functions, given)


@dataclass
class Memory:
    """What is remembered in the exercise's folder: hints shown, the last outcome, the stub that was begun with."""

    stub: str | None = None
    digest: str = ""
    passed: int = 0
    of: int = 0
    hints: dict[str, int] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Every public check passed."""
        return 0 < self.of == self.passed


def recall(exercise: Released) -> Memory:
    """What was remembered; nothing when there is no file or it cannot be read."""
    try:
        found = json.loads((exercise.folder / STATE).read_text(encoding="utf-8"))
        hints = {str(name): int(step) for name, step in found["hints"].items()}
        return Memory(found["stub"], str(found["digest"]), int(found["passed"]), int(found["of"]), hints)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory(stub=exercise.stub)


def remember(exercise: Released, memory: Memory) -> bool:
    """Write it down; whether that was possible."""
    try:
        (exercise.folder / STATE).write_text(json.dumps(vars(memory), indent=1) + "\n", encoding="utf-8")
    except OSError:
        return False
    return True
