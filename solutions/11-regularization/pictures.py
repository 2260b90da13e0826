"""Draws the pictures of handout 11 into its folder: `python pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("svg")
from matplotlib import pyplot as plt
from regularization import fit_normalizer, normalize, ridge_cost, ridge_gradients

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[2] / "exercises" / HERE.parent.name
BLUE, ORANGE, GREEN, GREY = "#1f5fa8", "#c85a11", "#2a7d3f", "#777777"


def save(figure, name):
    """Write one picture that is the same, byte for byte, each time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def lowest(X, y, penalty):
    """W and b where the slopes of ridge_cost vanish, without descending."""
    centre, target = X - X.mean(axis=0), y - y.mean()
    W = np.linalg.solve(centre.T @ centre / len(y) + penalty * np.eye(X.shape[1]), centre.T @ target / len(y))
    return W, y.mean() - X.mean(axis=0) @ W


def powers(x, degree=9):
    """The features x, x², ..., of a polynomial."""
    return x[:, None] ** np.arange(1, degree + 1)


def overfitting():
    """A polynomial of degree 9 with three penalties, and the costs of training and validation against the penalty."""
    rng = np.random.default_rng(29)
    truth = lambda x: np.sin(2.2 * x) + 0.4 * x  # noqa: E731
    x, x_new = np.linspace(-1.45, 1.45, 11) + rng.uniform(-0.08, 0.08, 11), rng.uniform(-1.45, 1.45, 200)
    y, y_new = truth(x) + rng.normal(0, 0.35, 11), truth(x_new) + rng.normal(0, 0.35, 200)
    mean, scale = fit_normalizer(powers(x))
    X, X_new = normalize(powers(x), mean, scale), normalize(powers(x_new), mean, scale)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.2, 3.6))
    grid = np.linspace(-1.5, 1.5, 160)
    for penalty, color, style in ((1e-7, ORANGE, "-"), (0.01, BLUE, "-"), (3.0, GREEN, "--")):
        W, b = lowest(X, y, penalty)
        left.plot(grid, normalize(powers(grid), mean, scale) @ W + b, style, color=color, label=f"penalty {penalty:g}")
    left.plot(x, y, "o", color="black", ms=4, label="training")
    left.set(xlabel="x", ylabel="y", title="Degree 9, three penalties", ylim=(-3.4, 2.6))
    left.legend(fontsize=8, frameon=False, loc="lower left")
    penalties = np.logspace(-7, 1.5, 60)
    fits = [lowest(X, y, penalty) for penalty in penalties]
    right.loglog(penalties, [ridge_cost(X, y, W, b, 0) for W, b in fits], color=GREY, label="training cost")
    held_out = [ridge_cost(X_new, y_new, W, b, 0) for W, b in fits]
    right.loglog(penalties, held_out, color=BLUE, label="validation cost")
    best = int(np.argmin(held_out))
    right.plot(penalties[best], held_out[best], "o", color=BLUE, ms=6)
    right.set(xlabel="penalty", ylabel="half_mse", title="Too little, right, too much", ylim=(0.0015, 2))
    right.legend(fontsize=8, frameon=False, loc="upper center")
    save(figure, "overfitting.svg")


def path(X, y, learning_rate, steps):
    """The weights that gradient descent visits from zeros, b being kept at its best value."""
    X, y = X - X.mean(axis=0), y - y.mean()
    W, visited = np.zeros(2), [np.zeros(2)]
    for _ in range(steps):
        W = W - learning_rate * ridge_gradients(X, y, W, 0.0, 0.0)[0]
        visited.append(W)
    return np.array(visited)


def normalisation():
    """The same data before and after normalisation: contours of the cost and 25 steps on them."""
    rng = np.random.default_rng(7)
    X = rng.normal([3.0, 20.0], [0.5, 3.0], (40, 2))
    y = X @ [2.0, -0.5] + rng.normal(0, 0.3, 40)
    mean, scale = fit_normalizer(X)
    figure, axes = plt.subplots(1, 2, figsize=(9.2, 3.7))
    tables = ((X, "As measured"), (normalize(X, mean, scale), "Normalised"))
    for axis, (table, title) in zip(axes, tables, strict=True):
        centred, target = table - table.mean(axis=0), y - y.mean()
        curvature = np.linalg.eigvalsh(centred.T @ centred / len(y))
        best = lowest(table, y, 0.0)[0]
        reach = 1.25 * max(abs(best))
        first, second = (
            np.linspace(best[0] - reach, best[0] + reach, 90),
            np.linspace(best[1] - reach, best[1] + reach, 90),
        )
        costs = [[ridge_cost(centred, target, np.array([u, v]), 0.0, 0.0) for u in first] for v in second]
        levels = np.min(costs) + curvature[1] * reach**2 * np.array([0.002, 0.01, 0.03, 0.08, 0.16, 0.3, 0.5])
        axis.contour(first, second, costs, levels=levels, colors=GREY, linewidths=0.7)
        visited = path(table, y, 2 / curvature.sum(), 25)  # the best learning rate of each
        axis.plot(*visited.T, ".-", color=ORANGE, lw=1, ms=4)
        axis.plot(*best, "*", color=BLUE, ms=11)
        ratio = curvature[1] / curvature[0]
        axis.set(xlabel="W₁", ylabel="W₂", title=f"{title}: steepest / flattest = {ratio:.1f}", aspect="equal")
    save(figure, "normalisation.svg")


if __name__ == "__main__":
    mpl.rcParams["svg.hashsalt"] = "fall line 11"
    overfitting()
    normalisation()
