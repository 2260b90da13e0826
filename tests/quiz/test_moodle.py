"""The export to Moodle: read back by Moodle's own rules, every answer is worth what `mark` says."""

import base64
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from quiz.lms import moodle_questions, ordered, paired, ticked, typed_number, typed_text

from grader.cli import main
from grader.course import Course
from grader.errors import UsageError
from grader.quiz.bank import Quiz, bank_of
from grader.quiz.export import Exported, export, variants
from grader.quiz.export_items import exact, figures
from grader.quiz.export_spellings import of_output, of_shape
from grader.quiz.html import html, plain
from grader.quiz.marking import mark
from grader.quiz.moodle import GRADES, grade
from grader.quiz.questions import Asked
from grader.quiz.variants import Variant

Find = Callable[[str], Asked]
COUNT = 4


@pytest.fixture
def exported(course: Course, tmp_path: Path) -> tuple[dict[str, ET.Element], Exported]:
    done = export(course, "moodle", None, tmp_path / "all.xml", COUNT)
    return moodle_questions((tmp_path / "all.xml").read_bytes()), done


@pytest.fixture
def pairs(
    exported: tuple[dict[str, ET.Element], Exported], question: Find
) -> Callable[[str], list[tuple[ET.Element, Variant]]]:
    """What Moodle has and what the course has, variant by variant."""

    def find(name: str) -> list[tuple[ET.Element, Variant]]:
        return [(exported[0][f"{name}-{one.seed}"], one) for one in variants(question(name), COUNT)]

    return find


Pairs = Callable[[str], list[tuple[ET.Element, Variant]]]


def write(course: Course, path: Path, old: str, new: str) -> bytes:
    """The export of a course in whose quiz a text is replaced."""
    source = course.root / "solutions" / "01-tiny" / "quiz.yaml"
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")
    export(Course(course.root), "moodle", None, path, COUNT)
    return path.read_bytes()


def test_every_question_is_written_or_named_as_left_out(
    exported: tuple[dict[str, ET.Element], Exported], quiz: Quiz
) -> None:
    written = {re.sub(r"-\d+$", "", name) for name in exported[0]}
    left_out = {name for names in exported[1].left_out.values() for name in names}
    assert left_out == {"slope-as-a-formula", "two-steps-in-a-table"}
    assert written | left_out == {one.id for one in quiz.questions}
    assert not written & left_out
    assert (exported[1].questions, exported[1].variants) == (len(written), len(exported[0]))


def test_a_drawn_question_is_a_category_of_different_variants(course: Course, tmp_path: Path) -> None:
    export(course, "moodle", None, tmp_path / "all.xml", COUNT)
    root = ET.fromstring((tmp_path / "all.xml").read_bytes())
    inside: dict[str, list[str]] = {}
    for one in root:
        if one.get("type") == "category":
            own = inside.setdefault(one.findtext("category/text", "").rpartition("/")[2], [])
        else:
            own.append(one.findtext("idnumber", ""))
    assert len(inside["gradient-of-toy"]) == COUNT
    assert (
        len(
            {
                moodle_questions((tmp_path / "all.xml").read_bytes())[name].findtext("questiontext/text")
                for name in inside["gradient-of-toy"]
            }
        )
        == COUNT
    )
    assert "one-of-three-1" in inside["practice"]


def test_a_question_with_few_draws_has_few_variants(question: Find) -> None:
    made = variants(question("slope-as-a-formula"), 10)
    assert sorted(one.values["k"] for one in made) == [2, 3, 4, 5]
    assert len(variants(question("one-of-three"), 10)) == 1


def test_the_same_questions_give_the_same_file_and_more_variants_keep_the_old(course: Course, tmp_path: Path) -> None:
    for name, count in (("a", 3), ("b", 3), ("c", 5)):
        export(course, "moodle", None, tmp_path / name, count)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    few, more = (moodle_questions((tmp_path / name).read_bytes()) for name in "ac")
    assert few.keys() < more.keys()
    assert all(ET.tostring(one).strip() == ET.tostring(more[name]).strip() for name, one in few.items())


@pytest.mark.parametrize("name", ["one-of-three", "printed-choice", "bug-behind-the-output"])
def test_a_choice_is_worth_what_it_is_in_the_course(pairs: Pairs, name: str) -> None:
    for asked, made in pairs(name):
        assert len(made.options) == len(asked.findall("answer"))
        for place, option in enumerate(made.options):
            marked, (share, feedback) = mark(made, option.label), ticked(asked, {place})
            assert share == marked.share
            assert all(html(words) == feedback[0] for _, words in marked.misconceptions)


def test_partial_credit_is_the_course_s_where_half_the_options_are_right(pairs: Pairs) -> None:
    (asked, made), = pairs("some-of-four")  # fmt: skip
    for chosen in product((False, True), repeat=4):
        places = {place for place, one in enumerate(chosen) if one}
        marked = mark(made, [made.options[place].label for place in sorted(places)])
        assert ticked(asked, places)[0] == pytest.approx(marked.share)


def test_where_partial_credit_differs_the_export_says_by_how_much(course: Course, tmp_path: Path) -> None:
    source = course.root / "solutions" / "01-tiny" / "quiz.yaml"
    text = source.read_text(encoding="utf-8").replace(
        "{text: Three, misconception: CON-05,", "{text: Three, correct: true,", 1
    )
    source.write_text(text, encoding="utf-8")
    again = Course(course.root)
    done = export(again, "moodle", None, tmp_path / "all.xml", 1)
    (made,) = variants(bank_of(again).questions[2], 1)
    asked = moodle_questions((tmp_path / "all.xml").read_bytes())["some-of-four-1"]
    off = []
    for chosen in product((False, True), repeat=4):
        places = {place for place, one in enumerate(chosen) if one}
        off.append(abs(ticked(asked, places)[0] - mark(made, [made.options[place].label for place in places]).share))
    assert max(off) > 0
    assert done.changed[f"partial credit differs by up to {max(off):.0%} of the points"] == ["some-of-four"]


def test_every_share_of_an_option_stands_on_moodle_s_list() -> None:
    for count in range(2, 7):
        for share in (Fraction(1, count - 1), Fraction(-2, count)):
            assert grade(share).removeprefix("-") in GRADES
            assert float(grade(share)) / 100 == pytest.approx(float(share), abs=1e-6)


def test_a_number_counts_as_far_from_the_key_as_in_the_course(pairs: Pairs) -> None:
    for asked, made in pairs("gradient-of-toy"):
        for value in (made.key, *(one.value for one in made.wrong)):
            for off in ("0", "0.000999", "-0.000999", "0.001001", "-0.001001"):
                typed = exact(value) * (1 + Decimal(off))
                marked, (share, feedback) = mark(made, figures(typed)), typed_number(asked, typed)
                assert share == marked.share
                assert [html(words) for _, words in marked.misconceptions] == [one for one in feedback if one]


def test_an_absolute_tolerance_stays_what_it_is(course: Course, tmp_path: Path) -> None:
    content = write(course, tmp_path / "all.xml", "tolerance: {relative: 1e-3}", "tolerance: {absolute: 0.005}")
    found = {one.findtext("tolerance") for one in moodle_questions(content)["gradient-of-toy-1"].findall("answer")}
    assert found == {"0.005"}


def test_bounds_are_computed_in_decimals() -> None:
    assert figures(exact(0.1 + 0.2)) == "0.3"
    assert figures(exact(1e-7) - exact(3e-10)) == "0.0000000997"


def test_the_usual_spellings_of_a_shape_are_accepted(pairs: Pairs) -> None:
    for asked, made in pairs("shape-of-the-product"):
        for spelling in (*of_shape(made.key), *(one for wrong in made.wrong for one in of_shape(wrong.value))):
            marked, (share, feedback) = mark(made, spelling), typed_text(asked, spelling)
            assert share == marked.share
            assert [html(words) for _, words in marked.misconceptions] == [one for one in feedback if one]
        assert typed_text(asked, "(9, 9, 9)")[0] == 0


@pytest.mark.parametrize("axes", [None, (), (0,), (7,), (7, 3), (2, 3, 4)])
def test_a_spelling_is_an_answer_in_the_course_too(pairs: Pairs, axes: Any) -> None:
    (_, made), *_ = pairs("shape-of-the-product")
    key = Variant(**{**vars(made), "key": axes})
    assert all(mark(key, one).share == 1 for one in of_shape(axes))
    assert len(set(of_shape(axes))) >= 2


def test_a_printed_line_is_accepted_as_printed(pairs: Pairs) -> None:
    for asked, made in pairs("printed-rows"):
        assert typed_text(asked, made.key)[0] == 1
        assert typed_text(asked, made.wrong[0].value) == (0, [html(made.wrong[0].feedback)])
        assert all(mark(made, one).share == 1 for one in of_output(made.key))


def test_a_star_in_an_answer_stands_for_itself(course: Course, tmp_path: Path) -> None:
    content = write(course, tmp_path / "all.xml", "print(np.arange({{n}}).sum(), np.ones(2))", "print('a * b')")
    asked = moodle_questions(content)["printed-rows-1"]
    assert typed_text(asked, "a * b")[0] == 1
    assert typed_text(asked, "a and b")[0] == 0


def test_pairs_in_the_right_order_count_as_in_the_course(pairs: Pairs) -> None:
    (asked, made), = pairs("steps-in-order")  # fmt: skip
    for one in permutations(made.options):
        assert ordered(asked, [html(step.text) for step in one]) == pytest.approx(
            mark(made, [step.label for step in one]).share
        )


def test_an_order_with_several_right_ones_is_left_out(course: Course, tmp_path: Path) -> None:
    write(
        course,
        tmp_path / "all.xml",
        "    wrong:\n      - {order: [start, step, predict]",
        "    before: [[start, step]]\n    wrong:\n      - {order: [step, start, predict]",
    )
    done = export(Course(course.root), "moodle", None, tmp_path / "all.xml", 1)
    assert done.left_out["several orders are right, and Moodle knows one"] == ["steps-in-order"]


def test_pairs_count_as_in_the_course(pairs: Pairs) -> None:
    (asked, made), = pairs("parts-and-uses")  # fmt: skip
    for one in permutations(made.right, 3):
        share = mark(made, {left.label: right.label for left, right in zip(made.left, one, strict=True)}).share
        assert paired(asked, [right.text for right in one]) == pytest.approx(share)
    offered = {part.findtext("answer/text") for part in asked.findall("subquestion")}
    assert offered == {right.text for right in made.right}


def test_labels_that_a_list_cannot_show_become_letters_explained_in_the_question(
    course: Course, tmp_path: Path
) -> None:
    content = write(course, tmp_path / "all.xml", "{id: fit, text: fits}", "{id: fit, text: $\\hat y < 1$}")
    asked = moodle_questions(content)["parts-and-uses-1"]
    assert {part.findtext("answer/text") for part in asked.findall("subquestion")} == set("ABCD")
    letter = asked.findtext("subquestion/answer/text")
    assert f"<strong>{letter}</strong> — \\(\\hat y &lt; 1\\)" in asked.findtext("questiontext/text", "")


def test_the_wrong_line_is_a_choice_of_lines_in_their_order(pairs: Pairs) -> None:
    (asked, made), = pairs("wrong-line")  # fmt: skip
    assert asked.findtext("shuffleanswers") == "false"
    for place in range(3):
        assert ticked(asked, {place})[0] == mark(made, str(place + 1)).share
    assert ticked(asked, {2})[1] == [html(made.wrong[0].feedback)]
    assert "new = w - a * g" in asked.findtext("generalfeedback/text", "")


def test_points_and_concepts_come_along(exported: tuple[dict[str, ET.Element], Exported]) -> None:
    asked = exported[0]["parts-and-uses-1"]
    assert asked.findtext("defaultgrade") == "3"
    assert asked.findtext("tags/tag/text") == "K31"


def test_a_picture_is_in_the_file(course: Course, tmp_path: Path) -> None:
    picture = course.root / "exercises" / "01-tiny" / "dot.svg"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    content = write(
        course,
        tmp_path / "all.xml",
        "    stem: Which is right?",
        '    picture: dot.svg\n    picture_alt: A "dot" <b>\n    stem: Which is right?',
    )
    stem = moodle_questions(content)["one-of-three-1"].find("questiontext")
    assert stem is not None
    file = stem.find("file")
    assert file is not None
    assert base64.b64decode(file.text or "") == picture.read_bytes()
    assert f'src="@@PLUGINFILE@@/{file.get("name")}" alt="A &quot;dot&quot; &lt;b&gt;"' in stem.findtext("text", "")


HOSTILE = "]]></text></questiontext><question type=x> <script>alert(1)</script> &lt; \\u0007\\u202e\\uffff \\ud7ff <img onerror=x>"


def test_hostile_text_stays_text(course: Course, tmp_path: Path) -> None:
    write(course, tmp_path / "all.xml", "stem: Which is right?", f'stem: "{HOSTILE}"')
    content = write(course, tmp_path / "all.xml", "{text: The second,", f'{{text: "{HOSTILE}",')
    asked = moodle_questions(content)["one-of-three-1"]
    texts = [asked.findtext("questiontext/text", ""), *(one.findtext("text", "") for one in asked.findall("answer"))]
    assert sum("&lt;script&gt;alert(1)&lt;/script&gt;" in text for text in texts) == 2
    assert not any(re.search(r"<(script|img|question)|[\u0007\u202e\uffff]", text) for text in texts)
    assert {child.tag for child in asked} <= {
        "name",
        "questiontext",
        "generalfeedback",
        "defaultgrade",
        "penalty",
        "hidden",
        "idnumber",
        "single",
        "shuffleanswers",
        "answernumbering",
        "answer",
        "tags",
    }


def test_markdown_and_formulas_become_what_an_lms_shows() -> None:
    assert html("Is $a_1 * b_1 < *c*$ *big*?") == "<p>Is \\(a_1 * b_1 &lt; *c*\\) <em>big</em>?</p>"
    assert html("```python\na < b  # $x$\n```") == '<pre><code class="language-python">a &lt; b  # $x$\n</code></pre>'
    assert html("`$x$` <b>") == "<p><code>$x$</code> &lt;b&gt;</p>"
    assert [plain(one) for one in ("a `b` c", "a\nb", "$x$", "*a*", "- a", "a\n\nb")] == [
        "a b c",
        "a b",
        None,
        None,
        None,
        None,
    ]


def test_keys_are_not_written_where_students_files_lie(course: Course, tmp_path: Path) -> None:
    for place in ("release/quiz.xml", "exercises/01-tiny/quiz.xml"):
        with pytest.raises(UsageError, match="keys"):
            export(course, "moodle", None, course.root / place, 1)
        assert not (course.root / place).exists()
    with pytest.raises(UsageError, match="folder"):
        export(course, "moodle", None, tmp_path, 1)


def test_the_command_says_what_was_left_out_and_changed(course: Course, tmp_path: Path) -> None:
    asked = [
        "--course",
        str(course.root),
        "quiz",
        "export",
        "moodle",
        "01-tiny-quiz",
        "-o",
        str(tmp_path / "a.xml"),
        "--variants",
        "2",
    ]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0, done.output
    assert (
        "left out (1), because a formula is compared by its values, which an LMS cannot do: slope-as-a-formula"
        in done.output
    )
    assert "with their keys" in done.output
    assert "next: import it" in done.output
    assert "different (1): asked as a choice among its lines: wrong-line" in done.output
    assert moodle_questions((tmp_path / "a.xml").read_bytes())
    assert CliRunner().invoke(main, [*asked[:5], "07-none-quiz", *asked[6:]]).exit_code == 2


def test_another_reader_of_the_format_understands_the_choices(course: Course, tmp_path: Path) -> None:
    parser = pytest.importorskip("moodle_xml_parser.parser", reason="moodle-xml-parser is not installed")
    export(course, "moodle", None, tmp_path / "all.xml", 2)
    own = moodle_questions((tmp_path / "all.xml").read_bytes())
    found = {one.name: one for one in parser.parse_file(str(tmp_path / "all.xml"))["multichoice"]}
    assert found.keys() == {name for name, one in own.items() if one.get("type") == "multichoice"}
    for name, one in found.items():
        assert [option.score_fraction for option in one.options] == [
            float(answer.get("fraction", "")) for answer in own[name].findall("answer")
        ]
