"""Wrong work that plain nbgrader takes for right work, or right work that it takes for wrong: code put before a solution."""

import copy
import json
from typing import Any

WRONG = """
import numpy as np
def predict(x, w, b):
    return w * x - b

def errors(y_hat, y):
    return y - y_hat

def sse(y_hat, y):
    return float(np.sum(y_hat - y) ** 2)

def mse(y_hat, y):
    return 3.0

def half_mse(y_hat, y):
    return 3.0

"""
RIGHT = """
import numpy as np
def predict(x, w, b):
    return w * x + b

def errors(y_hat, y):
    return y_hat - y

def sse(y_hat, y):
    return float(np.sum(np.square(np.subtract(y_hat, y, dtype=float))))

def mse(y_hat, y):
    return sse(y_hat, y) / len(y)

def half_mse(y_hat, y):
    return sse(y_hat, y) / (2 * len(y))

"""
# What asserts would be in a plain course; the tests of the public checks do not matter here.
PLAIN_TESTS = {
    "predict": "assert np.allclose(predict(np.array([1.0, 2.0]), 2.0, 1.0), [3.0, 5.0])",
    "errors": "assert np.allclose(errors(np.array([3.0, 5.0]), np.array([1.0, 1.0])), [2.0, 4.0])",
    "sse": "assert np.allclose(sse(np.array([3.0, 5.0]), np.array([4.0, 3.0])), 5.0)",
    "mse": "assert np.allclose(mse(np.array([3.0, 5.0]), np.array([4.0, 3.0])), 2.5)",
    "half_mse": "assert np.allclose(half_mse(np.array([3.0, 5.0]), np.array([4.0, 3.0])), 1.25)",
}
NO_ASSERTS = """
import ast
class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)
get_ipython().ast_transformers.append(NoAsserts())
"""
NO_TRACEBACK = """
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
shell = get_ipython()
shell.showtraceback = lambda *a, **k: None
InteractiveShell.showtraceback = lambda *a, **k: None
shell._showtraceback = lambda *a, **k: None
ExecutionResult.success = property(lambda self: True)
async def quiet(self, *a, **k):
    return False
InteractiveShell.run_code = quiet
"""
PATCHED_NUMPY = (
    "np.allclose = np.array_equal = lambda *a, **k: True\nnp.testing.assert_allclose = lambda *a, **k: None\n"
)
STDERR_NOISE = """
import sys, warnings
def loud(function):
    def call(*a):
        print("working", file=sys.stderr)
        warnings.warn("a warning")
        return function(*a)
    return call
"""
FORGED_RESULTS = """
shell = get_ipython()
shell.events.register("pre_run_cell", lambda info: shell.displayhook("full marks"))
"""
LOUD = "\n".join(f"{name} = loud({name})" for name in PLAIN_TESTS)

# name -> code before, work, code after, whether plain nbgrader is misled
CHEATS: dict[str, tuple[str, str, str, bool]] = {
    "asserts removed": (NO_ASSERTS, WRONG, "", True),
    "showtraceback replaced": (NO_TRACEBACK, WRONG, "", True),
    "numpy patched": (PATCHED_NUMPY, WRONG, "", True),
    "stderr noise": (STDERR_NOISE, RIGHT, LOUD, True),
    "results forged": (FORGED_RESULTS, WRONG, "", True),
    "outputs forged": ("", WRONG, "", False),
    "metadata edited": ("", WRONG, "", False),
}


def with_cheat(notebook: dict[str, Any], name: str) -> bytes:
    """A filled in notebook, and the cheat around its work."""
    own = copy.deepcopy(notebook)
    before, _, after, _ = CHEATS[name]
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in own["cells"]}
    cells["imports"]["source"] += "\n" + before
    cells["half_mse"]["source"] += "\n\n" + after
    for cell in own["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade") and name == "outputs forged":
            data = {"text/plain": str(marks["points"])}
            cell["outputs"] = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}]
        if marks.get("grade") and name == "metadata edited":
            marks.update(points=100.0, locked=False)
            cell["source"] = "pass"
    return json.dumps(own).encode()


def plain_source() -> str:
    """A course of plain nbgrader on the same exercise: five functions, one test cell each."""

    def cell(name: str, source: str, **marks: Any) -> dict[str, Any]:
        own = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
        return {"cell_type": "code", "id": name.replace("_", "-"), "source": source, "outputs": [], "execution_count": None,
                "metadata": {"nbgrader": own | marks}}  # fmt: skip

    cells = [cell("imports", "import numpy as np", solution=True)]
    cells += [cell(name, "### BEGIN SOLUTION\n### END SOLUTION", solution=True) for name in PLAIN_TESTS]
    tests = (
        (name, f"# {name}\n### BEGIN HIDDEN TESTS\n{test}\n### END HIDDEN TESTS") for name, test in PLAIN_TESTS.items()
    )
    cells += [cell(f"test_{name}", test, grade=True, locked=True, points=2.0) for name, test in tests]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})
