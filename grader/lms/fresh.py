"""A new file for an LMS, when its own was not at hand: identity columns from what is known of each student.

Refused with one sentence when the LMS could not know somebody; students without any score are left out.
"""

from collections import Counter

from grader.errors import UsageError
from grader.lms.format import Filling, Format, score_of
from grader.lms.objections import blank_beside_score, object_to, risky_ids
from grader.lms.safety import escape_all
from grader.lms.scores import Column, Exported, Options, Scores, info, listed, quoted
from grader.lms.sheet import IDS
from grader.lms.table import Table
from grader.model import Person


def write(fmt: Format, columns: list[Column], scores: Scores, options: Options) -> Exported:
    """The file, and all that is to be said of it."""
    decimal = fmt.decimal(options, None)
    cells = {key: text for key, one in scores.cells.items() if (text := fmt.cell(one, options, decimal)) is not None}
    with_score = {student for student, _ in cells}
    scored = {student: person for student, person in scores.people.items() if student in with_score}
    exported = Exported(b"", filled=cells)
    _say_who_is_left_out(scores, scored, exported)
    identities = fmt.identities(scored)
    _refuse_shared_ids(scored)
    comments = options.comments and bool(fmt.comment_headers(columns[0]))
    table = Table(delimiter=";" if decimal == "comma" else ",", mark=fmt.mark, quote_all=fmt.quote_all)
    table.add([header for header, _ in identities] + _headers(fmt, columns, comments), fmt.end)
    for row in fmt.above_students(len(identities), columns, decimal):
        table.add(row, fmt.end)
    for student, person in scored.items():
        own = [text(person) for _, text in identities]
        table.add(own + _cells(fmt, columns, student, scores, cells, comments), fmt.end)
    _object(
        fmt, columns, Scores(columns, [one for key, one in scores.cells.items() if key[0] in scored]), options, exported
    )
    if options.comments and not comments:
        exported.findings.append(info(f"{fmt.label} takes no comments from this file."))
    if options.spreadsheet:
        escape_all(table)
    exported.data = table.encode()
    return exported


def _refuse_shared_ids(scored: dict[str, Person]) -> None:
    """The LMS would give the second score to the first student."""
    for field in IDS:
        known = [text for person in scored.values() if (text := str(getattr(person, field)))]
        if twice := [text for text, times in Counter(known).items() if times > 1]:
            raise UsageError(f"Several students share the id {listed(twice)}: correct the roster, then export again.")


def _headers(fmt: Format, columns: list[Column], comments: bool) -> list[str]:
    titles = [" ".join(fmt.score_header(column).splitlines()) for column in columns]
    if twice := [title for title, times in Counter(titles).items() if times > 1]:
        raise UsageError(f"Several assignments are called {quoted(twice)}: give each its `column` in course.toml.")
    headers = []
    for column, title in zip(columns, titles, strict=True):
        headers += [title, *(header for header, _ in fmt.comment_headers(column) if comments)]
    return headers + [header for header, _ in fmt.closing()]


def _cells(
    fmt: Format, columns: list[Column], student: str, scores: Scores, cells: dict[tuple[str, str], str], comments: bool
) -> list[str]:
    row = []
    for column in columns:
        standing = scores.cells.get((student, column.assignment))
        row.append(cells.get((student, column.assignment), ""))
        if comments:
            comment = fmt.comment(standing.comment) if standing else ""
            row += [comment if fixed is None else fixed for _, fixed in fmt.comment_headers(column)]
    return row + [text for _, text in fmt.closing()]


def _say_who_is_left_out(scores: Scores, scored: dict[str, Person], exported: Exported) -> None:
    if left := [student for student in scores.people if student not in scored]:
        exported.findings.append(info(f"{listed(left)} have no score yet and are not in the file."))


def _object(fmt: Format, columns: list[Column], scores: Scores, options: Options, exported: Exported) -> None:
    for column in columns:
        filling = Filling(column, fmt.score_header(column))
        for (student, assignment), standing in scores.cells.items():
            points = score_of(standing, options)
            if assignment == column.assignment and points is not None:
                filling.values[student] = points
        limits: dict[str, float | None] = dict.fromkeys(filling.values)
        exported.findings += object_to(fmt, filling, limits, scores, options, fresh=True)
    exported.findings += blank_beside_score(fmt, [column.assignment for column in columns], scores, options)
    if not options.spreadsheet:
        exported.findings += risky_ids(list(scores.people.values()))
