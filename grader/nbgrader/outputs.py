"""A report in the cells of a notebook: a number that nbgrader reads as partial credit, and beside it the words.

nbgrader's `determine_grade` takes the points from a result's plain text; formgrader and the feedback show its HTML. So one
output of a test cell carries both. Text of students is escaped and made inert. Last step of `nbgrader.autograde`.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from grader.model import Check, Diagnosis, Outcome, Report
from grader.text import inert

COLOURS = {Outcome.PASSED: "#1a7f37", Outcome.PARTIAL: "#9a6700"}
WRONG = "#b42318"
WORDS = {
    Outcome.PASSED: "Passed", Outcome.PARTIAL: "Partly right", Outcome.FAILED: "Not right yet",
    Outcome.CRASHED: "Stopped with an error", Outcome.TIMED_OUT: "Took too long",
    Outcome.NOT_IMPLEMENTED: "Not written yet", Outcome.SKIPPED: "Could not be tested",
}  # fmt: skip
FOREIGN = "This test is none of the course's hidden checks, so it was not run: grade it by hand."
Output = dict[str, Any]


def fill(cells: Sequence[Any], report: Report, notes: Sequence[str]) -> list[str]:
    """Write the report into the test cells; grade ids of tests that it says nothing of."""
    checks, foreign, first = {check.name: check for check in report.checks}, [], True
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        own = cell["metadata"].get("nbgrader", {})
        cell["outputs"], cell["execution_count"] = [], None
        if not own.get("grade") or own.get("solution"):
            continue
        output = _output(checks.get(own["grade_id"]), report, float(own["points"]))
        if output is None:
            foreign.append(own["grade_id"])
            cell["outputs"] = [_result(0.0, _line(WRONG, FOREIGN))]
            continue
        cell["outputs"] = [output, *(_about(report, notes) if first else [])]
        first = False
    return foreign


def _output(check: Check | None, report: Report, worth: float) -> Output | None:
    if report.status == "rejected":
        return _result(0.0, _line(WRONG, "Rejected: " + (report.reason or "")))
    return None if check is None else _result(points(check, worth), _check(check, worth))


def points(check: Check, worth: float) -> float:
    """What a hidden check earns in a cell that is worth so much: its own points, if the instructor changed nothing."""
    if worth == check.max_points:
        return check.points
    return round(worth * check.points / check.max_points, 6) if check.max_points else 0.0


def _result(earned: float, html: str) -> Output:
    data = {"text/plain": repr(earned), "text/html": html}
    return {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None}


def _check(check: Check, worth: float) -> str:
    head = f"{WORDS[check.outcome]}: {round(points(check, worth), 2):g} of {worth:g} points."
    lines = [_line(COLOURS.get(check.outcome, WRONG), head)]
    lines += [_paragraph(check.message)] if check.message else []
    lines += [_diagnosis(check.diagnosis)] if check.diagnosis else []
    return "".join(lines)


def _diagnosis(diagnosis: Diagnosis) -> str:
    return f"<p><strong>{_safe(diagnosis.title)}</strong> {_safe(diagnosis.feedback)}</p>"


def _about(report: Report, notes: Sequence[str]) -> list[Output]:
    """What concerns the whole notebook, once: leftovers, what was mended, what was printed."""
    every = list(dict.fromkeys([*notes, *report.notes]))
    if not every and not report.output:
        return []
    html = "".join(f"<li>{_safe(note)}</li>" for note in every)
    html = f"<p>About this notebook:</p><ul>{html}</ul>" if every else ""
    if report.output:
        html += f"<details><summary>What the code printed</summary><pre>{_safe(report.output)}</pre></details>"
    data = {"text/plain": "\n".join(map(inert, every)) or "about this notebook", "text/html": html}
    return [{"output_type": "display_data", "data": data, "metadata": {}}]


def _line(colour: str, text: str) -> str:
    return f'<p style="white-space: pre-wrap; color: {colour}"><strong>{_safe(text)}</strong></p>'


def _paragraph(text: str) -> str:
    return f'<p style="white-space: pre-wrap">{_safe(text)}</p>'


def _safe(text: str) -> str:
    """Escaped, inert, and no mathematics: a dollar of a student's starts no formula."""
    return escape(inert(text)).replace("$", "<span>$</span>").replace("\\", "<span>\\</span>")
