"""Questions for Moodle: one XML file with a category for each pool, from which a quiz draws a random question.

Between `export_bodies` and `export`. The XML is built by the standard library, so that no text can become markup.
"""

import base64
from collections.abc import Callable, Iterable
from fractions import Fraction
from xml.etree import ElementTree as ET

from grader.quiz.export_items import (
    Body,
    CannotError,
    Choices,
    Item,
    Near,
    Number,
    Pairs,
    Sequence,
    Spellings,
    figures,
)  # fmt: skip
from grader.quiz.export_partial import largest_difference
from grader.quiz.html import clean

GRADES = (
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667",
    "14.28571", "12.5", "11.11111", "10", "5", "0",
)  # fmt: skip
SMALL_DIFFERENCE = 0.005
ORDERING = (
    ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"), ("showgrading", "SHOW"),
    ("numberingstyle", "none"), ("gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT"),  # by pairs, as in the course
)  # fmt: skip
NO_PAIRS = "feedback on wrong pairs is left out: Moodle has none for a pair"
NO_ORDERS = "feedback on particular wrong orders is left out: Moodle has one for all"
NEW_TYPE = "needs Moodle 4.4 or its ordering plugin; an older Moodle passes the question over"


def document(groups: Iterable[tuple[tuple[str, ...], Iterable[Item]]]) -> bytes:
    """The file: for each group the names of its categories, from the outermost, and its items."""
    root = ET.Element("quiz")
    for names, items in groups:
        asked = ET.SubElement(root, "question", type="category")
        path = "/".join(clean(name).replace("/", "//") for name in names)
        _text(asked, "category", f"$course$/top/{path}")
        root.extend(element(one) for one in items)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def changes(item: Item) -> list[str]:
    """What is not as in the course; CannotError if Moodle has no such question."""
    found = list(item.changes)
    match item.body:
        case Choices(several=True) as body:
            off = largest_difference(body, _right(body), _wrong(body))
            if off > SMALL_DIFFERENCE:
                found.append(f"partial credit differs by up to {off:.0%} of the points")
        case Pairs():
            found.append(NO_PAIRS)
        case Sequence(partial=True):
            raise CannotError("several orders are right, and Moodle knows one")
        case Sequence() as body:
            found += [NEW_TYPE, *([NO_ORDERS] if body.named else [])]
    return found


def element(item: Item) -> ET.Element:
    """One question."""
    kind, write = WRITERS[type(item.body)]
    asked = ET.Element("question", type=kind)
    _text(asked, "name", item.name)
    stem = _html(asked, "questiontext", item.stem(f"@@PLUGINFILE@@/{item.picture.name}" if item.picture else ""))
    if item.picture:
        file = ET.SubElement(stem, "file", name=item.picture.name, path="/", encoding="base64")
        file.text = base64.b64encode(item.picture.path.read_bytes()).decode()
    _html(asked, "generalfeedback", item.explanation)
    for name, value in (("defaultgrade", figures(item.points)), ("penalty", "0"), ("hidden", "0")):
        ET.SubElement(asked, name).text = value
    ET.SubElement(asked, "idnumber").text = item.name
    write(asked, item.body)
    tags = ET.SubElement(asked, "tags")
    for concept in item.concepts:
        _text(tags, "tag", concept)
    return asked


def grade(share: Fraction) -> str:
    """The percentage of Moodle's list that is nearest to a share of the points."""
    sign = "-" if share < 0 else ""
    return sign + min(GRADES, key=lambda one: abs(Fraction(one) / 100 - abs(share)))


def _right(body: Choices) -> Fraction:
    return Fraction(grade(Fraction(1, body.right))) / 100


def _wrong(body: Choices) -> Fraction:
    """A wrong option takes what it costs in the course: two of as many shares as there are options."""
    return Fraction(grade(Fraction(-2, len(body.options)))) / 100


def _choices(asked: ET.Element, body: Choices) -> None:
    for name, value in (("single", not body.several), ("shuffleanswers", not body.keep_order)):
        ET.SubElement(asked, name).text = str(value).lower()
    ET.SubElement(asked, "answernumbering").text = "abc"
    wrong = grade(Fraction(-2, len(body.options))) if body.several else "0"
    for option in body.options:
        share = grade(Fraction(1, body.right)) if option.right else wrong
        answer = _answer(asked, share, option.text, option.feedback)
        answer.set("format", "html")


def _number(asked: ET.Element, body: Number) -> None:
    _near(asked, "100", body.key)
    for one in body.wrong:
        _near(asked, "0", one)


def _near(asked: ET.Element, share: str, near: Near) -> None:
    answer = _answer(asked, share, figures(near.value), near.feedback)
    ET.SubElement(answer, "tolerance").text = figures(near.tolerance)


def _spellings(asked: ET.Element, body: Spellings) -> None:
    ET.SubElement(asked, "usecase").text = str(int(body.letters))
    for spelling in body.right:
        _answer(asked, "100", _literal(spelling), "")
    for spellings, feedback in body.wrong:
        for spelling in spellings:
            _answer(asked, "0", _literal(spelling), feedback)


def _literal(text: str) -> str:
    """A star would stand for anything."""
    return clean(text).replace("*", "\\*")


def _pairs(asked: ET.Element, body: Pairs) -> None:
    ET.SubElement(asked, "shuffleanswers").text = "true"
    used = {label for _, label in body.left}
    for text, label in (*body.left, *(("", label) for label in body.labels if label not in used)):
        part = _html(asked, "subquestion", text)
        _text(part, "answer", label)


def _sequence(asked: ET.Element, body: Sequence) -> None:
    for name, value in ORDERING:
        ET.SubElement(asked, name).text = value
    for name in ("partiallycorrectfeedback", "incorrectfeedback"):
        _html(asked, name, body.feedback)
    for place, step in enumerate(body.steps, 1):
        answer = ET.SubElement(asked, "answer", fraction=str(place), format="html")
        ET.SubElement(answer, "text").text = step


def _answer(asked: ET.Element, share: str, text: str, feedback: str) -> ET.Element:
    answer = ET.SubElement(asked, "answer", fraction=share, format="moodle_auto_format")
    ET.SubElement(answer, "text").text = text
    _html(answer, "feedback", feedback)
    return answer


def _html(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = _text(parent, name, text)
    child.set("format", "html")
    return child


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    ET.SubElement(child, "text").text = text
    return child


WRITERS: dict[type[Body], tuple[str, Callable[..., None]]] = {
    Choices: ("multichoice", _choices), Number: ("numerical", _number), Spellings: ("shortanswer", _spellings),
    Pairs: ("matching", _pairs), Sequence: ("ordering", _sequence),
}  # fmt: skip
