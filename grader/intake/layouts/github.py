"""Repositories of a GitHub classroom: folders `<assignment>-<user>`, side by side.

Only names are read: no command runs in a student's repository, so when its work was handed in is not known.
"""

from dataclasses import dataclass

from grader.intake.entries import Entry
from grader.intake.uploads import NO_NAME, Root, Upload
from grader.model import Person


@dataclass
class GitHub:
    """A folder of cloned repositories."""

    root: Root
    prefixes: list[str]  # assignments, longest first
    lms: str = "github"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the repository's name after the assignment's."""
        repository, *rest = entry.parts
        prefix = _prefix(repository, self.prefixes)
        if prefix is None or not rest:
            return NO_NAME.format("the repositories")
        user = repository.removeprefix(f"{prefix}-")
        exercise = prefix if prefix in self.root.course.exercises else ""
        return [Upload(
            user, entry.raw, tuple(rest), Person(login=user), self.lms, batch=repository, exercise=exercise
        )]  # fmt: skip


def recognise(root: Root) -> GitHub | None:
    """Repositories, if all folders begin with an exercise, or stand in a folder `<assignment>-submissions`."""
    folders = {entry.parts[0] for entry in root.entries if len(entry.parts) > 1}
    prefixes = sorted(root.course.exercises, key=len, reverse=True)
    if root.source.name.endswith("-submissions"):
        prefixes.append(root.source.name.removesuffix("-submissions"))
    if folders and all(_prefix(folder, prefixes) for folder in folders):
        return GitHub(root, prefixes)
    return None


def _prefix(repository: str, prefixes: list[str]) -> str | None:
    return next((one for one in prefixes if repository.startswith(f"{one}-") and repository != f"{one}-"), None)
