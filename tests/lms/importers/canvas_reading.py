"""The cells of a gradebook file before Canvas looks at them: delimiter found, lines of nothing skipped, numbers made over."""

import re

from .model import RefusedError
from .reading import decoded, strict_rows

NUMERIC = re.compile(r"[+-]?[0-9.,]*[0-9][0-9.,]*%?")
EMPTY_LINE = "[;, ]*"


def canvas_rows(data: bytes) -> list[list[str]]:
    """The rows, the header first."""
    text = decoded(data)
    rows = strict_rows(text, _delimiter(text), EMPTY_LINE)
    if not rows:
        raise RefusedError("The file is empty.")
    return [[_normalised(cell) for cell in row] for row in rows]


def _normalised(cell: str) -> str:
    """Of several separators only the last one stays, as a point."""
    last = max(cell.rfind("."), cell.rfind(","))
    if last < 0 or not NUMERIC.fullmatch(cell):
        return cell
    return re.sub("[.,]", "", cell[:last]) + "." + cell[last + 1 :]


def _delimiter(text: str) -> str:
    """Of comma and semicolon the one the first three lines agree on; the one with more fields if both or neither."""
    lines = text.removesuffix("\n").split("\n")[:3]
    counts = {mark: _counts(lines, mark) for mark in ",;"}
    readable = [mark for mark in ",;" if counts[mark]]
    if not readable:
        raise RefusedError("The first lines cannot be read one by one.")
    steady = [mark for mark in readable if len(set(counts[mark])) == 1]
    return max(steady or readable, key=lambda mark: counts[mark][0])


def _counts(lines: list[str], delimiter: str) -> list[int]:
    try:
        return [len((strict_rows(line.rstrip("\r"), delimiter) or [[]])[0]) for line in lines]
    except RefusedError:
        return []
