"""The tables of mistakes on the public inputs: data, no code, so that `grade check` can name mistakes at home.

For each known mistake: what it answers to the questions of the public checks, and where that differs from the right answer.
The right answers themselves are not in it. Written by `author.release`, read by `check.naming`.
"""

import base64
import random
from typing import Any

import numpy as np

from grader.box.codec import pack
from grader.check.session import PublicChecks, open_public_checks
from grader.course import Exercise
from grader.errors import CourseError
from grader.judge.diagnose import same_answer
from grader.judge.tables import Answer, Tables
from grader.judge.trusted import Trusted, importable
from grader.suite.mistake import MistakeInfo


def mistake_tables(exercise: Exercise) -> list[dict[str, Any]]:
    """One entry for each mistake that the public inputs show."""
    trusted = Trusted(exercise)
    found: list[dict[str, Any]] = []

    def loop(checks: PublicChecks) -> None:
        if checks.broken:
            raise CourseError(f"{exercise.public_checks} cannot be collected: {checks.broken[-300:]}")
        right = checks.run(trusted.reference())[1].tables
        for number, info in enumerate(trusted.mistakes):
            calls = _calls(_repeatable(checks, trusted, number), right)
            if calls:
                found.append({**_words(info), "calls": calls})

    with importable(trusted.given):
        open_public_checks(exercise.public_checks, exercise.module, exercise.settings.functions, loop)
    return found


def _repeatable(checks: PublicChecks, trusted: Trusted, number: int) -> Tables:
    """What a mistake answers each time: what chance decides says nothing about a student."""
    once, again = (_run_with_chance(checks, trusted, number, chance) for chance in range(2))
    return {
        function: {
            key: answer
            for key, answer in table.items()
            if key in again.get(function, {}) and same_answer(answer, again[function][key])
        }
        for function, table in once.items()
    }


def _run_with_chance(checks: PublicChecks, trusted: Trusted, number: int, chance: int) -> Tables:
    """The answers of a mistake when everything that is left to chance starts from `chance`."""
    original = np.random.default_rng
    np.random.seed(chance)
    random.seed(chance)
    np.random.default_rng = lambda seed=chance: original(chance if seed is None else seed)
    try:
        return checks.run(trusted.with_mistake(number))[1].tables
    finally:
        np.random.default_rng = original


def _words(info: MistakeInfo) -> dict[str, Any]:
    return {"id": info.id, "of": info.of, "title": info.title, "hints": list(info.hints), "feedback": info.feedback}


def _calls(tables: Tables, right: Tables) -> dict[str, list[list[Any]]]:
    """By function: digest of the question, the mistake's answer, whether it is wrong; only functions that show it."""
    calls = {}
    for function, table in tables.items():
        rows = [
            [key[1].hex(), _answer(answer), not same_answer(answer, right[function][key])]
            for key, answer in table.items()
            if key in right.get(function, {})
        ]
        if any(row[2] for row in rows):
            calls[function] = rows
    return calls


def _answer(answer: Answer) -> list[str]:
    if answer.error:
        return ["error", answer.error]
    return ["value", base64.b64encode(pack(answer.value)).decode()]
