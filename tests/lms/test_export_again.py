"""Exporting into what was exported changes no byte, whatever the LMS."""

import pytest
from lms import test_blackboard, test_brightspace, test_canvas, test_moodle, test_moodle_worksheet, test_sakai
from lms.cases import JANE, LAB, RICK, both, fill, new, standing

from grader.lms.formats import Column

FILES = {
    "canvas": test_canvas.FILE, "moodle": test_moodle.FILE, "moodle-worksheet": test_moodle_worksheet.FILE,
    "blackboard": test_blackboard.FILE, "brightspace": test_brightspace.FILE, "sakai": test_sakai.FILE,
    "csv": "name,email,Lab 1\nJane Doe,jane@example.com,\n",
}  # fmt: skip


@pytest.mark.parametrize("format", FILES)
@pytest.mark.parametrize("decimal", ["point", "comma"])
def test_exporting_again_changes_no_byte(format: str, decimal: str) -> None:
    scores = [standing(JANE, 2.675, comment="=odd, \\"), standing(RICK, 10)]
    once = fill(format, FILES[format], scores, decimal=decimal, comments=True)
    assert once.data != FILES[format].encode()
    again = fill(format, once.data, scores, decimal=decimal, comments=True)
    assert again.data == once.data
    assert again.filled == once.filled


@pytest.mark.parametrize("format", ["canvas", "moodle", "blackboard", "brightspace", "sakai"])
def test_a_new_file_can_be_filled_again_without_change(format: str) -> None:
    column = Column("lab-1", "Lab 1|77", 20) if format == "blackboard" else LAB
    once = new(format, both(), column)
    assert fill(format, once.data, both(), column).data == once.data


@pytest.mark.parametrize("format", FILES)
def test_nothing_to_say_changes_no_byte(format: str) -> None:
    assert fill(format, FILES[format], both(None, None)).data == FILES[format].encode()
