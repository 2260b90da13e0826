"""`grade` itself: help for a person, expected failures as one sentence, and what the commands share."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(
        _name, "1"
    )  # before numpy: judges run side by side, and their clocks must not count idle threads

SECTIONS = {
    "For instructors": (
        "init", "run", "status", "show", "override", "void", "extend", "clusters", "quiz", "export", "site",
        "doctor",
    ),
    "For authors": ("new", "verify", "release"),
    "For students": ("check", "pack"),
}  # fmt: skip
LEVELS = ("process", "filtered", "full")


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
        except KeyboardInterrupt:
            click.echo("grade: stopped; what was done is kept: type the command again to go on.", err=True)
            context.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
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

    \b
    An instructor types first:  grade run submissions.zip
    A student types first:      grade check
    An author types first:      grade verify
    """
    context.obj = course


gradebook_option = click.option(
    "--gradebook", default=None, help="File or URL of the gradebook (the one of course.toml otherwise)."
)


def find_course(start: Path | None) -> Any:
    """The course that --course names, or that the current folder lies in."""
    from grader import course

    return course.find_course(start or Path.cwd())


def open_gradebook(course: Any, url: str | None, make: bool = False) -> Any:
    """The gradebook that --gradebook names, else the course's own; a mistyped one is not made unless work is filed in it."""
    from grader.gradebook.store import Gradebook

    own = course.settings.gradebook
    gradebook = Gradebook(url or (own if "://" in own else str(course.root / own)), make)
    click.get_current_context().call_on_close(gradebook.close)
    return gradebook


def refuse_nothing(done: Any, sources: Iterable[Path], show_skipped: bool) -> None:
    """A run that found nothing is told apart from one that had nothing to do: most often another file was meant."""
    from grader.errors import UsageError

    if done.is_empty:
        names = ", ".join(str(source) for source in sources)
        more = (
            ": --skipped says why." if done.skipped and not show_skipped else ": name what your LMS let you download."
        )
        raise UsageError(f"Nothing of what was asked for is in {names}{more}")


def cores() -> int:
    """How many cores this process may use."""
    from grader import batch

    return batch.cores()


def console(stderr: bool = False) -> Any:
    """A terminal to print on; wide where nobody looks at its width."""
    from rich.console import Console

    out = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if out.isatty() else 140, highlight=False)


@contextmanager
def progress_bar(label: str) -> Iterator[Any]:
    """Gives a function (done, total) that moves a bar on the terminal's error stream."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
