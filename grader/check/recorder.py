"""A stand-in for the student's module that keeps what the public checks ask of it, and what it answers.

Public checks do `import gradients`; while they run, that name is a `Recorder`. Its calls make the same tables as those of
the judge, so that a mistake can be named at home from released data. Runs in the student's own process, on every system.
"""

import types
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from grader.box.codec import Ref, UnreturnableError, pack, unpack
from grader.box.serve import changed, snapshots
from grader.check.fresh import copied
from grader.check.keeping import Kept
from grader.judge.tables import Answer, Key


@dataclass
class Recorded:
    """One call of a public check."""

    function: str
    arguments: tuple[Any, ...]  # as they were when it was asked
    result: Any = None
    error: str | None = None
    changed: int | None = None  # the number of the first argument that the call changed


@dataclass
class Notebook:
    """All calls: in order for the check that runs, and as tables."""

    calls: list[Recorded] = field(default_factory=list)
    tables: dict[str, dict[Key, Answer]] = field(default_factory=dict)

    def enter(self, call: Recorded, digest: bytes) -> None:
        """Keep a call; a question that was asked before keeps its first answer."""
        self.calls.append(call)
        answer = Answer(error=call.error) if call.error else Answer(plain(call.result))
        self.tables.setdefault(call.function, {}).setdefault(("", digest, 0), answer)


@dataclass
class Outcome:
    """How one public check ended."""

    name: str
    title: str
    error: BaseException | None
    calls: list[Recorded] = field(default_factory=list)
    kept: Kept | None = None  # the two sides of the comparison that failed
    statement: str = ""  # and where it is written
    source: str = ""  # of the whole check
    line: int | None = None
    named: list[Any] = field(default_factory=list)  # values of the names that the statement uses


class Recorder(types.ModuleType):
    """The module that public checks import."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        self.__dict__["_recorded"] = frozenset(functions)
        self.point_at(types.ModuleType(name))

    def point_at(self, module: types.ModuleType) -> Notebook:
        """From now on answer with this module; the notebook that its calls go to."""
        self.__dict__["_module"] = module
        self.__dict__["_notebook"] = Notebook()
        return self.__dict__["_notebook"]  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.__dict__["_module"], name)
        if name in self.__dict__["_recorded"] and callable(value) and not isinstance(value, type):
            return _watched(name, value, self.__dict__["_notebook"])
        return value


def _watched(name: str, function: Callable[..., Any], notebook: Notebook) -> Callable[..., Any]:
    def call(*arguments: Any, **keywords: Any) -> Any:
        digest = _digest(name, arguments, keywords)
        recorded, before = Recorded(name, copied(arguments)), snapshots(arguments)
        try:
            recorded.result = function(*arguments, **keywords)
        except BaseException as error:
            recorded.error = type(error).__name__
            raise
        finally:
            recorded.changed = next((place + 1 for place in changed(before, arguments)), None)
            notebook.enter(recorded, digest)
        return recorded.result

    return call


def _digest(name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> bytes:
    """Of the question: a callback counts by its name, an object by nothing but being one."""
    try:
        data = pack(
            [name, list(arguments), keywords], lambda value: Ref(0, "object", getattr(value, "__qualname__", ""))
        )
    except UnreturnableError:
        data = repr((name, len(arguments))).encode()
    return blake2b(data, digest_size=16).digest()


def plain(value: Any) -> Any:
    """A result as data, as it would come back from a box."""
    try:
        return _without_objects(unpack(pack(value, lambda _: Ref(0, "object", ""))))
    except UnreturnableError:
        return "an object"


def _without_objects(value: Any) -> Any:
    if isinstance(value, Ref):
        return "an object"
    if isinstance(value, (list, tuple)):
        return [_without_objects(item) for item in value]
    return value
