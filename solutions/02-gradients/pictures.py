"""Draw the pictures of the handout: `python solutions/02-gradients/pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

mpl.use("svg")
mpl.rcParams.update(
    {
        "svg.hashsalt": "02-gradients",
        "font.size": 11,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "lines.linewidth": 2,
    }
)
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "02-gradients"
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
X, Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])


def save(figure, name, folder=FOLDER):
    """One picture, the same bytes every time."""
    figure.savefig(Path(folder) / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def half_mse(w, b=0.0):
    """The cost of the worked example."""
    return np.mean((w * X + b - Y) ** 2) / 2


def slopes():
    """The cost of the worked example over w, with its slope at three points."""
    figure, axes = plt.subplots(figsize=(7.4, 3.9))
    w = np.linspace(0.35, 2.95, 200)
    axes.plot(w, [half_mse(value) for value in w], color=BLUE)
    lowest = np.sum(X * Y) / np.sum(X * X)
    points = [
        (1.0, "w = 1: slope −3\nthe cost falls\nto the right", ORANGE, (0.84, 0.5), "right"),
        (lowest, "lowest point: slope 0,\nbut the cost is not 0", GREEN, (lowest, 0.62), "center"),
        (2.3, "w = 2.3: slope 3.07\nthe cost rises\nto the right", ORANGE, (2.46, 0.5), "left"),
    ]
    for at, text, colour, where, side in points:
        slope = np.mean(X * (at * X - Y))
        reach = np.array([at - 0.3, at + 0.3])
        axes.plot(reach, half_mse(at) + slope * (reach - at), color=colour, linewidth=2.5)
        axes.plot(at, half_mse(at), "o", color=colour, markersize=7)
        axes.text(*where, text, color=colour, fontsize=10, ha=side)
    axes.set_xlim(-0.2, 3.5)
    axes.set_xlabel("w  (b = 0)")
    axes.set_ylabel("cost J")
    axes.set_ylim(-0.25, 3.3)
    return figure


def steps():
    """How far forward and central differences of a curve are off, for many step sizes."""

    def f(t):
        return np.exp(np.sin(3 * t))

    at = 0.4
    exact = 3 * np.cos(3 * at) * f(at)
    h = np.logspace(-13, -0.5, 140)
    forward = np.abs((f(at + h) - f(at)) / h - exact) / abs(exact)
    central = np.abs((f(at + h) - f(at - h)) / (2 * h) - exact) / abs(exact)
    figure, axes = plt.subplots(figsize=(6.4, 3.9))
    axes.loglog(h, np.maximum(forward, 1e-13), color=ORANGE, linewidth=1.5, label="forward: (f(t + h) − f(t)) / h")
    axes.loglog(h, np.maximum(central, 1e-13), color=BLUE, linewidth=1.5, label="central: (f(t + h) − f(t − h)) / 2h")
    axes.axvline(1e-5, ymax=0.8, color=GREY, linewidth=1, linestyle=":")
    axes.text(1.3e-5, 1.2e-12, "h = 1e-5", color=GREY, fontsize=10)
    axes.text(2e-13, 2e-10, "too small:\nrounding", color=GREY, fontsize=10)
    axes.text(6e-4, 2e-10, "too large:\nthe curve bends", color=GREY, fontsize=10)
    axes.set_xlabel("step h")
    axes.set_ylabel("relative error of the slope")
    axes.legend(frameon=False, loc="upper center", fontsize=10)
    axes.set_ylim(5e-13, 30)
    return figure


PICTURES = {"slopes.svg": slopes, "steps.svg": steps}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        save(draw(), name)
