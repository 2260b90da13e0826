"""From the cases of a suite to the checks of a report: points, whose fault, named mistakes, follow-through, skipped.

Three passes over a submission: run every check; name the mistakes; judge once more, with a reference in which the named
functions are the student's own, what only builds on them. Called by `judge.judge` for each submission.
"""

from dataclasses import dataclass, field
from typing import Any

from grader.errors import CourseError
from grader.judge.bench import Bench
from grader.judge.diagnose import Match, diagnose
from grader.judge.outcomes import StudentError
from grader.judge.session import CaseResult, HiddenCheck
from grader.judge.student import Record, Student
from grader.judge.trusted import fault_in
from grader.judge.words import message
from grader.model import Check, Diagnosis, Outcome
from grader.suite.check import Credit

OVER_A_RESULT = (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError)
MAX_MESSAGE = 2000  # characters
UNTESTABLE = {Outcome.NOT_IMPLEMENTED, Outcome.CRASHED, Outcome.TIMED_OUT, Outcome.SKIPPED}


@dataclass
class Verdict:
    """One hidden check while it is being judged."""

    check: HiddenCheck
    function: str | None
    results: list[CaseResult]
    shares: list[float]
    match: Match | None = None
    consistent_with: list[str] = field(default_factory=list)
    skipped_for: str | None = None

    @property
    def share(self) -> float:
        """The share of the points that is earned."""
        return sum(self.shares) / len(self.shares)

    @property
    def failing(self) -> list[int]:
        """Positions of the cases that did not earn everything."""
        return [position for position, share in enumerate(self.shares) if share < 1]

    @property
    def first_error(self) -> BaseException | None:
        """What ended the first case that did not earn everything."""
        return self.results[self.failing[0]].error if self.failing else None

    @property
    def outcome(self) -> Outcome:
        """How the check ended."""
        if not self.failing:
            return Outcome.PASSED
        if self.skipped_for:
            return Outcome.SKIPPED
        if self.share > 0:
            return Outcome.PARTIAL
        error = self.first_error
        return Outcome(error.outcome) if isinstance(error, StudentError) else Outcome.FAILED


def judge_checks(bench: Bench, student: Student, record: Record) -> list[Check]:
    """Judge every hidden check of a submission."""
    verdicts: dict[str, Verdict] = {}
    reference = bench.trusted.reference()
    for name, check in bench.checks.items():
        results = [bench.run_case(check, position, student, reference, record) for position in range(len(check.cases))]
        verdicts[name] = Verdict(check, bench.functions[name], results, [share_of(result, bench) for result in results])
    named: dict[str, Match | None] = {}
    for verdict in verdicts.values():
        if verdict.failing:
            verdict.match = name_mistake(verdict, bench, record, named)
    record.recording = False
    for verdict in verdicts.values():
        if verdict.failing:
            _follow_through(verdict, verdicts, bench, student, record)
            _skip(verdict, verdicts)
    return [_check(verdict, record) for verdict in verdicts.values()]


def share_of(result: CaseResult, bench: Bench) -> float:
    """The share that a case earns; CourseError when it did not end by the student's doing."""
    error = result.error
    if error is None:
        return 1.0
    if isinstance(error, Credit):
        return error.share
    students_doing = (AssertionError, StudentError, *OVER_A_RESULT)  # the reference passed, so these are over a result
    if result.phase == "call" and isinstance(error, students_doing):
        return 0.0
    raise CourseError(
        f"{result.case} of {bench.exercise.slug} failed by itself, at {fault_in(bench.exercise.suite, error)}"
    )


def name_mistake(verdict: Verdict, bench: Bench, record: Record, named: dict[str, Match | None]) -> Match | None:
    """The known mistake behind a failing check: of its own function first, then of the others that it called."""
    if isinstance(verdict.first_error, StudentError) and verdict.outcome in (
        Outcome.NOT_IMPLEMENTED,
        Outcome.TIMED_OUT,
    ):
        return None
    called = [call.function for position in verdict.failing for call in record.calls[verdict.results[position].case]]
    for function in dict.fromkeys([*([verdict.function] if verdict.function else []), *called]):
        if function not in named:
            named[function] = diagnose(function, record.tables, bench.reference_record.tables, bench.mistakes)
        if named[function]:
            return named[function]
    return None


def _follow_through(
    verdict: Verdict, verdicts: dict[str, Verdict], bench: Bench, student: Student, record: Record
) -> None:
    """Judge the failing cases again, the named functions of what this check needs being the student's own."""
    named = [other.function for other in _needed(verdict, verdicts) if other.failing and other.match and other.function]
    own = [function for function in dict.fromkeys(named) if function != verdict.function]
    if not own:
        return
    replaced = {function: getattr(student, function) for function in own}
    for position in verdict.failing:
        item = verdict.check.cases[position]
        record.begin(item.name + " again", verdict.check.info.function)
        again = bench.session.run(item, student, bench.trusted.reference(replaced))
        if again.error is None:
            verdict.shares[position] = 1.0
            verdict.consistent_with = own
    if not verdict.failing:
        verdict.match = None


def _needed(verdict: Verdict, verdicts: dict[str, Verdict]) -> list[Verdict]:
    direct = [verdicts[name] for name in verdict.check.info.needs]
    return [found for needed in direct for found in (*_needed(needed, verdicts), needed)]


def _skip(verdict: Verdict, verdicts: dict[str, Verdict]) -> None:
    if verdict.share > 0:
        return
    for name in verdict.check.info.needs:
        if verdicts[name].outcome in UNTESTABLE:
            verdict.skipped_for = name
            return


def _check(verdict: Verdict, record: Record) -> Check:
    info = verdict.check.info
    return Check(
        name=verdict.check.name,
        title=info.title,
        function=verdict.function,
        points=round(verdict.share * info.points, 6),
        max_points=info.points,
        outcome=verdict.outcome,
        message=_message(verdict, record)[:MAX_MESSAGE],
        consistent_with=verdict.consistent_with,
        diagnosis=_diagnosis(verdict.match),
        evidence=_evidence(verdict),
        duration=round(sum(result.duration for result in verdict.results), 5),
    )


def _message(verdict: Verdict, record: Record) -> str:
    if verdict.outcome is Outcome.PASSED:
        own = " and ".join(f"your own {function}" for function in verdict.consistent_with)
        return f"Consistent with {own}: the points are earned here." if own else ""
    if verdict.skipped_for:
        return f"Could not be tested, because an earlier check did not get far enough: {verdict.skipped_for}."
    error = verdict.first_error
    if isinstance(error, Credit):
        return error.message
    assert error is not None
    calls = record.calls.get(verdict.results[verdict.failing[0]].case, [])
    text = message(error, verdict.check.info, verdict.function, calls)
    if len(verdict.results) > 1:
        passed = len(verdict.results) - len(verdict.failing)
        text += f" ({passed} of {len(verdict.results)} cases passed.)"
    return text


def _diagnosis(match: Match | None) -> Diagnosis | None:
    if match is None:
        return None
    title = match.info.title if match.certain else f"This looks like: {match.info.title}"
    return Diagnosis(mistake=match.info.id, title=title, feedback=match.info.feedback)


def _evidence(verdict: Verdict) -> list[dict[str, Any]] | None:
    """What the author left for a plot; expected slopes only where the author reveals."""
    kept = [item for result in verdict.results for item in result.evidence]
    kept = [item for item in kept if verdict.check.info.reveal or item["kind"] != "gradient"]
    return kept or None
