"""Progress through the exercises of a unit, and the next thing to do; what changed since it was remembered is checked anew.

Used by `grade check` in a folder that holds several exercises, and by `grade check --watch`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import click

from grader.check.checking import check
from grader.check.released import Memory, Released, digest, find, recall, remember
from grader.errors import FallLineError

WIDTH = 24  # characters of the bar
MARKS = {"done": ("✓", "green"), "begun": ("▸", "yellow"), "untouched": ("○", "bright_black")}


@dataclass(frozen=True)
class Progress:
    """Where one exercise stands."""

    exercise: Released
    state: str  # done, begun, untouched
    passed: int = 0
    of: int = 0


def progress(exercise: Released) -> Progress:
    """Where an exercise stands; its file is checked if it is not as it was at the last check."""
    if not exercise.candidates:
        return Progress(exercise, "untouched")
    path, memory = exercise.own_file(), recall(exercise)
    if exercise.untouched(path):
        return Progress(exercise, "untouched")
    if memory.digest != digest(path) or not memory.of:
        _check_quietly(exercise, memory)
    return Progress(exercise, "done" if memory.done else "begun", memory.passed, memory.of)


def _check_quietly(exercise: Released, memory: Memory) -> None:
    try:
        check(exercise, exercise.own_file(), memory)
    except FallLineError:
        memory.passed = memory.of = 0
    remember(exercise, memory)


def siblings(exercise: Released) -> list[Released]:
    """The exercises that lie beside one, itself included."""
    try:
        return find(exercise.folder.parent)
    except FallLineError:
        return [exercise]


def following(stands: Sequence[Progress]) -> Progress | None:
    """The exercise to work on: the first that is begun and not done, else the first that is not begun."""
    open_ones = [stand for stand in stands if stand.state != "done"]
    return next((stand for stand in open_ones if stand.state == "begun"), open_ones[0] if open_ones else None)


def show_unit(stands: Sequence[Progress]) -> None:
    """Every exercise on a line, and what to do next."""
    for stand in stands:
        mark, colour = MARKS[stand.state]
        click.secho(f" {mark} ", fg=colour, nl=False)
        known = f"   {stand.passed} of {stand.of} public checks" if stand.of else ""
        click.echo(f"{stand.exercise.slug} · {stand.exercise.title}{known}")
    show_bar(stands)
    coming = following(stands)
    if coming is None:
        click.echo("Public checks are examples: hidden checks with other inputs decide the points.")
        return
    verb = "go on with" if coming.state == "begun" else "begin with"
    click.echo(f"Next: {verb} {coming.exercise.slug}: read handout.md in its folder, write {coming.exercise.file}.")


def show_bar(stands: Sequence[Progress]) -> None:
    """How far through the unit."""
    done = sum(stand.state == "done" for stand in stands)
    filled = WIDTH * done // len(stands)
    bar = "#" * filled + "-" * (WIDTH - filled)
    click.secho(f"Progress: [{bar}] {done} of {len(stands)} exercises pass their public checks", bold=True)
