"""Sakai: `<Last, First(id)>/Submission attachment(s)/<file>`, with Sakai's own files beside."""

import re
from dataclasses import dataclass
from datetime import UTC

from grader.intake.entries import Entry
from grader.intake.limits import MAX_FILE, RefusedError
from grader.intake.uploads import NO_NAME, OWN, Root, Upload, parse_time
from grader.model import Person

FOLDER = re.compile(r"^(?P<name>.*)\((?P<eid>[^()]+)\)$")
ATTACHMENTS, TIME = "Submission attachment(s)", "timestamp.txt"


@dataclass
class Sakai:
    """A download of Sakai."""

    root: Root
    times: dict[str, str]  # by student's folder
    lms: str = "sakai"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the id in the last parentheses of the student's folder."""
        folder, *rest = entry.parts
        found = FOLDER.match(folder)
        if found is None or not rest:
            return OWN if entry.path in ("grades.csv", "grades.xls", "grades.xlsx") else NO_NAME.format("Sakai")
        if rest[0] != ATTACHMENTS or len(rest) < 2:
            return OWN
        name = found["name"].strip()
        last, _, first = name.partition(", ")
        person = Person(name=f"{first} {last}".strip(), sortable_name=name if first else "", login=found["eid"])
        time = parse_time(self.times.get(folder, "")[:14], ("%Y%m%d%H%M%S",), UTC)
        return [Upload(
            found["eid"], entry.raw, tuple(rest[1:]), person, self.lms, batch=folder,
            submitted_at=time, submitted_at_from="Sakai's timestamp (read as UTC)" if time else None,
        )]  # fmt: skip


def recognise(root: Root) -> Sakai | None:
    """Sakai, if folders that end in an id hold its folder of attachments."""
    folders = {entry.parts[0] for entry in root.entries if len(entry.parts) > 1}
    marked = {entry.parts[0] for entry in root.entries if len(entry.parts) > 2 and entry.parts[1] == ATTACHMENTS}
    if not any(FOLDER.match(folder) for folder in marked) or not all(map(FOLDER.match, folders)):
        return None
    return Sakai(root, dict(_times(root)))


def _times(root: Root) -> list[tuple[str, str]]:
    found = []
    for entry in root.entries:
        if len(entry.parts) == 2 and entry.name == TIME:
            try:
                found.append((entry.parts[0], entry.read(MAX_FILE).decode("ascii", errors="replace").strip()))
            except RefusedError as why:
                root.remarks.append((entry.where, str(why)))
    return found
