# mistake: train_regression CAP-41 - normalises and descends, but only ten small steps

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
    W, b = np.zeros(Z.shape[1]), 0.0
    costs = []
    for _ in range(10):
        e = Z @ W + b - y
        costs.append(e @ e / (2 * len(y)))
        W, b = W - 0.05 * Z.T @ e / len(y), b - 0.05 * e.mean()
    return {"W": W, "b": b, "mean": mean, "scale": scale, "costs": np.array(costs)}


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
