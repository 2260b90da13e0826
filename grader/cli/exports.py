"""What instructors type to hand scores and feedback to the LMS: `grade export`, and what it would refuse or change."""

import shlex
import sys
from pathlib import Path

import click

from grader.cli.main import console, find_course, gradebook_option, main, open_gradebook

path_option = click.Path(path_type=Path, dir_okay=False)


@main.command()
@click.argument("format")
@click.argument("assignment", required=False)
@click.option("-o", "output", type=path_option, default=None, help="The file to write.")
@click.option("--into", type=path_option, default=None, help="The file that the LMS exported: filled in a new one.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what the LMS would refuse or change.")
@click.option("--missing", type=float, default=None, help="A score for who handed in nothing (left alone otherwise).")
@click.option("--decimal", type=click.Choice(("point", "comma")), default="point", help="As the LMS's language has it.")
@click.option("--spreadsheet", is_flag=True, help="For people's eyes: every text made safe for a spreadsheet.")
@click.option("--comments", is_flag=True, help="Fill the comment column, too, where the file has one.")
@click.option("--for", "lms", type=click.Choice(("canvas", "moodle")), default=None, help="With feedback: whose zip.")
@gradebook_option
@click.pass_obj
def export(
    start: Path | None, format: str, assignment: str | None, output: Path | None, into: Path | None, only_check: bool,
    missing: float | None, decimal: str, spreadsheet: bool, comments: bool, lms: str | None, gradebook: str | None,
) -> None:  # fmt: skip
    """Write scores for an LMS, or the feedback of each student.

    FORMAT is canvas, moodle, blackboard, brightspace, sakai, csv or json; or feedback, with --for canvas or moodle.
    """
    from typing import Any, cast

    from grader.errors import UsageError
    from grader.export import Exporter
    from grader.lms.formats import Options

    course = find_course(start)
    book = open_gradebook(course, gradebook)
    if format == "feedback":
        _feedback(course, book, lms, assignment, output)
        return
    if lms is not None:
        raise UsageError("--for belongs to feedback: grade export feedback --for canvas -o feedback.zip")
    options = Options(cast(Any, decimal), spreadsheet, missing, comments, course.title)
    exporter = Exporter(course, book, format, assignment, options)
    if only_check:
        sys.exit(_say(exporter.check(into)))
    if output is None and into is None:
        raise UsageError("Name the file to write with -o, or the LMS's own file with --into.")
    target = output or into.with_stem(into.stem + "-filled")  # type: ignore[union-attr]
    done = exporter.write(target, into)
    if done.findings:
        _say(done.findings)
    filled = len({student for student, _ in done.filled})
    check = f"; before you upload: {_typed(without='output')} --check" if into is not None else ""
    click.echo(f"wrote {target}: {filled} students{check}")


def _typed(without: str) -> str:
    """The command as it was typed, without one of its options."""
    context = click.get_current_context()
    words = ["grade", "export"]
    for one in context.command.params:
        value = context.params[one.name or ""]
        if one.name != without and value is not None and value is not False and value != one.default:
            words += one.opts[:1] if isinstance(one, click.Option) else []
            words += [] if value is True else [str(value)]
    return shlex.join(words)


def _say(findings: object) -> int:
    """Every finding as a line; 1 when the LMS would refuse something."""
    from typing import Any, cast

    from grader.text import inert

    words = {"refused": "REFUSED", "changed": "CHANGED", "by_hand": "by hand", "since": "since", "info": "note"}
    out = console()
    for finding in cast(Any, findings):
        out.print(f"{words[finding.kind]:8} {inert(finding.sentence, False)}", markup=False, soft_wrap=True)
    if not findings:
        out.print("Nothing to object to.")
    return int(any(finding.kind == "refused" for finding in cast(Any, findings)))


def _feedback(course: object, book: object, lms: str | None, assignment: str | None, output: Path | None) -> None:
    from typing import Any, cast

    from grader.errors import UsageError
    from grader.export import write_feedback
    from grader.gradebook.decisions import now
    from grader.render.page import page
    from grader.sentences import Sentences
    from grader.text import inert

    if lms is None or output is None:
        raise UsageError("Say whose zip and where: grade export feedback --for canvas -o feedback.zip")
    sentences, time = Sentences(cast(Any, course)), now()
    count, skipped = write_feedback(
        cast(Any, course), cast(Any, book), lms, assignment, output,
        lambda ledger, student, what: page(ledger, student, what, sentences, time),
    )  # fmt: skip
    for student, why in skipped:
        click.echo(f"left out: {inert(student, False)}: {inert(why, False)}")
    click.echo(f"wrote {output}: {count} pages")
