"""The plain table and its JSON twin, rule by rule, as the independent importer has it."""

import json

import pytest
from lms.importers import (
    plain,
)
from lms.importers.samples import BOM, CLASS, LAB

PLAIN = (
    ",".join(plain.HEADER) + "\nc1,lab1,Lab 1,101,S0001,jdoe,,Doe,Jane,18.5,20,18.5,0,graded,2026-03-01T12:00:00Z,,1\n"
)


def test_the_plain_table_is_read_as_it_is_written() -> None:
    assert plain.import_(PLAIN.encode(), CLASS, LAB).scores == {"101": {"Lab 1": 18.5}}
    for status, scores in (("missing", {}), ("pending", {}), ("error", {}), ("excused", {"101": {"Lab 1": "EX"}})):
        text = PLAIN.replace("18.5,20,18.5,0,graded", f",20,,,{status}")
        assert plain.import_(text.encode(), CLASS, LAB).scores == scores


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("graded", "done"), ("graded", "missing"), ("18.5,20", ",20"), ("18.5,20", '"18,5",20'), ("18.5,20", "1e1,20"),
        ("00Z", "00"), ("T12", " 12"), ("course_id", "course"), (",1\n", "\n"), ("\n", "\r\n"), ("course_id", f"{BOM}course_id"),
    ],
)  # fmt: skip
def test_the_plain_table_is_read_without_goodwill(old: str, new: str) -> None:
    assert plain.import_(PLAIN.replace(old, new).encode(), CLASS, LAB).aborted


def test_the_plain_table_names_unknown_students_and_new_columns() -> None:
    text = PLAIN.replace("101,S0001,jdoe", "9,,").replace("lab1,Lab 1", "lab9,Lab 9")
    done = plain.import_(text.encode(), CLASS, LAB)
    assert (done.scores, len(done.ignored), done.new_columns) == ({}, 1, ["Lab 9"])


def twin(**changes: object) -> bytes:
    result = {"student_id": "101", "score": 18.5, "max_score": 20, "status": "graded", **changes}
    return json.dumps(
        {"schema_version": 1, "assignment": {"id": "lab1", "title": "Lab 1"}, "results": [result]}
    ).encode()


def test_the_json_twin_says_the_same() -> None:
    assert plain.import_(twin(), CLASS, LAB).scores == {"101": {"Lab 1": 18.5}}
    assert plain.import_(twin(score=None, status="missing"), CLASS, LAB).scores == {}
    for changes in (
        {"score": "18.5"},
        {"score": float("nan")},
        {"note": float("nan")},
        {"status": "late"},
        {"score": None},
    ):
        assert plain.import_(twin(**changes), CLASS, LAB).aborted
    assert plain.import_(b'{"results": []}', CLASS, LAB).aborted
