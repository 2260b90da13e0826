"""Proves a quiz for its author: it loads, every question can be drawn, and no draw is refused more than half the time.

`python -m grader.quiz` and `grade verify` say what it finds, each with file and line.
"""

from collections.abc import Sequence

from grader.course import Exercise
from grader.quiz.bank import BankError, Quiz, read_quiz
from grader.quiz.proof import trial

SEEDS = range(20)
MOST_REFUSED = 0.5


def prove_quiz(exercise: Exercise, seeds: Sequence[int] = SEEDS) -> tuple[int, list[str]]:
    """How many questions were drawn, and what is wrong."""
    try:
        quiz = read_quiz(exercise)
    except BankError as error:
        return 0, [f"{problem}" for problem in error.problems]
    return len(quiz.questions), _draw_all(quiz, seeds)


def _draw_all(quiz: Quiz, seeds: Sequence[int]) -> list[str]:
    found = []
    for line, question in zip(quiz.lines, quiz.questions, strict=True):
        refused, why = trial(question, seeds)
        if not why and refused > MOST_REFUSED:
            why = f"{refused:.0%} of the draws are refused, at most half may be"
        if why:
            found.append(f"{quiz.path}, line {line}: {question.id}: {why}")
    return found
