"""Texts with `{{names}}` filled in: whole numbers without a point, decimals without the noise of binary.

Between `draws` and `variants`.
"""

from collections.abc import Mapping

from grader.quiz.fields import PLACEHOLDER
from grader.quiz.grammar import ExpressionError

Shown = int | float | str | tuple[float, ...]


def placeholders(text: str) -> set[str]:
    """The names that a text asks for."""
    return {match[1] for match in PLACEHOLDER.finditer(text)}


def fill(text: str, values: Mapping[str, Shown]) -> str:
    """The text with every `{{name}}` or `{{name:format}}` replaced."""

    def one(name: str, form: str | None) -> str:
        if name not in values:
            raise ExpressionError(f"{{{{{name}}}}} is no parameter and no let")
        return show(values[name], form or "")

    filled = PLACEHOLDER.sub(lambda match: one(match[1], match[2]), text)
    if "{{" in filled:
        raise ExpressionError(
            f"{filled[filled.index('{{') :][:20]!r} is no placeholder: write a space between the braces"
        )
    return filled


def show(value: Shown, form: str = "") -> str:
    """One value as a text shows it."""
    if isinstance(value, tuple):
        return f"[{', '.join(show(one, form) for one in value)}]"
    if isinstance(value, float):
        value = float(f"{value:.12g}")
        value = int(value) if value.is_integer() and abs(value) < 1e15 else value
    try:
        if form:
            return format(value, form)
    except ValueError as error:
        raise ExpressionError(f"the format {form!r} does not fit {value!r}: {error}") from None
    return f"{value:.10g}" if isinstance(value, float) else str(value)
