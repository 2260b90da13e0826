"""The student's side of a channel: hold one module, answer requests about it with plain data.

The verbs are `load`, `call`, `get`, `set` and `run` (a small function sent as source, to run beside the student's code).
Objects of the student's own classes stay here and cross as numbers; arrays and lists that a call changed go back with the
answer. Everything this file says is the student's word: `judge.channel` checks it. The same `Server` answers for the
reference and the known mistakes inside the judge, so that both sides are asked in exactly the same way.
"""

import contextlib
import io
import os
import random
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.box import loading
from grader.box.codec import PREFIX, ProtocolError, Ref, UnreturnableError, lengths, pack, unpack

AT_ONCE = 1 << 16  # bytes: most frames come in one piece
MAX_OUTPUT = 4000  # characters of printed text that are kept
MAX_NOTES = 5
MAX_OBJECTS = 100_000
Reply = dict[str, Any]
Snapshot = bytes | tuple[Any, ...] | None


class Server:
    """Answers requests about one module; keeps the objects that do not cross."""

    def __init__(
        self, module: types.ModuleType | None = None, given: dict[str, types.ModuleType] | None = None
    ) -> None:
        self.module = module or types.ModuleType("empty")
        self.given = given or {}
        self.objects: list[Any] = []
        self.numbers: dict[int, int] = {}
        self.shipped: dict[tuple[str, str], Callable[..., Any]] = {}

    def answer(self, frame: bytes) -> bytes:
        """The reply frame to one request frame; a fault of this file is told as such, with its line."""
        try:
            return self._pack(self._answer(unpack(frame, self._resolve)))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            return pack({"fault": f"{place.filename}:{place.lineno}: {type(error).__name__}: {error}"})

    def _answer(self, request: dict[str, Any]) -> Reply:
        verb: Callable[[dict[str, Any]], Reply] = getattr(self, f"_{request['op']}")
        return verb(request)

    def _call(self, request: dict[str, Any]) -> Reply:
        arguments, keywords = request["args"], request["kwargs"]
        before = snapshots(arguments)
        reply = self._attempt(lambda: self._find(request)(*arguments, **keywords))
        reply["changed"] = [[position, arguments[position]] for position in changed(before, arguments)]
        return reply

    def _get(self, request: dict[str, Any]) -> Reply:
        reply = self._attempt(lambda: self._find(request))
        if request["on"] is not None and loading.is_method(reply.get("ok")):
            return {"method": True}
        return reply

    def _set(self, request: dict[str, Any]) -> Reply:
        return self._attempt(lambda: setattr(request["on"], request["name"], request["value"]))

    def _run(self, request: dict[str, Any]) -> Reply:
        function = self._ship(request["source"], request["name"])
        return self._attempt(lambda: function(self.module, *request["args"]))

    def _ship(self, source: str, name: str) -> Callable[..., Any]:
        if (source, name) not in self.shipped:
            namespace: dict[str, Any] = {"np": np, **self.given}
            exec(compile(source, "<shipped>", "exec", dont_inherit=True), namespace)
            self.shipped[source, name] = namespace[name]
        return self.shipped[source, name]

    def _find(self, request: dict[str, Any]) -> Any:
        target = self.module if request["on"] is None else request["on"]
        first, *rest = request["name"].split(".")
        if request["on"] is None and rest and first in self.given:
            target, rest = self.given[first], rest
        else:
            rest = [first, *rest]
        for name in rest:
            target = getattr(target, name)
        return target

    def _attempt(self, action: Callable[[], Any]) -> Reply:
        """Run student code: its exceptions are data."""
        try:
            return {"ok": action()}
        except BaseException as error:
            return {"error": vars(loading.describe(error))}

    def _pack(self, reply: Reply) -> bytes:
        try:
            return pack(reply, self._refer)
        except UnreturnableError as error:
            return pack({"unreturnable": str(error)})
        except BaseException as error:  # a student's class in the way of reading its plain value
            return pack({"error": vars(loading.describe(error))})

    def _refer(self, value: Any) -> Ref:
        """Only instances of the student's or given classes, and functions, may stay here as objects."""
        kind = type(value)
        is_function = loading.is_method(value) or isinstance(value, type)
        if not is_function and kind.__module__ not in {self.module.__name__, *self.given}:
            raise UnreturnableError(kind.__name__)
        if id(value) not in self.numbers:
            if len(self.objects) >= MAX_OBJECTS:
                raise UnreturnableError(f"more than {MAX_OBJECTS} objects")
            self.numbers[id(value)] = len(self.objects)
            self.objects.append(value)
        return Ref(self.numbers[id(value)], "function" if is_function else "object", kind.__name__)

    def _resolve(self, ref: Ref) -> Any:
        return self.objects[ref.number]


def snapshots(arguments: Sequence[Any]) -> list[Snapshot]:
    """What each argument holds now."""
    return [_snapshot(argument) for argument in arguments]


def changed(before: Sequence[Snapshot], arguments: Sequence[Any]) -> list[int]:
    """The places of those that no longer hold what they did."""
    now = snapshots(arguments)
    return [place for place, old in enumerate(before) if old is not None and now[place] != old]


def _snapshot(argument: Any) -> Snapshot:
    """What an argument holds now, if a call could change it."""
    if isinstance(argument, np.ndarray):
        return argument.shape, argument.dtype, argument.tobytes()
    if isinstance(argument, (list, dict)):
        try:
            return pack(argument, lambda item: Ref(id(item), "object", ""))
        except UnreturnableError:
            return b"unreturnable"
    return None


class BoxServer(Server):
    """The server of a real box: loads the source that arrives, keeps what is printed and warned."""

    def __init__(self, receive: int, send: int) -> None:
        super().__init__()
        self.receive, self.send = receive, send
        self.printed = Printed()
        self.notes: list[str] = []

    def serve(self) -> None:
        """Answer frames until the judge closes its end."""
        for name in ("stdout", "stderr", "__stdout__", "__stderr__"):
            setattr(sys, name, self.printed)
        warnings.simplefilter("default")
        warnings.showwarning = self._warned  # type: ignore[assignment]  # takes what it needs
        while (frame := read_frame(self.receive)) is not None:
            write_all(self.send, self.answer(frame))

    def _answer(self, request: dict[str, Any]) -> Reply:
        reply = super()._answer(request)
        reply["output"] = self.printed.take()
        reply["notes"], self.notes = self.notes, []
        return reply

    def _load(self, request: dict[str, Any]) -> Reply:
        random.seed(request["seed"])
        np.random.seed(request["seed"])
        stops = dict(request["stops"])
        loaded = loading.load(request["name"], request["cells"], request["given"], stops, self._progress)
        self.module = loaded.module
        self.given = {name: sys.modules[name] for name in request["given"]}
        names = {**loaded.names}
        for name, module in self.given.items():
            names |= {f"{name}.{member}": kind for member, kind in loading.public_names(module).items()}
        return {"ok": {"names": names, "notes": loaded.notes, "rejected": loaded.rejected}}

    def _progress(self, cell: int, statement: int) -> None:
        write_all(self.send, pack({"at": [cell, statement]}))

    def _warned(self, message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: Any) -> None:
        note = (
            f"{category.__name__}: {str(message)[: loading.MAX_TEXT]} (line {lineno} of {os.path.basename(filename)})"
        )
        if len(self.notes) < MAX_NOTES:
            self.notes.append(note)


class Printed(io.TextIOBase):
    """Standard output of a box: keeps the first characters, lets the rest go."""

    def __init__(self) -> None:
        self.left = MAX_OUTPUT
        self.parts: list[str] = []

    def writable(self) -> bool:
        """It always is."""
        return True

    def write(self, text: str) -> int:
        """Keep what still fits."""
        if self.left > 0:
            part = str(text)[: self.left].encode("utf-8", "replace").decode()
            self.parts.append(part)
            self.left -= len(part)
            if self.left <= 0:
                self.parts.append("\n[cut here: more was printed]")
        return len(text)

    def take(self) -> str:
        """What was printed since the last time."""
        taken, self.parts = "".join(self.parts), []
        return taken


def read_frame(descriptor: int) -> bytes | None:
    """One whole frame, or None at the end of the pipe; the judge sends no other before this one's answer."""
    data = bytearray(os.read(descriptor, AT_ONCE))
    while data and len(data) < (needed := _length(data)):
        part = os.read(descriptor, min(needed - len(data), 1 << 20))
        if not part:
            return None
        data += part
    return bytes(data) or None


def _length(data: bytearray) -> int:
    """Of the frame that begins with these bytes, as far as they tell."""
    return PREFIX.size + sum(lengths(bytes(data[: PREFIX.size]))) if len(data) >= PREFIX.size else PREFIX.size


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; the pipe's reader may be slow."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def main(receive: int, send: int) -> None:
    """The life of one box, from the sealed sandbox to the end of its pipe."""
    with contextlib.suppress(ProtocolError, OSError):  # the judge is gone, or a student wrote into our pipe
        BoxServer(receive, send).serve()
