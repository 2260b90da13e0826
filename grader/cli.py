"""The command line: parse, call one function, print, exit code. Everything heavy is imported inside the commands."""

import os
import sys
from pathlib import Path
from typing import Any

import click

SECTIONS = {
    "For instructors": ("run", "show", "status"),
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
            click.echo(f"grade: an error of the program itself: {type(error).__name__}: {error} (--debug shows where)", err=True)
            context.exit(1)


@click.group(cls=Sections, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
@click.option("--course", type=click.Path(path_type=Path), default=None, help="The course folder (found upwards otherwise).")
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


@main.command()
@click.argument("slugs", nargs=-1)
@click.option("--seeds", default=2, show_default=True, help="How many seeds of the suites' inputs to try.")
@click.option("--jobs", type=int, default=_jobs, help="How many processes.")
@click.option("--isolation", "rung", default="process", show_default=True, help="The rung that the course's own files run on.")
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
