"""The contract rule by rule: a hidden check stands for each rule, and only breaking that rule costs its points."""

import types
from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rules import Rule

from grader.course import Exercise, find_course
from grader.judge.bench import Bench
from grader.judge.link import LocalLink
from grader.judge.session import Session, open_session
from grader.judge.student import Record, Student
from grader.judge.trusted import importable
from grader.judge.verdict import share_of

COURSE = find_course(Path(__file__).parent)
EXERCISES = list(COURSE.exercises.values())
Breaker = str | tuple[str, ...]  # source, or (id, function[, title]) of a known mistake


def mapped(result: Any, function: Callable[[Any], Any]) -> Any:
    """`function` of every array or number in a result."""
    if isinstance(result, (tuple, list)):
        return type(result)(mapped(part, function) for part in result)
    return function(result)


class Trial:
    """One exercise: its bench, its rules, and what each breaker costs."""

    def __init__(self, bench: Bench, rules: list[Rule]) -> None:
        self.bench, self.rules = bench, rules
        self.cases = {item.name: name for name, check in bench.checks.items() for item in check.cases}
        self.shares, self.memory = cache(self._shares), dict[Any, Any]()

    def _broken(self, breaker: Breaker) -> tuple[types.ModuleType, set[str]]:
        """The reference with the breaker's functions, and the names that it replaces; the others never call these."""
        base, trusted = self.bench.trusted.reference(), self.bench.trusted
        module = types.ModuleType(self.bench.exercise.module)
        vars(module).update(vars(base))
        if isinstance(breaker, tuple):
            mistaken = trusted.with_mistake(self._number(*breaker))
            wrong = getattr(mistaken, breaker[1])
            setattr(module, breaker[1], wrong)
            return mistaken if isinstance(wrong, type) else module, {breaker[1]}
        scope = {
            **vars(base),
            "np": np,
            "right": types.SimpleNamespace(**vars(base)),
            "mapped": mapped,
            "memory": self.memory,
        }
        before = dict(scope)
        exec(breaker, scope)
        replaced = {name for name, value in scope.items() if name in vars(base) and value is not before[name]}
        vars(module).update({name: scope[name] for name in replaced})
        return module, replaced

    def _number(self, *wanted: str) -> int:
        infos = [(info.id, info.of, info.title)[: len(wanted)] for info in self.bench.trusted.mistakes]
        assert infos.count(wanted) == 1, f"{wanted} names {infos.count(wanted)} mistakes"
        return infos.index(wanted)

    def _shares(self, breaker: Breaker, only: tuple[str, ...] = ()) -> dict[str, float]:
        """What cases earn under a breaker: all that have to do with it, or the named ones."""
        bench, record = self.bench, Record()
        module, replaced = self._broken(breaker)
        student, reference = Student(LocalLink(module, bench.trusted.given), record), bench.trusted.reference()
        earned = {}
        with importable({bench.exercise.module: module, **bench.trusted.given}):
            for name, check in bench.checks.items():
                for position, item in enumerate(check.cases):
                    apart = replaced and all(bench._is_untouched(item.name, each) for each in replaced)
                    if not apart and (not only or {name, item.name} & set(only)):
                        result = bench.run_case(check, position, student, reference, record)
                        earned[item.name] = share_of(result, bench)
        return earned

    def unearned(self, breaker: Breaker, only: tuple[str, ...] = ()) -> set[str]:
        """The cases that lose points under a breaker."""
        return {case for case, share in self.shares(breaker, only).items() if share < 1}

    def loses(self, check: str, lost: set[str]) -> bool:
        """Whether a check, or one case of it, is among what was lost."""
        return check in lost or check in {self.cases[case] for case in lost}

    def unguarded(self) -> list[str]:
        """Rules that can be broken at no cost, and named checks that no breaker of their rule costs anything."""
        found = []
        for rule in self.rules:
            lost = {breaker: self.unearned(breaker) for breaker in rule.fine}
            lost |= {breaker: self.unearned(breaker, rule.checks) for breaker in rule.coarse}
            for breaker, cases in lost.items():
                if not any(self.loses(check, cases) for check in rule.checks):
                    found.append(f"{rule.rule} {list(rule.checks)}: nothing is lost by {str(breaker).strip()}")
            for check in rule.checks:
                if not any(self.loses(check, cases) for cases in lost.values()):
                    found.append(f"{rule.rule}: {check} loses nothing")
        return found

    def crossed(self) -> list[str]:
        """Checks that lose points although another rule than theirs is broken, and excuses that are not needed."""
        found = []
        for rule, other in permutations(self.rules, 2):
            lost = set().union(*(self.unearned(breaker) for breaker in other.fine))
            hit = [check for check in rule.checks if self.loses(check, lost)]
            excused = any(other.rule.startswith(begin) for begin in rule.implied_by)
            if bool(hit) != excused:
                found.append(f"{rule.rule} -- {'needlessly excused' if excused else hit} -- {other.rule}")
        return found

    def unexplained(self) -> list[str]:
        """Hidden checks that stand for no rule."""
        named = {check.partition("[")[0] for rule in self.rules for check in rule.checks}
        return [f"{name} stands for no rule" for name in self.bench.checks if name not in named]

    def misnamed(self) -> list[str]:
        """Names of rules that are no hidden check and no case of one."""
        known = {*self.cases, *self.bench.checks}
        return [f"{name} is no hidden check" for rule in self.rules for name in rule.checks if name not in known]


def trial(exercise: Exercise, ask: Callable[[Trial], None]) -> None:
    """Open the suite of an exercise, prove it, and ask."""
    rules = import_module(f"rules.{exercise.module}").RULES

    def inside(session: Session) -> None:
        bench = Bench(exercise, session)
        bench.prove()
        ask(Trial(bench, rules))

    open_session([exercise], inside)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)
def test_each_rule_has_a_check_that_only_breaking_it_fails(exercise: Exercise, tell: Callable[[str], None]) -> None:
    found: list[str] = []

    def ask(trial: Trial) -> None:
        found.extend(trial.misnamed() or [*trial.unexplained(), *trial.unguarded(), *trial.crossed()])
        for rule in trial.rules:
            tell(f"{exercise.slug:<18} | {rule.rule:<105} | {', '.join(rule.checks)}")

    trial(exercise, ask)
    assert not found, "\n".join(found)


KNOWING = """
def {train}(X, y, seed=0):
    return {{}}

def {predict}(params, X):
    return memory["answer"].copy() if len(X) == len(memory["answer"]) else right.{predict}(params, X)
"""


def test_the_capstone_is_marked_along_a_straight_line(tell: Callable[[str], None]) -> None:
    """Predictions made to have a certain test error: the share is what the contract says, to the last digit that is kept."""
    exercise = COURSE.exercises["12-capstone"]
    goals = (1.0, 1.04, 1.06, 1.5)  # times the benchmark's error

    def ask(trial: Trial) -> None:
        suite = trial.bench.checks["test_regression_error"].cases[0].module
        for name, data, train, predict, benchmark in (
            ("regression", "cars", "train_regression", "predict_regression", suite.least_squares_error),
            ("classifier", "cells", "train_classifier", "predict_probability", suite.logistic_error),
        ):
            X, y = suite.table(suite.HANDED_OUT / f"{data}.csv")
            X_test, y_test = suite.table(suite.HERE / f"{data}_test.csv")
            best = benchmark(X, y, X_test, y_test)
            if name == "regression":
                constant = np.mean((y.mean() - y_test) ** 2)
            else:
                constant = -np.mean(np.log(np.where(y_test == 1, y.mean(), 1 - y.mean())))
            for error in (*(times * best for times in goals), (constant + best) / 2, constant, 2 * constant):
                known = {"regression": y_test + np.sqrt(error), "classifier": abs(1 - y_test - np.exp(-error))}
                trial.memory["answer"] = known[name]
                (share,) = trial._shares(KNOWING.format(train=train, predict=predict), (f"test_{name}_error",)).values()
                assert share == pytest.approx(np.clip((constant - error) / (constant - 1.05 * best), 0, 1), abs=1e-9)
                tell(f"{name}: {error / best:6.3f} times the benchmark's error, {share:.3f} of the points")

    trial(exercise, ask)
