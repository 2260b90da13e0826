"""Canvas: the file it wrote is filled, and what it would drop or read otherwise is told."""

import pytest
from lms.cases import JANE, LAB, RICK, both, fill, findings, new, said, standing

from grader.errors import UsageError
from grader.lms.formats import Column
from grader.model import Person

HEADER = "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234),Lab 2 (1235),Lab 1 Final Score\n"
FILE = HEADER + '''    Points Possible,,,,,20,10,(read only)
"Doe, Jane",101,S0001,jdoe,CS1,,5,90
"Roe, Rick",102,S0002,rroe,CS1,3.0,,80
"Student, Test",199,,x,CS1,,,
'''  # fmt: skip


def test_only_our_cells_change() -> None:
    done = fill("canvas", FILE, both())
    assert done.data.decode() == FILE.replace("CS1,,5,90", "CS1,18.5,5,90").replace("CS1,3.0,,80", "CS1,7.25,,80")
    assert done.filled == {("jdoe", "lab-1"): "18.5", ("rroe", "lab-1"): "7.25"}
    assert done.unmatched_rows == []


def test_points_possible_and_the_test_student_stay() -> None:
    ghost = Person(login="x", lms_id="199")
    done = fill("canvas", FILE, [standing(ghost, 5)])
    assert done.data == FILE.encode()
    assert done.unmatched_students == ["x"]


@pytest.mark.parametrize("state", ["missing", "grader_fault", "waiting"])
def test_who_has_no_score_keeps_what_canvas_has_for_a_blank_would_clear_it(state: str) -> None:
    assert fill("canvas", FILE, [standing(RICK, None, state=state)]).data == FILE.encode()


def test_missing_is_a_zero_only_when_asked_for() -> None:
    assert b"CS1,0,,80" in fill("canvas", FILE, [standing(RICK, None)], missing=0).data


def test_rejected_is_a_zero() -> None:
    assert b"CS1,0,,80" in fill("canvas", FILE, [standing(RICK, 0, state="rejected")]).data


def test_excused_is_canvas_own_word() -> None:
    assert b"CS1,EX,,80" in fill("canvas", FILE, [standing(RICK, None, state="excused")]).data


@pytest.mark.parametrize("title", ["Lab 1", "Lab 1 (1234)", "Renamed (1234)", "lab 1"])
def test_a_column_is_found_by_title_or_number(title: str) -> None:
    assert b"18.5" in fill("canvas", FILE, both(), Column("lab-1", title, 20)).data


def test_an_unknown_column_lists_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"'Lab 2 \(1235\)'"):
        fill("canvas", FILE, both(), Column("lab-1", "Lab 9", 20))


def test_two_columns_of_one_title_are_not_guessed() -> None:
    with pytest.raises(UsageError, match="several columns fit"):
        fill("canvas", FILE.replace("Lab 2 (1235)", "Lab 1 (1235)"), both())


def test_a_year_in_parentheses_is_a_title_where_canvas_added_its_number() -> None:
    file = FILE.replace("Lab 1 (1234)", "Lab (2024) (1234)").replace("Lab 2 (1235)", "Other (2024)")
    assert b"CS1,18.5,5" in fill("canvas", file, both(), Column("lab-1", "Lab (2024)", 20)).data


def test_a_year_in_parentheses_of_a_new_file_is_told() -> None:
    assert said(findings("canvas", None, both(), Column("lab-1", "Lab (2024)", 20)), "info", "(2024)", "'Lab'")


@pytest.mark.parametrize("title", ["Final Score Quiz", "My Current Points", "Override Status x"])
def test_titles_that_canvas_drops_are_refused(title: str) -> None:
    assert said(findings("canvas", None, both(), Column("lab-1", title, 20)), "refused", "in silence")


def test_a_read_only_column_is_left_alone() -> None:
    file = FILE.replace(",20,10,(read only)", ",(read only),10,")
    done = fill("canvas", file, both())
    assert done.data == file.encode()
    assert said(done.findings, "refused", "read only")


def test_a_kept_thousands_separator_is_told_for_canvas_reads_a_one() -> None:
    file = FILE.replace("CS1,3.0", 'CS1,"1,000"')
    assert said(findings("canvas", file, [standing()]), "changed", "1,000", "1.000")


def test_dotted_sis_ids_without_a_canvas_id_are_not_found_by_canvas() -> None:
    file = FILE.replace(",101,S0001", ",,12.34.56")
    assert said(findings("canvas", file, both()), "refused", "12.34.56", "1234.56")
    assert not said(findings("canvas", FILE.replace("S0001", "12.34.56"), both()), "refused")


def test_a_sis_user_id_needs_the_login_id_behind_it() -> None:
    file = "Student,ID,SIS User ID,Section,Lab 1 (1)\nJane,101,S0001,CS1,\n"
    assert said(findings("canvas", file, both()), "refused", "SIS Login ID")
    assert not said(findings("canvas", FILE, both()), "refused")


def test_a_line_break_in_the_first_rows_hides_the_delimiter() -> None:
    file = FILE.replace('"Doe, Jane"', '"Doe,\nJane"')
    assert said(findings("canvas", file, both()), "refused", "line break")
    later = FILE.replace('"Student, Test"', '"Student,\nTest"')
    assert not said(findings("canvas", later, both()), "refused")


def test_other_encodings_fail_in_canvas() -> None:
    file = FILE.replace("Jane", "Jänne").encode("cp1252")
    assert said(findings("canvas", file, both()), "refused", "UTF-8")


def test_a_byte_order_mark_and_semicolons_stay() -> None:
    file = "\ufeffStudent;ID;Section;Lab 1 (1)\r\nJane;101;CS1;3,5\r\n"
    done = fill("canvas", file, both(), decimal="comma")
    assert done.data.decode() == file.replace("3,5", "18,5")


def test_names_wrapped_by_canvas_are_unwrapped_to_match() -> None:
    odd = Person(name="=Jane Doe")
    file = 'Student,ID,Section,Lab 1 (1)\n"=""=Jane Doe""",101,CS1,\n'
    assert fill("canvas", file, [standing(odd, 3)]).data.endswith(b",101,CS1,3\n")


def test_another_maximum_is_told() -> None:
    assert said(findings("canvas", FILE.replace(",20,10", ",10,10"), both()), "info", "10", "not scaled")


def test_a_file_of_another_system_is_named() -> None:
    with pytest.raises(UsageError, match=r"Canvas.*Blackboard"):
        fill("canvas", '"Last Name","First Name","Username","Availability"\n"a","b","c","d"\n', both())


def test_a_new_file_has_every_id_that_canvas_may_use() -> None:
    done = new("canvas", both(), Column("lab-1", "Lab 1 (1234)", 20))
    assert done.data.decode() == (
        "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234)\n    Points Possible,,,,,20\n"
        + '"Doe, Jane",101,S0001,jdoe,CS1,18.5\n"Roe, Rick",102,S0002,rroe,CS1,7.25\n'
    )


def test_a_new_file_needs_an_id_of_everybody() -> None:
    with pytest.raises(UsageError, match=r"unknown for 1 \(Ann Ash\).*--into"):
        new("canvas", [standing(Person(name="Ann Ash"), 3), *both()])


def test_a_new_file_leaves_out_who_has_no_score() -> None:
    done = new("canvas", both(rick=None))
    assert b"rroe" not in done.data
    assert said(done.findings, "info", "rroe", "not in the file")


def test_a_blank_beside_a_score_in_a_new_file_would_clear() -> None:
    two = [*both(), standing(JANE, 5, assignment="lab-2"), standing(RICK, None, assignment="lab-2")]
    assert said(new("canvas", two, LAB, Column("lab-2", "Lab 2", 10)).findings, "changed", "rroe", "clear")


def test_two_assignments_for_one_column_are_refused() -> None:
    from grader.lms.formats import Options, export

    with pytest.raises(UsageError, match="would all fill"):
        export("canvas", [LAB, Column("lab-2", "Lab 1 (1234)", 10)], both(), Options(), FILE.encode(), "x")


@pytest.mark.parametrize("state", ["waiting", "grader_fault", "missing", "excused"])
def test_points_of_a_state_without_a_score_are_never_written(state: str) -> None:
    assert b",5,," not in fill("canvas", FILE, [standing(RICK, 5, state=state)]).data


def test_a_column_before_the_section_is_no_assignment() -> None:
    file = (
        FILE.replace("SIS Login ID,Section", "SIS Login ID,Root Account,Section")
        .replace(",CS1", ",host,CS1")
        .replace("Possible,,,,,", "Possible,,,,,,")
    )
    with pytest.raises(UsageError, match="no column fits"):
        fill("canvas", file, both(), Column("lab-1", "Root Account", 20))
