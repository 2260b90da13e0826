"""What students type, on Linux, macOS and Windows: `grade check` on their own file, `grade pack` to hand it in."""

import contextlib
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.main import main

if TYPE_CHECKING:
    from grader.check.checking import Checked
    from grader.check.released import Released

FILE = click.Path(exists=True, path_type=Path)


@main.command()
@click.argument("file", required=False, type=FILE)
@click.option("--watch", "watching", is_flag=True, help="Check again whenever the file is saved.")
@click.option("--hint", is_flag=True, help="Show a hint for what fails first, each time one step further.")
def check(file: Path | None, watching: bool, hint: bool) -> None:
    """Run the public checks on your own file."""
    from grader.check.released import find
    from grader.check.watchdog import StoppedError
    from grader.errors import UsageError

    _never_fail_to_print()
    exercises, path = find(file or Path.cwd()), _own(file)
    try:
        if watching:
            from grader.check.watch import watch

            watch(exercises, path, _check_and_wait)
        elif len(exercises) > 1 and hint:
            raise UsageError("This folder holds several exercises: change into the one that you want a hint for.")
        elif len(exercises) > 1:
            sys.exit(_check_unit(exercises))
        else:
            sys.exit(0 if _check(exercises[0], path, hint).done else 1)
    except StoppedError as stopped:
        click.echo(f"\n{stopped}", err=True)
        sys.exit(1)


def _own(file: Path | None) -> Path | None:
    """The file that was named, if it is one."""
    from grader.check.released import ENDINGS
    from grader.errors import UsageError

    if file is None or file.is_dir():
        return None
    if file.suffix.lower() not in ENDINGS or file.name.startswith("test_"):
        raise UsageError(f"{file} is not the file to check: name your own .py file or notebook.")
    return file.resolve()


def _check(exercise: "Released", path: Path | None, hint: bool = False) -> "Checked":
    from grader.check.checking import check as check_file
    from grader.check.hints import next_hint
    from grader.check.released import recall, remember
    from grader.check.show import show, show_hint

    memory = recall(exercise)
    checked = check_file(exercise, path or exercise.own_file(), memory)
    if other := exercise.overlooked(checked.path):
        checked.notes.append(f"{other} is not looked at: call it {exercise.file} if your work is in it")
    if hint:
        show_hint(next_hint(checked, memory), checked)
    else:
        show(checked)
    remember(exercise, memory)
    return checked


def _check_and_wait(exercise: "Released", path: Path | None) -> None:
    """For --watch: what can be mended is said, and watching goes on."""
    from grader.check.watchdog import StoppedError
    from grader.errors import FallLineError

    try:
        _check(exercise, path)
    except StoppedError:
        raise KeyboardInterrupt from None
    except FallLineError as error:
        click.echo(str(error), err=True)


def _check_unit(exercises: "list[Released]") -> int:
    from grader.check.unit import progress, show_unit

    stands = [progress(exercise) for exercise in exercises]
    show_unit(stands)
    return 0 if all(stand.state == "done" for stand in stands) else 1


@main.command()
@click.argument("file", required=False, type=FILE)
def pack(file: Path | None) -> None:
    """Make the one file to hand in, and a receipt."""
    from datetime import datetime

    from grader.check.packing import compiles
    from grader.check.packing import pack as pack_file
    from grader.check.released import find
    from grader.errors import UsageError

    _never_fail_to_print()
    exercises, own = find(file or Path.cwd()), _own(file)
    if len(exercises) > 1:
        raise UsageError("This folder holds several exercises: change into the one to hand in, or name its file.")
    path = own or exercises[0].own_file()
    compiles(exercises[0], path)
    _warn(exercises[0], path)
    packed = pack_file(exercises[0], path, datetime.now().astimezone())
    click.echo(packed.text)
    click.echo(f"Hand in {packed.archive.name}. The receipt is in {packed.receipt.name}: keep it.")


def _warn(exercise: "Released", path: Path) -> None:
    """Say what a check at home would have said; packing goes on."""
    from grader.check.checking import check as check_file
    from grader.check.released import recall
    from grader.check.watchdog import StoppedError
    from grader.errors import FallLineError
    from grader.text import inert

    try:
        checked = check_file(exercise, path, recall(exercise))
    except (FallLineError, StoppedError) as error:
        click.echo(f"warning: the public checks could not be run: {inert(str(error), False)}", err=True)
        return
    if checked.rejected:
        click.echo(f"warning: nothing in it could be judged: {inert(checked.rejected, False)}", err=True)
    elif other := exercise.overlooked(path):
        click.echo(f"warning: nothing is written in {path.name}; is your work in {inert(other, False)}?", err=True)
    elif not checked.done:
        failing = len(checked.checks) - checked.passed
        click.echo(f"warning: {failing} of {len(checked.checks)} public checks fail: grade check says why.", err=True)


def _never_fail_to_print() -> None:
    """A terminal that lacks a character shows another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="replace")
