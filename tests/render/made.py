"""Ledgers made by hand: reports are built, nothing is judged."""

import hashlib
import random
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers import FAKE

from grader.course import Course
from grader.gradebook.decisions import Decision, Decisions
from grader.gradebook.standings import Ledger
from grader.gradebook.store import Attempt
from grader.model import Check, Diagnosis, Outcome, Person, Report

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SUITE = "5" * 64


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check(name: str = "test_total", outcome: Outcome = Outcome.FAILED, **more: Any) -> Check:
    given = {"title": f"{name} holds", "function": "total", "max_points": 2.0, "message": "", "name": name, **more}
    points = {"points": given["max_points"] if outcome is Outcome.PASSED else 0.0}
    return Check.model_validate({**points, **given, "outcome": outcome})


def named(id: str = "SUM-01", title: str = "Summed", feedback: str = "Divide by n.") -> Diagnosis:
    return Diagnosis(mistake=id, title=title, feedback=feedback)


def report(student: str, slug: str, checks: Iterable[Check] = (), **more: Any) -> Report:
    own = list(checks)
    given = {"digest": digest(student + slug), "suite_digest": SUITE, "grader_version": "1", "status": "graded",
             "isolation": "full", "seed": 7, "score": sum(one.points for one in own),
             "max_score": sum(one.max_points for one in own)}  # fmt: skip
    return Report.model_validate({**given, "student": student, "exercise": slug, "checks": own, **more})


def attempt(one: Report, id: int = 1, **more: Any) -> Attempt:
    graded = one.status != "grader_fault"
    return Attempt(id, one.student, one.exercise, one.attempt, one.digest, one.submitted_at, one.submitted_at_from,
                   **{"status": one.status if graded else None, "score": one.score, "late": one.late, "load": lambda: one,
                      "fault": None if graded else one.reason, **more})  # fmt: skip


def ledger(
    reports: Iterable[Report], people: dict[str, Person] | None = None, decisions: Iterable[Decision] = (),
    course: Course | None = None,
) -> Ledger:  # fmt: skip
    attempts: dict[tuple[str, str], list[Attempt]] = {}
    for id, one in enumerate(reports, 1):
        attempts.setdefault((one.student, one.exercise), []).append(attempt(one, id))
    return Ledger(course or Course(FAKE), people or {}, attempts, Decisions(decisions))


def decide(**row: Any) -> Decision:
    given = {"id": 1, "at": NOON, "by": "dr. lee", "reason": "as agreed"}
    return Decision.model_validate({**given, **row})


def course_with(folder: Path, slugs: list[str], more: str = "") -> Course:
    """A course with an assignment of these exercises; `more` stands in the assignment."""
    listed = ", ".join(f'"{slug}"' for slug in slugs)
    worth = "".join(f'"{slug}" = 6\n' for slug in slugs)
    week = f'[[assignments]]\nname = "week-1"\nexercises = [{listed}]\n{more}\n'
    text = f'title = "Slopes"\n[policy]\nlate = "lms"\n[points]\n{worth}{week}'
    (folder / "course.toml").write_text(text, encoding="utf-8")
    return Course(folder)


def unknown_lateness(folder: Path) -> Ledger:
    """Anna's work is late, says Canvas, but not when it came; we deduct."""
    week = '[[assignments]]\nname = "week-1"\nexercises = ["01-tiny"]\ndue = 2026-03-01T12:00:00\n'
    (folder / "course.toml").write_text(f'[policy]\nlate = "grade"\ndeduction = 10\n{week}')
    late = report("anna", "01-tiny", [check(outcome=Outcome.PASSED)], late="marked LATE by Canvas")
    return ledger([late], course=Course(folder))


def big_class(students: int, slugs: list[str], checks: int, course: Course | None = None) -> Ledger:
    """A class of many, with every kind of outcome; the same every time."""
    luck = random.Random(7)
    outcomes, weights = list(Outcome), [80, 4, 8, 3, 1, 2, 2]
    people, reports = {}, []
    for number in range(students):
        key = f"s{number:05d}"
        people[key] = Person(name=f"Student Number {number}", login=key)
        for slug in slugs:
            if luck.random() < 0.05:
                continue
            own = [_lucky(luck, k, 10 / checks, outcomes, weights) for k in range(checks)]
            state = (
                {} if luck.random() > 0.01 else {"status": "rejected", "reason": "line 3 is not valid", "score": 0.0}
            )
            reports.append(report(key, slug, [] if state else own, attempt=1, submitted_at=NOON, **state))
    return ledger(reports, people, course=course)


def _lucky(luck: random.Random, k: int, worth: float, outcomes: list[Outcome], weights: list[int]) -> Check:
    outcome = luck.choices(outcomes, weights)[0]
    failed = outcome in (Outcome.FAILED, Outcome.PARTIAL)
    found = named(f"SUM-{luck.randint(1, 6):02d}", f"Mistake {luck.randint(1, 6)}") if failed else None
    message = "" if outcome is Outcome.PASSED else "total returned 7.5. It is exactly 5 times too large; n is 5."
    return check(f"test_number_{k}_of_the_suite", outcome, diagnosis=found, message=message, max_points=worth)
