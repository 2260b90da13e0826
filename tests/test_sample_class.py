"""The sample class, graded as the README's first line does it: scores, names, whose fault, what to do next."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.gradebook.store import Gradebook
from grader.model import Report

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[tuple[str, str], Report]]:
    book = str(tmp_path_factory.mktemp("sample") / "gradebook.sqlite")
    arguments = [
        "--course",
        str(ROOT),
        "run",
        str(ROOT / "tests/sample_class"),
        "--isolation",
        "process",
        "--jobs",
        "1",
        "--gradebook",
        book,
    ]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    attempts = Gradebook(book).latest_attempts()
    return result.output, {(one.student, one.exercise): one.report for one in attempts if one.report}


def test_right_work_in_different_styles_gets_full_marks(graded: tuple[str, dict[tuple[str, str], Report]]) -> None:
    for student in ("amara", "bruno", "chen"):
        for slug in ("01-cost", "02-gradients", "03-update-rule"):
            report = graded[1][student, slug]
            assert report.score == report.max_score, (student, slug, report.checks)


def test_wrong_work_is_named(graded: tuple[str, dict[tuple[str, str], Report]]) -> None:
    named = {
        key: {check.diagnosis.mistake for check in report.checks if check.diagnosis}
        for key, report in graded[1].items()
    }
    assert "COST-02" in named["dilara", "01-cost"]
    assert "GRAD-01" in named["dilara", "02-gradients"]
    assert "STEP-01" in named["dilara", "03-update-rule"]
    assert "GRAD-07" in named["emil", "02-gradients"]
    assert "STEP-02" in named["emil", "03-update-rule"]


def test_broken_files_cost_their_owner_only(graded: tuple[str, dict[tuple[str, str], Report]]) -> None:
    reports = graded[1]
    assert reports["hanna", "01-cost"].status == "rejected"
    assert reports["ines", "01-cost"].status == "rejected"
    assert any(check.outcome == "timed_out" for check in reports["hanna", "02-gradients"].checks)
    assert any(check.outcome == "crashed" for check in reports["liam", "01-cost"].checks)
    for key in (("jonas", "01-cost"), ("keiko", "01-cost"), ("liam", "02-gradients")):
        assert reports[key].score == reports[key].max_score, (key, reports[key].notes)


def test_the_summary_says_what_whose_and_what_next(graded: tuple[str, dict[tuple[str, str], Report]]) -> None:
    for words in (
        "Scores",
        "Named mistakes",
        "Summed over the examples",
        "Look at these",
        "the student's file",
        "Next: grade show",
    ):
        assert words in graded[0]
