"""The course folder: where it is, which exercises it has, what decides points in each.

A course is found upwards from the current folder, as git finds a repository. No registry: a folder under `exercises/` with
a folder of the same name under `solutions/` is an exercise.
"""

import ast
import hashlib
import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from grader.errors import CourseError, UsageError

Settings = TypeVar("Settings", bound=BaseModel)
SLUG = re.compile(r"^\d\d-[a-z0-9]+(-[a-z0-9]+)*$")
NOT_DECIDING = ("correct", "wrong", "__pycache__")
WORDS = {"title", "hints", "feedback"}  # keywords whose text decides no points


class ExerciseSettings(BaseModel):
    """What `exercise.toml` says."""

    model_config = ConfigDict(extra="forbid")

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


class Assignment(BaseModel):
    """Exercises that are due together."""

    model_config = ConfigDict(extra="forbid")

    name: str
    exercises: tuple[str, ...]


class CourseSettings(BaseModel):
    """What `course.toml` says."""

    model_config = ConfigDict(extra="forbid")

    title: str = "Gradient descent"
    assignments: tuple[Assignment, ...] = ()


class Exercise:
    """One numbered exercise: what students see and what they never see."""

    def __init__(self, course: "Course", slug: str) -> None:
        self.course, self.slug = course, slug
        self.handout_folder = course.root / "exercises" / slug
        self.solution_folder = course.root / "solutions" / slug

    @cached_property
    def settings(self) -> ExerciseSettings:
        """The validated `exercise.toml`."""
        return read_toml(self.handout_folder / "exercise.toml", ExerciseSettings)

    @property
    def module(self) -> str:
        """The name of the module that a student writes (`gradients`)."""
        return Path(self.settings.file).stem

    @property
    def stub(self) -> Path:
        """The student's starting file."""
        return self.handout_folder / self.settings.file

    @property
    def public_checks(self) -> Path:
        """The public checks."""
        return self.handout_folder / f"test_{self.module}.py"

    @property
    def reference(self) -> Path:
        """The reference solution."""
        return self.solution_folder / self.settings.file

    @property
    def suite(self) -> Path:
        """The hidden pytest file."""
        return self.solution_folder / f"test_{self.module}.py"

    @property
    def mistakes(self) -> Path:
        """The known wrong functions."""
        return self.solution_folder / "mistakes.py"

    @cached_property
    def given(self) -> dict[str, str]:
        """Source of the given Python modules, by module name."""
        files = (self.handout_folder / name for name in self.settings.given if name.endswith(".py"))
        return {file.stem: file.read_text(encoding="utf-8") for file in files}

    @cached_property
    def suite_digest(self) -> str:
        """sha256 of what decides points: code without its words, given files, data."""
        digest = hashlib.sha256()
        for path in self._deciding_files():
            digest.update(f"{path.name}\0".encode())
            digest.update(_code_without_words(path) if path.suffix == ".py" else path.read_bytes())
        settings = self.settings
        digest.update(repr((settings.file, settings.functions, settings.seconds)).encode())
        return digest.hexdigest()

    def _deciding_files(self) -> list[Path]:
        own = [path for path in sorted(self.solution_folder.rglob("*")) if path.is_file() and self._decides(path)]
        return own + [self.handout_folder / name for name in self.settings.given]

    def _decides(self, path: Path) -> bool:
        parts = path.relative_to(self.solution_folder).parts
        is_words = path.name == "pictures.py" or path.suffix == ".md" or path.name.startswith("quiz.")
        return not is_words and not any(part in NOT_DECIDING for part in parts)


def _code_without_words(path: Path) -> bytes:
    """The code of a file without docstrings, titles, hints and feedback: correcting a sentence regrades nobody."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError:
        return path.read_bytes()
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
            and ast.get_docstring(node, clean=False) is not None
        ):
            node.body = node.body[1:]
        if isinstance(node, ast.Call):
            node.keywords = [keyword for keyword in node.keywords if keyword.arg not in WORDS]
    return ast.dump(tree).encode()


class Course:
    """A folder with `exercises/`, `solutions/` and `course.toml`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """Every exercise by its slug, in order."""
        folders = sorted((self.root / "exercises").iterdir()) if (self.root / "exercises").is_dir() else []
        slugs = [path.name for path in folders if path.is_dir() and SLUG.match(path.name)]
        return {slug: Exercise(self, slug) for slug in slugs if (self.root / "solutions" / slug).is_dir()}

    @cached_property
    def settings(self) -> "CourseSettings":
        """The validated `course.toml`."""
        return read_toml(self.root / "course.toml", CourseSettings)

    @property
    def title(self) -> str:
        """What the course is called."""
        return self.settings.title

    def slugs_of(self, assignment: str | None) -> list[str]:
        """The exercises of an assignment, or all of them."""
        if assignment is None:
            return list(self.exercises)
        named = {one.name: one for one in self.settings.assignments}
        if assignment not in named:
            raise UsageError(
                f"There is no assignment {assignment!r} in course.toml; there are {', '.join(named) or 'none'}."
            )
        return [self.exercise(slug).slug for slug in named[assignment].exercises]

    def exercise(self, slug: str) -> Exercise:
        """One exercise, by its slug or its number; UsageError says which there are."""
        matches = [known for known in self.exercises if known == slug or known.split("-")[0] == slug.zfill(2)]
        if not matches:
            raise UsageError(f"There is no exercise {slug!r} in {self.root}; there are {', '.join(self.exercises)}.")
        return self.exercises[matches[0]]


def find_course(start: Path) -> Course:
    """The course that `start` lies in."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "course.toml").is_file():
            return Course(folder)
    raise UsageError(
        f"No course.toml was found in {start} or above it: change into the course folder, or name it with --course."
    )


def read_toml(path: Path, model: type[Settings]) -> Settings:
    """A validated TOML file; an error names the file, the line and what is allowed."""
    try:
        text = path.read_text(encoding="utf-8")
        return model.model_validate(tomllib.loads(text))
    except FileNotFoundError:
        raise CourseError(f"{path} is missing: `grade new` writes one.") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not valid TOML: {error}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise CourseError(f"{path}{_line_of(text, str(first['loc'][-1]))}: {key}: {first['msg']}.") from None


def _line_of(text: str, key: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[*\"?{re.escape(key)}\"?\s*[\]=]", line):
            return f", line {number}"
    return ""
