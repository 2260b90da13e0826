"""What any LMS may object to in a column of scores: maxima, negative scores, excuses, blanks, ids that look like formulas.

The common part of the findings of an export; what is one LMS's own is in its module.
"""

from grader.lms.figures import number
from grader.lms.format import Filling, Format, score_of
from grader.lms.safety import is_formula
from grader.lms.scores import Finding, Options, Scores, info, listed, shown
from grader.lms.sheet import IDS
from grader.model import Person


def object_to(
    fmt: Format, filling: Filling, limits: dict[str, float | None], scores: Scores, options: Options, *, fresh: bool
) -> list[Finding]:
    """All findings of one column; `limits` are the most points by the LMS's own file."""
    findings = fmt.object_to_column(filling, fresh)
    findings += _other_maximum(fmt, filling, limits)
    findings += _beyond(fmt, filling, limits)
    return findings + _excused(fmt, filling, scores)


def _other_maximum(fmt: Format, filling: Filling, limits: dict[str, float | None]) -> list[Finding]:
    ours = filling.column.max_points
    theirs = sorted({limit for limit in limits.values() if limit is not None and limit != ours})
    if not theirs:
        return []
    return [info(
        f"{shown(filling.header)} has a maximum of {number(theirs[0])} in {fmt.label} and of {number(ours)} here: scores "
        "are written as they are, not scaled."
    )]  # fmt: skip


def _beyond(fmt: Format, filling: Filling, limits: dict[str, float | None]) -> list[Finding]:
    findings = []
    most = {student: filling.column.max_points if limit is None else limit for student, limit in limits.items()}
    high = [student for student, points in filling.values.items() if points > most[student]]
    low = [student for student, points in filling.values.items() if points < 0]
    for what, who, consequence in (("above the maximum", high, fmt.above), ("below 0", low, fmt.below)):
        if who and consequence:
            kind, words = consequence
            findings.append(
                Finding(kind, f"{shown(filling.header)}: {fmt.label} {words} for a score {what} ({listed(who)}).")
            )
    return findings


def _excused(fmt: Format, filling: Filling, scores: Scores) -> list[Finding]:
    if fmt.excused:
        return []
    excused = [student for (student, assignment), one in scores.cells.items()
               if assignment == filling.column.assignment and one.state == "excused"]  # fmt: skip
    if not excused:
        return []
    return [info(
        f"{shown(filling.header)}: {fmt.label} has no word for excused in a file: {listed(excused)} were left as they are; "
        "excuse them there by hand."
    )]  # fmt: skip


def risky_ids(people: list[Person]) -> list[Finding]:
    """Identifiers are never altered for an importer, so a spreadsheet must not open them unasked."""
    risky = [text for person in people for field in IDS if is_formula(text := str(getattr(person, field)))]
    if not risky:
        return []
    return [info(
        f"A spreadsheet would run {listed(risky)} as a formula: the LMS needs it unchanged, so open the file with "
        "--spreadsheet only."
    )]  # fmt: skip


def blank_beside_score(fmt: Format, columns: list[str], scores: Scores, options: Options) -> list[Finding]:
    """In a new file, a blank cell of an LMS that clears by it."""
    if not fmt.blank_clears:
        return []
    blank = sorted({
        student for student in scores.people for column in columns
        if score_of(standing := scores.cells.get((student, column)), options) is None
        and not (standing and standing.state == "excused" and fmt.excused)
    })  # fmt: skip
    if not blank:
        return []
    return [
        Finding(
            "changed", f"{fmt.label} would clear scores of {listed(blank)} by blank cells: fill its file with --into."
        )
    ]
