"""`grade quiz page`, the files: practice pages for everybody, and for graded quizzes a page for each student and try.

`DIR/practice/<quiz>.html` may be put where everybody sees it. `DIR/students/<student>/<quiz>.html` is one student's own;
`DIR/index.csv` says which file is whose, for whoever hands them out by mail or script. For Canvas and Moodle there is a zip
that hands each page to its student beside what they handed in for the same assignment.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.course import Course
from grader.errors import UsageError
from grader.export import write_feedback
from grader.gradebook.secret import quiz_secret
from grader.gradebook.store import Gradebook
from grader.lms.safety import free_text
from grader.model import Person
from grader.quiz import questions as of
from grader.quiz.bank import Quiz
from grader.quiz.draws import variant_seed
from grader.quiz.reports import Marker
from grader.quiz.snippets import run_all
from grader.quiz.variants import code_of
from grader.quizpages.page import graded_page, practice_page
from grader.render.files import safe_name
from grader.render.pages import GENERATOR
from grader.roster import open_directory
from grader.settings import Assignment

Progress = Callable[[int, int], None]
HEADER = ("student", "name", "email", "quiz", "try", "file")


@dataclass
class Pages:
    """What was written."""

    practice: list[Path] = field(default_factory=list)
    graded: list[Path] = field(default_factory=list)
    students: int = 0
    graded_quizzes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Maker:
    """Makes the pages of some quizzes of a course."""

    course: Course
    gradebook: Gradebook
    folder: Path

    def write(self, assignment: str | None, tries: int, progress: Progress) -> Pages:
        """All pages of an assignment's quizzes, or of every quiz."""
        quizzes, marker = self._quizzes(assignment), self._marker()
        done = Pages(graded_quizzes=[one.slug for one in quizzes if _has(one, "graded")])
        people = self._people() if done.graded_quizzes else {}
        done.students = len(people)
        rows: list[Sequence[object]] = []
        for at, quiz in enumerate(quizzes):
            if _has(quiz, "practice"):
                page = practice_page(marker, quiz, self._assignment(quiz))
                done.practice.append(self._put(f"practice/{quiz.slug}.html", page))
            if quiz.slug in done.graded_quizzes:
                rows += self._graded(marker, quiz, people, tries, done)
            progress(at + 1, len(quizzes))
        if rows:
            self._index(rows)
        return done

    def write_zips(self, lms: str, assignment: str, tries: int) -> list[tuple[Path, int, list[tuple[str, str]]]]:
        """For each graded quiz and try, the zip by which the LMS hands every page to its student; who is left out, why."""
        marker, found = self._marker(), []
        for quiz in self._quizzes(assignment):
            for attempt in range(1, tries + 1) if _has(quiz, "graded") else ():
                target = self.folder / f"{_file(quiz, attempt).removesuffix('.html')}-{lms}.zip"
                found.append((target, *self._zip(marker, quiz, attempt, lms, assignment, target)))
        return found

    def _zip(
        self, marker: Marker, quiz: Quiz, attempt: int, lms: str, assignment: str, target: Path
    ) -> tuple[int, list[tuple[str, str]]]:
        return write_feedback(
            self.course, self.gradebook, lms, assignment, target,
            lambda ledger, student, what: graded_page(
                marker, quiz, student, ledger.people.get(student, Person()), attempt, what
            ),
        )  # fmt: skip

    def _marker(self) -> Marker:
        return Marker(self.course, quiz_secret(self.gradebook))

    def _quizzes(self, assignment: str | None) -> list[Quiz]:
        bank = self._marker().bank
        slugs = [slug for slug in self.course.works_of(assignment) if slug in self.course.quizzes]
        if not slugs and assignment:
            raise UsageError(f"The assignment {assignment!r} has no quiz: name some in course.toml, quizzes = [...].")
        if not slugs:
            raise UsageError("This course has no quiz: write questions in solutions/<exercise>/quiz.yaml.")
        return [bank.quiz(slug) for slug in slugs]

    def _assignment(self, quiz: Quiz) -> Assignment | None:
        return next((one for one in self.course.settings.assignments if quiz.slug in one.slugs), None)

    def _people(self) -> Mapping[str, Person]:
        """The roster's students; without a roster everybody who handed something in."""
        directory = open_directory(self.course, self.gradebook)
        directory.write()
        enrolled = {key: person for key, (person, in_roster) in directory.known.items() if in_roster}
        return enrolled or {key: person for key, (person, _) in directory.known.items()}

    def _graded(
        self, marker: Marker, quiz: Quiz, people: Mapping[str, Person], tries: int, done: Pages
    ) -> list[Sequence[object]]:
        _run_ahead(marker, quiz, people, tries)
        rows, folders = list[Sequence[object]](), _folders(people)
        for student, person in people.items():
            for attempt in range(1, tries + 1):
                page = graded_page(marker, quiz, student, person, attempt, self._assignment(quiz))
                name = f"students/{folders[student]}/{_file(quiz, attempt)}"
                done.graded.append(self._put(name, page))
                rows.append((student, person.name, person.email, quiz.slug, attempt, name))
        return rows

    def _put(self, name: str, content: bytes) -> Path:
        """Write a page; a file that is none of ours is left alone."""
        path = self.folder / name
        if path.exists() and f'name="generator" content="{GENERATOR}"'.encode() not in path.read_bytes():
            raise UsageError(f"{path} was not written by grade quiz page: name another folder with -o.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def _index(self, rows: Sequence[Sequence[object]]) -> None:
        path, text = self.folder / "index.csv", io.StringIO()
        if path.exists() and not path.read_text(encoding="utf-8-sig", errors="replace").startswith(",".join(HEADER)):
            raise UsageError(f"{path} was not written by grade quiz page: name another folder with -o.")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows([free_text(one) if isinstance(one, str) else one for one in row] for row in rows)
        path.write_text(text.getvalue(), encoding="utf-8")


def _has(quiz: Quiz, use: str) -> bool:
    return any(question.use == use for question in quiz.questions)


def _file(quiz: Quiz, attempt: int) -> str:
    return f"{quiz.slug}.html" if attempt == 1 else f"{quiz.slug}-try-{attempt}.html"


def _folders(people: Mapping[str, Person]) -> dict[str, str]:
    """A folder for each student; names that differ only in what a folder cannot be called get a number."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for student in people:
        name, number = safe_name(student), 1
        while (own := name if number == 1 else f"{name}-{number}").casefold() in taken:
            number += 1
        taken.add(own.casefold())
        found[student] = own
    return found


def _run_ahead(marker: Marker, quiz: Quiz, people: Mapping[str, Person], tries: int) -> None:
    """Run all code whose output is asked for in one go, which is much quicker than one by one."""
    for question in quiz.questions:
        if isinstance(question, of.Output) and question.use == "graded":
            seeds = [
                variant_seed(marker.secret, student, question.id, attempt)
                for student in people for attempt in range(1, tries + 1)
            ]  # fmt: skip
            run_all(code_of(question, seeds))
