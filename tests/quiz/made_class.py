"""A class that took the tiny quiz: marked answer files as a ledger, without a gradebook."""

import json
import random
from collections.abc import Callable, Mapping
from typing import Any

from quiz.cases import right_answer
from quiz.conftest import SECRET
from render import made

from grader.gradebook.standings import Ledger
from grader.model import Person, Report, Submission
from grader.quiz.answers import tag
from grader.quiz.draws import variant_seed
from grader.quiz.questions import Output
from grader.quiz.reports import Marker
from grader.quiz.snippets import run_all
from grader.quiz.variants import Variant, code_of

SLUG = "01-tiny-quiz"
Answer = Callable[[Variant], Any]


def wrong_answer(variant: Variant, place: int) -> Any:
    """The anticipated wrong answer at a place, for questions with options or a number."""
    value = variant.wrong[place].value
    labels = {one.id: one.label for one in variant.options}
    return labels.get(value, repr(value) if isinstance(value, float) else value)


def reports(marker: Marker, answers: Mapping[str, Mapping[str, Any]]) -> list[Report]:
    """The reports of students: an answer for each question by `(variant) -> answer`, right where none is given."""
    quiz, found = marker.bank.quiz(SLUG), []
    for question in quiz.questions:
        if isinstance(question, Output):
            run_all(code_of(question, [variant_seed(SECRET, student, question.id, 1) for student in answers]))
    for student, own in answers.items():
        asked = {one.id: marker.asked(one, student, 1) for one in quiz.questions}
        given = {name: own[name](one) if name in own else right_answer(one) for name, one in asked.items()}
        data = {
            "format": 1, "kind": "fallline-quiz", "quiz": SLUG, "student": student, "try": 1, "answers": given,
            "variants": {name: tag(SECRET, student, 1, one) for name, one in asked.items()},
        }  # fmt: skip
        content, name = json.dumps(data).encode(), f"{SLUG}.json"
        handed_in = Submission(
            student=student, exercise=SLUG, filename=name, content=content, digest=made.digest(student)
        )
        found.append(marker.report(handed_in))
    return found


def class_of(count: int, seed: int = 1) -> dict[str, dict[str, Answer]]:
    """Students of all abilities: `wrong-line` goes the wrong way round, and hardly anybody is right in `printed-choice`."""
    luck, found = random.Random(seed), dict[str, dict[str, Answer]]()
    for number in range(count):
        ability, own = number / count, dict[str, Answer]()
        if luck.random() > ability:
            own["gradient-of-toy"] = lambda one: wrong_answer(one, 0)
        if luck.random() > ability:
            own["some-of-four"] = lambda one: [shown.label for shown in one.options]
        if luck.random() > ability:
            own["two-steps-in-a-table"] = lambda one: None
        if luck.random() < ability:
            own["wrong-line"] = lambda one: one.wrong[0].value
        if number < count - 3:
            own["printed-choice"] = lambda one: next(
                shown.label for shown in one.options if shown.text == one.wrong[0].value
            )
        found[f"s{number:03}"] = own
    return found


def ledger_of(
    marker: Marker, answers: Mapping[str, Mapping[str, Any]], people: dict[str, Person] | None = None
) -> Ledger:
    """The class as the pages see it."""
    return made.ledger(reports(marker, answers), people, course=marker.course)
