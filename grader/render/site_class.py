"""A class as numbers: each student's row, each exercise's trouble, the misconceptions and who has them.

Pure functions from the ledger to what the templates of `render.site` show. Reports are read student by student and let go,
so a class of thousands fits into memory.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from grader.course import QUIZ, Course
from grader.gradebook.scores import Result
from grader.gradebook.standings import Ledger
from grader.model import Check, Outcome, Person, Report
from grader.quiz.analysis import Given, answers_of
from grader.render.files import counting_report, title_of
from grader.sentences import Sentences, Titles, titles_of

UNCERTAIN = "This looks like: "
STEPS = 5  # shades of a heatmap, from no points to all


@dataclass(frozen=True)
class Cell:
    """One student's exercise."""

    state: str
    points: float | None
    max_points: float
    digest: str = ""
    reason: str = ""
    late: str = ""  # said by the LMS without a time
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    mistakes: tuple[tuple[str, str], ...] = ()  # misconception, title
    answers: dict[str, Given] = field(default_factory=dict)  # to the questions of a quiz

    @property
    def share(self) -> float:
        """The share of the points."""
        return min(1.0, max(0.0, (self.points or 0.0) / self.max_points)) if self.max_points else 0.0

    @property
    def shade(self) -> str:
        """Its colour in a heatmap."""
        return "x" if self.points is None else f"q{int(self.share * STEPS + 1e-9)}"


@dataclass(frozen=True)
class Row:
    """One student."""

    student: str
    person: Person
    file: str
    cells: dict[str, Cell]

    @property
    def name(self) -> str:
        """As people write it."""
        return self.person.name or self.student

    @property
    def counted(self) -> list[Cell]:
        """What adds up to the total: everything but what is excused."""
        return [cell for cell in self.cells.values() if cell.state != "excused"]

    @property
    def has_work(self) -> bool:
        """Whether anything was handed in."""
        return any(cell.state not in ("missing", "excused") for cell in self.cells.values())

    @property
    def total(self) -> Cell:
        """Everything so far."""
        worth = sum(cell.max_points for cell in self.counted)
        return Cell("graded", sum(cell.points or 0.0 for cell in self.counted), worth)


@dataclass
class Misconception:
    """A named mistake and who has it."""

    slug: str
    id: str
    title: str
    rows: list[Row] = field(default_factory=list)


@dataclass
class HiddenCheck:
    """How a class did in one hidden check."""

    name: str
    title: str
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    @property
    def passed(self) -> float:
        """The share of those judged who passed it."""
        return self.outcomes[Outcome.PASSED] / max(1, self.outcomes.total())


@dataclass
class Trouble:
    """One exercise: how much of its points the class did not get, and over what."""

    slug: str
    title: str
    file: str
    states: Counter[str]
    shares: list[float]
    checks: list[HiddenCheck]
    misconceptions: list[Misconception]

    @property
    def mean(self) -> float | None:
        """The mean share of the points among those who handed in."""
        return sum(self.shares) / len(self.shares) if self.shares else None

    @property
    def hardest(self) -> HiddenCheck | None:
        """The hidden check that fewest pass, unless everybody passes."""
        worst = min(self.checks, key=lambda check: check.passed, default=None)
        return worst if worst is not None and worst.passed < 1 else None

    @property
    def bins(self) -> list[int]:
        """How many have 0–9 %, 10–19 %, ... of the points, and all of them."""
        return binned(self.shares)


def binned(shares: Iterable[float]) -> list[int]:
    """Shares of the points counted in tenths; the last bin holds full marks."""
    counts = Counter(int(share * 10 + 1e-9) for share in shares)
    return [counts[k] for k in range(11)]


def safe_id(text: str) -> str:
    """A name of a file that says nothing and holds nothing of `text`, the same every time."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def slugs_so_far(ledger: Ledger) -> list[str]:
    """Exercises that somebody handed in or that a person decided on, in the course's order."""
    used = {slug for _, slug in ledger.attempts} | {
        one.exercise for one in ledger.decisions.of("override") if one.exercise
    }
    works = [name for slug in ledger.course.exercises for name in (slug, slug + QUIZ)]
    order = {slug: place for place, slug in enumerate(works)}
    return sorted(used, key=lambda slug: (order.get(slug, len(order)), slug))


def part_of(ledger: Ledger, student: str, own: dict[str, list[str]]) -> Ledger:
    """One student's part of the ledger, whose parsed reports are let go with it."""
    keys = [(student, slug) for slug in own.get(student, ())]
    return replace(ledger, attempts={key: [replace(one) for one in ledger.attempts[key]] for key in keys})


def read_row(part: Ledger, student: str, slugs: Sequence[str], sentences: Sentences) -> Row:
    """One student's results in every exercise."""
    cells = {
        slug: _cell(part.result(student, slug), counting_report(part, student, slug, sentences), part.course)
        for slug in slugs
    }
    return Row(student, part.people.get(student, Person()), f"students/{safe_id(student)}.html", cells)


def _cell(result: Result, report: Report | None, course: Course) -> Cell:
    words = result.lines[-1].words if result.state == "grader_fault" and result.lines else ""
    digest = result.attempt.digest if result.attempt else ""
    cell = Cell(result.state, result.points, result.max_points, digest, words, result.late)
    if report is None:
        return cell
    named = dict.fromkeys(pair for check in report.checks for pair in _named(report, check, titles_of(course)))
    outcomes = {check.name: check.outcome for check in report.checks}
    titles = {check.name: check.title for check in report.checks}
    return replace(
        cell, reason=report.reason or words, outcomes=outcomes, titles=titles, mistakes=tuple(named),
        answers=answers_of(report),
    )  # fmt: skip


def _named(report: Report, check: Check, titles: Titles) -> Iterable[tuple[str, str]]:
    """What a hidden check was recognised as; all that an answer to a question shows."""
    told = check.diagnosis
    if told is not None:
        yield told.mistake, told.title.removeprefix(UNCERTAIN)
    for said in check.evidence or () if report.kind == "quiz" else ():
        for name in said.get("misconceptions", ()):
            if told is None or name != told.mistake:
                yield name, titles.find(name, report.exercise.removesuffix(QUIZ)) or name


def troubles(ledger: Ledger, rows: Sequence[Row], slugs: Sequence[str]) -> list[Trouble]:
    """Every exercise, the one that costs most points first."""
    found = [_trouble(ledger, rows, slug) for slug in slugs]
    return sorted(found, key=lambda one: (1.0 if one.mean is None else one.mean, one.slug))


def _trouble(ledger: Ledger, rows: Sequence[Row], slug: str) -> Trouble:
    cells = [row.cells[slug] for row in rows]
    file = slug if re.fullmatch(r"[a-z0-9-]+", slug) else safe_id(slug)
    return Trouble(
        slug, title_of(ledger.course, slug), f"exercises/{file}.html",
        Counter(cell.state for cell in cells),
        [cell.share for cell in cells if cell.state in ("graded", "rejected")],
        _hidden_checks(cells), misconceptions(rows, slug),
    )  # fmt: skip


def _hidden_checks(cells: Iterable[Cell]) -> list[HiddenCheck]:
    """In the order of the reports, as the first that has it calls it."""
    checks: dict[str, HiddenCheck] = {}
    for cell in cells:
        for name, outcome in cell.outcomes.items():
            checks.setdefault(name, HiddenCheck(name, cell.titles[name])).outcomes[outcome] += 1
    return list(checks.values())


def misconceptions(rows: Sequence[Row], slug: str) -> list[Misconception]:
    """Named mistakes of one exercise, the commonest first."""
    found: dict[tuple[str, str], Misconception] = {}
    for row in rows:
        for mistake, title in row.cells[slug].mistakes:
            found.setdefault((mistake, title), Misconception(slug, mistake, title)).rows.append(row)
    return sorted(found.values(), key=lambda one: (-len(one.rows), one.id, one.title))
