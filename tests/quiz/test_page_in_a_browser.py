"""The quiz pages in a real browser: taken by mouse and by keyboard alone, reloaded, handed in, and marked by the engine.

Needs Chromium (on PATH, or named by FALLLINE_CHROMIUM), and for one test axe-core (its `axe.min.js` named by FALLLINE_AXE);
without them these tests are skipped, and say so.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from quiz.cases import right_answer
from quiz.conftest import SECRET
from quiz.page_browser import CHROMIUM, Page, browser

from grader.course import Course
from grader.model import Person, Report, Submission
from grader.quiz.grammar import ExpressionError
from grader.quiz.marked import AnswerError, numbers, typed
from grader.quiz.marking import mark
from grader.quiz.page_keys import key
from grader.quiz.page_names import page_names
from grader.quiz.page_view import kind_of
from grader.quiz.reports import Marker
from grader.quizpages.page import graded_page, practice_page

AXE = Path(os.environ.get("FALLLINE_AXE") or Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js")
SLUG = "01-tiny-quiz"
LOOKS = [(1280, 900, "light"), (390, 844, "dark")]
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
FINDINGS = """axe.run().then((found) => ({ rules: found.passes.length, wide: document.documentElement.scrollWidth - innerWidth,
  bad: found.violations.filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => [one.id, one.nodes[0].html, one.nodes[0].failureSummary]) }))"""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on PATH: the quiz pages are not taken in a browser")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core: npm install axe-core, or name it in FALLLINE_AXE"
)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def all_of(course: Course) -> Callable[[str], Marker]:
    """The quiz with every question for practice, or every question graded."""

    def make(use: str) -> Marker:
        path = course.exercises["01-tiny"].quiz
        text = path.read_text(encoding="utf-8").replace("    use: graded\n", "")
        path.write_text(text.replace("    concepts: [", f"    use: {use}\n    concepts: ["), encoding="utf-8")
        return Marker(Course(course.root), SECRET)

    return make


def put(folder: Path, content: bytes) -> Path:
    path = folder / "quiz.html"
    path.write_bytes(content)
    return path


def graded(marker: Marker, folder: Path) -> Path:
    return put(folder, graded_page(marker, marker.bank.quiz(SLUG), "ada", Person(name="Ada Lovelace"), 1))


def practice(marker: Marker, folder: Path) -> Path:
    return put(folder, practice_page(marker, marker.bank.quiz(SLUG)))


def wanted(marker: Marker) -> list[tuple[str, str, Any]]:
    """What somebody who knows everything answers: the question on the page, its kind, the answer."""
    quiz = marker.bank.quiz(SLUG)
    names = page_names(quiz)
    return [(names[one.id], kind_of(one), right_answer(marker.asked(one, "ada", 1))) for one in quiz.questions]


def by_mouse(tab: Page, name: str, kind: str, answer: Any) -> None:
    where = f"#{name} .face:not([hidden])"
    if kind in ("choice", "choices", "line"):
        for value in answer if isinstance(answer, list) else [answer]:
            tab.click(f"{where} label:has(input[value='{value}'])")
    elif kind == "order":
        for at, label in enumerate(answer):
            while order_in(tab, where)[at] != label:
                tab.click(f"{where} [data-label={label}] .up")
    elif kind == "match":
        for left, right in answer.items():  # the list that opens is the system's own: its keys are pressed
            tab.click(f"{where} [data-left='{left}']")
            for _ in range("abcdefgh".index(right) + 1):
                tab.press("ArrowDown")
            tab.press("Enter")
    elif kind == "trace":
        for row, value in answer.items():
            tab.click(f"{where} [data-row={row}]")
            tab.write_text(value)
    else:
        tab.click(f"{where} .typed")
        tab.write_text(str(answer))


def by_keyboard(tab: Page, name: str, kind: str, answer: Any) -> None:
    where = f"#{name} .face:not([hidden])"
    if kind in ("choice", "line"):
        tab.tab_to(f"{where} input")
        tab.press(" ")
        while tab.ask("document.activeElement.value") != str(answer):
            tab.press("ArrowDown")
    elif kind == "choices":
        for value in answer:
            tab.tab_to(f"{where} input[value='{value}']")
            tab.press(" ")
    elif kind == "order":
        for at, label in enumerate(answer):
            tab.tab_to(f"{where} [data-label={label}] .up")
            while order_in(tab, where)[at] != label:
                tab.press("ArrowUp")
    elif kind == "match":
        for left, right in answer.items():
            tab.tab_to(f"{where} [data-left='{left}']")
            choose(tab, f"{where} [data-left='{left}']", right)
    else:
        rows = {f"[data-row={row}]": one for row, one in answer.items()} if kind == "trace" else {".typed": str(answer)}
        for field, value in rows.items():
            tab.tab_to(f"{where} {field}")
            tab.write_text(value)


def order_in(tab: Page, where: str) -> list[str]:
    found: list[str] = tab.ask(f"Array.from(document.querySelectorAll('{where} li'), (one) => one.dataset.label)")
    return found


def choose(tab: Page, selector: str, value: str) -> None:
    for _ in range(12):
        tab.press("ArrowDown")
        if tab.ask(f'document.querySelector("{selector}").value') == value:
            return
    raise AssertionError(f"{value} cannot be chosen in {selector}")


def handed_in(tab: Page) -> bytes:
    tab.click("#save")
    return tab.wait_for_download()


def marked(marker: Marker, content: bytes, student: str = "ada") -> Report:
    own = {"content": content, "digest": "d", "filename": f"{SLUG}.json"}
    return marker.report(Submission(student=student, exercise=SLUG, **own))


@pytest.mark.parametrize("way", [by_mouse, by_keyboard])
def test_a_quiz_of_every_type_is_taken_and_a_reload_in_the_middle_loses_nothing(
    all_of: Callable[[str], Marker], tab: Page, tmp_path: Path, way: Callable[..., None]
) -> None:
    marker = all_of("graded")
    tab.open(graded(marker, tmp_path))
    tab.ask("localStorage.clear()")
    tab.reload()
    tab.logged.clear()
    answers = wanted(marker)
    for one in answers[:6]:
        way(tab, *one)
    tab.reload()
    assert tab.ask("document.getElementById('count').textContent") == f"6 of {len(answers)} answered"
    for one in answers[6:]:
        way(tab, *one)
    report = marked(marker, handed_in(tab))
    assert {check.name: check.outcome for check in report.checks if check.outcome != "passed"} == {}
    assert (report.status, report.score) == ("graded", report.max_score)
    assert tab.ask("document.getElementById('saved').textContent").endswith("Every question is answered.")
    assert tab.logged == []


def test_the_text_to_copy_is_the_file(all_of: Callable[[str], Marker], tab: Page, tmp_path: Path) -> None:
    marker = all_of("graded")
    tab.open(graded(marker, tmp_path))
    tab.ask("localStorage.clear()")
    tab.reload()
    by_mouse(tab, *wanted(marker)[0])
    saved, text = (json.loads(one) for one in (handed_in(tab), tab.ask("document.getElementById('copy').value")))
    assert {**saved, "made_at": ""} == {**text, "made_at": ""}
    assert marked(marker, json.dumps(text).encode()).score == 2.0


def test_without_storage_the_page_works_and_says_so(all_of: Callable[[str], Marker], tab: Page, tmp_path: Path) -> None:
    marker = all_of("graded")
    script = tab.send("Page.addScriptToEvaluateOnNewDocument", source=NO_STORAGE)
    try:
        tab.open(graded(marker, tmp_path))
        by_mouse(tab, *wanted(marker)[0])
        assert marked(marker, handed_in(tab)).score == 2.0
        assert "does not keep" in tab.ask("document.getElementById('kept').textContent")
    finally:
        tab.send("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def test_a_practice_page_tells_at_once_and_remembers_it(
    all_of: Callable[[str], Marker], tab: Page, tmp_path: Path
) -> None:
    marker = all_of("practice")
    tab.open(practice(marker, tmp_path))
    tab.ask("localStorage.clear()")
    tab.reload()
    made = marker.asked(marker.bank.quiz(SLUG).questions[0], "", 1)
    by_mouse(tab, "q1", "number", str(-made.key))
    tab.press("Enter")
    said = "document.querySelector('#q1 .face:not([hidden]) .said').textContent"
    assert tab.ask(said) == "Not right yet. That is not the number.This is what comes out uphill.\n"
    tab.reload()
    assert tab.ask(said).startswith("Not right yet.")
    tab.click("#q1 .face:not([hidden]) .again")
    assert tab.ask(said) == ""
    other = marker.asked(marker.bank.quiz(SLUG).questions[0], "", 2)
    by_mouse(tab, "q1", "number", str(other.key))
    tab.click("#q1 .face:not([hidden]) .check")
    assert tab.ask(said).startswith("Right.")
    report = marked(marker, handed_in(tab))  # the first numbers count
    assert report.checks[0].diagnosis is not None
    assert report.checks[0].diagnosis.mistake == "TINY-02"


@pytest.mark.parametrize(
    ("name", "kind", "answer", "words"),
    [
        ("q4", "formula", "v*x", "'v' is not a name of this question"),
        ("q5", "shape", "(1,,2)", "a shape is written like"),
        ("q1", "number", "12 apples", "a sign is missing before 'apples'"),
        ("q12", "trace", {"g0": "6", "w1": "x"}, "'x' is not a name that is known here"),
        ("q7", "match", {"1": "a", "2": "a"}, "one partner is chosen twice"),
    ],
)
def test_a_graded_page_says_at_once_what_cannot_be_read(
    all_of: Callable[[str], Marker], tab: Page, tmp_path: Path, name: str, kind: str, answer: Any, words: str
) -> None:
    tab.open(graded(all_of("graded"), tmp_path))
    tab.ask("localStorage.clear()")
    tab.reload()
    by_keyboard(tab, name, kind, answer)
    tab.press("Tab")
    said = f"document.querySelector('#{name} .unread').textContent"
    assert words in tab.ask(said)
    tab.reload()
    assert words in tab.ask(said)


TYPED = [
    "", "  ", "1/3", "2e-3", "0,5", "1,250", "1,250.5", "1.250,5", "1,2,3", "-1,250,000", "50%", "3 €", "$5", "1e400", "1/0", "2^3^2", "-2^2", "2**-1",
    "(((1)))", "(" * 40 + "1" + ")" * 40, "1 2", "x", "sum([1,2,3])", "mean(1,2)", "[1,2]", "round(2.5)", "round(0.125, 2)", "round(2.675, 2)",
    "sqrt(-1)", "log(0)", "(-8)^(1/3)", "0^-1", "9^999", "1" * 201, "__import__('os')", "constructor", "1_000", "1=1", "−3", "2·3", "½", "∞", "nan",
    "max()", "min(3,1)", "exp(1000)", "sin(1)+cos(1)", "floor(-1.5)", "ceil(1.2)", "abs(-3)", "1+", ")", "a.b", "error", "an error", "()", "(7,)",
    "(7, 3)", "[7]", "7", "(7,,3)", "(1.5,)", "(-1,)", "(2+3, 1)", "x*y", "y*x", "w x", "5*x*(w*x+b-y)", "x*(w*x+b-y)", "1/(x-x)", "[x, w]", "x(2)", "\U0001f600",
]  # fmt: skip
OTHERS: list[Any] = [None, [], {}, ["a"], ["a", "b"], ["b", "a", "c"], ["a", "a", "b"], ["a", "b", "c", "d"], ["z"], {"1": "a"}, {"1": "a", "2": "a"},
    {"9": "a"}, {"1": "z"}, {"1": ""}, {"g0": "x"}, {"g0": "1", "w1": "2,5", "g1": "1/3", "w2": " "}, {"zz": "1"}, "a", "b", "c", "d", "z", "1", "2", "3", "4",
    "6 [1. 1.]", "6, [1 1]", "[1. 1.] 6", "True", "error"]  # fmt: skip


def test_the_page_judges_as_the_marking_does(all_of: Callable[[str], Marker], tab: Page, tmp_path: Path) -> None:
    marker, table, expected = all_of("practice"), [], []
    quiz = marker.bank.quiz(SLUG)
    for question in quiz.questions:
        for number in (1, 2, 3):
            made = marker.asked(question, "", number)
            own, told = key(made)
            right = right_answer(made)
            anticipated = [str(one.value) for one in made.wrong]
            partly = [right[::-1], right[:1]] if isinstance(right, list) else []
            partly += [{**right, next(iter(right)): one} for one in ("7", "")] if isinstance(right, dict) else []
            for answer in [right, *partly, *anticipated, *TYPED, *OTHERS]:
                answer = str(answer) if isinstance(answer, int) else answer
                found = mark(made, answer)
                table.append([kind_of(question), own, answer, list(getattr(question, "variables", ()))])
                expected.append((question.id, number, answer, round(found.share, 9), found.read, {one for one, _ in found.misconceptions},
                                 told, found.message))  # fmt: skip
    tab.open(practice(marker, tmp_path))
    results = tab.ask(f"({json.dumps(table)}).map((one) => judge(...one))")
    for (name, number, answer, share, read, named, told, message), result in zip(expected, results, strict=True):
        case = (name, number, answer, message, result)
        assert (round(result["share"], 9), result["read"]) == (share, read), case
        assert {told.texts[at][0] for at in result["told"]} - {""} == named, case
        if read and share < 1 and "options are right" not in message:
            assert result["words"] == message, case
    assert {share for _, _, _, share, *_ in expected} >= {0.0, 0.5, 1.0}
    assert len(table) > 3000


READ = [
    *TYPED, "round(0.5)", "round(1.5)", "round(-2.5)", "round(0.375, 2)", "round(1.45, 1)", "round(1.005, 2)", "round(7, 15)", "round(1.5, 0.5)",
    "round(1e300, 3)", "sum([0.1]*1)", "sum(0.1, 0.2, 0.3, -0.6)", "sum(1e16, 1, -1e16)", "mean([1,2]*[3,4])", "max([1,5]-[2,2])", "[1]*[1,2]", "sum([])",
    "2^0.5", "-2^0.5", "2^-2^2", "--3", "+-+3", "4/2/2", "4-2-2", "2*3^2", "1e-320", "5e-324", "1.e3", ".5e1", "1..2", "e", "1e", "1e+", "sqrt(2)^2",
    "log(exp(3))", "abs(-0)", "0^0", "(-8)^3", "(-8)^-3", "10^308*10", "1/3*3", "0.1+0.2", "tan(1)", "sin 1", "sin(1", "sum", "min([3,1,2])", "3!", "1;2",
    "1\u00a0+\u00a01", "1\u20031", "٣", "1 + (2 * (3 - 4)) / 5", "+".join("1" * 99), "floor(2.9)", "ceil([1.5,2.5])", "sum(floor([1.5,2.5]))",
]  # fmt: skip


def test_the_page_reads_numbers_as_the_marking_does(marker: Marker, tab: Page, tmp_path: Path) -> None:
    tab.open(graded(marker, tmp_path))
    script = "(text) => { try { return numbers(typed(text)).map(String); } catch (error) { return error.message; } }"
    for text, found in zip(READ, tab.ask(f"({json.dumps(READ)}).map({script})"), strict=True):
        if isinstance(found, str):
            assert found.replace('"', "'") == read(text), text
        else:
            assert [float(one) for one in found] == pytest.approx(read(text), rel=1e-14, abs=0), text


def read(text: str) -> list[float] | str:
    """What the marking reads in a text, or why it does not."""
    try:
        return numbers(typed(text))
    except (AnswerError, ExpressionError) as error:
        return str(error).replace('"', "'")


@needs_axe
@pytest.mark.parametrize("make", [graded, practice])
@pytest.mark.parametrize(("width", "height", "look"), LOOKS)
def test_an_accessibility_engine_finds_nothing_serious(
    all_of: Callable[[str], Marker], tab: Page, tmp_path: Path, make: Any, width: int, height: int, look: str
) -> None:
    tab.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    tab.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": look}])
    tab.open(make(all_of(make.__name__), tmp_path))
    tab.ask("document.querySelectorAll('.face:not([hidden]) .check').forEach((one) => one.click())")
    tab.ask("document.querySelectorAll('details').forEach((one) => { one.hidden = false; one.open = true; })")
    tab.ask(AXE.read_text(encoding="utf-8") + "; 0")
    found = tab.ask(FINDINGS)
    tab.send("Emulation.clearDeviceMetricsOverride")
    assert found["bad"] == []
    assert found["rules"] > 15
    assert found["wide"] <= 0
