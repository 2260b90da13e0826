""" "Which bug made this output?": a question made from the exercise's own known mistakes.

One call of the public checks (or the author's own) is answered by the reference and by every known mistake of the function.
What the meant mistake gives is shown; the titles of it and of others that give something else are the options. No student
code is near. Used by the `bank`.
"""

import contextlib
import copy
import inspect
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from grader.course import Exercise
from grader.judge.trusted import Trusted, importable
from grader.quiz.fields import Option
from grader.quiz.grammar import ExpressionError
from grader.quiz.questions import Asked, Bug, KnownMistake
from grader.suite.mistake import MistakeInfo

MOST_OTHERS = 3
LONGEST = 300  # characters of a call and of a result


class MistakeBug(Asked):
    """A bug question whose code, key and options the engine made."""

    type: Literal["bug"] = "bug"
    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True)
class Call:
    """One question to a function, copied before anybody can change it."""

    arguments: tuple[Any, ...]
    keywords: dict[str, Any]

    def of(self, module: types.ModuleType, name: str) -> str:
        """What a module's function gives, as a text; an error by its name."""
        arguments, keywords = copy.deepcopy((self.arguments, self.keywords))
        try:
            with np.errstate(all="ignore"):
                return shown(getattr(module, name)(*arguments, **keywords))
        except Exception as error:
            return f"{type(error).__name__}"

    def text(self, name: str) -> str:
        """The call as code."""
        parts = [shown(one) for one in self.arguments] + [f"{key}={shown(one)}" for key, one in self.keywords.items()]
        return f"{name}({', '.join(parts)})"


def from_mistake(question: Bug, wanted: KnownMistake, exercise: Exercise) -> MistakeBug:
    """The question that a known mistake makes; ExpressionError if no call tells it from two others."""
    trusted = Trusted(exercise)
    infos = {number: info for number, info in enumerate(trusted.mistakes) if info.of == wanted.of}
    meant = next((number for number, info in infos.items() if info.id == wanted.id), None)
    if meant is None:
        raise ExpressionError(f"there is no mistake {wanted.id} of {wanted.of} in {exercise.mistakes}")
    modules = {number: trusted.with_mistake(number) for number in infos}
    best: tuple[Call, str, dict[int, str]] | None = None
    for call in _calls(wanted, trusted):
        right, result = call.of(trusted.reference(), wanted.of), call.of(modules[meant], wanted.of)
        if result == right or max(len(result), len(call.text(wanted.of))) > LONGEST:
            continue
        others = _others(call, modules, infos, meant, {right, result})
        if best is None or len(others) > len(best[2]):
            best = (call, result, others)
        if len(others) == MOST_OTHERS:
            break
    if best is None or len(best[2]) < 2:
        where = "its call does not tell" if wanted.call else "no call of the public checks tells"
        raise ExpressionError(f"{where} {wanted.id} from two other mistakes: give `mistake` another `call`")
    return _made(question, wanted.of, best, infos, meant)


def _others(
    call: Call, modules: dict[int, types.ModuleType], infos: dict[int, MistakeInfo], meant: int, taken: set[str]
) -> dict[int, str]:
    """Other mistakes, and what each gives: all different, and as far from each other as their titles."""
    found: dict[int, str] = {}
    titles = {infos[meant].title}
    for number, info in infos.items():
        result = call.of(modules[number], info.of) if info.id != infos[meant].id and info.title not in titles else ""
        if result and result not in taken and len(result) <= LONGEST and not result.endswith("Error"):
            found[number] = result
            taken, titles = taken | {result}, titles | {info.title}
        if len(found) == MOST_OTHERS:
            break
    return found


def _made(
    question: Bug, name: str, best: tuple[Call, str, dict[int, str]], infos: dict[int, MistakeInfo], meant: int
) -> MistakeBug:
    call, result, others = best
    options = [Option(text=infos[meant].title, correct=True, feedback=infos[meant].feedback)]
    for number, gives in others.items():
        words = f"{infos[number].feedback} Here it would give `{gives}`."
        options.append(Option(text=infos[number].title, misconception=infos[number].id, feedback=words))
    asked = {key: getattr(question, key) for key in Asked.model_fields if key != "code"}
    return MistakeBug(**asked, code=f"{call.text(name)}\n# gives {result}", options=tuple(options))


def _calls(wanted: KnownMistake, trusted: Trusted) -> Iterator[Call]:
    if wanted.call is not None:
        yield from _recorded(wanted.of, trusted, lambda: [_author(wanted.call or "", trusted)])
    else:
        path = trusted.exercise.public_checks
        yield from _recorded(wanted.of, trusted, lambda: _checks_of(path))


def _author(call: str, trusted: Trusted) -> Callable[[], Any]:
    return lambda: exec(f"import numpy as np\nfrom {trusted.exercise.module} import *\n{call}", {})


def _checks_of(path: Path) -> list[Callable[[], Any]]:
    module = types.ModuleType(path.stem)
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True), module.__dict__)
    found = [value for name, value in vars(module).items() if name.startswith("test_") and callable(value)]
    return [check for check in found if not inspect.signature(check).parameters]


def _recorded(name: str, trusted: Trusted, load: Callable[[], list[Callable[[], Any]]]) -> list[Call]:
    """The calls that some code makes of one function of the reference."""
    module, calls = trusted.reference(), list[Call]()
    function = getattr(module, name)

    def note(*arguments: Any, **keywords: Any) -> Any:
        calls.append(Call(*copy.deepcopy((arguments, keywords))))
        return function(*arguments, **keywords)

    setattr(module, name, note)
    with importable({trusted.exercise.module: module, **trusted.given}):
        for ask in load():
            with contextlib.suppress(Exception):
                ask()
    return calls


def shown(value: Any) -> str:
    """A value as code: six digits, arrays as `array(...)`."""
    if isinstance(value, np.ndarray):
        with np.printoptions(precision=6, suppress=True, threshold=60):
            return re.sub(r"\s*\n\s*", " ", repr(value + 0 if value.dtype.kind == "f" else value))
    if isinstance(value, tuple | list):
        inner = ", ".join(map(shown, value))
        return f"({inner}{',' if len(value) == 1 else ''})" if isinstance(value, tuple) else f"[{inner}]"
    if isinstance(value, np.generic):
        value = value.item()
    return f"{value + 0.0:.6g}" if isinstance(value, float) else repr(value)
