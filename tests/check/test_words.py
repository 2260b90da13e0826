"""What a student reads about a public check that fails: which function it is about, what came back, which mistake it is."""

import json
from pathlib import Path

import pytest
from check.home import GOOD, SUMMED, ask, grade, spoken, write


def test_a_wrong_answer_is_told_named_and_located(folder: Path) -> None:
    write(folder, SUMMED)
    result = grade("check", folder / "tiny.py")
    assert result.exit_code == 1
    said = spoken(result)
    assert "mean returned 9" in said
    assert "exactly 3 times too large; n is 3" in said
    assert "Expected: 3" in said
    assert "The call was mean([1, 2, 6])" in said
    assert "Summed instead of averaged. This is what comes out when nothing is divided: divide by n." in said
    assert "test_tiny.py, line 11: assert tiny.mean(np.array([1.0, 2.0, 6.0])) == 3" in said
    assert "Next: look at mean" in said


def test_a_right_file_is_never_given_a_mistakes_name(folder: Path) -> None:
    write(folder, GOOD)
    assert "This is what comes out" not in grade("check", folder).output


def test_a_wrong_answer_that_no_mistake_gives_gets_no_name(folder: Path) -> None:
    write(folder, GOOD.replace("np.mean(x)", "np.median(x) + 0.25"))
    result = grade("check", folder)
    assert result.exit_code == 1
    assert "mean returned 2.25" in spoken(result)
    assert "This is what comes out" not in result.output


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ("np.mean(x) + 0.25", "assert list([tiny.mean(tiny.total(X) * X)]) == [27.0]"),
        ("np.mean(x) + 0.25", "average = tiny.mean(tiny.total(X) * X)\nassert average + 1 == 28.0"),
        ("np.mean(x) + 0.25", "tiny.total(X)\naverage = tiny.mean(X)\ntiny.total(X)\nassert average == 3.0"),
        ("np.maen(x)", "assert tiny.mean(tiny.total(X) * X) == 27.0"),
        ("None", "average = tiny.mean(tiny.total(X) * X)\naverage + 1"),
    ],
    ids=["written in the comparison", "named in it", "compared", "raised", "stopped the check"],
)
def test_the_function_that_a_check_came_to_look_at_is_blamed(folder: Path, wrong: str, check: str) -> None:
    ask(folder, check)
    write(folder, GOOD.replace("np.mean(x)", wrong))
    said = spoken(grade("check", folder))
    assert "✗ mean: test_1" in said
    assert "Next: look at mean." in said


OVERWRITING = GOOD.replace("def mean(x): return np.mean(x)", "def mean(x):\n    x -= 1\n    return np.mean(x) + 1")


@pytest.mark.parametrize("argument", ["", "tmp_path"], ids=["here", "by pytest"])
def test_each_check_gets_its_data_fresh(folder: Path, argument: str) -> None:
    ask(folder, "assert tiny.mean(X) == 3", "assert tiny.total(X) == 9", argument=argument)
    write(folder, OVERWRITING)
    assert "2 of 2 public checks pass" in spoken(grade("check", folder))


def test_a_call_that_overwrites_its_argument_is_told_and_shown_as_it_was_asked(folder: Path) -> None:
    ask(folder, "x = X.copy()\ntiny.mean(x)\ntiny.total(x)\nassert np.array_equal(x, X)")
    write(folder, OVERWRITING)
    said = spoken(grade("check", folder))
    assert "✗ mean: test_1" in said
    assert "The call changed its argument number 1, which must stay as it was. The call was mean([1, 2, 6])" in said
    ask(folder, "assert tiny.mean(X) == tiny.mean(X)")
    assert "mean changed its argument number 1." in spoken(grade("check", folder))


def test_what_came_back_is_told_as_it_was_even_if_a_later_check_writes_into_it(folder: Path) -> None:
    buffer = "ANSWER = np.zeros(1)\ndef mean(x):\n    ANSWER[:] = np.mean(x)\n    return ANSWER"
    write(folder, GOOD.replace("def mean(x): return np.mean(x)", buffer))
    ask(folder, "assert np.array_equal(tiny.mean(X), [4.0])", "tiny.mean(X + 1)")
    assert "mean returned [3]" in spoken(grade("check", folder))


@pytest.mark.parametrize(
    ("result", "came"),
    [
        ("print(x)", "Numbers were asked for, None (is there a return?) came back. The call was mean([1, 2, 6])."),
        ("[np.mean(x, keepdims=True)]", "mean returned [[3]]. Numbers were asked for, a list of 1 (an array of shape"),
        ("iter([np.mean(x)])", "Numbers were asked for, a list_iterator came back."),
    ],
    ids=["None", "arrays in a list", "an iterator"],
)
def test_what_is_no_number_is_not_near_itself_and_is_told(folder: Path, result: str, came: str) -> None:
    ask(folder, "once = tiny.mean(X)\ntwice = tiny.mean(np.tile(X, 2))\nassert twice == pytest.approx(once)")
    write(folder, GOOD.replace("np.mean(x)", result))
    said = spoken(grade("check", folder))
    assert "✗ mean: test_1" in said
    assert came in said
    assert "test_tiny.py, line 11: assert twice == pytest.approx(once)" in said


def test_of_results_that_are_compared_together_the_wrong_one_is_told_with_its_own_value(folder: Path) -> None:
    ask(folder, "assert tiny.walk(2.0, X, 0.5, 0) == pytest.approx((2.0, 3.0))")
    write(folder, "def walk(theta, gradient, rate, steps):\n    return theta, 6.0\n")
    said = spoken(grade("check", folder))
    assert "walk returned (2, 6). result 2 is exactly 2 times too large. Expected result 2: 3." in said


def test_too_few_results_are_told_as_the_judge_tells_them(folder: Path) -> None:
    ask(folder, "theta, path = tiny.walk(X, X, 0.5, 2)", "assert tiny.mean(X) == 3")
    write(folder, GOOD.replace("return theta, np.array(path)", "print(path)").replace("np.mean(x)", "print(x)"))
    said = spoken(grade("check", folder))
    assert "2 results were asked for (theta, path), None (is there a return?) came back. The call was walk(" in said
    assert "One number was asked for, None (is there a return?) came back. Expected: 3." in said


MOVER = """
class Mover:
    place = 0
    def turn(self): self.place = -self.place
    def step(self, far): self.place -= far
"""


def test_of_a_class_the_method_that_the_check_names_is_looked_at_and_hinted_at(folder: Path) -> None:
    facts = json.loads((folder / "exercise.json").read_text())
    (folder / "exercise.json").write_text(json.dumps({**facts, "functions": ["Mover"]}))
    hint = "<details><summary>{}: what to do</summary>{}</details>\n"
    (folder / "handout.md").write_text(hint.format("turn", "Change the sign.") + hint.format("step", "Add."))
    write(folder, MOVER)
    body = "mover = tiny.Mover()\nmover.turn()\nmover.step(3)\nassert mover.place == 3"
    ask(folder, f'"""A step goes forward: step(3) adds 3"""\n{body}')
    assert "Next: look at step." in spoken(grade("check", folder))
    hinted = spoken(grade("check", folder, "--hint"))
    assert "Hint 1 of 1: step: what to do Add." in hinted
    ask(folder, body)
    assert "✗ Mover: test_1" in spoken(grade("check", folder))


def test_there_is_always_something_to_look_at_next(folder: Path) -> None:
    ask(folder, "assert X[0] == 2")
    write(folder, GOOD)
    assert "Next: look at the check “test_1”." in spoken(grade("check", folder))


def test_an_error_is_told_with_the_students_own_line(folder: Path) -> None:
    write(folder, GOOD.replace("return np.mean(x)", "return x.average()"))
    said = spoken(grade("check", folder))
    assert "mean raised AttributeError" in said
    assert "(line 4 of tiny.py: `def mean(x): return x.average()`)" in said


def test_a_wrong_number_of_parameters_is_told_as_the_error_that_it_is(folder: Path) -> None:
    write(folder, GOOD.replace("def mean(x): return np.mean(x)", "def mean(): return 3.0"))
    said = spoken(grade("check", folder))
    assert "mean raised TypeError: mean() takes 0 positional arguments but 1 was given." in said
    assert "could not go on" not in said


def test_a_function_that_is_missing_is_told_with_the_name_that_was_meant(folder: Path) -> None:
    write(folder, GOOD.replace("def mean", "def maen"))
    said = spoken(grade("check", folder))
    assert "There is no mean in your file. Did you mean mean where you wrote maen?" in said
    assert said.count("Did you mean") == 1
    assert "tiny.py lacks mean" in said
