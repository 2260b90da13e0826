"""What instructors type to grade and to look: `grade init`, `run`, `status`, `show`, `doctor`."""

import sys
from pathlib import Path

import click

from grader.cli.main import (
    LEVELS,
    console,
    cores,
    find_course,
    gradebook_option,
    main,
    open_gradebook,
    progress_bar,
    refuse_nothing,
)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--title", default="Gradient descent", show_default=True, help="What the course is called.")
def init(folder: Path, title: str) -> None:
    """Write a commented course.toml."""
    from grader.author.init import write_course

    click.echo(
        f"wrote {write_course(folder, title)}\nRead it through, set the due dates, then: grade run submissions.zip"
    )


@main.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@gradebook_option
@click.option("--reports", type=click.Path(path_type=Path), default=None, help="Where to write each report as JSON.")
@click.option("--jobs", type=click.IntRange(min=1), default=cores, help="How many judges (default: one for each core).")
@click.option("--dask", default=None, metavar="ADDRESS", help="Judge on the cluster of a Dask scheduler, or local:4.")
@click.option("--exercise", default=None, help="Only this exercise.")
@click.option("--student", default=None, help="Only this student.")
@click.option(
    "--regrade", is_flag=True, help="Judge again what an older suite, grader or numpy graded; no SOURCE needed."
)
@click.option("--dry-run", is_flag=True, help="Judge, show what would change, and write nothing.")
@click.option(
    "--never-lower", is_flag=True, help="With --regrade: who would lose keeps the older score, and both are shown."
)
@click.option("--isolation", "least", type=click.Choice(LEVELS), default="filtered", show_default=True,
              help="The least to accept.")  # fmt: skip
@click.option("--skipped", "show_skipped", is_flag=True, help="List every file that was passed over, with the reason.")
@click.pass_obj
def run(
    start: Path | None, sources: tuple[Path, ...], gradebook: str | None, reports: Path | None, jobs: int,
    dask: str | None, exercise: str | None, student: str | None, regrade: bool, dry_run: bool, never_lower: bool, least: str,
    show_skipped: bool,
) -> None:  # fmt: skip
    """Grade all that is new in folders, zips or files."""
    from getpass import getuser

    from grader.errors import UsageError
    from grader.gradebook.standings import read_ledger
    from grader.machines import Machines
    from grader.regrade import judge_again
    from grader.render.files import write_reports
    from grader.render.terminal import show_changes, show_run
    from grader.run import Options, grade

    _refuse(sources, regrade, never_lower)
    course = find_course(start)
    book = open_gradebook(course, gradebook, make=True)
    out = console()
    out.print(
        f"course {course.root}\ngradebook {book.url}{' (new)' if book.is_new else ''}", markup=False, soft_wrap=True
    )
    slug = course.work(exercise) if exercise else None
    options = Options(least, jobs, slug, student, dry_run, executor=Machines(dask) if dask else None)
    if missing := [str(source) for source in sources if not source.exists()]:
        raise UsageError(
            f"{missing[0]} does not exist: name the zip from your LMS, or the folder with the submissions."
        )
    with progress_bar("judging") as progress:
        done = grade(course, book, list(sources), options, progress) if sources else None
    if done is not None:
        show_run(done, out, show_skipped, dry_run)
        refuse_nothing(done, sources, show_skipped)
    faults = done.faults if done else 0
    if regrade:
        with progress_bar("judging again") as progress:
            again, changes = judge_again(course, book, options, getuser() if never_lower else None, progress)
        show_changes(again, changes, out, dry_run)
        faults += again.faults
    if reports is not None and not dry_run:
        ledger = read_ledger(course, book)
        write_reports(ledger, [key for key in sorted(ledger.attempts) if options.wants(*key)], reports)
    sys.exit(1 if faults else 0)


def _refuse(sources: tuple[Path, ...], regrade: bool, never_lower: bool) -> None:
    from grader.errors import UsageError

    if sys.platform == "win32":
        raise UsageError("grade run needs Linux or macOS: on Windows use WSL (grade check works everywhere).")
    if not sources and not regrade:
        raise UsageError(
            "Name the zip from your LMS, or the folder with your students' submissions: grade run submissions/"
        )
    if never_lower and not regrade:
        raise UsageError("--never-lower belongs to --regrade: a first score has no older one to keep.")


@main.command()
@click.argument("student")
@click.argument("exercise", required=False)
@click.option("--why", is_flag=True, help="Add up every point.")
@gradebook_option
@click.pass_obj
def show(start: Path | None, student: str, exercise: str | None, why: bool, gradebook: str | None) -> None:
    """Show a student's results."""
    from grader.gradebook.standings import read_ledger
    from grader.gradebook.students import find_student
    from grader.render.terminal import show_student
    from grader.sentences import Sentences

    course = find_course(start)
    slug = course.work(exercise) if exercise else None
    ledger = read_ledger(course, open_gradebook(course, gradebook))
    show_student(ledger, find_student(ledger.students, ledger.people, student), slug, why, Sentences(course), console())


@main.command()
@click.argument("assignment", required=False)
@gradebook_option
@click.pass_obj
def status(start: Path | None, assignment: str | None, gradebook: str | None) -> None:
    """Say what is graded, rejected, faulty and missing."""
    from grader.gradebook.exports import read_exports
    from grader.gradebook.standings import read_ledger
    from grader.render.status import show_status

    course = find_course(start)
    book = open_gradebook(course, gradebook)
    show_status(read_ledger(course, book), course.works_of(assignment), read_exports(book), console())


@main.command()
def doctor() -> None:
    """Say what isolation this machine offers, and what would raise it."""
    from grader.doctor import examine

    click.echo("\n".join(examine()))
