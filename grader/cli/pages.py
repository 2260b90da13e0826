"""What instructors type for pages: `grade site`, the class at a glance with each student's page, as files of a folder."""

from pathlib import Path

import click

from grader.cli.main import find_course, gradebook_option, main, open_gradebook, progress_bar


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@gradebook_option
@click.option("--everything", is_flag=True,
              help="Students' pages show all there is, whatever course.toml shows them: do not hand these out.")  # fmt: skip
@click.pass_obj
def site(start: Path | None, folder: Path, gradebook: str | None, everything: bool) -> None:
    """Write the class at a glance and a page for each student."""
    from grader.gradebook.standings import read_ledger
    from grader.gradebook.students import read_students
    from grader.render.site import write_site
    from grader.sentences import Sentences

    course = find_course(start)
    book = open_gradebook(course, gradebook)
    ledger = read_ledger(course, book)
    enrolled = {key for key, (_, in_roster) in read_students(book).items() if in_roster}
    with progress_bar("writing pages") as progress:
        first = write_site(ledger, folder, Sentences(course), progress, enrolled=enrolled, everything=everything)
    click.echo(f"wrote {first}: open it in a browser. It names students: keep the folder among instructors.")
