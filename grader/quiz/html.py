"""Markdown with LaTeX as the HTML that an LMS shows: formulas between \\( and \\), code and raw HTML escaped.

The same Markdown as on the quiz pages (`markdown`), which write formulas as MathML. Used by `export_bodies`.
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline

from grader.quiz.markdown import FORMULA, OFF
from grader.text import inert

NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))  # XML has none of them, however they are written
PLAIN = {"text", "code_inline", "softbreak"}


def html(text: str) -> str:
    """Markdown as HTML."""
    return str(_reader().render(clean(text))).strip()


def plain(text: str) -> str | None:
    """Markdown as one line of text; None where that loses something (a formula, emphasis, a list)."""
    tokens = _reader().parse(clean(text).strip())
    if [one.type for one in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    parts = tokens[1].children or []
    if any(part.type not in PLAIN for part in parts):
        return None
    return "".join(part.content or " " for part in parts)


def code(text: str) -> str:
    """Code or an output, as it is."""
    return f"<pre><code>{escapeHtml(clean(text).strip(chr(10)))}</code></pre>"


def image(source: str, words: str) -> str:
    """A picture and what it shows."""
    return f'<p><img src="{escapeHtml(source)}" alt="{escapeHtml(clean(words).strip())}"></p>'


def clean(text: str) -> str:
    """A text without characters that XML cannot hold or that a page would obey."""
    return inert(text).translate(NO_CHARACTERS)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable(OFF)
    reader.inline.ruler.before("escape", "formula", _formula)
    reader.add_render_rule("formula", lambda own, tokens, at, options, env: f"\\({escapeHtml(tokens[at].content)}\\)")
    return reader


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula is taken as it is: Markdown has nothing to say in it."""
    found = FORMULA.match(state.src, state.pos)
    if found and not silent:
        state.push("formula", "", 0).content = found[1]
    state.pos = found.end() if found else state.pos
    return found is not None
