"""Turn a student's source into a module, one top-level statement at a time, inside the box.

Innocent leftovers are forgiven here: an import that is not available fails only when it is used, an error after the functions
are defined is noted, and before each statement that could hang or end the process its place is announced, so that the
file can be loaded again up to it. In a notebook every code cell runs in order; a cell that fails is noted and the next
one runs. First stop of a submission inside `box.serve`.
"""

import __future__

import ast
import builtins
import importlib.abc
import importlib.machinery
import inspect
import linecache
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

Progress = Callable[[int, int], None]
Stops = Mapping[int, int]  # cell -> the statement before which to stop
MAX_TEXT = 200  # characters of an exception's text that are passed on


@dataclass
class Loaded:
    """What came of loading: the module, what it defines, what was forgiven, or why there is nothing."""

    module: types.ModuleType
    names: dict[str, str] = field(default_factory=dict)  # public name -> "function", "class" or "data"
    notes: list[str] = field(default_factory=list)
    rejected: str | None = None


def load(name: str, cells: Sequence[str], given: Mapping[str, str], stops: Stops, progress: Progress) -> Loaded:
    """Run the cells of a submission (a `.py` file is one cell) in a new module called `name`."""
    for module_name, source in given.items():
        load_trusted(module_name, source)
    loaded = Loaded(_new_module(name))
    for number, source in enumerate(cells):
        filename = f"{name}.py" if len(cells) == 1 else f"cell {number + 1}"
        statements = _parse(source, filename, loaded, alone=len(cells) == 1)
        if statements is None:
            return loaded
        _run_cell(statements, filename, number, stops.get(number), loaded, progress)
    loaded.names = public_names(loaded.module)
    return loaded


def load_trusted(name: str, source: str) -> types.ModuleType:
    """A module of the course (a given file), loaded whole; its errors are the author's."""
    module = _new_module(name)
    exec(compile(source, f"{name}.py", "exec", dont_inherit=True), module.__dict__)
    return module


def _new_module(name: str) -> types.ModuleType:
    module = types.ModuleType(name)
    sys.modules[name] = module  # dataclasses and typing look their module up
    return module


def _parse(source: str, filename: str, loaded: Loaded, alone: bool) -> list[ast.stmt] | None:
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        return ast.parse(source, filename).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        where = f"line {error.lineno} of {filename}" if isinstance(error, SyntaxError) else filename
        reason = f"{where} is not valid Python: {getattr(error, 'msg', None) or error}"
        if alone:
            loaded.rejected = reason
            return None
        loaded.notes.append(reason)
        return []


def _run_cell(
    statements: list[ast.stmt], filename: str, number: int, stop: int | None, loaded: Loaded, progress: Progress
) -> None:
    flags = 0
    for position, statement in enumerate(statements):
        if position == stop:
            loaded.notes.append(
                f"loading stopped at line {statement.lineno} of {filename}: it did not end or ended the program"
            )
            return
        flags |= _future_flags(statement)
        if not _only_names_things(statement):
            progress(number, position)
        try:
            code = compile(ast.Module([statement], []), filename, "exec", flags=flags, dont_inherit=True)
            exec(code, loaded.module.__dict__)
        except BaseException as error:  # SystemExit and KeyboardInterrupt are the student's, too
            loaded.notes.append(f"{describe(error).sentence()}; what follows it in {filename} was not run")
            return


def _only_names_things(statement: ast.stmt) -> bool:
    """An import (what may be imported is loaded), a text, a function with plain defaults: none hangs or ends the program."""
    if isinstance(statement, ast.FunctionDef):
        given = [*statement.args.defaults, *filter(None, statement.args.kw_defaults), *_annotations(statement)]
        return not statement.decorator_list and all(isinstance(one, (ast.Constant, ast.Name)) for one in given)
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_text or isinstance(statement, (ast.Import, ast.ImportFrom))


def _annotations(function: ast.FunctionDef) -> list[ast.expr]:
    own = function.args
    arguments = [*own.posonlyargs, *own.args, *own.kwonlyargs, *filter(None, (own.vararg, own.kwarg))]
    return [one for one in (function.returns, *(argument.annotation for argument in arguments)) if one is not None]


def _future_flags(statement: ast.stmt) -> int:
    if not isinstance(statement, ast.ImportFrom) or statement.module != "__future__":
        return 0
    features = (getattr(__future__, alias.name, None) for alias in statement.names)
    return sum(feature.compiler_flag for feature in features if feature)


def public_names(module: types.ModuleType) -> dict[str, str]:
    """Public name -> kind; modules and stand-ins for missing imports are left out."""
    kinds = {name: _kind(value) for name, value in list(module.__dict__.items()) if not name.startswith("_")}
    return {name: kind for name, kind in kinds.items() if kind}


def _kind(value: Any) -> str | None:
    if isinstance(value, (types.ModuleType, _Unavailable)):
        return None
    if isinstance(value, type):
        return "class"
    return "function" if callable(value) else "data"


@dataclass(frozen=True)
class Failure:
    """An exception of the student's code, as text: nothing of it is kept alive or rendered twice."""

    kind: str  # nearest builtin exception
    name: str  # its own class
    text: str
    line: int | None
    filename: str | None
    code: str | None

    def sentence(self) -> str:
        """`ValueError: text (line 3 of gradients.py)`."""
        what = f"{self.name}: {self.text}" if self.text else self.name
        return f"{what} (line {self.line} of {self.filename})" if self.line else what


def describe(error: BaseException) -> Failure:
    """Class, text and the student's own line of an exception, whatever its `__str__` does."""
    try:
        text = str(error)[:MAX_TEXT]
    except BaseException:
        text = ""
    name = str(type.__getattribute__(type(error), "__name__"))[:60]
    filename, line = _students_line(error)
    code = linecache.getline(filename, line).strip()[:120] if filename and line else None
    return Failure(_builtin_name(type(error)), name, text, line, filename, code)


def _builtin_name(kind: type) -> str:
    bases = type.mro(kind)
    return next((base.__name__ for base in bases if getattr(builtins, base.__name__, None) is base), "Exception")


def _students_line(error: BaseException) -> tuple[str | None, int | None]:
    found: tuple[str | None, int | None] = (None, None)
    trace = error.__traceback__
    for _ in range(2000):
        if trace is None:
            break
        filename = trace.tb_frame.f_code.co_filename
        entry = linecache.cache.get(filename)
        if entry is not None and len(entry) == 4 and entry[1] is None:  # registered above, not a file
            found = (filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


class _Unavailable:
    """What an unavailable module gives: it can be imported, named and passed on; using it raises."""

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name

    def _fail(self, *_: Any, **__: Any) -> NoReturn:
        raise ImportError(f"{self.__dict__['_name']} is not available here: only numpy and the standard library are")

    def __getattr__(self, name: str) -> "_Unavailable":
        if name.startswith("__"):
            raise AttributeError(name)
        return _Unavailable(f"{self.__dict__['_name']}.{name}")

    __call__ = __setattr__ = __getitem__ = __iter__ = __enter__ = __mro_entries__ = _fail


class _StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The only finder in a box: what was not preloaded becomes a stand-in, and no file is ever looked for."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        parent = sys.modules.get(fullname.rpartition(".")[0])
        if parent is not None and not hasattr(parent, "_stand_in"):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return stand_in(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing runs: a stand-in is complete when it is made."""


def stand_in(name: str) -> types.ModuleType:
    """A module that is not available: it can be imported, and what it gives raises when it is used."""
    module = types.ModuleType(name)
    module.__dict__.update(_stand_in=True, __all__=[], __getattr__=_Unavailable(name).__getattr__)
    return module


def restrict_imports() -> None:
    """From now on only what is already in `sys.modules` can be imported; the rest are stand-ins."""
    sys.meta_path[:] = [_StandIns()]
    for places in (sys.path, sys.path_hooks, sys.path_importer_cache):
        places.clear()


def refuse_input() -> None:
    """`input()` raises: nobody is there to answer."""

    def no_input(prompt: object = "") -> NoReturn:
        raise EOFError("input() cannot be used here: nobody is there to answer")

    builtins.input = no_input


def is_method(value: Any) -> bool:
    """Whether an attribute is called on its object, rather than read."""
    return inspect.isroutine(value)
