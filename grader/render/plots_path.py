"""The path of gradient descent on its cost surface: contours of a quadratic cost around its minimum, and the steps.

Drawn from what a suite left as `evidence("path", w=..., b=..., minimum=(w, b), curvature=(Jww, Jwb, Jbb))`; part of
`render.plots`.
"""

import math
from collections.abc import Sequence

from markupsafe import Markup

from grader.render.plots_axes import BOTTOM, LEFT, RIGHT, TOP, Axis, axis, frame, line, number, pixel, svg

LEVELS = 7  # contours, each at a quarter of the height of the one outside it
CORNERS = 72  # of one contour
Place = tuple[float, float]


def draw_path(steps: Sequence[Place], minimum: Place | None, curvature: Sequence[float], words: str) -> Markup:
    """The steps from start to end; contours when the minimum is given."""
    seen = [*steps, *([minimum] if minimum else [])]
    across, up = axis([w for w, _ in seen], LEFT, RIGHT), axis([b for _, b in seen], BOTTOM, TOP)
    parts = []
    if minimum:
        parts += [_contours(steps[0], minimum, curvature, across, up), _dot(minimum, across, up, "minimum")]
    parts.append(line([(across.at(w), up.at(b)) for w, b in steps], "yours"))
    parts += [_dot(step, across, up, "step") for step in steps]
    return svg([frame(across, up, "w", "b"), *parts], words)


def _contours(start: Place, minimum: Place, curvature: Sequence[float], across: Axis, up: Axis) -> Markup:
    """Lines of equal cost: J − J* = ½ dᵀ H d, the outermost through the start; cut off at the frame."""
    outermost = excess(start, minimum, curvature)
    lines = []
    for k in range(LEVELS if outermost > 0 else 0):
        level = outermost / 4**k
        corners = [(across.at(w), up.at(b)) for w, b in contour(level, minimum, curvature)]
        d = "M" + "L".join(f"{pixel(x)} {pixel(y)}" for x, y in corners) + "Z"
        lines.append(Markup('<path class="contour" data-level="{}" d="{}"/>').format(number(level), d))
    box = (LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP)
    window = Markup('<svg x="{0}" y="{1}" width="{2}" height="{3}" viewBox="{0} {1} {2} {3}">{4}</svg>')
    return window.format(*box, Markup("").join(lines))


def is_bowl(curvature: Sequence[float]) -> bool:
    """Whether the cost has one lowest place."""
    ww, wb, bb = curvature
    return ww > 0 and ww * bb - wb * wb > 0


def excess(place: Place, minimum: Place, curvature: Sequence[float]) -> float:
    """How much higher the cost is there than at the minimum."""
    dw, db = place[0] - minimum[0], place[1] - minimum[1]
    ww, wb, bb = curvature
    return 0.5 * (ww * dw * dw + 2 * wb * dw * db + bb * db * db)


def contour(level: float, minimum: Place, curvature: Sequence[float]) -> list[Place]:
    """Places of equal cost: with H = L Lᵀ, d = √(2 level) L⁻ᵀ u for u around the unit circle."""
    ww, wb, bb = curvature
    l11 = math.sqrt(ww)
    l21 = wb / l11
    l22 = math.sqrt(bb - l21 * l21)
    size, places = math.sqrt(2 * level), []
    for k in range(CORNERS):
        angle = 2 * math.pi * k / CORNERS
        db = size * math.sin(angle) / l22
        dw = (size * math.cos(angle) - l21 * db) / l11
        places.append((minimum[0] + dw, minimum[1] + db))
    return places


def _dot(place: Place, across: Axis, up: Axis, kind: str) -> Markup:
    x, y = pixel(across.at(place[0])), pixel(up.at(place[1]))
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(kind, x, y, 4 if kind == "minimum" else 2)
