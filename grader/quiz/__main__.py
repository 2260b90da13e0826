"""`python -m grader.quiz FILE...`: for authors, what is wrong with a `quiz.yaml`, with line numbers.

Reads each file, draws twenty variants of every question and says which cannot be drawn or are refused too often.
"""

import sys
from pathlib import Path

from grader.course import Course, Exercise
from grader.quiz.bank import BankError, Quiz, read_quiz
from grader.quiz.proof import trial

SEEDS = range(20)


def main(names: list[str]) -> int:
    """Check every file; 1 if anything is wrong."""
    wrong = 0
    for name in names:
        path = Path(name).resolve()
        try:
            found = _draw_all(read_quiz(_exercise(path)))
        except BankError as error:
            found = list(map(str, error.problems))
        for words in found:
            print(words)
        wrong += bool(found)
        print(f"{name}: {f'{len(found)} to mend' if found else 'good'}")
    return int(wrong > 0)


def _exercise(path: Path) -> Exercise:
    return Exercise(Course(path.parents[2]), path.parent.name)


def _draw_all(quiz: Quiz) -> list[str]:
    found = []
    for line, question in zip(quiz.lines, quiz.questions, strict=True):
        refused, why = trial(question, SEEDS)
        if why:
            found.append(f"{quiz.path}, line {line}: {question.id}: {why}")
        elif refused > 0.5:
            why = f"{refused:.0%} of the draws are refused, at most half may be"
            found.append(f"{quiz.path}, line {line}: {question.id}: {why}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
