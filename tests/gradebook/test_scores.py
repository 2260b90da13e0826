"""Policy and decisions: every point of a score is added up, and a person's word stands beside the machine's."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from grader.errors import UsageError
from grader.gradebook.decisions import Decision, Decisions, parse_override
from grader.gradebook.scores import Result, Rules, result
from grader.gradebook.store import Attempt
from grader.model import Check, Outcome, Report
from grader.settings import Policy

DUE = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
SLUG = "01-tiny"


def report(**points: float) -> Report:
    checks = [
        Check(name=f"test_{name}", title=name, function=name, points=value, max_points=5,
              outcome=Outcome.PASSED if value == 5 else Outcome.FAILED, message="")
        for name, value in points.items()
    ]  # fmt: skip
    return Report(student="anna", exercise=SLUG, digest="d", suite_digest="s", grader_version="1", status="graded",
                  score=sum(points.values()), max_score=10, isolation="full", seed=7, checks=checks)  # fmt: skip


def attempt(number: int, total: float, mean: float = 5, late_by: timedelta | None = None, **more: Any) -> Attempt:
    whole = report(total=total, mean=mean)
    when = DUE + late_by if late_by is not None else None
    return Attempt(number, "anna", SLUG, number, f"d{number}", when, "Canvas" if when else None, status="graded",
                   score=total + mean, load=lambda: whole, **more)  # fmt: skip


def decide(*rows: dict[str, Any]) -> Decisions:
    given = {"at": DUE, "by": "dr. lee", "reason": "as agreed", "exercise": SLUG}
    return Decisions([Decision.model_validate({"id": number, **given, **row}) for number, row in enumerate(rows, 1)])


def score(
    attempts: list[Attempt],
    *rows: dict[str, Any],
    policy: Policy | None = None,
    worth: float = 10,
    due: datetime | None = DUE,
) -> Result:
    return result("anna", attempts, Rules(SLUG, 10, worth, DUE, policy), decide(*rows), due)


OURS = Policy(late="grade", grace_minutes=15, deduction=10, per="day", at_most=50)
OVERRIDE = {"kind": "override", "student": "anna", "attempt": 1}


def added_up(found: Result) -> float:
    return sum(line.points for line in found.lines if line.points is not None)


@pytest.mark.parametrize(
    ("late_by", "points"),
    [(timedelta(minutes=-5), 9), (timedelta(minutes=15), 9), (timedelta(minutes=16), 8), (timedelta(hours=24), 8),
     (timedelta(hours=25), 7), (timedelta(days=30), 4)],
)  # fmt: skip
def test_lateness_costs_a_share_of_what_the_exercise_is_worth_for_each_day_begun(
    late_by: timedelta, points: float
) -> None:
    found = score([attempt(1, 4, late_by=late_by)], policy=OURS)
    assert found.points == points
    assert found.raw_points == 9
    assert added_up(found) == points


def test_a_deduction_never_takes_more_than_there_is() -> None:
    policy = Policy(late="grade", deduction=100)
    assert score([attempt(1, 2, 0, late_by=timedelta(days=1))], policy=policy).points == 0


def test_an_extension_moves_the_due_date() -> None:
    found = score([attempt(1, 5, late_by=timedelta(days=3))], policy=OURS, due=DUE + timedelta(days=4))
    assert found.points == 10


def test_what_the_lms_deducts_is_not_deducted_twice() -> None:
    assert score([attempt(1, 5, late_by=timedelta(days=3))], policy=Policy(late="lms")).points == 10


def test_a_late_marker_without_a_time_costs_nothing_and_is_said() -> None:
    found = score([attempt(1, 5, late="Canvas says LATE")], policy=OURS)
    assert found.points == 10
    assert found.lines[-1].words == "Canvas says LATE: nothing was deducted"
    assert found.late == "Canvas says LATE"


def test_who_overrides_has_looked_at_a_late_marker_without_a_time() -> None:
    assert score([attempt(1, 5, late="Canvas says LATE")], {**OVERRIDE, "value": "=8"}, policy=OURS).late == ""


def test_the_best_attempt_counts_after_its_deduction() -> None:
    on_time, better = attempt(1, 4, late_by=timedelta(0)), attempt(2, 4.5, late_by=timedelta(days=1))
    assert score([on_time, better], policy=OURS).attempt == on_time


def test_of_equally_good_attempts_the_first_counts() -> None:
    assert score([attempt(1, 4), attempt(2, 4)]).attempt == attempt(1, 4)


def test_the_last_attempt_counts_by_the_time_it_was_handed_in() -> None:
    policy = Policy(attempt="last", late="lms")
    newer, older = attempt(1, 3, late_by=timedelta(0)), attempt(2, 5, late_by=timedelta(days=-1))
    assert score([newer, older], policy=policy).attempt == newer
    assert score([attempt(1, 5), attempt(2, 3)], policy=policy).points == 8


def test_the_course_counts_other_points_than_the_suite() -> None:
    found = score([attempt(1, 4)], worth=5)
    assert (found.points, found.max_points) == (4.5, 5)
    assert added_up(found) == 4.5


def test_a_voided_check_gives_everybody_its_full_points() -> None:
    found = score([attempt(1, 2)], {"kind": "void", "check": "test_total"})
    assert found.points == 10
    assert added_up(found) == 10


def test_an_override_is_final_and_no_deduction_follows_it() -> None:
    found = score([attempt(1, 2, late_by=timedelta(days=2))], {**OVERRIDE, "value": "=8"}, policy=OURS)
    assert (found.points, found.deduction) == (8, 0)
    assert added_up(found) == 8


@pytest.mark.parametrize(("value", "points"), [("+0.5", 9.5), ("-1", 8), ("-20", 0)])
def test_points_are_added_to_the_machines(value: str, points: float) -> None:
    assert score([attempt(1, 4)], {**OVERRIDE, "value": value}).points == points


def test_one_check_can_be_overridden() -> None:
    found = score([attempt(1, 2)], {**OVERRIDE, "value": "=4", "check": "test_total"})
    assert found.points == 9


def test_who_is_excused_has_no_score() -> None:
    found = score([attempt(1, 2)], {**OVERRIDE, "value": "excused"})
    assert (found.state, found.points) == ("excused", None)


def test_a_score_can_be_given_to_who_handed_in_nothing() -> None:
    found = score([], {**OVERRIDE, "value": "=7"})
    assert (found.state, found.points) == ("graded", 7)


def test_an_override_stands_for_newer_work_and_says_so() -> None:
    found = score([attempt(1, 2), attempt(2, 5)], {**OVERRIDE, "value": "=7"})
    assert (found.points, found.newer_work) == (7, True)


def test_a_later_override_takes_the_place_of_an_earlier_one() -> None:
    assert score([attempt(1, 2)], {**OVERRIDE, "value": "=7"}, {**OVERRIDE, "value": "=6"}).points == 6


def test_what_is_undone_does_not_count() -> None:
    undone = {**OVERRIDE, "kind": "undo", "undoes": 1}
    assert score([attempt(1, 2)], {**OVERRIDE, "value": "=9"}, undone).points == 7


def test_a_kept_score_is_the_least_of_its_attempt_alone() -> None:
    keep = {"kind": "keep", "student": "anna", "attempt": 1, "value": "9"}
    assert score([attempt(1, 2)], keep).points == 9
    assert score([attempt(1, 5)], keep).points == 10
    assert score([attempt(2, 2)], keep).points == 7


def test_a_fault_leaves_the_older_score_standing() -> None:
    found = score([attempt(1, 4, fault="the suite is broken")])
    assert (found.state, found.points) == ("graded", 9)
    assert any("by our fault" in line.words for line in found.lines)


def test_a_fault_without_an_older_score_is_no_zero() -> None:
    found = score([Attempt(1, "anna", SLUG, 1, "d", fault="the suite is broken")])
    assert (found.state, found.points) == ("grader_fault", None)


def test_nothing_handed_in_is_missing_and_no_zero() -> None:
    assert (score([]).state, score([]).points) == ("missing", None)


@pytest.mark.parametrize("text", ["8", "=", "=x", "+nan", "=inf", "=-1", "*2", "", "=1e999", "Excused"])
def test_a_wrong_override_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(UsageError, match=r"An override is =8"):
        parse_override(text)
