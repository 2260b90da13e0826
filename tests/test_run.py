"""`grade run` and what it leaves: attempts, reports, the cache, the summary, one sentence for what is wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from helpers import FAKE, GOOD, TINY
from intake import downloads
from jsonschema import validate

from grader.cli import main
from grader.course import Course
from grader.gradebook.store import Gradebook
from grader.model import Report
from grader.text import shortened

HERE = Path(__file__).parent
SUMMED = GOOD + "\ndef mean(x):\n    return sum(x)\n"


def hand_in(course: Course, student: str, source: str, name: str = "tiny.py") -> Path:
    path = course.root / "class" / student / TINY / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return path


def grade(course: Course, *arguments: str) -> Result:
    options = ["--isolation", "process", "--jobs", "1"] if arguments[0] == "run" else []
    return CliRunner().invoke(main, ["--course", str(course.root), *arguments, *options], catch_exceptions=False)


def run(course: Course, *more: str) -> Result:
    return grade(course, "run", str(course.root / "class"), *more)


@pytest.fixture
def klass(fake: Course) -> Course:
    hand_in(fake, "anna", GOOD)
    hand_in(fake, "bob", SUMMED)
    hand_in(fake, "cleo", "def total(x) return 1")
    hand_in(fake, "dan", SUMMED)
    hand_in(fake, "dan", "notes", "notes.txt")
    return fake


def test_a_class_is_graded_named_and_left_alone_the_second_time(klass: Course) -> None:
    first = run(klass)
    assert first.exit_code == 0
    assert "Summed instead of averaged" in first.output
    assert "bob, dan" in first.output
    assert "not valid Python" in first.output
    assert "identical in 01-tiny, byte by byte: bob, dan" in first.output
    assert "1 files skipped" in first.output
    second = run(klass)
    assert "0 graded now; 4 unchanged" in second.output


def test_everything_in_the_source_is_accounted_for(klass: Course) -> None:
    (klass.root / "class/eve").mkdir()
    (klass.root / "class/eve/tiny.py").symlink_to(FAKE / "solutions/01-tiny/tiny.py")
    output = run(klass, "--skipped").output
    assert "notes.txt: 01-tiny asks for tiny.py or a notebook" in output
    assert "eve/tiny.py: not a regular file" in output


def test_new_bytes_are_a_new_attempt_and_old_bytes_come_from_the_cache(klass: Course) -> None:
    run(klass)
    hand_in(klass, "bob", GOOD)
    run(klass)
    hand_in(klass, "bob", SUMMED)
    output = run(klass).output
    assert "1 graded now" in output
    book = Gradebook(str(klass.root / "gradebook.sqlite"))
    latest = next(attempt for attempt in book.latest_attempts() if attempt.student == "bob")
    assert latest.number == 3
    assert latest.report is not None
    assert latest.report.attempt == 3


def test_the_report_is_written_as_json_of_the_published_schema(klass: Course, tmp_path: Path) -> None:
    run(klass, "--reports", str(tmp_path / "reports"))
    schema = json.loads((HERE.parent / "grader/report.schema.json").read_text())
    for path in (tmp_path / "reports").rglob("*.json"):
        report = json.loads(path.read_text())
        validate(report, schema)
        assert path == tmp_path / "reports" / report["student"] / f"{report['exercise']}.json"


def test_the_schema_in_the_package_is_the_models() -> None:
    schema = json.loads((HERE.parent / "grader/report.schema.json").read_text())
    assert schema == Report.model_json_schema()


def test_show_adds_up_every_point(klass: Course) -> None:
    run(klass)
    output = grade(klass, "show", "bob", "--why").output
    rows = [line.split() for line in output.splitlines() if line.strip().startswith("test_")]
    assert sum(float(row[1]) for row in rows) == pytest.approx(7.67, abs=0.01)
    assert "total" in output
    report = grade(klass, "show", "bob").output
    assert "mean returned" in report
    assert "divide by n" in report


def test_deductions_for_lateness_are_said_with_the_points_before_them(fake: Course) -> None:
    policy = '[policy]\nlate = "grade"\ndeduction = 10\n[[assignments]]\nname = "w"\nexercises = ["01-tiny"]\n'
    (fake.root / "course.toml").write_text(policy + "due = 2026-03-01T23:59:00\n")
    downloads.nbgrader_folder(fake.root / "class", [downloads.Upload(login="anna", content=GOOD)], TINY)
    course = Course(fake.root)
    assert "before late deductions" in run(course).output
    assert "10 of 10 points, counts as 9 of 10" in grade(course, "show", "anna").output.splitlines()[0]


def test_status_counts_what_is_missing(klass: Course) -> None:
    run(klass)
    assert "01-tiny" in grade(klass, "status").output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run",), 2, "Name the zip"),
        (("run", "/no/such/folder"), 2, "does not exist: name the zip"),
        (("run", "--regrade", "--student", "dilara"), 2, "There is no student 'dilara'"),
        (("show", "nobody"), 2, "no student 'nobody'"),
        (("verify", "99-none"), 2, "There is no exercise '99-none'"),
        (("status", "--gradebook", "/no/such/folder/book.sqlite"), 2, "does not exist: make it"),
        (("new", "Bad Slug"), 2, "is no slug"),
        (("release", "week-9"), 2, "no assignment 'week-9'"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_the_next_step(
    fake: Course, arguments: tuple[str, ...], code: int, words: str
) -> None:
    Gradebook(str(fake.root / "gradebook.sqlite")).close()
    result = grade(fake, *arguments)
    assert (result.exit_code, words in result.output) == (code, True), result.output
    assert "Traceback" not in result.output
    assert len(result.output.strip().splitlines()[-1:]) == 1


def test_what_to_look_at_is_whole_and_the_next_command_can_be_typed(fake: Course) -> None:
    ends = GOOD + f"\ndef total(x):\n    raise ValueError('{'very ' * 25}long')\n"
    hand_in(fake, "Amara Adeyemi", ends)
    output = " ".join(run(fake).output.split())
    assert "very very long" in output
    assert "grade show 'Amara Adeyemi'" in output


def test_a_text_is_cut_at_a_word() -> None:
    assert shortened("half_mse gave no answer", 10) == "half_mse …"
    assert shortened("half_mse", 8) == "half_mse"


def test_a_run_that_finds_nothing_says_so(klass: Course) -> None:
    typo = run(klass, "--student", "annna")
    assert (typo.exit_code, "did you mean anna?" in typo.output) == (2, True), typo.output
    (klass.root / "empty").mkdir()
    for source in ("empty", "class/dan/01-tiny/notes.txt"):
        nothing = grade(klass, "run", str(klass.root / source))
        assert (nothing.exit_code, "Nothing of what was asked for" in nothing.output) == (2, True), nothing.output


def test_a_file_that_is_no_gradebook_is_refused(fake: Course) -> None:
    (fake.root / "notes.txt").write_text("not a database, just a long enough text " * 50)
    result = grade(fake, "status", "--gradebook", str(fake.root / "notes.txt"))
    assert (result.exit_code, "is no gradebook" in result.output) == (2, True)


def test_a_newer_gradebook_is_refused(fake: Course) -> None:
    import sqlite3

    Gradebook(str(fake.root / "gradebook.sqlite")).close()
    with sqlite3.connect(fake.root / "gradebook.sqlite") as connection:
        connection.execute("update settings set value = '99'")
    connection.close()
    result = grade(fake, "status")
    assert "written by a newer fallline" in result.output


def test_outside_a_course_one_sentence_says_where_to_go(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--course", str(tmp_path), "status"])
    assert (result.exit_code, "No course.toml" in result.output) == (2, True)


def test_a_students_text_does_not_move_the_terminal(klass: Course) -> None:
    hand_in(klass, "zoe", "print('\\x1b[2J\\x1b]0;owned\\x07 [bold]x[/bold] \u202e')\n" + GOOD)
    run(klass)
    output = grade(klass, "show", "zoe").output
    assert "\x1b[2J" not in output
    assert "⟨1B⟩[2J" in output
    assert "[bold]x[/bold]" in output
    assert "⟨202E⟩" in output


def test_every_report_of_the_class_is_equal_in_any_order_and_number_of_judges(klass: Course) -> None:
    """Names, times and durations aside."""
    texts = []
    for jobs, reverse in ((1, False), (3, True)):
        from grader.batch import run_batch
        from grader.intake.sources import read_sources

        found = read_sources([klass.root / "class"], klass).submissions
        tasks = list(enumerate(found))[:: -1 if reverse else 1]
        reports = {report.student: report for _, report in run_batch(klass, [TINY], tasks, "process", jobs)}
        for report in reports.values():
            report.duration = 0
            for check in report.checks:
                check.duration = 0
        texts.append({name: report.model_dump_json() for name, report in sorted(reports.items())})
    assert texts[0] == texts[1]
