"""Submissions that a person should look at: faults, rejections, late ones without a time, time-outs, equal bytes, strangers.

Part of the class page, from the rows of `render.site_class` and the decisions of the ledger.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from grader.gradebook.standings import Ledger
from grader.model import Outcome
from grader.render.site_class import Row

KINDS = (
    "fault of the grader", "waiting", "rejected", "late, time unknown", "newer work than the override",
    "identical bytes", "timed out", "not in the roster",
)  # fmt: skip


@dataclass(frozen=True)
class Attention:
    """One thing to look at."""

    kind: str
    slug: str
    rows: tuple[Row, ...]
    what: str


def attention(ledger: Ledger, rows: Sequence[Row], enrolled: Collection[str]) -> list[Attention]:
    """Everything that needs a person, the most urgent first."""
    by_student = {row.student: row for row in rows}
    found = [*_states(rows), *_newer_work(ledger, by_student), *_identical(rows), *_strangers(rows, enrolled)]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.slug, one.rows[0].student))


def _states(rows: Iterable[Row]) -> Iterable[Attention]:
    for row in rows:
        for slug, cell in row.cells.items():
            if cell.state == "grader_fault":
                yield Attention("fault of the grader", slug, (row,), cell.reason)
            elif cell.state == "waiting":
                yield Attention("waiting", slug, (row,), "handed in, not graded yet: run grade run again")
            elif cell.state == "rejected":
                yield Attention("rejected", slug, (row,), cell.reason)
            if cell.late:
                yield Attention("late, time unknown", slug, (row,), f"{cell.late}: nothing was deducted")
            slow = [cell.titles[name] for name, outcome in cell.outcomes.items() if outcome is Outcome.TIMED_OUT]
            if slow:
                more = f" and {len(slow) - 1} more" if len(slow) > 1 else ""
                yield Attention("timed out", slug, (row,), f"{slow[0]}{more}")


def _newer_work(ledger: Ledger, by_student: dict[str, Row]) -> Iterable[Attention]:
    for one in ledger.decisions.of("override"):
        own = ledger.attempts.get((one.student or "", one.exercise or ""), [])
        if one.student in by_student and any(attempt.id > (one.attempt or 0) for attempt in own):
            what = f"{one.value} by {one.by} stands: {one.reason}"
            yield Attention("newer work than the override", one.exercise or "", (by_student[one.student],), what)


def _identical(rows: Iterable[Row]) -> Iterable[Attention]:
    """The same bytes from several students; a group hands in together."""
    same: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for slug, cell in row.cells.items():
            if cell.digest:
                same.setdefault((slug, cell.digest), []).append(row)
    for (slug, _), those in same.items():
        groups = {row.person.group or row.student for row in those}
        if len(groups) > 1:
            yield Attention("identical bytes", slug, tuple(those), f"{len(those)} students handed in the same file")


def _strangers(rows: Iterable[Row], enrolled: Collection[str]) -> Iterable[Attention]:
    for row in rows:
        if enrolled and row.student not in enrolled and row.has_work:
            yield Attention("not in the roster", "", (row,), "handed something in and stands in no roster")
