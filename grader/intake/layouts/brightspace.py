"""Brightspace: `<n>-<n> - <name> - <time>/<file>`, or flat with ` - `; an `index.html` lists them.

The numbers are internal, the name is the only key; people of one name are told apart by the first number and never merged.
Several hand-ins of one student are attempts, by their times.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from grader.intake.entries import Entry
from grader.intake.uploads import NO_NAME, OWN, Root, Upload, most, parse_time
from grader.model import Person

ENTRY = re.compile(
    r"^(?P<person>\d+)-(?P<folder>\d+) - (?P<name>[^/]+?) - "
    r"(?P<time>[^/]*?\d{4},? (?P<clock>\d{1,4})(?: ?(?P<half>[AaPp]\.?[Mm]\.?))?)(?:/(?P<inside>.+)| - (?P<flat>[^/]+))$"
)
FORMATS = ("%b %d, %Y %I%M %p", "%B %d, %Y %I%M %p", "%d %b, %Y %H%M", "%b %d, %Y %H%M", "%d %B, %Y %H%M")


@dataclass
class Brightspace:
    """A download of Brightspace."""

    root: Root
    shared: set[str]  # names of more than one person
    lms: str = "brightspace"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the part of the name that Brightspace writes."""
        found = ENTRY.match(entry.path)
        if found is None:
            return OWN if entry.path == "index.html" else NO_NAME.format("Brightspace")
        name, number = found["name"], found["person"]
        time = self._time(found)
        notes = (f"more than one person is called {name}: this is number {number} in Brightspace",)
        return [Upload(
            f"{name} ({number})" if name in self.shared else name, entry.raw,
            tuple((found["inside"] or found["flat"]).split("/")), Person(name=name), self.lms,
            batch=f"{number}-{found['folder']} {name} {found['time']}",
            submitted_at=time, submitted_at_from=self.root.read_as("Brightspace's name of it") if time else None,
            notes=notes if name in self.shared else (),
        )]  # fmt: skip

    def _time(self, found: re.Match[str]) -> datetime | None:
        """`955 AM` is five to ten: the clock is written without a colon and without a leading zero."""
        clock, half = found["clock"].zfill(4), (found["half"] or "").replace(".", "").upper()
        day = found["time"][: found.start("clock") - found.start("time")].strip()
        return parse_time(f"{day} {clock} {half}", FORMATS, self.root.zone)


def recognise(root: Root) -> Brightspace | None:
    """Brightspace, if most files are named as Brightspace names them."""
    if not most(root.entries, ENTRY.match):
        return None
    numbers: dict[str, set[str]] = defaultdict(set)
    for entry in root.entries:
        if found := ENTRY.match(entry.path):
            numbers[found["name"]].add(found["person"])
    return Brightspace(root, {name for name, all_ in numbers.items() if len(all_) > 1})
