"""The words of an exercise, read from its files without running them: sentences of hidden checks, words of mistakes.

They are looked up by name and id whenever a report is shown or written, so correcting a sentence regrades nobody.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import yaml  # type: ignore[import-untyped]

from grader.course import Course, Exercise
from grader.errors import CourseError
from grader.model import Check, Diagnosis, Report

MISCONCEPTION = re.compile(r"[A-Z]+-\d+\w*")


@dataclass(frozen=True)
class HiddenCheckWords:
    """A hidden check as a student may know it."""

    name: str
    title: str
    points: float


def hidden_checks(exercise: Exercise) -> list[HiddenCheckWords]:
    """Name, sentence and points of each hidden check, in the suite's order."""
    checks = []
    for node in ast.parse(exercise.suite.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            title = (ast.get_docstring(node) or "").replace("\n", " ")
            checks.append(HiddenCheckWords(node.name, title, _points(node)))
    return checks


def max_points(exercise: Exercise) -> float:
    """What the suite gives for everything right."""
    return round(sum(check.points for check in hidden_checks(exercise)), 6)


def quiz_points(exercise: Exercise) -> float:
    """What an exercise's quiz gives for everything right."""
    return round(sum(quiz_questions(exercise).values()), 6)


def quiz_questions(exercise: Exercise) -> dict[str, float]:
    """The questions of an exercise's quiz, with their points: the graded ones count, or all where none is graded."""
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        written = yaml.load(exercise.quiz.read_text(encoding="utf-8"), loader)["questions"]
        graded = [one for one in written if one.get("use") == "graded"]
        return {one["id"]: float(one.get("points", 1)) if one in (graded or written) else 0.0 for one in written}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError):
        raise CourseError(f"{exercise.quiz} cannot be read: `python -m grader.quiz` says what is wrong.") from None


def _points(node: ast.FunctionDef) -> float:
    for call in _calls_of("check", node.decorator_list):
        found = [keyword.value for keyword in call.keywords if keyword.arg == "points"] or call.args[:1]
        return float(ast.literal_eval(found[0])) if found else 1.0
    return 0.0


def _calls_of(name: str, nodes: list[ast.expr]) -> Iterator[ast.Call]:
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def mistakes(exercise: Exercise) -> dict[str, list[Diagnosis]]:
    """Title and feedback of each known mistake, by id; only what stands there as plain text."""
    found: dict[str, list[Diagnosis]] = {}
    for node in ast.walk(ast.parse(exercise.mistakes.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            for call in _calls_of("mistake", node.decorator_list):
                words = _literals(call)
                if {"title", "feedback"} <= words.keys() and call.args:
                    one = Diagnosis(
                        mistake=ast.literal_eval(call.args[0]), title=words["title"], feedback=words["feedback"]
                    )
                    found.setdefault(one.mistake, []).append(one)
    return found


def hints(exercise: Exercise) -> dict[tuple[str, str], tuple[str, ...]]:
    """The hint ladder of each known mistake, by id and title; only what stands there as plain text."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for node in ast.walk(ast.parse(exercise.mistakes.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            for call in _calls_of("mistake", node.decorator_list):
                title = _literals(call).get("title", "")
                steps = next((keyword.value for keyword in call.keywords if keyword.arg == "hints"), None)
                if steps is not None and call.args:
                    found[ast.literal_eval(call.args[0]), title] = _texts(steps)
    return found


def _texts(node: ast.expr) -> tuple[str, ...]:
    parts = node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node]
    return tuple(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _literals(call: ast.Call) -> dict[str, str]:
    values = ((keyword.arg, keyword.value) for keyword in call.keywords)
    return {name: value.value for name, value in values
            if name and isinstance(value, ast.Constant) and isinstance(value.value, str)}  # fmt: skip


class Titles:
    """What each misconception is called, wherever one is shown: its id alone says nothing to anybody.

    A known mistake's title names its misconception, the exercise's own before those of others. Those that no mistake
    shows, or that go by many names, stand in `solutions/misconceptions.toml`, a line each: `CON-04 = "..."`.
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self.path = course.root / "solutions" / "misconceptions.toml"
        self._own: dict[str, dict[str, str]] = {}

    def find(self, name: str, slug: str = "") -> str | None:
        """The title of a misconception in an exercise, or in the whole course; None if nobody gave it one."""
        return self._of(slug).get(name) or self.written.get(name) or self._known.get(name)

    def _of(self, slug: str) -> dict[str, str]:
        if slug not in self._own:
            exercise = self.course.exercises.get(slug)
            known = mistakes(exercise) if exercise is not None and exercise.mistakes.is_file() else {}
            self._own[slug] = {name: those[0].title for name, those in known.items()}
        return self._own[slug]

    @cached_property
    def _known(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for slug in self.course.exercises:
            found = {**self._of(slug), **found}
        return found

    @cached_property
    def written(self) -> dict[str, str]:
        """The lines of `misconceptions.toml`."""
        if not self.path.is_file():
            return {}
        try:
            text = self.path.read_text(encoding="utf-8")
            found = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CourseError(f"{self.path} is not valid TOML: {error}.") from None
        for name, title in found.items():
            if not (MISCONCEPTION.fullmatch(name) and isinstance(title, str) and title.strip()):
                raise CourseError(
                    f'{self.path}, line {_line(text, name)}: write an id and its title, like CON-04 = "J as a function of x".'
                )
        return found


@lru_cache(maxsize=4)
def titles_of(course: Course) -> Titles:
    """The titles of a course, its files read once."""
    return Titles(course)


def _line(text: str, name: str) -> int:
    lines = text.splitlines()
    return next((at for at, line in enumerate(lines, 1) if name in line), 1)


class Sentences:
    """The current words of a course, each exercise's files read once."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._titles: dict[str, dict[str, str]] = {}
        self._mistakes: dict[str, dict[str, list[Diagnosis]]] = {}
        self._hints: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}

    def current(self, report: Report) -> Report:
        """The report with today's sentences; one of an exercise or a check that is gone keeps its own."""
        exercise = self.course.exercises.get(report.exercise)
        if exercise is None or not exercise.suite.is_file():
            return report
        if report.exercise not in self._titles:
            self._titles[report.exercise] = {check.name: check.title for check in hidden_checks(exercise)}
            self._mistakes[report.exercise] = mistakes(exercise) if exercise.mistakes.is_file() else {}
        return report.model_copy(update={"checks": [self._check(report.exercise, check) for check in report.checks]})

    def hints(self, slug: str, diagnosis: Diagnosis) -> tuple[str, ...]:
        """The hint ladder of the mistake that a hidden check was recognised as, first step first."""
        if slug not in self._hints:
            exercise = self.course.exercises.get(slug)
            self._hints[slug] = hints(exercise) if exercise is not None and exercise.mistakes.is_file() else {}
        found = [(title, steps) for (name, title), steps in self._hints[slug].items() if name == diagnosis.mistake]
        meant = [steps for title, steps in found if diagnosis.title.endswith(title)]  # "This looks like: ..." before it
        return meant[0] if meant else found[0][1] if len(found) == 1 else ()

    def _check(self, slug: str, check: Check) -> Check:
        title = self._titles[slug].get(check.name, check.title)
        diagnosis = check.diagnosis
        if diagnosis is not None:
            known = self._mistakes[slug].get(diagnosis.mistake, [])
            same_title = [one for one in known if one.title == diagnosis.title]
            if same_title or len(known) == 1:  # several of one id: the title says which
                diagnosis = (same_title or known)[0]
        return check.model_copy(update={"title": title, "diagnosis": diagnosis})
