"""`grade verify`: prove the whole course over many seeds, in parallel, and print one table.

Each task (one exercise, one seed) is a process of its own with its own judge. The seeds must agree in every verdict, and so
must both orders of judging. An exercise's quiz is proved beside it: read, and every question drawn.
"""

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader.author.ending import must_end
from grader.author.proof import Proof, prove
from grader.author.public import must_be_readable, prove_public_checks
from grader.course import Course, Exercise
from grader.errors import CourseError
from grader.quiz.proving import prove_quiz


@dataclass
class Verified:
    """An exercise over all seeds."""

    exercise: Exercise
    proofs: list[Proof] = field(default_factory=list)
    questions: int | None = None  # of its quiz, if there is one
    findings: list[str] = field(default_factory=list)

    def conclude(self) -> None:
        """Findings of all seeds, each once, and disagreements between seeds."""
        seen = dict.fromkeys(finding for proof in self.proofs for finding in proof.findings)
        self.findings += list(seen)
        first = self.proofs[0]
        for proof in self.proofs[1:]:
            for name, verdict in proof.verdicts.items():
                if first.verdicts.get(name, verdict) != verdict:
                    self.findings.append(
                        f"{self.exercise.solution_folder / name}:1: seed {first.seed} gives {first.verdicts[name]}, "
                        f"seed {proof.seed} gives {verdict}"
                    )


def verify(
    course: Course, slugs: Iterable[str], seeds: int, rung: str, jobs: int, tick: Callable[[str], None]
) -> list[Verified]:
    """Prove the exercises on `seeds` seeds, every second one in reverse order."""
    verified = {slug: Verified(course.exercise(slug)) for slug in slugs}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        tasks = {
            pool.submit(_task, str(course.root), slug, seed, rung, position % 2 == 1): slug
            for slug in verified
            for position, seed in enumerate(_seeds(seeds))
        }
        public = {slug: pool.submit(_public_task, str(course.root), slug) for slug in verified}
        quizzes = {
            slug: pool.submit(_quiz_task, str(course.root), slug)
            for slug, one in verified.items() if one.exercise.quiz.is_file()
        }  # fmt: skip
        for task in as_completed(tasks):
            verified[tasks[task]].proofs.append(task.result())
            tick(tasks[task])
        for slug, found in verified.items():
            found.proofs.sort(key=lambda proof: proof.seed)
            found.findings += public[slug].result()
            found.conclude()
            if slug in quizzes:
                found.questions, wrong = quizzes[slug].result()
                found.findings += wrong
            found.findings = list(dict.fromkeys(found.findings))  # what more than one task met is said once
    return list(verified.values())


def _seeds(count: int) -> list[int]:
    """The suite's own seed first, then others."""
    return [7, *(seed for seed in range(count) if seed != 7)][:count]


def _task(root: str, slug: str, seed: int, rung: str, reverse: bool) -> Proof:
    return prove(Course(Path(root)).exercise(slug), seed, rung, reverse)


def _public_task(root: str, slug: str) -> list[str]:
    try:
        exercise = Course(Path(root)).exercise(slug)
        with must_end(f"{exercise.public_checks}:1: a public check, of the reference, the stub or a constant,"):
            return prove_public_checks(exercise)
    except CourseError as error:
        return [str(error)]


def _quiz_task(root: str, slug: str) -> tuple[int, list[str]]:
    try:
        exercise = Course(Path(root)).exercise(slug)
        must_be_readable(exercise)
        with must_end(f"{exercise.quiz}:1: the quiz, or a mistake that it asks about,"):
            return prove_quiz(exercise)
    except CourseError as error:
        return 0, [str(error)]


def show(verified: list[Verified], console: Console) -> None:
    """The table, then every finding with the line to look at."""
    table = Table(box=None, header_style="bold")
    for name in ("exercise", "checks", "points", "mistakes", "confused", "styles", "wrong", "caught", "named",
                 "wrongly named", "seeds", "slowest correct", "questions", ""):  # fmt: skip
        table.add_column(name, justify="left" if name in ("exercise", "") else "right", overflow="fold")
    for found in verified:
        worst = min(found.proofs, key=lambda proof: proof.named)
        table.add_row(
            found.exercise.slug, str(worst.checks), f"{worst.points:g}", str(worst.mistakes),
            str(max(proof.confusions for proof in found.proofs)), str(worst.styles), str(worst.wrong), str(worst.caught),
            str(worst.named), str(max(proof.wrongly_named for proof in found.proofs)),
            str(len({proof.seed for proof in found.proofs})),
            f"{max(proof.seconds for proof in found.proofs):.2f} s", "" if found.questions is None else str(found.questions),
            "proved" if not found.findings else "BROKEN",
        )  # fmt: skip
    console.print(table)
    for found in verified:
        for finding in found.findings:
            console.print(f"{finding}", markup=False, soft_wrap=True)
