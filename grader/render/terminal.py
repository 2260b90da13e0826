"""Reports and summaries in the terminal: what was asked, what came back, the named mistake, whose fault, what to do next.

Last step of a submission's way. Text of students is shown through `render.text.inert` and never parsed as markup.
"""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.gradebook.store import Attempt, Gradebook
from grader.model import Check, Outcome, Report
from grader.render.text import inert
from grader.run import Run

WIDE = 30  # students: a table of everybody is shown up to here
MARKS = {
    Outcome.PASSED: ("✓", "green"), Outcome.PARTIAL: ("◐", "yellow"), Outcome.FAILED: ("✗", "red"),
    Outcome.CRASHED: ("✗", "red"), Outcome.TIMED_OUT: ("✗", "red"), Outcome.NOT_IMPLEMENTED: ("○", "dim"),
    Outcome.SKIPPED: ("–", "dim"),
}  # fmt: skip
WHOSE = {
    Outcome.FAILED: "the answer", Outcome.PARTIAL: "the answer", Outcome.CRASHED: "the student's code",
    Outcome.TIMED_OUT: "the student's code", Outcome.NOT_IMPLEMENTED: "not written yet", Outcome.SKIPPED: "an earlier check",
}  # fmt: skip


def points(value: float | None) -> str:
    """A score with as few digits as it needs."""
    return "–" if value is None else f"{round(value, 2):g}"


def show_report(report: Report, console: Console, hints: dict[str, tuple[str, ...]] | None = None) -> None:
    """One report, check by check."""
    head = Text(f"{inert(report.student, False)} · {report.exercise} · attempt {report.attempt}   ", style="bold")
    if report.status == "graded":
        head.append(f"{points(report.score)} of {points(report.max_score)} points")
    else:
        head.append(f"{report.status.replace('_', ' ')}: {inert(report.reason or '', False)}", style="red")
    console.print(head)
    for check in report.checks:
        console.print(_check(check))
    for note in report.notes:
        console.print(Text(f"note: {inert(note, False)}", style="dim"))
    if report.output:
        console.print(Text("what the program printed:", style="dim"))
        console.print(Padding(Text(inert(report.output)), (0, 0, 0, 4)))


def _check(check: Check) -> Group:
    mark, style = MARKS[check.outcome]
    line = Text(f" {mark} ", style=style)
    line.append(check.title)
    line.append(f"   {points(check.points)}/{points(check.max_points)}", style="bold" if check.points else style)
    body = [Padding(Text(inert(check.message)), (0, 0, 0, 5))] if check.message else []
    if check.diagnosis:
        named = Text(f"{check.diagnosis.title}. ", style="bold yellow")
        named.append(check.diagnosis.feedback, style="yellow")
        body.append(Padding(named, (0, 0, 0, 5)))
    return Group(line, *body)


def show_summary(reports: Sequence[Report], console: Console) -> None:
    """A class at a glance: by exercise, by student, the named mistakes, what needs somebody's attention."""
    console.print(_by_exercise(reports))
    if 0 < len({report.student for report in reports}) <= WIDE:
        console.print(_by_student(reports))
    named = Counter((report.exercise, found) for report in reports for found in sorted(_named(report)))
    if named:
        console.print(_mistakes(named, reports))
    attention = [report for report in reports if report.status != "graded" or any(_is_broken(c) for c in report.checks)]
    if attention:
        console.print(_attention(attention))


def _is_broken(check: Check) -> bool:
    return check.outcome in (Outcome.CRASHED, Outcome.TIMED_OUT)


def _named(report: Report) -> set[str]:
    return {check.diagnosis.title for check in report.checks if check.diagnosis}


def _by_exercise(reports: Sequence[Report]) -> Table:
    table = Table(
        "exercise", "graded", "rejected", "faults", "mean", "commonest mistake", box=None, header_style="bold"
    )
    for slug in sorted({report.exercise for report in reports}):
        own = [report for report in reports if report.exercise == slug]
        states = Counter(report.status for report in own)
        scores = [report.score or 0.0 for report in own if report.status != "grader_fault"]
        named = Counter(title for report in own for title in _named(report)).most_common(1)
        mean = f"{sum(scores) / len(scores):.1f} of {points(own[0].max_score)}" if scores else "–"
        commonest = f"{named[0][0]} ({named[0][1]})" if named else ""
        table.add_row(
            slug, str(states["graded"]), str(states["rejected"]), str(states["grader_fault"]), mean, Text(commonest)
        )
    return table


def _by_student(reports: Sequence[Report]) -> Table:
    slugs = sorted({report.exercise for report in reports})
    table = Table("student", *slugs, title="Scores", title_justify="left", box=None, header_style="bold")
    scores = {(report.student, report.exercise): report for report in reports}
    for student in sorted({report.student for report in reports}):
        cells = [_cell(scores.get((student, slug))) for slug in slugs]
        table.add_row(Text(inert(student, False)), *cells)
    return table


def _cell(report: Report | None) -> Text:
    if report is None:
        return Text("missing", style="dim")
    if report.status == "graded":
        full = report.score == report.max_score
        return Text(points(report.score), style="green" if full else "")
    return Text("rejected: 0" if report.status == "rejected" else "fault", style="red")


def _mistakes(named: Counter[tuple[str, str]], reports: Sequence[Report]) -> Table:
    table = Table(
        "exercise", "mistake", "who", title="Named mistakes", title_justify="left", box=None, header_style="bold"
    )
    for (slug, title), _ in sorted(named.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        who = [
            inert(report.student, False) for report in reports if report.exercise == slug and title in _named(report)
        ]
        table.add_row(
            slug, Text(title), Text(", ".join(who[:3]) + (f" and {len(who) - 3} more" if len(who) > 3 else ""))
        )
    return table


def _attention(reports: Sequence[Report]) -> Table:
    table = Table("exercise", "student", "whose", "what", title="Look at these", title_justify="left", box=None,
                  header_style="bold")  # fmt: skip
    for report in reports:
        if report.status != "graded":
            whose = "ours" if report.status == "grader_fault" else "the student's file"
            rows = [(whose, report.reason or "")]
        else:
            rows = list(
                dict.fromkeys((WHOSE[c.outcome], c.message.split(" (0 of ")[0]) for c in report.checks if _is_broken(c))
            )
        for whose, what in rows[:2]:
            table.add_row(report.exercise, Text(inert(report.student, False)), whose, Text(inert(what, False)[:110]))
    return table


def show_why(report: Report, console: Console) -> None:
    """Every point of a report, added up."""
    table = Table("hidden check", "points", "of", "why", box=None, header_style="bold")
    for check in report.checks:
        why = check.message or ("passed" if check.outcome is Outcome.PASSED else check.outcome.replace("_", " "))
        table.add_row(check.name, points(check.points), points(check.max_points), Text(inert(why, False)))
    table.add_row("total", points(report.score), points(report.max_score), Text(inert(report.reason or "", False)))
    console.print(Text(f"{inert(report.student, False)} · {report.exercise} · attempt {report.attempt}", style="bold"))
    console.print(table)


def show_run(run: Run, gradebook: Gradebook, console: Console, show_skipped: bool) -> None:
    """What a run did, and what to do next."""
    if run.reports:
        show_summary(run.reports, console)
    counts = [f"{len(run.reports)} graded now", f"{run.unchanged} unchanged"]
    counts += [f"{run.identical} identical to another student's"] if run.identical else []
    counts += [f"{run.outdated} graded by an older suite or version, left alone (--regrade)"] if run.outdated else []
    counts += (
        [f"{len(run.skipped)} files skipped{'' if show_skipped else ' (--skipped lists them)'}"] if run.skipped else []
    )
    console.print(Text("; ".join(counts) + "."))
    if run.reports:
        console.print(Text(f"Isolation: {', '.join(sorted({report.isolation for report in run.reports}))}."))
    if show_skipped:
        for where, why in run.skipped:
            console.print(Text(f"  skipped {inert(where, False)}: {why}"), soft_wrap=True)
    if run.faults:
        console.print(
            Text(f"{run.faults} not graded by a fault of the grader or the course: mend it and run again.", style="red")
        )
    elif run.reports:
        student = inert(run.reports[0].student, False)
        console.print(Text(f"Next: grade show {student} for one student's reports, grade status for what is missing."))


def show_status(slugs: Sequence[str], attempts: Sequence[Attempt], faults: Sequence[Report], console: Console) -> None:
    """Exercise by exercise: graded, rejected, faults, missing."""
    students = {attempt.student for attempt in attempts}
    table = Table("exercise", "graded", "rejected", "faults", "missing", box=None, header_style="bold")
    for slug in slugs:
        own = [attempt for attempt in attempts if attempt.exercise == slug]
        if own:
            states = Counter(attempt.report.status for attempt in own if attempt.report)
            broken = sum(report.exercise == slug for report in faults)
            table.add_row(
                slug, str(states["graded"]), str(states["rejected"]), str(broken), str(len(students) - len(own))
            )
    console.print(table if attempts else Text("Nothing has been handed in yet: grade run submissions/"))
    for report in faults:
        console.print(
            Text(f"fault: {inert(report.student, False)}, {report.exercise}: {inert(report.reason or '', False)}")
        )
