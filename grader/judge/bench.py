"""What the judge knows of one exercise before any submission: its checks, the reference's tables, the mistakes' tables.

The suite is run once with the reference, asked exactly as a student is: a suite that fails its own reference is a fault of
the course, found before anybody is judged. The mistakes' tables are made when the first submission fails.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from types import ModuleType

from grader.course import Exercise
from grader.errors import CourseError
from grader.judge.diagnose import Known
from grader.judge.link import LocalLink
from grader.judge.session import CaseResult, HiddenCheck, Session, line_of
from grader.judge.student import Record, Student
from grader.judge.touched import names_used
from grader.judge.trusted import Trusted, fault_in, importable
from grader.suite.check import Credit

Around = Callable[[int], AbstractContextManager[None]]


class Bench:
    """One exercise on the judge's bench."""

    def __init__(self, exercise: Exercise, session: Session) -> None:
        self.exercise, self.session = exercise, session
        self.trusted = Trusted(exercise)
        self._proved = False
        self.around: Around = lambda _: nullcontext()  # what the run of a mistake is put into

    @property
    def checks(self) -> dict[str, HiddenCheck]:
        """The hidden checks by name, in the suite's order."""
        return self.session.checks[self.exercise.slug]

    @cached_property
    def max_score(self) -> float:
        """The points of the suite."""
        return round(sum(check.info.points for check in self.checks.values()), 6)

    def prove(self) -> None:
        """The suite can be collected and its reference passes every check, or CourseError with the line to look at."""
        if not self._proved:
            broken = self.session.broken.get(self.exercise.slug)
            if broken or not self.checks:
                raise CourseError(broken or f"{self.exercise.suite}:1: the suite has no hidden check")
            self._check_needs()
            self._prove_reference()
            self._proved = True

    def _check_needs(self) -> None:
        seen: set[str] = set()
        for name, check in self.checks.items():
            for needed in check.info.needs:
                if needed not in seen:
                    where = f"{self.exercise.suite}:{line_of(check.cases[0])}"
                    raise CourseError(f"{where}: {name} needs {needed}, which is no earlier hidden check")
            seen.add(name)

    def _prove_reference(self) -> None:
        for check in self.checks.values():
            for result in self.reference_results[check.name]:
                error = result.error
                if error is not None and not (isinstance(error, Credit) and error.share >= 1):
                    raise CourseError(
                        f"The reference does not pass {check.name} of {self.exercise.slug}: "
                        f"{fault_in(self.exercise.suite, error, line_of(check.cases[0]))}"
                    )

    @property
    def reference_record(self) -> Record:
        """Everything the suite asked of the reference."""
        return self._reference_run[0]

    @property
    def reference_results(self) -> dict[str, list[CaseResult]]:
        """How the reference fared, by check."""
        return self._reference_run[1]

    @cached_property
    def _reference_run(self) -> tuple[Record, dict[str, list[CaseResult]]]:
        self._touched: dict[str, set[str]] = {}
        return self._run_local(None)

    def _run_local(self, mistake: int | None) -> tuple[Record, dict[str, list[CaseResult]]]:
        """The whole suite on trusted code: the reference, or the reference with one known mistake.

        Cases in which the mistaken function is not even mentioned end as they do with the reference: they are not run.
        """
        module = self.trusted.reference() if mistake is None else self.trusted.with_mistake(mistake)
        of = self.trusted.mistakes[mistake].of if mistake is not None else None
        record = Record()
        student = Student(LocalLink(module, self.trusted.given), record)
        results: dict[str, list[CaseResult]] = {}
        reference = self.trusted.reference()
        with importable({self.exercise.module: module, **self.trusted.given}):
            for name, check in self.checks.items():
                for position, item in enumerate(check.cases):
                    if of is not None and self._is_untouched(item.name, of):
                        record.borrow(item.name, self.reference_record)
                        result = self.reference_results[name][position]
                    elif of is None:
                        with names_used(self.exercise.reference, self.exercise.suite) as used:
                            result = self.run_case(check, position, student, reference, record)
                        self._touched[item.name] = used | {call.function for call in record.calls.get(item.name, ())}
                    else:
                        result = self.run_case(check, position, student, reference, record)
                    results.setdefault(name, []).append(result)
        return record, results

    def _is_untouched(self, case: str, function: str) -> bool:
        _ = self._reference_run
        return function not in self._touched[case]

    def run_case(
        self, check: HiddenCheck, position: int, student: Student, reference: ModuleType, record: Record
    ) -> CaseResult:
        """One case of a check, recorded."""
        item = check.cases[position]
        record.begin(item.name, check.info.function)
        return self.session.run(item, student, reference)

    @cached_property
    def mistake_runs(self) -> list[tuple[Known, list[CaseResult]]]:
        """Every known mistake with its tables of calls, and how it fared in the suite."""
        runs: list[tuple[Known, list[CaseResult]]] = []
        for number, info in enumerate(self.trusted.mistakes):
            with self.around(number):
                record, results = self._run_local(number)
            known = Known(info, record.tables, self.reference_record.tables)
            runs.append((known, [result for found in results.values() for result in found]))
        return runs

    @cached_property
    def mistakes(self) -> list[Known]:
        """Every known mistake with its tables."""
        return [known for known, _ in self.mistake_runs]

    @cached_property
    def functions(self) -> dict[str, str | None]:
        """Which function each check judges: what its author says, else the first that it calls or its sentence names."""
        return {name: check.info.function or self._first_called(check) for name, check in self.checks.items()}

    def _first_called(self, check: HiddenCheck) -> str | None:
        own = self.exercise.settings.functions
        calls = (call for item in check.cases for call in self.reference_record.calls.get(item.name, []))
        called = next((call.function for call in calls if call.function in own), None)
        return called or next((name for name in own if re.search(rf"\b{name}\b", check.info.title)), None)
