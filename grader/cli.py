"""The command line: parse, call one function, print, exit code. Everything heavy is imported inside the commands."""

import os
import sys
from pathlib import Path
from typing import Any

import click

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(
        _name, "1"
    )  # before numpy: judges run side by side, and their clocks must not count idle threads

SECTIONS = {
    "For instructors": ("run", "show", "status", "doctor"),
    "For authors": ("verify", "new", "release"),
}


class Sections(click.Group):
    """Commands under the heading of who uses them, and expected failures as one sentence."""

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by reader."""
        for heading, names in SECTIONS.items():
            rows = [(name, command.get_short_help_str(80)) for name in names if (command := self.commands.get(name))]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def invoke(self, context: click.Context) -> Any:
        """Run a command; what a user can mend is one sentence, a traceback only with --debug."""
        from grader.errors import FallLineError, UsageError

        try:
            return super().invoke(context)
        except FallLineError as error:
            if context.params.get("debug"):
                raise
            click.echo(f"grade: {error}", err=True)
            context.exit(2 if isinstance(error, UsageError) else 1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if context.params.get("debug"):
                raise
            click.echo(
                f"grade: an error of the program itself: {type(error).__name__}: {error} (--debug shows where)",
                err=True,
            )
            context.exit(1)


@click.group(cls=Sections, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
@click.option(
    "--course", type=click.Path(path_type=Path), default=None, help="The course folder (found upwards otherwise)."
)
@click.version_option(package_name="fallline", prog_name="grade")
@click.pass_context
def main(context: click.Context, debug: bool, course: Path | None) -> None:
    """Grade exercises on gradient descent, and say what went wrong.

    An instructor types first:  grade run submissions/
    A student types first:      grade check
    An author types first:      grade verify
    """
    context.obj = course


def _course(start: Path | None) -> Any:
    from grader.course import find_course

    return find_course(start or Path.cwd())


def _jobs() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


LEVELS = ("process", "filtered", "full")
gradebook_option = click.option(
    "--gradebook", default=None, help="File or URL of the gradebook (gradebook.sqlite in the course)."
)


def _gradebook(course: Any, url: str | None) -> Any:
    from grader.gradebook.store import Gradebook

    return Gradebook(url or str(course.root / "gradebook.sqlite"))


def _console(stderr: bool = False) -> Any:
    from rich.console import Console

    out = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if out.isatty() else 140, highlight=False)


@main.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@gradebook_option
@click.option("--reports", type=click.Path(path_type=Path), default=None, help="Where to write each report as JSON.")
@click.option("--jobs", type=int, default=_jobs, help="How many judges (default: one for each core).")
@click.option("--exercise", default=None, help="Only this exercise.")
@click.option("--student", default=None, help="Only this student.")
@click.option(
    "--isolation",
    "least",
    type=click.Choice(LEVELS),
    default="filtered",
    show_default=True,
    help="The least to accept.",
)
@click.option("--skipped", "show_skipped", is_flag=True, help="List every file that was passed over, with the reason.")
@click.pass_obj
def run(
    start: Path | None, sources: tuple[Path, ...], gradebook: str | None, reports: Path | None, jobs: int,
    exercise: str | None, student: str | None, least: str, show_skipped: bool,
) -> None:  # fmt: skip
    """Grade all that is new in folders of submissions."""
    from grader.errors import UsageError
    from grader.render.terminal import show_run
    from grader.run import grade, write_reports

    if sys.platform == "win32":
        raise UsageError("grade run needs Linux or macOS: on Windows use WSL (grade check works everywhere).")
    if not sources:
        raise UsageError("Name the folder with your students' submissions: grade run submissions/")
    course = _course(start)
    book = _gradebook(course, gradebook)
    console = _console()
    console.print(f"course {course.root}\ngradebook {book.url}{' (new)' if book.is_new else ''}", markup=False)
    with _progress() as progress:
        done = grade(
            course,
            book,
            list(sources),
            least=least,
            jobs=max(1, jobs),
            exercise=exercise,
            student=student,
            progress=progress,
        )
    if reports is not None:
        write_reports(done.reports, reports)
    show_run(done, book, console, show_skipped)
    sys.exit(1 if done.faults else 0)


def _progress() -> Any:
    """A context that gives a function (done, total) which moves a bar on the terminal's error stream."""
    from contextlib import contextmanager

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    @contextmanager
    def bar() -> Any:
        columns = (TextColumn("judging"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
            task = progress.add_task("judging", total=None)
            yield lambda done, total: progress.update(task, completed=done, total=total)

    return bar()


@main.command()
@click.argument("student")
@click.argument("exercise", required=False)
@click.option("--why", is_flag=True, help="Add up every point.")
@gradebook_option
@click.pass_obj
def show(start: Path | None, student: str, exercise: str | None, why: bool, gradebook: str | None) -> None:
    """Show a student's results."""
    from grader.errors import UsageError
    from grader.render.terminal import show_report, show_why

    course = _course(start)
    slug = course.exercise(exercise).slug if exercise else None
    everything = _gradebook(course, gradebook).latest_attempts()
    own = [attempt for attempt in everything if attempt.student == student]
    if not own:
        from difflib import get_close_matches

        near = get_close_matches(student, {attempt.student for attempt in everything}, 3)
        raise UsageError(
            f"There is no student {student!r} in the gradebook{': did you mean ' + ', '.join(near) + '?' if near else '.'}"
        )
    console = _console()
    for attempt in own:
        if slug in (None, attempt.exercise):
            if attempt.report is None:
                console.print(f"{attempt.exercise}: handed in, not graded yet: run grade run again", markup=False)
            else:
                (show_why if why else show_report)(attempt.report, console)


@main.command()
@gradebook_option
@click.pass_obj
def status(start: Path | None, gradebook: str | None) -> None:
    """Say what is graded, rejected, faulty and missing."""
    from grader.render.terminal import show_status

    course = _course(start)
    book = _gradebook(course, gradebook)
    show_status(list(course.exercises), book.latest_attempts(), book.faults(), _console())


@main.command()
def doctor() -> None:
    """Say what isolation this machine offers, and what would raise it."""
    from grader.doctor import examine

    click.echo("\n".join(examine()))


@main.command()
@click.argument("slug")
@click.pass_obj
def new(start: Path | None, slug: str) -> None:
    """Write the skeleton of a new exercise."""
    from grader.author.new import write_skeleton

    for path in write_skeleton(_course(start), slug):
        click.echo(f"wrote {path}")
    click.echo(f"Now fill them in, and try: grade verify {slug}")


@main.command()
@click.argument("assignment", required=False)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=None, help="Where to write (release/ in the course)."
)
@click.pass_obj
def release(start: Path | None, assignment: str | None, folder: Path | None) -> None:
    """Build what students get."""
    from grader.author.release import build

    course = _course(start)
    for path in build(course, folder or course.root / "release", assignment):
        click.echo(f"wrote {path}")


@main.command()
@click.argument("slugs", nargs=-1)
@click.option("--seeds", default=2, show_default=True, help="How many seeds of the suites' inputs to try.")
@click.option("--jobs", type=int, default=_jobs, help="How many processes.")
@click.option(
    "--isolation", "rung", default="process", show_default=True, help="The rung that the course's own files run on."
)
@click.pass_obj
def verify(start: Path | None, slugs: tuple[str, ...], seeds: int, jobs: int, rung: str) -> None:
    """Prove the course: reference, stub, mistakes, correct and wrong files."""
    from rich.console import Console

    from grader.author.verify import show
    from grader.author.verify import verify as verify_course

    course = _course(start)
    chosen = [course.exercise(slug).slug for slug in slugs] or list(course.exercises)
    console = Console(stderr=True)
    with console.status("proving") as status:
        found = verify_course(course, chosen, seeds, rung, jobs, lambda slug: status.update(f"proved {slug}"))
    show(found, Console(width=None if sys.stdout.isatty() else 200))
    sys.exit(1 if any(item.findings for item in found) else 0)


if __name__ == "__main__":
    main()
