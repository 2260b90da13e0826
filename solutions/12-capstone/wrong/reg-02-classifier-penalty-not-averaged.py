# mistake: train_classifier REG-02 - penalty 1 in place of 1/n, the weights stay small

import numpy as np


def lump(params, X):
    Z = (np.asarray(X, dtype=float) - params["mean"]) / params["scale"]
    return np.hstack((Z, np.ones((Z.shape[0], 1))))


def start(X):
    X = np.asarray(X, dtype=float)
    scale = X.std(axis=0)
    scale[scale == 0] = 1.0
    return {"mean": X.mean(axis=0), "scale": scale}


def train_regression(X, y, seed=0):
    params = start(X)
    params["theta"] = np.linalg.lstsq(lump(params, X), y, rcond=None)[0]
    return params


def predict_regression(params, X):
    return lump(params, X).dot(params["theta"])


def train_classifier(X, y, seed=0):
    params = start(X)
    A = lump(params, X)
    n, k = A.shape
    theta = np.zeros(k)
    only_weights = np.append(np.ones(k - 1), 0.0)
    alpha = 1.0 / (np.linalg.eigvalsh(A.T @ A)[-1] / (4 * n) + 1)
    for _ in range(3000):
        p = np.exp(-np.logaddexp(0.0, -A.dot(theta)))
        theta = theta - alpha * (A.T.dot(p - y) / n + only_weights * theta)
    params["theta"] = theta
    return params


def predict_probability(params, X):
    return np.exp(-np.logaddexp(0.0, -lump(params, X).dot(params["theta"])))
