"""The course's own quizzes in both formats: what is right in the course is right there, what is wrong is wrong."""

import io
import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from quiz.lms import (
    QTI,
    canvas_items,
    canvas_quizzes,
    moodle_questions,
    options,
    ordered,
    paired,
    respond,
    ticked,
    typed_number,
    typed_text,
)
from quiz.qti_rules import broken

from grader.course import Course
from grader.quiz.bank import bank_of
from grader.quiz.export import Exported, export, variants
from grader.quiz.export_bodies import item
from grader.quiz.export_items import CannotError, Choices, Item, Number, Pairs, Sequence, Spellings

ROOT = Path(__file__).parents[2]
UNHEARD = "none of these"
DTD = Path(os.environ.get("FALLLINE_QTI_DTD") or "no such file")


@pytest.fixture(scope="module")
def course() -> Course:
    return Course(ROOT)


@pytest.fixture(scope="module")
def moodle(course: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Exported]:
    path = tmp_path_factory.mktemp("moodle") / "all.xml"
    done = export(course, "moodle", None, path, 1)
    return path.read_bytes(), done


@pytest.fixture(scope="module")
def qti(course: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Exported]:
    path = tmp_path_factory.mktemp("qti") / "all.zip"
    done = export(course, "qti", None, path, 1)
    return path.read_bytes(), done


@pytest.fixture(scope="module")
def items(course: Course) -> dict[str, Item]:
    """What the course asks, as far as an LMS can."""
    return {one.name: one for one in _items(course)}


def _items(course: Course) -> Iterator[Item]:
    for quiz in bank_of(course).quizzes:
        for question in quiz.questions:
            for made in variants(question, 1):
                try:
                    yield item(made, course.quizzes[quiz.slug].handout_folder)
                except CannotError:
                    continue


def in_moodle(asked: ET.Element, body: Any, right: bool) -> float:
    match body:
        case Choices():
            return ticked(asked, {place for place, one in enumerate(body.options) if one.right is right})[0]
        case Number():
            return min(typed_number(asked, one)[0] for one in _values(body, right))
        case Spellings():
            found = body.right if right else [one for spellings, _ in body.wrong for one in spellings]
            return (min if right else max)(typed_text(asked, one)[0] for one in found)
        case Pairs():
            return paired(asked, [label if right else UNHEARD for _, label in body.left])
        case Sequence():
            return ordered(asked, list(body.steps if right else body.steps[::-1]))
    raise AssertionError(body)


def in_canvas(asked: ET.Element, body: Any, right: bool) -> float:
    match body:
        case Choices(several=True):
            return respond(asked, {"response1": {ident for ident, one in _options(asked, body) if one is right}})[0]
        case Choices():
            found = [respond(asked, {"response1": ident})[0] for ident, one in _options(asked, body) if one is right]
            return found[0] if right else max(found)
        case Number():
            return (min if right else max)(respond(asked, {"response1": one})[0] for one in _values(body, right))
        case Spellings():
            spellings = body.right if right else [one for found, _ in body.wrong for one in found]
            return (min if right else max)(respond(asked, {"response1": one})[0] for one in spellings)
        case Pairs():
            responses = [str(one.get("ident")) for one in asked.iter(f"{QTI}response_lid")]
            idents = [{text: ident for ident, text in options(asked, one)} for one in responses]
            keys = [found[label] if right else UNHEARD for found, (_, label) in zip(idents, body.left, strict=True)]
            return respond(asked, dict(zip(responses, keys, strict=True)))[0]
    raise AssertionError(body)


def _options(asked: ET.Element, body: Choices) -> list[tuple[str, bool]]:
    return [(ident, one.right) for (ident, _), one in zip(options(asked), body.options, strict=True)]


def _values(body: Number, right: bool) -> list[Decimal]:
    low, high = body.key.bounds
    return [body.key.value, low, high] if right else [one.value for one in body.wrong]


def test_in_moodle_the_key_earns_everything_and_wrong_answers_nothing(
    moodle: tuple[bytes, Exported], items: dict[str, Item]
) -> None:
    found = moodle_questions(moodle[0])
    assert len(found) > 200
    for name, asked in found.items():
        assert in_moodle(asked, items[name].body, True) == pytest.approx(1, abs=1e-4), name
        assert in_moodle(asked, items[name].body, False) == 0, name


def test_in_canvas_the_key_earns_everything_and_wrong_answers_nothing(
    qti: tuple[bytes, Exported], items: dict[str, Item]
) -> None:
    found = canvas_items(qti[0])
    assert len(found) > 200
    for name, asked in found.items():
        assert in_canvas(asked, items[name].body, True) == pytest.approx(1, abs=1e-3), name
        assert in_canvas(asked, items[name].body, False) == 0, name


def test_every_quiz_of_the_course_keeps_to_the_standard(qti: tuple[bytes, Exported]) -> None:
    assert [words for root in canvas_quizzes(qti[0]).values() for words in broken(root)] == []


@pytest.mark.skipif(
    not DTD.is_file(),
    reason="no DTD of QTI 1.2.1: name ims_qtiasiv1p2p1.dtd (pyslet's source package has it) in FALLLINE_QTI_DTD, install lxml",
)
def test_every_quiz_of_the_course_is_valid_by_the_dtd(qti: tuple[bytes, Exported]) -> None:
    """Canvas's points of a group stand where the standard leaves room for extensions: it asks for their declaration"""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    dtd = etree.DTD(io.BytesIO(DTD.read_bytes() + b"\n<!ELEMENT points_per_item (#PCDATA)>\n"))
    for name, root in canvas_quizzes(qti[0]).items():
        for one in root.iter():
            one.tag = one.tag.removeprefix(QTI)
        text = ET.tostring(root)
        assert dtd.validate(etree.fromstring(text)), (name, str(dtd.error_log.filter_from_errors())[:500])


def test_every_question_of_the_course_is_written_or_named(
    course: Course, moodle: tuple[bytes, Exported], qti: tuple[bytes, Exported]
) -> None:
    asked = {one.id for one in bank_of(course).questions}
    for names, done in ((moodle_questions(moodle[0]), moodle[1]), (canvas_items(qti[0]), qti[1])):
        left_out = [name for found in done.left_out.values() for name in found]
        assert {name.removesuffix("-1") for name in names} | set(left_out) == asked
        assert len(names) + len(left_out) == len(asked)
