"""`<student>/<exercise>/<files>`, as our own layout and nbgrader's have them; loose files; a folder or archive a student.

The student is the folder above the first folder that is named as an exercise or an assignment, never one further in:
those the student can name. Where a folder's name may be a student's or not, nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from grader.intake.archives import archive_stem, is_archive
from grader.intake.entries import Entry
from grader.intake.layouts import blackboard, brightspace, canvas, moodle
from grader.intake.limits import MAX_FILE, RefusedError
from grader.intake.uploads import OWN, Root, Upload, parse_time

TIME = "timestamp.txt"
NBGRADER = {"submitted", "autograded", "feedback", "release", "source"}
FORMATS = (
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S%z",
)
DOWNLOADS: dict[str, Callable[[str], object]] = {
    "Canvas": canvas.matched, "Moodle": moodle.ENTRY.match, "Blackboard": blackboard.ENTRY.match,
    "Brightspace": brightspace.ENTRY.match,
}  # fmt: skip
UNCLEAR = "whose it is cannot be told: lay it out as <student>/<exercise>/<file>, or name the folder of the students"


@dataclass
class Native:
    """Folders of students."""

    root: Root
    times: dict[tuple[str, ...], datetime] = field(default_factory=dict)  # by folder
    unclear: set[str] = field(default_factory=set)  # folders that may hold students or one student's folders
    lms: str = ""

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the folders above the file."""
        *folders, name = entry.parts
        if name == TIME and folders:
            return OWN
        if folders and folders[0] in NBGRADER - {"submitted"} and self._is_nbgrader:
            return "nbgrader's own folder: submissions are in submitted/"
        at = next((index for index, part in enumerate(folders) if part in self._markers), None)
        if at is not None and at >= 1:
            return self._marked(entry, folders[at - 1], at)
        if at == 0 or not folders:
            return self._at_the_top(entry, at)
        return self._in_a_folder(entry, folders[0])

    def _in_a_folder(self, entry: Entry, folder: str) -> list[Upload] | str:
        """The folder is the student's, if nothing speaks against it."""
        lms = next((lms for lms, named_so in DOWNLOADS.items() if named_so(entry.name)), None)
        if lms and not is_archive(entry.name):
            return f"it looks like a file of a {lms} download: name that folder or zip itself"
        if folder in self.unclear or (folder == "submitted" and self._is_nbgrader):
            return UNCLEAR
        return [Upload(folder, entry.raw, entry.parts[1:], batch=folder, times_tell=True)]

    def _at_the_top(self, entry: Entry, at: int | None) -> list[Upload] | str:
        """The source is one student's: the one whose exercise it lies in, else whose name it has."""
        if at == 0 and len(entry.parts) > 2:
            return UNCLEAR
        source = self.root.source
        above = source.parts[:-1] if source.is_file() else source.parts
        own = next((index for index in reversed(range(1, len(above))) if above[index] in self._markers), None)
        loose = at is None and source.is_dir() and entry.name.endswith((".py", ".ipynb"))
        if own is None and loose and not self._is_works_name(entry.name.rpartition(".")[0]):
            return UNCLEAR
        if own is None or is_archive(source.name) or is_archive(entry.name):
            upload = Upload(self._owner(entry), entry.raw, entry.parts, times_tell=True)
            return [upload] if at is None else self._marked(entry, upload.student, at)
        exercise = above[own] if above[own] in self.root.course.exercises else ""
        return [Upload(above[own - 1], entry.raw, entry.parts, exercise=exercise, times_tell=True)]

    def _owner(self, entry: Entry) -> str:
        """Archives side by side are named by their students; a loose file's or archive's student may be its folder."""
        source = self.root.source
        nested = is_archive(entry.name) and not (source.is_file() and source.name == entry.name)
        if nested and not self._is_works_name(stem := archive_stem(entry.name)):
            return stem
        if not source.is_file():
            return source.name
        stem = archive_stem(source.name)
        return source.parent.name if stem == source.name or self._is_works_name(stem) else stem

    def _is_works_name(self, stem: str) -> bool:
        """Whether an archive is called by its content."""
        stem = re.sub(r"(-\d+| ?\(\d+\))$", "", stem)
        course = self.root.course
        return stem in course.quizzes or any(stem in (slug, one.module) for slug, one in course.exercises.items())

    def _marked(self, entry: Entry, student: str, at: int) -> list[Upload]:
        """In the student's folder for an exercise or an assignment."""
        folder = entry.parts[: at + 1]
        time = self.times.get(folder)
        return [Upload(
            student, entry.raw, entry.parts[at + 1 :], batch="/".join(folder),
            exercise=folder[at] if folder[at] in self.root.course.exercises else "",
            submitted_at=time, submitted_at_from="nbgrader timestamp" if time else None, times_tell=True,
        )]  # fmt: skip

    @cached_property
    def _markers(self) -> set[str]:
        """Folders below a student: exercises and assignments."""
        course = self.root.course
        return {*course.exercises, *course.quizzes, *(one.name for one in course.settings.assignments)}

    @cached_property
    def _is_nbgrader(self) -> bool:
        tops = {entry.parts[0] for entry in self.root.entries if len(entry.parts) > 1}
        return "submitted" in tops and len(tops & NBGRADER) > 1


def recognise(root: Root) -> Native:
    """Whatever no LMS's layout is."""
    native = Native(root)
    below: dict[tuple[str, str], set[str]] = defaultdict(set)  # top folder, file name -> the folders between
    for entry in root.entries:
        if entry.name == TIME and len(entry.parts) > 1 and (time := _time(entry, root)):
            native.times[entry.parts[:-1]] = time
        if len(entry.parts) > 2 and entry.name.endswith((".py", ".ipynb")):
            below[entry.parts[0], entry.name].add(entry.parts[1])
    native.unclear = {top for (top, _), folders in below.items() if len(folders) > 1}
    return native


def _time(entry: Entry, root: Root) -> datetime | None:
    """`2026-03-01 12:00:00.000000 UTC`: the last word is a zone's name or its offset in seconds; without one it is UTC."""
    try:
        text = entry.read(MAX_FILE).decode("ascii", errors="replace").strip()[:100]
    except RefusedError as why:
        root.remarks.append((entry.where, str(why)))
        return None
    *words, last = text.split(" ")
    if len(words) == 2 and (zone := _zone(last)):
        return parse_time(" ".join(words), FORMATS, zone)
    return parse_time(text, FORMATS, UTC)


def _zone(name: str) -> tzinfo | None:
    try:
        return timezone(timedelta(seconds=int(name))) if name.lstrip("+-").isdigit() else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
