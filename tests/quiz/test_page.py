"""The quiz pages as files: what they show, what they never hold, for whom they are, and where they lie."""

import base64
import csv
import hashlib
import html
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from quiz.cases import right_answer
from quiz.conftest import SECRET

from grader.cli import main
from grader.course import Course
from grader.errors import CourseError
from grader.gradebook.store import Gradebook
from grader.lms.safety import is_formula
from grader.model import Person, Submission
from grader.quiz.answers import tag
from grader.quiz.draws import variant_seed
from grader.quiz.markdown import to_html, to_line
from grader.quiz.mathml import mathml
from grader.quiz.page_keys import key
from grader.quiz.page_names import page_names
from grader.quiz.reports import Marker
from grader.quizpages.page import graded_page, practice_page

SLUG = "01-tiny-quiz"
BANKS = sorted((Path(__file__).parents[2] / "solutions").glob("*/quiz.yaml"))
FORMULA = re.compile(r"\$([^$]+)\$")
CONSTANT = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)
TOLD = ("feedback", "explanation")


def texts(value: Any) -> list[str]:
    """Every text in some data."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inside for text in texts(one)]


def with_planted_words(value: Any, found: list[str]) -> Any:
    """The same quiz, everything that a graded page must not say made a word of its own."""
    if isinstance(value, list):
        return [with_planted_words(one, found) for one in value]
    if not isinstance(value, dict):
        return value
    made = {name: with_planted_words(one, found) for name, one in value.items()}
    for name in (*TOLD, "id") if "stem" in made else TOLD:
        if name in made:
            found.append(f"planted-{len(found)}-word")
            made[name] = found[-1]
    return made


@pytest.fixture
def planted(course: Course) -> tuple[Marker, list[str]]:
    path, words = course.exercises["01-tiny"].quiz, list[str]()
    data = with_planted_words(yaml.safe_load(path.read_text(encoding="utf-8")), words)
    data["questions"][0]["stem"] = "What comes out of {{n}}, {{a}} and {{d}}?"
    for one in data["questions"]:
        one["use"] = "graded"
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return Marker(Course(course.root), SECRET), words


def page_of(marker: Marker, student: str = "ada", attempt: int = 1, name: str = "Ada Lovelace") -> str:
    return graded_page(marker, marker.bank.quiz(SLUG), student, Person(name=name), attempt).decode()


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_graded_page_holds_no_key_feedback_seed_or_misconception(planted: tuple[Marker, list[str]]) -> None:
    marker, words = planted
    page = page_of(marker)
    assert len(words) > 40
    own = html.unescape(CONSTANT.sub("", page))
    secrets = [*words, SECRET, "planted"]
    for question in marker.bank.quiz(SLUG).questions:
        made = marker.asked(question, "ada", 1)
        seed = variant_seed(SECRET, "ada", question.id, 1)
        secrets += [question.id, str(seed), f"{seed:x}", *question.concepts, *(one.misconception for one in made.wrong)]
        secrets += [f'"{one.id}"' for one in (*made.options, *made.left, *made.right) if not one.id.isdigit()]
        keys = made.key if isinstance(made.key, tuple) else [made.key]
        secrets += [text for one in keys if isinstance(one, float) for text in (f"{one:g}", repr(one)) if len(text) > 3]
        secrets += [made.key] if isinstance(made.key, str) and not made.options else []
    assert [one for one in secrets if one in own] == []
    assert all(one["keys"] == [] for one in data_of(page)["questions"])
    assert "<template" not in page
    assert 'class="why"' not in page


def test_a_graded_page_holds_no_key_of_a_question_of_the_course() -> None:
    course = Course(Path(__file__).parents[2])
    marker = Marker(course, SECRET)
    quiz = marker.bank.quiz("04-closed-form-quiz")
    page = graded_page(marker, quiz, "ada", Person(), 1).decode()
    own = html.unescape(CONSTANT.sub("", page))
    for question in quiz.questions:
        feedback = [one.feedback.strip() for one in marker.asked(question, "ada", 1).wrong]
        assert [one for one in (question.id, question.explanation.strip()[:40], *feedback) if one in own] == []
        if question.use == "practice":
            assert to_html(marker.asked(question, "ada", 1).stem) not in page


def test_no_feedback_of_a_graded_question_stands_in_practice_of_the_course_too() -> None:
    """But for what is released with an exercise anyway: the sentences of its known mistakes."""
    marker = Marker(Course(Path(__file__).parents[2]), SECRET)
    said: dict[str, set[str]] = {"graded": set(), "practice": set()}
    for slug in marker.course.quizzes:
        for question in marker.bank.quiz(slug).questions:
            wrong = () if "mistake" in question.model_fields_set else marker.asked(question, "ada", 1).wrong
            said[question.use] |= {
                " ".join(text.split()) for text in (question.explanation, *(one.feedback for one in wrong))
            }
    assert min(len(texts) for texts in said.values()) > 300
    assert said["graded"] & said["practice"] == set()


def test_the_key_of_a_graded_question_is_refused(marker: Marker) -> None:
    question = marker.bank.quiz(SLUG).questions[0]
    with pytest.raises(ValueError, match="stays here"):
        key(marker.asked(question, "ada", 1))


def test_a_practice_page_holds_practice_questions_only(marker: Marker) -> None:
    page = practice_page(marker, marker.bank.quiz(SLUG)).decode()
    assert [one["name"] for one in data_of(page)["questions"]] == ["q2"]
    assert "Which is right?" in page
    assert "Which are right?" not in page
    assert "nothing to hand in" in page


def test_pages_of_two_students_and_of_two_tries_differ_and_a_page_is_always_the_same(marker: Marker) -> None:
    ada, bob, again = page_of(marker), page_of(marker, "bob"), page_of(marker, attempt=2)
    tags = [{text for one in data_of(page)["questions"] for text in one["tags"]} for page in (ada, bob, again)]
    assert not tags[0] & tags[1]
    assert not tags[0] & tags[2]
    assert page_of(marker) == ada


def test_a_page_runs_only_its_own_script_and_asks_the_network_for_nothing(marker: Marker) -> None:
    for page in (page_of(marker), practice_page(marker, marker.bank.quiz(SLUG)).decode()):
        policy = html.unescape(re.search(r'Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
        allowed = set(re.findall(r"'sha256-([^']+)'", policy))
        parts = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL)
        assert {base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in parts} == allowed
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert re.findall(r"https?://", page) == []
        assert re.findall(r"<[^>]+\s(?:on\w+|style)=", CONSTANT.sub("", page)) == []


def test_names_of_students_are_inert(marker: Marker) -> None:
    name = "</script><script>ran()</script><img src=x>\u202e"
    page = page_of(marker, name, name=name)
    assert "<script>ran" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert data_of(page)["student"] == name


def test_what_the_page_calls_questions_is_read_back(marker: Marker) -> None:
    quiz = marker.bank.quiz(SLUG)
    names = page_names(quiz)
    asked = {names[one.id]: marker.asked(one, "ada", 1) for one in quiz.counted}
    data = {
        "format": 1, "kind": "fallline-quiz", "quiz": SLUG, "student": "ada", "try": 1, "made_at": None,
        "variants": {name: tag(SECRET, "ada", 1, made) for name, made in asked.items()},
        "answers": {name: right_answer(made) for name, made in asked.items()},
    }  # fmt: skip
    submission = Submission(student="ada", exercise=SLUG, content=json.dumps(data).encode(), digest="d", filename="a")
    report = marker.report(submission)
    assert report.reason is None
    assert report.score == report.max_score
    data["variants"]["q99"] = "0" * 20  # type: ignore[index]
    report = marker.report(submission.model_copy(update={"content": json.dumps(data).encode()}))
    assert report.status == "rejected"


def test_a_picture_is_carried_in_the_page_with_its_words(course: Course) -> None:
    path = course.exercises["01-tiny"].quiz
    text = path.read_text(encoding="utf-8")
    picture = "    picture: line.svg\n    picture_alt: A line & its slope\n"
    stem = "    stem: Which are right?"
    path.write_text(text.replace(stem, picture + stem), encoding="utf-8")
    page = page_of(Marker(Course(course.root), SECRET))
    found = re.search(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="A line &amp; its slope">', page)
    assert found
    assert base64.b64decode(found[1]) == (course.root / "exercises" / "01-tiny" / "line.svg").read_bytes()


@pytest.mark.parametrize("bank", BANKS, ids=lambda path: path.parent.name)
def test_every_formula_of_the_course_becomes_mathml(bank: Path) -> None:
    data = yaml.load(bank.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for question in data["questions"]:
        question.pop("code", None)
    shown = [re.sub(r"\{\{.*?\}\}", "7", text) for text in texts(data)]
    formulas = [(text, FORMULA.findall(text)) for text in shown if "$" in text]
    assert formulas
    for text, inside in formulas:
        assert to_html(text).count("<math>") == len(inside), text
        assert "$" not in to_html(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* **b** `c<d`", "<em>a</em> <strong>b</strong> <code>c&lt;d</code>"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("[x](http://y) ![z](w)", "[x](http://y) ![z](w)"),
        ("$5 and $6", "$5 and $6"),
        (r"\$x\$", "$x$"),
        ("`$x$`", "<code>$x$</code>"),
        ("$x$", "<math><mrow><mi>x</mi></mrow></math>"),
        ("$(-2)$", '<math><mrow><mo stretchy="false">&#x00028;</mo><mo form="prefix">&#x02212;</mo><mn>2</mn><mo stretchy="false">&#x00029;</mo></mrow></math>'),
    ],
)  # fmt: skip
def test_a_line_of_markdown_is_shown_without_anything_foreign(text: str, shown: str) -> None:
    assert to_line(text) == shown


@pytest.mark.parametrize("formula", [r"\foo x", r"\frac{1", r"x^", r"{"])
def test_a_formula_that_cannot_be_shown_is_an_error_with_its_text(formula: str) -> None:
    with pytest.raises(CourseError, match=re.escape(formula)):
        mathml(formula)


@pytest.fixture
def run(course: Course) -> Callable[..., Any]:
    with (course.root / "course.toml").open("a", encoding="utf-8") as file:
        file.write(f'[[assignments]]\nname = "week"\n[[assignments]]\nname = "quiz"\nexercises = ["01-tiny"]\nquizzes = ["{SLUG}"]\n')  # fmt: skip
    settings = (course.root / "course.toml").read_text(encoding="utf-8")

    def grade(*arguments: str, roster: str | None = "name,login\nAda,ada\nBob,a/b\nCleo,A_B\n") -> Any:
        (course.root / "roster.csv").write_text(roster or "", encoding="utf-8")
        line = 'roster = "roster.csv"\n' if roster else ""
        (course.root / "course.toml").write_text(line + settings, encoding="utf-8")
        return CliRunner().invoke(main, ["--course", str(course.root), "quiz", "page", *arguments])

    return grade


def test_grade_quiz_page_writes_a_page_for_each_student_and_try(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("quiz", "--tries", "2", "-o", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    with (tmp_path / "out" / "index.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({row["file"].casefold() for row in rows}) == len(rows) == 6
    for row in rows:
        data = data_of((tmp_path / "out" / row["file"]).read_text(encoding="utf-8"))
        assert (data["student"], data["try"], data["quiz"]) == (row["student"], int(row["try"]), row["quiz"])
    assert (tmp_path / "out" / "practice" / f"{SLUG}.html").is_file()
    assert run("-o", str(tmp_path / "out")).exit_code == 0  # written again


def test_the_index_is_no_formula_to_a_spreadsheet(run: Callable[..., Any], tmp_path: Path) -> None:
    hostile = "name,login,email\n=1+1,ada,@SUM(1)\n\"\t=cmd|' /C calc'!A0\",-bob,+1+1\n"
    assert run("quiz", "-o", str(tmp_path / "out"), roster=hostile).exit_code == 0
    with (tmp_path / "out" / "index.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row.values() if is_formula(cell)]
    assert {row["name"] for row in rows} == {"'=1+1", "'=cmd|' /C calc'!A0"}


def test_an_lms_hands_each_page_to_its_student(run: Callable[..., Any], course: Course, tmp_path: Path) -> None:
    book = Gradebook(str(course.root / "gradebook.sqlite"))
    entry = "Ada_17_assignsubmission_file_/tiny.py"
    own = {"content": b"x", "digest": "d", "filename": "tiny.py", "lms": "moodle", "entry": entry}
    book.add_attempts([Submission(student="ada", exercise="01-tiny", **own)])
    book.close()
    done = run("quiz", "--for", "moodle", "-o", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    assert "1 of 3 students" in done.output
    with zipfile.ZipFile(tmp_path / "out" / f"{SLUG}-moodle.zip") as archive:
        assert archive.namelist() == ["Ada_17_assignsubmission_file_/feedback-tiny.py.html"]
        page = archive.read(archive.namelist()[0]).decode()
    assert data_of(page)["student"] == "ada"
    assert data_of(page)["hands_in"]


def test_no_empty_zip_is_written(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("quiz", "--for", "moodle", "-o", str(tmp_path / "out"))
    assert done.exit_code == 2
    assert "would be empty and was not written" in done.output
    assert not list((tmp_path / "out").glob("*.zip"))


def test_grade_quiz_page_says_what_it_cannot_do(run: Callable[..., Any], tmp_path: Path) -> None:
    assert "has no quiz" in run("week", "-o", str(tmp_path / "out")).output
    assert "is for one assignment" in run("--for", "moodle", "-o", str(tmp_path / "out")).output
    nobody = run("-o", str(tmp_path / "out"), roster=None)
    assert nobody.exit_code == 1
    assert "name the roster" in nobody.output
    assert (tmp_path / "out" / "practice" / f"{SLUG}.html").is_file()


def test_files_of_others_are_left_alone(run: Callable[..., Any], tmp_path: Path) -> None:
    for name in ("index.csv", f"practice/{SLUG}.html"):
        folder = tmp_path / name.replace("/", "-")
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("mine", encoding="utf-8")
        done = run("-o", str(folder))
        assert done.exit_code == 2, done.output
        assert (folder / name).read_text(encoding="utf-8") == "mine"
