"""The README's comparison with other graders is the one of the figures that were kept."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parent / "bench"
sys.path.insert(0, str(BENCH))

peer_page = import_module("peer_page")
KEPT: dict[str, Any] = json.loads(peer_page.KEPT.read_text())
MEASURED = [entry for entry in KEPT["graders"] if "reason" not in entry]
NAMES = [entry["name"] for entry in MEASURED]


def test_the_readme_shows_the_figures_that_were_kept() -> None:
    text = peer_page.README.read_text()
    shown = text.partition(peer_page.BEGIN)[2].partition(peer_page.END)[0]
    assert shown.strip() == peer_page.table(KEPT)


def test_a_grader_is_measured_or_a_reason_is_given() -> None:
    for entry in KEPT["graders"]:
        assert ("reason" in entry) != ("cpu" in entry)


@pytest.mark.parametrize("entry", MEASURED, ids=NAMES)
def test_every_grader_gave_the_verdicts_that_ours_gave(entry: dict[str, Any]) -> None:
    ours = KEPT["graders"][0]["marks"]
    assert len(entry["marks"]) == KEPT["machine"]["submissions"]
    assert [mark == 12 for mark in entry["marks"]] == [mark == 12 for mark in ours]


def test_no_cheat_earned_a_mark_from_us_on_the_rung_full() -> None:
    assert [peer_page.cheat(KEPT["graders"][0], name) for name in peer_page.CHEATS] == ["none"] * 3


def test_a_cheat_that_earned_more_than_its_work_is_shown_with_its_marks() -> None:
    cheats = {
        "nothing": {"marks": 3, "code": 1},
        "exit": {"marks": None, "code": 0},
        "patched": {"marks": 11, "code": 1},
    }
    assert peer_page.cheat({"name": "one", "cheats": cheats}, "patched") == "**11 of 12**"
    assert peer_page.cheat({"name": "one", "cheats": cheats}, "exit") == "none"
    assert peer_page.cheat({"name": "pytest", "cheats": cheats}, "exit") == "**by exit code**"


def test_start_up_is_not_in_the_cost_of_a_further_submission() -> None:
    assert peer_page.further({"cpu": {"10": 3.0, "110": 8.0}}) == pytest.approx(0.05)
    assert peer_page.further({"cpu": {"10": 3.0}}) == pytest.approx(0.3)
