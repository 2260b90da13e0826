"""`grade export`: scores into the file of an LMS, and what the LMS would refuse or change in it.

The table of formats, and the two functions that the command calls. Reads no database and no course: standings go in, bytes
and sentences come out.
"""

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
    template: bytes | None = None, last_export: bytes | None = None, template_name: str = "the file",
    entries: Entries | None = None,
) -> list[Finding]:  # fmt: skip
    """What the LMS would refuse or change, what was changed there by hand, what changed here since the last export."""
    try:
        exported = export(format, columns, standings, options, template, template_name, entries)
        findings = exported.findings + _without_counterpart(exported, template_name)
        if last_export is None:
            return findings
        return findings + _compare(
            format, columns, standings, exported, template, last_export, template_name, entries or {}
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
    last_export: bytes, name: str, entries: Entries,
) -> list[Finding]:  # fmt: skip
    scores = Scores(columns, standings)

    def values(data: bytes, where: str) -> dict[tuple[str, str], str]:
        if format == "json":
            return own.read_json(data, where)
        if format == "csv" and own.is_own(data, where):
            return own.read_csv(data, where)
        return fill.values(_format(format, data, where), columns, scores, data, where, entries)

    before = values(last_export, "the last export")
    now = values(template, name) if template is not None else {}
    titles = {column.assignment: column.title for column in columns}
    by_hand, since = [], []
    for key, old in before.items():
        what = f"{shown(key[0])}, {shown(titles.get(key[1], key[1]))}"
        if key in now and not same(now[key], old):
            sentence = f"{what}: {_say(now[key])} in the LMS, {_say(old)} in our last export: changed there by hand."
            by_hand.append(Finding("by_hand", sentence))
        if key in exported.filled and not same(exported.filled[key], old):
            since.append(Finding("since", f"{what}: {_say(old)} in our last export, {_say(exported.filled[key])} now."))
    new = [key for key in exported.filled if key not in before]
    since += [
        Finding("since", f"{shown(key[0])}, {shown(titles[key[1]])}: {_say(exported.filled[key])} is new.")
        for key in new
    ]
    return _some(by_hand) + _some(since)


def _say(text: str) -> str:
    return shown(text.strip()) or "blank"


def _some(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MAX_NAMED:
        return findings
    rest = len(findings) - MAX_NAMED
    return [*findings[:MAX_NAMED], Finding(findings[0].kind, f"... and {rest} more of this kind.")]
