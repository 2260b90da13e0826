"""Canvas: a flat zip of `<name>[_LATE]_<user id>_<attachment id>_<file>`; `anon_<id>_...` when grading is anonymous."""

import re

from grader.intake.entries import Entry
from grader.intake.uploads import NO_NAME, Root, Upload, most
from grader.model import Person

TAIL = r"(?:(?P<attachment>\d+)_(?P<file>[^/]+)|(?P<typed>text|link)\.html)$"
ANONYMOUS = re.compile(rf"^(?P<late>LATE_)?anon_(?P<anonymous>[^_/]+)_{TAIL}")
NAMED = re.compile(rf"^(?P<name>[^/]*?)_(?:(?P<late>LATE)_)?(?P<user>\d+)_{TAIL}")
TYPED = {"text": "text typed into Canvas, not a file", "link": "a link handed in through Canvas, not a file"}


class Canvas:
    """A download of Canvas."""

    lms = "canvas"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the part of the name that Canvas writes: the first two numbers."""
        found = matched(entry.path)
        if found is None:
            return NO_NAME.format("Canvas")
        if found["typed"]:
            return TYPED[found["typed"]]
        parts = found.groupdict()
        if parts.get("anonymous"):
            student, person = f"anon-{parts['anonymous']}", Person()
        else:
            student, person = f"{parts['name']}-{parts['user']}", Person(name=parts["name"], lms_id=parts["user"])
        late = "marked LATE by Canvas" if parts["late"] else None
        return [Upload(student, entry.raw, (parts["file"],), person, self.lms, batch=student, late=late)]


def matched(path: str) -> re.Match[str] | None:
    """The parts of a name, if Canvas wrote it."""
    return ANONYMOUS.match(path) or NAMED.match(path)


def recognise(root: Root) -> Canvas | None:
    """Canvas, if most files are named as Canvas names them."""
    return Canvas() if most(root.entries, matched) else None
