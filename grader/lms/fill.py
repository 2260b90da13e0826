"""Template fill: scores into an LMS's own file, which keeps every other byte.

The reliable way back into an LMS: its header, its ids, its dialect; only the cells of our columns change.
"""

import re
from collections import Counter

from grader.errors import UsageError
from grader.lms.figures import same
from grader.lms.format import Filling, Format, score_of
from grader.lms.matching import Index, goes_by, has_ids, match_all
from grader.lms.moodle import participant
from grader.lms.objections import object_to, risky_ids
from grader.lms.safety import escape_all
from grader.lms.scores import (
    Column,
    Entries,
    Exported,
    Finding,
    Options,
    Scores,
    info,
    listed,
    quoted,
    refused,
    shown,
)  # fmt: skip
from grader.lms.sheet import Sheet, read_sheet
from grader.lms.table import Row
from grader.model import Person

ENTRY = re.compile(r"(?:^|/)(?P<who>[^/_]*)_(?P<number>\d+)_assign(?:submission|feedback)_")


def fill(
    fmt: Format, columns: list[Column], scores: Scores, options: Options, template: bytes, name: str, entries: Entries
) -> Exported:
    """The file with our scores in it, and all that is to be said of it."""
    sheet = read_sheet(template, name, fmt.source)
    sheet.table.quote_all = fmt.quote_all and sheet.table.delimiter != "\t"
    places = find_all(fmt, sheet, columns)
    rows = sheet.students()
    owners, findings = pair(fmt, sheet, rows, scores, entries)
    exported = Exported(b"", fmt.object_to_file(sheet, scores, options) + findings)
    if not options.spreadsheet:
        exported.findings += risky_ids([sheet.person(row) for row in rows])
    for column, place in zip(columns, places, strict=True):
        _fill_column(fmt, sheet, column, place, owners, scores, options, exported)
    taken = set(owners.values())
    exported.unmatched_rows = [sheet.identity(row) for place, row in enumerate(rows) if place not in taken]
    exported.unmatched_students = sorted(student for student in scores.people if student not in owners)
    if options.spreadsheet:
        escape_all(sheet.table)
    exported.data = sheet.table.encode()
    return exported


def find_all(fmt: Format, sheet: Sheet, columns: list[Column]) -> list[int]:
    """The file's column of each of ours; no two of ours may be one."""
    places = [fmt.find(sheet, column) for column in columns]
    for place, times in Counter(places).items():
        if times > 1:
            ours = [column.title for column, its in zip(columns, places, strict=True) if its == place]
            raise UsageError(
                f"{quoted(ours)} would all fill the column {shown(sheet.header[place])!r} of {shown(sheet.name)}: name the "
                "assignment to export, or another `column` in course.toml."
            )
    return places


def pair(
    fmt: Format, sheet: Sheet, rows: list[Row], scores: Scores, entries: Entries
) -> tuple[dict[str, int], list[Finding]]:
    """Which row is whose; never a guess, and what was not decided is said."""
    people = [sheet.person(row) for row in rows]
    owners = _by_participant(sheet, rows, people, entries) if fmt.name == "moodle-worksheet" else {}
    students = [student for student in scores.people if student not in owners]
    index = Index(people)
    for student, place in zip(students, match_all([scores.people[one] for one in students], index), strict=True):
        if place is None and not has_ids(scores.people[student]):
            place = index.by_key(student)
        if place is not None:
            owners[student] = place
    shared = {place for place, times in Counter(owners.values()).items() if times > 1}
    findings = [_several_rows(sheet, rows)] if _doubles(people) else []
    if shared:
        who = [student for student, place in owners.items() if place in shared]
        findings.append(refused(f"{listed(who)} would share a row of {shown(sheet.name)}: none was filled."))
    return {student: place for student, place in owners.items() if place not in shared}, findings


def _by_participant(sheet: Sheet, rows: list[Row], people: list[Person], entries: Entries) -> dict[str, int]:
    """By the number in the name of the downloaded file, unless the names say that it is another assignment's."""
    places = {participant(sheet, row): place for place, row in enumerate(rows)}
    owners = {}
    for student, entry in entries.items():
        found = ENTRY.search(entry)
        place = places.get(found["number"]) if found else None
        if found and place is not None and goes_by(found["who"], people[place]):
            owners[student] = place
    return owners


def _ids(person: Person) -> tuple[str, ...]:
    return (person.lms_id, person.sis_id, person.login, person.email.casefold())


def _doubles(people: list[Person]) -> set[tuple[str, ...]]:
    return {ids for ids, times in Counter(map(_ids, people)).items() if times > 1 and any(ids)}


def _several_rows(sheet: Sheet, rows: list[Row]) -> Finding:
    doubles = _doubles([sheet.person(row) for row in rows])
    names = sorted({sheet.identity(row) for row in rows if _ids(sheet.person(row)) in doubles})
    return refused(f"{shown(sheet.name)} has several rows for {listed(names)}: none of them was filled.")


def _fill_column(
    fmt: Format, sheet: Sheet, column: Column, place: int, owners: dict[str, int], scores: Scores, options: Options,
    exported: Exported,
) -> None:  # fmt: skip
    header, decimal = sheet.header[place], fmt.decimal(options, sheet)
    if fmt.read_only(sheet, place):
        exported.findings.append(refused(f"{fmt.label} ignores the column {shown(header)!r} (read only): not filled."))
        return
    comments = fmt.comment_column(sheet, column, place) if options.comments else None
    if options.comments and comments is None:
        exported.findings.append(info(f"{shown(header)}: {shown(sheet.name)} has no column for comments."))
    filling, rows, locked = Filling(column, header), sheet.students(), []
    for student, row_place in owners.items():
        row, standing = rows[row_place], scores.cells.get((student, column.assignment))
        text = fmt.cell(standing, options, decimal)
        if text is not None and fmt.locked(sheet, row):
            locked.append(student)
        if text is None or student in locked[-1:]:
            filling.kept[student] = row.value(place)
            continue
        _set(sheet, row, place, text, decimal)
        exported.filled[student, column.assignment] = row.value(place)
        if (points := score_of(standing, options)) is not None:
            filling.values[student] = points
        if comments is not None and standing and standing.comment:
            _set_comment(fmt, sheet, row, comments, fmt.comment(standing.comment))
    if locked:
        sentence = f"{fmt.label} does not let the grade of {listed(locked)} be changed: not filled."
        exported.findings.append(refused(sentence))
    _object(fmt, sheet, place, filling, owners, scores, options, exported)


def _object(
    fmt: Format, sheet: Sheet, place: int, filling: Filling, owners: dict[str, int], scores: Scores, options: Options,
    exported: Exported,
) -> None:  # fmt: skip
    """What the LMS says to the column as it is now, rows of strangers included."""
    rows, taken = sheet.students(), set(owners.values())
    strangers = [row for row_place, row in enumerate(rows) if row_place not in taken]
    filling.kept.update({sheet.identity(row): row.value(place) for row in strangers})
    limits = {student: fmt.maximum(sheet, place, rows[owners[student]]) for student in filling.values}
    exported.findings += object_to(fmt, filling, limits, scores, options, fresh=False)


def _set(sheet: Sheet, row: Row, place: int, text: str, decimal: str) -> None:
    """A cell that already says so, with the right decimal sign, stays as it is."""
    old, wrong_sign = row.value(place), "." if decimal == "comma" else ","
    if wrong_sign in old or not same(old, text):
        sheet.table.set(row, place, text)


def _set_comment(fmt: Format, sheet: Sheet, row: Row, place: int, text: str) -> None:
    for index, value in [(place, text), *fmt.beside_comment(sheet, place)]:
        if row.value(index) != value:
            sheet.table.set(row, index, value)


def values(
    fmt: Format, columns: list[Column], scores: Scores, data: bytes, name: str, entries: Entries
) -> dict[tuple[str, str], str]:
    """What a file of the LMS says in our columns, by student and assignment."""
    sheet = read_sheet(data, name, fmt.source)
    rows = sheet.students()
    owners, _ = pair(fmt, sheet, rows, scores, entries)
    places = find_all(fmt, sheet, columns)
    return {
        (student, column.assignment): rows[row].value(place)
        for column, place in zip(columns, places, strict=True)
        for student, row in owners.items()
    }
