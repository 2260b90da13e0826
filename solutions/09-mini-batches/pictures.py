"""Draw the pictures of 09-mini-batches' handout: two epochs of batches, and a noisy beside a smooth descent."""

from pathlib import Path

import matplotlib
import numpy as np
from mini_batches import epoch_batches, minibatch_gradients

matplotlib.use("svg")
import matplotlib.pyplot as plt

FOLDER = Path(__file__).resolve().parents[2] / "exercises" / Path(__file__).resolve().parent.name
plt.rcParams.update({"svg.hashsalt": "fall-line", "svg.fonttype": "path", "font.size": 10})


def save(figure, name):
    """Write the same bytes every time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def draw_batches():
    """Two epochs of eleven rows in batches of four: another order, the same eleven rows."""
    shades = ("#c6dbef", "#6baed6", "#2171b5")
    figure, axes = plt.subplots(figsize=(7.6, 2.1))
    for epoch in range(2):
        place, level = 0.0, 1.5 * (1 - epoch)
        for batch, shade in zip(epoch_batches(11, 4, 5 + epoch), shades, strict=True):
            for row in batch:
                axes.add_patch(plt.Rectangle((place, level), 0.9, 0.9, facecolor=shade, edgecolor="#333333"))
                axes.text(place + 0.45, level + 0.43, f"{row}", ha="center", va="center",
                          color="white" if shade == shades[2] else "black")  # fmt: skip
                place += 1
            axes.text(place - len(batch) / 2, level - 0.1, "one update", ha="center", va="top", fontsize=8)
            place += 0.6
        axes.text(-0.4, level + 0.45, f"epoch {epoch}\n(seed + {epoch})", ha="right", va="center")
    axes.set(xlim=(-2.6, 12.4), ylim=(-0.5, 2.6), aspect="equal")
    axes.axis("off")
    save(figure, "batches.svg")


def walk(X, y, rate, epochs, batch_size, start):
    """Every (w, b) on the way, and the cost of all the data there."""
    W, b = np.array([start[0]]), start[1]
    points = [(W[0], b)]
    for k in range(epochs):
        for indices in epoch_batches(len(y), batch_size, k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - rate * dW, b - rate * db
            points.append((W[0], b))
    points = np.array(points)
    return points, cost(X, y, points[:, 0], points[:, 1])


def cost(X, y, w, b):
    """half_mse of every (w, b)."""
    off = X[:, 0] * np.asarray(w)[..., None] + np.asarray(b)[..., None] - y
    return np.mean(off**2, axis=-1) / 2


def draw_descent():
    """The same data, rate and number of epochs; batches of all, 8 and 1 of the 64 rows."""
    rng = np.random.default_rng(2)
    X = rng.uniform(-1.5, 2.0, (64, 1))
    y = 1.5 * X[:, 0] + 1.0 + rng.normal(scale=0.9, size=64)
    epochs, rate, start = 12, 0.08, (-1.0, -1.0)
    kinds = ((64, "#1f77b4", "full batch (64)"), (8, "#ff7f0e", "mini-batch (8)"), (1, "#8c564b", "stochastic (1)"))
    figure, (plane, curve) = plt.subplots(1, 2, figsize=(9.6, 3.9))
    w, b = np.meshgrid(np.linspace(-1.3, 2.9, 90), np.linspace(-1.3, 2.2, 90))
    plane.contour(
        w, b, cost(X, y, w, b), levels=[0.42, 0.5, 0.7, 1.0, 1.5, 2.2, 3.0, 4.0], colors="#cccccc", linewidths=0.8
    )
    for batch_size, colour, name in reversed(kinds):
        points, costs = walk(X, y, rate, epochs, batch_size, start)
        shown = slice(None) if batch_size > 1 else slice(0, 200)
        dots = {"marker": ".", "markersize": 5 if batch_size == 64 else 3} if batch_size > 1 else {}
        plane.plot(*points[shown].T, color=colour, linewidth=1.1 if batch_size > 1 else 0.6, **dots)
        passed = np.arange(len(costs)) * batch_size / 64
        curve.plot(passed, costs, color=colour, linewidth=1.6 if batch_size > 1 else 0.5, label=name)
    plane.plot(*start, "ks", markersize=4)
    plane.annotate("start", start, (start[0] + 0.1, start[1] - 0.05), va="top")
    plane.set(xlabel="$w$", ylabel="$b$", title="the way through the plane of $w$ and $b$")
    curve.set(xlabel="epochs", ylabel="cost of all 64 rows", yscale="log", title="the cost after every update")
    curve.set_yticks([0.4, 0.6, 1, 2, 4], ["0.4", "0.6", "1", "2", "4"], minor=False)
    curve.tick_params(axis="y", which="minor", labelleft=False)
    handles, names = curve.get_legend_handles_labels()
    curve.legend(handles[::-1], names[::-1], frameon=False)
    for axes in (plane, curve):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    save(figure, "descent.svg")


if __name__ == "__main__":
    draw_batches()
    draw_descent()
