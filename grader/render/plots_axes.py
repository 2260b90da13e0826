"""Axes of the small pictures: numbers to pixels and back by their ticks, and the frame that is drawn around them.

Used by `render.plots` and `render.plots_path`; every number passes through `number`, so nothing but digits is drawn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

WIDTH, HEIGHT = 520, 280
LEFT, RIGHT, TOP, BOTTOM = 64, 508, 12, 236  # of the drawn area
LARGEST = 1e300  # what is larger is drawn as a gap, like nan
WIDE = 100.0  # a curve that falls by more is drawn on a logarithmic axis


def number(value: float) -> str:
    """A number as it stands in a picture."""
    return f"{value:.6g}"


def pixel(value: float) -> str:
    """A coordinate, to a hundredth of a pixel."""
    return f"{value:.2f}"


def finite(values: Any) -> list[float | None]:
    """A series of a report; what cannot be drawn is None."""
    if not isinstance(values, (list, tuple)):
        return []
    return [
        float(one) if isinstance(one, (int, float)) and math.isfinite(one) and abs(one) < LARGEST else None
        for one in values
    ]


@dataclass(frozen=True)
class Axis:
    """Maps low..high to the pixels start..end."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """The pixel of a value."""
        low, high, value = (math.log10(one) if self.log else one for one in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (value - low) / (high - low)

    def ticks(self) -> list[float]:
        """Round values along it."""
        return _powers(self.low, self.high) if self.log else _round_values(self.low, self.high)


def axis(values: Sequence[float], start: float, end: float, may_be_log: bool = False) -> Axis:
    """An axis on which all values have room."""
    low, high = min(values), max(values)
    if may_be_log and low > 0 and high / low > WIDE:
        return Axis(10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high)), start, end, log=True)
    margin = (high - low) * 0.04 or abs(high) * 0.1 or 1.0
    return Axis(low - margin, high + margin, start, end)


def _powers(low: float, high: float) -> list[float]:
    first, last = round(math.log10(low)), round(math.log10(high))
    return [10.0**power for power in range(first, last + 1, max(1, -(-(last - first) // 6)))]


def _round_values(low: float, high: float) -> list[float]:
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((power * factor for factor in (1, 2, 5) if power * factor >= rough), power * 10)
    first = math.ceil(low / step)
    return [round(first + k, 6) * step for k in range(int((high - first * step) / step + 1e-9) + 1)]


def line(points: Sequence[tuple[float, float] | None], kind: str) -> Markup:
    """A curve through points in pixels, with gaps; a lone point is a dot."""
    steps, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        place = f"{pixel(point[0])} {pixel(point[1])}"
        steps.append(f"M{place}L{place}" if pen == "M" else f"L{place}")
        pen = "L"
    return Markup('<path class="{}" d="{}"/>').format(kind, "".join(steps))


def frame(
    across: Axis, up: Axis, across_name: str, up_name: str, labels: Sequence[tuple[float, str]] | None = None
) -> Markup:
    """Tick marks with their values (or with labels of their own, below), and what the axes are."""
    below = [(value, number(value)) for value in across.ticks()] if labels is None else labels
    parts = [Markup('<path class="axis" d="M{} {}V{}H{}"/>').format(LEFT, TOP, BOTTOM, RIGHT)]
    for value, label in below:
        place = pixel(across.at(value))
        parts.append(Markup('<text class="tick x" x="{}" y="{}">{}</text>').format(place, BOTTOM + 16, label))
    for value in up.ticks():
        y = pixel(up.at(value))
        parts.append(Markup('<path class="grid" d="M{} {}H{}"/>').format(LEFT, y, RIGHT))
        parts.append(Markup('<text class="tick y" x="{}" y="{}">{}</text>').format(LEFT - 6, y, number(value)))
    middle = (LEFT + RIGHT) // 2, (TOP + BOTTOM) // 2
    parts.append(Markup('<text class="name" x="{}" y="{}">{}</text>').format(middle[0], HEIGHT - 8, across_name))
    turned = Markup('<text class="name" transform="translate(12 {})rotate(-90)">{}</text>')
    return Markup("").join([*parts, turned.format(middle[1], up_name)])


def svg(parts: Sequence[Markup], words: str, height: float = HEIGHT) -> Markup:
    """A whole picture, with its words for whoever does not see it."""
    head = Markup('<svg class="plot" role="img" viewBox="0 0 {} {}" aria-label="{}">').format(
        WIDTH, pixel(height), words
    )
    return head + Markup("").join(parts) + Markup("</svg>")
