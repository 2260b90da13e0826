"""The intake: folders, archives and files become submissions, and all the rest is skipped with the reason.

First step of `grade run`. A source is listed (`archives`), its layout recognised (`layouts`), each file given its exercise
(`exercises`) and its place among the attempts (`attempts`). Whose work a file is, only what the LMS or the instructor wrote
decides: nothing inside a student's archive can.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.course import Course
from grader.errors import SourceError
from grader.intake import names
from grader.intake.archives import OTHER_ARCHIVES, inside, is_archive, open_source
from grader.intake.attempts import Candidate, in_order
from grader.intake.entries import Entry, Skipped
from grader.intake.exercises import ANSWERS, ENDINGS, PAGE, Match, Matcher, asks_for
from grader.intake.layouts.table import below, downloaded, recognise
from grader.intake.limits import MAX_DEPTH, MAX_FILE, UPLOAD, Budget, RefusedError
from grader.intake.packs import MANIFEST, Manifest, manifest_of
from grader.intake.shelf import Shelf
from grader.intake.uploads import OWN, Root, Upload
from grader.model import Submission


@dataclass
class Found:
    """What the sources hold."""

    submissions: Sequence[Submission] = ()
    skipped: Skipped = field(default_factory=list)  # where, why
    read_as: list[tuple[str, str]] = field(default_factory=list)  # source, the LMS whose download it is


def read_sources(sources: list[Path], course: Course) -> Found:
    """Every submission in the sources, in order of student and exercise, earlier attempts first."""
    found = Found()
    reader = Reader(course, found)
    for source in dict.fromkeys(source.absolute() for source in sources):
        if not source.exists():
            raise SourceError(f"{source} does not exist: name the folder with your students' submissions.")
        reader.read(source)
    found.submissions = in_order(reader.candidates, found.skipped)
    return found


class Reader:
    """Collects candidates from one source after another."""

    def __init__(self, course: Course, found: Found) -> None:
        self.course, self.found, self.matcher = course, found, Matcher(course)
        self.candidates: list[Candidate] = []
        self.shelf = Shelf()
        self.source = 0  # hand-ins of different sources are different

    def read(self, source: Path) -> None:
        """Everything in a folder, an archive or a file."""
        self.source += 1
        with ExitStack() as opened:
            root = Root(source, open_source(source, opened, self.found.skipped), self.course, self.found.skipped)
            downloads = self._downloads(root) if source.is_dir() else []
            root = replace(root, entries=[entry for entry in root.entries if entry.path not in downloads])
            seen, layout = recognise(root)
            if layout.lms:
                self.found.read_as.append((str(source), layout.lms))
            manifest = self._manifest(seen.entries, str(source)) if source.is_file() else None
            for entry in seen.entries:
                self._place(entry, names.leftover(entry.path) or layout.place(entry), manifest)
        for name in downloads:
            self.read(source / name)

    def _downloads(self, root: Root) -> list[str]:
        """Archives of an LMS at the top of a folder, if all there are: among students' own archives, one may be made up."""
        archives = [entry for entry in root.entries if is_archive(entry.name) and len(entry.parts) == 1]
        found = [entry.path for entry in archives if self._is_download(entry, root)]
        if len(found) == len(archives):
            return found
        for entry in archives:
            if entry.path in found:
                self.found.skipped.append((entry.where, "it looks like the download of an LMS: name it itself"))
        root.entries[:] = [entry for entry in root.entries if entry.path not in found]
        return []

    def _is_download(self, entry: Entry, root: Root) -> bool:
        try:
            with ExitStack() as opened:
                path = root.source / entry.path
                inner = Root(path, open_source(path, opened, []), self.course, [])
                outer = below(inner)
                return bool(downloaded(inner) or (outer and downloaded(outer)))
        except SourceError:
            return False

    def _place(self, entry: Entry, placed: list[Upload] | str, manifest: Manifest | None = None) -> None:
        """One file of the source: a student's, or skipped."""
        if isinstance(placed, str):
            self.found.skipped.append((entry.where, placed))
            return
        placed = [replace(upload, batch=f"{self.source} {upload.batch}") for upload in placed]
        if is_archive(entry.name):
            self._open(entry, placed, Budget(UPLOAD), 2)
        else:
            own = replace(entry, modified=entry.modified if placed[0].times_tell else None)
            self._take(own, placed, placed[0].inside, manifest)

    def _open(self, archive: Entry, uploads: list[Upload], budget: Budget, depth: int) -> None:
        """A student's archive: all in it is that student's, whatever it says."""
        try:
            if depth > MAX_DEPTH:
                raise RefusedError("archives are nested too deeply")
            entries = inside(archive, budget, self.found.skipped)
        except RefusedError as why:
            self.found.skipped.append((archive.where, str(why)))
            return
        manifest = self._manifest(entries, archive.where)
        for entry in entries:
            if why_not := names.leftover(entry.path):
                self.found.skipped.append((entry.where, why_not))
            elif is_archive(entry.name):
                self._open(entry, uploads, budget, depth + 1)
            else:
                self._take(entry, uploads, (*uploads[0].inside[:-1], *entry.parts), manifest)

    def _manifest(self, entries: list[Entry], where: str) -> Manifest | None:
        try:
            return manifest_of(entries, self.course)
        except RefusedError as why:
            self.found.skipped.append((where, str(why)))
            return None

    def _take(self, entry: Entry, uploads: list[Upload], inside: tuple[str, ...], manifest: Manifest | None) -> None:
        """A file that may be a submission, for each of its students; `inside` is the student's own path of it."""
        *folders, name = inside
        try:
            exercise = manifest.exercise if manifest else uploads[0].exercise
            is_answers = entry.name.lower().endswith((ANSWERS, PAGE))
            if not entry.name.lower().endswith(ENDINGS) and not is_answers:
                raise RefusedError(self._not_code(entry, exercise, manifest))
            content = entry.read(MAX_FILE)
            match: Match | str | None
            if is_answers:
                match = self.matcher.find_quiz(name, content) or self._not_code(entry, exercise, manifest)
            else:
                match = self.matcher.find(name, tuple(folders), exercise, content)
            if isinstance(match, str):
                raise RefusedError(match)
        except RefusedError as why:
            self.found.skipped.append((entry.where, str(why)))
            return
        notes = tuple(filter(None, [manifest.note(entry, content) if manifest else None]))
        kept = self.shelf.put(content)
        for upload in uploads:
            self.candidates.append(Candidate(upload, match, entry.where, name, kept, entry.modified, notes))

    def _not_code(self, entry: Entry, exercise: str, manifest: Manifest | None) -> str:
        if entry.name.lower().endswith(OTHER_ARCHIVES):
            return "an archive of that kind is not read: ask for a zip"
        if manifest and entry.path == MANIFEST:
            return OWN.replace("the LMS's", "the pack's")
        known = self.course.exercises.get(exercise)
        return asks_for(known) if known is not None else "no Python file and no notebook"
