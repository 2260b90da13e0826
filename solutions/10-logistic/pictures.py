"""Draws the pictures of handout 10 into its folder: `python pictures.py`."""

from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("svg")
from logistic import fit_logistic, log_loss_from_logits, sigmoid
from matplotlib import pyplot as plt

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[2] / "exercises" / HERE.parent.name
BLUE, ORANGE, GREY = "#1f5fa8", "#c85a11", "#777777"


def save(figure, name):
    """Write one picture that is the same, byte for byte, each time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def sigmoid_and_loss():
    """The sigmoid, and what one example costs as a function of its score."""
    z = np.linspace(-6, 6, 241)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    left.plot(z, sigmoid(z), color=BLUE)
    left.axhline(0.5, color=GREY, lw=0.8, ls=":")
    left.axvline(0, color=GREY, lw=0.8, ls=":")
    for at in (-1, 0, 2):
        left.plot(at, sigmoid(at), "o", color=BLUE, ms=5)
        left.annotate(f"{float(sigmoid(at)):.3f}", (at, sigmoid(at)), (8, -11), textcoords="offset points", fontsize=8)
    left.set(xlabel="score z", ylabel="probability ŷ = σ(z)", title="From a score to a probability", yticks=[0, 0.5, 1])
    for label, color in ((1, BLUE), (0, ORANGE)):
        cost = [log_loss_from_logits(np.array([score]), np.array([label])) for score in z]
        right.plot(z, cost, color=color, label=f"label y = {label}")
    right.plot(z[z < 0], -z[z < 0], color=GREY, lw=0.8, ls="--", label="|z|")
    right.plot(z[z > 0], z[z > 0], color=GREY, lw=0.8, ls="--")
    right.plot(0, np.log(2), "o", color="black", ms=5)
    right.annotate("log 2", (0, np.log(2)), (0, 12), textcoords="offset points", ha="center", fontsize=8)
    right.set(xlabel="score z", ylabel="log loss of the example", title="What a score costs", ylim=(-0.2, 6.2))
    right.legend(fontsize=8, frameon=False, loc="upper center")
    save(figure, "sigmoid.svg")


def boundary_and_costs():
    """A fitted model: probabilities over the plane, the boundary z = 0, and the costs of the descent."""
    rng = np.random.default_rng(10)
    y = (rng.uniform(size=60) < 0.5).astype(int)
    X = rng.normal(0, 1, (60, 2)) + np.where(y[:, None] == 1, [0.9, 0.7], [-0.8, -0.5])
    W, b, costs = fit_logistic(X, y, 0.5, 60)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), width_ratios=[1.25, 1])
    across, up = np.linspace(-4, 3.2, 40), np.linspace(-3.4, 3.2, 40)
    plane = sigmoid(across[None, :] * W[0] + up[:, None] * W[1] + b)
    shade = left.contourf(across, up, plane, levels=np.linspace(0, 1, 11), cmap="PuOr", alpha=0.55)
    left.contour(across, up, plane, levels=[0.5], colors="black", linewidths=1.5)
    left.plot(*X[y == 1].T, "o", color="#3b1f6b", ms=4, label="y = 1")
    left.plot(*X[y == 0].T, "s", color=ORANGE, ms=4, label="y = 0")
    left.set(xlabel="feature 1", ylabel="feature 2", title="Probability ŷ; black line: z = 0")
    left.legend(fontsize=8, loc="lower right")
    figure.colorbar(shade, ax=left, ticks=[0, 0.5, 1])
    right.plot(costs, color=BLUE)
    right.axhline(np.log(2), color=GREY, lw=0.8, ls=":")
    right.annotate(
        "log 2: every ŷ is 1/2", (60, np.log(2)), (0, -11), textcoords="offset points", ha="right", fontsize=8
    )
    right.set(xlabel="step", ylabel="log loss", title="Gradient descent from zeros", ylim=(0.3, 0.75))
    save(figure, "boundary.svg")


if __name__ == "__main__":
    mpl.rcParams["svg.hashsalt"] = "fall line 10"
    sigmoid_and_loss()
    boundary_and_costs()
