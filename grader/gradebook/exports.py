"""What was exported when: the bytes and the scores, so that later changes and hands in between can be told."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from grader.gradebook.decisions import now
from grader.gradebook.store import Gradebook
from grader.gradebook.tables import exports


@dataclass(frozen=True)
class Export:
    """One file that was written for an LMS."""

    at: datetime
    format: str
    assignment: str
    content: bytes
    scores: dict[str, float | None]


def read_exports(gradebook: Gradebook) -> dict[tuple[str, str], Export]:
    """The newest export of each format and assignment."""
    with gradebook.engine.connect() as connection:
        rows = connection.execute(select(exports).order_by(exports.c.id)).all()
    return {
        (row.format, row.assignment): Export(row.at, row.format, row.assignment, row.content, json.loads(row.scores))
        for row in rows
    }


def add_export(
    gradebook: Gradebook, format: str, assignment: str, content: bytes, scores: dict[str, float | None]
) -> None:
    """Remember what was written."""
    values = {"at": now(), "format": format, "assignment": assignment, "content": content, "scores": json.dumps(scores)}
    with gradebook.engine.begin() as connection:
        connection.execute(insert(exports).values(**values))
