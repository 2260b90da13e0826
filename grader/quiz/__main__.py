"""`python -m grader.quiz FILE...`: for authors, what is wrong with a `quiz.yaml`, with line numbers.

Reads each file, draws twenty variants of every question and says which cannot be drawn or are refused too often.
"""

import sys
from pathlib import Path

from grader.course import Course, Exercise
from grader.quiz.proving import prove_quiz


def main(names: list[str]) -> int:
    """Check every file; 1 if anything is wrong."""
    wrong = 0
    for name in names:
        path = Path(name).resolve()
        _, found = prove_quiz(Exercise(Course(path.parents[2]), path.parent.name))
        for words in found:
            print(words)
        wrong += bool(found)
        print(f"{name}: {f'{len(found)} to mend' if found else 'good'}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
