"""`grade check --watch`: the public checks again whenever the file is saved, progress through the unit, the next thing to do.

Looks at the files' times twice a second; no library for it. Ends with Ctrl-C.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from grader.check.released import Released
from grader.check.unit import following, progress, show_bar, siblings

PAUSE = 0.5  # seconds between two looks

Stamp = tuple[tuple[str, int, int], ...]


def watch(
    exercises: Sequence[Released], path: Path | None, check_one: Callable[[Released, Path | None], object]
) -> None:
    """Check the exercise to work on, wait until a file is saved, check that one; until Ctrl-C."""
    stands = [progress(exercise) for exercise in exercises]
    coming = following(stands)
    current = coming.exercise if coming else exercises[-1]
    unit = siblings(exercises[0]) if len(exercises) == 1 else list(exercises)
    try:
        while True:
            seen = {exercise.folder: _stamp(exercise, path) for exercise in exercises}
            click.clear()
            check_one(current, path)
            _show_progress(unit, current)
            current = _wait(exercises, path, seen)
    except KeyboardInterrupt:
        click.echo("\nStopped watching.")


def _show_progress(unit: Sequence[Released], current: Released) -> None:
    stands = [progress(exercise) for exercise in unit]
    if len(stands) > 1:
        show_bar(stands)
        coming = following(stands)
        if coming and coming.exercise.folder != current.folder:
            click.echo(f"Next in the unit: {coming.exercise.slug}, {coming.exercise.title}.")
    click.secho("Watching: save the file to check it again, Ctrl-C to stop.", fg="bright_black")


def _stamp(exercise: Released, named: Path | None) -> Stamp:
    """What changes when a file is saved."""
    stamps = []
    for path in [named] if named else exercise.candidates:
        try:
            found = path.stat()
        except OSError:  # an editor is about to put the new file in its place
            continue
        stamps.append((path.name, found.st_mtime_ns, found.st_size))
    return tuple(stamps)


def _wait(exercises: Sequence[Released], named: Path | None, seen: dict[Path, Stamp]) -> Released:
    """The exercise whose file is saved next."""
    while True:
        for exercise in exercises:
            stamp = _stamp(exercise, named)
            if stamp and stamp != seen[exercise.folder]:
                return exercise
        time.sleep(PAUSE)
