"""A submitted notebook laid beside the release: every cell gets its place back, by its id and its content.

Cells may be doubled, split, deleted, moved, retyped or stripped of their metadata. What was released read-only stands there
as released; a solution is where its functions are defined. Nothing here decides a score: it decides in which cell a score is
shown, and it turns a solution that is no code cell any more back into one. Between `nbgrader.tidying` and the pipeline.
"""

import ast
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from grader.errors import RejectedError
from grader.intake.cells import code_cells
from grader.nbgrader.source import KERNEL, cell_id, marks
from grader.nbgrader.tidying import Cell, tidy

DEFINED = re.compile(r"^(?:def|class)\s+(\w+)", re.MULTILINE)
MAX_NAMED = 5  # cells that a note names


@dataclass(frozen=True)
class Place:
    """A cell of the release that nbgrader knows."""

    name: str
    kind: str
    source: str
    grade: bool
    solution: bool
    locked: bool
    points: float = 0.0
    checksum: str | None = None

    @cached_property
    def defines(self) -> frozenset[str]:
        """The functions to be written there."""
        return frozenset(DEFINED.findall(self.source)) if self.solution else frozenset()

    @property
    def is_read_only(self) -> bool:
        """Whether it stands as released, whatever a student made of it."""
        return not self.solution and (self.locked or self.grade)


@dataclass(frozen=True)
class _File:
    filename: str
    content: bytes


@dataclass
class Mended:
    """A notebook that nbgrader can take, what is to be judged, and what had to be done."""

    notebook: dict[str, Any]
    content: bytes  # as handed in, wherever it can be read as it is
    notes: list[str] = field(default_factory=list)


def mend(raw: bytes, filename: str, release: Sequence[Place]) -> Mended:
    """Lay the notebook beside the release."""
    cells, notes = tidy(raw)
    places = _match(cells, release)
    found = [(cell, places.get(number)) for number, cell in enumerate(cells)]
    retyped = [place.name for cell, place in found if place and place.kind == "code" != cell.kind and _is_code(cell)]
    changed = [place.name for cell, place in found if place and place.is_read_only and cell.source != place.source]
    missing = [place for place in release if place.grade and place not in places.values()]
    notes += _note("no code cells any more, read as code", retyped)
    notes += _note("changed, shown as released", changed)
    notes += _note("missing, put back", [place.name for place in missing])
    mended = [(replace(cell, kind="code") if place and place.name in retyped else cell, place) for cell, place in found]
    notebook = _notebook(_with_missing(mended, release, missing))
    return Mended(notebook, _judged(raw, filename, [cell for cell, _ in mended], bool(retyped)), notes)


def _note(what: str, names: list[str]) -> list[str]:
    more = f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
    return [f"cells {what}: {', '.join(names[:MAX_NAMED])}{more}"] if names else []


def _judged(raw: bytes, filename: str, cells: list[Cell], is_retyped: bool) -> bytes:
    """The bytes as they came; the code that could be saved where those cannot be read, or hold a solution as text."""
    try:
        code_cells(_File(filename, raw))
        if not is_retyped:
            return raw
    except RejectedError:
        pass
    code = [{"cell_type": "code", "source": cell.source} for cell in cells if cell.kind == "code"]
    return json.dumps({"cells": code}).encode() if code else raw


def _match(cells: list[Cell], release: Sequence[Place]) -> dict[int, Place]:
    """Cell number -> place: by id and content, by content alone, by id alone; of doubled cells the last."""
    found: dict[int, Place] = {}
    defined = [frozenset(DEFINED.findall(cell.source)) for cell in cells]
    wanted = frozenset[str]().union(*(place.defines for place in release))

    def fits(number: int, place: Place) -> bool:
        if place.defines:
            return bool(place.defines & defined[number])
        return cells[number].source.strip() == place.source.strip()

    def is_named(number: int, place: Place) -> bool:
        return cells[number].grade_id == place.name or cells[number].cell_id == cell_id(place.name)

    def is_left(number: int, place: Place) -> bool:
        return is_named(number, place) and (not place.is_read_only or not defined[number] & wanted)

    rounds: tuple[Callable[[int, Place], bool], ...] = (lambda n, p: is_named(n, p) and fits(n, p), fits, is_left)
    for is_it in rounds:
        for place in release:
            if place in found.values():
                continue
            number = next((n for n in reversed(range(len(cells))) if n not in found and is_it(n, place)), None)
            if number is not None:
                found[number] = place
    return found


def _is_code(cell: Cell) -> bool:
    """Whether the text of a cell is Python, so that it may have been a code cell."""
    try:
        return bool(ast.parse(cell.source).body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


Placed = list[tuple[Cell, Place | None]]


def _with_missing(placed: Placed, release: Sequence[Place], missing: list[Place]) -> Placed:
    """Test cells that are gone come back, each behind what stood before it."""
    result, order = list(placed), {place.name: number for number, place in enumerate(release)}
    for place in missing:
        before = [n for n, (_, own) in enumerate(result) if own and order[own.name] < order[place.name]]
        result.insert(before[-1] + 1 if before else 0, (Cell(place.kind, place.source), place))
    return result


def _notebook(placed: Placed) -> dict[str, Any]:
    cells = [_cell(cell, place, number) for number, (cell, place) in enumerate(placed)]
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(cell: Cell, place: Place | None, number: int) -> dict[str, Any]:
    """A cell as nbgrader wants it; only the release says what a cell is worth."""
    kind = place.kind if place else cell.kind
    made: dict[str, Any] = {
        "cell_type": kind, "id": f"cell-{number}", "metadata": {"nbgrader": _marks(place)} if place else {},
        "source": place.source if place and place.is_read_only else cell.source,
    }  # fmt: skip
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _marks(place: Place) -> dict[str, Any]:
    own = marks(place.name, grade=place.grade, solution=place.solution, locked=place.locked, points=place.points)
    return own | {"locked": place.locked, "cell_type": place.kind, "checksum": place.checksum}
