"""What `nbgrader export` writes by our plugin, and how each format is read back."""

import csv
import io
import json
import re

from through_nbgrader.classroom import SLUG, Classroom

WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum Grade,Last modified (grade),Feedback comments
Participant 11,Amara Obi,amara@example.com,Submitted for grading,,10.00,-,
"""


def exported(room: Classroom, format: str) -> str:
    """The file of `nbgrader export`."""
    target, sheet = room.home / f"exported {format}", room.home / "worksheet.csv"
    words = [f"--FallLineExporter.format={format}", f"--to={target}"]
    if format == "moodle-worksheet":
        sheet.write_text(WORKSHEET)
        words.append(f"--FallLineExporter.into={sheet}")
    if format == "blackboard":
        words.append(f"--FallLineExporter.columns={SLUG}=Costs|1234567")
    if not target.exists():
        room.nbgrader("export", "--exporter=grader.nbgrader.export.FallLineExporter", *words)
    return target.read_text(encoding="utf-8-sig")


def score_in(text: str, format: str, student: str) -> float:
    """A student's score in a file of that format."""
    if format == "json":
        return float(next(one["score"] for one in json.loads(text)["results"] if one["student_id"] == student))
    header, *rows = csv.reader(io.StringIO(text))
    place = next(n for n, name in enumerate(header) if name in ("score", "Grade") or name.startswith((SLUG, "Costs")))
    return float(next(row[place] for row in rows if student in (re.sub("^#|@.*", "", cell) for cell in row)))
