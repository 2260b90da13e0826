"""The course's own code in the judge: reference, known mistakes and given files, loaded fresh whenever asked.

A mistake replaces one function or class of the reference; the reference's others see the replacement because all of them
live in one namespace. Nothing here ever meets student code. Used by `judge.judge` and `judge.diagnose`.
"""

import sys
import traceback
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

from grader.course import Exercise
from grader.errors import CourseError
from grader.suite.mistake import MistakeInfo


class Trusted:
    """Reference and mistakes of one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise

    @cached_property
    def given(self) -> dict[str, types.ModuleType]:
        """The given modules."""
        modules: dict[str, types.ModuleType] = {}
        for name in self.exercise.given:
            modules[name] = types.ModuleType(name)
            _execute(_compiled(self.exercise.handout_folder / f"{name}.py"), modules[name], modules)
        return modules

    def reference(self, replaced: Mapping[str, Any] | None = None) -> types.ModuleType:
        """A fresh reference, some of its functions replaced."""
        module = self._load(self._reference_code, {})
        vars(module).update(replaced or {})
        return module

    def with_mistake(self, number: int) -> types.ModuleType:
        """A fresh reference in which one function is the known wrong one."""
        reference = self.reference()
        wrong = self._mistakes_of(reference)[number]
        setattr(reference, wrong.__mistake__.of, wrong)
        return reference

    @cached_property
    def mistakes(self) -> list[MistakeInfo]:
        """Every known mistake, in the file's order."""
        infos: list[MistakeInfo] = [wrong.__mistake__ for wrong in self._mistakes_of(self.reference())]
        for number, info in enumerate(infos):
            if info.of not in self.exercise.settings.functions:
                raise CourseError(
                    f"{self.place_of(number)}: {info.id} is of {info.of!r}, which is no function of this exercise."
                )
        return infos

    def load(self, path: Path) -> types.ModuleType:
        """Another file of the course, such as the stub, as the exercise's module."""
        return self._load(_compiled(path), {})

    def place_of(self, number: int) -> str:
        """`mistakes.py:LINE`: where a mistake is written."""
        return f"{self.exercise.mistakes}:{self._lines[number]}"

    @cached_property
    def _lines(self) -> list[int]:
        return [_line_of(wrong) for wrong in self._mistakes_of(self.reference())]

    def _mistakes_of(self, reference: types.ModuleType) -> list[Any]:
        module = self._load(self._mistakes_code, {self.exercise.module: reference})
        return [value for value in vars(module).values() if hasattr(value, "__mistake__")]

    def _load(self, code: CodeType, modules: Mapping[str, types.ModuleType]) -> types.ModuleType:
        module = types.ModuleType(self.exercise.module)
        _execute(code, module, {self.exercise.module: module, **self.given, **modules})
        return module

    @cached_property
    def _reference_code(self) -> CodeType:
        return _compiled(self.exercise.reference)

    @cached_property
    def _mistakes_code(self) -> CodeType:
        return _compiled(self.exercise.mistakes)


def _line_of(wrong: Any) -> int:
    if not isinstance(wrong, type):
        return int(wrong.__code__.co_firstlineno)
    names = (value.__code__ for value in vars(wrong).values() if isinstance(value, types.FunctionType))
    return min((code.co_firstlineno for code in names), default=1)


def _compiled(path: Path) -> CodeType:
    try:
        return compile(text_of(path), str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise CourseError(fault_in(path, error)) from None


def _execute(code: CodeType, module: types.ModuleType, modules: Mapping[str, types.ModuleType]) -> None:
    try:
        with importable(modules):
            exec(code, vars(module))
    except Exception as error:
        raise CourseError(fault_in(Path(code.co_filename), error)) from error


def text_of(path: Path) -> str:
    """What is written in a file of the course."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CourseError(f"{path}:{line}: not text in UTF-8: save the file as UTF-8.") from None


def fault_in(path: Path, error: BaseException, line: int = 1) -> str:
    """`file:line: Type: text`: where in this file of the course an exception came from (else `line`), and what it was."""
    return f"{path}:{line_in(path, error) or line}: {type(error).__name__}: {str(error)[:200]}"


def line_in(path: Path, error: BaseException) -> int | None:
    """The line of this file that an exception came through last."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if Path(frame.filename) == path), None)


@contextmanager
def importable(modules: Mapping[str, types.ModuleType]) -> Iterator[None]:
    """For a moment these modules can be imported by name, then everything is as before."""
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
