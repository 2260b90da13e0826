"""One exercise through nbgrader's own command line: twelve students, cheats and damaged notebooks, all in one run.

Every score is `grade run`'s, check by check, with its message. In one module, because its run is made once.
"""

import csv
import io
import json
from typing import Any

import pytest
from through_nbgrader.cheats import CHEATS, RIGHT
from through_nbgrader.classroom import ROOT, SLUG, Classroom, assert_same, grade_run, reports, students_of
from through_nbgrader.damage import DAMAGES, FULL, NOTHING, SOME

STUDENTS = "[!x]*"  # the twelve; cheats and damage are students whose names begin with an x


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
    report = grade_run(room, SLUG)["x right"]
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


def test_the_export_plugin_writes_what_nbgrader_holds(room: Classroom) -> None:
    target = room.home / "canvas.csv"
    exporter = "--exporter=grader.nbgrader.export.FallLineExporter"
    room.nbgrader("export", exporter, "--FallLineExporter.format=canvas", f"--to={target}")
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    exported = {row["SIS Login ID"]: row[SLUG] for row in rows}
    for student in students_of(SLUG):
        assert float(exported[student]) == pytest.approx(sum(room.scores(SLUG)[student].values()))


def test_a_released_notebook_is_validated_as_ever(room: Classroom) -> None:
    source = room.folder / "source" / SLUG / "cost.ipynb"
    assert "Success! Your notebook passes all the tests." in room.nbgrader("validate", source)
    assert "VALIDATION FAILED" in room.nbgrader("validate", room.folder / "release" / SLUG / "cost.ipynb")


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
    scores = plain.scores(SLUG)[f"x cheat {name}"]
    expected = 0.0 if CHEATS[name][1] == RIGHT else 10.0
    assert sum(scores.values()) == expected


def test_there_are_forty_kinds_and_more() -> None:
    assert len(DAMAGES) >= 40


@pytest.mark.parametrize("name", DAMAGES)
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


@pytest.mark.parametrize("name", DAMAGES)
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
