"""What a question is called on a page: `q3` for the third of its quiz, since an author's name for it may say too much.

The pages write these names into the file of answers; `answers` reads them back. That the quiz was not changed in between is
proved by the tag of each question.
"""

from collections.abc import Mapping
from typing import TypeVar

from grader.quiz.bank import Quiz

T = TypeVar("T")


def page_names(quiz: Quiz) -> dict[str, str]:
    """The name on a page of every question, by its id."""
    return {question.id: f"q{at}" for at, question in enumerate(quiz.questions, 1)}


def by_id(quiz: Quiz, found: Mapping[str, T]) -> dict[str, T]:
    """What stands under the names of a page, under the ids of the bank; other names stay as they are."""
    ids = {name: own for own, name in page_names(quiz).items()}
    if not found.keys() <= ids.keys():
        return dict(found)
    return {ids[name]: value for name, value in found.items()}
