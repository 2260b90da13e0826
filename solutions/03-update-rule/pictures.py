"""Draw the pictures of the handout: `python solutions/03-update-rule/pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

mpl.use("svg")
mpl.rcParams.update(
    {
        "svg.hashsalt": "03-update-rule",
        "font.size": 11,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "lines.linewidth": 2,
    }
)
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "03-update-rule"
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
LOWEST = 1 / 36  # half_mse of the best line of the worked example


def save(figure, name, folder=FOLDER):
    """One picture, the same bytes every time."""
    figure.savefig(Path(folder) / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def half_mse(w, b):
    """The cost of the worked example, for numbers or grids of w and b."""
    return sum((w * x + b - y) ** 2 for x, y in zip(X, Y, strict=True)) / 6


def path(rate, steps, start=(1.0, 0.0)):
    """The places (w, b) of a descent on the worked example."""
    places = [np.array(start)]
    for _ in range(steps):
        e = places[-1][0] * X + places[-1][1] - Y
        places.append(places[-1] - rate * np.array([np.mean(X * e), np.mean(e)]))
    return np.array(places)


def rates():
    """The cost along 14 steps for four learning rates."""
    figure, axes = plt.subplots(figsize=(6.4, 3.9))
    curves = [
        (0.02, BLUE, "-", "α = 0.02: slow", (1.7, 0.27)),
        (0.1, GREEN, "-", "α = 0.1: down in a few steps", (1.3, -0.085)),
        (0.35, ORANGE, "-", "α = 0.35: zig-zag, slow again", (5.0, 0.65)),
        (0.37, GREY, "--", "α = 0.37: every step is worse", (7.5, 1.85)),
    ]
    for rate, colour, style, text, where in curves:
        costs = [half_mse(w, b) for w, b in path(rate, 14)]
        axes.plot(costs, style, color=colour, marker="o", markersize=4)
        axes.text(*where, text, color=colour, fontsize=10)
    axes.axhline(LOWEST, color="black", linewidth=0.8, linestyle=":")
    axes.text(10.4, -0.085, "the best line: 1/36", fontsize=9)
    axes.set_xlabel("step")
    axes.set_ylabel("cost J")
    axes.set_xlim(-0.3, 14.3)
    axes.set_ylim(-0.14, 2.05)
    return figure


def surface():
    """The cost over (w, b) as a map, and two descents on it."""
    figure, axes = plt.subplots(figsize=(6.4, 4.6))
    w, b = np.meshgrid(np.linspace(0.45, 1.85, 240), np.linspace(-0.1, 1.75, 240))
    levels = [0.03, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6]
    drawn = axes.contour(w, b, half_mse(w, b), levels, colors=GREY, linewidths=0.8)
    axes.clabel(drawn, fmt="%g", fontsize=8)
    start = (0.7, 1.6)
    for rate, colour, steps in ((0.33, ORANGE, 24), (0.1, GREEN, 80)):
        places = path(rate, steps, start)
        axes.plot(places[:, 0], places[:, 1], color=colour, marker="o", markersize=3.5, linewidth=1.4)
    axes.plot(*start, "o", color="black", markersize=7)
    axes.plot(1.5, 1 / 3, "*", color=BLUE, markersize=14)
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    axes.text(0.53, 1.64, "start", fontsize=10, bbox=box)
    axes.text(1.56, 0.33, "the best line\n(1.5, 0.333)", color=BLUE, fontsize=10, bbox=box)
    axes.text(0.62, 0.95, "α = 0.1\n80 steps", color=GREEN, fontsize=10, bbox=box)
    axes.text(1.3, 1.42, "α = 0.33\n24 steps", color=ORANGE, fontsize=10, bbox=box)
    axes.set_xlabel("w")
    axes.set_ylabel("b")
    return figure


PICTURES = {"rates.svg": rates, "surface.svg": surface}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        save(draw(), name)
