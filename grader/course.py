"""The course folder: where it is, which exercises it has, what decides points in each.

A course is found upwards from the current folder, as git finds a repository. No registry: a folder under `exercises/` with
a folder of the same name under `solutions/` is an exercise.
"""

import ast
import hashlib
import re
from functools import cached_property
from pathlib import Path

from grader.errors import CourseError, UsageError
from grader.settings import Assignment, CourseSettings, ExerciseSettings, place_of, read_toml

SLUG = re.compile(r"^\d\d-[a-z0-9]+(-[a-z0-9]+)*$")
QUIZ = "-quiz"  # the slug of an exercise's quiz ends so
NOT_DECIDING = ("correct", "wrong", "__pycache__")
WORDS = {"title", "hints", "feedback"}  # keywords whose text decides no points


class Exercise:
    """One numbered exercise: what students see and what they never see."""

    def __init__(self, course: "Course", slug: str) -> None:
        self.course, self.slug = course, slug
        self.handout_folder = course.root / "exercises" / slug
        self.solution_folder = course.root / "solutions" / slug

    @cached_property
    def settings(self) -> ExerciseSettings:
        """The validated `exercise.toml`."""
        settings = read_toml(self.handout_folder / "exercise.toml", ExerciseSettings)
        for name in settings.given:
            if not (self.handout_folder / name).is_file():
                raise CourseError(f"{self.place_of('given')}: given: there is no file {name} beside it.")
        return settings

    def place_of(self, setting: str) -> str:
        """Where a setting is written: `exercise.toml, line 3`."""
        return place_of(self.handout_folder / "exercise.toml", setting)

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

    @property
    def quiz(self) -> Path:
        """The questions of its quiz, if there is one."""
        return self.solution_folder / "quiz.yaml"

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
    except (SyntaxError, ValueError):  # verify says what is wrong with it
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
    def quizzes(self) -> dict[str, Exercise]:
        """The exercises that have a quiz, by the quiz's slug, in order."""
        return {slug + QUIZ: one for slug, one in self.exercises.items() if one.quiz.is_file()}

    @cached_property
    def settings(self) -> CourseSettings:
        """The validated `course.toml`."""
        slugs = {"exercises": self.exercises, "quizzes": self.quizzes}
        return read_toml(self.root / "course.toml", CourseSettings, slugs if self.exercises else None)

    @property
    def title(self) -> str:
        """What the course is called."""
        return self.settings.title

    def assignment(self, name: str) -> Assignment:
        """One assignment by its name; UsageError says which there are."""
        named = {one.name: one for one in self.settings.assignments}
        if name not in named:
            raise UsageError(f"There is no assignment {name!r} in course.toml; there are {', '.join(named) or 'none'}.")
        return named[name]

    def slugs_of(self, assignment: str | None) -> list[str]:
        """The exercises of an assignment, or all of them."""
        if assignment is None:
            return list(self.exercises)
        return [self.exercise(slug).slug for slug in self.assignment(assignment).exercises]

    def works_of(self, assignment: str | None) -> list[str]:
        """The exercises and quizzes of an assignment, or all of them."""
        if assignment is None:
            return [*self.exercises, *self.quizzes]
        return [self.work(slug) for slug in self.assignment(assignment).slugs]

    def work(self, slug: str) -> str:
        """The slug of an exercise or a quiz, as it is written or by its number (`02`, `02-quiz`)."""
        name = slug.removesuffix(QUIZ)
        if name == slug:
            return self.exercise(slug).slug
        found = [known for known in self.quizzes if known == slug or known.split("-")[0] == name.zfill(2)]
        if not found:
            raise UsageError(
                f"There is no quiz {slug!r} in {self.root}; there are {', '.join(self.quizzes) or 'none'}."
            )
        return found[0]

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
