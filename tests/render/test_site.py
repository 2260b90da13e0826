"""The class page: what it counts, what it points at, and that it stays small."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from render import made

from grader.cli import main
from grader.course import Course
from grader.errors import UsageError
from grader.gradebook.standings import Ledger
from grader.gradebook.store import Gradebook
from grader.model import Outcome, Person
from grader.render.site import write_site
from grader.render.site_attention import attention
from grader.render.site_class import Row, binned, misconceptions, part_of, read_row, safe_id, troubles
from grader.sentences import Sentences

SLUG, OTHER = "01-tiny", "02-other"
SUMMED = made.named("SUM-01", "Summed")


def nothing(done: int, total: int) -> None:
    """No progress to show."""


def rows_of(ledger: Ledger, slugs: list[str]) -> list[Row]:
    own: dict[str, list[str]] = {}
    for student, slug in ledger.attempts:
        own.setdefault(student, []).append(slug)
    sentences = Sentences(ledger.course)
    return [read_row(part_of(ledger, one, own), one, slugs, sentences) for one in ledger.students]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "course").mkdir()
    text = f'policy = {{ late = "lms" }}\npoints = {{ "{SLUG}" = 4, "{OTHER}" = 2 }}\n'
    (tmp_path / "course" / "course.toml").write_text(text)
    return Course(tmp_path / "course")


@pytest.fixture
def ledger(course: Course) -> Ledger:
    """Anna has everything, Ben sums, Chen's file was rejected, Dora handed in nothing."""
    good = [made.check("test_total", Outcome.PASSED), made.check("test_mean", Outcome.PASSED)]
    wrong = [made.check("test_total", Outcome.FAILED, diagnosis=SUMMED), made.check("test_mean", Outcome.PASSED)]
    slow = [made.check("test_far", Outcome.TIMED_OUT)]
    reports = [
        made.report("anna", SLUG, good), made.report("ben", SLUG, wrong), made.report("ben", OTHER, slow),
        made.report("chen", SLUG, status="rejected", reason="line 3 is not valid", score=0.0),
    ]  # fmt: skip
    return made.ledger(reports, {"dora": Person(name="Dora")}, course=course)


def test_exercises_stand_in_order_of_trouble(ledger: Ledger) -> None:
    found = troubles(ledger, rows_of(ledger, [SLUG, OTHER]), [SLUG, OTHER])

    assert [(one.slug, one.mean) for one in found] == [(OTHER, 0.0), (SLUG, pytest.approx((1 + 0.5 + 0) / 3))]
    assert found[1].states == {"graded": 2, "rejected": 1, "missing": 1}
    assert found[1].hardest is not None
    assert (found[1].hardest.name, found[1].hardest.passed) == ("test_total", 0.5)
    assert sum(found[1].bins) == 3


def test_a_misconception_counts_each_student_once_whether_certain_or_not(course: Course) -> None:
    likely = made.named("SUM-01", "This looks like: Summed")
    reports = [made.report(name, SLUG, [made.check("test_a", diagnosis=one), made.check("test_b", diagnosis=one)])
               for name, one in (("anna", SUMMED), ("ben", likely))]  # fmt: skip
    (found,) = misconceptions(rows_of(made.ledger(reports, course=course), [SLUG]), SLUG)

    assert (found.id, found.title, [row.student for row in found.rows]) == ("SUM-01", "Summed", ["anna", "ben"])


def test_bins_hold_tenths_and_full_marks() -> None:
    assert binned([0, 0.09, 0.1, 0.3, 0.7, 0.999, 1, 1]) == [2, 1, 0, 1, 0, 0, 0, 1, 0, 1, 2]


def test_what_is_excused_is_left_out_of_the_total(course: Course) -> None:
    reports = [
        made.report("anna", SLUG, [made.check(outcome=Outcome.PASSED, max_points=4.0)]),
        made.report("ben", OTHER, [made.check()]),
    ]
    excused = made.decide(kind="override", student="anna", exercise=OTHER, value="excused")
    (anna, _) = rows_of(made.ledger(reports, decisions=[excused], course=course), [SLUG, OTHER])

    assert anna.total.share == anna.total.points / anna.total.max_points
    assert anna.total.max_points == 4


def test_faults_rejections_time_outs_equal_bytes_newer_work_and_strangers_are_pointed_at(course: Course) -> None:
    reports = [
        made.report("anna", SLUG, [made.check()], digest="same"), made.report("ben", SLUG, [made.check()], digest="same"),
        made.report("chen", SLUG, status="rejected", reason="line 3 is not valid", score=0.0),
        made.report("dora", SLUG, status="grader_fault", reason="the suite broke"),
        made.report("emil", SLUG, [made.check("test_far", Outcome.TIMED_OUT)]),
    ]  # fmt: skip
    decision = made.decide(kind="override", student="emil", exercise=SLUG, value="=3", attempt=2)
    ledger = made.ledger(reports, decisions=[decision], course=course)
    found = attention(ledger, rows_of(ledger, [SLUG]), {"anna", "ben", "chen", "dora"})

    assert [(one.kind, [row.student for row in one.rows]) for one in found] == [
        ("fault of the grader", ["dora"]), ("rejected", ["chen"]), ("newer work than the override", ["emil"]),
        ("identical bytes", ["anna", "ben"]), ("timed out", ["emil"]), ("not in the roster", ["emil"]),
    ]  # fmt: skip
    assert found[0].what == "the suite broke"


def test_late_work_whose_time_nobody_knows_is_pointed_at(course: Course) -> None:
    ledger = made.unknown_lateness(course.root)
    (found,) = attention(ledger, rows_of(ledger, [SLUG]), ())

    assert (found.kind, found.what) == ("late, time unknown", "marked LATE by Canvas: nothing was deducted")


def test_a_group_that_hands_in_together_is_not_pointed_at(course: Course) -> None:
    reports = [made.report(name, SLUG, [made.check()], digest="same") for name in ("anna", "ben")]
    people = {name: Person(name=name, group="7") for name in ("anna", "ben")}
    ledger = made.ledger(reports, people, course=course)

    assert attention(ledger, rows_of(ledger, [SLUG]), ()) == []


def test_the_site_links_each_name_to_its_report(ledger: Ledger, tmp_path: Path) -> None:
    index = write_site(ledger, tmp_path / "site", Sentences(ledger.course), nothing, now=made.NOON).read_text()

    for student in ledger.students:
        own = (tmp_path / "site" / "students" / f"{safe_id(student)}.html").read_text()
        assert f"students/{safe_id(student)}.html" in index
        assert (ledger.people[student].name if student in ledger.people else student) in own
    for link in set(re.findall(r'href="([^"#]+)', index)):
        assert (tmp_path / "site" / link).is_file(), link
    for link in set(re.findall(r'href="\.\./([^"#]+)', (tmp_path / "site" / "exercises" / f"{SLUG}.html").read_text())):
        assert (tmp_path / "site" / link).is_file(), link


def test_students_pages_follow_the_course_unless_everything_is_asked_for(ledger: Ledger, tmp_path: Path) -> None:
    (ledger.course.root / "course.toml").write_text(
        f'policy = {{ late = "lms" }}\n[[assignments]]\nname = "w"\nexercises = ["{SLUG}"]\nfeedback = {{ before_due = "nothing" }}\n'
    )
    course = Course(ledger.course.root)
    closed = made.ledger([made.report("anna", SLUG, [made.check(message="it is off")])], course=course)
    for everything in (False, True):
        write_site(closed, tmp_path / "site", Sentences(course), nothing, now=made.NOON, everything=everything)
        own = (tmp_path / "site" / "students" / f"{safe_id('anna')}.html").read_text()
        assert ("it is off" in own) == everything
        assert ("instructor's copy" in own) == everything


def test_the_same_ledger_writes_the_same_site(ledger: Ledger, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_site(ledger, tmp_path / name, Sentences(ledger.course), nothing, now=made.NOON)
    for path in (tmp_path / "one").rglob("*.html"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_somebody_elses_pages_are_not_written_over(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My holidays</h1>")
    with pytest.raises(UsageError, match="another folder"):
        write_site(ledger, tmp_path, Sentences(ledger.course), nothing)
    assert (tmp_path / "index.html").read_text() == "<h1>My holidays</h1>"


def test_an_empty_gradebook_gives_a_page(course: Course, tmp_path: Path) -> None:
    index = write_site(made.ledger([], course=course), tmp_path / "site", Sentences(course), nothing)

    assert "0 students" in index.read_text()


def test_the_class_page_of_two_thousand_would_stay_under_five_megabytes(course: Course, tmp_path: Path) -> None:
    slugs = [f"{number:02d}-exercise" for number in range(1, 13)]
    sizes = []
    for students in (40, 80):
        ledger = made.big_class(students, slugs, 6, course)
        folder = tmp_path / str(students)
        sizes.append(write_site(ledger, folder, Sentences(course), nothing, now=made.NOON).stat().st_size)

    per_student = (sizes[1] - sizes[0]) / 40
    assert sizes[1] + 1920 * per_student < 5_000_000


def test_the_command_writes_the_site_and_says_where(course: Course, tmp_path: Path) -> None:
    Gradebook(str(course.root / "gradebook.sqlite")).close()
    done = CliRunner().invoke(main, ["--course", str(course.root), "site", str(tmp_path / "site")])

    assert done.exit_code == 0, done.output
    assert str(tmp_path / "site" / "index.html") in done.output
    assert (tmp_path / "site" / "index.html").is_file()
