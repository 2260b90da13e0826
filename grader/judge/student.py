"""`student`: the submitted module as a suite sees it, with calls, classes, attributes and changed arguments.

The code runs elsewhere (`judge.link`); only data comes back. Everything asked is recorded twice: for the messages of the
check that is running, and in a table of calls that `judge.diagnose` compares with those of the known mistakes.
"""

import inspect
import textwrap
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np

from grader.box.codec import Ref, pack
from grader.judge.link import Link
from grader.judge.outcomes import MissingError, StoppedError, StudentError, UnreturnableResultError, missing, raised
from grader.judge.tables import Answer, Key

MAX_NAMES = 500  # of a file that are looked through for a misspelt one


@dataclass
class Call:
    """One question and its answer."""

    function: str
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    result: Any = None
    error: StudentError | None = None
    changed: list[Any] = field(default_factory=list)  # [position, new value] of arguments that the call changed


@dataclass
class Record:
    """Everything that was asked of one module: by check case, and as tables by function."""

    case: str = ""
    charged: str | None = None  # the function that a shipped probe speaks for, if its check says so
    recording: bool = True
    calls: dict[str, list[Call]] = field(default_factory=dict)
    tables: dict[str, dict[Key, Answer]] = field(default_factory=dict)
    asked: dict[tuple[str, bytes], int] = field(default_factory=dict)
    entered: dict[str, list[tuple[str, Key]]] = field(default_factory=dict)  # by check case: functions and their keys

    def begin(self, case: str, charged: str | None) -> None:
        """A check case starts."""
        self.case, self.charged = case, charged
        self.calls[case] = []

    def enter(self, call: Call, digest: bytes, stateful: bool) -> None:
        """Keep a call for messages and tables."""
        self.calls.setdefault(self.case, []).append(call)
        if not self.recording:
            return
        count = 0
        if stateful:
            count = self.asked[self.case, digest] = self.asked.get((self.case, digest), -1) + 1
        key = (self.case if stateful else "", digest, count)
        self.tables.setdefault(call.function, {}).setdefault(key, _answer(call))
        self.entered.setdefault(self.case, []).append((call.function, key))

    def borrow(self, case: str, other: "Record") -> None:
        """Take over what another module answered in a check case where both are known to answer alike."""
        for function, key in other.entered.get(case, ()):
            self.tables.setdefault(function, {}).setdefault(key, other.tables[function][key])


def _answer(call: Call) -> Answer:
    if call.error is not None:
        return Answer(error=getattr(call.error, "failure", {}).get("kind", type(call.error).__name__))
    return Answer(_plain(call.result), call.changed)


def _plain(value: Any) -> Any:
    """A result without handles: that an object came back, whatever its class is called."""
    if isinstance(value, (Handle, Function)):
        return "an object"
    if isinstance(value, (list, tuple)):
        return list(value) if NOT_PLAIN.isdisjoint(map(type, value)) else [_plain(item) for item in value]
    return value


class Student:
    """The module: attributes are the names it had when it was loaded."""

    def __init__(self, link: Link, record: Record, asked_for: Collection[str] = ()) -> None:
        self._asker = _Asker(link, record, asked_for)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run a small function of the suite beside the student's code: `function(module, *arguments)`."""
        return self._asker.run(function, arguments)

    def cpu_seconds(self) -> float:
        """CPU time of the student's process so far, read from outside."""
        return self._asker.link.cpu_seconds()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._asker.attribute(name)


class Function:
    """A function or class of the module, or a method of one of its objects."""

    def __init__(self, asker: "_Asker", name: str, on: "Handle | None" = None) -> None:
        self._asker, self._name, self._on = asker, name, on
        self.__name__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Ask the box to call it."""
        return self._asker.call(self._name, self._on, arguments, keywords)

    def changing(self, *arguments: Any) -> Any:
        """Call it, and change these very arguments as the call changed the box's; an ordinary call leaves them alone."""
        return self._asker.call(self._name, self._on, arguments, {}, changing=True)

    def __repr__(self) -> str:
        return f"<function {self._name}>"


class Given:
    """A given module, as `student.graph`."""

    def __init__(self, asker: "_Asker", name: str) -> None:
        self._asker, self._name = asker, name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._asker.attribute(f"{self._name}.{name}")


class Handle:
    """An object that lives in the box; the same object is the same handle."""

    __slots__ = ("_asker", "_origin", "_ref", "_serial")

    def __init__(self, asker: "_Asker", ref: Ref, origin: "_Origin") -> None:
        for name, value in (("_asker", asker), ("_ref", ref), ("_origin", origin), ("_serial", asker.link.serial)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._asker.get(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._asker.set(self, name, value)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Ask the box to call it."""
        return self._asker.call("__call__", self, arguments, keywords)

    def __repr__(self) -> str:
        return f"<{self._ref.kind} {self._ref.name}>"


NOT_PLAIN = frozenset({list, tuple, Handle, Function})


@dataclass(frozen=True)
class _Origin:
    """The call that an object came from: its function, and a digest that is the same for every student."""

    function: str
    digest: bytes


class _Asker:
    """Sends questions, receives answers, keeps the record."""

    def __init__(self, link: Link, record: Record, asked_for: Collection[str]) -> None:
        self.link, self.record, self.asked_for = link, record, asked_for
        self.handles: dict[tuple[int, int], Handle] = {}
        self.members: dict[str, Any] = {}

    def attribute(self, name: str) -> Any:
        if name not in self.members:
            self.members[name] = self._member(name)
        return self.members[name]

    def _member(self, name: str) -> Any:
        kind = self.link.names.get(name)
        if kind in ("function", "class"):
            return Function(self, name)
        if kind == "data":
            return self._ask({"op": "get", "on": None, "name": name}, name, Call(name, (), {}))
        if any(known.startswith(f"{name}.") for known in self.link.names):
            return Given(self, name)
        others = [known for known in self.link.names if known not in self.asked_for]
        raise MissingError(missing(name, others[:MAX_NAMES]))

    def call(
        self, name: str, on: Handle | None, arguments: tuple[Any, ...], keywords: dict[str, Any], changing: bool = False
    ) -> Any:
        request = {"op": "call", "on": on, "name": name, "args": list(arguments), "kwargs": keywords}
        function = on._origin.function if on is not None else name
        shown = f"{function}.{name}" if on is not None else name
        call = Call(function, arguments, keywords)
        result = self._ask(request, shown, call, charged=function)
        if changing:
            self._write_back(call.changed, arguments)
        return result

    def get(self, on: Handle, name: str) -> Any:
        function = on._origin.function
        return self._ask({"op": "get", "on": on, "name": name}, f"{function}.{name}", Call(function, (), {}), function)

    def set(self, on: Handle, name: str, value: Any) -> None:
        function = on._origin.function
        request = {"op": "set", "on": on, "name": name, "value": value}
        self._ask(request, f"{function}.{name}", Call(function, (value,), {}), function)

    def run(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        source = _source_of(function)
        request = {"op": "run", "source": source, "name": function.__name__, "args": list(arguments)}
        charged = self.record.charged or function.__name__
        return self._ask(request, charged, Call(charged, arguments, {}), charged)

    def _ask(self, request: dict[str, Any], shown: str, call: Call, charged: str | None = None) -> Any:
        frame, digest, stateful = self._pack(request)
        try:
            reply = self.link.ask(
                frame, charged or shown, lambda ref: self._handle(ref, _Origin(call.function, digest))
            )
            if "method" in reply and request["op"] == "get" and request["on"] is not None:
                return Function(self, request["name"], request["on"])
            call.changed = reply.get("changed", [])
            call.result = self._result(reply, shown)
        except StudentError as error:
            call.error = error
            raise
        finally:
            if call.result is not None or call.error is not None or request["op"] != "get":
                self.record.enter(call, digest, stateful)
        return call.result

    def _pack(self, request: dict[str, Any]) -> tuple[bytes, bytes, bool]:
        """The frame, and a digest of it in which objects stand for the calls that made them."""
        met: list[Handle] = []

        def number(value: Any) -> Ref:
            handle = self._live(value)
            met.append(handle)
            ref: Ref = handle._ref
            return ref

        frame = pack(request, number)
        if not met:
            return frame, blake2b(frame, digest_size=16).digest(), False
        neutral = pack(request, lambda handle: Ref(0, "object", handle._origin.digest.hex()))
        return frame, blake2b(neutral, digest_size=16).digest(), True

    def _live(self, value: Any) -> Handle:
        if isinstance(value, Function) and value._on is None:
            value = self._ask({"op": "get", "on": None, "name": value._name}, value._name, Call(value._name, (), {}))
        if not isinstance(value, Handle):
            raise TypeError(f"a suite cannot send a {type(value).__name__} into the box: use student.run")
        if value._serial != self.link.serial:
            raise StoppedError("An object of the program was lost when the program ended.")
        return value

    def _handle(self, ref: Ref, origin: _Origin) -> Handle:
        return self.handles.setdefault((self.link.serial, ref.number), Handle(self, ref, origin))

    def _result(self, reply: dict[str, Any], shown: str) -> Any:
        if "unreturnable" in reply:
            raise UnreturnableResultError(
                f"{shown} gave back something that is not a number, an array, a list or a tuple: "
                f"{str(reply['unreturnable'])[:80]} cannot be returned."
            )
        if "error" in reply:
            raise raised(shown, reply["error"])
        return reply.get("ok")

    def _write_back(self, changed: list[Any], arguments: tuple[Any, ...]) -> None:
        """Arguments that the call changed, changed here too: only where a check asks, or answers could bend the question."""
        for position, value in changed:
            if position not in range(len(arguments)):
                raise StoppedError("The program gave an answer that cannot be read.")
            _overwrite(arguments[position], value)


def _overwrite(argument: Any, value: Any) -> None:
    if isinstance(argument, np.ndarray) and isinstance(value, np.ndarray):
        if argument.shape == value.shape and argument.flags.writeable:
            argument[...] = value
    elif isinstance(argument, list) and isinstance(value, list):
        argument[:] = value
    elif isinstance(argument, dict) and isinstance(value, dict):
        argument.clear()
        argument.update(value)


@cache
def _source_of(function: Callable[..., Any]) -> str:
    """The source of a function of the suite: what is sent into the box."""
    return textwrap.dedent(inspect.getsource(function))
