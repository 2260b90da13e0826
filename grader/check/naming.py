"""Known mistakes, recognised at home from the released tables: data of what each answers on the public inputs.

The same comparison as the judge's (`judge.diagnose`), with tables that `author.tables` wrote. Fourth step of `grade check`.
"""

import base64
from collections.abc import Iterable
from functools import cache
from typing import Any

from grader.box.codec import unpack
from grader.check.released import Released
from grader.judge.diagnose import Match, choose, evidence_weight
from grader.judge.tables import Answer, Key, Table, Tables
from grader.suite.mistake import MistakeInfo

ANOTHER = Answer(error="another answer")  # the right one is not released: only that the mistake's differs from it


def name_mistake(exercise: Released, functions: Iterable[str], own: Tables) -> Match | None:
    """The known mistake that the first of these functions to have one shows."""
    found = (_name(exercise, function, own.get(function, {})) for function in functions)
    return next((match for match in found if match), None)


def _name(exercise: Released, function: str, own: Table) -> Match | None:
    matches = []
    for entry in exercise.mistakes or ():
        if rows := entry["calls"].get(function):
            mistake, right = _tables(rows)
            weight = evidence_weight(own, mistake, right)
            if weight > 0:
                info = MistakeInfo(entry["id"], entry["of"], entry["title"], entry["feedback"], tuple(entry["hints"]))
                matches.append((info, weight))
    return choose(function, matches)


def _tables(rows: list[list[Any]]) -> tuple[dict[Key, Answer], dict[Key, Answer]]:
    """What the mistake answers, and what is right as far as it is told."""
    mistake: dict[Key, Answer] = {("", bytes.fromhex(digest), 0): _answer(*answer) for digest, answer, _ in rows}
    right = {key: ANOTHER if wrong else mistake[key] for key, (_, _, wrong) in zip(mistake, rows, strict=True)}
    return mistake, right


@cache
def _answer(kind: str, text: str) -> Answer:
    return Answer(error=text) if kind == "error" else Answer(unpack(base64.b64decode(text)))
