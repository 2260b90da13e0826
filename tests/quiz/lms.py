"""What the two LMSs make of an export, by their own rules: files read back, and answers scored from them alone."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
Scored = tuple[float, list[str]]  # share of the points, and feedback


def moodle_questions(content: bytes) -> dict[str, ET.Element]:
    """Every question of a Moodle file by its name."""
    return {one.findtext("name/text", ""): one for one in ET.fromstring(content) if one.get("type") != "category"}


def ticked(question: ET.Element, places: set[int]) -> Scored:
    """Moodle's multichoice: the fractions of what is ticked, added up between 0 and 1."""
    answers = [one for place, one in enumerate(question.findall("answer")) if place in places]
    return min(max(sum(map(fraction, answers)), 0.0), 1.0), [one.findtext("feedback/text") or "" for one in answers]


def typed_number(question: ET.Element, value: Decimal) -> Scored:
    """Moodle's numerical: the first answer whose tolerance holds the value."""
    for one in question.findall("answer"):
        if abs(value - Decimal(one.findtext("text", ""))) <= Decimal(one.findtext("tolerance", "")):
            return fraction(one), [one.findtext("feedback/text") or ""]
    return 0.0, []


def typed_text(question: ET.Element, text: str) -> Scored:
    """Moodle's shortanswer: the first answer that is the text, stars standing for anything."""
    flags = re.IGNORECASE if question.findtext("usecase") == "0" else 0
    for one in question.findall("answer"):
        parts = re.split(r"(?<!\\)\*", one.findtext("text", ""))
        pattern = ".*".join(re.escape(part.replace("\\*", "*")) for part in parts)
        if re.fullmatch(pattern, text.strip(), flags):
            return fraction(one), [one.findtext("feedback/text") or ""]
    return 0.0, []


def paired(question: ET.Element, labels: list[str]) -> float:
    """Moodle's matching: the share of the subquestions with a text that have their label."""
    keys = [one.findtext("answer/text") for one in question.findall("subquestion") if one.findtext("text")]
    return sum(key == label for key, label in zip(keys, labels, strict=True)) / len(keys)


def ordered(question: ET.Element, steps: list[str]) -> float:
    """Moodle's ordering by all that stands before and after: pairs in the right order."""
    assert question.findtext("gradingtype") == "RELATIVE_ALL_PREVIOUS_AND_NEXT"
    right = [
        one.findtext("text") for one in sorted(question.findall("answer"), key=lambda one: int(one.get("fraction", "")))
    ]
    places = [right.index(step) for step in steps]
    pairs = [(a, b) for at, a in enumerate(places) for b in places[at + 1 :]]
    return sum(a < b for a, b in pairs) / len(pairs)


def fraction(answer: ET.Element) -> float:
    return float(answer.get("fraction", "")) / 100


def canvas_files(content: bytes) -> dict[str, bytes]:
    """The files of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def canvas_quizzes(content: bytes) -> dict[str, ET.Element]:
    """The quizzes of a package, by file."""
    settings = ("imsmanifest.xml", "assessment_meta.xml")
    files = canvas_files(content)
    return {name: ET.fromstring(files[name]) for name in files if name.endswith(".xml") and not name.endswith(settings)}


def canvas_items(content: bytes) -> dict[str, ET.Element]:
    """Every item by its ident."""
    return {str(one.get("ident")): one for root in canvas_quizzes(content).values() for one in root.iter(f"{QTI}item")}


def options(item: ET.Element, response: str = "response1") -> list[tuple[str, str]]:
    """Ident and text of what can be chosen."""
    asked = next(one for one in item.iter(f"{QTI}response_lid") if one.get("ident") == response)
    return [(str(one.get("ident")), one.findtext(f".//{QTI}mattext", "")) for one in asked.iter(f"{QTI}response_label")]


def respond(item: ET.Element, given: Mapping[str, Any]) -> Scored:
    """What the processing of an item gives: conditions in turn, as QTI says, until one holds that does not go on."""
    score, shown = 0.0, list[str]()
    words = {one.get("ident"): one.findtext(f".//{QTI}mattext", "") for one in item.iter(f"{QTI}itemfeedback")}
    for one in item.iter(f"{QTI}respcondition"):
        condition = one.find(f"{QTI}conditionvar")
        assert condition is not None
        alternatives = len(condition) > 1 and all(child.tag == f"{QTI}varequal" for child in condition)
        held = [_holds(child, given) for child in condition]
        if not (any(held) if alternatives else all(held)):  # several spellings stand side by side
            continue
        for change in one.findall(f"{QTI}setvar"):
            value = float(change.text or "")
            score = score + value if change.get("action") == "Add" else value
        shown += [words[told.get("linkrefid")] for told in one.findall(f"{QTI}displayfeedback")]
        if one.get("continue") != "Yes":
            break
    return score / 100, shown


def _holds(node: ET.Element, given: Mapping[str, Any]) -> bool:
    kind, value = node.tag.removeprefix(QTI), given.get(str(node.get("respident")))
    match kind:
        case "other":
            return True
        case "not":
            return not _holds(node[0], given)
        case "and" | "or":
            held = [_holds(child, given) for child in node]
            return all(held) if kind == "and" else any(held)
        case "varequal" if isinstance(value, set):
            return node.text in value
        case "varequal" if isinstance(value, Decimal):
            return value == Decimal(node.text or "")
        case "varequal":
            return str(value).strip().casefold() == (node.text or "").casefold()
        case "vargte":
            return isinstance(value, Decimal) and value >= Decimal(node.text or "")
        case "varlte":
            return isinstance(value, Decimal) and value <= Decimal(node.text or "")
    raise AssertionError(kind)
