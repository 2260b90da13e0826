"""`make messages`: one page with the message of every known mistake, as a student sees it, to be read through.

Writes tests/messages.md.
"""

import sys
import textwrap
from pathlib import Path

from grader.course import find_course
from grader.judge.bench import Bench
from grader.judge.judge import Judge, with_judge
from grader.judge.link import LocalLink
from grader.judge.student import Record, Student
from grader.judge.trusted import importable
from grader.judge.verdict import judge_checks
from grader.model import Check

PAGE = Path(__file__).with_name("messages.md")


def messages(bench: Bench) -> list[str]:
    """One block of text for each mistake of an exercise."""
    blocks = []
    for number, info in enumerate(bench.trusted.mistakes):
        module, record = bench.trusted.with_mistake(number), Record()
        with importable({bench.exercise.module: module, **bench.trusted.given}):
            checks = judge_checks(bench, Student(LocalLink(module, bench.trusted.given), record), record)
        failed = [check for check in checks if check.points < check.max_points]
        named = [check for check in failed if check.diagnosis and check.diagnosis.mistake == info.id] or failed[:1]
        blocks.append(f"**{info.id}** of `{info.of}`\n\n```\n{block(named[0]) if named else 'no check fails'}\n```\n")
    return blocks


def block(check: Check) -> str:
    """What the terminal shows: asked, came back, the tutor's sentence."""
    lines = [f"✗ {check.title}", *textwrap.wrap(check.message, 112, initial_indent="  ", subsequent_indent="  ")]
    if check.diagnosis:
        sentence = f"{check.diagnosis.title}. {check.diagnosis.feedback}"
        lines += textwrap.wrap(sentence, 112, initial_indent="  ", subsequent_indent="  ")
    return "\n".join(lines)


def main() -> None:
    """Write the page."""
    course = find_course(Path(__file__).parent)
    parts = ["# Every message, one for each known mistake\n"]

    def loop(judge: Judge) -> None:
        for slug, bench in judge.benches.items():
            bench.prove()
            parts.append(f"## {slug}\n")
            parts.extend(messages(bench))

    with_judge([course.exercise(slug) for slug in sys.argv[1:] or course.exercises], "process", loop)
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
