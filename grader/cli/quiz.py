"""`grade quiz`: what instructors type for quizzes; each command calls one function and prints."""

import sys
from pathlib import Path

import click

from grader.cli.main import console, find_course, gradebook_option, main, open_gradebook, progress_bar, refuse_nothing


@main.group()
def quiz() -> None:
    """Make quiz pages, mark answer files, export questions."""


@quiz.command()
@click.argument("assignment", required=False)
@click.option("-o", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to write.")
@click.option(
    "--tries", type=click.IntRange(1, 20), default=1, help="Graded pages for so many tries, each with new numbers."
)
@click.option("--for", "lms", type=click.Choice(("canvas", "moodle")), default=None,
              help="Also the zip by which the LMS hands each graded page to its student.")  # fmt: skip
@gradebook_option
@click.pass_obj
def page(
    start: Path | None, assignment: str | None, folder: Path, tries: int, lms: str | None, gradebook: str | None
) -> None:
    """Write the pages in which quizzes are taken: practice for everybody, graded ones for each student."""
    from grader.errors import UsageError
    from grader.quizpages.files import Maker
    from grader.text import inert

    if lms is not None and assignment is None:
        raise UsageError("A zip is for one assignment: grade quiz page ASSIGNMENT --for moodle -o DIR")
    course = find_course(start)
    maker = Maker(course, open_gradebook(course, gradebook, make=True), folder)
    with progress_bar("writing pages") as progress:
        done = maker.write(assignment, tries, progress)
    if done.practice:
        click.echo(f"wrote {len(done.practice)} practice pages to {folder / 'practice'}: for everybody.")
    if done.graded:
        click.echo(f"wrote {len(done.graded)} graded pages for {done.students} students to {folder / 'students'}: "
                   f"each is for one student alone; {folder / 'index.csv'} says whose is whose.")  # fmt: skip
    for target, count, skipped in maker.write_zips(lms, assignment, tries) if lms and assignment else ():
        for student, why in skipped:
            click.echo(f"left out: {inert(student, False)}: {inert(why, False)}")
        click.echo(
            f"wrote {target}: {count} of {done.students} students, those who handed something in for {assignment}"
        )
    if done.graded_quizzes and not done.students:
        click.echo(f"No student is known, so {', '.join(done.graded_quizzes)} has no graded page: "
                   'name the roster in course.toml, roster = "roster.csv".', err=True)  # fmt: skip
        sys.exit(1)


@quiz.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@gradebook_option
@click.option("--dry-run", is_flag=True, help="Mark, show the results, and write nothing.")
@click.option("--skipped", "show_skipped", is_flag=True, help="List every file that was passed over, with the reason.")
@click.pass_obj
def mark(start: Path | None, files: tuple[Path, ...], gradebook: str | None, dry_run: bool, show_skipped: bool) -> None:
    """Mark files of answers (`grade run` does so, too, among everything else)."""
    from grader.render.terminal import show_run
    from grader.run import Options, grade

    course = find_course(start)
    book = open_gradebook(course, gradebook, make=True)
    with progress_bar("marking") as progress:
        done = grade(course, book, list(files), Options(dry_run=dry_run, only_quizzes=True), progress)
    show_run(done, console(), show_skipped, dry_run)
    refuse_nothing(done, files, show_skipped)
    sys.exit(1 if done.faults else 0)


@quiz.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(("moodle", "qti")))
@click.argument("name", metavar="[ASSIGNMENT]", required=False)
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="The file to write: .xml or .zip.")
@click.option("--variants", type=click.IntRange(1, 100), default=10, show_default=True, help="Of each drawn question.")
@click.pass_obj
def export_questions(start: Path | None, form: str, name: str | None, output: Path, variants: int) -> None:
    """Write questions for an LMS, graded ones with their keys: moodle (XML) or qti (1.2, for Canvas).

    ASSIGNMENT is an assignment or one quiz; all quizzes otherwise.
    """
    from grader.quiz.export import NEXT, export

    done = export(find_course(start), form, name, output, variants)
    for words, names in done.left_out.items():
        click.echo(f"left out ({len(names)}), because {words}: {', '.join(names)}")
    for words, names in done.changed.items():
        click.echo(f"different ({len(names)}): {words}: {', '.join(names)}")
    click.echo(f"wrote {output}: {done.questions} questions in {done.variants} variants, with their keys")
    click.echo(NEXT[form])
