"""Submissions in folders: `<student>/<exercise>/<files>`, as our own layout and nbgrader's have them.

Everything found is accounted for: a submission, or skipped with the reason. Only regular files are read; links and devices
are passed over. First step of `grade run`.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grader.course import Course, Exercise
from grader.errors import SourceError
from grader.model import Submission

MAX_FILE = 5_000_000  # bytes
SAME_TIME = 2.0  # seconds: files of a clone or a copy are this close


@dataclass
class Found:
    """What a source holds."""

    submissions: list[Submission] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)  # where, why


def read_sources(sources: list[Path], course: Course) -> Found:
    """Every submission in the sources, in order of student and exercise."""
    found = Found()
    candidates: dict[tuple[str, str], list[Path]] = {}
    for source in sources:
        if not source.exists():
            raise SourceError(f"{source} does not exist: name the folder with your students' submissions.")
        for path in _files(source, found):
            _place(path, course, candidates, found)
    for (student, slug), paths in sorted(candidates.items()):
        found.submissions.append(_choose(student, course.exercises[slug], paths, found))
    return found


def _files(source: Path, found: Found) -> Iterator[Path]:
    """Regular files below a source; nothing is followed."""
    if source.is_file() and not source.is_symlink():
        yield source.absolute()
        return
    for folder, folders, names in os.walk(source.absolute()):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if not stat.S_ISREG(path.lstat().st_mode):
                found.skipped.append((str(path), "not a regular file"))
            else:
                yield path


def _place(path: Path, course: Course, candidates: dict[tuple[str, str], list[Path]], found: Found) -> None:
    """Which student's which exercise a file is, by the folders above it, else by its name."""
    parts = path.parts[:-1]
    position = next((index for index in reversed(range(1, len(parts))) if parts[index] in course.exercises), None)
    exercise = course.exercises[parts[position]] if position else _by_name(path, course)
    if exercise is None:
        found.skipped.append((str(path), "it belongs to no exercise, by its folder or its name"))
        return
    if path.suffix not in (".py", ".ipynb") or (path.suffix == ".py" and path.name != exercise.settings.file):
        found.skipped.append((str(path), f"{exercise.slug} asks for {exercise.settings.file} or a notebook"))
    elif path.stat().st_size > MAX_FILE:
        found.skipped.append((str(path), "it is larger than 5 MB"))
    else:
        student = parts[position - 1] if position else parts[-1]
        candidates.setdefault((student, exercise.slug), []).append(path)


def _by_name(path: Path, course: Course) -> Exercise | None:
    matches = [exercise for exercise in course.exercises.values() if exercise.settings.file == path.name]
    return matches[0] if len(matches) == 1 else None


def _choose(student: str, exercise: Exercise, paths: list[Path], found: Found) -> Submission:
    """The file that counts: the later one, the `.py` file if times say nothing."""
    latest = max(path.stat().st_mtime for path in paths)
    late = [path for path in paths if path.stat().st_mtime > latest - SAME_TIME]
    chosen = min(late, key=lambda path: (path.suffix != ".py", str(path)))
    notes: tuple[str, ...] = ()
    if others := [path.name for path in paths if path != chosen]:
        notes = (f"{chosen.name} was graded; {', '.join(others)} was there, too",)
        found.skipped += [(str(path), f"{chosen.name} of the same student counts") for path in paths if path != chosen]
    content = chosen.read_bytes()
    return Submission(
        student=student, exercise=exercise.slug, filename=chosen.name, content=content,
        digest=hashlib.sha256(content).hexdigest(), source=str(chosen), notes=notes,
    )  # fmt: skip
