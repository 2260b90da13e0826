"""Prove one exercise on one seed: the reference, the stub, every known mistake, every file of `correct/` and `wrong/`.

What breaks is a `Finding` that names the file and line to look at. `author.verify` runs this for every exercise and seed
and prints the table.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from grader.author.ending import must_end
from grader.author.public import must_be_readable
from grader.course import Exercise
from grader.errors import CourseError
from grader.judge.bench import Bench
from grader.judge.diagnose import Known, told_apart
from grader.judge.judge import Judge, with_judge
from grader.model import Report, Submission
from grader.suite.check import Credit

HEADER = re.compile(r"^# mistake: (?P<function>[\w.]+) (?P<ids>none|[A-Z]+-\d+\w*(?: [A-Z]+-\d+\w*)*)(?: -.*)?$")
NAMED_SHARE = 0.7  # of the wrong files must be named
STYLES = 5


@dataclass
class Proof:
    """What was counted, and what is broken."""

    slug: str
    seed: int
    checks: int = 0
    points: float = 0.0
    mistakes: int = 0
    confusions: int = 0
    styles: int = 0
    wrong: int = 0
    caught: int = 0
    named: int = 0
    wrongly_named: int = 0
    seconds: float = 0.0  # of the slowest correct submission
    findings: list[str] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)  # file -> score and names, for comparing seeds


def prove(exercise: Exercise, seed: int, rung: str, reverse: bool = False) -> Proof:
    """Everything that `grade verify` demands of an exercise, on one seed; `reverse` judges in the opposite order."""
    proof = Proof(exercise.slug, seed)

    def loop(judge: Judge) -> None:
        collecting.close()
        bench = judge.benches[exercise.slug]
        with must_end(f"{exercise.reference}:1: the reference in its suite"):
            bench.prove()
        bench.around = lambda number: must_end(_mistake_at(bench, number))
        proof.checks, proof.points = len(bench.checks), bench.max_score
        _prove_mistakes(bench, proof)
        reports = _judge_files(judge, exercise, reverse)
        _prove_reference_and_stub(reports, exercise, proof)
        _prove_correct(reports, exercise, proof)
        _prove_wrong(reports, exercise, proof)

    try:
        must_be_readable(exercise)
        with ExitStack() as collecting:
            collecting.enter_context(must_end(f"{exercise.suite}:1: the suite itself"))
            with_judge([exercise], rung, loop, seed)
    except CourseError as error:
        proof.findings.append(str(error))
    return proof


def submission_of(path: Path, exercise: Exercise) -> Submission:
    """A file of the course as a submission."""
    content = path.read_bytes()
    return Submission(
        student=path.stem, exercise=exercise.slug, filename=exercise.settings.file if path.suffix == ".py" else path.name,
        content=content, digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def _judge_files(judge: Judge, exercise: Exercise, reverse: bool) -> dict[Path, Report]:
    files = [exercise.reference, exercise.stub]
    for folder in ("correct", "wrong"):
        files += sorted((exercise.solution_folder / folder).glob("*.py"))
    return {path: judge.judge(submission_of(path, exercise)) for path in (reversed(files) if reverse else files)}


def _prove_mistakes(bench: Bench, proof: Proof) -> None:
    with must_end(f"{bench.exercise.mistakes}:1: the file itself"):
        proof.mistakes = len(bench.trusted.mistakes)
    where = bench.trusted.place_of
    for number, (known, cases) in enumerate(bench.mistake_runs):
        info = known.info
        if all(case.error is None or (isinstance(case.error, Credit) and case.error.share >= 1) for case in cases):
            proof.findings.append(f"{where(number)}: no check fails {info.id} of {info.of}: the suite misses it")
        if not info.hints or not info.feedback:
            proof.findings.append(f"{where(number)}: {info.id} of {info.of} has no hint or sentence")
    infos = [known.info for known in bench.mistakes]
    for one, other in _confusions(bench.mistakes):
        proof.confusions += 1
        proof.findings.append(
            f"{where(other)}: {infos[other].id} and {infos[one].id} of {infos[one].of} "
            "agree on every call of the suite: add a check that tells them apart, or leave one out"
        )


def _mistake_at(bench: Bench, number: int) -> str:
    info = bench.trusted.mistakes[number]
    return f"{bench.trusted.place_of(number)}: {info.id} of {info.of}"


def _confusions(mistakes: list[Known]) -> Iterator[tuple[int, int]]:
    for one, other in combinations(range(len(mistakes)), 2):
        if mistakes[one].info.of == mistakes[other].info.of and not told_apart(mistakes[one], mistakes[other]):
            yield one, other


def _prove_reference_and_stub(reports: dict[Path, Report], exercise: Exercise, proof: Proof) -> None:
    reference, stub = reports[exercise.reference], reports[exercise.stub]
    if reference.status != "graded" or reference.score != reference.max_score:
        proof.findings.append(f"{exercise.reference}:1: the reference does not get full marks: {_why(reference)}")
    if stub.status == "grader_fault" or (stub.score or 0) > 0:
        passed = [check.name for check in stub.checks if check.points > 0]
        proof.findings.append(f"{exercise.suite}:1: the stub earns points: {', '.join(passed) or stub.reason}")


def _why(report: Report) -> str:
    if report.status != "graded":
        return f"{report.status}: {report.reason}"
    failed = [check for check in report.checks if check.points < check.max_points]
    return "; ".join(f"{check.name}: {check.message}" for check in failed[:3])


def _prove_correct(reports: dict[Path, Report], exercise: Exercise, proof: Proof) -> None:
    for path, report in reports.items():
        if path.parent.name != "correct":
            continue
        proof.styles += 1
        proof.seconds = max(proof.seconds, report.duration)
        proof.verdicts[f"correct/{path.name}"] = f"{report.score}"
        if report.status != "graded" or report.score != report.max_score:
            proof.findings.append(f"{path}:1: correct work does not get full marks: {_why(report)}")
        if names := _names(report):
            proof.findings.append(f"{path}:1: correct work is named {', '.join(sorted(names))}")
    if proof.styles < STYLES:
        proof.findings.append(
            f"{exercise.solution_folder / 'correct'}: {proof.styles} styles, at least {STYLES} are needed"
        )


def _names(report: Report) -> set[str]:
    return {check.diagnosis.mistake for check in report.checks if check.diagnosis}


def _prove_wrong(reports: dict[Path, Report], exercise: Exercise, proof: Proof) -> None:
    for path, report in reports.items():
        if path.parent.name != "wrong":
            continue
        proof.wrong += 1
        header = HEADER.match(path.read_text(encoding="utf-8").partition("\n")[0].rstrip())
        if header is None or header["function"].partition(".")[0] not in exercise.settings.functions:
            proof.findings.append(
                f"{path}:1: the first line must read `# mistake: FUNCTION ID ... - how`, with a function of the exercise"
            )
            continue
        _prove_one_wrong(path, report, set(header["ids"].split()), proof)
    if not proof.wrong:
        proof.findings.append(f"{exercise.solution_folder / 'wrong'}: there is no wrong file, at least one is needed")
    if proof.named < NAMED_SHARE * proof.wrong:
        proof.findings.append(
            f"{exercise.solution_folder / 'wrong'}: {proof.named} of {proof.wrong} files are named, at least 70 % must be"
        )


def _prove_one_wrong(path: Path, report: Report, ids: set[str], proof: Proof) -> None:
    names = _names(report)
    caught = "caught" if report.score != report.max_score else "not caught"
    proof.verdicts[f"wrong/{path.name}"] = f"{caught}, named {' '.join(sorted(names)) or 'nothing'}"
    if report.status != "graded":
        proof.findings.append(f"{path}:1: {report.status}: {report.reason}")
    elif report.score == report.max_score:
        proof.findings.append(f"{path}:1: wrong work gets full marks: the suite misses it")
    else:
        proof.caught += 1
    if names & ids:
        proof.named += 1
    if names - ids:
        proof.wrongly_named += 1
        proof.findings.append(
            f"{path}:1: is named {', '.join(sorted(names - ids))}, its header says {' '.join(sorted(ids))}"
        )
