"""Moodle: `<full name>_<number>_assignsubmission_file/<file>`, or flat with `_`; times and e-mails from the worksheet.

The number belongs to the assignment, not to the person, so the name is the key; people of one name are told apart by the
number and never merged. The grading worksheet is found inside the source or beside it.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from grader.intake.entries import Entry
from grader.intake.layouts.worksheet import Row, Worksheet, find_worksheet, is_worksheet
from grader.intake.uploads import NO_NAME, OWN, Root, Upload, most
from grader.model import Person

ENTRY = re.compile(
    r"^(?P<who>[^/]*?)(?:_(?P<number>\d+))?_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_?/|_)(?P<rest>.+)$"
)
BLIND = "Participant"


@dataclass
class Moodle:
    """A download of Moodle."""

    root: Root
    worksheet: Worksheet
    shared: set[str]  # names of more than one person
    lms: str = "moodle"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the part of the name that Moodle writes: everything before its marker."""
        found = ENTRY.match(entry.path)
        if found is None:
            return OWN if is_worksheet(entry) else NO_NAME.format("Moodle")
        if found["plugin"] == "onlinetext":
            return "text typed into Moodle, not a file"
        who, number = found["who"], found["number"] or ""
        row = self.worksheet.rows.get(number)
        upload = Upload(
            self._key(who, number), entry.raw, tuple(found["rest"].split("/")), self._person(who, number, row), self.lms,
            batch=f"{who}_{number}",
        )  # fmt: skip
        return [self._with_time(self._with_note(upload, who, number), row)]

    def _key(self, who: str, number: str) -> str:
        if who == BLIND:
            return f"{BLIND} {number}"
        return f"{who} (N {number})" if who in self.shared else who

    def _person(self, who: str, number: str, row: Row | None) -> Person:
        if who == BLIND:
            return Person()
        if not number or (who in self.worksheet.groups and (row is None or row.name != who)):
            return Person(name=who, group=who)
        if row is None or row.name != who:
            return Person(name=who)
        return Person(name=who, email=row.email, sis_id=row.sis_id)

    def _with_note(self, upload: Upload, who: str, number: str) -> Upload:
        if who not in self.shared or who == BLIND:
            return upload
        note = f"more than one person is called {who}: this is number {number} of the assignment in Moodle"
        return Upload(**{**upload.__dict__, "notes": (note,)})

    def _with_time(self, upload: Upload, row: Row | None) -> Upload:
        if row is None or row.submitted_at is None or upload.person.name not in (row.name, ""):
            return upload
        known = {"submitted_at": row.submitted_at, "submitted_at_from": self.root.read_as("Moodle's worksheet")}
        return Upload(**{**upload.__dict__, **known})


def recognise(root: Root) -> Moodle | None:
    """Moodle, if most files are named as Moodle names them."""
    if not most([entry for entry in root.entries if not entry.name.lower().endswith(".csv")], ENTRY.match):
        return None
    numbers: dict[str, set[str]] = defaultdict(set)
    for entry in root.entries:
        if found := ENTRY.match(entry.path):
            numbers[found["who"]].add(found["number"] or "")
    worksheet = find_worksheet(root, {(who, number) for who, all_ in numbers.items() for number in all_})
    for row in worksheet.rows.values():
        numbers[row.name].add(row.number)
    return Moodle(root, worksheet, {who for who, all_ in numbers.items() if who and len(all_) > 1})
