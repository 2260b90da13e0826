"""`grade new`: the skeleton of an exercise, in the two folders that an author fills in."""

import keyword
import sys
from pathlib import Path

from grader.course import SLUG, Course
from grader.errors import UsageError

TAKEN = {*sys.stdlib_module_names, "numpy", "pytest", "grader"}  # a student's file must not stand in front of these
TOML = """title = "What students will see above the handout"
file = "{module}.py"
functions = ["double"]
given = []
minutes = 30
level = "core" # or "stretch"
source = []
builds_on = []
"""
HANDOUT = """# {slug}

## Why

## The mathematics

## A worked example

![a picture](picture.svg)

## What is asked

- `double(x)` → twice the number `x`.

## Hints

<details><summary>A first hint</summary>

What is $x + x$?

</details>
"""
STUB = '''"""{slug}: write the functions below; each says what it takes and what it returns."""


def double(x):
    """Twice the number x.

    x: a number. Returns a number.
    """
    raise NotImplementedError  # TODO: your code
'''
PUBLIC = '''"""Public checks: run them with pytest, or with `grade check`."""

import {module}


def test_twice_a_number():
    """double(x) is twice x"""
    assert {module}.double(3) == 6
    assert {module}.double(-0.5) == -1
'''
REFERENCE = '''"""The reference solution of {slug}."""


def double(x):
    """Twice the number x."""
    return 2 * x
'''
SUITE = '''"""The hidden checks of {slug}."""

from grader.suite import assert_matches, check


@check(points=10)
def test_double(student, reference, rng):
    """double returns twice its argument"""
    x = rng.normal()
    assert_matches(student.double(x), reference.double(x))
'''
MISTAKES = '''"""Known wrong functions of {slug}, and what a tutor would say."""

from grader.suite import mistake


@mistake("MINE-01", of="double", title="Squared instead of doubled", hints=("What does your function give for 3?",),
         feedback="This is what comes out when x is multiplied by itself: add it to itself instead.")
def squared(x):
    return x * x
'''
WRONG = """# mistake: double MINE-01 - with a power
def double(x):
    return x**2
"""
CORRECT = ("x + x", "2 * x", "x * 2", "sum([x, x])", "x / 0.5")
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M10 35 L70 5" stroke="black"/></svg>\n'
)


def write_skeleton(course: Course, slug: str) -> list[Path]:
    """Write a small exercise that `grade verify` proves, to be replaced piece by piece."""
    if not SLUG.match(slug):
        raise UsageError(f"{slug!r} is no slug: write two digits and words in small letters, like 13-momentum.")
    module = slug[3:].replace("-", "_")
    if not module.isidentifier() or keyword.iskeyword(module) or module in TAKEN:
        raise UsageError(
            f"{module}.py could not be imported, or would hide Python's own: choose another word than {slug[3:]}."
        )
    seen, hidden = course.root / "exercises" / slug, course.root / "solutions" / slug
    if seen.exists() or hidden.exists():
        raise UsageError(f"{slug} exists already: choose another number or word.")
    texts = {
        seen / "exercise.toml": TOML, seen / "handout.md": HANDOUT, seen / f"{module}.py": STUB,
        seen / f"test_{module}.py": PUBLIC, seen / "picture.svg": PICTURE, hidden / f"{module}.py": REFERENCE,
        hidden / f"test_{module}.py": SUITE, hidden / "mistakes.py": MISTAKES, hidden / "wrong/mine-01-power.py": WRONG,
    }  # fmt: skip
    for number, expression in enumerate(CORRECT, 1):
        texts[hidden / f"correct/style_{number}.py"] = (
            f'"""Another way."""\n\n\ndef double(x):\n    return {expression}\n'
        )
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{slug}", slug).replace("{module}", module), encoding="utf-8")
    return list(texts)
