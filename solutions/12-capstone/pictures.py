"""Draws the pictures of handout 12 into its folder: `python pictures.py`. They use the training files only."""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("svg")
from capstone import normalizer, sigmoid
from matplotlib import pyplot as plt

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[2] / "exercises" / HERE.parent.name
BLUE, ORANGE, GREY = "#1f5fa8", "#c85a11", "#777777"


def save(figure, name):
    """Write one picture that is the same, byte for byte, each time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def table(name):
    """X and y of a training file."""
    numbers = np.loadtxt(FOLDER / name, delimiter=",", skiprows=1)
    return numbers[:, :-1], numbers[:, -1]


def costs_of_descent(Z, y, rate, steps):
    """Half the mean squared error before each step, from zeros."""
    W, b, costs = np.zeros(Z.shape[1]), 0.0, []
    for _ in range(steps):
        error = Z @ W + b - y
        costs.append(np.mean(error**2) / 2)
        W, b = W - rate * Z.T @ error / len(y), b - rate * np.mean(error)
    return costs


def scales():
    """The same descent on raw and on normalised cars."""
    X, y = table("cars.csv")
    mean, scale = normalizer(X)
    A = np.column_stack([X, np.ones(len(y))])
    largest = np.linalg.eigvalsh(A.T @ A / len(y))[-1]
    figure, axes = plt.subplots(figsize=(6.2, 3.6))
    raw, normal = costs_of_descent(X, y, 1 / largest, 1000), costs_of_descent((X - mean) / scale, y, 0.3, 1000)
    axes.plot(raw, color=ORANGE, label=f"raw features, learning rate {1 / largest:.0e}")
    axes.plot(normal, color=BLUE, label="normalised features, learning rate 0.3")
    axes.axhline(np.var(y) / 2, color=GREY, ls=":", lw=1)
    axes.annotate(
        "predicting the mean", (1000, np.var(y) / 2), (0, 4), textcoords="offset points", ha="right", fontsize=8
    )
    axes.set(xlabel="step", ylabel="half_mse on the training rows", yscale="log", title="Cars: one descent, two scales")
    axes.legend(fontsize=8, frameon=False, loc="upper right", bbox_to_anchor=(1, 0.92))
    save(figure, "scales.svg")


def penalty():
    """Log loss of training and validation rows along a long training, with and without the penalty."""
    X, y = table("cells.csv")
    order = np.random.default_rng(1).permutation(len(y))
    train, rest = order[:150], order[150:]
    mean, scale = normalizer(X[train])
    Z = (X - mean) / scale
    looks = set(np.unique(np.logspace(0, np.log10(20000), 60).astype(int)).tolist())
    figure, axes = plt.subplots(figsize=(6.2, 3.6))
    for price, color, name in ((0.0, ORANGE, "no penalty"), (1 / len(train), BLUE, "penalty 1/n")):
        W, b, inside, outside, at = np.zeros(X.shape[1]), 0.0, [], [], []
        for step in range(20001):
            z = Z @ W + b
            if step in looks:
                loss = np.logaddexp(0, z) - y * z
                at, inside, outside = [*at, step], [*inside, loss[train].mean()], [*outside, loss[rest].mean()]
            error = sigmoid(z[train]) - y[train]
            W, b = W - 0.5 * (Z[train].T @ error / len(train) + price * W), b - 0.5 * error.mean()
        axes.plot(at, inside, color=color, ls="--", label=f"{name}: training")
        axes.plot(at, outside, color=color, label=f"{name}: validation")
    axes.set(
        xlabel="step", ylabel="log loss", xscale="log", ylim=(0, 0.4), title="Tumours: a long training on 150 rows"
    )
    axes.legend(fontsize=8, frameon=False)
    save(figure, "penalty.svg")


if __name__ == "__main__":
    mpl.rcParams["svg.hashsalt"] = "fall line 12"
    scales()
    penalty()
