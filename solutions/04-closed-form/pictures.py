"""Draw the pictures of the handout: `python solutions/04-closed-form/pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "04-closed-form", "font.size": 11, "lines.linewidth": 2})
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "04-closed-form"
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
WHITE = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}


def save(figure, name, folder=FOLDER):
    """One picture, the same bytes every time."""
    figure.savefig(Path(folder) / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def cost_table(columns, targets, first, second):
    """half_mse for every pair of two parameters, each the weight of one column."""
    errors = np.multiply.outer(columns[0], first) + np.multiply.outer(columns[1], second)
    return np.mean((errors - targets[:, np.newaxis, np.newaxis]) ** 2, axis=0) / 2


def bowl():
    """The worked example from above: where each slope is zero, the crossing, and a descent towards it."""
    figure, axes = plt.subplots(figsize=(6.4, 4.6))
    w, b = np.meshgrid(np.linspace(-0.3, 2.6, 240), np.linspace(-1.2, 2.2, 240))
    table = cost_table([X, np.ones(3)], Y, w, b)
    axes.contour(w, b, table, levels=np.geomspace(0.04, 12, 12), colors="#b8c4cc", linewidths=1)
    line = np.array([-0.3, 2.6])
    axes.plot(line, (23 - 14 * line) / 6, color=BLUE)
    axes.plot(line, (10 - 6 * line) / 3, color=GREEN)
    path = [(0.0, 0.0)]
    for _ in range(12):
        at, height = path[-1]
        errors = at * X + height - Y
        path.append((at - 0.1 * np.mean(X * errors), height - 0.1 * np.mean(errors)))
    axes.plot(*zip(*path, strict=True), "o-", color=GREY, markersize=4, linewidth=1)
    axes.plot(1.5, 1 / 3, "o", color=ORANGE, markersize=9)
    axes.text(0.52, 1.95, "∂J/∂b = 0:\n6 W + 3 b = 10", color=GREEN, ha="right", va="top", bbox=WHITE)
    axes.text(1.05, 1.95, "∂J/∂W = 0:\n14 W + 6 b = 23", color=BLUE, va="top", bbox=WHITE)
    axes.annotate("both are zero: W = 1.5, b = 1/3", (1.5, 1 / 3), (0.3, -0.98), color=ORANGE, bbox=WHITE,
                  arrowprops={"arrowstyle": "-", "color": ORANGE, "linewidth": 1})  # fmt: skip
    axes.text(-0.12, -0.24, "12 steps of\ngradient descent", color=GREY, fontsize=10, va="top", bbox=WHITE)
    axes.set(xlabel="W", ylabel="b", xlim=(-0.3, 2.6), ylim=(-1.2, 2.2))
    return figure


def valley():
    """Two features: a bowl, a long valley when they are nearly the same, a gutter when one is twice the other."""
    targets, x = Y - Y.mean(), X - X.mean()
    other = np.array([1.0, -2.0, 1.0])
    panels = [
        ("two different columns", 0.9 * other + 0.3 * x),
        ("nearly collinear", 2 * x + 0.25 * other),
        ("exactly collinear:\nthe second is twice the first", 2 * x),
    ]
    figure, all_axes = plt.subplots(1, 3, figsize=(9.8, 3.3), sharey=True)
    first, second = np.meshgrid(np.linspace(-1.2, 2.7, 260), np.linspace(-1.2, 1.7, 260))
    for axes, (title, column) in zip(all_axes, panels, strict=True):
        table = cost_table([x, column], targets, first, second)
        axes.contour(first, second, table, levels=[0.004, 0.03, 0.1, 0.25, 0.5, 0.9, 1.5, 2.4], colors="#9fb3c0",
                     linewidths=1.2)  # fmt: skip
        axes.set_title(title, fontsize=11)
        axes.set_xlabel("weight of the first column")
        axes.set_aspect("equal")
        axes.plot(0, 0, "+", color=GREY, markersize=9, markeredgewidth=1.5)
        best = np.linalg.lstsq(np.column_stack([x, column]), targets, rcond=None)[0]
        axes.plot(*best, "o", color=ORANGE, markersize=7, zorder=3)
    gutter = np.array([-1.0, 2.7])
    all_axes[2].plot(gutter, (1.5 - gutter) / 2, color=GREEN)
    all_axes[2].plot([0, 0.3], [0, 0.6], color=ORANGE, linewidth=1.5)
    all_axes[2].text(0.42, 1.0, "all of lowest cost", color=GREEN, fontsize=10, bbox=WHITE)
    all_axes[2].text(0.15, -0.6, "the shortest", color=ORANGE, fontsize=10, bbox=WHITE)
    all_axes[2].set(xlim=(-1.2, 2.7), ylim=(-1.2, 1.7))
    all_axes[0].set_ylabel("weight of the second")
    return figure


PICTURES = {"bowl.svg": bowl, "valley.svg": valley}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        save(draw(), name)
