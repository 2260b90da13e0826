"""What can be wrong with a question beyond its form: names that nobody gave, files that are missing, draws that never work.

`complaints` looks without running anything (the `bank` does, on every reading); `trial` draws variants, for authors and
tests.
"""

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from grader.course import Exercise
from grader.quiz import questions as of
from grader.quiz.fields import Choices, Decimals, Integers
from grader.quiz.grammar import MAX_AUTHOR, ExpressionError, names, parse
from grader.quiz.lines import Place
from grader.quiz.questions import Asked
from grader.quiz.snippets import run_all
from grader.quiz.templates import placeholders

Complaint = tuple[Place, str]
LOADED = (of.Output, of.Bug)


def complaints(questions: Sequence[Asked], exercise: Exercise) -> list[Complaint]:
    """Everything that is wrong, with its place in the file."""
    found: list[Complaint] = []
    seen: set[str] = set()
    for at, question in enumerate(questions):
        own = [*_of_parameters(question), *_of_formulas(question), *_of_texts(question), *_of_files(question, exercise)]
        if question.id in seen:
            own.append((("id",), "two questions have this id"))
        seen.add(question.id)
        found += [(("questions", at, *place), words) for place, words in own]
    return found


def _of_parameters(question: Asked) -> Iterator[Complaint]:
    for name, one in question.parameters.items():
        if isinstance(one, Integers | Decimals):
            low, high = one.integers if isinstance(one, Integers) else one.decimals
            if not low < high:
                yield ("parameters", name), f"{name} goes from a smaller to a larger number"


def _of_formulas(question: Asked) -> Iterator[Complaint]:
    known = {name for name, one in question.parameters.items() if not _is_words(one)}
    for name, formula in question.let.items():
        yield from _unknown(("let", name), formula, known)
        known = known | {name}
    match question:
        case of.Numeric():
            yield from _answers(question, known)
        case of.Written():
            yield from _answers(question, known | question.variables.keys())
        case of.Shape():
            yield from _shapes(question, known)
        case of.Trace():
            for at, row in enumerate(question.rows):
                yield from _unknown(("rows", at, "value"), row.value, known)
                for which, one in enumerate(row.wrong):
                    yield from _unknown(("rows", at, "wrong", which, "value"), one.value, known)
                known = known | {row.name}


def _answers(question: of.Numeric | of.Written, known: set[str]) -> Iterator[Complaint]:
    yield from _unknown(("answer",), question.answer, known)
    for at, one in enumerate(question.wrong):
        yield from _unknown(("wrong", at, "value"), one.value, known)


def _shapes(question: of.Shape, known: set[str]) -> Iterator[Complaint]:
    values: list[tuple[Place, str]] = [(("answer",), question.answer)]
    values += [(("wrong", at, "value"), one.value) for at, one in enumerate(question.wrong)]
    for place, text in values:
        for axis in filter(str.strip, text.strip().strip("()").split(",")):
            if text.strip() != "error":
                yield from _unknown(place, axis, known)


def _unknown(place: Place, formula: str, known: set[str]) -> Iterator[Complaint]:
    try:
        missing = sorted(names(parse(formula, MAX_AUTHOR)) - known)
    except ExpressionError as error:
        yield place, f"the formula {formula.strip()!r} cannot be read: {error}"
        return
    if missing:
        has = ", ".join(sorted(known)) or "none"
        yield place, f"{', '.join(missing)} in {formula.strip()!r} is no parameter, let or variable (there are: {has})"


def _is_words(one: Any) -> bool:
    return isinstance(one, Choices) and any(isinstance(choice, str) for choice in one.choices)


def _of_texts(question: Asked) -> Iterator[Complaint]:
    known = {*question.parameters, *question.let}
    for place, text in _texts(question.model_dump(mode="json"), ()):
        if missing := sorted(placeholders(text) - known):
            yield place, f"{{{{{missing[0]}}}}} is no parameter and no let"


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(one, (*place, key))


def _of_files(question: Asked, exercise: Exercise) -> Iterator[Complaint]:
    if question.picture and not (exercise.handout_folder / question.picture).is_file():
        yield ("picture",), f"{exercise.handout_folder / question.picture} does not exist"
    if isinstance(question, LOADED) and question.code and not placeholders(question.code):
        try:
            ast.parse(question.code)
        except SyntaxError as error:
            yield ("code",), f"the code is no Python: {error.msg} in its line {error.lineno}"


def trial(question: Asked, seeds: Sequence[int]) -> tuple[float, str]:
    """The share of draws that are refused, and why no draw can be used (empty if some can)."""
    from grader.quiz.variants import code_of, variant

    if isinstance(question, of.Output):
        run_all(code_of(question, seeds))
    try:
        refused = sum(variant(question, seed).refused for seed in seeds)
    except ExpressionError as error:
        return 1.0, str(error)
    return refused / (refused + len(seeds)), ""
