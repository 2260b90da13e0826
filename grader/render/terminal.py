"""Reports and summaries in the terminal: what was asked, what came back, the named mistake, whose fault, what to do next.

Last step of a submission's way. Text of students is shown through `text.inert` and never parsed as markup.
"""

from collections import Counter
from collections.abc import Sequence
from shlex import quote

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.gradebook.scores import Result
from grader.gradebook.standings import Ledger
from grader.gradebook.standings import why as explain
from grader.judged import Judged
from grader.model import Check, Outcome, Report
from grader.regrade import Change
from grader.render.files import counting_report
from grader.run import Run
from grader.sentences import Sentences
from grader.text import inert, shortened

LABELS = {"canvas": "a download of Canvas", "moodle": "a download of Moodle", "blackboard": "a download of Blackboard",
          "brightspace": "a download of Brightspace", "sakai": "a download of Sakai",
          "gradescope": "a download of Gradescope", "github": "cloned repositories"}  # fmt: skip
LONGEST = 400  # characters of what is said of one of them
MANY = 100  # submissions to look at: so many are listed
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


def show_report(report: Report, result: Result, console: Console) -> None:
    """One report, check by check, under what it gave and what counts."""
    head = Text(f"{inert(report.student, False)} · {report.exercise} · attempt {report.attempt}   ", style="bold")
    if report.status == "graded":
        head.append(f"{points(report.score)} of {points(report.max_score)} points")
    else:
        head.append(f"{report.status.replace('_', ' ')}: {inert(report.reason or '', False)}", style="red")
    if result.points != report.score:
        head.append(f", counts as {_counted(result)}: grade show --why says how")
    console.print(head)
    for check in report.checks:
        console.print(_check(check))
    for note in report.notes:
        console.print(Text(f"note: {inert(note, False)}", style="dim"))
    if report.output:
        console.print(Text("what the program printed:", style="dim"))
        console.print(Padding(Text(inert(report.output)), (0, 0, 0, 4)))


def _counted(result: Result) -> str:
    return result.state if result.points is None else f"{points(result.points)} of {points(result.max_points)}"


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


def show_summary(reports: Sequence[Judged], console: Console) -> None:
    """A class at a glance: by exercise, by student, the named mistakes, what needs somebody's attention."""
    console.print(_by_exercise(reports))
    if 0 < len({report.student for report in reports}) <= WIDE:
        console.print(_by_student(reports))
    named = Counter((report.exercise, found) for report in reports for found in report.named)
    if named:
        console.print(_mistakes(named, reports))
    attention = [report for report in reports if report.status != "graded" or report.broken]
    if attention:
        console.print(_attention(attention[:MANY]))
    if len(attention) > MANY:
        console.print(Text(f"and {len(attention) - MANY} more to look at: grade site DIR shows them all."))


def _by_exercise(reports: Sequence[Judged]) -> Table:
    table = Table(
        "exercise", "graded", "rejected", "faults", "mean", "commonest mistake", box=None, header_style="bold"
    )
    for slug in sorted({report.exercise for report in reports}):
        own = [report for report in reports if report.exercise == slug]
        states = Counter(report.status for report in own)
        scores = [report.score or 0.0 for report in own if report.status != "grader_fault"]
        named = Counter(title for report in own for title in report.named).most_common(1)
        mean = f"{sum(scores) / len(scores):.1f} of {points(own[0].max_score)}" if scores else "–"
        commonest = f"{named[0][0]} ({named[0][1]})" if named else ""
        table.add_row(
            slug, str(states["graded"]), str(states["rejected"]), str(states["grader_fault"]), mean, Text(commonest)
        )
    return table


def _by_student(reports: Sequence[Judged]) -> Table:
    slugs = sorted({report.exercise for report in reports})
    table = Table("student", *slugs, title="Scores", title_justify="left", box=None, header_style="bold")
    scores = {(report.student, report.exercise): report for report in reports}
    for student in sorted({report.student for report in reports}):
        cells = [_cell(scores.get((student, slug))) for slug in slugs]
        table.add_row(Text(inert(student, False)), *cells)
    return table


def _cell(report: Judged | None) -> Text:
    if report is None:
        return Text("missing", style="dim")
    if report.status == "graded":
        full = report.score == report.max_score
        return Text(points(report.score), style="green" if full else "")
    return Text("rejected: 0" if report.status == "rejected" else "fault", style="red")


def _mistakes(named: Counter[tuple[str, str]], reports: Sequence[Judged]) -> Table:
    table = Table(
        "exercise", "mistake", "who", title="Named mistakes", title_justify="left", box=None, header_style="bold"
    )
    for (slug, title), _ in sorted(named.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        who = [inert(report.student, False) for report in reports if report.exercise == slug and title in report.named]
        table.add_row(
            slug, Text(title), Text(", ".join(who[:3]) + (f" and {len(who) - 3} more" if len(who) > 3 else ""))
        )
    return table


def _attention(reports: Sequence[Judged]) -> Table:
    table = Table("exercise", "student", "whose", "what", title="Look at these", title_justify="left", box=None,
                  header_style="bold")  # fmt: skip
    for report in reports:
        if report.status != "graded":
            whose = "ours" if report.status == "grader_fault" else "the student's file"
            rows = [(whose, report.reason or "")]
        else:
            rows = [(WHOSE[outcome], message) for outcome, message in report.broken]
        for whose, what in rows:
            table.add_row(report.exercise, Text(inert(report.student, False)), whose, _said(what))
    return table


def _said(what: str) -> Text:
    return Text(shortened(inert(what, False), LONGEST))


def show_student(
    ledger: Ledger, student: str, slug: str | None, why: bool, sentences: Sentences, console: Console
) -> None:
    """One student's exercises: the report of the attempt that counts, or every point added up."""
    wanted = [own for name, own in sorted(ledger.attempts) if name == student]
    wanted += [one.exercise or "" for one in ledger.decisions.of("override") if one.student == student]
    for exercise in sorted({one for one in wanted if slug in (None, one)}):
        result = ledger.result(student, exercise)
        report = counting_report(ledger, student, exercise, sentences)
        if why:
            show_why(result, report, console)
        elif report is None:
            console.print(Text(f"{exercise}: {result.lines[-1].words if result.lines else result.state}"))
        else:
            show_report(report, result, console)
    if not any(slug in (None, one) for one in wanted):
        console.print(Text(f"{inert(student, False)} has handed in nothing{' for ' + slug if slug else ''}."))
    if why and slug is None:
        _why_assignments(ledger, student, console)


def show_why(result: Result, report: Report | None, console: Console) -> None:
    """Every point of an exercise, added up."""
    console.print(Text(f"{inert(result.student, False)} · {result.exercise}", style="bold"))
    table = Table("", "points", "of", "why", box=None, header_style="bold")
    for check in report.checks if report else ():
        why = check.message or ("passed" if check.outcome is Outcome.PASSED else check.outcome.replace("_", " "))
        table.add_row(check.name, points(check.points), points(check.max_points), Text(inert(why, False)))
    for line in result.lines:
        table.add_row(
            "", "" if line.points is None else f"{round(line.points, 2):+g}", "", Text(inert(line.words, False))
        )
    table.add_row(
        "counts", points(result.points), points(result.max_points), result.state.replace("_", " "), style="bold"
    )
    console.print(table)


def _why_assignments(ledger: Ledger, student: str, console: Console) -> None:
    for assignment in ledger.course.settings.assignments:
        results = [ledger.result(student, slug) for slug in assignment.slugs]
        standing = ledger.standing(student, assignment)
        table = Table(assignment.name, "points", box=None, header_style="bold")
        for line in explain(standing, assignment, results):
            table.add_row(Text(line.words), "" if line.points is None else points(line.points))
        console.print(table)


def show_run(run: Run, console: Console, show_skipped: bool, dry_run: bool = False) -> None:
    """What a run did, and what to do next."""
    if run.reports:
        show_summary(run.reports, console)
        if run.deducts:
            console.print(Text("These are the points before late deductions: grade show STUDENT says what counts."))
    console.print(Text("; ".join(_counts(run, show_skipped, dry_run)) + "."))
    for source, lms in run.read_as:
        console.print(Text(f"{inert(source, False)} was read as {LABELS.get(lms, lms)}."), soft_wrap=True)
    for slug, students in run.identical:
        who = ", ".join(inert(student, False) for student in students)
        console.print(Text(f"identical in {slug}, byte by byte: {who}"))
    if run.strangers:
        who = ", ".join(inert(student, False) for student in run.strangers[:10])
        more = f" and {len(run.strangers) - 10} more" if len(run.strangers) > 10 else ""
        console.print(Text(f"not in the roster: {who}{more}", style="yellow"))
    if run.reports:
        console.print(Text(f"Isolation: {', '.join(sorted({report.isolation for report in run.reports}))}."))
    if show_skipped:
        for where, why in run.skipped:
            console.print(Text(f"  skipped {inert(where, False)}: {inert(why, False)}"), soft_wrap=True)
    _next(run, console, dry_run)


def _counts(run: Run, show_skipped: bool, dry_run: bool) -> list[str]:
    counts = [f"{len(run.reports)} {'would be graded' if dry_run else 'graded now'}", f"{run.unchanged} unchanged"]
    if run.outdated:
        counts.append(f"{run.outdated} graded by an older suite or version, left alone (--regrade)")
    if run.skipped:
        counts.append(f"{len(run.skipped)} files skipped{'' if show_skipped else ' (--skipped lists them)'}")
    return counts


def _next(run: Run, console: Console, dry_run: bool) -> None:
    if run.faults:
        words = f"{run.faults} not graded by a fault of the grader or the course: mend it and run again."
        console.print(Text(words, style="red"))
    elif dry_run:
        console.print(Text("Nothing was written: leave --dry-run out to grade."))
    elif run.reports:
        student = quote(inert(run.reports[0].student, False))
        console.print(Text(f"Next: grade show {student} for one student's reports, grade status for what is missing."))


def show_changes(run: Run, changes: Sequence[Change], console: Console, dry_run: bool) -> None:
    """What judging again changes: who loses, who gains, and by which hidden checks."""
    word = "would change" if dry_run else "changed"
    console.print(
        Text(f"{len(run.reports)} judged again, {run.unchanged} were up to date; {len(changes)} scores {word}.")
    )
    if changes:
        table = Table("student", "exercise", "before", "after", "", "why", box=None, header_style="bold")
        for one in changes:
            style = "red" if one.gain < 0 else "green"
            table.add_row(Text(inert(one.student, False)), one.exercise, points(one.before), points(one.after),
                          Text(f"{one.gain:+g}", style=style), Text("; ".join(one.why)))  # fmt: skip
        console.print(table)
    if run.faults:
        _next(run, console, dry_run)
    elif dry_run and changes:
        console.print(
            Text("Nothing was written: leave --dry-run out to write it; --never-lower keeps the higher score.")
        )
