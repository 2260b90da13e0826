"""What instructors type about wrong answers that nothing explains: `grade clusters`, and answering a whole group at once."""

from getpass import getuser
from pathlib import Path

import click

from grader.cli.main import console, find_course, gradebook_option, main, open_gradebook


@main.command()
@click.argument("exercise")
@click.argument("group", required=False)
@click.option(
    "--say", "text", default=None, help="Answer the whole group: it stands on each report, and on later ones."
)
@click.option("--make-mistake", is_flag=True, help="Print the skeleton of an entry for mistakes.py.")
@gradebook_option
@click.pass_obj
def clusters(
    start: Path | None, exercise: str, group: str | None, text: str | None, make_mistake: bool, gradebook: str | None
) -> None:
    """Group wrong answers that no mistake explains."""
    from grader import clusters as rooms
    from grader.errors import UsageError
    from grader.gradebook.decisions import record
    from grader.gradebook.standings import read_ledger
    from grader.render.groups import show_cluster, show_clusters

    if (text is not None or make_mistake) and group is None:
        raise UsageError('Name the group, too: grade clusters EXERCISE GROUP --say "..."')
    if text is not None and not text.strip():
        raise UsageError("--say has no text: write what the group should read. Nothing was said.")
    course = find_course(start)
    found_exercise, book = course.exercise(exercise), open_gradebook(course, gradebook)
    slug = found_exercise.slug
    found = rooms.clusters(read_ledger(course, book), slug)
    if group is None:
        show_clusters(found, slug, console())
        return
    cluster = rooms.find_cluster(found, group, slug)
    if text is not None:
        record(book, [rooms.say(cluster, slug, text, getuser())])
        many = len(cluster.students)
        click.echo(f"said to {many} student{'' if many == 1 else 's'}: it stands on each report")
    if make_mistake:
        click.echo(rooms.skeleton(cluster, found_exercise, book.submission(cluster.attempts[0])))
    if text is None and not make_mistake:
        show_cluster(cluster, console())
