"""Draw the pictures of 08-splits' handout: a split of a sorted file, and costs that part ways."""

from pathlib import Path

import matplotlib
import numpy as np
from splits import best_epoch, is_overfitting, split_sizes, train_validation_test_split

matplotlib.use("svg")
import matplotlib.pyplot as plt

FOLDER = Path(__file__).resolve().parents[2] / "exercises" / Path(__file__).resolve().parent.name
PARTS = ("training", "validation", "test")
COLOURS = ("#1f77b4", "#ff7f0e", "#2ca02c")
plt.rcParams.update({"svg.hashsalt": "fall-line", "svg.fonttype": "path", "font.size": 10})


def save(figure, name):
    """Write the same bytes every time."""
    figure.savefig(FOLDER / name, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)


def strip(axes, level, prices, sizes, text):
    """One row of examples, the darker the dearer, with brackets under its parts."""
    shades = plt.get_cmap("Greys")(0.1 + 0.75 * np.asarray(prices) / 20)
    for place, (price, shade) in enumerate(zip(prices, shades, strict=True)):
        axes.add_patch(plt.Rectangle((place, level), 0.92, 0.92, facecolor=shade, edgecolor="#555555", linewidth=0.6))
        axes.text(place + 0.46, level + 0.44, f"{price}", ha="center", va="center", fontsize=8,
                  color="white" if price > 12 else "black")  # fmt: skip
    axes.text(-0.4, level + 0.46, text, ha="right", va="center")
    start = 0
    for size, part, colour in zip(sizes, PARTS, COLOURS, strict=True):
        axes.plot([start + 0.05, start + size - 0.13], [level - 0.16] * 2, color=colour, linewidth=3)
        axes.text(start + size / 2, level - 0.3, part, color=colour, ha="center", va="top", fontsize=9)
        start += size


def draw_split():
    """Twenty houses sorted by price: cut as they lie, and shuffled first."""
    prices = np.arange(1, 21)
    sizes = split_sizes(20)
    parts = train_validation_test_split(prices.reshape(-1, 1), prices, seed=4)
    figure, axes = plt.subplots(figsize=(8.6, 2.5))
    strip(axes, 2.0, prices, sizes, "sorted file,\ncut as it lies")
    strip(axes, 0.0, np.concatenate(parts[1::2]), sizes, "shuffled first,\nthen cut")
    axes.set(xlim=(-4.2, 20.2), ylim=(-1.0, 3.1), aspect="equal")
    axes.axis("off")
    save(figure, "split.svg")


def learn(X, y, X_other, y_other, rate, epochs):
    """Gradient descent on half_mse: the cost on the rows that it sees, and on others, after each epoch."""
    W, b = np.zeros(X.shape[1]), 0.0
    seen, unseen = [], []
    for _ in range(epochs):
        off = X @ W + b - y
        W, b = W - rate * X.T @ off / len(y), b - rate * np.mean(off)
        seen.append(np.mean((X @ W + b - y) ** 2) / 2)
        unseen.append(np.mean((X_other @ W + b - y_other) ** 2) / 2)
    return np.array(seen), np.array(unseen)


def draw_overfitting():
    """Sixty examples with fifty readings each, of which five matter: the model ends up learning the noise."""
    rng = np.random.default_rng(28)
    X = rng.normal(size=(100, 50))
    y = X[:, :5] @ np.array([2.0, -1.5, 1.0, 2.5, -2.0]) + rng.normal(scale=2.0, size=100)
    X_train, y_train, X_validation, y_validation, _, _ = train_validation_test_split(X, y, seed=2)
    patience, epochs = 12, 80
    train, validation = learn(X_train, y_train, X_validation, y_validation, 0.08, epochs)
    best = best_epoch(validation)
    alarm = next(k for k in range(epochs) if is_overfitting(train[: k + 1], validation[: k + 1], patience))
    figure, axes = plt.subplots(figsize=(7.2, 3.6))
    axes.axvspan(alarm - patience + 0.5, alarm + 0.5, color="#f2e6c9", label=f"{patience} epochs without a new best")
    axes.plot(train, color=COLOURS[0], label="training cost")
    axes.plot(validation, color=COLOURS[1], label="validation cost")
    axes.plot(best, validation[best], "o", color=COLOURS[1])
    axes.annotate(f"best epoch: {best}", (best, validation[best]), (best + 2, validation[best] - 1.3),
                  ha="center", arrowprops={"arrowstyle": "->"})  # fmt: skip
    last = epochs - 1
    axes.annotate("", (last, validation[-1]), (last, train[-1]), arrowprops={"arrowstyle": "<->", "color": "#555555"})
    axes.text(
        last - 1, (train[-1] + validation[-1]) / 2, "generalization gap", ha="right", va="center", color="#555555"
    )
    axes.set(
        xlabel="epoch", ylabel="cost (half_mse)", ylim=(0, 1.12 * max(validation.max(), train.max())), xlim=(-1, epochs)
    )
    axes.legend(loc="upper right", frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    save(figure, "overfitting.svg")


if __name__ == "__main__":
    draw_split()
    draw_overfitting()
