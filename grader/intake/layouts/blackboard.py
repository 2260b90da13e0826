"""Blackboard: flat `<assignment>_<username>_attempt_<time>_<file>`, and for each attempt an info file that ends in `.txt`.

Assignments and user names may both hold `_`, so only an info file tells where one ends: without one for the assignment, whose
a file is cannot be told.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from grader.intake.entries import Entry
from grader.intake.limits import MAX_FILE, RefusedError
from grader.intake.uploads import NO_NAME, OWN, Root, Upload, most, parse_named_zone, parse_time
from grader.model import Person

ENTRY = re.compile(r"^(?P<head>[^/]+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:\.(?P<info>txt)|_(?P<file>[^/]+))$")
NAME = re.compile(r"^Name:\s*(?P<name>.*)\((?P<login>[^()]+)\)\s*$", re.MULTILINE)
DATE = re.compile(r"^Date Submitted:\s*(.+)$", re.MULTILINE)
LONG = ("%A, %B %d, %Y %I:%M:%S %p", "%A, %d %B %Y %H:%M:%S")
INFO, NAMED = "Blackboard's info file", "Blackboard's file name"


@dataclass(frozen=True)
class Info:
    """What an info file says of one attempt."""

    person: Person
    submitted_at: datetime | None


@dataclass
class Blackboard:
    """A download of Blackboard."""

    root: Root
    infos: dict[str, Info]  # by "<assignment>_<username>_attempt_<time>"
    assignments: set[str]  # as far as info files confirm them
    lms: str = "blackboard"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the first `_attempt_<time>` of the name and the info file of that attempt."""
        found = ENTRY.match(entry.path)
        if found is None:
            return NO_NAME.format("Blackboard")
        if found["info"]:
            return OWN
        attempt = f"{found['head']}_attempt_{found['time']}"
        info = self.infos.get(attempt) or self._without_info(found["head"])
        if info is None:
            return f"Blackboard's {attempt}.txt is missing: whose it is cannot be told"
        time, known_from = info.submitted_at, INFO
        if time is None:
            time, known_from = (
                parse_time(found["time"], ("%Y-%m-%d-%H-%M-%S",), self.root.zone),
                self.root.read_as(NAMED),
            )
        return [Upload(
            info.person.login, entry.raw, (found["file"],), info.person, self.lms, batch=attempt,
            submitted_at=time, submitted_at_from=known_from if time else None,
        )]  # fmt: skip

    def _without_info(self, head: str) -> Info | None:
        """The user name, if the info file of somebody else tells where the assignment's name ends."""
        logins = {head.removeprefix(f"{name}_") for name in self.assignments if head.startswith(f"{name}_")}
        return Info(Person(login=logins.pop()), None) if len(logins) == 1 else None


def recognise(root: Root) -> Blackboard | None:
    """Blackboard, if most files are named as Blackboard names them."""
    if not most(root.entries, ENTRY.match):
        return None
    infos: dict[str, Info] = {}
    assignments = set()
    for entry in root.entries:
        found = ENTRY.match(entry.path)
        info = _info(entry, found["head"], root) if found and found["info"] else None
        if found and info:
            infos[entry.path.removesuffix(".txt")] = info
            assignments.add(found["head"].removesuffix(f"_{info.person.login}"))
    return Blackboard(root, infos, assignments)


def _info(entry: Entry, head: str, root: Root) -> Info | None:
    """Only the lines before the first empty one are Blackboard's; what follows, students wrote."""
    try:
        text = entry.read(MAX_FILE).decode("utf-8-sig", errors="replace")
    except RefusedError as why:
        root.remarks.append((entry.where, str(why)))
        return None
    own = re.split(r"\n\s*\n", text.replace("\r\n", "\n"), maxsplit=1)[0]
    name, date = NAME.search(own), DATE.search(own)
    if name is None or not head.endswith(f"_{name['login']}"):
        return None
    time = parse_named_zone(date[1], LONG) if date else None
    return Info(Person(name=name["name"].strip(), login=name["login"]), time)
