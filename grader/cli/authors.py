"""What authors type: `grade new` for a skeleton, `verify` for the proof of the course, `release` for what students get."""

import sys
from pathlib import Path

import click

from grader.cli.main import LEVELS, cores, find_course, main


@main.command()
@click.argument("slug")
@click.pass_obj
def new(start: Path | None, slug: str) -> None:
    """Write the skeleton of a new exercise."""
    from grader.author.new import write_skeleton

    for path in write_skeleton(find_course(start), slug):
        click.echo(f"wrote {path}")
    click.echo(f"Now fill them in, and try: grade verify {slug}")


@main.command()
@click.argument("assignment", required=False)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=None, help="Where to write (release/ in the course)."
)
@click.option(
    "--nbgrader", type=click.Path(path_type=Path), default=None, help="Write a course for nbgrader there instead."
)
@click.pass_obj
def release(start: Path | None, assignment: str | None, folder: Path | None, nbgrader: Path | None) -> None:
    """Build what students get."""
    from grader.author.release import build
    from grader.errors import UsageError
    from grader.nbgrader.course import write_course

    course = find_course(start)
    if nbgrader is not None and folder is not None:
        raise UsageError("--to and --nbgrader are two releases: ask for one at a time.")
    if nbgrader is not None:
        written = write_course(course, nbgrader, assignment, cores())
    else:
        written = build(course, folder or course.root / "release", assignment)
    for path in written:
        click.echo(f"wrote {path}")


@main.command()
@click.argument("slugs", nargs=-1)
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="How many seeds of the suites' inputs to try.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=cores, help="How many processes.")
@click.option(
    "--isolation",
    "rung",
    type=click.Choice(LEVELS),
    default="process",
    show_default=True,
    help="The rung that the course's own files run on.",
)
@click.pass_obj
def verify(start: Path | None, slugs: tuple[str, ...], seeds: int, jobs: int, rung: str) -> None:
    """Prove the course: reference, stub, mistakes, correct and wrong files, and every question of the quizzes."""
    from rich.console import Console

    from grader.author.verify import show
    from grader.author.verify import verify as verify_course

    course = find_course(start)
    chosen = [course.exercise(slug).slug for slug in slugs] or list(course.exercises)
    console = Console(stderr=True)
    with console.status("proving") as status:
        found = verify_course(course, chosen, seeds, rung, jobs, lambda slug: status.update(f"proved {slug}"))
    show(found, Console(width=None if sys.stdout.isatty() else 200))
    sys.exit(1 if any(item.findings for item in found) else 0)
