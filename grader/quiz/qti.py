"""Questions for Canvas: QTI 1.2 items as its importer reads them, and groups from which it draws one.

Between `export_bodies` and `qti_package`. The XML is built by the standard library, so that no text can become markup.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

from grader.quiz.export_items import Body, CannotError, Choices, Item, Number, Pairs, Sequence, Spellings, figures
from grader.quiz.export_partial import largest_difference
from grader.quiz.html import clean

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
FILES = "$IMS-CC-FILEBASE$/"
LEAST_NUMBER = Decimal("0.0001")  # what Canvas shows of smaller ones is 0
SMALL_DIFFERENCE = 0.005
NO_WRONG = "feedback on anticipated wrong answers is left out: Canvas has none for what is typed"
NO_PAIRS = "feedback on wrong pairs is left out: Canvas has none for a pair"
Group = tuple[str, list[Item]]
Said = tuple[str, str]  # the name of a feedback, and its words


def document(ident: str, title: str, groups: Iterable[Group]) -> ET.Element:
    """One quiz: several variants of a question are a group that gives one of them."""
    root = ET.Element("questestinterop", xmlns=NAMESPACE)
    quiz = ET.SubElement(root, "assessment", ident=ident, title=clean(title))
    section = ET.SubElement(quiz, "section", ident="root_section")
    for name, items in groups:
        inner = _group(section, name, items[0].points) if items[1:] else section
        inner.extend(element(one) for one in items)
    ET.indent(root)
    return root


def _group(section: ET.Element, name: str, points: Decimal) -> ET.Element:
    group = ET.SubElement(section, "section", ident=f"group-{name}", title=name)
    chosen = ET.SubElement(ET.SubElement(group, "selection_ordering"), "selection")
    ET.SubElement(chosen, "selection_number").text = "1"
    extension = ET.SubElement(chosen, "selection_extension")
    ET.SubElement(extension, "points_per_item").text = figures(points)
    return group


def changes(item: Item) -> list[str]:
    """What is not as in the course; CannotError if Canvas has no such question."""
    found = list(item.changes)
    match item.body:
        case Choices(several=True) as body:
            share = Fraction(1, body.right)  # Canvas adds and takes away the same for every option
            off = largest_difference(body, share, -share)
            if off > SMALL_DIFFERENCE:
                found.append(f"partial credit differs by up to {off:.0%} of the points")
        case Number() as body:
            if 0 < abs(body.key.value) < LEAST_NUMBER:
                raise CannotError(f"Canvas shows numbers below {figures(LEAST_NUMBER)} as 0")
            found.append(NO_WRONG)
        case Spellings() as body:
            _told_apart(body)
            found.append(NO_WRONG)
        case Pairs():
            found.append(NO_PAIRS)
        case Sequence():
            raise CannotError("Canvas has no question in which steps are put in order")
    return found


def _told_apart(body: Spellings) -> None:
    right = {one.casefold() for one in body.right}
    if any(one.casefold() in right for spellings, _ in body.wrong for one in spellings):
        raise CannotError("right and wrong differ by capitals alone, which Canvas does not see")


def element(item: Item) -> ET.Element:
    """One question; `changes` says first whether Canvas has it."""
    kind, write = KINDS[type(item.body)]
    kind = "multiple_answers_question" if isinstance(item.body, Choices) and item.body.several else kind
    asked = ET.Element("item", ident=item.name, title=item.name)
    fields = ET.SubElement(ET.SubElement(asked, "itemmetadata"), "qtimetadata")
    for label, value in (("question_type", kind), ("points_possible", figures(item.points))):
        field = ET.SubElement(fields, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = value
    presentation = ET.SubElement(asked, "presentation")
    _material(presentation, item.stem(f"{FILES}{item.picture.name}" if item.picture else ""))
    processing = ET.SubElement(asked, "resprocessing")
    outcomes = ET.SubElement(processing, "outcomes")
    ET.SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    ET.SubElement(_told(processing, "general_fb"), "other")
    said = write(presentation, processing, item.body, idents(item))
    for ident, words in (("general_fb", item.explanation), *said):
        _material(ET.SubElement(ET.SubElement(asked, "itemfeedback", ident=ident), "flow_mat"), words)
    return asked


def idents(item: Item) -> Iterator[str]:
    """Numbers for the options of an item, always the same ones: Canvas keeps numbers and replaces everything else."""
    first = int(hashlib.sha256(item.name.encode()).hexdigest(), 16) % 9_000_000 * 100 + 100_000_000
    return (str(first + at) for at in range(100))


def _choices(presentation: ET.Element, processing: ET.Element, body: Choices, numbers: Iterator[str]) -> list[Said]:
    options = list(zip(numbers, body.options, strict=False))
    many = "Multiple" if body.several else "Single"
    asked = ET.SubElement(presentation, "response_lid", ident="response1", rcardinality=many)
    _labels(asked, [(ident, option.text) for ident, option in options])
    said = [(ident, option.feedback) for ident, option in options if option.feedback]
    for ident, _ in said:
        _equal(_told(processing, f"{ident}_fb"), ident)
    condition = _scored(processing)
    inner = ET.SubElement(condition, "and") if body.several else condition
    for ident, option in options:
        if option.right:
            _equal(inner, ident)
        elif body.several:
            _equal(ET.SubElement(inner, "not"), ident)
    return [(f"{ident}_fb", words) for ident, words in said]


def _number(presentation: ET.Element, processing: ET.Element, body: Number, numbers: Iterator[str]) -> list[Said]:
    _typed(presentation, fibtype="Decimal")
    either = ET.SubElement(_scored(processing), "or")
    _equal(either, figures(body.key.value))
    between = ET.SubElement(either, "and")
    for sign, bound in zip(("vargte", "varlte"), body.key.bounds, strict=True):
        ET.SubElement(between, sign, respident="response1").text = figures(bound)
    return []


def _spellings(presentation: ET.Element, processing: ET.Element, body: Spellings, numbers: Iterator[str]) -> list[Said]:
    _typed(presentation)
    condition = _scored(processing)
    for spelling in body.right:
        _equal(condition, clean(spelling))
    return []


def _pairs(presentation: ET.Element, processing: ET.Element, body: Pairs, numbers: Iterator[str]) -> list[Said]:
    names = {label: next(numbers) for label in body.labels}
    share = f"{100 / len(body.left):.2f}"
    for text, label in body.left:
        ident = f"response_{next(numbers)}"
        asked = ET.SubElement(presentation, "response_lid", ident=ident)
        _material(asked, text)
        _labels(asked, [(names[one], one) for one in body.labels], "text/plain")
        one = ET.SubElement(processing, "respcondition", {"continue": "Yes"})
        _equal(ET.SubElement(one, "conditionvar"), names[label], ident)
        ET.SubElement(one, "setvar", varname="SCORE", action="Add").text = share
    return []


def _labels(asked: ET.Element, texts: list[tuple[str, str]], kind: str = "text/html") -> None:
    shown = ET.SubElement(asked, "render_choice")
    for ident, text in texts:
        _material(ET.SubElement(shown, "response_label", ident=ident), text, kind)


def _typed(presentation: ET.Element, **kind: str) -> None:
    asked = ET.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    ET.SubElement(ET.SubElement(asked, "render_fib", kind), "response_label", ident="answer1")


def _told(processing: ET.Element, ident: str) -> ET.Element:
    """A condition that shows feedback; its first child is what must hold."""
    one = ET.SubElement(processing, "respcondition", {"continue": "Yes"})
    condition = ET.SubElement(one, "conditionvar")
    ET.SubElement(one, "displayfeedback", feedbacktype="Response", linkrefid=ident)
    return condition


def _scored(processing: ET.Element) -> ET.Element:
    one = ET.SubElement(processing, "respcondition", {"continue": "No"})
    condition = ET.SubElement(one, "conditionvar")
    ET.SubElement(one, "setvar", action="Set", varname="SCORE").text = "100"
    return condition


def _equal(parent: ET.Element, text: str, where: str = "response1") -> None:
    ET.SubElement(parent, "varequal", respident=where).text = text


def _material(parent: ET.Element, text: str, kind: str = "text/html") -> None:
    ET.SubElement(ET.SubElement(parent, "material"), "mattext", texttype=kind).text = text


KINDS: dict[type[Body], tuple[str, Callable[..., list[Said]]]] = {
    Choices: ("multiple_choice_question", _choices), Number: ("numerical_question", _number),
    Spellings: ("short_answer_question", _spellings), Pairs: ("matching_question", _pairs),
}  # fmt: skip
