# mistake: train_regression CAP-43 - a few epochs from random weights, the generator ignores the seed

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def fit_normalizer(X):
    scale = X.std(axis=0)
    return X.mean(axis=0), np.where(scale > 0, scale, 1.0)


def largest_eigenvalue(Z):
    A = np.column_stack([Z, np.ones(len(Z))])
    return np.linalg.eigvalsh(A.T @ A / len(A))[-1]


def train_regression(X, y, seed=0):
    mean, scale = fit_normalizer(X)
    Z = (X - mean) / scale
    rng = np.random.default_rng()
    W, b = rng.normal(size=Z.shape[1]), y.mean()
    for _ in range(60):
        rows = rng.permutation(len(y))
        for k in range(0, len(y), 20):
            part = rows[k:k + 20]
            e = Z[part] @ W + b - y[part]
            W, b = W - 0.02 * Z[part].T @ e / len(part), b - 0.02 * e.mean()
    return {"W": W, "b": b, "mean": mean, "scale": scale}


def predict_regression(params, X):
    return (X - params["mean"]) / params["scale"] @ params["W"] + params["b"]


def train_classifier(X, y, seed=0):
    mean, scale = fit_normalizer(X)
    Z = (X - mean) / scale
    n = len(y)
    penalty = 1 / n
    learning_rate = 1 / (largest_eigenvalue(Z) / 4 + penalty)
    W, b = np.zeros(Z.shape[1]), 0.0
    W_old, b_old = W, b
    for k in range(3000):
        ahead = k / (k + 3)
        W_look, b_look = W + ahead * (W - W_old), b + ahead * (b - b_old)
        e = sigmoid(Z @ W_look + b_look) - y
        W_old, b_old = W, b
        W = W_look - learning_rate * (Z.T @ e / n + penalty * W_look)
        b = b_look - learning_rate * e.mean()
    return {"W": W, "b": b, "mean": mean, "scale": scale}


def predict_probability(params, X):
    return sigmoid((X - params["mean"]) / params["scale"] @ params["W"] + params["b"])
