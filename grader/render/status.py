"""`grade status`: what is graded and what is not, what people decided, what has changed since the last export."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.gradebook.decisions import Decision
from grader.gradebook.exports import Export
from grader.gradebook.standings import Ledger
from grader.text import inert

SHOWN = 12  # of a long list


def show_status(
    ledger: Ledger, slugs: Sequence[str], exports: Mapping[tuple[str, str], Export], console: Console
) -> None:
    """Exercise by exercise, then what needs somebody's eye."""
    if not ledger.attempts:
        console.print(Text("Nothing has been handed in yet: grade run submissions.zip"))
        return
    handed_in = {slug for _, slug in ledger.attempts}
    console.print(_by_exercise(ledger, [slug for slug in slugs if slug in handed_in]))
    for line in [
        *_untouched(ledger, slugs, handed_in),
        *_faults(ledger),
        *_late(ledger),
        *_decided(ledger),
        *_since(ledger, exports),
    ]:
        console.print(line, soft_wrap=True)


def _by_exercise(ledger: Ledger, slugs: Sequence[str]) -> Table:
    table = Table("exercise", "graded", "rejected", "faults", "waiting", "excused", "missing", "due", box=None,
                  header_style="bold")  # fmt: skip
    for slug in slugs:
        states: Counter[str] = Counter(ledger.result(student, slug).state for student in ledger.students)
        due = ledger.rules(slug).due
        names = ("graded", "rejected", "grader_fault", "waiting", "excused", "missing")
        table.add_row(slug, *(str(states[name]) for name in names), f"{due:%Y-%m-%d %H:%M}" if due else "")
    return table


def _untouched(ledger: Ledger, slugs: Sequence[str], handed_in: Container[str]) -> list[Text]:
    """What counts in an assignment, for nothing as yet: it is in `of 120` and in no row."""
    none = [slug for slug in slugs if slug not in handed_in and ledger.assignment_of(slug)]
    return [Text(f"nobody handed in, and it counts: {', '.join(none)}")] if none else []


def _faults(ledger: Ledger) -> list[Text]:
    return [
        Text(f"fault: {inert(attempt.student, False)}, {attempt.exercise}: {inert(attempt.fault, False)}", style="red")
        for own in ledger.attempts.values() for attempt in own if attempt.fault
    ]  # fmt: skip


def _late(ledger: Ledger) -> list[Text]:
    """Work of which the LMS says that it is late, but not since when: no rule can deduct, a person may."""
    results = [ledger.result(*key) for key in sorted(ledger.attempts)]
    return [
        Text(f"late: {inert(one.student, False)}, {one.exercise}: {one.late}, but not when it was handed in: "
             "nothing is deducted, grade override can", style="yellow")
        for one in results if one.late
    ]  # fmt: skip


def _decided(ledger: Ledger) -> list[Text]:
    decisions = ledger.decisions
    lines = [Text(f"void: {one.exercise} {one.check}: {inert(one.reason, False)}") for one in decisions.of("void")]
    lines += [
        Text(
            f"extension: {inert(one.student or '', False)}, {one.assignment} until {one.value}: {inert(one.reason, False)}"
        )
        for one in decisions.of("extend")
    ]
    return lines + [_override(ledger, one) for one in decisions.of("override")]


def _override(ledger: Ledger, one: Decision) -> Text:
    assert one.student is not None
    assert one.exercise is not None
    what = f"{one.exercise} {one.check or ''}".strip()
    text = Text(
        f"override: {inert(one.student, False)}, {what} {one.value} by {inert(one.by, False)}: {inert(one.reason, False)}"
    )
    if any(attempt.id > (one.attempt or 0) for attempt in ledger.attempts.get((one.student, one.exercise), [])):
        text.append("  (there is newer work than it was made for)", style="yellow")
    return text


def _since(ledger: Ledger, exports: Mapping[tuple[str, str], Export]) -> list[Text]:
    """Whose exported score is not the score any more."""
    lines = []
    for (format, name), export in exports.items():
        assignment = next((one for one in ledger.course.settings.assignments if one.name == name), None)
        if assignment is None:
            continue
        now = {student: ledger.standing(student, assignment).points for student in ledger.students}
        changed = [student for student, points in now.items() if points != export.scores.get(student)]
        who = ", ".join(inert(student, False) for student in changed[:SHOWN])
        more = f" and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
        when = f"since the export of {name} to {format} ({export.at:%Y-%m-%d %H:%M} UTC)"
        lines.append(Text(f"{len(changed)} scores changed {when}{': ' + who + more if changed else ''}"))
    return lines
