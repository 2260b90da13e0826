"""From candidates to submissions: the file that counts in each hand-in, and several hand-ins as attempts in order of time.

Last step of the intake; what is passed over is said on the submission and in what was skipped. Bytes wait on a shelf until
somebody reads the submission, so that a class of any size fits into memory.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import overload

from grader.intake.cells import File, digest_of_work
from grader.intake.entries import Skipped
from grader.intake.exercises import Match, asks_for
from grader.intake.shelf import Shelved
from grader.intake.uploads import Upload
from grader.model import Submission

UNKNOWN = "several hand-ins, not all with a known time: taken in the order in which they were found"
SAME_TIME = 2.0  # seconds: files of a clone or a copy are this close


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file that may be a submission."""

    upload: Upload
    match: Match
    where: str
    original: str  # the file's own name
    content: Shelved
    modified: float | None
    notes: tuple[str, ...] = ()

    @property
    def hand_in(self) -> tuple[str, str, str]:
        """Files with the same are alternatives."""
        return (self.upload.student, self.match.slug, self.upload.batch)


class Submissions(Sequence[Submission]):
    """Every attempt, read from the shelf each time that it is asked for."""

    def __init__(self, chosen: list[Candidate]) -> None:
        self._chosen = chosen

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, place: int) -> Submission: ...
    @overload
    def __getitem__(self, place: slice) -> list[Submission]: ...
    def __getitem__(self, place: int | slice) -> Submission | list[Submission]:
        if isinstance(place, slice):
            return [_submission(one) for one in self._chosen[place]]
        return _submission(self._chosen[place])


def in_order(candidates: list[Candidate], skipped: Skipped) -> Submissions:
    """Every attempt, by student and exercise; earlier attempts first. Candidates are let go: a large class is held once."""
    hand_ins: dict[tuple[str, str, str], list[Candidate]] = {}
    for candidate in candidates:
        hand_ins.setdefault(candidate.hand_in, []).append(candidate)
    candidates.clear()
    counting = [_choose(files, skipped) for files in hand_ins.values()]
    hand_ins.clear()
    chosen = deque(sorted(counting, key=lambda one: one.hand_in[:2]))
    counting.clear()
    found: list[Candidate] = []
    while chosen:
        own = [chosen.popleft()]
        while chosen and chosen[0].hand_in[:2] == own[0].hand_in[:2]:
            own.append(chosen.popleft())
        found += _attempts(own, skipped)
    return Submissions(found)


def _choose(files: list[Candidate], skipped: Skipped) -> Candidate:
    """The later file, the `.py` if no time tells; what was asked for by name before any other, an empty stub after all."""
    named = [one for one in files if not one.match.by_functions]
    rest = [one for one in files if one.match.by_functions] if named else []
    skipped += [(one.where, asks_for(one.match.exercise)) for one in rest]
    files = named or files
    written = [one for one in files if _is_written(one)] if len(files) > 1 else files
    latest = max(one.modified or 0.0 for one in written or files)
    late = [one for one in written or files if (one.modified or 0.0) > latest - SAME_TIME]
    chosen = min(late, key=_rank)
    others = [one for one in files if one is not chosen]
    if not others:
        return chosen
    skipped += [(one.where, f"{chosen.original} of the same student counts") for one in others]
    note = f"{chosen.original} was graded; {', '.join(one.original for one in others)} was there, too"
    return replace(chosen, notes=(note, *chosen.notes))


def _is_written(one: Candidate) -> bool:
    """Whether anything was done in it: students leave the stub beside their notebook, or the notebook beside their file."""
    exercise = one.match.exercise
    if not exercise.stub.is_file():  # verify says that it is missing
        return True
    stub = File(exercise.stub.name, exercise.stub.read_bytes())
    untouched = digest_of_work(stub, exercise.settings.functions)
    return digest_of_work(File(one.original, one.content.read()), exercise.settings.functions) not in ("", untouched)


def _rank(one: Candidate) -> tuple[bool, int, bool, str]:
    """Of files of one time: the `.py`, the one uploaded again, the one named exactly as asked."""
    is_notebook = not one.original.lower().endswith(".py")
    return is_notebook, -one.match.copy, one.original != one.match.filename, one.where


def _attempts(own: list[Candidate], skipped: Skipped) -> list[Candidate]:
    """One student's attempts at one exercise: by time if all times are known, else as the sources have them."""
    unknown = len(own) > 1 and any(one.upload.submitted_at is None for one in own)
    if not unknown:
        own = sorted(own, key=lambda one: one.upload.submitted_at.timestamp() if one.upload.submitted_at else 0.0)
    found: list[Candidate] = []
    for one in own:
        if found and found[-1].content.digest == one.content.digest:
            skipped.append((one.where, "the same bytes as the attempt before"))
        else:
            found.append(one)
    return [_with_note(one, UNKNOWN) for one in found] if unknown and len(found) > 1 else found


def _with_note(one: Candidate, note: str) -> Candidate:
    return replace(one, upload=replace(one.upload, notes=(*one.upload.notes, note)))


def _submission(one: Candidate) -> Submission:
    upload, match = one.upload, one.match
    by_functions = (f"recognised as {match.exercise.slug} by its functions: it was named {one.original}",)
    notes = (*one.notes, *upload.notes, *(by_functions if match.by_functions else ()))
    return Submission(
        student=upload.student, exercise=match.slug, filename=match.filename, content=one.content.read(),
        digest=one.content.digest, source=one.where, notes=notes, person=upload.person,
        lms=upload.lms, entry=upload.entry if upload.lms else "", late=upload.late,
        submitted_at=upload.submitted_at, submitted_at_from=upload.submitted_at_from,
    )  # fmt: skip
