"""What instructors type to put a person's word beside the machine's: `grade override`, `void`, `extend`."""

from getpass import getuser
from pathlib import Path
from typing import Any

import click

from grader.cli.main import find_course, gradebook_option, main, open_gradebook


def by_option(command: Any) -> Any:
    """Who decides; the name of the user unless said."""
    return click.option("--by", default=getuser, help="Who decides (you, unless said).")(command)


def _desk(start: Path | None, gradebook: str | None, by: str) -> Any:
    from grader.gradebook.decide import Desk

    course = find_course(start)
    return Desk(course, open_gradebook(course, gradebook), by)


def _need(reason: str, undo: bool) -> None:
    from grader.errors import UsageError

    if not (reason or undo):
        raise UsageError("Say why with --reason: it stands beside the score for good.")


def _say(desk: Any, decision: Any, undone: bool) -> None:
    from grader.text import inert

    about = (decision.student, decision.exercise, decision.check, decision.assignment)
    what = " ".join(inert(part, False) for part in about if part)
    value = f" {decision.value}" if decision.value else ""
    more = ""
    if undone and (older := desk.standing(decision)):
        more = f"; now the one before it stands: {inert(f'{older.value} by {older.by}: {older.reason}'.strip(), False)}"
    elif not undone and (most := desk.exceeded(decision)) is not None:
        more = f", which is more than the {most:g} points there are"
    click.echo(f"{'undone' if undone else 'recorded'}: {decision.kind} {what}{value}{more}")


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("student")
@click.argument("exercise")
@click.argument("value", required=False)
@click.option("--check", default=None, help="Only this hidden check.")
@click.option("--reason", default="", help="Why; it is kept and shown.")
@by_option
@click.option("--undo", is_flag=True, help="Take the standing override back.")
@gradebook_option
@click.pass_obj
def override(
    start: Path | None, student: str, exercise: str, value: str | None, check: str | None, reason: str, by: str,
    undo: bool, gradebook: str | None,
) -> None:  # fmt: skip
    """Set, raise or excuse a score: =8, +0.5, excused."""
    from grader.errors import UsageError

    _need(reason, undo)
    if (value is None) != undo:
        raise UsageError("Give a value (=8, +0.5 or excused), or --undo, one of the two.")
    desk = _desk(start, gradebook, by)
    _say(desk, desk.override(student, exercise, value, check, reason), undo)


@main.command()
@click.argument("exercise")
@click.argument("check")
@click.option("--reason", default="", help="Why; it stands on each report.")
@by_option
@click.option("--undo", is_flag=True, help="Let the hidden check count again.")
@gradebook_option
@click.pass_obj
def void(
    start: Path | None, exercise: str, check: str, reason: str, by: str, undo: bool, gradebook: str | None
) -> None:
    """Give everybody a faulty hidden check's full points."""
    _need(reason, undo)
    desk = _desk(start, gradebook, by)
    _say(desk, desk.void(exercise, check, reason, undo), undo)


@main.command()
@click.argument("student", required=False)
@click.argument("assignment", required=False)
@click.option("--until", default=None, help="The new due time, like 2026-03-05T23:59.")
@click.option("--reason", default="", help="Why; it is kept.")
@click.option("--from", "many", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=None,
              help="A CSV with the columns student, assignment, until, reason.")  # fmt: skip
@by_option
@click.option("--undo", is_flag=True, help="Take the standing extension back.")
@gradebook_option
@click.pass_obj
def extend(
    start: Path | None, student: str | None, assignment: str | None, until: str | None, reason: str, many: Path | None,
    by: str, undo: bool, gradebook: str | None,
) -> None:  # fmt: skip
    """Give more time, to one student or to many."""
    from grader.errors import UsageError
    from grader.lms.table import read_table

    desk = _desk(start, gradebook, by)
    if many is not None:
        for decision in desk.extend_many([row.values() for row in read_table(many.read_bytes(), many.name).rows]):
            _say(desk, decision, False)
        return
    if not student or not assignment or (until is None) != undo:
        raise UsageError("Name the student, the assignment and --until (or --undo), or give many with --from FILE.csv.")
    _need(reason, undo)
    _say(desk, desk.extend(student, assignment, until, reason), undo)
