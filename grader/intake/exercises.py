"""Which exercise a file belongs to: by a folder, by its name, at last by the functions it defines, never by a guess.

Nothing is run: the code is parsed. Between the layouts and the choice of attempts.
"""

import ast
import re
from dataclasses import dataclass
from functools import cached_property

from grader.course import Course, Exercise
from grader.errors import RejectedError
from grader.intake.cells import code_cells, parsed
from grader.intake.limits import MAX_PARSED
from grader.model import Submission

COPY = re.compile(r"(?:-(?P<upload>\d{1,3})| ?\((?P<browser>\d{1,3})\)| - Copy)$")
ENDINGS = (".py", ".ipynb")
ANSWERS = ".json"
PAGE = ".html"
IS_PAGE = "this is the quiz page itself, not the answers: hand in the file that the page saves"
KIND = b"fallline-quiz"
ANSWERS_TO = re.compile(rb'"quiz"\s*:\s*"([a-z0-9-]{1,80})"')
NO_EXERCISE = "it belongs to no exercise, by its folder, its name or its functions"


@dataclass(frozen=True)
class Match:
    """An exercise, and how sure it is."""

    exercise: Exercise
    filename: str  # without what a re-upload added
    copy: int  # the number that it added
    by_functions: bool = False
    quiz: str = ""  # the slug of the quiz that it answers

    @property
    def slug(self) -> str:
        """Of the exercise or the quiz."""
        return self.quiz or self.exercise.slug


class Matcher:
    """Finds exercises for files."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def find(self, name: str, folders: tuple[str, ...], exercise: str, content: bytes) -> Match | str:
        """The exercise of a file, or why it is nobody's work; `exercise` is what the layout or a pack says."""
        slug = exercise or next((folder for folder in folders if folder in self.course.exercises), "")
        candidates = [self.course.exercises[slug]] if slug else list(self.course.exercises.values())
        by_name = [match for one in candidates if (match := _named(name, one))]
        exact = [match for match in by_name if match.copy == 0]
        if len(exact or by_name) == 1:
            return (exact or by_name)[0]
        notebook = name.lower().endswith(".ipynb")
        if slug and notebook:
            return Match(candidates[0], name, 0)
        found = self._by_functions(name, content)
        if found and found in candidates:
            return Match(found, name, 0, by_functions=True)
        return asks_for(candidates[0]) if slug else NO_EXERCISE

    def find_quiz(self, name: str, content: bytes) -> Match | str | None:
        """The quiz that a file of answers belongs to, by its name, else by what it says itself, or why it is no quiz's.

        None for files that have nothing to do with a quiz.
        """
        if name.lower().endswith(PAGE):
            return IS_PAGE if KIND in content else None
        stem = COPY.sub("", name.rpartition(".")[0])
        said = ANSWERS_TO.search(content) if KIND in content else None
        for slug in (stem.casefold(), said[1].decode() if said else ""):
            if slug in self.course.quizzes:
                copy = COPY.search(name.rpartition(".")[0])
                number = int(copy["upload"] or copy["browser"] or 1) if copy else 0
                return Match(self.course.quizzes[slug], f"{slug}.json", number, quiz=slug)
        return f"these are answers to {said[1].decode()}, which is no quiz of this course" if said else None

    def _by_functions(self, name: str, content: bytes) -> Exercise | None:
        """The one exercise of which the file defines more than of any other: at least two, or all if there is one."""
        defined = defined_names(name, content, self._wanted)
        counts = {slug: len(defined & set(one.settings.functions)) for slug, one in self.course.exercises.items()}
        best = max(counts.values(), default=0)
        slugs = [slug for slug, count in counts.items() if count == best]
        if len(slugs) != 1:
            return None
        exercise = self.course.exercises[slugs[0]]
        return exercise if best >= min(2, len(exercise.settings.functions)) and best > 0 else None

    @cached_property
    def _wanted(self) -> re.Pattern[bytes]:
        names = {name for one in self.course.exercises.values() for name in one.settings.functions}
        either = "|".join(sorted(map(re.escape, names)))
        return re.compile(rf"(?:def|class)\s+(?:{either})\b".encode())


def asks_for(exercise: Exercise) -> str:
    """Why another file in an exercise's folder is passed over."""
    return f"{exercise.slug} asks for {exercise.settings.file} or a notebook"


def _named(name: str, exercise: Exercise) -> Match | None:
    """By the file that the exercise asks for, as it is or as an LMS or a browser renames a second one."""
    stem, dot, ending = name.rpartition(".")
    if f".{ending.lower()}" not in ENDINGS:
        return None
    asked = exercise.settings.file if ending.lower() == "py" else f"{exercise.module}.{ending}"
    if f"{stem}{dot}{ending.lower()}".casefold() == asked.casefold():
        return Match(exercise, asked, 0)
    copy = COPY.search(stem)
    if copy is None or stem[: copy.start()].casefold() != exercise.module.casefold():
        return None
    return Match(exercise, asked, int(copy["upload"] or copy["browser"] or 1))


def defined_names(name: str, content: bytes, wanted: re.Pattern[bytes]) -> set[str]:
    """Functions and classes at the top of a file's cells; none if it cannot be parsed, or defines nothing wanted."""
    if not wanted.search(content):
        return set()
    try:
        cells, _ = code_cells(Submission(student="", exercise="", filename=name, content=content, digest=""))
    except RejectedError:
        return set()
    if sum(map(len, cells)) > MAX_PARSED:
        return set()
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for cell in cells for node in parsed(cell) or () if isinstance(node, kinds)}
