"""course.toml: what it may say, and one sentence with the line for what it may not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.course import Course
from grader.errors import CourseError
from grader.settings import CourseSettings, read_toml

DUE = '[[assignments]]\nname = "lab"\nexercises = ["01-tiny"]\ndue = 2026-03-01T23:59:00\n'


def read(folder: Path, text: str) -> CourseSettings:
    path = folder / "course.toml"
    path.write_text(text)
    return read_toml(path, CourseSettings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[policy]\nlate = "me"\n', "line 2: policy.late: Input should be 'lms' or 'grade'"),
        ('[policy]\nlate = "lms"\ngrace_minutes = 5\n', "the LMS deducts: leave deduction and grace_minutes out"),
        (
            '[policy]\nlate = "grade"\ndeduction = 110\n',
            "line 3: policy.deduction: Input should be less than or equal to 100",
        ),
        ('title = "x"\ntime_zone = "Mars"\n', "line 2: time_zone: 'Mars' is no time zone"),
        ('[[assignments]]\nname = "a"\n\n[[assignments]]\nname = "b"\nexcercises = []\n', "line 6"),
        ('[[assignments]]\nname = "a"\n[[assignments]]\nname = "a"\n', "two assignments have one name"),
        (DUE, "say who deducts for lateness"),
        ('[points]\n"01-tiny" = 0\n', "line 2: points.01-tiny: Input should be greater than 0"),
        ('[policy]\nlate = "lms"\n' + DUE + DUE.replace("lab", "lab-2"), "stands in two assignments"),
        ("title = \n", "is not valid TOML"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CourseError) as error:
        read(tmp_path, text)
    assert words in str(error.value)
    assert str(tmp_path / "course.toml") in str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[[assignments]]\nname = "lab"\nexercises = ["01-tiny", "02-tinny"]\n',
            "line 3: assignments.0.exercises.1: the course has no '02-tinny'; there are 01-tiny",
        ),
        ('[[assignments]]\nname = "lab"\nquizzes = ["01-tiny"]\n', "the course has no '01-tiny'; there are none"),
        ('[points]\n"01-tiny" = 5\n"01-tniy" = 5\n', "line 3: points.01-tniy: the course has no '01-tniy'"),
    ],
)
def test_work_that_the_course_does_not_have_is_refused_with_what_there_is(fake: Course, text: str, words: str) -> None:
    (fake.root / "course.toml").write_text(text)
    done = CliRunner().invoke(main, ["--course", str(fake.root), "status"], catch_exceptions=False)
    assert done.exit_code == 1
    assert words in done.output


def test_due_dates_are_in_the_courses_time_zone(tmp_path: Path) -> None:
    settings = read(tmp_path, 'time_zone = "Europe/Berlin"\n[policy]\nlate = "lms"\n' + DUE)
    due = settings.due(settings.assignments[0])
    assert due is not None
    assert due.isoformat() == "2026-03-01T23:59:00+01:00"


def test_what_init_writes_is_a_course_that_can_be_read(fake: Course) -> None:
    (fake.root / "course.toml").unlink()
    done = CliRunner().invoke(main, ["init", str(fake.root), "--title", 'The "unit"'], catch_exceptions=False)
    assert done.exit_code == 0
    settings = Course(fake.root).settings
    assert settings.title == 'The "unit"'
    assert settings.assignments[0].exercises == ("01-tiny",)
    assert settings.policy is not None


def test_init_never_overwrites(fake: Course) -> None:
    done = CliRunner().invoke(main, ["init", str(fake.root)], catch_exceptions=False)
    assert done.exit_code == 2
    assert "is there already" in done.output
