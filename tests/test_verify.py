"""`grade verify` finds each way in which an author can break an exercise, and says which line to look at."""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.author.proof import prove
from grader.author.public import prove_public_checks
from grader.author.verify import verify
from grader.check.session import open_public_checks
from grader.cli import main
from grader.course import Course

Plant = Callable[[str, str, str], Course]
Findings = Callable[..., list[str]]
S, E = "solutions/01-tiny", "exercises/01-tiny"


class Here(Executor):
    """Proves in this process, which spares a test the start of another one."""

    def __init__(self, *_: object, **__: object) -> None:
        """Whatever a pool of processes is told."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **more: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(task(*arguments, **more))
        return done


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> Findings:
    def prove(course: Course, seeds: int = 1) -> list[str]:
        monkeypatch.setattr("grader.author.verify.ProcessPoolExecutor", Here)
        (found,) = verify(course, ["01-tiny"], seeds, "process", 1, lambda _: None)
        return found.findings

    return prove


def test_a_sound_exercise_is_proved(fake: Course) -> None:
    result = CliRunner().invoke(main, ["--course", str(fake.root), "verify"], catch_exceptions=False)
    assert (result.exit_code, "proved" in result.output) == (0, True), result.output


PLANTS = {
    "the reference is wrong": (f"{S}/tiny.py", "return np.sum(x) / len(x)", "return np.sum(x)", "does not pass"),
    "the stub earns points": (f"{E}/tiny.py", "raise NotImplementedError  # TODO", "return x.sum()  # TODO", "the stub earns points"),
    "the suite misses a mistake": (
        f"{S}/test_tiny.py", "    assert_matches(student.mean(np.array([1.0, 2.0, 6.0])), 3.0)\n", "    student.mean(np.ones(1))\n", None,
    ),
    "two mistakes agree": (f"{S}/mistakes.py", "return theta + rate * gradient", "return theta - -rate * gradient", None),
    "correct work fails": (f"{S}/correct/style_2.py", "return sum(x)\n", "return sum(x) + 1\n", "style_2.py:1: correct work does not"),
    "wrong work passes": (f"{S}/wrong/tiny-01-loop.py", "sum(x) * 1.0", "sum(x) / len(x)", "tiny-01-loop.py:1: wrong work gets full marks"),
    "wrong work is named wrongly": (f"{S}/wrong/tiny-01-loop.py", "TINY-01", "TINY-02", "is named TINY-01, its header says TINY-02"),
    "a header is missing": (f"{S}/wrong/tiny-01-loop.py", "# mistake", "# misteak", "the first line must read"),
    "a mistake is of no function": (f"{S}/mistakes.py", 'of="mean"', 'of="median"', "mistakes.py:8: TINY-01 is of 'median', which is no function"),
    "a mistake has no hint": (f"{S}/mistakes.py", 'hints=("What if the data come twice?",)', "hints=()", "has no hint or sentence"),
    "a seed changes the verdict": (f"{S}/test_tiny.py", "x = rng.normal(3, 1, n)\n", "x = rng.normal(3, 1, n)\n    assert rng.normal() < 0\n", "does not pass test_mean"),
    "the public checks fail the reference": (f"{E}/test_tiny.py", "== 7", "== 8", "test_tiny.py:9: the reference fails test_total_and_mean"),
    "the picture is missing": (f"{E}/handout.md", "line.svg", "lane.svg", "the picture lane.svg is missing"),
    "no TODO": (f"{E}/tiny.py", "  # TODO", "", None),
    "the reference is not Python": (f"{S}/tiny.py", "def mean(x):", "def mean(x)", "solutions/01-tiny/tiny.py:11: SyntaxError"),
    "the public checks are not Python": (f"{E}/test_tiny.py", "def test_walk_takes_steps():", "def test_walk_takes_steps()", "test_tiny.py:21: cannot be collected: SyntaxError"),
    "the stub passes a public check": (f"{E}/test_tiny.py", "    assert tiny.total(np.array([1.0, 2.0, 4.0])) == 7\n", "    return\n", "test_tiny.py:7: the stub passes test_total"),
    "the stub is not Python": (f"{E}/tiny.py", "def total(x):", "def total(x)", "tiny.py:4: SyntaxError"),
    "a function is nowhere": (f"{E}/exercise.toml", '"walk"]', '"walk", "run"]', "exercise.toml, line 3: run is not in"),
    "a wrong file is of no function": (f"{S}/wrong/tiny-01-loop.py", "mistake: mean", "mistake: means", "tiny-01-loop.py:1: the first line must read"),
    "it builds on nothing": (f"{E}/exercise.toml", "minutes", 'builds_on = ["99-nothing"]\nminutes', "exercise.toml, line 4: builds_on: 99-nothing is no exercise"),
    "points are negative": (f"{S}/test_tiny.py", "@check(points=1)", "@check(points=-1)", "@check takes points of 0 or more, not -1"),
    "points are no number": (f"{S}/test_tiny.py", "@check(points=1)", "@check(points=float('nan'))", "@check takes points of 0 or more, not nan"),
    "a mistake has no title": (f"{S}/mistakes.py", '    title="Summed instead of averaged",\n', "", "mistakes.py:8: TypeError: mistake() missing"),
    "a given file is missing": (f"{E}/exercise.toml", "minutes", 'given = ["data.csv"]\nminutes', "exercise.toml, line 4: given: there is no file data.csv"),
    "wrong work is no Python": (f"{S}/wrong/tiny-01-loop.py", "def mean(x):", "def mean(x)", "tiny-01-loop.py:1: rejected: line 8 of tiny.py"),
    "a setting is unknown": (f"{E}/exercise.toml", "minutes = 5", "minuets = 5", "exercise.toml"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTS)
def test_what_an_author_breaks_is_found(plant: Plant, findings: Findings, name: str) -> None:
    path, old, new, words = PLANTS[name]
    course = plant(path, old, new)
    if name == "two mistakes agree":
        mistakes = course.root / S / "mistakes.py"
        again = (
            mistakes.read_text().split("@mistake")[2].replace("TINY-02", "TINY-09").replace("climbed", "climbed_too")
        )
        mistakes.write_text(mistakes.read_text() + "\n\n@mistake" + again)
        words = "TINY-09 and TINY-02 of update agree on every call"
    if name == "the suite misses a mistake":
        suite = course.root / S / "test_tiny.py"
        suite.write_text(
            suite.read_text().replace("    assert_matches(student.mean(x), reference.mean(x))", "    student.mean(x)")
        )
        words = "no check fails TINY-01 of mean"
    if name == "no TODO":
        stub = course.root / E / "tiny.py"
        stub.write_text(stub.read_text().replace("  # TODO", ""))
        words = "the stub has no TODO"
    found = findings(course, seeds=3 if name == "a seed changes the verdict" else 1)
    assert any(str(words) in finding for finding in found), found


def test_public_checks_that_a_constant_passes_are_refused(plant: Plant) -> None:
    course = plant(f"{E}/test_tiny.py", "    assert tiny.total(np.array([1.0, 2.0])) == 3\n", "")
    found = prove_public_checks(course.exercises["01-tiny"])
    assert any("a constant passes for total" in finding for finding in found), found


LOOP = "    while True:\n        pass"


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        ("mistakes.py", "    return theta + rate * gradient", LOOP, "mistakes.py:19: TINY-02 of update did not end within"),
        ("tiny.py", "    return theta - rate * gradient", LOOP, "tiny.py:1: the reference in its suite did not end within"),
        ("test_tiny.py", "\n\n@check", "\nwhile True:\n    pass\n\n@check", "test_tiny.py:1: the suite itself did not end within"),
    ],
)  # fmt: skip
def test_a_loop_that_never_ends_is_found(
    plant: Plant, monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str, words: str
) -> None:
    monkeypatch.setattr("grader.author.ending.LIMIT", 2.0)  # more than collecting takes
    course = plant(f"{S}/{path}", old, new)
    (found,) = prove(course.exercises["01-tiny"], 7, "process").findings
    assert words in found


def test_what_goes_wrong_while_public_checks_run_is_raised(fake: Course) -> None:
    exercise = fake.exercises["01-tiny"]
    with pytest.raises(ZeroDivisionError):
        open_public_checks(exercise.public_checks, "tiny", (), lambda _: print(1 / 0))


def test_too_few_named_files_are_refused(fake: Course, findings: Findings) -> None:
    folder = fake.root / S / "wrong"
    odd = (folder / "tiny-02-minus.py").read_text().replace("theta - rate * -gradient", "theta - rate * gradient ** 2")
    (folder / "odd.py").write_text(odd.replace("TINY-02", "none"))
    assert any("at least 70 % must be" in finding for finding in findings(fake))


@pytest.mark.parametrize(
    "name", [f"{S}/wrong/tiny-01-loop.py", f"{S}/mistakes.py", f"{S}/test_tiny.py", f"{E}/handout.md"]
)
def test_a_file_that_is_no_text_is_named_with_its_line(fake: Course, findings: Findings, name: str) -> None:
    (fake.root / name).write_bytes(b"# one\n# caf\xe9\n")
    assert findings(fake) == [f"{fake.root / name}:2: not text in UTF-8: save the file as UTF-8."]


@pytest.mark.parametrize("name", [f"{S}/test_tiny.py", f"{E}/tiny.py", f"{E}/test_tiny.py"])
def test_a_file_that_every_exercise_has_is_missed(fake: Course, findings: Findings, name: str) -> None:
    (fake.root / name).unlink()
    assert findings(fake) == [f"{fake.root / name} cannot be read: No such file or directory."]


def test_an_empty_wrong_file_is_found(fake: Course, findings: Findings) -> None:
    (fake.root / S / "wrong/empty.py").write_text("")
    assert any("empty.py:1: the first line must read" in finding for finding in findings(fake))


@pytest.mark.parametrize("option", [("--seeds", "0"), ("--jobs", "0"), ("--isolation", "foo")])
def test_an_option_that_cannot_be_is_a_mistake_of_the_command_line(fake: Course, option: tuple[str, str]) -> None:
    result = CliRunner().invoke(main, ["--course", str(fake.root), "verify", *option])
    assert (result.exit_code, option[0] in result.output) == (2, True)


def test_an_exercise_without_wrong_files_is_not_proved(fake: Course, findings: Findings) -> None:
    shutil.rmtree(fake.root / S / "wrong")
    assert any("wrong: there is no wrong file" in finding for finding in findings(fake))


@pytest.mark.parametrize("word", ["for", "3d", "numpy", "random", "grader"])
def test_a_new_exercise_does_not_take_a_word_of_pythons(fake: Course, word: str) -> None:
    result = CliRunner().invoke(main, ["--course", str(fake.root), "new", f"14-{word}"])
    assert (result.exit_code, f"choose another word than {word}." in result.output) == (2, True), result.output
    assert list(fake.exercises) == ["01-tiny"]


def test_a_new_exercise_verifies_at_once(fake: Course, tmp_path: Path) -> None:
    arguments = ["--course", str(fake.root)]
    assert CliRunner().invoke(main, [*arguments, "new", "02-small-steps"], catch_exceptions=False).exit_code == 0
    result = CliRunner().invoke(main, [*arguments, "verify", "02"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
