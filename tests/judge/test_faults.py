"""A fault of ours or of an author is never a student's zero: it is `grader_fault`, and names the line."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import FAKE, GOOD, judge_all, submission

import grader
from grader.course import Course
from grader.model import Report

Plant = Callable[[str, str, str], Course]
SUITE = "solutions/01-tiny/test_tiny.py"
WRONG = GOOD + "\ndef mean(x):\n    return sum(x)\n"


def judged(course: Course, source: str = WRONG) -> Report:
    return judge_all(course, [submission("anna", source)], jobs=1)["anna"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("    x = rng.normal(3, 1, n)", "    x = rng.normal(3, 1, m)", "test_tiny.py:37: NameError"),
        ("import pytest\n", "import pytest\ndef f(:\n", "test_tiny.py:5: SyntaxError: invalid syntax"),
        ("    return rng.normal(3, 1, 7)", "    return 1 / 0", "test_tiny.py:19: ZeroDivisionError"),
        ("import pytest\n", "import pytest\nimport no_such_module\n", "test_tiny.py:5: ModuleNotFoundError"),
        ("reference.total(x))", "reference.total(x) + 1)", "The reference does not pass test_total"),
        ('needs="test_update"', 'needs="test_updates"', "test_tiny.py:60: test_walk needs test_updates"),
        ("@check(points=1)\ndef test_total", "def test_total", "test_tiny.py:27: test_total needs @check"),
        ('    """total adds up seven numbers"""\n', "", "test_tiny.py:27: test_total needs a docstring"),
        ("def test_total(student", "def test_total(students", "test_tiny.py:27: FixtureLookupError"),
    ],
)
def test_a_fault_in_the_suite_is_named_with_its_line(plant: Plant, old: str, new: str, line: str) -> None:
    report = judged(plant(SUITE, old, new))
    assert (report.status, report.score) == ("grader_fault", None)
    assert report.reason is not None
    assert line in report.reason


def test_an_error_that_only_the_students_answer_provokes_is_the_students(plant: Plant) -> None:
    course = plant(SUITE, "assert_matches(student.total(x), reference.total(x))", "assert 1 / (student.total(x) - 5)")
    report = judged(course, GOOD + "\ndef total(x):\n    return 5\n")
    assert report.status == "graded"
    assert report.checks[0].outcome == "failed"


@pytest.mark.parametrize("piece", ["reference", "mistakes"])
def test_a_fault_in_the_courses_own_code_is_no_zero(fake: Course, piece: str) -> None:
    path = fake.root / "solutions/01-tiny" / ("tiny.py" if piece == "reference" else "mistakes.py")
    path.write_text(path.read_text() + "\n1 / 0\n")
    report = judged(fake)
    assert report.status == "grader_fault"
    assert "ZeroDivisionError" in str(report.reason)


PLANTED = {  # file of the grader, a piece of its text, the fault
    "the box's own code": ("box/serve.py", '        arguments, keywords = request["args"], request["kwargs"]', "        raise OSError('planted')"),
    "the zygote": ("box/zygote.py", "    preload()\n", "    raise OSError('planted')\n"),
    "the judge": ("judge/verdict.py", "    verdicts: dict[str, Verdict] = {}\n", "    raise OSError('planted')\n"),
    "the diagnosis": ("judge/diagnose.py", "    wrong = differing(own, right)\n", "    raise OSError('planted')\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def graded_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course beside a copy of the grader, with one submission graded when nothing was wrong."""
    home = tmp_path_factory.mktemp("before")
    shutil.copytree(Path(grader.__file__).parent, home / "copy/grader", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(FAKE, home / "course", ignore=shutil.ignore_patterns("__pycache__"))
    handed_in = home / "course/class/anna/01-tiny/tiny.py"
    handed_in.parent.mkdir(parents=True)
    handed_in.write_text(WRONG)
    assert command(home / "copy", Course(home / "course"), "run", "class").returncode == 0
    return home


@pytest.mark.parametrize("where", PLANTED)
def test_a_fault_in_the_grader_is_a_fault_and_an_older_score_stands(
    graded_before: Path, tmp_path: Path, where: str
) -> None:
    """Runs a copy of the grader with the fault planted, through its own command line."""
    name, old, new = PLANTED[where]
    shutil.copytree(graded_before, tmp_path / "home")
    copy, fake = tmp_path / "home/copy", Course(tmp_path / "home/course")
    handed_in = fake.root / "class/anna/01-tiny/tiny.py"
    path = copy / "grader" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    handed_in.write_text(WRONG + "\n")
    done = command(copy, fake, "run", "class")
    assert done.returncode == 1, done.stdout + done.stderr
    shown = command(copy, fake, "status").stdout
    assert "planted" in shown, shown
    assert f"{Path(name).name}" in shown


def command(copy: Path, course: Course, *arguments: str) -> subprocess.CompletedProcess[str]:
    options = ["--isolation", "process", "--jobs", "1"] if arguments[0] == "run" else []
    return subprocess.run(
        [sys.executable, "-c", "from grader.cli import main; main()", *arguments, *options],
        cwd=course.root, env={"PYTHONPATH": str(copy), "COLUMNS": "300"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
