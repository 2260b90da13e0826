"""`grade check` on the terminal: plain text with a little colour; the student's text is inert. Last step of `grade check`.

No table and no library for it: the command answers in the time that numpy takes to load.
"""

import re
import textwrap

import click

from grader.check.checking import Checked, Judged
from grader.check.hints import Hint
from grader.text import inert

WIDTH = 100
MARKS = {"passed": ("✓", "green"), "failed": ("✗", "red"), "not_implemented": ("○", "bright_black")}
NO_TABLES = "This folder holds no released tables: known mistakes and hidden checks are not named here."


def show(checked: Checked) -> None:
    """One exercise: every public check, what to do next, and what public checks are not."""
    exercise = checked.exercise
    click.secho(f"{exercise.slug} · {exercise.title} · {inert(checked.path.name, False)}", bold=True)
    for check in checked.checks:
        _show_check(check)
    for note in checked.notes:
        _paragraph(f"note: {inert(note, False)}", " ", "bright_black")
    if checked.printed.strip():
        click.secho(" what your program printed:", fg="bright_black")
        click.echo(textwrap.indent(inert(checked.printed.rstrip()), "     "))
    if exercise.mistakes is None:
        click.secho(f" {NO_TABLES}", fg="bright_black")
    click.echo()
    _show_next(checked)


def _show_check(check: Judged) -> None:
    mark, colour = MARKS[check.state]
    click.secho(f" {mark} ", fg=colour, nl=False)
    about = f"{check.function}: " if check.function and check.function not in check.title else ""
    click.echo(about + check.title)
    if check.state == "passed" or check.message.endswith("not written yet."):
        return
    _paragraph(inert(check.message), "     ")
    if check.match:
        info, looks = check.match.info, "" if check.match.certain else "This looks like: "
        _paragraph(f"{looks}{info.title}. {info.feedback}", "     ", "yellow")
    if check.where:
        _paragraph(inert(check.where, False), "     ", "bright_black")


def _paragraph(text: str, indent: str, colour: str | None = None) -> None:
    for line in text.splitlines():
        filled = textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        click.secho(filled, fg=colour)


def _show_next(checked: Checked) -> None:
    following = checked.next
    if checked.rejected:
        _paragraph(f"Handed in like this, nothing could be judged: {inert(checked.rejected, False)}.", "", "red")
        return
    click.secho(f"{checked.passed} of {len(checked.checks)} public checks pass.", bold=True)
    about = following.function if following else None
    if following:
        verb = "write" if following.state == "not_implemented" else "look at"
        what = f"{verb} {about}" if about else f"look at the check “{following.title}”"
        _paragraph(f"Next: {what}. `grade check --hint` gives a hint, one step at a time.", "")
    _show_hidden(checked, about)
    if checked.done:
        click.echo("`grade pack` makes the file to hand in.")


def _show_hidden(checked: Checked, about: str | None) -> None:
    """How many hidden checks there are, and what those are about that matter now."""
    hidden = checked.exercise.hidden_checks
    if not hidden:
        _paragraph("Public checks are examples. Hidden checks with other inputs decide the points.", "")
        return
    number = f"{len(hidden)} hidden check{'s' if len(hidden) != 1 else ''}"
    shown = [title for title in hidden if checked.done or (about and re.search(rf"\b{about}\b", title))]
    which = (f" Those about {about}:" if about else " They are about this:") if shown else ""
    _paragraph(f"Public checks are examples. {number} with other inputs decide the points.{which}", "")
    for title in shown:
        click.secho(f"  · {title}", fg="bright_black")


def show_hint(found: tuple[int, int, Hint] | None, checked: Checked) -> None:
    """One hint, or why there is none."""
    if checked.next is None:
        words = "the file must run before hints fit" if checked.rejected else "no public check fails"
        click.echo(f"There is no hint now: {words}.")
        return
    click.secho(f"About {checked.next.function or 'this'}: {checked.next.title}", bold=True)
    if found is None:
        click.echo("There is no hint for it: read handout.md once more, or ask your tutor.")
        return
    step, of, hint = found
    click.secho(f"Hint {step} of {of}: {inert(hint.about, False)}", fg="yellow")
    for paragraph in hint.text.split("\n\n"):
        _paragraph(inert(" ".join(paragraph.split())), "  ")
    last = step == of
    click.echo("That is the last hint." if last else "`grade check --hint` again gives the next one.")
