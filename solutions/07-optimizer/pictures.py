"""Draw the pictures of the handout: `python solutions/07-optimizer/pictures.py`."""

import sys
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "07-optimizer"
sys.path.insert(0, str(FOLDER))  # the given graph.py

import graph  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent))  # before the stub of the same name

from optimizer import GradientDescentOptimizer, MomentumOptimizer  # noqa: E402

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "07-optimizer", "font.size": 11})
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
STEEP, FLAT = 17.0, 0.5  # the loss of the picture: (FLAT w^2 + STEEP b^2) / 2


def save(figure, name):
    """One picture, the same bytes every time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def walk(optimizer, steps):
    """Where w and b are after each step, from the same start."""
    w, b = graph.Variable(-9.0), graph.Variable(1.6)
    terms = [graph.mul(graph.constant(factor / 2), graph.square(each)) for factor, each in ((FLAT, w), (STEEP, b))]
    loss = graph.total(terms)
    places, losses = [(w.value, b.value)], [loss.evaluate()]
    for _ in range(steps):
        optimizer.minimize(loss)
        places.append((w.value, b.value))
        losses.append(loss.evaluate())
    return np.array(places), losses


def momentum():
    """Both optimizers in a long valley: their paths and their losses."""
    figure, (map_axes, curve_axes) = plt.subplots(1, 2, figsize=(10.5, 3.8), width_ratios=(1.6, 1))
    w, b = np.meshgrid(np.linspace(-10, 4, 200), np.linspace(-2.0, 2.0, 120))
    map_axes.contour(
        w, b, (FLAT * w**2 + STEEP * b**2) / 2, levels=[0.3, 1.5, 4, 8, 14, 22, 34], colors=GREY, linewidths=0.7
    )
    for optimizer, colour, label, marker in (
        (GradientDescentOptimizer(0.1), BLUE, "gradient descent, α = 0.1", "o"),
        (MomentumOptimizer(0.1, 0.7), ORANGE, "momentum, α = 0.1, μ = 0.7", "s"),
    ):
        places, losses = walk(optimizer, 30)
        map_axes.plot(*places.T, color=colour, marker=marker, markersize=3.5, linewidth=1.4, label=label)
        curve_axes.semilogy(losses, color=colour, marker=marker, markersize=3.5, linewidth=1.4)
    map_axes.plot(0, 0, "*", color=GREEN, markersize=12)
    map_axes.set(xlabel="w", ylabel="b", title="30 steps in a long valley")
    map_axes.legend(loc="lower right", fontsize=9)
    curve_axes.set(xlabel="step", title="loss after each step")
    curve_axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    save(figure, "momentum.svg")


def box(axes, x, y, width, text, colour):
    """A rounded box with one or two lines."""
    style = "round,pad=0.02,rounding_size=0.14"
    axes.add_patch(
        FancyBboxPatch((x, y), width, 0.9, boxstyle=style, facecolor="white", edgecolor=colour, linewidth=1.8)
    )
    axes.text(x + width / 2, y + 0.45, text, ha="center", va="center", color=colour, fontsize=10)


def arrow(axes, start, end):
    """An arrow between two boxes."""
    axes.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=13, color=GREY, shrinkA=0, shrinkB=0))


def calls():
    """What goes from call to call in one step."""
    figure, axes = plt.subplots(figsize=(10.5, 3.1))
    axes.set(xlim=(-0.1, 12.9), ylim=(-1.75, 2.1), aspect="equal")
    axes.axis("off")
    box(axes, 0, 0, 1.5, "loss,\nvariables", GREEN)
    box(axes, 2.2, 0, 2.6, "compute_gradients\nmoves nothing", BLUE)
    box(axes, 5.5, 0, 2.5, "[(gradient, W),\n(gradient, b)]", GREEN)
    box(axes, 8.7, 0, 2.3, "apply_gradients\ncalls apply_one", BLUE)
    box(axes, 11.6, 0.55, 1.2, "W, b\nmoved", GREEN)
    box(axes, 11.6, -0.75, 1.2, "global\nstep + 1", GREEN)
    for start, end in (((1.55, 0.45), (2.15, 0.45)), ((4.85, 0.45), (5.45, 0.45)), ((8.05, 0.45), (8.65, 0.45)),
                       ((11.05, 0.55), (11.55, 0.9)), ((11.05, 0.35), (11.55, -0.2))):  # fmt: skip
        arrow(axes, start, end)
    axes.annotate(
        "here you may change them:\nscale, clip, look", (6.75, -0.05), (6.75, -1.3), ha="center", color=ORANGE,
        arrowprops={"arrowstyle": "-|>", "color": ORANGE},
    )  # fmt: skip
    axes.plot([2.2, 2.2, 11.0, 11.0], [1.3, 1.5, 1.5, 1.3], color=GREY, linewidth=1.2)
    axes.text(6.6, 1.68, "minimize: both, with nothing in between", ha="center", color=GREY)
    save(figure, "calls.svg")


if __name__ == "__main__":
    momentum()
    calls()
