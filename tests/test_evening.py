"""The whole evening of an instructor, typed: from a downloaded zip to the upload and the feedback zip.

The same session stands in the README as a transcript; here it is run, and what it prints is looked at.
"""

import csv
import io
import sqlite3
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from helpers import GOOD, TINY
from intake.downloads import Upload, canvas_zip

from grader.cli import main
from grader.course import Course
from grader.gradebook.standings import read_ledger
from grader.gradebook.store import Gradebook

SUMMED = GOOD.replace("return np.mean(x)", "return np.sum(x)")
GRADEBOOK = """Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (1234)
    Points Possible,,,,,10
"Doe, Jane",101,S0001,jdoe,CS1,
"Roe, Rick",102,S0002,rroe,CS1,
"Poe, Ada",103,S0003,apoe,CS1,
"Low, Max",104,S0004,mlow,CS1,
"""
COURSE = f"""title = "Tiny"
time_zone = "Europe/Berlin"
roster = "canvas.csv"
[policy]
late = "grade"
deduction = 10
[[assignments]]
name = "lab-1"
exercises = ["{TINY}"]
due = 2026-03-01T23:59:00
column = "Lab 1 (1234)"
"""


@pytest.fixture
def course(fake: Course) -> Course:
    (fake.root / "course.toml").write_text(COURSE)
    (fake.root / "canvas.csv").write_text(GRADEBOOK)
    work = [Upload("Jane Doe", "tiny.py", GOOD, number=101), Upload("Rick Roe", "tiny.py", SUMMED, number=102, late=True),
            Upload("Ada Poe", "tiny.py", "def total(x) return 1", number=103)]  # fmt: skip
    canvas_zip(fake.root / "submissions.zip", work)
    return fake


def grade(course: Course, *arguments: str, code: int = 0) -> str:
    more = ["--isolation", "process", "--jobs", "1"] if arguments[0] == "run" else []
    done = CliRunner().invoke(main, ["--course", str(course.root), *arguments, *more], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


def cells(path: Path) -> dict[str, str]:
    return {row["ID"]: row["Lab 1 (1234)"] for row in csv.DictReader(io.StringIO(path.read_text())) if row["ID"]}


def points(course: Course, student: str) -> float | None:
    book = Gradebook(str(course.root / "gradebook.sqlite"))
    found = read_ledger(course, book).result(student, TINY).points
    book.close()
    return found


def test_an_evening_from_the_lmss_zip_to_the_lmss_gradebook(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course.root)

    said = grade(course, "run", "submissions.zip")
    assert "was read as a download of Canvas" in said
    assert "Summed instead of averaged" in said
    assert "3 graded now" in said
    assert "missing" in grade(course, "status", "lab-1")

    grade(course, "extend", "rroe", "lab-1", "--until", "2026-03-03T12:00", "--reason", "ill")
    grade(course, "void", TINY, "mean", "--reason", "the sentence was unclear")
    grade(
        course, "override", "Poe, Ada", TINY, "=4", "--reason", "a missing colon, the idea is right", "--by", "dr. lee"
    )
    why = grade(course, "show", "rroe", "--why")
    assert "test_mean is void" in why
    assert "the sentence was unclear" in why
    assert "=4 by dr. lee" in grade(course, "show", "apoe", "--why")
    assert points(course, "rroe") == 9
    assert points(course, "apoe") == 4

    assert "REFUSED" not in grade(course, "export", "canvas", "lab-1", "--into", "canvas.csv", "--check")
    wrote = grade(course, "export", "canvas", "lab-1", "--into", "canvas.csv", "-o", "upload.csv", "--missing", "0")
    typed = "grade export canvas lab-1 --into canvas.csv --missing 0.0 --check"
    assert f"before you upload: {typed}" in wrote
    assert "not uploaded yet" in grade(course, *typed.split()[1:])
    wrote = grade(course, "export", "canvas", "lab-1", "--into", "canvas.csv", "-o", "upload.csv")
    assert cells(course.root / "upload.csv") == {"101": "10", "102": "9", "103": "4", "104": ""}

    grade(course, "export", "feedback", "lab-1", "--for", "canvas", "-o", "feedback.zip")
    assert sorted(name[:11] for name in zipfile.ZipFile("feedback.zip").namelist()) == [
        "doejane_101", "poeada_103_", "roerick_102",
    ]  # fmt: skip

    status = grade(course, "status")
    assert "0 scores changed since the export of lab-1 to canvas" in status
    assert "extension: rroe" in status
    assert "void: 01-tiny test_mean" in status
    assert "override: apoe" in status


def test_a_file_that_no_lms_made_is_not_said_to_be_compared(course: Course) -> None:
    _graded(course)
    assert grade(course, "export", "csv", "-o", str(course.root / "x.csv")).rstrip().endswith("3 students")


def test_what_was_decided_can_be_taken_back(course: Course) -> None:
    grade(course, "run", str(course.root / "submissions.zip"))
    before = points(course, "rroe")
    grade(course, "void", TINY, "test_mean", "--reason", "unclear")
    assert points(course, "rroe") == 9
    grade(course, "void", TINY, "test_mean", "--undo")
    assert points(course, "rroe") == before
    grade(course, "override", "rroe", TINY, "excused", "--reason", "ill")
    assert points(course, "rroe") is None
    grade(course, "override", "rroe", TINY, "--undo")
    assert points(course, "rroe") == before
    assert "nothing to undo" in _error(course, "override", "rroe", TINY, "--undo")


def test_undo_says_what_stands_afterwards(course: Course) -> None:
    _graded(course)
    for value in ("=9", "=5"):
        grade(course, "override", "jdoe", TINY, value, "--reason", f"{value} is fair", "--by", "dr. lee")
    said = grade(course, "override", "jdoe", TINY, "--undo")
    assert "undone: override jdoe 01-tiny =5; now the one before it stands: =9 by dr. lee: =9 is fair" in said
    assert grade(course, "override", "jdoe", TINY, "--undo") == "undone: override jdoe 01-tiny =9\n"


def test_what_is_void_is_not_voided_again(course: Course) -> None:
    _graded(course)
    grade(course, "void", TINY, "test_mean", "--reason", "unclear", "--by", "dr. lee")
    assert "test_mean is void already, since" in _error(course, "void", TINY, "mean", "--reason", "b")
    grade(course, "void", TINY, "mean", "--undo")
    assert "void" not in grade(course, "status")


def test_more_than_the_points_there_are_is_recorded_and_said(course: Course) -> None:
    _graded(course)
    assert "more than the 10 points" in grade(course, "override", "jdoe", TINY, "=99", "--reason", "bonus")
    assert points(course, "jdoe") == 99
    check = grade(course, "override", "jdoe", TINY, "=5", "--check", "mean", "--reason", "bonus")
    assert "more than the 2 points" in check
    assert "more than" not in grade(course, "override", "jdoe", TINY, "=10", "--reason", "x")


def test_judging_again_says_who_gains_and_who_loses_before_it_is_written(course: Course) -> None:
    grade(course, "run", str(course.root / "submissions.zip"))
    before = points(course, "rroe")
    _change(course, "@check(points=2)\n@pytest", "@check(points=4)\n@pytest")  # what rroe got wrong counts more

    assert "graded by an older suite" in grade(_anew(course), "run", str(course.root / "submissions.zip"))
    said = grade(_anew(course), "run", "--regrade", "--dry-run")
    assert "Nothing was written" in said
    assert "test_mean" in said
    assert points(course, "rroe") == before

    grade(_anew(course), "run", "--regrade")
    assert points(_anew(course), "jdoe") == 12
    assert "0 judged again" in grade(_anew(course), "run", "--regrade")


def test_nobody_loses_by_a_stricter_suite_when_the_instructor_says_so(course: Course) -> None:
    _change(course, "reference.total(x))", "reference.total(x) + 0)", where="test_tiny.py")
    grade(course, "run", str(course.root / "submissions.zip"))
    before = points(course, "rroe")
    _change(course, "@check(points=1)\ndef test_total", "@check(points=0.5)\ndef test_total")

    said = grade(_anew(course), "run", "--regrade", "--never-lower")
    assert "3 judged again" in said
    assert points(course, "rroe") == before
    assert "never lower" in grade(_anew(course), "show", "rroe", "--why")


def _change(course: Course, old: str, new: str, where: str = "test_tiny.py") -> None:
    suite = course.root / "solutions" / TINY / where
    text = suite.read_text()
    assert old in text
    suite.write_text(text.replace(old, new, 1))


def _anew(course: Course) -> Course:
    return Course(course.root)


def _error(course: Course, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["--course", str(course.root), *arguments], catch_exceptions=False)
    assert done.exit_code == 2, done.output
    return done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("override", "jdoe", TINY, "=8"), "Say why with --reason"),
        (("override", "jdoe", TINY, "8", "--reason", "x"), "An override is =8"),
        (("override", "jdo", TINY, "=8", "--reason", "x"), "did you mean jdoe"),
        (("override", "PO", TINY, "=8", "--reason", "x"), "did you mean apoe"),
        (("show", "Ricky"), "did you mean rroe"),
        (("override", "jdoe", TINY, "=8", "--check", "tota", "--reason", "x"), "there is test_total"),
        (("override", "jdoe", "99-none", "=8", "--reason", "x"), "There is no exercise '99-none'"),
        (("void", TINY, "test_nothing", "--reason", "x"), "has no hidden check"),
        (("extend", "jdoe", "lab-9", "--until", "2026-03-05", "--reason", "x"), "There is no assignment 'lab-9'"),
        (("extend", "jdoe", "lab-1", "--until", "tomorrow", "--reason", "x"), "is no time: write it like"),
        (
            ("extend", "jdoe", "lab-1", "--until", "2026-02-01", "--reason", "x"),
            "is before lab-1 is due (2026-03-01 23:59)",
        ),
        (("override", "jdoe", TINY, "=-1", "--reason", "x"), "An override is =8"),
        (("export", "canvas", "lab-1", "-o", "x.csv", "--missing", "-5"), "-5 is no score for who handed in nothing"),
        (("export", "canvas", "lab-1", "-o", "x.csv", "--missing", "nan"), "nan is no score"),
        (("export", "canvas", "lab-1", "-o", "x.csv", "--missing", "1e300"), "1e+300 is no score"),
        (("export", "excel", "lab-1", "-o", "x.csv"), "There is no format 'excel'"),
        (("export", "canvas", "lab-1"), "Name the file to write with -o"),
        (("export", "canvas", "lab-1", "-o", "x.csv", "--into", "none.csv"), "cannot be read"),
        (("export", "feedback", "lab-1"), "--for canvas -o feedback.zip"),
        (("export", "feedback", "lab-1", "--for", "canvas", "-o", "no/f.zip"), "no/f.zip cannot be written"),
        (("export", "feedback", "lab-1", "--for", "moodle", "-o", "f.zip"), "f.zip would be empty and was not written"),
        (("site", "/dev/null/site"), "cannot be made"),
        (("status", "--gradebook", "foo://x"), "foo://x is no URL of a database"),
        (("status", "--gradebook", "postgresql+nodriver://x"), "is no URL of a database"),
        (("status", "lab-7"), "There is no assignment 'lab-7'"),
        (("run", "--never-lower", "x.zip"), "belongs to --regrade"),
    ],
)
def test_what_is_wrong_is_one_sentence_that_says_what_to_do(
    course: Course, arguments: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _graded(course)
    monkeypatch.chdir(tmp_path)

    said = _error(course, *arguments)

    assert words in " ".join(said.split())
    assert "Traceback" not in said


_KEPT: dict[str, bytes] = {}


def _graded(course: Course) -> None:
    """The gradebook of the class, judged once for all these tests."""
    book = course.root / "gradebook.sqlite"
    if not _KEPT:
        grade(course, "run", str(course.root / "submissions.zip"))
        Gradebook(str(book)).close()
        _KEPT["book"] = book.read_bytes()
    book.write_bytes(_KEPT["book"])


def test_many_extensions_come_from_a_table_all_or_none(course: Course) -> None:
    _graded(course)
    table = course.root / "extensions.csv"
    table.write_text("student,assignment,until,reason\njdoe,lab-1,2026-03-04,ill\nnobody,lab-1,2026-03-04,ill\n")
    assert "There is no student 'nobody'" in _error(course, "extend", "--from", str(table))
    assert "extension" not in grade(course, "status")
    table.write_text(
        "student;assignment;until;reason\njdoe;lab-1;2026-03-04;Prüfung\nrroe;lab-1;2026-03-05T10:00;ill\n", "latin-1"
    )
    grade(course, "extend", "--from", str(table))
    assert grade(course, "status").count("extension: ") == 2
    assert "Prüfung" in grade(course, "status")


def test_a_gradebook_that_another_program_holds_is_told(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    _graded(course)
    monkeypatch.setattr("grader.gradebook.database.BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(course.root / "gradebook.sqlite", isolation_level=None)
    holder.execute("begin exclusive")
    try:
        said = _error(course, "override", "jdoe", TINY, "=1", "--reason", "x")
    finally:
        holder.close()
    assert "held by another program" in said


def test_a_mistyped_gradebook_is_not_made(course: Course, tmp_path: Path) -> None:
    book = tmp_path / "nope.sqlite"
    for command in (["status"], ["export", "csv", "-o", str(tmp_path / "x.csv")], ["site", str(tmp_path / "site")]):
        assert "grade run makes it" in " ".join(_error(course, *command, "--gradebook", str(book)).split())
    assert not book.exists()
    assert "grade run makes it" in _error(course, "status", "--gradebook", "sqlite://")


def test_a_database_without_its_driver_says_what_to_install(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'psycopg[binary]'" in _error(course, "status", "--gradebook", "postgresql+psycopg://x/y")


def test_a_gradebook_of_a_newer_version_is_refused(course: Course) -> None:
    _graded(course)
    book: Any = Gradebook(str(course.root / "gradebook.sqlite"))
    with book.engine.begin() as connection:
        connection.exec_driver_sql("update settings set value = '99' where name = 'schema_version'")
    book.close()
    assert "was written by a newer fallline" in _error(course, "status")
