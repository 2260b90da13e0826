"""`grade site`: the class at a glance, a page for each exercise and one for each student, as static files.

Last step of a submission's way, from the ledger to a folder that a browser opens without any network. The class page is for
instructors; a student's page in it shows what `course.toml` lets the student see, unless everything is asked for.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.errors import UsageError
from grader.gradebook.standings import Ledger
from grader.model import Outcome
from grader.quiz.analysis import FEWEST
from grader.render.page import WORDS, page
from grader.render.pages import GENERATOR, moment, render
from grader.render.plots import histogram
from grader.render.site_attention import Attention, attention
from grader.render.site_class import Row, Trouble, binned, part_of, read_row, slugs_so_far, troubles
from grader.render.site_misconceptions import Spread, spread
from grader.render.site_quiz import Item, items
from grader.render.site_verdict import relation
from grader.sentences import Sentences, titles_of

Progress = Callable[[int, int], None]
BINS = [*(f"{k}0–{k}9" if k else "0–9" for k in range(10)), "100"]
FEW, MANY, MOST = 6, 400, 40  # names beside a misconception; lines of attention, and questions, on the class page
SHADES = {
    Outcome.PASSED: "q5", Outcome.PARTIAL: "q2", Outcome.FAILED: "q0", Outcome.CRASHED: "q0", Outcome.TIMED_OUT: "q0",
    Outcome.NOT_IMPLEMENTED: "x", Outcome.SKIPPED: "x",
}  # fmt: skip
SHORT = {"missing": "–", "rejected": "rejected", "grader_fault": "fault", "excused": "excused", "waiting": "waiting"}


@dataclass(frozen=True)
class ClassView:
    """What the templates of the class page show."""

    rows: list[Row]
    slugs: list[str]
    troubles: list[Trouble]  # the worst first
    attention: list[Attention]
    items: dict[str, list[Item]]  # the questions of each quiz
    spread: list[Spread]  # misconceptions, the commonest first

    @property
    def bad(self) -> list[Item]:
        """The questions that somebody should look at, the worst first."""
        found = [item for items in self.items.values() for item in items if item.verdict.is_bad]
        return sorted(found, key=lambda item: (item.verdict.rank, item.figures.mean, item.slug, item.number))

    def item(self, slug: str, name: str) -> Item | None:
        """One question of a quiz."""
        return next((one for one in self.items.get(slug, ()) if one.name == name), None)

    def trouble(self, slug: str) -> Trouble | None:
        """One exercise."""
        return next((one for one in self.troubles if one.slug == slug), None)


def write_site(
    ledger: Ledger, folder: Path, sentences: Sentences, progress: Progress, *, now: datetime | None = None,
    enrolled: Collection[str] = (), everything: bool = False,
) -> Path:  # fmt: skip
    """Write the site into `folder`; the path of its first page.

    enrolled: keys of those whom a roster named, to point at strangers. everything: students' pages show all there is.
    """
    _refuse_another_folder(folder)
    try:
        for name in ("students", "exercises"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}. Name another folder for the pages.") from None
    moment_now = now or datetime.now(UTC)
    rows = _write_students(ledger, folder, sentences, progress, moment_now, everything)
    slugs = slugs_so_far(ledger)
    asked = {slug: items(ledger.course, slug, rows) for slug in slugs if slug in ledger.course.quizzes}
    view = ClassView(
        rows, slugs, troubles(ledger, rows, slugs), attention(ledger, rows, enrolled), asked,
        spread(rows, titles_of(ledger.course).written),
    )  # fmt: skip
    written = moment(moment_now, ledger.course.settings.zone)
    for trouble in view.troubles:
        (folder / trouble.file).write_bytes(exercise_page(ledger.course.title, view, trouble, written))
    first = folder / "index.html"
    first.write_bytes(class_page(ledger.course.title, view, written))
    return first


def _refuse_another_folder(folder: Path) -> None:
    """A folder with a site of somebody else's is left alone."""
    first = folder / "index.html"
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder for the pages.")
    if first.exists() and f'name="generator" content="{GENERATOR}"'.encode() not in first.read_bytes():
        raise UsageError(f"{first} was not written by grade site: name another folder for the pages.")


def _write_students(
    ledger: Ledger, folder: Path, sentences: Sentences, progress: Progress, now: datetime, everything: bool
) -> list[Row]:
    slugs, students, rows = slugs_so_far(ledger), ledger.students, []
    own: dict[str, list[str]] = {}
    for student, slug in ledger.attempts:
        own.setdefault(student, []).append(slug)
    for done, student in enumerate(students, 1):
        part = part_of(ledger, student, own)
        rows.append(read_row(part, student, slugs, sentences))
        html = page(part, student, None, sentences, now, "everything" if everything else None)
        (folder / rows[-1].file).write_bytes(html)
        progress(done, len(students))
    return rows


def class_page(title: str, view: ClassView, written: str) -> bytes:
    """The class at a glance."""
    totals = [row.total for row in view.rows if row.has_work]
    return render(
        "class.html", script=True, course=title, view=view, written=written, totals=totals, short=SHORT,
        few=FEW, many=MANY, most=MOST, relation=relation, judged=any(view.items.values()),
        chart=_distribution([cell.share for cell in totals]), base="",
    )  # fmt: skip


def exercise_page(title: str, view: ClassView, trouble: Trouble, written: str) -> bytes:
    """One exercise: students and hidden checks."""
    lines = [one for one in view.attention if one.slug == trouble.slug]
    judged = [row for row in view.rows if row.cells[trouble.slug].state != "missing"]
    return render(
        "exercise.html", script=True, course=title, trouble=trouble, rows=judged, written=written, lines=lines,
        short=SHORT, words=WORDS, shades=SHADES, outcomes=list(Outcome), chart=_distribution(trouble.shares), base="../",
        items=view.items.get(trouble.slug, []), relation=relation, fewest=FEWEST,
    )  # fmt: skip


def _distribution(shares: list[float]) -> dict[str, Any]:
    """A histogram, and the same as a table."""
    counts = binned(shares)
    words = "; ".join(f"{label} %: {count}" for label, count in zip(BINS, counts, strict=True) if count)
    return {"svg": histogram(counts, BINS, words or "nobody yet"), "rows": list(zip(BINS, counts, strict=True))}
