"""Every attack of the catalogue ends as it must on every rung, and every canary is untouched."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from attacks.catalogue import ATTACKS, IDLE, LATER, TRIED, Attack
from attacks.judging import (
    HERE,
    IN_THE_FILE,
    ORDINARY_USER,
    OTHERS,
    SECRET,
    TELLING,
    Canaries,
    Judged,
    judge_alone,
    missing,
)
from helpers import GOOD

from grader.box import ladder
from grader.model import Report

OTHER = ("another student", f"# {OTHERS}\n" + GOOD)
FOR_A_USER = ("os._exit(0)", "the question changed to fit the answer", "the secret file", "ptrace", "fork",
              "a listening port", "kills a process", "deletes a file")  # fmt: skip
TABLE: dict[str, dict[str, str]] = {}  # attack -> rung -> how it ended


def applies(attack: Attack, rung: str) -> bool:
    """Secrets and the machine are nobody's to protect on `process`: little is tried there, so that no test does harm."""
    return rung != "process" or attack.expected not in "NK" or attack.everywhere or attack.name in TRIED


def ended(report: Report) -> str:
    """F, f, H, R, N, K as in the catalogue, or what else it was."""
    if report.status == "rejected":
        return "R" if report.score == 0 else "scored though rejected"
    if report.status != "graded":
        return f"{report.status}: {report.reason}"
    first = next(check for check in report.checks if check.name == "test_total")
    if "GOT" in report.output:
        return "got through"
    if "system call" in first.message:
        return "K"
    if first.points:
        return "H" if report.score == 10 else f"score {report.score} though answered rightly"
    return "F" if report.score == 9 else "f"


def fits(attack: Attack, rung: str, end: str) -> bool:
    if rung == "process" and attack.name in TRIED:
        return end == "got through"
    return end in {"f": "fF", "N": "H"}.get(attack.expected, attack.expected)


def carry_out(attacks: list[Attack], rung: str, canaries: Canaries, *around: str, **options: int) -> Judged:
    submissions = [OTHER, *((attack.name, canaries.fill(attack.source)) for attack in attacks)]
    return judge_alone(canaries.folder / TELLING, submissions, rung, *around, **options)


def wrong_ends(attacks: list[Attack], rung: str, judged: Judged) -> list[str]:
    wrong = []
    for attack in attacks:
        report = judged.reports[attack.name]
        end = ended(report)
        TABLE.setdefault(attack.name, {})[rung] = end
        if not fits(attack, rung, end):
            wrong.append(f"{attack.name}: {end}, not {attack.expected}: {report.output[:150]!r} {said(report)}")
    return wrong


def said(report: Report) -> str:
    return "; ".join(f"{check.name}: {check.message[:150]}" for check in report.checks if check.points < 1)


def leaks(judged: Judged, rung: str) -> list[str]:
    """Reports in which a secret stands."""
    secret = [SECRET, OTHERS] if rung == "process" else [SECRET, OTHERS, TELLING, IN_THE_FILE]
    texts = {name: report.model_dump_json() for name, report in judged.reports.items()}
    return [f"{name}: {word}" for name, text in texts.items() for word in secret if word in text]


def touched(canaries: Canaries, rung: str) -> list[str]:
    found = canaries.touched()
    return [name for name in found if name != "port"] if rung == "process" else found


def test_names_are_used_once() -> None:
    names = [attack.name for attack in [*ATTACKS, *IDLE]]
    assert len(names) == len(set(names))


def test_every_attack_ends_as_it_must(rung: str, canaries: Canaries) -> None:
    attacks = [attack for attack in ATTACKS if applies(attack, rung)]

    judged = carry_out(attacks, rung, canaries)

    assert wrong_ends(attacks, rung, judged) == []
    assert touched(canaries, rung) == []
    assert leaks(judged, rung) == []
    assert judged.reports[OTHER[0]].score == 10
    assert judged.after == []
    assert judged.dumpable == 0


def test_a_box_that_does_nothing_is_stopped(rung: str, canaries: Canaries) -> None:
    judged = carry_out(IDLE, rung, canaries, idle=1)

    assert wrong_ends(IDLE, rung, judged) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else; this run was an ordinary user's")
def test_an_ordinary_users_judge_is_attacked_in_vain(rung: str, canaries: Canaries) -> None:
    attacks = [attack for attack in ATTACKS if attack.name in FOR_A_USER and applies(attack, rung)]
    if shutil.which("setpriv") is None:
        pytest.skip("the program setpriv (util-linux) is not installed")
    become = ["setpriv", f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups"]
    # The interpreter of root may be out of a user's reach; every rung gives this capability up again.
    become += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]

    judged = carry_out(attacks, rung, canaries, *become)

    assert wrong_ends(attacks, rung, judged) == []
    assert touched(canaries, rung) == []
    assert leaks(judged, rung) == []


@pytest.mark.skipif(bool(missing("filtered")), reason="; ".join(missing("filtered")))
def test_without_namespaces_and_landlock_the_filter_alone_holds(canaries: Canaries) -> None:
    attacks = [attack for attack in ATTACKS if attack.expected in "NK"]
    refusing = [sys.executable, str(HERE / "refuse.py"), "namespaces,landlock"]

    judged = carry_out(attacks, "filtered", canaries, *refusing)

    ends = {attack.name: ended(judged.reports[attack.name]) for attack in attacks}
    assert [name for name, end in ends.items() if end not in "HK"] == []
    assert touched(canaries, "filtered") == []
    assert leaks(judged, "filtered") == []


def test_the_table_of_attacks_by_rung_by_outcome(tell: Callable[[str], None]) -> None:
    """The last of this module: what the others found, for the end of the whole run."""
    if not TABLE:
        pytest.skip("no attack was carried out")
    rungs = [rung for rung in ladder.RUNGS if any(rung in ends for ends in TABLE.values())]
    tell(f"{'attack':45} {'row':5} must  " + "  ".join(f"{rung:12}" for rung in rungs))
    for attack in [*ATTACKS, *IDLE]:
        ends = TABLE.get(attack.name, {})
        line = "  ".join(f"{ends.get(rung, 'not promised'):12}" for rung in rungs)
        tell(f"{attack.name:45} {attack.row:5} {attack.expected:4}  {line}")
    for rung in rungs:
        counted = Counter(ends[rung] for ends in TABLE.values() if rung in ends)
        tell(f"{rung}: {sum(counted.values())} attacks, {dict(counted)}")
    for row, reason in LATER.items():
        tell(f"not here: {row}: {reason}")
