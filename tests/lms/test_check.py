"""`--check`: what was changed there by hand, what changed here, what does not fit."""

import pytest
from lms.cases import JANE, LAB, both, fill, findings, new, said, standing
from lms.test_canvas import FILE

from grader.lms.formats import Column, Options, check
from grader.model import Person


def test_a_clean_file_has_nothing_to_tell() -> None:
    assert findings("canvas", FILE, both()) == []


def test_what_was_changed_there_by_hand_is_told() -> None:
    last = fill("canvas", FILE, both()).data
    now = last.decode().replace("CS1,18.5,", "CS1,19,")
    found = findings("canvas", now, both(), last=last)
    assert said(found, "by_hand", "jdoe", "Lab 1", "19", "18.5")
    assert not said(found, "by_hand", "rroe")
    assert not said(found, "since")


def test_what_was_filled_there_by_hand_is_told() -> None:
    last = fill("canvas", FILE, both(jane=None)).data
    now = last.decode().replace("CS1,,5", "CS1,12,5")
    assert said(findings("canvas", now, both(jane=None), last=last), "by_hand", "jdoe", "12", "blank")


def test_the_same_number_written_otherwise_is_no_change() -> None:
    last = fill("canvas", FILE, both()).data
    now = last.decode().replace("CS1,18.5,", "CS1,18.50,")
    assert findings("canvas", now, both(), last=last) == []


def test_what_changed_here_since_the_last_export_is_told() -> None:
    last = fill("canvas", FILE, both()).data
    found = findings("canvas", last, both(jane=20), last=last)
    assert said(found, "since", "jdoe", "18.5", "20 now")
    assert not said(found, "by_hand")


def test_what_is_not_uploaded_yet_is_one_line_and_no_alarm() -> None:
    last = fill("canvas", FILE, both()).data
    found = findings("canvas", FILE.replace("3.0", ""), both(), last=last)
    assert [one.kind for one in found] == ["info"]
    assert said(found, "info", "not uploaded yet", "jdoe, rroe")


def test_an_earlier_export_without_the_column_is_nothing_to_compare_with() -> None:
    last = new("canvas", both(), Column("lab-1", "lab-1", 20)).data
    assert findings("canvas", FILE, both(), last=last) == []


def test_each_assignment_is_compared_with_its_own_last_export() -> None:
    scores = [*both(), *(one.model_copy(update={"assignment": "lab-2"}) for one in both())]
    columns = [LAB, Column("lab-2", "Lab 2", 20)]
    last = {"lab-1": new("canvas", both(jane=3)).data, "lab-2": new("canvas", scores, columns[1]).data}
    found = [one for one in check("canvas", columns, scores, Options(), last=last) if one.kind == "since"]
    assert [one.sentence for one in found] == ["jdoe, Lab 1: 3 in our last export, 18.5 now."]


@pytest.mark.parametrize("format", ["canvas", "moodle", "brightspace", "sakai", "csv", "json"])
def test_a_new_file_is_compared_with_the_last_one(format: str) -> None:
    last = new(format, both(rick=None)).data
    found = findings(format, None, both(jane=20), last=last)
    assert said(found, "since", "jdoe", "20")
    assert said(found, "since", "rroe", "7.25")


def test_rows_and_students_without_a_counterpart_are_told() -> None:
    found = findings("canvas", FILE, [standing(JANE), standing(Person(name="Ann Ash", login="ann"), 3)])
    assert said(found, "info", "no row", "ann")
    assert said(found, "info", "Nothing is known", "rroe")


def test_what_stops_the_export_is_a_finding() -> None:
    assert said(findings("canvas", "x,y\n1,2\n", both()), "refused", "expected the columns Student")


def test_names_in_findings_cannot_move_a_terminal() -> None:
    found = findings("canvas", FILE.replace("rroe", "r\x1b[2Jroe"), [standing(JANE)])
    assert not any("\x1b" in one.sentence for one in found)


def test_many_changes_are_counted() -> None:
    people = [Person(login=f"s{number}", lms_id=str(number)) for number in range(30)]
    last = new("canvas", [standing(person, 1) for person in people]).data
    found = findings("canvas", None, [standing(person, 2) for person in people], last=last)
    assert said(found, "since", "10 more")
