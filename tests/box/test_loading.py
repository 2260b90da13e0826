"""Before a statement that could hang or end the process its place is announced; others cost no message."""

import pytest

from grader.box import loading

CANNOT = {
    "an import": "import math",
    "a from-import": "from math import pi",
    "a text": '"""what this is"""',
    "a function": "def f(x, y=2, *, z=None, **more):\n    while True: pass",
    "plain annotations": "def f(x: float, *rest: int) -> bool: pass",
}
CAN = {
    "an expression": "print(1)",
    "a text with a call in it": 'f"{print(1)}"',
    "an assignment": "x = 2",
    "a loop": "while False: pass",
    "a class": "class A:\n    x = 1",
    "a default that is called": "def f(x=print(1)): pass",
    "a keyword's default": "def f(*, x=print(1)): pass",
    "an annotation that is called": "def f(x: print(1)): pass",
    "an annotation of the rest": "def f(*x: print(1)): pass",
    "an annotation of the keywords": "def f(**x: print(1)): pass",
    "an annotation of a keyword": "def f(*, x: print(1)): pass",
    "an annotation of a first argument": "def f(x: print(1), /): pass",
    "what it returns": "def f() -> print(1): pass",
    "a decorator": "@print\ndef f(): pass",
    "a condition": "if True: pass",
}


def announced(source: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    loading.load("loaded", [f"{source}\nlast = 1\n"], {}, {}, lambda *place: places.append(place))
    return places


@pytest.mark.parametrize("source", CAN.values(), ids=CAN)
def test_what_runs_something_is_announced(source: str) -> None:
    assert announced(source) == [(0, 0), (0, 1)]


@pytest.mark.parametrize("source", CANNOT.values(), ids=CANNOT)
def test_what_only_names_things_is_not(source: str) -> None:
    assert announced(source) == [(0, 1)]
