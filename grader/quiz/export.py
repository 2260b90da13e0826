"""`grade quiz export`: the questions of a course for an LMS, with pools of variants, and a list of what could not come along.

The file holds the keys of graded questions: it is an instructor's, and is not written where students' files lie.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from grader.course import QUIZ, Course
from grader.errors import CourseError, UsageError
from grader.quiz import moodle, qti
from grader.quiz.bank import Quiz, bank_of
from grader.quiz.export_bodies import item
from grader.quiz.export_items import CannotError, Item
from grader.quiz.export_package import Paper, package
from grader.quiz.grammar import ExpressionError
from grader.quiz.questions import Asked, Output
from grader.quiz.snippets import run_all
from grader.quiz.variants import Variant, code_of, variant

FORMATS: dict[str, ModuleType] = {"moodle": moodle, "qti": qti}
NEXT = {
    "moodle": "next: import it into the question bank, and add one random question from each category of variants",
    "qti": "next: import it into Canvas; a graded quiz shows no results until you allow it in the quiz's settings",
}
STUDENTS = ("exercises", "release")
MORE_SEEDS = 5  # times as many as variants are wanted: some seeds draw the same numbers


@dataclass
class Exported:
    """What was written, and what was not."""

    questions: int = 0
    variants: int = 0
    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # questions by reason
    changed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # questions by what is different


@dataclass(frozen=True)
class Part:
    """The graded or the practice questions of a quiz, each with its variants."""

    quiz: Quiz
    use: str
    pools: tuple[tuple[Asked, list[Item]], ...]


def export(course: Course, form: str, name: str | None, target: Path, count: int) -> Exported:
    """Write the quizzes of an assignment (or one quiz, or all) to a file; so many variants of each question."""
    _instructors(course, target)
    done = Exported()
    parts = [part for quiz in chosen(course, name) for part in _parts(course, quiz, form, count, done)]
    if not done.questions:
        raise UsageError(f"No question can be written for {form}: nothing was written.")
    content = moodle.document(_categories(course, parts)) if form == "moodle" else package(map(_paper, parts))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return done


def chosen(course: Course, name: str | None) -> list[Quiz]:
    """The quizzes of an assignment, one quiz by its slug, or all of them."""
    bank = bank_of(course)
    if name is not None and name not in {one.name for one in course.settings.assignments}:
        return [bank.quiz(name)]
    found = bank.quizzes if name is None else [bank.quiz(slug) for slug in course.works_of(name) if slug.endswith(QUIZ)]
    if not found:
        raise UsageError("There is no quiz to export: write a solutions/<slug>/quiz.yaml, or name another assignment.")
    return found


def _instructors(course: Course, target: Path) -> None:
    where = target.resolve()
    if target.is_dir():
        raise UsageError(f"{target} is a folder: name the file to write, like -o quizzes.xml or -o quizzes.zip.")
    for folder in STUDENTS:
        if where.is_relative_to((course.root / folder).resolve()):
            raise UsageError(
                f"{target} lies where students' files are, and the export holds the keys: write it elsewhere."
            )


def _parts(course: Course, quiz: Quiz, form: str, count: int, done: Exported) -> Iterator[Part]:
    folder = course.quizzes[quiz.slug].handout_folder
    run_all(code for one in quiz.questions if isinstance(one, Output) for code in code_of(one, range(1, count + 1)))
    for use in ("graded", "practice"):
        asked = [one for one in quiz.questions if one.use == use]
        pools = [(one, _pool(one, folder, form, count, done)) for one in asked]
        if kept := tuple((one, items) for one, items in pools if items):
            yield Part(quiz, use, kept)


def _pool(question: Asked, folder: Path, form: str, count: int, done: Exported) -> list[Item]:
    """The variants of a question that the format can ask; what it cannot is noted."""
    made = variants(question, count)
    items, changed, reason = list[Item](), dict[str, None](), ""
    for one in made:
        try:
            ready = item(one, folder)
            changed |= dict.fromkeys(FORMATS[form].changes(ready))
            items.append(ready)
        except CannotError as error:
            reason = str(error)
    if not items:
        done.left_out[reason].append(question.id)
        return []
    if reason:
        changed[f"{len(made) - len(items)} of {len(made)} variants are left out: {reason}"] = None
    for words in changed:
        done.changed[words].append(question.id)
    done.questions, done.variants = done.questions + 1, done.variants + len(items)
    return items


def variants(question: Asked, count: int) -> list[Variant]:
    """Variants with different numbers, of the seeds 1, 2, 3...; one where nothing is drawn."""
    found: dict[str, Variant] = {}
    wanted = count if question.parameters else 1
    for seed in range(1, wanted * MORE_SEEDS + 1):
        try:
            made = variant(question, seed)
        except ExpressionError as error:
            raise CourseError(f"{question.id} cannot be drawn: {error}.") from None
        found.setdefault(repr(sorted(made.values.items())), made)
        if len(found) == wanted:
            break
    return list(found.values())


def _categories(course: Course, parts: list[Part]) -> Iterator[tuple[tuple[str, ...], list[Item]]]:
    """Moodle's categories: one for what is asked as it is, and one for each pool in it."""
    for part in parts:
        names = (course.title, part.quiz.title, part.use)
        yield names, [items[0] for _, items in part.pools if not items[1:]]
        for question, items in part.pools:
            if items[1:]:
                yield (*names, question.id), items


def _paper(part: Part) -> Paper:
    title = part.quiz.title if part.use == "graded" else f"{part.quiz.title} (practice)"
    groups = tuple((question.id, items) for question, items in part.pools)
    return Paper(f"quiz-{part.quiz.slug}-{part.use}", title, part.use == "graded", groups)
