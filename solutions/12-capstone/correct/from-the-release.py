"""Exercise 12: the capstone. Train on real data, predict what you have never seen.

Both models: features on the scale of the training rows, then full-batch descent with momentum.
"""

import numpy as np

STEPS = 3000
MOMENTUM = 0.9


def _scales(X):
    """Mean and population standard deviation of each column; a constant column has scale 1."""
    constant = X.max(axis=0) == X.min(axis=0)
    mean = np.where(constant, X[0], X.mean(axis=0))
    scale = np.where(constant, 1.0, X.std(axis=0))
    return mean, np.where(scale > 0, scale, 1.0)


def _normalised(X, mean, scale):
    """X on the training rows' scale. The clip is for absurd rows only, lest sums of them overflow."""
    with np.errstate(over="ignore"):
        return np.clip((np.asarray(X, dtype=float) - mean) / scale, -1e100, 1e100)


def _steepest(Z):
    """The largest eigenvalue of AᵀA / n, A being Z and a column of ones: 1 for the ones, as Z has mean 0."""
    return max(1.0, np.linalg.eigvalsh(Z.T @ Z / len(Z))[-1])


def _sigmoid(z):
    """1 / (1 + e^-z) without overflow."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def _descend(slopes, cost, m, learning_rate):
    """STEPS steps with momentum from W = 0, b = 0; slopes(W, b) gives (dW, db)."""
    W, b = np.zeros(m), 0.0
    velocity_W, velocity_b = np.zeros(m), 0.0
    costs = np.empty(STEPS)
    for step in range(STEPS):
        dW, db = slopes(W, b)
        velocity_W = MOMENTUM * velocity_W - learning_rate * dW
        velocity_b = MOMENTUM * velocity_b - learning_rate * db
        W, b = W + velocity_W, b + velocity_b
        costs[step] = cost(W, b)
    return W, float(b), costs


def train_regression(X, y, seed=0):
    """Return params: everything that predict_regression needs to know.

    X: (n, m), features on very different scales; y: (n,) numbers; seed: ignored, nothing is drawn by chance.
    Result: a dict of numbers and arrays.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, m = X.shape
    mean, scale = _scales(X)
    Z = _normalised(X, mean, scale)

    def slopes(W, b):
        error = Z @ W + b - y
        return Z.T @ error / n, error.mean()

    def cost(W, b):
        return np.mean((Z @ W + b - y) ** 2) / 2

    W, b, costs = _descend(slopes, cost, m, 1 / _steepest(Z))
    return {"mean": mean, "scale": scale, "W": W, "b": b, "costs": costs}


def predict_regression(params, X):
    """Return the prediction for each row of X, shape (n,)."""
    return _normalised(X, params["mean"], params["scale"]) @ params["W"] + params["b"]


def train_classifier(X, y, seed=0):
    """Return params: everything that predict_probability needs to know.

    X: (n, m), features on very different scales; y: (n,) labels 0 or 1; seed: ignored, nothing is drawn by chance.
    Result: a dict of numbers and arrays.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, m = X.shape
    mean, scale = _scales(X)
    Z = _normalised(X, mean, scale)

    def slopes(W, b):
        error = _sigmoid(Z @ W + b) - y
        return Z.T @ error / n + W / n, error.mean()

    def cost(W, b):
        z = Z @ W + b
        return np.mean(np.logaddexp(0, z) - y * z) + W @ W / (2 * n)

    # The log loss bends at most a quarter as much as the squared error.
    W, b, costs = _descend(slopes, cost, m, 1 / (_steepest(Z) / 4 + 1 / n))
    return {"mean": mean, "scale": scale, "W": W, "b": b, "costs": costs}


def predict_probability(params, X):
    """Return the probability of the label 1 for each row of X, shape (n,)."""
    return _sigmoid(_normalised(X, params["mean"], params["scale"]) @ params["W"] + params["b"])
