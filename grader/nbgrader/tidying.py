"""The cells of whatever a student handed in as a notebook: of any version, with any damage, as plain dicts.

Reads bytes and never fails: what is no cell is left out and said. Nothing is kept but kinds, sources and the names by which
`nbgrader.mending` finds a cell's place in the release.
"""

import json
from dataclasses import dataclass
from typing import Any

KINDS = ("code", "markdown", "raw")
MAX_CELLS = 2000


@dataclass
class Cell:
    """One cell, as far as it can be understood."""

    kind: str
    source: str
    grade_id: str = ""
    cell_id: str = ""


def tidy(raw: bytes) -> tuple[list[Cell], list[str]]:
    """Every cell that can be read, and what was wrong with the file."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return [], ["the file is no notebook"]
    listed = _listed(found)
    if listed is None:
        return [], ["the file is no notebook: it has no cells"]
    cells = [cell for one in listed[:MAX_CELLS] if (cell := _cell(one)) is not None]
    notes = [f"{len(listed) - len(cells)} cells could not be read"] if len(cells) < len(listed) else []
    return cells, notes


def _listed(found: Any) -> list[Any] | None:
    """The cells of a notebook of today, or of the sheets that it had before 2015."""
    if not isinstance(found, dict):
        return None
    if isinstance(found.get("cells"), list):
        return list(found["cells"])
    sheets = found.get("worksheets")
    if not isinstance(sheets, list):
        return None
    each = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in each if isinstance(cells, list) for cell in cells]


def _cell(one: Any) -> Cell | None:
    if not isinstance(one, dict):
        return None
    source = _text(one.get("source", one.get("input", "")))
    if source is None:
        return None
    kind = one.get("cell_type")
    own = one.get("metadata")
    marks = own.get("nbgrader") if isinstance(own, dict) else None
    return Cell(
        kind if isinstance(kind, str) and kind in KINDS else "markdown", source,
        _name(marks.get("grade_id")) if isinstance(marks, dict) else "", _name(one.get("id")),
    )  # fmt: skip


def _text(source: Any) -> str | None:
    """A source as text that a file can hold; lines may come as a list."""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    return source.encode("utf-8", errors="replace").decode("utf-8")


def _name(value: Any) -> str:
    return value if isinstance(value, str) else ""
