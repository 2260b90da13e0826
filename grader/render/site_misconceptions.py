"""Misconceptions over the whole course: those that code shows and those that quiz answers show, counted together.

Part of the class page, from the rows of `render.site_class`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from grader.render.site_class import Row


@dataclass
class Spread:
    """One misconception: who has it, and in how many works of each exercise and quiz it shows."""

    id: str
    rows: list[Row] = field(default_factory=list)
    works: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    title: str = ""


def spread(rows: Sequence[Row], written: Mapping[str, str]) -> list[Spread]:
    """Every misconception, the commonest first; each student counts once, however often it shows.

    written: titles for the whole course; otherwise the title that most works have.
    """
    found: dict[str, Spread] = {}
    for row in rows:
        for name, shown in _of(row).items():
            one = found.setdefault(name, Spread(name))
            one.rows.append(row)
            one.works.update({slug for slug, _ in shown})
            one.titles.update(title for _, title in shown)
    for one in found.values():
        one.title = written.get(one.id) or one.titles.most_common(1)[0][0]
    return sorted(found.values(), key=lambda one: (-len(one.rows), one.id))


def _of(row: Row) -> Mapping[str, Iterable[tuple[str, str]]]:
    """Where a student shows each misconception, and what it is called there."""
    found: dict[str, set[tuple[str, str]]] = {}
    for slug, cell in row.cells.items():
        for name, title in cell.mistakes:
            found.setdefault(name, set()).add((slug, title))
    return found
