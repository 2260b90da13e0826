"""Each platform takes its own example file."""

from lms.importers import (
    blackboard,
    brightspace,
    canvas,
    moodle_csv,
    moodle_worksheet,
    sakai,
)
from lms.importers.model import Item
from lms.importers.samples import BLACKBOARD, BRIGHTSPACE, CANVAS, CLASS, LAB, MOODLE, SAKAI, WORKSHEET


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
