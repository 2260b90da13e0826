"""Markdown as authors write it in a quiz becomes HTML: paragraphs, emphasis, lists, tables, code, and formulas as MathML.

Between the variants, whose texts are filled in, and the pages. No raw HTML, no links and no pictures come through: a quiz
page stands alone.
"""

import re
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

from grader.quiz.mathml import mathml

FORMULA = re.compile(r"\$(?=\S)([^$]*[^$\s\\])\$(?!\d)")
OFF = ["link", "image", "autolink", "html_inline", "html_block", "reference", "heading", "lheading", "hr", "code"]
KEPT = 5000  # a class reads the same sentences again and again
SIGNS = re.compile(r"[`$*_]|\\(?=[A-Za-z])")


@lru_cache(maxsize=KEPT)
def to_html(text: str) -> Markup:
    """The HTML of a text of several paragraphs."""
    return Markup(_reader().render(text))


@lru_cache(maxsize=KEPT)
def to_line(text: str) -> Markup:
    """The HTML of a text that stands in a line: of an option, of a row."""
    return Markup(_reader().renderInline(" ".join(text.split())))


def to_plain(text: str) -> str:
    """The words alone, for places that take no marks."""
    return SIGNS.sub("", " ".join(text.split()))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable(OFF)
    reader.inline.ruler.before("escape", "formula", _formula)
    reader.add_render_rule("formula", lambda own, tokens, at, options, env: mathml(tokens[at].content))
    return reader


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula between dollar signs; `$5 and $6` is none."""
    found = FORMULA.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("formula", "math", 0).content = found[1]
    state.pos = found.end()
    return True
