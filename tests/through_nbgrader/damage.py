"""Notebooks as they should not be: each kind of damage done to right work, and what becomes of it."""

import copy
import json
from collections.abc import Callable
from typing import Any

from through_nbgrader.classroom import EVERY

Notebook = dict[str, Any]
Damage = Callable[[Notebook], bytes]


def dump(notebook: Any) -> bytes:
    return json.dumps(notebook).encode()


def cell(notebook: Notebook, name: str) -> dict[str, Any]:
    return next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == name)


def solutions(notebook: Notebook) -> list[dict[str, Any]]:
    return [one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("solution")]


def tests(notebook: Notebook) -> list[dict[str, Any]]:
    return [one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade")]


def changed(change: Callable[[Notebook], Any]) -> Damage:
    """A change in place of a copy."""

    def damage(notebook: Notebook) -> bytes:
        own = copy.deepcopy(notebook)
        change(own)
        return dump(own)

    return damage


def each(pick: Callable[[Notebook], list[dict[str, Any]]], change: Callable[[dict[str, Any]], Any]) -> Damage:
    return changed(lambda notebook: [change(one) for one in pick(notebook)])


def marks(key: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda one: one["metadata"]["nbgrader"].__setitem__(key, value)


def everything(notebook: Notebook) -> list[dict[str, Any]]:
    return [one for one in notebook["cells"] if "nbgrader" in one["metadata"]]


def without(names: Callable[[dict[str, Any]], bool]) -> Damage:
    return changed(
        lambda n: n.update(cells=[one for one in n["cells"] if not names(one["metadata"].get("nbgrader", {}))])
    )


def split_between(notebook: Notebook) -> None:
    """A solution cell cut into a helper and the function."""
    own = cell(notebook, "predict")
    place = notebook["cells"].index(own)
    notebook["cells"].insert(place, {**copy.deepcopy(own), "source": "LINES = 'a line'", "id": "more"})


def split_within(notebook: Notebook) -> None:
    """A function cut in two: neither half is Python by itself."""
    own = cell(notebook, "predict")
    head, rest = own["source"].split("\n", 1)
    place = notebook["cells"].index(own)
    notebook["cells"].insert(place + 1, {**copy.deepcopy(own), "source": rest, "id": "rest"})
    own["source"] = head


def merged(notebook: Notebook) -> None:
    """All code in one cell of the student's own."""
    source = "\n\n".join(one["source"] for one in solutions(notebook))
    notebook["cells"] = [{"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": 1}]


def retyped(kind: str, pick: Callable[[Notebook], list[dict[str, Any]]]) -> Damage:
    def change(one: dict[str, Any]) -> None:
        one["cell_type"] = kind
        one.pop("outputs", None)
        one.pop("execution_count", None)

    return each(pick, change)


def of_2014(notebook: Notebook) -> bytes:
    """The format of IPython 2."""
    cells = [
        {
            "cell_type": "code",
            "input": one["source"],
            "language": "python",
            "outputs": [],
            "metadata": {},
            "collapsed": False,
        }
        for one in solutions(notebook)
    ]
    return dump({"worksheets": [{"cells": cells, "metadata": {}}], "metadata": {}, "nbformat": 3, "nbformat_minor": 0})


def prefixed(line: str) -> Damage:
    return each(solutions, lambda one: one.update(source=f"{line}\n{one['source']}"))


FORGED = [{"output_type": "execute_result", "data": {"text/plain": "1e9"}, "metadata": {}, "execution_count": 1}]
NOTHING = "nothing"  # the file is rejected: 0, with the reason
FULL = "full"  # right work is right work, however it comes
SOME = "some"  # what is broken is lost, the rest is graded

DAMAGES: dict[str, tuple[str, Damage]] = {
    "solution doubled": (FULL, changed(lambda n: n["cells"].append(copy.deepcopy(cell(n, "mse"))))),
    "test doubled": (FULL, changed(lambda n: n["cells"].insert(3, copy.deepcopy(tests(n)[2])))),
    "every cell doubled": (FULL, changed(lambda n: n.update(cells=[one for one in n["cells"] for _ in (1, 2)]))),
    "solution split": (FULL, changed(split_between)),
    "function split": (SOME, changed(split_within)),
    "all merged": (FULL, changed(merged)),
    "test deleted": (FULL, without(lambda own: own.get("grade_id") == "test_predict_many")),
    "tests deleted": (FULL, without(lambda own: own.get("grade", False))),
    "solution deleted": (SOME, without(lambda own: own.get("grade_id") == "sse")),
    "solutions deleted": (NOTHING, without(lambda own: own.get("solution", False) and own["grade_id"] != "imports")),
    "read-only deleted": (FULL, without(lambda own: own.get("locked", False) and not own["grade"])),
    "all cells deleted": (NOTHING, changed(lambda n: n.update(cells=[]))),
    "solution as markdown": (FULL, retyped("markdown", lambda n: [cell(n, "errors")])),
    "solutions as raw": (FULL, retyped("raw", solutions)),
    "tests as markdown": (FULL, retyped("markdown", tests)),
    "unknown cell type": (FULL, retyped("query", lambda n: [cell(n, "mse")])),
    "no marks": (FULL, each(everything, lambda one: one["metadata"].pop("nbgrader"))),
    "no marks, no ids": (FULL, each(everything, lambda one: (one["metadata"].pop("nbgrader"), one.pop("id")))),
    "no metadata": (FULL, changed(lambda n: [one.pop("metadata") for one in n["cells"]])),
    "metadata a list": (FULL, changed(lambda n: [one.update(metadata=[1]) for one in n["cells"]])),
    "marks a text": (FULL, each(everything, lambda one: one["metadata"].update(nbgrader="yes"))),
    "no grade id": (FULL, each(everything, lambda one: one["metadata"]["nbgrader"].pop("grade_id"))),
    "grade id a number": (FULL, each(everything, marks("grade_id", 7))),
    "one grade id for all": (FULL, each(everything, marks("grade_id", "mse"))),
    "grade ids swapped": (FULL, changed(lambda n: (marks("grade_id", "sse")(cell(n, "mse")), n["cells"].reverse()))),
    "schema of tomorrow": (FULL, each(everything, marks("schema_version", 99))),
    "schema of long ago": (FULL, each(everything, marks("schema_version", 1))),
    "schema a text": (FULL, each(everything, marks("schema_version", "three"))),
    "points raised": (FULL, each(tests, marks("points", 100))),
    "points a text": (FULL, each(tests, marks("points", "many"))),
    "tests unlocked": (FULL, each(tests, lambda one: (marks("locked", False)(one), marks("solution", True)(one)))),
    "tests ungraded": (FULL, each(tests, marks("grade", False))),
    "tests emptied": (FULL, each(tests, lambda one: one.update(source="pass"))),
    "everything a task": (FULL, each(everything, marks("task", True))),
    "kernel of another language": (FULL, changed(lambda n: n["metadata"].update(kernelspec={"name": "ir", "language": "R"}))),
    "no kernel": (FULL, changed(lambda n: n.pop("metadata"))),
    "line magics": (FULL, prefixed("%matplotlib inline")),
    "shell lines": (FULL, prefixed("!pip install numpy")),
    "help": (FULL, prefixed("np.mean?")),
    "cell magic": (SOME, changed(lambda n: cell(n, "predict").update(source="%%time\n" + cell(n, "predict")["source"]))),
    "upside down": (FULL, changed(lambda n: n["cells"].reverse())),
    "a thousand cells more": (FULL, changed(lambda n: n["cells"].extend({"cell_type": "code", "source": "1 + 1"} for _ in range(1000)))),
    "format 3": (FULL, of_2014),
    "format 99": (FULL, changed(lambda n: n.update(nbformat=99))),
    "no format": (FULL, changed(lambda n: n.pop("nbformat"))),
    "sources as lines": (FULL, changed(lambda n: [one.update(source=one["source"].splitlines(True)) for one in n["cells"]])),
    "a source a number": (FULL, changed(lambda n: n["cells"].append({"cell_type": "code", "source": 5}))),
    "a cell a text": (FULL, changed(lambda n: n["cells"].insert(0, "cell"))),
    "a cell nothing": (FULL, changed(lambda n: n["cells"].insert(0, None))),
    "one id for all": (FULL, changed(lambda n: [one.update(id="same") for one in n["cells"]])),
    "ids a sentence": (FULL, changed(lambda n: [one.update(id="an id with spaces" * 9) for one in n["cells"]])),
    "outputs forged": (FULL, each(tests, lambda one: one.update(outputs=FORGED))),
    "outputs a text": (FULL, each(tests, lambda one: one.update(outputs="none"))),
    "half a surrogate": (FULL, changed(lambda n: n["cells"].append({"cell_type": "markdown", "source": "\ud800"}))),
    "a zero byte": (SOME, changed(lambda n: cell(n, "mse").update(source=cell(n, "mse")["source"] + "\n# \0"))),
    "byte order mark": (FULL, lambda n: b"\xef\xbb\xbf" + dump(n)),
    "windows lines": (FULL, changed(lambda n: [one.update(source=one["source"].replace("\n", "\r\n")) for one in n["cells"]])),
    "sixteen bits": (NOTHING, lambda n: dump(n).decode().encode("utf-16")),
    "cut short": (NOTHING, lambda n: dump(n)[: len(dump(n)) // 2]),
    "empty": (NOTHING, lambda n: b""),
    "a list": (NOTHING, lambda n: b"[1, 2]"),
    "cells nothing": (NOTHING, changed(lambda n: n.update(cells=None))),
    "brackets without end": (NOTHING, lambda n: b"[" * 200_000),
    "a picture": (NOTHING, lambda n: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
}  # fmt: skip

# Near twins of others above: only `make prove` takes these through nbgrader, too.
TWINS = {
    "schema of long ago", "schema a text", "points a text", "grade id a number", "marks a text", "metadata a list",
    "a cell a text", "ids a sentence", "outputs a text", "solution as markdown", "line magics", "cells nothing",
    "test deleted", "a list",
}  # fmt: skip
TRIED = [name for name in DAMAGES if EVERY or name not in TWINS]
