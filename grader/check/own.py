"""The student's own file, loaded in the student's own process as a box would load it, and what would be noted about it.

Imports that are not there when the work is judged are stand-ins, `input()` raises, magics of a notebook are passed over, an
error after the functions are defined is a note. Second step of `grade check`, after `check.released`.
"""

import ast
import builtins
import importlib.util
import io
import sys
import types
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from grader.box.loading import Loaded, load
from grader.check.released import Released
from grader.check.watchdog import LIMIT, StoppedError, Watchdog
from grader.errors import RejectedError
from grader.intake.cells import File, code_cells, without_public_checks

MAX_PRINTED = 4000  # characters


class Printed(io.StringIO):
    """What the student's code prints, up to a limit."""

    def write(self, text: str) -> int:
        """Keep what still fits."""
        super().write(str(text)[: max(0, MAX_PRINTED - self.tell())])
        return len(text)


class NotHere(types.ModuleType):
    """A module that is not there when the work is judged: it can be imported and named; using it raises."""

    __path__: list[str] = []  # noqa: RUF012 - what makes `import a.b` look further

    def _fail(self, *_: Any, **__: Any) -> NoReturn:
        raise ImportError(f"{self.__name__} is not available here: only numpy and the standard library are")

    def __getattr__(self, name: str) -> "NotHere":
        if name.startswith("__"):
            raise AttributeError(name)
        return NotHere(f"{self.__name__}.{name}")

    __call__ = __getitem__ = __iter__ = __enter__ = __mro_entries__ = _fail


def cells_of(path: Path) -> tuple[tuple[str, ...], list[str]]:
    """The code of a file or notebook, and notes on what was passed over."""
    content = path.read_bytes()
    source = _decoded(content) if path.suffix == ".py" else ""
    if source.strip():
        return (source,), []
    return code_cells(File(path.name, content))


def _decoded(content: bytes) -> str:
    """The text of a `.py` file; empty if something is wrong with it."""
    try:
        return "" if b"\0" in content else importlib.util.decode_source(content)
    except (SyntaxError, LookupError, UnicodeDecodeError):
        return ""


@dataclass
class Own:
    """The student's file as a module, and the surroundings that it lives in."""

    path: Path
    loaded: Loaded
    printed: Printed
    modules: Mapping[str, types.ModuleType]  # given ones, and stand-ins

    @property
    def module(self) -> types.ModuleType:
        """What public checks import."""
        return self.loaded.module

    @property
    def names(self) -> dict[str, str]:
        """What the file defines."""
        return self.loaded.names


def load_own(exercise: Released, path: Path) -> Own:
    """The file, loaded; RejectedError when there is nothing to check."""
    found, notes = cells_of(path)
    cells = without_public_checks(found, exercise.functions) if len(found) > 1 else found
    missing = _not_here(cells, exercise)
    modules, printed = {**_given(exercise), **_stand_ins(missing)}, Printed()
    try:
        with surroundings({**modules, exercise.module: None}, printed), Watchdog(LIMIT) as dog:
            loaded = load(exercise.module, cells, {}, {}, lambda cell, statement: None)
    except KeyboardInterrupt:
        raise StoppedError(f"Stopped while {path.name} was loaded.") from None
    if loaded.rejected:
        raise RejectedError(loaded.rejected)
    loaded.notes = [*notes, *_notes_of_imports(missing), *(_note(note, dog.fired) for note in loaded.notes)]
    if not set(exercise.functions) & loaded.names.keys():
        why = f" ({'; '.join(loaded.notes[:2])})" if loaded.notes else ""
        raise RejectedError(f"{path.name} defines none of the functions: {', '.join(exercise.functions)}{why}")
    return Own(path, loaded, printed, modules)


def _note(note: str, too_long: bool) -> str:
    """Loading was interrupted: by the time limit, or by the person at the keyboard."""
    if not note.startswith("KeyboardInterrupt"):
        return note
    if not too_long:
        raise StoppedError(f"Stopped while the file was loaded{note.removeprefix('KeyboardInterrupt')}.")
    return f"loading did not end within {LIMIT:g} seconds{note.removeprefix('KeyboardInterrupt')}"


def _not_here(cells: tuple[str, ...], exercise: Released) -> dict[str, int]:
    """Modules that the file imports and that are not there when it is judged, each with its line."""
    here = {*sys.stdlib_module_names, "numpy", *(Path(name).stem for name in exercise.given)}
    found: dict[str, int] = {}
    for node in (node for cell in cells for node in _walk(cell)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        for name in names:
            if name.split(".")[0] not in here:
                found.setdefault(name, getattr(node, "lineno", 0))
    return found


def _walk(cell: str) -> Iterator[ast.AST]:
    try:
        yield from ast.walk(ast.parse(cell))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return


def _notes_of_imports(missing: Mapping[str, int]) -> list[str]:
    return [
        f"{name} (line {line}) is not available where your work is judged: what uses it fails there"
        for name, line in missing.items()
    ]


@contextmanager
def surroundings(modules: Mapping[str, types.ModuleType | None], printed: Printed) -> Iterator[None]:
    """These modules at hand, `input()` refused, warnings silent, what is printed kept."""
    with ExitStack() as stack:
        stack.enter_context(placed(modules))
        stack.enter_context(redirect_stdout(printed))
        stack.enter_context(redirect_stderr(printed))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")  # a wrong answer that overflows is a wrong answer
        original, builtins.input = builtins.input, _no_input
        try:
            yield
        finally:
            builtins.input = original


def _stand_ins(missing: Iterable[str]) -> dict[str, types.ModuleType]:
    """One for each module and each package that it lies in."""
    parts = (name.split(".") for name in missing)
    names = {".".join(part[: k + 1]) for part in parts for k in range(len(part))}
    return {name: NotHere(name) for name in sorted(names)}


def _given(exercise: Released) -> dict[str, types.ModuleType]:
    """The given modules, fresh."""
    modules = {}
    for name in exercise.given:
        path = exercise.folder / name
        if path.suffix == ".py" and path.is_file():
            modules[path.stem] = types.ModuleType(path.stem)
            source = path.read_text(encoding="utf-8")
            with placed(dict(modules)):
                exec(compile(source, str(path), "exec", dont_inherit=True), vars(modules[path.stem]))
    return modules


def _no_input(prompt: object = "") -> NoReturn:
    raise EOFError("input() cannot be used here: nobody is there to answer")


@contextmanager
def placed(modules: Mapping[str, types.ModuleType | None]) -> Iterator[None]:
    """For a moment these modules can be imported by name, then everything is as before."""
    before = {name: sys.modules.get(name) for name in modules}
    _put_back(modules)
    try:
        yield
    finally:
        _put_back(before)


def _put_back(modules: Mapping[str, types.ModuleType | None]) -> None:
    for name, module in modules.items():
        if module is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = module
