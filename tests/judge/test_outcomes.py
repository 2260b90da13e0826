"""What students can do, one real submission each, all judged in one batch."""

import re

import pytest
from helpers import FAKE, GOOD, judge_all, submission

from grader.course import Course
from grader.model import Check, Outcome, Report


def with_total(body: str) -> str:
    return GOOD + f"\ndef total(x):\n    {body}\n"


def with_update(body: str) -> str:
    return GOOD + f"\ndef update(theta, gradient, rate):\n    {body}\n"


STAND_STILL = """
def walk(theta, g, r, steps):
    return theta, np.full(steps + 1, theta[0])
"""
LIAR = """
class Liar:
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __le__(self, other): return True
"""
LYING_FLOAT = """
class Sly(float):
    def __eq__(self, other): return True
    def __rsub__(self, other): return 0.0
    def __abs__(self): return 0.0
"""
LYING_ARRAY = """
class Sly(np.ndarray):
    def __array_ufunc__(self, *a, **k): return np.zeros(3)
    def __eq__(self, other): return True
"""

SOURCES = {
    "good": GOOD,
    "loops for ever": with_total("while True: pass"),
    "sleeps": with_total("import time; time.sleep(1e6)"),
    "sys exit": with_total("import sys; sys.exit(0)"),
    "os exit": with_total("import os; os._exit(0)"),
    "kills itself": with_total("import os; os.kill(os.getpid(), 9)"),
    "segfault": with_total("import ctypes; return ctypes.string_at(0)"),
    "80 GB": with_total("return np.ones((100_000, 100_000)).sum()"),
    "a gigabyte of prints": with_total("[print('x' * 10**6) for _ in range(1000)]; return np.sum(x)"),
    "endless recursion": with_total("return total(x)"),
    "bottom loops": GOOD + "\nwhile True: pass\n",
    "bottom exits": GOOD + "\nimport os\nos._exit(0)\n",
    "bottom sys exit": GOOD + "\nimport sys\nsys.exit(1)\n",
    "bottom fails": GOOD + "\nimport matplotlib.pyplot as plt\nplt.plot([1])\nprint('never')\n",
    "top import": "import pandas as pd\nfrom sklearn.metrics import mean_squared_error as mse\n" + GOOD,
    "all of numpy": "from numpy import *\nimport numpy.f2py\n" + GOOD,
    "Fortran": with_total("import numpy.f2py; return numpy.f2py.compile('end')"),
    "looks for the rehearsal": with_total(
        "import sys, linecache; assert 'rehearsal' not in sys.modules and {*linecache.cache} == {'tiny.py'}; return np.sum(x)"
    ),
    "fails early": "import pandas as pd\nframe = pd.DataFrame()\n" + GOOD,
    "input": GOOD + "\nn = int(input('how many? '))\n",
    "prints": "print('hello')\n" + GOOD + "\nprint('bye', object())\n",
    "none": with_total("pass"),
    "generator": with_total("return (v for v in x)"),
    "matrix": with_update("return np.matrix(theta - rate * gradient)"),
    "objects": with_update("return np.array(list(theta - rate * gradient), dtype=object)"),
    "column": with_update("return (theta - rate * gradient).reshape(-1, 1)"),
    "nan": with_total("return float('nan')"),
    "complex": with_total("return np.sum(x) + 0j"),
    "text": with_total("return str(np.sum(x))"),
    "in place": with_update("theta -= rate * gradient; return theta"),
    "alias": with_update("kept.append(theta - rate * gradient); return kept[0]\nkept = []"),
    "float32": with_total("return np.float32(np.sum(x))"),
    "liar": LIAR + with_total("return Liar()"),
    "lying float wrong": LYING_FLOAT + with_total("return Sly(5.0)"),
    "lying float right": LYING_FLOAT + with_total("return Sly(np.sum(x))"),
    "lying array wrong": "import numpy as np\n" + LYING_ARRAY + with_update("return np.ones(3).view(Sly)"),
    "lying array right": "import numpy as np\n" + LYING_ARRAY + with_update("return (theta - rate * gradient).view(Sly)"),
    "summed": GOOD + "\ndef mean(x):\n    return sum(float(v) for v in x)\n",
    "climbs": with_update("return theta + rate * gradient"),
    "cheats consistently": with_update("return theta") + STAND_STILL,
    "misspelt": GOOD.replace("def mean", "def meen"),
    "stub": "def total(x):\n    raise NotImplementedError\ndef mean(x):\n    raise NotImplementedError\n",
    "syntax": "def total(x)\n    return 1\n",
    "empty": "",
    "other functions": "def f(x): return x\n",
    "raises": with_total("raise ValueError('n must be 7')"),
    "evil exception": "class E(Exception):\n    def __str__(self): raise SystemExit\n" + with_total("raise E()"),
    "keyboard": with_total("raise KeyboardInterrupt"),
    "half of the cases": GOOD + "\ndef mean(x):\n    return np.sum(x) / 7\n",
    "warns": with_total("np.log(np.zeros(1)); return np.sum(x)"),
    "patches numpy": GOOD + "\nimport numpy.testing\nnp.allclose = lambda *a, **k: True\nnp.testing.assert_allclose = np.allclose\n"
    + "def total(x): return 0.0\n",
    "fills the pipe": with_total("import os, sys; os.write(4, b'x' * 100); return 1"),
}  # fmt: skip
NOTEBOOK = (
    '{"cells": [{"cell_type": "markdown", "source": "hi"}, {"cell_type": "code", "source": ["%matplotlib inline\\n", "1/0"]},'
    ' {"cell_type": "code", "source": SOURCE}, {"cell_type": "code", "source": "%%bash\\nrm -rf /"},'
    ' {"cell_type": "code", "source": "!ls\\nprint(total([1, 2]))"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    import json

    cases = [submission(name, source) for name, source in SOURCES.items()]
    notebook = NOTEBOOK.replace("SOURCE", json.dumps(GOOD))
    cases += [submission("notebook", notebook, filename="tiny.ipynb"), submission("zero bytes", b"\0\1\2")]
    cases += [submission("broken notebook", b'{"cells": 3}', filename="tiny.ipynb")]
    return judge_all(Course(FAKE), cases)


def check(report: Report, name: str) -> Check:
    return next(found for found in report.checks if found.name == name)


FULL = ["good", "bottom loops", "bottom exits", "bottom sys exit", "bottom fails", "top import", "input", "prints",
        "lying float right", "notebook", "warns", "a gigabyte of prints", "all of numpy", "looks for the rehearsal"]  # fmt: skip


@pytest.mark.parametrize("name", FULL)
def test_correct_work_gets_full_marks_whatever_it_carries_along(reports: dict[str, Report], name: str) -> None:
    failed = [(found.name, found.message) for found in reports[name].checks if found.points < found.max_points]
    assert (reports[name].status, failed) == ("graded", [])


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("loops for ever", Outcome.TIMED_OUT), ("sleeps", Outcome.TIMED_OUT), ("sys exit", Outcome.CRASHED),
        ("os exit", Outcome.CRASHED), ("kills itself", Outcome.CRASHED), ("segfault", Outcome.CRASHED),
        ("80 GB", Outcome.CRASHED), ("endless recursion", Outcome.CRASHED), ("none", Outcome.FAILED),
        ("generator", Outcome.FAILED), ("nan", Outcome.FAILED), ("complex", Outcome.FAILED), ("text", Outcome.FAILED),
        ("float32", Outcome.FAILED), ("liar", Outcome.FAILED), ("lying float wrong", Outcome.FAILED),
        ("raises", Outcome.CRASHED), ("Fortran", Outcome.CRASHED), ("evil exception", Outcome.CRASHED), ("keyboard", Outcome.CRASHED),
        ("patches numpy", Outcome.FAILED), ("fills the pipe", Outcome.CRASHED),
    ],
)  # fmt: skip
def test_a_bad_function_loses_its_own_check_and_keeps_the_rest(
    reports: dict[str, Report], name: str, outcome: Outcome
) -> None:
    report = reports[name]
    assert check(report, "test_total").outcome == outcome
    assert report.score == 9.0, [(found.name, found.message) for found in report.checks]
    assert check(report, "test_total").message


@pytest.mark.parametrize("name", ["matrix", "objects", "column", "lying array wrong"])
def test_a_result_of_the_wrong_kind_fails_with_a_sentence(reports: dict[str, Report], name: str) -> None:
    found = check(reports[name], "test_update")
    assert found.outcome == Outcome.FAILED
    assert found.message.endswith(".")


@pytest.mark.parametrize(
    ("name", "check_name", "words"),
    [
        ("column", "test_update", "An array of shape (3,) was asked for, an array of shape (3, 1) came back"),
        ("matrix", "test_update", "np.matrix cannot be returned"),
        ("objects", "test_update", "array of objects"),
        ("none", "test_total", "None (is there a return?)"),
        ("generator", "test_total", "generator cannot be returned"),
        ("nan", "test_total", "not a number"),
        ("float32", "test_total", "keep float64"),
        ("os exit", "test_total", "ended the program with exit code 0"),
        ("kills itself", "test_total", "SIGKILL"),
        ("80 GB", "test_total", "MemoryError"),
        ("endless recursion", "test_total", "RecursionError"),
        ("Fortran", "test_total", "numpy.f2py.compile is not available here"),
        ("raises", "test_total", "ValueError: n must be 7 (line 14 of tiny.py: `raise ValueError('n must be 7')`)"),
        ("summed", "test_mean", "is exactly 7 times too large; n is 7"),
        ("misspelt", "test_mean", "There is no mean in your file. Did you mean mean where you wrote meen?"),
        ("in place", "test_update_keeps_its_arguments", "changed its argument number 1"),
        ("climbs", "test_walk", "Consistent with your own update"),
    ],
)
def test_the_message_says_what_is_certain(reports: dict[str, Report], name: str, check_name: str, words: str) -> None:
    assert words in check(reports[name], check_name).message.replace("(0 of 3 cases passed.)", "")


def test_a_hanging_function_pays_its_budget_once(reports: dict[str, Report]) -> None:
    report = reports["loops for ever"]
    assert sum(found.duration > 0.5 for found in report.checks) <= 1


def test_changing_and_sharing_arrays_is_caught(reports: dict[str, Report]) -> None:
    for name in ("in place", "alias"):
        assert check(reports[name], "test_update_keeps_its_arguments").points == 0


def test_a_known_mistake_is_named_in_other_words(reports: dict[str, Report]) -> None:
    diagnosis = check(reports["summed"], "test_mean").diagnosis
    assert diagnosis is not None
    assert diagnosis.mistake == "TINY-01"


def test_follow_through_pays_when_the_mistake_was_named(reports: dict[str, Report]) -> None:
    walk = check(reports["climbs"], "test_walk")
    assert (walk.outcome, walk.points, walk.consistent_with) == (Outcome.PASSED, 2.0, ["update"])


def test_follow_through_pays_nothing_for_an_unnamed_consistent_nothing(reports: dict[str, Report]) -> None:
    assert check(reports["cheats consistently"], "test_walk").points == 0


def test_parametrised_cases_share_the_points(reports: dict[str, Report]) -> None:
    found = check(reports["half of the cases"], "test_mean")
    assert (found.outcome, found.points) == (Outcome.PARTIAL, pytest.approx(2 / 3))


def test_what_was_forgiven_is_noted(reports: dict[str, Report]) -> None:
    assert any("matplotlib.pyplot.plot is not available" in note for note in reports["bottom fails"].notes)
    assert any("input() cannot be used" in note for note in reports["input"].notes)
    assert any("exit code 0" in note for note in reports["bottom exits"].notes)
    assert any("RuntimeWarning" in note for note in reports["warns"].notes)
    assert any("ZeroDivisionError" in note for note in reports["notebook"].notes)


def test_output_is_kept_and_cut(reports: dict[str, Report]) -> None:
    assert reports["prints"].output.startswith("hello\nbye")
    assert not re.search(r"0x[0-9a-f]{6}", reports["prints"].output)
    assert len(reports["a gigabyte of prints"].output) <= 4000


@pytest.mark.parametrize("name", ["syntax", "empty", "other functions", "zero bytes", "broken notebook", "fails early"])
def test_what_cannot_be_judged_is_rejected_with_the_reason(reports: dict[str, Report], name: str) -> None:
    assert (reports[name].status, reports[name].score) == ("rejected", 0.0)
    assert reports[name].reason


def test_an_array_that_lies_is_judged_by_its_plain_numbers(reports: dict[str, Report]) -> None:
    assert check(reports["lying array right"], "test_update").points == 2
    assert check(reports["lying array wrong"], "test_update").points == 0


def test_a_stub_earns_nothing(reports: dict[str, Report]) -> None:
    assert reports["stub"].score == 0
    assert check(reports["stub"], "test_total").outcome == Outcome.NOT_IMPLEMENTED


def test_nobody_got_a_fault(reports: dict[str, Report]) -> None:
    assert [name for name, report in reports.items() if report.status == "grader_fault"] == []
