"""Files of answers on their way: found by the intake, graded beside code, into scores, overrides, voids and reports."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from quiz.conftest import SECRET
from sqlalchemy import select

from grader.batch import Done, Task
from grader.cli import main
from grader.course import Course
from grader.gradebook.decide import Desk
from grader.gradebook.standings import read_ledger
from grader.gradebook.store import Gradebook
from grader.gradebook.tables import reports, settings
from grader.intake.sources import read_sources
from grader.judge.process import fault
from grader.model import Submission
from grader.quiz.reports import Marker
from grader.quizpages.page import practice_page
from grader.run import Options, Run, grade, regrade

SLUG = "01-tiny-quiz"
Make = Callable[..., dict[str, Any]]


@pytest.fixture
def book(course: Course) -> Iterator[Gradebook]:
    with (course.root / "course.toml").open("a") as file:
        file.write(f'[[assignments]]\nname = "week"\nexercises = ["01-tiny"]\nquizzes = ["{SLUG}"]\n')
    found = Gradebook(str(course.root / "gradebook.sqlite"))
    with found.engine.begin() as connection:
        connection.execute(settings.insert().values(name="quiz_secret", value=SECRET))
    yield found
    found.close()


def put(folder: Path, student: str, data: Any, name: str = f"{SLUG}.json") -> Path:
    path = folder / "in" / student / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data))
    return path


def run(course: Course, book: Gradebook, source: Path, **own: Any) -> Run:
    return grade(Course(course.root), book, [source], Options(least="process", **own), lambda done, total: None)


def test_answers_are_found_by_name_or_by_what_they_say(course: Course, answers: Make, tmp_path: Path) -> None:
    put(tmp_path, "ada", answers())
    put(tmp_path, "bob", answers("bob"), "my answers (2).json")
    put(tmp_path, "cleo", answers("cleo"), f"{SLUG} (1).json")
    put(tmp_path, "dan", {"some": "json"}, "settings.json")
    found = read_sources([tmp_path / "in"], course)
    assert [(one.student, one.exercise, one.filename) for one in found.submissions] == [(name, SLUG, f"{SLUG}.json") for name in ("ada", "bob", "cleo")]  # fmt: skip
    assert [Path(where).name for where, _ in found.skipped] == ["settings.json"]


def test_why_a_file_is_no_quizs_is_said(course: Course, answers: Make, marker: Marker, tmp_path: Path) -> None:
    put(tmp_path, "ada", answers() | {"quiz": "09-other-quiz"}, "saved.json")
    page = practice_page(marker, marker.bank.quiz(SLUG), None)
    (tmp_path / "in/ada" / f"{SLUG}.html").write_bytes(page)
    (tmp_path / "in/ada/holidays.html").write_text("<p>")
    found = read_sources([tmp_path / "in"], course)
    assert [why.split(":")[0] for _, why in sorted(found.skipped)] == [
        "this is the quiz page itself, not the answers", "no Python file and no notebook",
        "these are answers to 09-other-quiz, which is no quiz of this course",
    ]  # fmt: skip


def test_answers_come_in_the_download_of_an_lms(course: Course, answers: Make, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        archive.writestr(f"lovelaceada_11_101_{SLUG}.json", json.dumps(answers("lovelaceada-11")))
        archive.writestr(f"hopper_LATE_12_102_{SLUG}-1.json", json.dumps(answers("hopper-12")))
    found = read_sources([tmp_path / "submissions.zip"], course)
    assert [(one.student, one.exercise, one.lms) for one in found.submissions] == [
        ("hopper-12", SLUG, "canvas"),
        ("lovelaceada-11", SLUG, "canvas"),
    ]


def test_the_same_bytes_of_two_students_are_marked_for_each(
    course: Course, book: Gradebook, answers: Make, tmp_path: Path
) -> None:
    put(tmp_path, "ada", answers())
    put(tmp_path, "bob", answers())
    done = run(course, book, tmp_path / "in")
    assert [(one.student, one.status, one.score) for one in done.reports] == [
        ("ada", "graded", 22.0),
        ("bob", "rejected", 0.0),
    ]


def test_what_the_intake_noted_stands_in_every_report(course: Course, book: Gradebook, answers: Make) -> None:
    """In a quiz's, and in that of a judge that died."""
    noted = [
        Submission(student="ada", exercise=exercise, filename=name, content=content, digest=exercise, notes=("a note",))
        for exercise, name, content in (
            (SLUG, f"{SLUG}.json", json.dumps(answers()).encode()),
            ("01-tiny", "tiny.py", b""),
        )
    ]
    book.add_attempts(noted)

    def dies(course: Course, slugs: list[str], tasks: Iterable[Task], least: str) -> Iterator[Done]:
        for key, submission in tasks:
            yield key, fault(submission, course, "the judge stopped")

    regrade(Course(course.root), book, Options(least="process", executor=dies), lambda done, total: None)
    with book.engine.connect() as connection:
        found = [json.loads(text) for text in connection.scalars(select(reports.c.report))]
    assert {one["exercise"]: (one["status"], one["notes"]) for one in found} == {
        SLUG: ("graded", ["a note"]),
        "01-tiny": ("grader_fault", ["a note"]),
    }


def test_a_quiz_counts_in_its_assignment(course: Course, book: Gradebook, answers: Make, tmp_path: Path) -> None:
    put(tmp_path, "ada", answers())
    run(course, book, tmp_path / "in")
    ledger = read_ledger(Course(course.root), book)
    standing = ledger.standing("ada", ledger.course.settings.assignments[0])
    assert standing.points == 22.0
    assert standing.max_points == 22.0 + ledger.rules("01-tiny").worth


def test_attempts_are_numbered_and_nothing_is_marked_twice(
    course: Course, book: Gradebook, answers: Make, tmp_path: Path
) -> None:
    path = put(tmp_path, "ada", answers())
    run(course, book, tmp_path / "in")
    assert run(course, book, tmp_path / "in").unchanged == 1
    path.write_text(json.dumps({**answers(), "answers": {}}))
    assert run(course, book, tmp_path / "in").reports[0].score == 0.0
    assert [one.number for one in book.all_attempts()] == [1, 2]
    assert read_ledger(course, book).result("ada", SLUG).points == 22.0


def test_a_corrected_key_is_marked_again_from_the_gradebook(
    course: Course, book: Gradebook, answers: Make, tmp_path: Path
) -> None:
    put(tmp_path, "ada", answers())
    run(course, book, tmp_path / "in")
    quiz = course.exercises["01-tiny"].quiz
    quiz.write_text(quiz.read_text().replace("answer: 2\n", "answer: 1\n"))
    assert run(course, book, tmp_path / "in").outdated == 1
    again = regrade(Course(course.root), book, Options(least="process"), lambda done, total: None)
    assert [one.score for one in again.reports] == [21.0]


def test_an_altered_file_leaves_the_older_score(course: Course, book: Gradebook, answers: Make, tmp_path: Path) -> None:
    path = put(tmp_path, "ada", answers())
    run(course, book, tmp_path / "in")
    path.write_text(json.dumps({**answers(), "try": 3}))
    assert run(course, book, tmp_path / "in").faults == 1
    assert read_ledger(course, book).result("ada", SLUG).points == 22.0


def test_overrides_and_voids_are_as_for_code(course: Course, book: Gradebook, answers: Make, tmp_path: Path) -> None:
    data = answers()
    data["answers"]["wrong-line"] = 3
    put(tmp_path, "ada", data)
    put(tmp_path, "bob", {**answers("bob"), "answers": {}})
    run(course, book, tmp_path / "in")
    desk = Desk(course, book, "me")
    desk.void("01-quiz", "wrong-line", "two lines are wrong", False)
    desk.override("bob", SLUG, "=7", None, "was ill")
    ledger = read_ledger(course, book)
    assert [ledger.result(name, SLUG).points for name in ("ada", "bob")] == [22.0, 7.0]


def test_grade_quiz_mark_takes_a_file_for_the_student_of_its_page(
    course: Course, book: Gradebook, answers: Make, tmp_path: Path
) -> None:
    path = put(tmp_path, "downloads", answers())
    done = CliRunner().invoke(main, ["--course", str(course.root), "quiz", "mark", str(path)])
    assert done.exit_code == 0, done.output
    assert "22" in done.output
    assert read_ledger(course, book).result("ada", SLUG).points == 22.0
    shown = CliRunner().invoke(main, ["--course", str(course.root), "show", "ada", SLUG, "--why"])
    assert "22" in shown.output, shown.output


def test_a_dry_run_writes_nothing(course: Course, book: Gradebook, answers: Make, tmp_path: Path) -> None:
    put(tmp_path, "ada", answers())
    assert run(course, book, tmp_path / "in", dry_run=True).reports[0].score == 22.0
    assert book.all_attempts() == []


def test_no_code_of_a_student_runs(marker: Marker, answers: Make, tmp_path: Path) -> None:
    """Whatever stands in the answers is text"""
    from quiz.test_answers import handed_in

    data = answers()
    for name in data["answers"]:
        data["answers"][name] = f"__import__('pathlib').Path({str(tmp_path / 'proof')!r}).touch()"
    report = marker.report(handed_in(json.dumps(data).encode()))
    assert report.score == 0.0
    assert not (tmp_path / "proof").exists()
