"""`grade export`: scores into the file of an LMS, and what the LMS would refuse or change in it.

The table of formats, and the two functions that the command calls. Reads no database and no course: standings go in, bytes
and sentences come out.
"""

from collections.abc import Callable, Mapping

from grader.errors import FallLineError, UsageError
from grader.lms import fill, fresh, own
from grader.lms.blackboard import Blackboard
from grader.lms.brightspace import Brightspace
from grader.lms.canvas import Canvas
from grader.lms.figures import same
from grader.lms.format import Format
from grader.lms.moodle import Gradebook, Worksheet
from grader.lms.plain import Plain
from grader.lms.sakai import Sakai
from grader.lms.scores import Column, Entries, Exported, Finding, Options, Scores, info, listed, refused, shown
from grader.lms.sources import WORKSHEET, plain_header
from grader.lms.table import read_table
from grader.model import Standing

__all__ = ["FORMATS", "Column", "Exported", "Finding", "Options", "check", "export"]

FORMATS: dict[str, Format] = {
    fmt.name: fmt
    for fmt in (Canvas(), Gradebook(), Worksheet(), Blackboard(), Brightspace(), Sakai(), Plain("csv"), Plain("json"))
}
Cells = Mapping[tuple[str, str], str]  # (student, assignment) -> what a file says
MAX_NAMED = 20  # changes that are told one by one


def export(
    format: str, columns: list[Column], standings: list[Standing], options: Options,
    template: bytes | None = None, template_name: str = "the file", entries: Entries | None = None,
) -> Exported:  # fmt: skip
    """The scores of these columns as a file of that format: a new one, or the LMS's own filled.

    `entries` names each student's file in the LMS's download, by which the rows of a Moodle worksheet are known.
    """
    fmt, scores = _format(format, template, template_name), Scores(columns, standings)
    if not columns:
        raise UsageError("There is no assignment to export: name one, or write one into course.toml.")
    if template is not None:
        if format == "json":
            raise UsageError("json is written anew: leave out --into.")
        return fill.fill(fmt, columns, scores, options, template, template_name, entries or {})
    if format in ("csv", "json"):
        return (own.write_csv if format == "csv" else own.write_json)(columns, scores, options)
    return fresh.write(fmt, columns, scores, options)


def check(
    format: str, columns: list[Column], standings: list[Standing], options: Options,
    template: bytes | None = None, last: Mapping[str, bytes] | None = None, template_name: str = "the file",
    entries: Entries | None = None,
) -> list[Finding]:  # fmt: skip
    """What the LMS would refuse or change, what was changed there by hand, what changed here since the last export.

    `last` is the file of each assignment's last export.
    """
    try:
        exported = export(format, columns, standings, options, template, template_name, entries)
        findings = exported.findings + _without_counterpart(exported, template_name)
        return findings + _compare(
            format, columns, standings, exported, template, last or {}, template_name, entries or {}
        )
    except FallLineError as error:
        return [refused(str(error))]


def _format(format: str, template: bytes | None, name: str) -> Format:
    if format not in FORMATS:
        raise UsageError(f"There is no format {shown(format)!r}: choose {', '.join(FORMATS)}.")
    if format == "moodle" and template is not None:
        rows = read_table(template, name).rows
        header = next((plain_header(row.values()) for row in rows if not row.is_blank()), [])
        if WORKSHEET.is_it(header):
            return FORMATS["moodle-worksheet"]
    return FORMATS[format]


def _without_counterpart(exported: Exported, name: str) -> list[Finding]:
    findings = []
    if exported.unmatched_students:
        findings.append(info(f"{shown(name)} has no row that is surely of {listed(exported.unmatched_students)}."))
    if exported.unmatched_rows:
        findings.append(
            info(f"Nothing is known here of {listed(exported.unmatched_rows)}: their rows stay as they are.")
        )
    return findings


def _compare(
    format: str, columns: list[Column], standings: list[Standing], exported: Exported, template: bytes | None,
    last: Mapping[str, bytes], name: str, entries: Entries,
) -> list[Finding]:  # fmt: skip
    scores = Scores(columns, standings)

    def values(column: Column, data: bytes, where: str) -> Cells:
        if format == "json":
            return own.read_json(data, where)
        if format == "csv" and own.is_own(data, where):
            return own.read_csv(data, where)
        return fill.values(_format(format, data, where), [column], scores, data, where, entries)

    findings = []
    for column in columns:
        before = _before(column, last, values)
        now = values(column, template, name) if template is not None and before else {}
        findings += _not_there_yet(column, before, now)
        findings += _by_hand(column, before, now)
        findings += _since(column, before, exported.filled)
    return findings


def _before(column: Column, last: Mapping[str, bytes], values: Callable[[Column, bytes, str], Cells]) -> Cells:
    """What our last export says in a column; nothing when it has no such column, under the name that it has now."""
    if column.assignment not in last:
        return {}
    try:
        found = values(column, last[column.assignment], "the last export")
    except FallLineError:
        return {}
    return {key: text for key, text in found.items() if key[1] == column.assignment}


def _not_there_yet(column: Column, before: Cells, now: Cells) -> list[Finding]:
    blank = [key[0] for key, old in before.items() if old.strip() and key in now and not now[key].strip()]
    if not blank:
        return []
    return [
        info(f"{shown(column.title)}: our last export is not uploaded yet, or was taken out there ({listed(blank)}).")
    ]


def _by_hand(column: Column, before: Cells, now: Cells) -> list[Finding]:
    differs = [key for key, old in before.items() if now.get(key, "").strip() and not same(now[key], old)]
    return _some([
        Finding("by_hand", f"{_what(column, key)}: {_say(now[key])} in the LMS, {_say(before[key])} in our last export: "
                           "changed there by hand.") for key in differs
    ])  # fmt: skip


def _since(column: Column, before: Cells, filled: Cells) -> list[Finding]:
    ours = [(key, text) for key, text in filled.items() if before and key[1] == column.assignment]
    changed = [
        Finding("since", f"{_what(column, key)}: {_say(before[key])} in our last export, {_say(text)} now.")
        for key, text in ours if key in before and not same(text, before[key])
    ]  # fmt: skip
    new = [Finding("since", f"{_what(column, key)}: {_say(text)} is new.") for key, text in ours if key not in before]
    return _some(changed + new)


def _what(column: Column, key: tuple[str, str]) -> str:
    return f"{shown(key[0])}, {shown(column.title)}"


def _say(text: str) -> str:
    return shown(text.strip()) or "blank"


def _some(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MAX_NAMED:
        return findings
    rest = len(findings) - MAX_NAMED
    return [*findings[:MAX_NAMED], Finding(findings[0].kind, f"... and {rest} more of this kind.")]
