"""Draw the pictures of the handout: `python solutions/06-autodiff/pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
from autodiff import add, gradients, local_derivatives, minus, mul, square, total, variable
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "06-autodiff", "font.size": 11})
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "06-autodiff"
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
WIDTH, HEIGHT = 1.5, 1.0
INCHES = 0.82  # for each unit of the drawing


def number(value):
    """A number as the handout prints it."""
    return f"{value:g}".replace("-", "−")


def box(axes, at, name, value, slope, is_variable):
    """One node: its name, its value, and the slope of the output with respect to it."""
    x, y = at
    colour = GREEN if is_variable else BLUE
    style = "round,pad=0.02,rounding_size=0.16"
    corner = (x - WIDTH / 2, y - HEIGHT / 2)
    axes.add_patch(
        FancyBboxPatch(corner, WIDTH, HEIGHT, boxstyle=style, facecolor="white", edgecolor=colour, linewidth=1.8)
    )
    axes.text(x, y + 0.29, name, ha="center", va="center", color=colour, weight="bold")
    axes.text(x, y - 0.0, number(value), ha="center", va="center", color="black")
    axes.text(x, y - 0.3, number(slope), ha="center", va="center", color=ORANGE)


def arrow(axes, start, end, text, shift):
    """An arrow from an input to its user with the local derivative beside it."""
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=13, color=GREY, linewidth=1.4,
            shrinkA=0, shrinkB=0,
        )
    )  # fmt: skip
    middle = ((start[0] + end[0]) / 2 + shift[0], (start[1] + end[1]) / 2 + shift[1])
    axes.text(*middle, text, ha="center", va="center", color=GREY, fontsize=10)


def left(at, dy=0.0):
    """Where an arrow enters a box."""
    return (at[0] - WIDTH / 2 - 0.05, at[1] + dy)


def right(at, dy=0.0):
    """Where an arrow leaves a box."""
    return (at[0] + WIDTH / 2 + 0.04, at[1] + dy)


def canvas(limits):
    """A figure in which every picture has the same scale."""
    (x0, x1), (y0, y1) = limits
    figure, axes = plt.subplots(figsize=(INCHES * (x1 - x0), INCHES * (y1 - y0)))
    axes.set(xlim=(x0, x1), ylim=(y0, y1), aspect="equal")
    axes.axis("off")
    return figure, axes


def finish(figure, name):
    """One picture, the same bytes every time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def legend(axes, x, y):
    """What the three lines of a box and the numbers at the arrows are."""
    axes.text(x, y, "name", color=BLUE, weight="bold")
    axes.text(x + 0.95, y, "value (forwards)", color="black")
    axes.text(x + 3.3, y, "slope of the output (backwards)", color=ORANGE)
    axes.text(x + 7.6, y, "at the arrows: local derivative", color=GREY)


def draw(nodes, output, limits, name):
    """Nodes at their places, arrows from the inputs, all numbers computed by the reference."""
    figure, axes = canvas(limits)
    places = {id(node): at for node, at in nodes.values()}
    for title, (node, at) in nodes.items():
        (slope,) = gradients(output, [node])
        box(axes, at, title, node.value, slope, not node.parents)
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            start = places[id(parent)]
            fall = (start[1] > at[1]) - (start[1] < at[1])  # 1: downwards, -1: upwards, 0: level
            shift = (0.16 * abs(fall), 0.22 if fall >= 0 else -0.24)
            arrow(axes, right(start), left(at, 0.14 * fall), number(local), shift)
    legend(axes, limits[0][0] + 0.25, limits[1][1] - 0.4)
    finish(figure, name)


def slides_graph():
    """The slides' graph with the numbers of the worked example."""
    w, x, b, y = (variable(value) for value in (2.0, 3.0, -5.0, 4.0))
    product = mul(w, x)
    y_hat = add(product, b)
    error = minus(y_hat, y)
    squared = square(error)
    cost = total([squared])
    nodes = {
        "W": (w, (0, 2.0)), "x": (x, (0, 0)), "mul": (product, (2.6, 1.0)), "b": (b, (2.6, -0.8)),
        "add = ŷ": (y_hat, (5.2, 0.4)), "y": (y, (5.2, -1.4)), "minus": (error, (7.8, -0.2)),
        "square": (squared, (10.4, -0.2)), "sum = J": (cost, (13.0, -0.2)),
    }  # fmt: skip
    draw(nodes, cost, ((-1.0, 14.0), (-2.1, 3.4)), "graph.svg")


def reused_node():
    """a = x + k, q = a * x, o = a + q: three ways from x to o."""
    x, k = variable(2.0), variable(3.0)
    a = add(x, k)
    q = mul(a, x)
    output = add(a, q)
    nodes = {
        "x": (x, (0, 0)), "k": (k, (0, 1.9)), "a = x + k": (a, (3.2, 1.3)), "q = a · x": (q, (6.4, 0)),
        "o = a + q": (output, (9.6, 1.3)),
    }  # fmt: skip
    draw(nodes, output, ((-1.0, 12.2), (-0.8, 3.4)), "paths.svg")


if __name__ == "__main__":
    slides_graph()
    reused_node()
