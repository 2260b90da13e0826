"""The code of a submission: a `.py` file is one cell, a notebook its code cells without magics.

Reads bytes, runs nothing. First step of judging a submission.
"""

import ast
import io
import json
import re
import tokenize
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from grader.errors import RejectedError
from grader.intake.limits import MAX_PARSED

PUBLIC_CHECK = re.compile(r"^import __main__ as |^def test_", re.MULTILINE)
MAGIC = re.compile(r"^\s*[%!?]|^\s*[\w.]+\?{1,2}\s*$")
MAX_SOURCE = 2_000_000  # characters


class Named(Protocol):
    """A file: a submission of `grade run`, or a student's own at home."""

    @property
    def filename(self) -> str:
        """Its name, which tells a notebook."""

    @property
    def content(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True)
class File:
    """A name and bytes."""

    filename: str
    content: bytes


def code_cells(submission: Named) -> tuple[tuple[str, ...], list[str]]:
    """Sources in order, and notes on what was passed over; RejectedError when there is nothing to run."""
    notebook = submission.filename.lower().endswith(".ipynb")
    cells, notes = _notebook_cells(submission.content) if notebook else ((_decode(submission.content),), [])
    if not any(cell.strip() for cell in cells):
        raise RejectedError("the file is empty: hand in the file with your functions")
    if sum(map(len, cells)) > MAX_SOURCE:
        raise RejectedError("the file is larger than two million characters: hand in the code alone")
    return cells, notes


def without_public_checks(cells: Iterable[str], functions: Iterable[str]) -> tuple[str, ...]:
    """Cells by which the released notebook runs the public checks are passed over; work in such a cell is kept."""
    own = re.compile(rf"^(def|class) ({'|'.join(map(re.escape, functions))})\b", re.MULTILINE)
    return tuple("" if PUBLIC_CHECK.search(cell) and not own.search(cell) else cell for cell in cells)


def parsed(cell: str) -> list[ast.stmt] | None:
    """The statements of a cell; None if it is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(cell).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def digest_of_work(file: Named, functions: Iterable[str]) -> str:
    """Of the functions and classes in a file, whatever stands around them: the same for a stub and the notebook made of it.

    Empty where nothing can be read.
    """
    try:
        cells, _ = code_cells(file)
    except RejectedError:
        return ""
    if sum(map(len, cells)) > MAX_PARSED:
        return sha256(file.content).hexdigest()
    own = without_public_checks(cells, functions) if len(cells) > 1 else cells
    work = sorted(source for cell in own for source in _definitions(cell))
    return sha256("\n\n".join(work).encode()).hexdigest()


def _definitions(cell: str) -> Iterator[str]:
    statements, lines = parsed(cell), cell.split("\n")
    if statements is None:
        yield cell
    for node in statements or ():
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            yield "\n".join(line.rstrip() for line in lines[first - 1 : node.end_lineno])


def _decode(content: bytes) -> str:
    if b"\0" in content:
        raise RejectedError("the file holds zero bytes: it is not a Python file (hand in plain text in UTF-8)")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode("utf-8-sig" if encoding.startswith("utf-8") else encoding)
    except (SyntaxError, LookupError, UnicodeDecodeError):
        raise RejectedError("the file is not text in UTF-8: save it as UTF-8 and hand it in again") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _notebook_cells(content: bytes) -> tuple[tuple[str, ...], list[str]]:
    try:
        found = json.loads(_decode(content))
        raw = [cell for cell in found["cells"] if cell.get("cell_type") == "code"]
        sources = ["".join(cell.get("source") or "") for cell in raw]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RejectedError("the notebook cannot be read: save it in Jupyter and hand it in again") from None
    notes: list[str] = []
    return tuple(_without_magics(source, number + 1, notes) for number, source in enumerate(sources)), notes


def _without_magics(source: str, number: int, notes: list[str]) -> str:
    """Lines of IPython's own are passed over; a cell magic takes its whole cell."""
    if source.lstrip().startswith("%%"):
        notes.append(f"cell {number} was passed over: it begins with {source.split()[0][:30]}")
        return ""
    lines = source.split("\n")
    magic = [line for line in lines if MAGIC.match(line)]
    if not magic or _is_python(source):
        return source
    notes.append(f"cell {number}: passed over {magic[0].strip()[:40]}" + (" and more" if len(magic) > 1 else ""))
    return "\n".join(_blank(line) if MAGIC.match(line) else line for line in lines)


def _blank(line: str) -> str:
    return line[: len(line) - len(line.lstrip())] + "pass"


def _is_python(source: str) -> bool:
    try:
        compile(source, "cell", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
