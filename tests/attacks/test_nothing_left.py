"""Nothing is left behind: after many submissions, attacks among them, a judge is as it was after the first quarter.

FALLLINE_SUBMISSIONS says how many (200; `make prove` takes 2,000).
"""

import os
import tempfile
from pathlib import Path

import pytest
from attacks.catalogue import ATTACKS
from attacks.judging import TELLING, Canaries, judge_alone, missing
from helpers import GOOD

from grader.box import ladder

SUBMISSIONS = int(os.environ.get("FALLLINE_SUBMISSIONS", "200"))
SLOW = ("endless", "loop", "ignored", "pipe closed", "DNS", "recursion", "million")  # each costs its whole CPU budget
JUDGE_BYTES, BELOW_BYTES = 16 << 20, 4 << 20  # the allocator's own coming and going; a leak of a report each would show


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="no /proc: not Linux")
def test_nothing_is_left_behind(canaries: Canaries, tmp_path: Path) -> None:
    rung = next(rung for rung in reversed(ladder.RUNGS) if not missing(rung))
    safe = [attack for attack in ATTACKS if rung != "process" or attack.expected not in "NK" or attack.everywhere]
    quick = [attack for attack in safe if not any(word in attack.name for word in SLOW)]
    sources = [
        ("good", GOOD),
        ("no Python", "def total(x)\n"),
        ("nothing", "x = 1\n"),
        *((attack.name, canaries.fill(attack.source)) for attack in quick),
    ]
    many = [(f"{number} {name}", source) for number in range(SUBMISSIONS)
            for name, source in [sources[number % len(sources)]]]  # fmt: skip

    with tempfile.TemporaryDirectory() as temporary:
        os.chmod(temporary, 0o777)
        judged = judge_alone(canaries.folder / TELLING, many, rung, environment={"TMPDIR": temporary})

    early, late = judged.states
    judge, *below = early["memory"]
    assert len(judged.reports) == SUBMISSIONS
    assert [name for name, report in judged.reports.items() if report.status == "grader_fault"] == []
    assert late["processes"] == early["processes"]
    assert late["descriptors"] == early["descriptors"]
    assert late["mounts"] == early["mounts"]
    assert late["namespaces"] == early["namespaces"]
    assert late["files"] == []
    assert late["memory"][judge] - early["memory"][judge] < JUDGE_BYTES, (early["memory"], late["memory"])
    assert all(late["memory"][pid] - early["memory"][pid] < BELOW_BYTES for pid in below)
    assert judged.after == []
    assert canaries.touched() == []
