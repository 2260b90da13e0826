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
from grader.render.page import WORDS, page
from grader.render.pages import GENERATOR, moment, render
from grader.render.plots import histogram
from grader.render.site_attention import Attention, attention
from grader.render.site_class import Row, Trouble, binned, part_of, read_row, slugs_so_far, troubles
from grader.sentences import Sentences

Progress = Callable[[int, int], None]
BINS = [*(f"{k}0–{k}9" if k else "0–9" for k in range(10)), "100"]
FEW, MANY = 6, 400  # names beside a misconception; lines of attention on the class page
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
    for name in ("students", "exercises"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    moment_now = now or datetime.now(UTC)
    rows = _write_students(ledger, folder, sentences, progress, moment_now, everything)
    slugs = slugs_so_far(ledger)
    view = ClassView(rows, slugs, troubles(ledger, rows, slugs), attention(ledger, rows, enrolled))
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
    named = sorted((one for trouble in view.troubles for one in trouble.misconceptions), key=lambda one: -len(one.rows))
    return render(
        "class.html", script=True, course=title, view=view, written=written, totals=totals, named=named, short=SHORT,
        few=FEW, many=MANY, chart=_distribution([cell.share for cell in totals]), base="",
    )  # fmt: skip


def exercise_page(title: str, view: ClassView, trouble: Trouble, written: str) -> bytes:
    """One exercise: students and hidden checks."""
    lines = [one for one in view.attention if one.slug == trouble.slug]
    judged = [row for row in view.rows if row.cells[trouble.slug].state != "missing"]
    return render(
        "exercise.html", script=True, course=title, trouble=trouble, rows=judged, written=written, lines=lines,
        short=SHORT, words=WORDS, shades=SHADES, outcomes=list(Outcome), chart=_distribution(trouble.shares), base="../",
    )  # fmt: skip


def _distribution(shares: list[float]) -> dict[str, Any]:
    """A histogram, and the same as a table."""
    counts = binned(shares)
    words = "; ".join(f"{label} %: {count}" for label, count in zip(BINS, counts, strict=True) if count)
    return {"svg": histogram(counts, BINS, words or "nobody yet"), "rows": list(zip(BINS, counts, strict=True))}
