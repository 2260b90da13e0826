"""Quizzes on the class page: bad questions with a reason, wrong answers with names, misconceptions counted with those of code."""

import html
import re
from pathlib import Path

import pytest
from quiz.made_class import SLUG, class_of, ledger_of, reports
from render import made
from render.test_in_a_browser import ALL_OPEN, AXE, CHROMIUM, DARK, FINDINGS, ask
from render.test_inert_pages import ATTACKS, skeleton

from grader.course import Course
from grader.model import Person
from grader.quiz.reports import Marker
from grader.render.site import write_site
from grader.render.site_quiz import items
from grader.sentences import Sentences

COUNT = 30
needs_browser = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on PATH: the pages are not looked at in a browser")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core: npm install axe-core, or name it in FALLLINE_AXE"
)


def site(marker: Marker, folder: Path, **people: Person) -> Path:
    ledger = ledger_of(marker, class_of(COUNT), people)
    return write_site(ledger, folder / "site", Sentences(ledger.course), lambda done, total: None, now=made.NOON).parent


def words(page: Path) -> str:
    text = re.sub(r"<(style|script)>.*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_the_class_page_names_bad_questions_the_worst_first_and_says_why(marker: Marker, tmp_path: Path) -> None:
    page = site(marker, tmp_path) / "index.html"
    flags = re.findall(r'class="flag[^"]*">([^<]+)<', page.read_text(encoding="utf-8"))
    text = words(page)

    assert list(dict.fromkeys(flags)) == ["backwards", "too hard", "not answered", "too easy"]
    assert "Those who did well in the rest got it wrong more often" in text
    assert "Only 10 % of its marks were earned; 27 of 30 answered" in text
    assert "Nearly everybody has it" in text


def test_the_page_of_a_quiz_counts_every_answer_and_names_who_gave_it(marker: Marker, tmp_path: Path) -> None:
    page = site(marker, tmp_path, s010=Person(name="Ada Lovelace")) / "exercises" / f"{SLUG}.html"
    text = page.read_text(encoding="utf-8")
    part = text[text.index('<details id="q-9">') : text.index('<details id="q-10">')]

    assert "Everything once" in words(page)
    assert '27 <span class="soft">of 30</span>' in part
    assert "Ada Lovelace" in part
    assert part.count('class="data"') == COUNT
    assert "hidden check" not in words(page)


def test_a_bare_id_is_shown_nowhere(marker: Marker, tmp_path: Path) -> None:
    folder = site(marker, tmp_path)
    titles = {"CON-05": "What is chosen taken for what is learned", "TINY-01": "Summed, not averaged"}
    for page in (folder / "index.html", folder / "exercises" / f"{SLUG}.html"):
        text = words(page)
        for name in re.findall(r"[A-Z]{3,}-\d\d", text):
            assert re.search(rf"[a-z] (\({name}\)|{name})", text), (page, name)
        assert titles["CON-05"] in text


def test_misconceptions_of_code_and_of_answers_are_counted_together(marker: Marker, tmp_path: Path) -> None:
    """Each student once, wherever it shows"""
    answers = class_of(COUNT)
    erring = [student for student, own in answers.items() if "gradient-of-toy" in own]
    code = [made.report(name, "01-tiny", [made.check(diagnosis=made.named("TINY-01", "Left out"))])
            for name in (erring[0], "zoe")]  # fmt: skip
    ledger = made.ledger([*reports(marker, answers), *code], course=marker.course)
    text = write_site(ledger, tmp_path / "site", Sentences(ledger.course), lambda done, total: None).read_text()
    row = next(line for line in text.splitlines() if "TINY-01</span>" in line)

    assert f'<td class="n">{len(erring) + 1}</td>' in row
    assert re.search(rf"{SLUG}</a>&nbsp;{len(erring)}, .*01-tiny</a>&nbsp;2<", row)


def test_all_misconceptions_of_an_answer_count(marker: Marker, tmp_path: Path) -> None:
    """Both wrong options of a question with several right ones"""
    ledger = ledger_of(marker, {"ada": {"some-of-four": lambda one: [shown.label for shown in one.options]}})
    text = words(write_site(ledger, tmp_path / "site", Sentences(ledger.course), lambda done, total: None))

    assert "What is chosen taken for what is learned CON-05 1" in text
    assert "Two planes mixed up CON-06 1" in text


def test_hostile_names_stay_text(marker: Marker, tmp_path: Path) -> None:
    plain, hostile = (
        site(marker, tmp_path / name, **{f"s{k:03}": Person(name=text) for k, text in enumerate(those)})
        for name, those in (("a", ["Ada"] * len(ATTACKS)), ("b", ATTACKS))
    )
    for page in ("index.html", f"exercises/{SLUG}.html"):
        one, other = (skeleton((folder / page).read_bytes()) for folder in (plain, hostile))
        assert sorted(one.elements) == sorted(other.elements)
        assert one.scripts == other.scripts


def test_the_pages_of_two_thousand_would_stay_small(marker: Marker, tmp_path: Path) -> None:
    sizes = []
    for count in (20, 30):
        ledger = ledger_of(marker, class_of(count))
        folder = write_site(ledger, tmp_path / str(count), Sentences(ledger.course), lambda done, total: None).parent
        sizes.append([(folder / page).stat().st_size for page in ("index.html", f"exercises/{SLUG}.html")])
    for small, large in zip(*sizes, strict=True):
        assert large + 1970 * (large - small) / 10 < 5_000_000


def test_nothing_is_judged_by_few_answers(marker: Marker) -> None:
    from render.test_site import rows_of

    found = items(marker.course, SLUG, rows_of(ledger_of(marker, class_of(10)), [SLUG]))
    assert {one.verdict.word for one in found} == {"too few"}


def test_a_course_whose_quiz_is_gone_still_has_a_page(marker: Marker, tmp_path: Path) -> None:
    found = reports(marker, class_of(3))
    marker.course.exercises["01-tiny"].quiz.unlink()
    course = Course(marker.course.root)
    first = write_site(
        made.ledger(found, course=course), tmp_path / "site", Sentences(course), lambda done, total: None
    )
    assert "Questions to look at" not in first.read_text()


@needs_browser
@needs_axe
@pytest.mark.parametrize(
    ("name", "flags"),
    [("index.html", ("--window-size=1280,900",)), (f"exercises/{SLUG}.html", ("--window-size=500,844", DARK))],
)
def test_an_accessibility_engine_finds_nothing_serious(
    marker: Marker, tmp_path: Path, name: str, flags: tuple[str, ...]
) -> None:
    engine = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    found = ask(site(marker, tmp_path) / name, tmp_path, f"{engine}\n{ALL_OPEN}\n{FINDINGS}", *flags)

    assert found["bad"] == []
    assert found["wide"] <= found["width"]
