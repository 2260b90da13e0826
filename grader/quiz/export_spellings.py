"""The spellings under which an LMS, which compares letter by letter, accepts a shape or a printed line.

Every one of them is an answer that `marking` accepts, too. Used by `export_items`.
"""

from grader.quiz.compare import Axes


def of_shape(axes: Axes) -> tuple[str, ...]:
    """A shape as people write it."""
    if axes is None:
        return ("error", "an error")
    if not axes:
        return ("()", "( )", "[]", "[ ]")
    numbers = list(map(str, axes))
    inner = [", ".join(numbers), ",".join(numbers)]
    if len(axes) == 1:
        inner = [f"{axes[0]},", f"{axes[0]}, ", str(axes[0])]
    wrapped = [wrap.format(one) for wrap in ("({})", "[{}]", "{}") for one in inner]
    return tuple(dict.fromkeys(one.strip() for one in wrapped))


def of_output(text: str) -> tuple[str, ...]:
    """A printed line, its spaces and commas as printed or in the usual other way."""
    line = " ".join(text.split())
    without = " ".join(line.replace(",", " ").split())
    tight = line.replace("[ ", "[").replace(" ]", "]")
    return tuple(dict.fromkeys((line, tight, line.replace(", ", ","), without)))
