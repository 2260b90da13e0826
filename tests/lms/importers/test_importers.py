"""The importers do what the platforms do: each platform's own example file, and a test for each of its rules."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping

import pytest
from lms.importers import (
    blackboard,
    brightspace,
    canvas,
    canvas_feedback,
    moodle_csv,
    moodle_feedback,
    moodle_worksheet,
    plain,
    sakai,
)
from lms.importers.canvas_feedback import Attachment
from lms.importers.model import Account, Imported, Item

JANE = Account("101", "S0001", "jdoe", "jdoe@example.com", "Jane Doe", "Doe, Jane", "1", "20067930")
RICK = Account("102", "S0002", "rroe", "rroe@example.com", "Rick Roe", "Roe, Rick", "2", "20067931")
ZOE = Account("103", "12.34.56", "zoe", "zoe@example.com", "Zoë Zahl", "Zahl, Zoë", "3", "0042")
CLASS = [JANE, RICK, ZOE]
LAB = {"Lab 1": Item(20, "1234567")}
BOM = "\ufeff"

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234)
    Points Possible,,,,,10
"Doe, Jane",101,S0001,jdoe,CS1-01,9.5
"Roe, Rick",102,S0002,rroe,CS1-01,EX
"""
MOODLE = """\
Email address,Lab 1,Lab 1 feedback
jdoe@example.com,18.5,"Good, see ""loops""\"
zoe@example.com,20,
"""
WORKSHEET = """\
Identifier,Grade,Last modified (grade),Feedback comments
Participant 1,17.5,-,"Good work"
"""
BLACKBOARD = """\
"Username","Lab 1 [Total Pts: 20 Score] |1234567","Feedback to Learner","Feedback Format"
"jdoe","18.50","Good work","SMART_TEXT"
"""
BRIGHTSPACE = """\
OrgDefinedId,Username,Lab 1 Points Grade,End-of-Line Indicator
#20067930,#jdoe,18.5,#
"""
SAKAI = """\
Student ID,Student Name,Lab 1 [20],* Lab 1
jdoe,"Doe, Jane",18.5,Good work
"""


def test_each_platform_takes_its_own_example() -> None:
    lab = {"Lab 1": Item(10, "1234")}
    assert canvas.import_(CANVAS.encode(), CLASS, lab).scores == {"101": {"Lab 1": 9.5}, "102": {"Lab 1": "EX"}}
    expected = {"101": {"Lab 1": 18.5}}
    for importer, text in ((blackboard, BLACKBOARD), (brightspace, BRIGHTSPACE), (sakai, SAKAI)):
        done = importer.import_(text.encode(), CLASS, LAB)
        assert (done.scores, done.aborted, done.ignored, done.new_columns) == (expected, None, [], [])
    done = moodle_csv.import_(MOODLE.encode(), CLASS, LAB)
    assert done.scores == {**expected, "103": {"Lab 1": 20.0}}
    assert done.feedback == {"101": {"Lab 1": 'Good, see "loops"'}}
    done = moodle_worksheet.import_(WORKSHEET.encode(), CLASS, LAB)
    assert (done.scores, done.feedback) == ({"101": {"Lab 1": 17.5}}, {"101": {"Lab 1": "Good work"}})


# Canvas


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


# Moodle, grade import


def into_moodle(cell: str, **options: object) -> Imported:
    text = f'Email address,Lab 1\njdoe@example.com,"{cell}"\n'
    columns = {"Lab 1": options.pop("item", Item(20))}
    return moodle_csv.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "score"),
    [("18.5", 18.5), ("", None), ("-", None), ("25", 20.0), ("-3", 0.0), (" 7 ", 7.0), ("1 8", 18.0)],
)
def test_moodle_stores_clears_and_clamps(cell: str, score: float | None) -> None:
    assert into_moodle(cell).scores == {"101": {"Lab 1": score}}


@pytest.mark.parametrize("cell", ["9,5", "85%", "EX", "101", "ten"])
def test_moodle_cancels_everything_for_one_bad_grade(cell: str) -> None:
    text = f'Email address,Lab 1\nrroe@example.com,5\njdoe@example.com,"{cell}"\n'
    done = moodle_csv.import_(text.encode(), CLASS, LAB)
    assert done.aborted
    assert (done.scores, done.feedback) == ({}, {})


def test_moodle_reads_decimals_of_the_users_language() -> None:
    assert into_moodle("9,5", decimal=",").scores == {"101": {"Lab 1": 9.5}}


def test_moodle_takes_more_than_100_only_with_unlimited_grades() -> None:
    assert into_moodle("150", item=Item(200)).aborted
    assert into_moodle("150", item=Item(200), unlimited_grades=True).scores["101"]["Lab 1"] == 150


def test_moodle_reads_scales_by_number_or_by_exact_word() -> None:
    item = Item(2, scale=("Bad", "Good"))
    assert into_moodle("2", item=item).scores["101"]["Lab 1"] == 2
    assert into_moodle("Good", item=item, verbose_scales=True).scores["101"]["Lab 1"] == 2
    assert into_moodle("good", item=item, verbose_scales=True).aborted


@pytest.mark.parametrize("options", [{"locked": {"101"}}, {"group": {"102"}}])
def test_moodle_cancels_for_a_locked_grade_or_a_row_outside_the_group(options: dict[str, object]) -> None:
    assert into_moodle("5", **options).aborted


def moodle_text(text: str, columns: Mapping[str, Item] = LAB, **options: object) -> Imported:
    return moodle_csv.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


def test_moodle_cancels_for_an_unknown_user() -> None:
    for who in ("nobody@example.com", "", "'jdoe@example.com"):
        assert moodle_text(f"Email address,Lab 1\nzoe@example.com,2\n{who},3\n").aborted


def test_moodle_matches_email_in_any_case_and_other_keys_exactly() -> None:
    assert moodle_text("Email address,Lab 1\nJDOE@example.com,2\n").scores
    assert moodle_text("Username,Lab 1\njdoe,2\n").scores
    assert moodle_text("Username,Lab 1\nJdoe,2\n").aborted
    assert moodle_text("ID number,Lab 1\nS0001,2\n").scores
    assert moodle_text("who,Lab 1\n101,2\n", identity=("who", "lms_id")).scores


def test_moodle_maps_columns_as_the_form_says() -> None:
    text = "Username,a,b,c,d\njdoe,1,2,well,4\n"
    done = moodle_text(text, mapping={"a": "Lab 1", "b": "new", "c": "feedback for Lab 1"})
    assert done.scores == {"101": {"Lab 1": 1.0, "b": 2.0}}
    assert (done.new_columns, done.feedback) == (["b"], {"101": {"Lab 1": "well"}})
    assert done.ignored == ["The column 'd' is not mapped."]
    assert moodle_text(text, mapping={"a": "Lab 1", "b": "Lab 1"}).aborted


@pytest.mark.parametrize("separator", [",", ";", ":", "\t"])
def test_moodle_reads_marks_line_ends_and_separators(separator: str) -> None:
    text = f"{BOM}Username,Lab 1\r\n\r\njdoe,2\rzoe,3\r\n".replace(",", separator)
    assert moodle_text(text, separator=separator).scores == {"101": {"Lab 1": 2.0}, "103": {"Lab 1": 3.0}}


def test_moodle_reads_the_encoding_the_form_names() -> None:
    data = "Username,Lab 1,Lab 1 feedback\njdoe,2,schön\n".encode("latin-1")
    assert moodle_csv.import_(data, CLASS, LAB, encoding="latin-1").feedback["101"]["Lab 1"] == "schön"


def test_moodle_rejects_ragged_rows() -> None:
    for row in ("jdoe", "jdoe,2,3"):
        assert "not constant" in (moodle_text(f"Username,Lab 1\n{row}\n").aborted or "")


def test_moodle_loses_rows_after_a_field_that_ends_in_a_backslash() -> None:
    text = 'Username,Lab 1,Lab 1 feedback\njdoe,2,"C:\\tmp\\"\nzoe,3,"fine"\n'
    done = moodle_text(text)
    assert "103" not in done.scores
    assert moodle_text(text.replace('\\"', '\\ "')).feedback["101"]["Lab 1"] == "C:\\tmp\\"
    assert moodle_text(text.replace('tmp\\"', 'tmp\\\\"')).scores["103"] == {"Lab 1": 3.0}


def test_moodle_keeps_line_breaks_inside_quotes() -> None:
    done = moodle_text('Username,Lab 1,Lab 1 feedback\njdoe,2,"a\r\nb, c"\n')
    assert done.feedback["101"]["Lab 1"] == "a\nb, c"


def test_moodle_refuses_an_old_download_unless_forced() -> None:
    text = "Username,Lab 1,Last downloaded from this course\njdoe,2,1000\n"
    assert moodle_text(text, now=2000).scores
    assert moodle_text(text, now=500).aborted
    assert moodle_text(text, now=1000 + 366 * 86400).aborted
    assert moodle_text(text, now=2000, modified={"101": 1500}).aborted
    assert moodle_text(text, now=500, force_import=True).scores


# Moodle, worksheet


def into_worksheet(grade: str, who: str = "Participant 1", when: str = "-", **options: object) -> Imported:
    text = f'Identifier,Grade,Last modified (grade)\n{who},"{grade}","{when}"\n'
    columns = {"Lab 1": options.pop("item", Item(20))}
    return moodle_worksheet.import_(text.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("grade", "decimal", "score"),
    [
        ("17.5", ".", 17.5),
        ("17,5", ".", 17.0),
        ("17,5", ",", 17.5),
        ("5 points", ".", 5.0),
        ("EX", ".", 0.0),
        ("-", ".", 0.0),
    ],
)
def test_a_worksheet_number_is_read_as_far_as_it_goes(grade: str, decimal: str, score: float) -> None:
    assert into_worksheet(grade, decimal=decimal).scores == {"101": {"Lab 1": score}}


@pytest.mark.parametrize("grade", ["", "-1", "20.5"])
def test_a_worksheet_skips_a_grade_that_is_empty_or_out_of_range(grade: str) -> None:
    done = into_worksheet(grade)
    assert (done.scores, done.aborted, len(done.ignored)) == ({}, None, 1)


def test_a_worksheet_skips_unchanged_locked_and_newer_grades() -> None:
    assert not into_worksheet("5", existing={"101": {"Lab 1": 5.0}}).scores
    assert not into_worksheet("5", locked={"101"}).scores
    assert not into_worksheet("5", modified={"101": 1_000_000.0}).scores
    assert into_worksheet("5", modified={"101": 1_000_000.0}, ignore_modified=True).scores


def test_a_worksheet_grants_a_minute_to_the_time_of_the_grade() -> None:
    when, seconds = "Sunday, 1 March 2026, 12:00 PM", 1772366400
    assert into_worksheet("5", when=when, modified={"101": seconds + 60}).scores
    assert not into_worksheet("5", when=when, modified={"101": seconds + 61}).scores


def test_a_worksheet_cuts_the_prefix_off_by_its_length() -> None:
    assert into_worksheet("5", who="Xarticipant 1").scores
    assert into_worksheet("5", who="1").aborted
    assert into_worksheet("5", who="Teilnehmer/in 1").aborted
    done = into_worksheet("5", who="Participant 99")
    assert (done.scores, done.aborted) == ({}, None)


def test_a_worksheet_needs_its_columns_in_the_language_of_the_site() -> None:
    words = moodle_worksheet.Words("Kennung", "Note", "Zuletzt geändert", "Kommentar", "Person Nr. ")
    text = f"{BOM}Kommentar 2,Zuletzt geändert,Note,Kommentar,Kennung\n,-,5,gut,Person Nr. 1\n".encode()
    done = moodle_worksheet.import_(text, CLASS, LAB, words=words)
    assert (done.scores, done.feedback) == ({"101": {"Lab 1": 5.0}}, {"101": {"Lab 1": "gut"}})
    assert moodle_worksheet.import_(text, CLASS, LAB).aborted
    assert moodle_worksheet.import_(b"Identifier,Grade\nParticipant 1,5\n", CLASS, LAB).aborted


def test_a_worksheet_ignores_feedback_in_the_first_column() -> None:
    text = b"Feedback comments,Identifier,Grade,Last modified (grade)\nwell,Participant 1,5,-\n"
    assert moodle_worksheet.import_(text, CLASS, LAB).feedback == {}


def test_a_worksheet_takes_scale_words_only_as_they_are() -> None:
    item = Item(2, scale=("Bad", "Good"))
    assert into_worksheet("Good", item=item).scores["101"]["Lab 1"] == 2
    assert not into_worksheet("good", item=item).scores


def test_a_worksheet_is_read_like_any_csv_of_moodle() -> None:
    assert moodle_worksheet.import_(WORKSHEET.replace(',"Good', ',x,"Good').encode(), CLASS, LAB).aborted
    assert moodle_worksheet.import_(WORKSHEET.replace(",", ";").encode(), CLASS, LAB, separator=";").scores


# Blackboard


def into_blackboard(cell: str, header: str = "Lab 1 [Total Pts: 20 Score] |1234567", **options: object) -> Imported:
    columns = {"Lab 1": options.pop("item", Item(20, "1234567"))}
    return blackboard.import_(f'"Username","{header}"\n"jdoe","{cell}"\n'.encode(), CLASS, columns, **options)  # type: ignore[arg-type]


def test_blackboard_matches_by_the_number_after_the_bar() -> None:
    assert into_blackboard("5", "Other [Total Pts: up to 505 Score] |1234567").scores == {"101": {"Lab 1": 5.0}}
    done = into_blackboard("5", "Lab 1 [Total Pts: 20 Score] |1")
    assert (done.scores, done.new_columns, len(done.ignored)) == ({}, [], 1)


def test_blackboard_makes_a_text_column_worth_nothing_of_a_header_without_id() -> None:
    done = into_blackboard("5", "Lab 1")
    assert (done.new_columns, done.maxima) == (["Lab 1"], {"Lab 1 (new)": 0.0})
    assert done.scores == {"101": {"Lab 1 (new)": "5"}}


def test_blackboard_wants_every_field_of_a_comma_file_quoted() -> None:
    assert blackboard.import_(BLACKBOARD.replace('"18.50"', "18.50").encode(), CLASS, LAB).aborted


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_blackboard_reads_tab_files(encoding: str) -> None:
    text = BLACKBOARD.replace('","', "\t").replace('"', "")
    assert blackboard.import_(text.encode(encoding), CLASS, LAB).scores == {"101": {"Lab 1": 18.5}}


def test_blackboard_knows_students_by_username_only() -> None:
    assert blackboard.import_(BLACKBOARD.replace("Username", "Student ID").encode(), CLASS, LAB).aborted
    done = blackboard.import_(BLACKBOARD.replace("jdoe", "S0001").encode(), CLASS, LAB)
    assert (done.scores, len(done.ignored)) == ({}, 1)


def test_blackboard_takes_feedback_after_its_column_in_known_formats() -> None:
    assert blackboard.import_(BLACKBOARD.encode(), CLASS, LAB).feedback == {"101": {"Lab 1": "Good work"}}
    assert blackboard.import_(BLACKBOARD.replace("SMART_TEXT", "MARKDOWN").encode(), CLASS, LAB).aborted


@pytest.mark.parametrize("cell", ["", "Needs Grading", "In Progress", "5,5", "EX", "Complete"])
def test_blackboard_sets_no_score_from_other_words(cell: str) -> None:
    assert into_blackboard(cell).scores == {}


def test_blackboard_reads_complete_columns_percentages_and_comma_decimals() -> None:
    item = Item(20, "1234567", kind="complete")
    assert into_blackboard("Complete", item=item).scores == {"101": {"Lab 1": 20}}
    assert into_blackboard("Incomplete", item=item).scores == {"101": {"Lab 1": None}}
    assert into_blackboard("50", "Lab 1 [Total Pts: 20 Percentage] |1234567").scores == {"101": {"Lab 1": 10.0}}
    assert into_blackboard("5,5", decimal=",").scores == {"101": {"Lab 1": 5.5}}


# Brightspace


def into_brightspace(
    cell: str, header: str = "Lab 1 Points Grade", item: Item = LAB["Lab 1"], end: str = "#"
) -> Imported:
    text = f"Username,{header},End-of-Line Indicator\n#jdoe,{cell},{end}\n"
    return brightspace.import_(text.encode(), CLASS, {"Lab 1": item})


def test_brightspace_needs_the_closing_column_in_every_row() -> None:
    assert into_brightspace("5", end="").aborted
    assert brightspace.import_(b"Username,Lab 1 Points Grade\njdoe,5\n", CLASS, LAB).aborted
    assert brightspace.import_(b"Username,End-of-Line Indicator,Lab 1 Points Grade\njdoe,#,5\n", CLASS, LAB).aborted


def test_brightspace_caps_at_the_maximum_unless_the_item_can_exceed() -> None:
    assert into_brightspace("25").scores["101"]["Lab 1"] == 20
    assert into_brightspace("25", item=Item(20, can_exceed=True)).scores["101"]["Lab 1"] == 25


def test_brightspace_knows_items_by_their_exact_name_and_offers_new_ones() -> None:
    assert into_brightspace("5", "lab 1 Points Grade").new_columns == ["lab 1"]
    done = into_brightspace("5", "New Points Grade <Numeric MaxPoints:7 Weight:5>")
    assert (done.new_columns, done.maxima) == (["New"], {"New": 7.0})
    assert into_brightspace("5", "Lab 1 Points Grade <Numeric MaxPoints:20 Weight:5 Category:Labs>").scores


@pytest.mark.parametrize("header", ["Last Name", "Email", "Lab 1", "Lab 1 points grade", "Lab 1 Text Grade"])
def test_brightspace_takes_no_other_columns(header: str) -> None:
    assert into_brightspace("5", header).aborted


def test_brightspace_reads_symbols_and_texts() -> None:
    symbols = Item(20, kind="symbol", scale=("A", "B"))
    assert into_brightspace("A", "Lab 1 Grade Symbol", symbols).scores["101"]["Lab 1"] == "A"
    assert not into_brightspace("F", "Lab 1 Grade Symbol", symbols).scores
    assert into_brightspace("well", "Lab 1 Text Grade", Item(0, kind="text")).scores["101"]["Lab 1"] == "well"


def test_brightspace_leaves_a_grade_alone_where_a_cell_is_empty_or_no_number() -> None:
    for cell in ("", "85%", "EX"):
        assert into_brightspace(cell).scores == {}


def test_brightspace_takes_ids_with_or_without_their_sign() -> None:
    for who in ("#20067930,#jdoe", "20067930,jdoe", ",jdoe", "#20067930,"):
        assert brightspace.import_(BRIGHTSPACE.replace("#20067930,#jdoe", who).encode(), CLASS, LAB).scores
    for who in ("20067931,jdoe", "42,", "JDOE,", "7,jdoe2"):
        assert not brightspace.import_(BRIGHTSPACE.replace("#20067930,#jdoe", who).encode(), CLASS, LAB).scores


def test_brightspace_reads_marks_and_tabs() -> None:
    assert brightspace.import_((BOM + BRIGHTSPACE).replace(",", "\t").encode(), CLASS, LAB).scores
    assert brightspace.import_(BRIGHTSPACE.encode("utf-16"), CLASS, LAB).aborted


# Sakai


def into_sakai(header: str, row: str, bom: bool = True, **options: object) -> Imported:
    text = f"Student ID,Student Name,{header}\n{row}\n"
    return sakai.import_(text.encode("utf-8-sig" if bom else "utf-8"), CLASS, LAB, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Lab 1,",
        "Lab 1,Lab 1",
        "Lab 1,Lab 1 [20]",
        "Lab [a]",
        "Lab [x] [20]",
        "Lab 1 [20.555]",
        "* Lab 1",
        "Lab 1,* Lab 2",
    ],
)
def test_sakai_rejects_headers_that_are_blank_double_or_of_no_form(header: str) -> None:
    assert into_sakai(header, "jdoe,x,1,1").aborted


def test_sakai_reads_headers_by_their_form() -> None:
    done = into_sakai('Lab 1,* Lab 1,# Lab 9,"New [20,5]"', "jdoe,x,1,well,2,3")
    assert done.scores == {"101": {"Lab 1": 1.0, "New": 3.0}}
    assert (done.feedback, done.new_columns) == ({"101": {"Lab 1": "well"}}, ["New"])
    assert done.maxima == {"New": 20.5}


def test_sakai_proposes_a_maximum_that_differs() -> None:
    assert into_sakai("Lab 1 [25]", "jdoe,x,1").maxima == {"Lab 1": 25.0}
    assert into_sakai("Lab 1 [20.0]", "jdoe,x,1").maxima == {}


def test_sakai_does_not_write_to_columns_of_other_tools() -> None:
    done = sakai.import_(SAKAI.encode(), CLASS, {"Lab 1": Item(20, external=True)})
    assert (done.scores, done.feedback) == ({}, {})


def test_sakai_rejects_a_student_twice_and_passes_over_the_unknown_and_the_blank() -> None:
    assert into_sakai("Lab 1", "jdoe,x,1\njdoe,x,2").aborted
    done = into_sakai("Lab 1", "JDOE,x,1\n,x,2\nrroe,x,\nzoe,,3")
    assert done.scores == {"103": {"Lab 1": 3.0}}
    assert len(done.ignored) == 1


def test_sakai_takes_its_delimiter_from_the_decimal_separator() -> None:
    text = 'Student ID;Student Name;Lab 1 [20]\njdoe;"Doe, Jane";7,5\n'.encode("utf-8-sig")
    assert sakai.import_(text, CLASS, LAB, decimal=",").scores == {"101": {"Lab 1": 7.5}}
    assert sakai.import_(text, CLASS, LAB).aborted
    assert sakai.import_(SAKAI.encode(), CLASS, LAB, decimal=",").aborted
    assert into_sakai("Lab 1", 'jdoe,x,"7,5"').aborted


def test_sakai_reads_utf_8_only_behind_a_mark() -> None:
    row = "jdoe,x,1,schön"
    assert into_sakai("Lab 1,* Lab 1", row).feedback["101"]["Lab 1"] == "schön"
    assert into_sakai("Lab 1,* Lab 1", row, bom=False).feedback["101"]["Lab 1"] == "schÃ¶n"


def test_sakai_sees_no_change_in_a_trailing_zero() -> None:
    assert not into_sakai("Lab 1", "jdoe,x,18.0", existing={"101": {"Lab 1": 18}}).scores


# The plain table


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


# Feedback archives


def archive(names: list[str], content: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, content or name)
    return buffer.getvalue()


HANDED_IN = {"501": Attachment("101", "hw1.py"), "502": Attachment("102", "hw_2.py")}


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("doejane_101_501_hw1.py", "101"), ("doejane_LATE_101_501_hw1.pdf", "101"), ("folder/doejane_101_501_x", "101"),
        ("roe_rick_102_502_hw_2.py", "102"), ("anything_102_x_502_y", "102"),
        ("doejane_101_text.html", None), ("doejane_101_999_hw1.py", None), ("doejane_999_501_hw1.py", None),
        ("doejane_501_101_hw1.py", None), ("doejane_102_501_hw1.py", None), ("doe_7_101_501_hw1.py", None),
        ("notes.txt", None), ("doejane_101_501.py", None),
    ],
)  # fmt: skip
def test_canvas_hands_feedback_to_the_owner_of_the_two_numbers(name: str, owner: str | None) -> None:
    done = canvas_feedback.import_(archive([name]), CLASS, HANDED_IN)
    assert list(done.files) == ([owner] if owner else [])
    assert len(done.ignored) == (not owner)


def test_canvas_shows_feedback_under_the_name_of_the_students_file() -> None:
    done = canvas_feedback.import_(archive(["doejane_101_501_report.pdf"], "well"), CLASS, HANDED_IN)
    assert done.files == {"101": [("hw1.py", b"well")]}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Jane Doe_1_assignsubmission_file/report.txt", "report.txt"),
        ("Jane Doe_1_assignsubmission_file_/report.txt", "report.txt"),
        ("Jane Doe_1_assignsubmission_file_my_report.txt", "my_report.txt"),
        ("Jane Doe_1_assignfeedback_file/sub/report.txt", "sub/report.txt"),
        ("all/Jane Doe_1_assignsubmission_file/report.txt", "report.txt"),
        ("Participant_1_assignsubmission_file/report.txt", "report.txt"),
        ("Jane_Doe_1_assignsubmission_file/report.txt", None),
        ("Jane Doe_99_assignsubmission_file/report.txt", None),
        ("Jane Doe_x_assignsubmission_file/report.txt", None),
        ("Jane Doe_1_assignsubmission_film/report.txt", None),
        ("Jane Doe_1_assignsubmission_file/.hidden", None),
        ("Jane Doe_1_assignsubmission_file/~draft", None),
        ("Jane Doe_1_assignsubmission_file", None),
        ("report.txt", None),
    ],
)
def test_moodle_hands_feedback_to_the_participant_in_the_path(name: str, given: str | None) -> None:
    done = moodle_feedback.import_(archive([name], "well"), CLASS)
    assert done.files == ({"101": [(given, b"well")]} if given else {})
    assert len(done.ignored) == (not given)


def test_moodle_does_not_hand_back_what_was_handed_in() -> None:
    data = archive(["Jane Doe_1_assignsubmission_file/lab.py"], "x = 1")
    assert not moodle_feedback.import_(data, CLASS, {"101": {"lab.py": b"x = 1"}}).files
    assert moodle_feedback.import_(data, CLASS, {"101": {"lab.py": b"x = 2"}}).files


def test_moodle_takes_feedback_files_only_where_they_are_switched_on() -> None:
    data = archive(["Jane Doe_1_assignsubmission_file/lab.py"])
    assert moodle_feedback.import_(data, CLASS, feedback_files=False).aborted


@pytest.mark.parametrize(
    "importer",
    [lambda data: canvas_feedback.import_(data, CLASS, {}), lambda data: moodle_feedback.import_(data, CLASS)],
)
def test_what_is_no_archive_is_refused(importer: Callable[[bytes], object]) -> None:
    assert importer(b"no zip").aborted  # type: ignore[attr-defined]
