"""Wrong answers that no mistake explains: grouped by what they return, answered together, made into mistakes."""

import ast
import io

import pytest
from click.testing import CliRunner
from helpers import GOOD, TINY
from rich.console import Console

from grader.cli import main
from grader.clusters import clusters
from grader.course import Course
from grader.gradebook.standings import read_ledger
from grader.gradebook.store import Gradebook
from grader.render.groups import show_clusters

ODD = GOOD.replace("return np.mean(x)", "return np.mean(x) + 0.125")
ODD_TOO = GOOD.replace("return np.mean(x)", "return (np.sum(x) + len(x) / 8) / len(x)")
OTHER = GOOD + "\ndef mean(x): return np.max(x)\n"  # the later definition is the one that runs
NAMED = GOOD.replace("return np.mean(x)", "return np.sum(x)")


@pytest.fixture
def klass(fake: Course) -> Course:
    work = {"anna": ODD, "bob": ODD_TOO, "cleo": OTHER, "dan": NAMED, "eve": GOOD}
    for student, source in work.items():
        path = fake.root / "class" / student / TINY / "tiny.py"
        path.parent.mkdir(parents=True)
        path.write_text(source)
    grade(fake, "run", str(fake.root / "class"), "--isolation", "process", "--jobs", "1")
    return fake


def grade(course: Course, *arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["--course", str(course.root), *arguments], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


def groups(course: Course) -> list[tuple[str, list[str]]]:
    book = Gradebook(str(course.root / "gradebook.sqlite"))
    found = [(one.name, one.students) for one in clusters(read_ledger(course, book), TINY)]
    book.close()
    return found


def test_equal_wrong_answers_are_one_group_however_they_are_written(klass: Course) -> None:
    assert [students for _, students in groups(klass)] == [["anna", "bob"], ["cleo"]]
    assert groups(klass)[0][0] in grade(klass, "clusters", TINY)


def test_a_word_to_a_group_reaches_everybody_in_it_now_and_later(klass: Course) -> None:
    name = groups(klass)[0][0]
    grade(klass, "clusters", TINY, name, "--say", "where does the 0.125 come from?")
    assert "where does the 0.125" in grade(klass, "show", "bob")
    assert "where does the 0.125" not in grade(klass, "show", "cleo")

    late = klass.root / "class" / "finn" / TINY / "tiny.py"
    late.parent.mkdir(parents=True)
    late.write_text("# finn\n" + ODD)
    grade(klass, "run", str(klass.root / "class"), "--isolation", "process", "--jobs", "1")
    assert "where does the 0.125" in grade(klass, "show", "finn")


def test_a_skeleton_holds_what_a_student_wrote_as_a_comment_only(klass: Course) -> None:
    text = grade(klass, "clusters", TINY, groups(klass)[1][0], "--make-mistake")
    tree = ast.parse(text)
    assert [type(node) for node in tree.body] == [ast.FunctionDef]
    assert "# def mean(x): return np.max(x)" in text
    assert "return np.mean(x)" not in text
    assert "np.max" not in ast.unparse(tree)


def test_nothing_is_said_to_a_group_without_a_text(klass: Course) -> None:
    name = groups(klass)[1][0]
    assert "--say has no text" in grade(klass, "clusters", TINY, name, "--say", " ", code=2)
    assert "said to 1 student:" in grade(klass, "clusters", TINY, name, "--say", "the largest, not the mean")


def test_without_groups_nothing_is_claimed_of_what_ran_out_of_time() -> None:
    out = io.StringIO()
    show_clusters([], TINY, Console(file=out, width=200))
    assert "What ran out of time" in out.getvalue()


def test_a_group_that_is_none_is_told_with_those_that_are(klass: Course) -> None:
    assert groups(klass)[0][0] in grade(klass, "clusters", TINY, "ffffff", code=2)
    assert "Name the group" in grade(klass, "clusters", TINY, "--say", "x", code=2)
