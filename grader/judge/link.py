"""Two ways to ask the same questions: a box with a student's code, or trusted code here in the judge.

`BoxLink` loads a submission into boxes, restarts them when they end, and keeps the time that each function has left.
`LocalLink` answers for the reference and the known mistakes through the very same `Server`, bytes and all, so that what
is recorded on both sides can be compared. Used by `judge.student` only.
"""

import time
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from grader.box.codec import ProtocolError, Ref, UnreturnableError, pack, unpack
from grader.box.serve import Server
from grader.errors import GraderError, RejectedError
from grader.judge.channel import Box, BoxDiedError, BoxTimedOutError, Zygote
from grader.judge.outcomes import StoppedError, TimedOutError

MAX_LOADS = 4  # of one file: up to the statement that hung or ended the process, and again
MAX_RESTARTS_PER_FUNCTION = 3
MAX_WORDS = 300  # characters of one text that a box says
MAX_NOTES = 20
SEED = 20_18_10_25  # of the student's random generators, the same in every box
Resolve = Callable[[Ref], Any]
Reply = dict[str, Any]


class MalformedReplyError(GraderError):
    """A reply that our code in a box never gives: a student's code wrote it."""


class Link(Protocol):
    """Something that answers requests about one module."""

    names: dict[str, str]
    notes: list[str]
    output: str
    serial: int  # grows when objects of an earlier box are gone

    def ask(self, frame: bytes, function: str, resolve: Resolve) -> Reply:
        """The reply to one request; `function` is charged for its time."""

    def cpu_seconds(self) -> float:
        """CPU time of the answering process so far."""

    def close(self) -> None:
        """No further questions."""


class LocalLink:
    """Trusted code, asked through the same bytes as a student's."""

    notes: list[str]
    output = ""
    serial = 0

    def __init__(self, module: types.ModuleType, given: Mapping[str, types.ModuleType]) -> None:
        self.server = Server(module, dict(given))
        self.names = {name: "function" for name in vars(module) if not name.startswith("_")}
        self.names |= {f"{name}.{member}": "function" for name in given for member in vars(given[name])}
        self.notes = []

    def ask(self, frame: bytes, function: str, resolve: Resolve) -> Reply:
        """Answer here; a fault of the server is ours."""
        return _checked(unpack(self.server.answer(frame), resolve))

    def cpu_seconds(self) -> float:
        """This process's."""
        return time.process_time()

    def close(self) -> None:
        """Nothing to end."""


@dataclass(frozen=True)
class Source:
    """What is sent into a box: the student's cells and the given files, by module name."""

    name: str
    cells: tuple[str, ...]
    given: Mapping[str, str]
    functions: tuple[str, ...]
    seconds: float


class BoxLink:
    """A submission in its box; a new box when the old one ended, the same budgets."""

    def __init__(self, zygote: Zygote, source: Source) -> None:
        self.zygote, self.source = zygote, source
        self.left: dict[str, float] = {}
        self.stopped: dict[str, int] = {}
        self.stops: dict[int, int] = {}
        self.names: dict[str, str] = {}
        self.notes: list[str] = []
        self.output = ""
        self.serial = -1
        self.box: Box | None = None
        self._load()

    def _load(self) -> None:
        """A new box with the file in it, up to the statements that did not end."""
        for _ in range(MAX_LOADS):
            self.box = Box(self.zygote)
            place: list[int] = []
            try:
                reply = self._exchange_load(self.box, place)
            except GraderError as error:
                self.box.close()
                if not isinstance(error, MalformedReplyError):
                    raise
                raise RejectedError(f"the file could not be loaded: {error}") from None
            except (BoxDiedError, BoxTimedOutError, ProtocolError) as error:
                self.box.close()
                if len(place) != 2:
                    raise RejectedError(f"the file could not be loaded: {error}") from None
                self.stops[place[0]] = place[1]
                self._note(f"while the file was loaded, {error}")
                continue
            try:
                self._loaded(reply)
            except RejectedError:  # there will be no link to close it
                self.box.close()
                raise
            return
        raise RejectedError("the file could not be loaded: again and again it did not end or ended the program")

    def _exchange_load(self, box: Box, place: list[int]) -> Reply:
        def interim(reply: Any) -> bool:
            if not isinstance(reply, dict) or "at" not in reply:
                return False
            if not _is_place(reply["at"]):
                raise ProtocolError("a place in the file that is none")
            place[:] = reply["at"]
            return True

        source = self.source
        request = {"op": "load", "name": source.name, "cells": list(source.cells), "given": dict(source.given),
                   "stops": [list(stop) for stop in self.stops.items()], "seed": SEED}  # fmt: skip
        reply, _ = box.exchange(pack(request), source.seconds, interim=interim)
        return _checked(reply)

    def _loaded(self, reply: Reply) -> None:
        first, self.serial = self.serial < 0, self.serial + 1
        found = reply.get("ok")
        if not isinstance(found, dict) or not isinstance(found.get("names"), dict):
            raise RejectedError("the file could not be loaded")
        if found.get("rejected"):
            raise RejectedError(str(found["rejected"])[:MAX_WORDS])
        self.names = {str(name): str(kind) for name, kind in found["names"].items()}
        if first:
            self._keep_words(reply)
            for note in _texts(found.get("notes")):
                self._note(note)

    def ask(self, frame: bytes, function: str, resolve: Resolve) -> Reply:
        """One exchange with the box; what it does instead of answering is the student's failure."""
        left = self.left.setdefault(function, self.source.seconds)
        if left <= 0:
            raise TimedOutError(
                f"{function} had used up its {self.source.seconds:g} s of CPU time in an earlier check."
            )
        if self.stopped.get(function, 0) >= MAX_RESTARTS_PER_FUNCTION:
            raise StoppedError(f"{function} ended the program each time it was called; it was not called again.")
        if self.box is None or not self.box.open:
            self._load()
        assert self.box is not None
        try:
            reply, used = self.box.exchange(frame, left, resolve)
        except BoxTimedOutError as error:
            self.left[function] = 0.0
            self.box.close()
            raise TimedOutError(f"{function} did not come to an end: {error}.") from None
        except BoxDiedError as error:
            self._count_stop(function)
            raise StoppedError(f"{function} gave no answer: {error}.") from None
        except ProtocolError as error:
            self._count_stop(function)
            self.box.close()
            raise StoppedError(f"{function} gave no answer that can be read ({error}).") from None
        self.left[function] -= used
        return self._answered(reply, function)

    def _answered(self, reply: Any, function: str) -> Reply:
        try:
            checked = _checked(reply)
        except GraderError as error:  # the box says that its own code failed: its word, until a box of ours says so too
            self._count_stop(function)
            if self.box:
                self.box.close()
            prove_box(self.zygote)
            raise StoppedError(f"{function} gave no answer that can be read ({error})."[:MAX_WORDS]) from None
        self._keep_words(checked)
        return checked

    def _count_stop(self, function: str) -> None:
        self.stopped[function] = self.stopped.get(function, 0) + 1

    def _keep_words(self, reply: Reply) -> None:
        printed = reply.get("output")
        self.output = (self.output + (printed if isinstance(printed, str) else ""))[:5000]
        for note in _texts(reply.get("notes")):
            self._note(note)

    def _note(self, note: str) -> None:
        if note not in self.notes and len(self.notes) < 20:
            self.notes.append(note[:MAX_WORDS])

    def cpu_seconds(self) -> float:
        """Of the box that lives now."""
        return self.box.cpu_seconds() if self.box and self.box.open else 0.0

    def close(self) -> None:
        """End the box."""
        if self.box:
            self.box.close()


def _checked(reply: Any) -> Reply:
    """A reply of the right form; `fault` is the box's own code speaking."""
    if not isinstance(reply, dict):
        raise MalformedReplyError("a reply that is no reply")
    if "fault" in reply:
        raise GraderError(f"a fault in the box: {reply['fault']}")
    if not {"ok", "error", "unreturnable", "method"} & reply.keys():
        raise MalformedReplyError("a reply without an answer")
    if "error" in reply:
        reply["error"] = _failure(reply["error"])
    if not _are_changes(reply.get("changed", [])):
        raise MalformedReplyError("changed arguments that are none")
    return reply


FAILURE_FIELDS = {"kind", "name", "text", "line", "filename", "code"}


def _failure(found: Any) -> dict[str, Any]:
    """An exception as the box tells it: short texts, and a line that is a number."""
    if not isinstance(found, dict) or set(found) != FAILURE_FIELDS:
        raise MalformedReplyError("a reply without an answer")
    texts = {name: None if found[name] is None else str(found[name])[:MAX_WORDS] for name in FAILURE_FIELDS - {"line"}}
    return {**texts, "line": found["line"] if type(found["line"]) is int else None}


def _are_changes(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(change, list) and len(change) == 2 and type(change[0]) is int for change in found
    )


def _is_place(found: Any) -> bool:
    return isinstance(found, list) and len(found) == 2 and all(type(number) is int for number in found)


def _texts(found: Any) -> list[str]:
    return [str(text)[:MAX_WORDS] for text in found[:MAX_NOTES]] if isinstance(found, list) else []


CANARY = Source("canary", ("def answer(x):\n    return x + 1\n",), {}, ("answer",), 10.0)


def prove_box(zygote: Zygote) -> None:
    """A box with four known words of code answers rightly, or the grader is at fault."""
    try:
        link = BoxLink(zygote, CANARY)
        request: dict[str, Any] = {"op": "call", "on": None, "name": "answer", "args": [41], "kwargs": {}}
        assert link.box is not None
        reply, _ = link.box.exchange(pack(request), 10.0)
        link.close()
    except (RejectedError, BoxDiedError, BoxTimedOutError, ProtocolError, UnreturnableError) as error:
        raise GraderError(f"a box with known code does not work: {error}") from None
    if _checked(reply).get("ok") != 42:
        raise GraderError("a box with known code gives a wrong answer")
