"""Canvas's grade import, rule by rule, as the independent importer has it."""

import pytest
from lms.importers import (
    canvas,
)
from lms.importers.model import Imported, Item
from lms.importers.samples import BOM, CLASS


def canvas_file(cell: str, header: str = "Lab 1 (1234)", who: str = '"Doe, Jane",101') -> str:
    return f"Student,ID,Section,{header}\n{who},CS,{cell}\n"


def into_canvas(text: str, points: float = 10, **options: object) -> Imported:
    columns = {"Lab 1": Item(points, "1234"), "Lab 2": Item(10, "77", published=False)}
    return canvas.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("9.5", 9.5), ("-3", -3.0), ("85%", 8.5), ("ex", "EX"), ('"1.234,56"', 1234.56), ('"7,25"', 7.25),
        ('"1,000"', 1.0), ("007", 7.0), ("0", 0.0),
    ],
)  # fmt: skip
def test_canvas_reads_a_cell(cell: str, score: float | str) -> None:
    assert into_canvas(canvas_file(cell)).scores == {"101": {"Lab 1": score}}


@pytest.mark.parametrize("cell", ["", "-", "9.5\u3000", "nine", "1e1"])
def test_canvas_blanks_an_old_score_where_there_is_no_score(cell: str) -> None:
    assert into_canvas(canvas_file(cell)).scores == {}
    assert into_canvas(canvas_file(cell), existing={"101": {"Lab 1": 3.0}}).scores == {"101": {"Lab 1": None}}


def test_canvas_sees_no_change_below_half_a_hundredth() -> None:
    old = {"101": {"Lab 1": 9.5}}
    assert into_canvas(canvas_file("9.504"), existing=old).scores == {}
    assert into_canvas(canvas_file("9.51"), existing=old).scores == {"101": {"Lab 1": 9.51}}


@pytest.mark.parametrize(
    "block",
    [
        "Student,ID,Section", "Student,ID,SIS Login ID,Section", "Student,ID,SIS User ID,SIS Login ID,Section",
        "Student,ID,SIS User ID,SIS Login ID,Integration ID,Section",
        "Student,ID,SIS User ID,SIS Login ID,Root Account,Section",
        "Student,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section", f"{BOM}Student,ID,Section",
    ],
)  # fmt: skip
def test_canvas_takes_the_legal_student_blocks(block: str) -> None:
    blanks = "," * (block.count(",") - 1)
    assert into_canvas(f"{block},Lab 1 (1234)\nX,101{blanks},4\n").scores == {"101": {"Lab 1": 4.0}}


@pytest.mark.parametrize(
    "header",
    [
        "Student,ID,SIS User ID,Section,Lab 1", "Student,ID,Lab 1,Lab 2", "Name,ID,Section,Lab 1", "Student,ID,Section",
        "Student,Section,ID,Lab 1", "Student,ID,SIS Login ID,SIS User ID,Section,Lab 1",
        "Student,ID,SIS Login ID,Integration ID,Section,Lab 1", f'{BOM}"Student",ID,Section,Lab 1',
        "Student,ID,SIS Login ID,Section",
    ],
)  # fmt: skip
def test_canvas_rejects_any_other_header(header: str) -> None:
    assert into_canvas(f"{header}\n").aborted


def test_canvas_matches_a_student_by_four_keys_in_order() -> None:
    head = "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234)\n"
    rows = ["Jane Doe,101,S0002,zoe", "Jane Doe,999,S0002,zoe", "Jane Doe,,x,zoe", "Jane Doe,,,", '"Doe, Jane",,,']
    found = [next(iter(into_canvas(f"{head}{row},,4\n").scores)) for row in rows]
    assert found == ["101", "102", "103", "101", "101"]


def test_canvas_leaves_a_missing_student_to_the_teacher() -> None:
    done = into_canvas(canvas_file("4", who="jane doe,"))
    assert not done.scores
    assert "missing student" in done.ignored[0]


def test_canvas_breaks_a_dotted_sis_id() -> None:
    head = "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234)\n"
    assert not into_canvas(f"{head}X,,12.34.56,,,4\n").scores


def test_canvas_drops_concluded_students_in_silence() -> None:
    done = into_canvas(canvas_file("4"), concluded={"101"})
    assert not done.scores
    assert not done.ignored


@pytest.mark.parametrize(
    ("header", "new"),
    [
        ("Anything (1234)", []), ("Lab 1", []), ("Lab 1 (99)", ["Lab 1"]), ("Lab (2024)", ["Lab"]), ("lab 1", ["lab 1"]),
        ("Lab 2 (77)", ["Lab 2"]), ("Lab 2", ["Lab 2"]),
    ],
)  # fmt: skip
def test_canvas_matches_a_column_by_id_or_whole_title_and_else_proposes_a_new_one(header: str, new: list[str]) -> None:
    done = into_canvas(canvas_file("4", header))
    assert done.new_columns == new
    assert ("Lab 1" in done.scores["101"]) == (not new)


@pytest.mark.parametrize("title", ["Final Score Quiz", "My Current Grade (1234)", "Override Status", "xFinal Points"])
def test_canvas_drops_columns_named_like_totals(title: str) -> None:
    done = into_canvas(canvas_file("4", title))
    assert (done.scores, done.new_columns, done.aborted) == ({}, [], None)


def test_canvas_passes_over_notes_and_reads_points_for_new_columns() -> None:
    text = "Student,ID,Section,Notes,Lab 1 (1234),New,Locked\n,,,,Manual Posting,,Muted\n"
    text += "    Points Possible,,,,10,30,(read only)\nX,101,,good,4,50%,6\n"
    done = into_canvas(text, custom_columns=["Notes"])
    assert done.scores == {"101": {"Lab 1": 4.0, "New": 15.0}}
    assert done.maxima == {"New": 30.0}


def test_canvas_finds_the_delimiter_in_the_first_three_lines() -> None:
    assert into_canvas('Student;ID;Section;Lab 1 (1234)\n"Doe, Jane";101;;7,5\n').scores == {"101": {"Lab 1": 7.5}}
    assert into_canvas('Student,ID,Section,"Lab;1"\nX,101,,4\n').new_columns == ["Lab;1"]
    assert into_canvas("Student,ID,Section,a;b;c;d;e;f\nX,101,,4\n").new_columns == ["a;b;c;d;e;f"]


def test_canvas_cannot_read_a_line_break_in_the_first_three_lines() -> None:
    broken = '"Doe\nJane",101,,4\n'
    assert into_canvas(f"Student,ID,Section,Lab 1\n{broken}").aborted
    later = into_canvas(f"Student,ID,Section,Lab 1\nX,102,,1\nY,103,,1\n{broken}")
    assert later.scores["101"] == {"Lab 1": 4.0}


def test_canvas_wants_utf_8_and_proper_quotes() -> None:
    latin = canvas_file("4", who="Zoë,103").encode("latin-1")
    assert canvas.import_(latin, CLASS, {}).aborted
    assert into_canvas(canvas_file("4", who='Jane "J" Doe,101')).aborted


def test_canvas_takes_crlf_and_skips_lines_of_nothing() -> None:
    text = canvas_file("4").replace("\n", "\r\n") + "\r\n,, ;,\r\n"
    assert into_canvas(text).scores == {"101": {"Lab 1": 4.0}}
    assert into_canvas(text).ignored == []
