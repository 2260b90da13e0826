"""Pictures where they say more than numbers: what a suite left as evidence, as SVG that stands inside a page.

Pure functions from the evidence of a report to a `Picture`. A kind that is not known, or numbers that cannot be drawn, give
none. The student's own numbers are always drawn; what was expected only when the course shows everything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from grader.render.plots_axes import BOTTOM, LEFT, RIGHT, TOP, Axis, axis, finite, frame, line, number, pixel, svg
from grader.render.plots_path import draw_path, is_bowl

Evidence = dict[str, Any]
MOST_COMPONENTS = 24  # those farthest off
PARTS = ("training", "validation", "test")
ROW = 44  # pixels of one bar of proportions
NARROW, WIDE_ENOUGH = 0.09, 0.25  # shares with room for a number, and for a name too


@dataclass(frozen=True)
class Picture:
    """One drawing, and the same in words."""

    title: str
    words: str
    svg: Markup
    legend: tuple[str, ...] = ()  # which of `yours` and `expected` are in it


def picture(evidence: Evidence, with_expected: bool) -> Picture | None:
    """The drawing of one piece of evidence."""
    draw = KINDS.get(str(evidence.get("kind")))
    return draw(evidence, with_expected) if draw else None


def pictures(evidence: Sequence[Evidence] | None, with_expected: bool) -> list[Picture]:
    """All drawings of a hidden check."""
    drawn = (picture(one, with_expected) for one in evidence or ())
    return [one for one in drawn if one is not None]


def _legend(expected: Any) -> tuple[str, ...]:
    return ("yours", "expected") if expected else ("yours",)


def curve(evidence: Evidence, with_expected: bool) -> Picture | None:
    """The student's costs, and the expected ones beside them: `costs`, `expected`."""
    costs = finite(evidence.get("costs"))
    expected = finite(evidence.get("expected")) if with_expected else []
    known = [value for value in costs + expected if value is not None]
    if len(costs) < 2 or not known:
        return None
    across = axis([0, max(len(costs), len(expected)) - 1], LEFT, RIGHT)
    up = axis(known, BOTTOM, TOP, may_be_log=True)
    labels = [(place, number(place)) for place in across.ticks() if place == int(place)]
    parts = [frame(across, up, "place in the list of costs", "cost", labels)]
    parts += [
        _series(values, across, up, kind) for values, kind in ((expected, "expected"), (costs, "yours")) if values
    ]
    words = f"Your costs: {_course_of(costs)}."
    if expected:
        words += f" Expected: {_course_of(expected)}."
    return Picture("The costs along the way", words, svg(parts, words), _legend(expected))


def _series(values: list[float | None], across: Axis, up: Axis, kind: str) -> Markup:
    places = [None if value is None else (across.at(k), up.at(value)) for k, value in enumerate(values)]
    return line(places, kind)


def _course_of(values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "none of them can be drawn"
    lost = len(values) - len(known)
    text = f"from {number(known[0])} to {number(known[-1])}, lowest {number(min(known))}"
    return text + (f"; {lost} of {len(values)} are not finite" if lost else "")


def gradient(evidence: Evidence, with_expected: bool) -> Picture | None:
    """The student's slopes, and the numeric ones beside them, component by component: `analytic`, `numeric`."""
    found = finite(evidence.get("analytic"))
    numeric = finite(evidence.get("numeric")) if with_expected else []
    own, other = _all_known(found), _all_known(numeric)
    if not own or len(own) != len(found) or (numeric and len(other) != len(own)):
        return None
    chosen = _farthest(own, other)
    drawn = [(values, kind) for values, kind in ((own, "yours"), (other, "expected")) if values]
    up = axis([0.0, *(values[k] for values, _ in drawn for k in chosen)], BOTTOM, TOP)
    across = Axis(-0.5, len(chosen) - 0.5, LEFT, RIGHT)
    labels = [(float(place), str(k + 1)) for place, k in enumerate(chosen)]
    parts = [frame(across, up, "component", "slope", labels)]
    parts += [_bar(place, k, values[k], across, up, kind) for place, k in enumerate(chosen) for values, kind in drawn]
    words = _gradient_words(own, other, len(chosen))
    return Picture("The gradient, component by component", words, svg(parts, words), _legend(other))


def _all_known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _farthest(own: list[float], other: list[float]) -> list[int]:
    """The components that are drawn, in their order."""
    off = [abs(value - (other[k] if other else 0.0)) for k, value in enumerate(own)]
    return sorted(sorted(range(len(own)), key=lambda k: -off[k])[:MOST_COMPONENTS])


def _bar(place: int, component: int, value: float, across: Axis, up: Axis, kind: str) -> Markup:
    """A bar from zero; the student's stands left of the numeric one."""
    left = across.at(place - 0.4 if kind == "yours" else place)
    ends = sorted((up.at(value), up.at(0.0)))
    box = [pixel(one) for one in (left, ends[0], across.at(place) - across.at(place - 0.4), ends[1] - ends[0])]
    return Markup('<rect class="{}" data-component="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, component + 1, *box
    )


def _gradient_words(own: list[float], other: list[float], shown: int) -> str:
    if not other:
        text = f"Your slopes: {', '.join(number(value) for value in own[:shown])}."
    else:
        worst = max(range(len(own)), key=lambda k: abs(own[k] - other[k]))
        text = (
            f"Farthest off is component {worst + 1}: yours {number(own[worst])}, "
            f"the slope measured by small differences {number(other[worst])}."
        )
    return text + (f" Drawn are {shown} of {len(own)} components." if shown < len(own) else "")


def path(evidence: Evidence, with_expected: bool) -> Picture | None:
    """The steps on the cost surface: `w`, `b`, and for the contours `minimum` and `curvature`."""
    steps = [(w, b) for w, b in zip(finite(evidence.get("w")), finite(evidence.get("b")), strict=False)
             if w is not None and b is not None]  # fmt: skip
    lowest, curvature = _all_known(finite(evidence.get("minimum"))), _all_known(finite(evidence.get("curvature")))
    if len(steps) < 2:
        return None
    known = with_expected and len(lowest) == 2 and len(curvature) == 3 and is_bowl(curvature)
    minimum = (lowest[0], lowest[1]) if known else None
    words = f"Your path: {len(steps)} places from {_place(steps[0])} to {_place(steps[-1])}."
    if minimum:
        words += f" The cost is lowest at {_place(minimum)}, the dot. Each contour is a quarter as high above it as the next."
    return Picture("The path of (w, b)", words, draw_path(steps, minimum, curvature, words), ("yours",))


def _place(place: tuple[float, float]) -> str:
    return f"({number(place[0])}, {number(place[1])})"


def split(evidence: Evidence, with_expected: bool) -> Picture | None:
    """How the examples were divided, and what was asked for: `sizes`, `fractions`."""
    sizes, asked = _shares(evidence.get("sizes")), _shares(evidence.get("fractions")) if with_expected else []
    if not sizes:
        return None
    rows = [("yours", sizes), *([("asked for", asked)] if asked else [])]
    parts = [_row(y, label, shares) for y, (label, shares) in enumerate(rows)]
    counts = [value or 0.0 for value in finite(evidence.get("sizes"))]
    told = ", ".join(f"{_part(k, len(sizes))} {number(counts[k])} ({share:.1%})" for k, share in enumerate(sizes))
    wanted = ", ".join(f"{share:.1%}" for share in asked)
    words = f"Your split: {told}." + (f" Asked for: {wanted}." if asked else "")
    return Picture(
        "The proportions of the split", words, svg([part for row in parts for part in row], words, ROW * len(rows))
    )


def _shares(values: Any) -> list[float]:
    """Parts of a whole; none when they are no proportions."""
    known = finite(values)
    good = [value for value in known if value is not None and value >= 0]
    whole = sum(good)
    return [value / whole for value in good] if good and len(good) == len(known) and whole > 0 else []


def _part(k: int, count: int) -> str:
    return PARTS[k] if count == len(PARTS) else f"part {k + 1}"


def _row(row: int, label: str, shares: list[float]) -> list[Markup]:
    """One bar of proportions, each part with its share."""
    parts = [Markup('<text class="tick y" x="{}" y="{}">{}</text>').format(LEFT - 6, row * ROW + ROW // 2, label)]
    start, scale = float(LEFT), RIGHT - LEFT
    box = Markup('<rect class="part part-{}" data-row="{}" x="{}" y="{}" width="{}" height="{}"/>')
    name = Markup('<text class="share" x="{}" y="{}">{}</text>')
    for k, share in enumerate(shares):
        parts.append(box.format(k % 3, label, pixel(start), row * ROW + 4, pixel(share * scale), ROW - 8))
        if share > NARROW:
            told = f"{_part(k, len(shares))} {share:.1%}" if share > WIDE_ENOUGH else f"{share:.1%}"
            parts.append(name.format(pixel(start + share * scale / 2), row * ROW + ROW // 2, told))
        start += share * scale
    return parts


def histogram(counts: Sequence[int], labels: Sequence[str], words: str) -> Markup:
    """How many there are of each; the class page's distributions."""
    across, up = Axis(-0.5, len(counts) - 0.5, LEFT, RIGHT), Axis(0, max(5, *counts) * 1.1, BOTTOM, TOP)
    parts = [frame(across, up, "percent of the points", "students", [(k, label) for k, label in enumerate(labels)])]
    box = Markup('<rect class="yours" data-bin="{}" x="{}" y="{}" width="{}" height="{}"/>')
    for k, count in enumerate(counts):
        left, top = across.at(k - 0.45), up.at(count)
        width = across.at(k + 0.45) - left
        parts.append(box.format(k, pixel(left), pixel(top), pixel(width), pixel(BOTTOM - top)))
        if count:
            parts.append(Markup('<text class="count" x="{}" y="{}">{}</text>').format(
                pixel(left + width / 2), pixel(top - 4), count))  # fmt: skip
    return svg(parts, words)


KINDS: dict[str, Callable[[Evidence, bool], Picture | None]] = {
    "curve": curve, "gradient": gradient, "path": path, "split": split,
}  # fmt: skip
