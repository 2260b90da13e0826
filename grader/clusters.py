"""`grade clusters`: wrong answers that no known mistake explains, grouped by what they return, the largest group first.

Every student of a suite version is asked the same, so equal messages mean equal answers: a group is a function and what its
failed, unnamed hidden checks say. An instructor's word to a group reaches whoever is in it, now and later.
"""

import ast
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from grader.course import Exercise
from grader.errors import UsageError
from grader.gradebook.decisions import Decision, Decisions, now
from grader.gradebook.standings import Ledger
from grader.intake.cells import code_cells
from grader.model import Check, Outcome, Report, Submission

WRONG = (Outcome.FAILED, Outcome.PARTIAL, Outcome.CRASHED)


@dataclass
class Cluster:
    """Students whose function gives the same wrong answers."""

    name: str
    function: str
    checks: list[Check]
    students: list[str] = field(default_factory=list)
    attempts: list[int] = field(default_factory=list)


def unexplained(report: Report) -> dict[str, list[Check]]:
    """The failed hidden checks of each function that was not named in any of them."""
    named = {check.function for check in report.checks if check.diagnosis}
    found: dict[str, list[Check]] = {}
    for check in report.checks:
        if check.function and check.function not in named and check.outcome in WRONG:
            found.setdefault(check.function, []).append(check)
    return found


def name_of(function: str, checks: Iterable[Check]) -> str:
    """A group's short name: the same for the same answers to the same questions."""
    said = "\0".join(f"{check.name}\0{check.outcome}\0{check.message}" for check in checks)
    return hashlib.sha256(f"{function}\0{said}".encode()).hexdigest()[:6]


def clusters(ledger: Ledger, slug: str) -> list[Cluster]:
    """All groups of an exercise, by the attempts that count."""
    found: dict[str, Cluster] = {}
    for student, exercise in ledger.attempts:
        attempt = ledger.result(student, exercise).attempt if exercise == slug else None
        if attempt is None or attempt.report is None:
            continue
        for function, checks in unexplained(attempt.report).items():
            name = name_of(function, checks)
            cluster = found.setdefault(name, Cluster(name, function, checks))
            cluster.students.append(student)
            cluster.attempts.append(attempt.id)
    return sorted(found.values(), key=lambda one: (-len(one.students), one.function, one.name))


def find_cluster(found: list[Cluster], name: str, slug: str) -> Cluster:
    """The group that is called so."""
    for cluster in found:
        if cluster.name == name:
            return cluster
    there = ", ".join(cluster.name for cluster in found[:8]) or "none"
    raise UsageError(f"{slug} has no group {name!r}: there is {there} (grade clusters {slug} lists them).")


def say(cluster: Cluster, slug: str, text: str, by: str) -> Decision:
    """A person's word to everybody in a group, now and later."""
    return Decision(at=now(), by=by, kind="say", reason=text, value=cluster.name, exercise=slug)


def said_to(report: Report, decisions: Decisions) -> list[str]:
    """What people said to the groups that a report belongs to."""
    words = {one.value: one for one in decisions.of("say") if one.exercise == report.exercise}
    if not words:
        return []
    names = {name_of(function, checks): function for function, checks in unexplained(report).items()}
    return [
        f"{words[name].by} says about {function}: {words[name].reason}"
        for name, function in names.items()
        if name in words
    ]


def skeleton(cluster: Cluster, exercise: Exercise, submission: Submission) -> str:
    """A new entry for `mistakes.py`. What a student wrote stands in it as a comment: the judge never runs student code."""
    cells, _ = code_cells(submission)
    written = _source_of(cluster.function.split(".")[0], cells)
    comment = "\n".join(f"# {line}".rstrip() for line in written.splitlines()) or "# (its source was not found)"
    arguments = _arguments(exercise, cluster.function)
    return (
        f"\n\n# what one of {len(cluster.students)} wrote:\n{comment}\n"
        f'@mistake("XXX-00", of="{cluster.function}", title="What it is, in three words",\n'
        f'         hints=("A question that lets them see it?",),\n'
        f'         feedback="This is what comes out when ... . What to do instead.")\n'
        f"def {cluster.function}_as_group_{cluster.name}({arguments}):\n"
        f"    raise NotImplementedError  # the mistake, in your own code\n"
    )


def _source_of(name: str, cells: Iterable[str]) -> str:
    """The last definition: it is the one that ran."""
    for cell in reversed(list(cells)):
        try:
            tree = ast.parse(cell)
        except SyntaxError:
            continue
        for node in reversed(tree.body):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name:
                return ast.get_source_segment(cell, node) or ""
    return ""


def _arguments(exercise: Exercise, function: str) -> str:
    for node in ast.parse(exercise.reference.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return ast.unparse(node.args)
    return "*arguments"
