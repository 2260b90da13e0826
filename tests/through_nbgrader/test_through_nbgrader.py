"""One exercise through nbgrader's own command line: twelve students, cheats and damaged notebooks, all in one run.

Every score is `grade run`'s, check by check, with its message. In one module, because its run is made once.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from quiz.page_browser import CHROMIUM, browser
from through_nbgrader.cheats import CHEATS, RIGHT
from through_nbgrader.classroom import (
    EVERY,
    PLAIN,
    ROOT,
    SLUG,
    Classroom,
    assert_same,
    faults,
    grade_run,
    reports,
    students_of,
)
from through_nbgrader.damage import DAMAGES, FULL, NOTHING, SOME, TRIED, TWINS
from through_nbgrader.exports import exported, score_in
from through_nbgrader.formgrader import formgrader, open_page, rows, scores, submission

from grader.lms.formats import FORMATS

STUDENTS = "[!xz]*"  # the twelve; the others' names begin with an x or a z


def test_every_score_is_the_one_of_grade_run(room: Classroom) -> None:
    students = students_of(SLUG)
    assert len(students) == 12
    assert_same(room, SLUG, set(students))


def test_the_scores_are_not_all_alike(room: Classroom) -> None:
    totals = {sum(room.scores(SLUG)[student].values()) for student in students_of(SLUG)}
    assert 0.0 in totals
    assert 10.0 in totals
    assert len(totals) > 3


def test_our_gradebook_keeps_the_same_reports(room: Classroom) -> None:
    kept, asked = reports(room.book), grade_run(room, SLUG)
    for student in students_of(SLUG):
        own, other = dict(kept[student, SLUG]), dict(asked[student])
        for report in (own, other):
            report.pop("duration")
            for check in report["checks"]:
                check.pop("duration")
        assert own == other


def test_no_notebook_holds_a_hidden_check(room: Classroom) -> None:
    suite = (ROOT / "solutions" / SLUG / "test_cost.py").read_text(encoding="utf-8")
    telling = {line.strip() for line in suite.splitlines() if "assert_" in line or "rng." in line}
    assert telling
    for path in room.folder.rglob("*.ipynb"):
        if path.is_relative_to(room.folder / "submitted"):
            continue
        text = json.loads(path.read_text(encoding="utf-8"))
        source = "\n".join("".join(cell["source"]) for cell in text["cells"])
        assert not [line for line in telling if line in source], path


def test_a_test_cell_shows_its_sentence_and_carries_its_points(room: Classroom) -> None:
    report = grade_run(room, SLUG)["amara"]
    cells = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in graded_cells(room.released(SLUG))}
    assert set(cells) == {check["name"] for check in report["checks"]}
    for check in report["checks"]:
        cell = cells[check["name"]]
        words = " ".join("".join(cell["source"]).replace("\n# ", " ").split())
        assert check["title"] in words
        assert cell["metadata"]["nbgrader"]["points"] == check["max_points"]


def graded_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def test_a_cell_holds_partial_credit_and_message_together(room: Classroom) -> None:
    report = grade_run(room, SLUG)["emil"]
    failed = next(check for check in report["checks"] if check["points"] == 0 and check["message"])
    cell = next(
        c
        for c in graded_cells(room.autograded(SLUG, "emil"))
        if c["metadata"]["nbgrader"]["grade_id"] == failed["name"]
    )
    (output,) = (one for one in cell["outputs"] if one["output_type"] == "execute_result")
    assert float("".join(output["data"]["text/plain"])) == failed["points"]
    assert failed["message"].split()[0] in "".join(output["data"]["text/html"])


def test_feedback_pages_hold_the_messages(room: Classroom) -> None:
    room.nbgrader("generate_feedback", SLUG, f"--student={STUDENTS}")
    page = (room.folder / "feedback" / "emil" / SLUG / "cost.html").read_text(encoding="utf-8")
    diagnosis = next(check["diagnosis"] for check in grade_run(room, SLUG)["emil"]["checks"] if check["diagnosis"])
    assert diagnosis["title"] in page
    rejected = (room.folder / "feedback" / "hanna" / SLUG / "cost.html").read_text(encoding="utf-8")
    assert "Rejected: " in rejected


@pytest.mark.parametrize("format", FORMATS)
def test_the_export_plugin_writes_what_nbgrader_holds(format: str, room: Classroom) -> None:
    text = exported(room, format)
    for student in ["amara"] if format == "moodle-worksheet" else students_of(SLUG):
        total = sum(room.scores(SLUG)[student].values())
        assert total == pytest.approx(score_in(text, format, student)), student


def test_who_waits_for_a_person_is_in_no_export(room: Classroom) -> None:
    text = exported(room, "canvas")
    assert "z undisturbed" in text
    assert "z dies once" in text
    assert "z dies twice" not in text


def test_a_late_penalty_is_taken_off_once_and_not_from_a_cell(room: Classroom) -> None:
    assert room.scores(SLUG)["x late"] == room.scores(SLUG)["x right"]
    assert score_in(exported(room, "json"), "json", "x late") == 10.0 - 2.0  # begun days
    (own,) = (one for one in json.loads(exported(room, "json"))["results"] if one["student_id"] == "x late")
    assert (own["raw_score"], own["late_penalty"]) == (10.0, 2.0)


def test_a_released_notebook_is_validated_as_ever(room: Classroom) -> None:
    notebooks = [room.folder / kind / SLUG / "cost.ipynb" for kind in ("source", "release")]
    source, _, release = room.nbgrader("validate", *notebooks).partition("VALIDATION FAILED")
    assert "Success! Your notebook passes all the tests." in source
    assert "NotImplementedError" in release


def test_a_judge_that_dies_once_costs_nothing(room: Classroom) -> None:
    assert room.scores(SLUG)["z dies once"] == room.scores(SLUG)["z undisturbed"] == room.scores(SLUG)["x right"]


def test_a_judge_that_dies_twice_is_a_fault_and_no_zero(room: Classroom) -> None:
    assert faults(room.book)["z dies twice", SLUG] == "the judge stopped (exit code -9)"
    assert ("z dies twice", SLUG) not in reports(room.book)
    assert set(room.scores(SLUG)["z dies twice"].values()) == {None}
    assert set(room.scores(SLUG, "needs_manual_grade")["z dies twice"].values()) == {1}  # formgrader lists it
    assert not (room.folder / "autograded" / "z dies twice" / SLUG).exists()
    said = (room.home / "killed.log").read_text()
    assert "z dies twice, 01-cost: the grader failed: the judge stopped (exit code -9)" in said
    assert "There was an error processing assignment '01-cost' for student 'z dies twice'" in said


def test_an_older_score_stands_when_the_grader_fails(room: Classroom) -> None:
    assert room.scores(SLUG)["z graded before"] == room.scores(SLUG)["x wrong"]
    assert set(room.scores(SLUG, "needs_manual_grade")["z graded before"].values()) == {0}


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on PATH: formgrader is not looked at in a browser")
def test_formgrader_shows_scores_and_messages(room: Classroom, tmp_path: Path) -> None:
    report = grade_run(room, SLUG)["emil"]
    wrong = next(check for check in report["checks"] if check["diagnosis"])
    with formgrader(room) as address, browser(tmp_path) as page:
        path = submission(room, SLUG, "emil")
        open_page(page, address, path, "document.querySelector('input.score')?.placeholder")
        text = " ".join(page.ask("document.body.innerText").split())
        assert scores(page) == {check["name"]: check["points"] for check in report["checks"]}
        for words in (wrong["message"], wrong["diagnosis"]["title"], wrong["diagnosis"]["feedback"]):
            assert " ".join(words.split()) in text
        open_page(page, address, f"manage_submissions/{SLUG}", "document.body.innerText.includes('z dies twice')")
        shown = rows(page)
    for student, scored in room.scores(SLUG).items():
        state, points = shown[student][3:5]
        if student in ("z dies twice", "z graded before"):
            assert (state, points) == ("needs autograding", "")
        else:
            assert (state, points) == ("graded", f"{round(sum(scored.values()), 2):g} / 10")


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_earns_what_the_work_deserves(name: str, room: Classroom) -> None:
    scores = room.scores(SLUG)
    honest = scores["x right" if CHEATS[name][1] == RIGHT else "x wrong"]
    assert scores[f"x cheat {name}"] == honest


def test_the_measures_differ(room: Classroom) -> None:
    scores = room.scores(SLUG)
    assert sum(scores["x right"].values()) == 10.0
    assert sum(scores["x wrong"].values()) < 5.0


@pytest.mark.parametrize("name", [name for name, (_, _, _, misled) in CHEATS.items() if misled])
def test_plain_nbgrader_is_misled_by_it(name: str, plain: Classroom) -> None:
    scores = plain.scores(PLAIN)[f"x cheat {name}"]
    expected = 0.0 if CHEATS[name][1] == RIGHT else 10.0
    assert sum(scores.values()) == expected


@pytest.mark.skipif(
    not EVERY, reason="FALLLINE_NBGRADER=all tries these cheats on plain nbgrader, too (make prove does)"
)
@pytest.mark.parametrize("name", [name for name, (_, _, _, misled) in CHEATS.items() if not misled])
def test_plain_nbgrader_is_not_misled_by_it(name: str, plain: Classroom) -> None:
    assert sum(plain.scores(PLAIN)[f"x cheat {name}"].values()) == 0.0


def test_there_are_forty_kinds_and_more() -> None:
    assert len(TRIED) >= 40
    assert set(DAMAGES) >= TWINS


@pytest.mark.parametrize("name", TRIED)
def test_a_damaged_notebook_is_graded_or_reported(name: str, room: Classroom) -> None:
    expected, _ = DAMAGES[name]
    scores = room.scores(SLUG)[f"x damage {name}"]
    report = reports(room.book)[f"x damage {name}", SLUG]
    assert None not in scores.values()
    assert sum(scores.values()) == pytest.approx(report["score"])
    if expected == FULL:
        assert sum(scores.values()) == 10.0, report["notes"]
    if expected == SOME:
        assert 0.0 < sum(scores.values()) < 10.0
    if expected == NOTHING:
        assert sum(scores.values()) == 0.0
        assert report["reason"] or all(check["outcome"] == "not_implemented" for check in report["checks"])


@pytest.mark.parametrize("name", TRIED)
def test_the_autograded_notebook_has_every_cell_of_the_release_once(name: str, room: Classroom) -> None:
    wanted = [
        marks["grade_id"]
        for cell in room.released(SLUG)["cells"]
        if (marks := cell["metadata"].get("nbgrader", {})).get("grade")
    ]
    cells = room.autograded(SLUG, f"x damage {name}")["cells"]
    found = [marks["grade_id"] for cell in cells if (marks := cell["metadata"].get("nbgrader", {})).get("grade")]
    assert sorted(found) == sorted(wanted)


def test_what_was_mended_is_said(room: Classroom) -> None:
    said = (room.home / "autograde.log").read_text()
    assert "x damage tests deleted: cells missing, put back: " in said
    assert "x damage solutions as raw: cells no code cells any more, read as code: " in said
    assert "x damage tests emptied: cells changed, shown as released: " in said
