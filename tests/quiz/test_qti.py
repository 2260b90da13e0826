"""The export to Canvas: a package by the rules of QTI 1.2.1; its own processing gives every answer what `mark` gives."""

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from itertools import permutations, product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from quiz.lms import QTI, canvas_files, canvas_items, canvas_quizzes, options, respond
from quiz.qti_rules import broken

from grader.course import Course
from grader.quiz.bank import Quiz
from grader.quiz.export import Exported, export, variants
from grader.quiz.export_items import exact, figures
from grader.quiz.export_spellings import of_shape
from grader.quiz.html import html
from grader.quiz.marking import mark
from grader.quiz.questions import Asked
from grader.quiz.variants import Variant

COUNT = 4
CANVAS = "{http://canvas.instructure.com/xsd/cccv1p0}"
PACKAGE = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
Pairs = Callable[[str], list[tuple[ET.Element, Variant]]]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "all.zip"


@pytest.fixture
def done(course: Course, target: Path) -> Exported:
    return export(course, "qti", None, target, COUNT)


@pytest.fixture
def pairs(done: Exported, target: Path, question: Callable[[str], Asked]) -> Pairs:
    """What Canvas has and what the course has, variant by variant."""
    items = canvas_items(target.read_bytes())
    return lambda name: [(items[f"{name}-{one.seed}"], one) for one in variants(question(name), COUNT)]


def write(course: Course, path: Path, old: str, new: str) -> Exported:
    """The export of a course in whose quiz a text is replaced."""
    source = course.root / "solutions" / "01-tiny" / "quiz.yaml"
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")
    return export(Course(course.root), "qti", None, path, COUNT)


def test_every_quiz_keeps_to_the_standard(done: Exported, target: Path) -> None:
    for root in canvas_quizzes(target.read_bytes()).values():
        assert root.tag == f"{QTI}questestinterop"
        assert broken(root) == []
        idents = [one.get("ident") for one in root.iter() if one.tag in (f"{QTI}item", f"{QTI}section")]
        assert len(set(idents)) == len(idents)


def test_the_rules_of_the_standard_find_what_is_wrong(done: Exported, target: Path) -> None:
    def spoilt(change: Callable[[ET.Element], object]) -> list[str]:
        root = next(iter(canvas_quizzes(target.read_bytes()).values()))
        change(next(root.iter(f"{QTI}item")))
        return broken(root)

    assert spoilt(lambda item: item.append(ET.Element(f"{QTI}presentation")))
    assert spoilt(lambda item: item.append(ET.Element("unheard")))
    assert spoilt(lambda item: item.attrib.pop("ident"))
    assert spoilt(lambda item: item.set("points", "3"))
    assert spoilt(lambda item: next(item.iter(f"{QTI}respcondition")).set("continue", "yes"))


def test_the_manifest_names_every_file(done: Exported, target: Path) -> None:
    files = canvas_files(target.read_bytes())
    manifest = ET.fromstring(files["imsmanifest.xml"])
    assert {str(one.get("href")) for one in manifest.iter(f"{PACKAGE}file")} == files.keys() - {"imsmanifest.xml"}
    resources = {one.get("identifier") for one in manifest.iter(f"{PACKAGE}resource")}
    assert {one.get("identifierref") for one in manifest.iter(f"{PACKAGE}dependency")} <= resources
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", str(one)) for one in resources)


def test_every_question_is_written_or_named_as_left_out(done: Exported, target: Path, quiz: Quiz) -> None:
    written = {re.sub(r"-\d+$", "", name) for name in canvas_items(target.read_bytes())}
    left_out = {name for names in done.left_out.values() for name in names}
    assert left_out == {"slope-as-a-formula", "two-steps-in-a-table", "steps-in-order"}
    assert written | left_out == {one.id for one in quiz.questions}
    assert not written & left_out


def test_a_drawn_question_is_a_group_that_gives_one_variant(done: Exported, target: Path) -> None:
    groups = {
        one.get("title"): one
        for root in canvas_quizzes(target.read_bytes()).values()
        for one in root.iter(f"{QTI}section")
    }
    toy = groups["gradient-of-toy"]
    assert len(toy.findall(f"{QTI}item")) == COUNT
    assert toy.findtext(f"{QTI}selection_ordering/{QTI}selection/{QTI}selection_number") == "1"
    assert toy.findtext(f".//{QTI}points_per_item") == "2"
    assert "parts-and-uses" not in groups


def test_graded_and_practice_are_two_quizzes_and_graded_results_stay_hidden(done: Exported, target: Path) -> None:
    files = canvas_files(target.read_bytes())
    graded, practice = (
        ET.fromstring(files[f"quiz-01-tiny-quiz-{use}/assessment_meta.xml"]) for use in ("graded", "practice")
    )
    assert (graded.findtext(f"{CANVAS}quiz_type"), graded.findtext(f"{CANVAS}hide_results")) == ("assignment", "always")
    assert (practice.findtext(f"{CANVAS}quiz_type"), practice.findtext(f"{CANVAS}hide_results")) == (
        "practice_quiz",
        "",
    )
    assert graded.findtext(f"{CANVAS}points_possible") == "14"


def test_the_same_questions_give_the_same_package(course: Course, tmp_path: Path) -> None:
    for name in "ab":
        export(course, "qti", None, tmp_path / name, 2)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}  # not the time of the export


def test_idents_of_options_are_numbers_of_their_own(done: Exported, target: Path) -> None:
    for item in canvas_items(target.read_bytes()).values():
        found = [str(one.get("ident")) for one in item.iter(f"{QTI}response_label") if one.get("ident") != "answer1"]
        asked = max(1, len(item.findall(f".//{QTI}response_lid")))
        assert all(one.isdigit() for one in found)
        assert len(set(found)) * asked == len(found)


@pytest.mark.parametrize("name", ["one-of-three", "printed-choice", "bug-behind-the-output"])
def test_a_choice_is_worth_what_it_is_in_the_course(pairs: Pairs, name: str) -> None:
    for item, made in pairs(name):
        for (ident, _), option in zip(options(item), made.options, strict=True):
            marked, (share, shown) = mark(made, option.label), respond(item, {"response1": ident})
            assert share == marked.share
            assert all(html(words) in shown for _, words in marked.misconceptions)
            assert html(made.explanation) in shown


def test_several_right_options_are_right_together(pairs: Pairs) -> None:
    """Conditions say only what is all right; Canvas gives its own partial credit, which is the course's for two of four."""
    (item, made), = pairs("some-of-four")  # fmt: skip
    shown = [ident for ident, _ in options(item)]
    for chosen in product((False, True), repeat=4):
        places = [place for place, one in enumerate(chosen) if one]
        marked = mark(made, [made.options[place].label for place in places])
        assert respond(item, {"response1": {shown[place] for place in places}})[0] == (marked.share == 1)
        credit = sum(0.5 if made.options[place].id in made.key else -0.5 for place in places)
        assert max(0, credit) == pytest.approx(marked.share)


def test_where_partial_credit_differs_the_export_says_so(course: Course, target: Path) -> None:
    done = write(course, target, "{text: Two, correct: true,", "{text: Two, misconception: CON-05,")
    assert done.changed["partial credit differs by up to 50% of the points"] == ["some-of-four"]


def test_a_number_counts_as_far_from_the_key_as_in_the_course(pairs: Pairs) -> None:
    for item, made in pairs("gradient-of-toy"):
        for value in (made.key, *(one.value for one in made.wrong)):
            for off in ("0", "0.000999", "-0.000999", "0.001001", "-0.001001"):
                typed = exact(value) * (1 + Decimal(off))
                assert respond(item, {"response1": typed})[0] == mark(made, figures(typed)).share


def test_bounds_are_decimals_without_noise(pairs: Pairs) -> None:
    for item, made in pairs("gradient-of-toy"):
        key = Decimal(item.findtext(f".//{QTI}or/{QTI}varequal", ""))
        assert [item.findtext(f".//{QTI}{name}") for name in ("vargte", "varlte")] == [
            figures(key * Decimal(one)) for one in ("0.999", "1.001")
        ]
        assert float(key) == pytest.approx(made.key)


def test_a_number_that_canvas_shows_as_0_is_left_out(course: Course, target: Path) -> None:
    done = write(course, target, 'total: "n * a * d"', 'total: "n * a * d / 1000000"')
    assert done.left_out["Canvas shows numbers below 0.0001 as 0"] == ["gradient-of-toy"]


def test_the_usual_spellings_of_a_shape_are_accepted(pairs: Pairs) -> None:
    for item, made in pairs("shape-of-the-product"):
        for spelling in (*of_shape(made.key), *(one for wrong in made.wrong for one in of_shape(wrong.value)), "(99,)"):
            assert respond(item, {"response1": spelling})[0] == mark(made, spelling).share


def test_a_printed_line_is_accepted_as_printed(pairs: Pairs) -> None:
    for item, made in pairs("printed-rows"):
        for text in (made.key, made.wrong[0].value, f"{made.key} 1"):
            assert respond(item, {"response1": text})[0] == mark(made, text).share


def test_answers_that_differ_by_capitals_alone_are_left_out(course: Course, target: Path) -> None:
    write(course, target, "print(np.arange({{n}}).sum(), np.ones(2))", "print('W', {{n}})")
    done = write(course, target, '"{{n}} [1. 1.]"', '"w {{n}}"')
    assert done.left_out["right and wrong differ by capitals alone, which Canvas does not see"] == ["printed-rows"]


def test_pairs_count_as_in_the_course(pairs: Pairs) -> None:
    (item, made), = pairs("parts-and-uses")  # fmt: skip
    asked = [str(one.get("ident")) for one in item.iter(f"{QTI}response_lid")]
    labels = {text: ident for ident, text in options(item, asked[0])}
    for one in permutations(made.right, 3):
        share = mark(made, {left.label: right.label for left, right in zip(made.left, one, strict=True)}).share
        given = {name: labels[right.text] for name, right in zip(asked, one, strict=True)}
        assert respond(item, given)[0] == pytest.approx(share, abs=2e-4)


def test_the_wrong_line_is_a_choice_of_lines_in_their_order(pairs: Pairs) -> None:
    (item, made), = pairs("wrong-line")  # fmt: skip
    for place, (ident, text) in enumerate(options(item), 1):
        assert respond(item, {"response1": ident})[0] == mark(made, str(place)).share
        assert text.startswith(f"<p>Line {place}:</p>")


def test_a_picture_is_in_the_package(course: Course, target: Path) -> None:
    picture = course.root / "exercises" / "01-tiny" / "dot.svg"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    write(
        course,
        target,
        "    stem: Which is right?",
        "    picture: dot.svg\n    picture_alt: A dot\n    stem: Which is right?",
    )
    files = canvas_files(target.read_bytes())
    assert files["01-tiny-dot.svg"] == picture.read_bytes()
    stem = canvas_items(target.read_bytes())["one-of-three-1"].findtext(
        f"{QTI}presentation/{QTI}material/{QTI}mattext", ""
    )
    assert '<img src="$IMS-CC-FILEBASE$/01-tiny-dot.svg" alt="A dot">' in stem
    assert 'type="webcontent" href="01-tiny-dot.svg"' in files["imsmanifest.xml"].decode()


HOSTILE = "]]></mattext></item><item ident=x> <script>alert(1)</script> &lt; \\u0007\\u202e\\uffff <img onerror=x>"


def test_hostile_text_stays_text(course: Course, target: Path) -> None:
    write(course, target, "stem: Which is right?", f'stem: "{HOSTILE}"')
    write(course, target, "title: Everything once", f'title: "{HOSTILE}"')
    write(course, target, "{text: The second,", f'{{text: "{HOSTILE}",')
    assert all(broken(root) == [] for root in canvas_quizzes(target.read_bytes()).values())
    item = canvas_items(target.read_bytes())["one-of-three-1"]
    texts = [one.text or "" for one in item.iter(f"{QTI}mattext")]
    assert sum("&lt;script&gt;alert(1)&lt;/script&gt;" in text for text in texts) == 2
    assert not any(re.search(r"<(script|img|item)|[\u0007\u202e\uffff]", text) for text in texts)
