"""`grade status`: every exercise is in it, and what needs a person's eye."""

import io
from pathlib import Path

from render import made
from rich.console import Console

from grader.gradebook.standings import Ledger
from grader.render.status import show_status

SLUG = "01-tiny"


def status(ledger: Ledger, *slugs: str) -> str:
    out = io.StringIO()
    show_status(ledger, slugs, {}, Console(file=out, width=140))
    return out.getvalue()


def test_late_work_whose_time_nobody_knows_is_listed(tmp_path: Path) -> None:
    text = status(made.unknown_lateness(tmp_path), SLUG)

    assert "late: anna, 01-tiny: marked LATE by Canvas, but not when it was handed in" in text


def test_what_nobody_handed_in_is_named_if_it_counts(tmp_path: Path) -> None:
    ledger = made.ledger(
        [made.report("anna", SLUG, [made.check()])], course=made.course_with(tmp_path, [SLUG, "02-next"])
    )
    text = status(ledger, SLUG, "02-next", "02-next-quiz")

    assert "nobody handed in, and it counts: 02-next\n" in text
