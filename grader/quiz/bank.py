"""The question bank: every `solutions/<slug>/quiz.yaml`, read and validated.

An error names file, line and what is wrong. Between the course and everything that shows or marks questions.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from grader.course import QUIZ, Course, Exercise
from grader.errors import CourseError, FallLineError
from grader.quiz.lines import Lines, Place, YamlError, line_of, read_yaml
from grader.quiz.mistakes import from_mistake
from grader.quiz.proof import complaints
from grader.quiz.questions import Asked, Bug, QuizFile
from grader.sentences import titles_of

WORDS = {
    "title",
    "stem",
    "explanation",
    "feedback",
    "text",
    "label",
    "picture",
    "picture_alt",
    "concepts",
    "slips",
    "use",
}


@dataclass(frozen=True)
class Problem:
    """Something that an author must mend."""

    path: Path
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.words}"


class BankError(CourseError):
    """A quiz that cannot be used, with all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        more = f" ({len(problems) - 1} more: `python -m grader.quiz` lists them)" if problems[1:] else ""
        super().__init__(f"{problems[0]}{more}.")


@dataclass(frozen=True)
class Quiz:
    """The questions of one exercise."""

    slug: str
    title: str
    questions: tuple[Asked, ...]
    path: Path
    digest: str  # of what decides points: correcting a sentence marks nothing again
    lines: tuple[int, ...] = ()  # where each question begins

    @property
    def counted(self) -> tuple[Asked, ...]:
        """The questions that give points: the graded ones, or all where every question is for practice."""
        return tuple(one for one in self.questions if one.use == "graded") or self.questions

    @property
    def points(self) -> float:
        """What it gives for everything right."""
        return round(sum(question.points for question in self.counted), 6)

    def question(self, name: str) -> Asked | None:
        """One question by its id."""
        return next((one for one in self.questions if one.id == name), None)


class Bank:
    """The quizzes of a course."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._read: dict[str, Quiz] = {}

    def quiz(self, slug: str) -> Quiz:
        """One quiz by its slug or its exercise's number; UsageError says which there are."""
        own = self.course.work(slug.removesuffix(QUIZ) + QUIZ)
        if own not in self._read:
            self._read[own] = read_quiz(self.course.quizzes[own])
        return self._read[own]

    @property
    def quizzes(self) -> list[Quiz]:
        """All of them; an id that two questions share is an error."""
        found = [self.quiz(slug) for slug in self.course.quizzes]
        seen: dict[str, Path] = {}
        for quiz in found:
            for line, question in zip(quiz.lines, quiz.questions, strict=True):
                if question.id in seen:
                    raise BankError(
                        [Problem(quiz.path, line, f"the id {question.id} stands in {seen[question.id]}, too")]
                    )
                seen[question.id] = quiz.path
        return found

    @property
    def questions(self) -> list[Asked]:
        """Every question of the course."""
        return [question for quiz in self.quizzes for question in quiz.questions]


@lru_cache(maxsize=4)
def bank_of(course: Course) -> Bank:
    """The bank of a course, its files read once."""
    return Bank(course)


def quiz_digest(course: Course, slug: str) -> str:
    """What decides the points of a quiz."""
    return bank_of(course).quiz(slug).digest


def read_quiz(exercise: Exercise) -> Quiz:
    """The quiz of an exercise, or BankError with everything that is wrong."""
    path = exercise.quiz
    try:
        data, lines = read_yaml(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise BankError([Problem(path, 1, "it is not text in UTF-8: save it as UTF-8")]) from None
    except YamlError as error:
        raise BankError([Problem(path, error.line, error.words)]) from None
    try:
        written = QuizFile.model_validate(data)
    except ValidationError as error:
        raise BankError(_problems(path, error, data, lines)) from None
    found = [*complaints(written.questions, exercise), *_untitled(data, exercise)]
    if found:
        raise BankError([_problem(path, place, words, data, lines) for place, words in found])
    starts = tuple(line_of(lines, ("questions", at)) for at in range(len(written.questions)))
    return Quiz(
        slug=exercise.slug + QUIZ, title=written.title, path=path, digest=_digest(written, exercise),
        questions=_made(path, written.questions, starts, exercise), lines=starts,
    )  # fmt: skip


def _untitled(data: Any, exercise: Exercise) -> Iterator[tuple[Place, str]]:
    """Misconceptions without a title: a learner and an instructor would read an id that says nothing."""
    titles = titles_of(exercise.course)
    for place, name in _misconceptions(data, ()):
        if titles.find(name, exercise.slug) is None:
            yield place, f'the misconception {name} has no title: add {name} = "..." to {titles.path}'


def _misconceptions(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            if key == "misconception":
                yield (*place, key), one
            else:
                yield from _misconceptions(one, (*place, key))


def _made(path: Path, written: Sequence[Asked], starts: Sequence[int], exercise: Exercise) -> tuple[Asked, ...]:
    """The questions, those from known mistakes made into choices."""
    made: list[Asked] = []
    problems = []
    for line, question in zip(starts, written, strict=True):
        try:
            if isinstance(question, Bug) and question.mistake is not None:
                made.append(from_mistake(question, question.mistake, exercise))
            else:
                made.append(question)
        except FallLineError as error:
            problems.append(Problem(path, line, f"{question.id}: {error}"))
    if problems:
        raise BankError(problems)
    return tuple(made)


def _problems(path: Path, error: ValidationError, data: Any, lines: Lines) -> list[Problem]:
    return [_problem(path, tuple(one["loc"]), _say(one), data, lines) for one in error.errors()]


def _say(error: Any) -> str:
    key = str(error["loc"][-1]) if error["loc"] else "the file"
    if key == "[key]" and error["type"] == "string_type":
        return "a name is no text here: YAML reads no, yes, on, off as true or false (put quotes around it)"
    if error["type"] == "missing":
        return f"{key} is missing"
    if error["type"] == "extra_forbidden":
        return f"the key {key!r} is not known here"
    words = str(error["msg"]).removeprefix("Value error, ")
    return words if error["type"] == "value_error" else f"{key}: {words}"


def _problem(path: Path, place: Place, words: str, data: Any, lines: Lines) -> Problem:
    return Problem(path, line_of(lines, _in_file(place, lines)), f"{_whose(place, data)}{words}")


def _in_file(place: Place, lines: Lines) -> Place:
    """A place without the steps that only the validation knows (the type of a question)."""
    found: Place = ()
    for part in place:
        if (*found, part) in lines:
            found = (*found, part)
    return found


def _whose(place: Place, data: Any) -> str:
    try:
        return f"{data['questions'][place[1]]['id']}: " if place[0] == "questions" else ""
    except (KeyError, IndexError, TypeError):
        return ""


def _digest(written: QuizFile, exercise: Exercise) -> str:
    """sha256 of what decides points; questions made from mistakes hang on the suite, too."""
    deciding = json.dumps(_deciding(written.model_dump(mode="json")), sort_keys=True)
    made = any(isinstance(one, Bug) and one.mistake for one in written.questions)
    return hashlib.sha256(f"{deciding}{exercise.suite_digest if made else ''}".encode()).hexdigest()


def _deciding(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _deciding(one) for key, one in value.items() if key not in WORDS}
    return [_deciding(one) for one in value] if isinstance(value, list) else value
