"""What student code can do to a check, as exceptions that a suite meets like those of an imported module.

Raised by `judge.student`, read by `judge.verdict`. Each carries the sentence that its student reads.
"""

import builtins
from collections.abc import Iterable
from typing import Any


class StudentError(Exception):
    """Something the student's code did or lacks: never a fault of the grader."""

    outcome = "crashed"


class MissingError(StudentError, AttributeError):
    """A name that the submission does not define."""

    outcome = "not_implemented"


class StoppedError(StudentError):
    """The program ended, crashed or was garbled before it answered."""


class TimedOutError(StudentError):
    """A function used up its time."""

    outcome = "timed_out"


class UnreturnableResultError(StudentError, TypeError):
    """A result that is not plain data."""

    outcome = "failed"


class RaisedError(StudentError):
    """An exception of the student's code; made with `raised`, so that it is also the builtin of its name."""

    failure: dict[str, Any]


def raised(function: str, failure: dict[str, Any]) -> RaisedError:
    """The student's exception as one that `except ValueError` and `pytest.raises` recognise."""
    error = _class_of(failure["kind"])(_sentence(function, failure))
    error.failure = failure
    if failure["kind"] == "NotImplementedError":
        error.outcome = "not_implemented"
    return error


def _sentence(function: str, failure: dict[str, Any]) -> str:
    if failure["kind"] == "NotImplementedError":
        return f"{function} still raises NotImplementedError: it is not written yet."
    what = f"{failure['name']}: {failure['text']}" if failure["text"] else str(failure["name"])
    where = f" (line {failure['line']} of {failure['filename']}: `{failure['code']}`)" if failure["line"] else ""
    return f"{function} raised {what}{where}."


def missing(name: str, names: Iterable[str]) -> str:
    """That a file does not define a name, and which of its own may have been meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(names), 1)
    hint = f" Did you mean {name} where you wrote {close[0]}?" if close else ""
    return f"There is no {name} in your file.{hint}"


_classes: dict[str, type[RaisedError]] = {}


def _class_of(kind: str) -> type[RaisedError]:
    base = getattr(builtins, kind, None)
    if not isinstance(base, type) or not issubclass(base, Exception):
        kind, base = "Exception", Exception  # KeyboardInterrupt and SystemExit would end the session of the suite
    if kind not in _classes:  # only names of Python's own come here: a box cannot make this table grow
        try:
            _classes[kind] = type(f"Raised{kind}", (RaisedError, base), {})
        except TypeError:  # a layout that cannot be shared
            _classes[kind] = RaisedError
    return _classes[kind]
