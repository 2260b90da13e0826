"""Draw the pictures of the handout: `python solutions/05-vectorization/pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "05-vectorization", "font.size": 11})
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "05-vectorization"
BLUE, ORANGE, GREEN, GREY = "#2a6f97", "#d1603d", "#4f772d", "#6c757d"
PALE, CELL = "#e8eef2", 0.42
NOTE = "on the diagonal:\nthe three errors;\naround it: pairs that\nhave nothing to do\nwith each other"
X = np.array([[1.0, 2.0], [2.0, 0.0], [3.0, 1.0]])
W, B, Y = np.array([2.0, -1.0]), 0.5, np.array([1.0, 4.0, 7.0])


def save(figure, name, folder=FOLDER):
    """One picture, the same bytes every time."""
    figure.savefig(Path(folder) / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def text_of(number):
    """A number as short as it can be."""
    return f"{number:g}".replace("-", "−")


def table(axes, left, middle, values, marked, name, shape, colour=BLUE):
    """A block of cells around the height `middle`; `marked` says which cells are coloured."""
    rows, columns = np.shape(values)
    top = middle + rows * CELL / 2
    for i in range(rows):
        for j in range(columns):
            face = colour if marked(i, j) else PALE
            corner = (left + j * CELL * 1.5, top - (i + 1) * CELL)
            axes.add_patch(Rectangle(corner, CELL * 1.5, CELL, facecolor=face, edgecolor="white", linewidth=2))
            shown = values[i][j] if isinstance(values[i][j], str) else text_of(values[i][j])
            axes.text(corner[0] + CELL * 0.75, corner[1] + CELL / 2, shown, ha="center", va="center", fontsize=10,
                      color="white" if marked(i, j) else "black")  # fmt: skip
    centre = left + columns * CELL * 0.75
    axes.text(centre, top + 0.1, name, ha="center", va="bottom", fontsize=12)
    axes.text(centre, top - rows * CELL - 0.1, shape, ha="center", va="top", color=GREY, fontsize=10)
    return left + columns * CELL * 1.5


def sign(axes, right, middle, text):
    """An operator to the right of a block; where the next block begins."""
    axes.text(right + 0.3, middle, text, ha="center", va="center", fontsize=15)
    return right + 0.6


def canvas(width, height):
    """An empty sheet in units of inches."""
    figure, axes = plt.subplots(figsize=(width, height))
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.axis("off")
    return figure, axes


def shapes():
    """Forward, a row of X meets W; backward, a column of X meets the errors."""
    figure, axes = canvas(7.4, 4.3)
    high, low = 3.2, 1.05
    y_hat = X @ W + B
    errors = y_hat - Y
    right = table(axes, 0.1, high, X, lambda i, j: i == 1, "X", "(n, m) = (3, 2)")
    right = table(axes, sign(axes, right, high, "@"), high, W[:, np.newaxis], lambda i, j: True, "W", "(m,)")
    right = table(axes, sign(axes, right, high, "+"), high, [[B]], lambda i, j: False, "b", "one number")
    table(axes, sign(axes, right, high, "="), high, y_hat[:, np.newaxis], lambda i, j: i == 1, "ŷ", "(n,)")
    axes.text(5.35, high, "one example:\none row of X,\none prediction", color=BLUE, va="center")
    right = table(axes, 0.1, low, X.T, lambda i, j: i == 0, "Xᵀ", "(m, n) = (2, 3)", ORANGE)
    right = table(
        axes, sign(axes, right, low, "@"), low, errors[:, np.newaxis], lambda i, j: True, "e = ŷ − y", "(n,)", ORANGE
    )
    right = sign(axes, right + 0.15, low, "/ n =") + 0.15
    slopes = [["−4/3"], ["−5/6"]]
    table(axes, right, low, slopes, lambda i, j: i == 0, "dW", "(m,)", ORANGE)
    axes.text(5.35, low, "one feature:\none column of X,\none slope", color=ORANGE, va="center")
    return figure


def pairs():
    """What numpy makes of a column of predictions minus a vector of targets."""
    figure, axes = canvas(7.4, 2.5)
    middle = 1.25
    y_hat = X @ W + B
    every = y_hat[:, np.newaxis] - Y
    right = table(axes, 0.1, middle, y_hat[:, np.newaxis], lambda i, j: False, "ŷ", "(3, 1)")
    right = table(axes, sign(axes, right, middle, "−"), middle, Y[np.newaxis, :], lambda i, j: False, "y", "(3,)")
    right = table(
        axes, sign(axes, right, middle, "="), middle, every, lambda i, j: i == j, "nine differences", "(3, 3)"
    )
    axes.text(right + 0.2, middle, NOTE,
              color=BLUE, va="center", fontsize=10)  # fmt: skip
    return figure


PICTURES = {"shapes.svg": shapes, "pairs.svg": pairs}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        save(draw(), name)
