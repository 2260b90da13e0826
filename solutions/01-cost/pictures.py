"""Draw the pictures of the handout: `python solutions/01-cost/pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

mpl.use("svg")
mpl.rcParams.update(
    {
        "svg.hashsalt": "01-cost",
        "font.size": 11,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "lines.linewidth": 2,
    }
)
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "01-cost"
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
X = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
Y = np.array([2.2, 1.9, 3.9, 3.1, 5.6, 4.1])


def save(figure, name, folder=FOLDER):
    """One picture, the same bytes every time."""
    figure.savefig(Path(folder) / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def errors():
    """Points, a line, and the vertical errors between them."""
    figure, axes = plt.subplots(figsize=(6.2, 4.0))
    w, b = 0.5, 1.6
    line = np.array([0.4, 6.8])
    axes.plot(line, w * line + b, color=BLUE)
    for x, y in zip(X, Y, strict=True):
        colour = ORANGE if w * x + b < y else GREEN
        axes.plot([x, x], [y, w * x + b], color=colour, linewidth=2)
        axes.plot(x, w * x + b, "_", color=BLUE, markersize=9)
    axes.plot(X, Y, "o", color="black", markersize=6)
    axes.text(0.75, 1.5, "the line: predictions ŷ = w x + b", color=BLUE, fontsize=10)
    axes.annotate("error ŷ − y < 0:\nthe line is too low", (5, 4.7), (5.12, 5.3), color=ORANGE, fontsize=10)
    axes.annotate("error ŷ − y > 0:\nthe line is too high", (4, 3.3), (4.12, 2.4), color=GREEN, fontsize=10)
    axes.annotate("target y", (1, 2.2), (0.3, 2.6), fontsize=10)
    axes.set_xlim(0, 7)
    axes.set_ylim(1, 6)
    axes.set_xlabel("input x")
    axes.set_ylabel("y")
    return figure


def squares():
    """The same errors for two lines, each with its square: the areas add up to SSE."""
    figure, panels = plt.subplots(1, 2, figsize=(8.4, 4.2), sharey=True)
    best = np.polyfit(X, Y, 1)
    for axes, (w, b), name in zip(panels, [(0.15, 2.1), tuple(best)], ["a poor line", "the best line"], strict=True):
        e = w * X + b - Y
        for x, y, error in zip(X, Y, e, strict=True):
            side = abs(error)
            left = x if error < 0 else x - side
            square = plt.Rectangle((left, min(y, y + error)), side, side, facecolor=ORANGE, alpha=0.3, edgecolor=ORANGE)
            axes.add_patch(square)
        line = np.array([0.2, 7.6])
        axes.plot(line, w * line + b, color=BLUE)
        axes.plot(X, Y, "o", color="black", markersize=5)
        sse = np.sum(e**2)
        axes.set_title(f"{name}: SSE = {sse:.1f}, J = {sse / 12:.2f}", fontsize=11)
        axes.set_xlim(0, 8)
        axes.set_ylim(0.5, 7)
        axes.set_aspect("equal")
        axes.set_xlabel("input x")
    panels[0].set_ylabel("y")
    return figure


PICTURES = {"errors.svg": errors, "squares.svg": squares}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        save(draw(), name)
