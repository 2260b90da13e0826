"""The pictures show what the report says: values are read back off the drawing by its own ticks, as a person would."""

import math
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from render import made

from grader.render.page import page
from grader.render.plots import MOST_COMPONENTS, histogram, picture, pictures
from grader.render.plots_axes import LEFT, RIGHT
from grader.sentences import Sentences

COSTS = [13.3284, 10.0015, 7.755, 6.09719, 4.84161]
RIGHT_COSTS = [13.3284, 8.1, 5.2, 3.4, 2.9]


def drawn(evidence: dict[str, Any], with_expected: bool = True) -> ElementTree.Element:
    found = picture(evidence, with_expected)
    assert found is not None
    return ElementTree.fromstring(found.svg)


def all_of(root: ElementTree.Element, tag: str, kind: str) -> list[ElementTree.Element]:
    return [one for one in root.iter(tag) if one.get("class") == kind]


def reader(root: ElementTree.Element, side: str, log: bool = False) -> Callable[[float], float]:
    """Pixels to values, by the first and the last tick of an axis."""
    ticks = [(float(one.get(side) or 0), float(one.text or 0)) for one in all_of(root, "text", f"tick {side}")]
    (start, low), (end, high) = ticks[0], ticks[-1]
    if log:
        low, high = math.log10(low), math.log10(high)

    def read(pixel: float) -> float:
        value = low + (high - low) * (pixel - start) / (end - start)
        return 10**value if log else value

    return read


def points(element: ElementTree.Element) -> list[tuple[float, float]]:
    pairs = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", element.get("d") or "")
    return [(float(x), float(y)) for x, y in pairs][1:]  # a curve begins with its first point twice


def heights(root: ElementTree.Element, kind: str, log: bool = False) -> list[float]:
    read = reader(root, "y", log)
    (curve,) = all_of(root, "path", kind)
    return [read(y) for _, y in points(curve)]


def test_a_cost_curve_shows_the_costs_of_the_report_beside_the_expected_ones() -> None:
    root = drawn({"kind": "curve", "costs": COSTS, "expected": RIGHT_COSTS})

    assert heights(root, "yours") == pytest.approx(COSTS, abs=0.01)
    assert heights(root, "expected") == pytest.approx(RIGHT_COSTS, abs=0.01)
    across = reader(root, "x")
    (curve,) = all_of(root, "path", "yours")
    assert [across(x) for x, _ in points(curve)] == pytest.approx([0, 1, 2, 3, 4], abs=0.01)


def test_a_steep_curve_stands_on_a_logarithmic_axis() -> None:
    costs = [1e12, 3.5e7, 120.0, 0.02]
    root = drawn({"kind": "curve", "costs": costs})

    assert heights(root, "yours", log=True) == pytest.approx(costs, rel=0.01)


def test_what_is_not_finite_is_a_gap_and_is_said() -> None:
    found = picture({"kind": "curve", "costs": [3.0, 2.0, None, math.nan, math.inf, 1.0]}, False)
    assert found is not None

    assert "3 of 6 are not finite" in found.words
    (curve,) = all_of(ElementTree.fromstring(found.svg), "path", "yours")
    assert (curve.get("d") or "").count("M") == 2
    assert "nan" not in found.svg
    assert "inf" not in found.svg


def test_a_gradient_is_drawn_component_by_component() -> None:
    analytic, numeric = [1.5, -0.25, 3.0], [1.5, 0.25, 1.0]
    root = drawn({"kind": "gradient", "analytic": analytic, "numeric": numeric})
    read = reader(root, "y")

    for kind, values in (("yours", analytic), ("expected", numeric)):
        bars = all_of(root, "rect", kind)
        assert [int(bar.get("data-component") or 0) for bar in bars] == [1, 2, 3]
        for bar, value in zip(bars, values, strict=True):
            top = float(bar.get("y") or 0)
            ends = [read(top), read(top + float(bar.get("height") or 0))]
            assert ends == pytest.approx([max(value, 0), min(value, 0)], abs=0.02)


def test_of_a_long_gradient_the_components_farthest_off_are_drawn() -> None:
    numeric = [0.0] * 60
    analytic = [float(k == 41) + 0.001 * k for k in range(60)]
    root = drawn({"kind": "gradient", "analytic": analytic, "numeric": numeric})
    components = [int(bar.get("data-component") or 0) for bar in all_of(root, "rect", "yours")]

    assert components == sorted(components)
    assert len(components) == MOST_COMPONENTS
    assert 42 in components


def test_contours_are_lines_of_equal_cost_and_the_path_is_the_steps() -> None:
    minimum, curvature = (2.0, -1.0), (4.0, 1.0, 1.0)
    steps = [(5.0, 3.0), (3.0, 1.0), (2.2, -0.5)]
    evidence = {"kind": "path", "w": [w for w, _ in steps], "b": [b for _, b in steps], "minimum": list(minimum),
                "curvature": list(curvature)}  # fmt: skip
    root = drawn(evidence)
    for element in root.iter():
        element.tag = element.tag.split("}")[-1]
    read_w, read_b = reader(root, "x"), reader(root, "y")

    def excess(w: float, b: float) -> float:
        dw, db = w - minimum[0], b - minimum[1]
        return 0.5 * (curvature[0] * dw**2 + 2 * curvature[1] * dw * db + curvature[2] * db**2)

    (path,) = all_of(root, "path", "yours")
    for (x, y), step in zip(points(path), steps, strict=True):
        assert (read_w(x), read_b(y)) == pytest.approx(step, abs=0.01)
    contours = all_of(root, "path", "contour")
    assert float(contours[0].get("data-level") or 0) == pytest.approx(excess(*steps[0]))
    for contour in contours:
        level = float(contour.get("data-level") or 0)
        for x, y in points(contour):
            assert excess(read_w(x), read_b(y)) == pytest.approx(level, rel=0.03, abs=0.03)


def test_a_split_is_drawn_in_proportion() -> None:
    root = drawn({"kind": "split", "sizes": [12, 5, 3], "fractions": [0.6, 0.2, 0.2]})
    for row, wanted in (("yours", [0.6, 0.25, 0.15]), ("asked for", [0.6, 0.2, 0.2])):
        boxes = [box for box in root.iter("rect") if box.get("data-row") == row]
        widths = [float(box.get("width") or 0) / (RIGHT - LEFT) for box in boxes]
        assert widths == pytest.approx(wanted, abs=0.001)
        starts = [float(box.get("x") or 0) for box in boxes]
        assert starts[1] == pytest.approx(starts[0] + wanted[0] * (RIGHT - LEFT), abs=0.02)


def test_a_histogram_counts() -> None:
    counts = [3, 0, 12]
    root = ElementTree.fromstring(histogram(counts, ["a", "b", "c"], "three bars"))
    ticks = [(float(one.get("y") or 0), float(one.text or 0)) for one in all_of(root, "text", "tick y")]
    scale = (ticks[-1][1] - ticks[0][1]) / (ticks[0][0] - ticks[-1][0])

    found = [float(bar.get("height") or 0) * scale for bar in all_of(root, "rect", "yours")]
    assert found == pytest.approx(counts, abs=0.05)


def test_the_picture_on_a_page_is_drawn_from_the_report() -> None:
    wrong = made.check("test_a_long_run", evidence=[{"kind": "curve", "costs": COSTS}])
    ledger = made.ledger([made.report("anna", "01-tiny", [wrong])])
    html = page(ledger, "anna", None, Sentences(ledger.course), made.NOON).decode()
    (plot,) = re.findall(r'<svg class="plot".*?</svg>', html, re.DOTALL)

    assert heights(ElementTree.fromstring(plot), "yours") == pytest.approx(COSTS, abs=0.01)


@pytest.mark.parametrize(
    "evidence",
    [
        {"kind": "curve", "costs": COSTS, "expected": RIGHT_COSTS},
        {"kind": "gradient", "analytic": [1.0, 2.0], "numeric": [1.5, 2.5]},
        {"kind": "split", "sizes": [6, 2, 2], "fractions": [0.5, 0.3, 0.2]},
        {"kind": "path", "w": [1.0, 2.0], "b": [0.0, 1.0], "minimum": [3.0, 3.0], "curvature": [1.0, 0.0, 1.0]},
    ],
    ids=lambda evidence: evidence["kind"],
)
def test_what_was_expected_is_in_no_picture_unless_it_may_be_shown(evidence: dict[str, Any]) -> None:
    without = {key: evidence[key] for key in ("kind", "costs", "analytic", "sizes", "w", "b") if key in evidence}

    assert picture(evidence, False) == picture(without, False)
    assert picture(evidence, True) != picture(evidence, False)


@pytest.mark.parametrize(
    "evidence",
    [
        {"kind": "unheard of", "costs": COSTS}, {}, {"kind": "curve"}, {"kind": "curve", "costs": "<script>"},
        {"kind": "curve", "costs": [None, None]}, {"kind": "curve", "costs": [1.0]}, {"kind": "curve", "costs": 3.0},
        {"kind": "gradient", "analytic": [1.0], "numeric": [1.0, 2.0]}, {"kind": "gradient", "analytic": [math.nan]},
        {"kind": "split", "sizes": [0, 0, 0]}, {"kind": "split", "sizes": [-1, 2]}, {"kind": "split", "sizes": []},
        {"kind": "path", "w": [1.0], "b": [1.0]}, {"kind": "path", "w": ["a", "b"], "b": [1.0, 2.0]},
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_drawn_give_no_picture(evidence: dict[str, Any]) -> None:
    assert pictures([evidence], True) == []


@pytest.mark.parametrize("costs", [[0.0, 0.0], [5.0, 5.0, 5.0], [1e-320, 1e299], [-1e299, 1e299], [1e-9, 1e-9 + 1e-22]])
def test_extreme_curves_are_drawn(costs: list[float]) -> None:
    root = drawn({"kind": "curve", "costs": costs})
    (curve,) = all_of(root, "path", "yours")

    assert len(points(curve)) == len(costs)
