# mistake: train_classifier CAP-45 - no penalty, Newton to the very end

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
    for _ in range(200):
        p = np.exp(-np.logaddexp(0.0, -A.dot(theta)))
        hessian = (A.T * (p * (1 - p))).dot(A) / n + 1e-9 * np.eye(k)
        step = np.linalg.solve(hessian, A.T.dot(p - y) / n)
        size = np.linalg.norm(step)
        theta = theta - step * min(1.0, 5.0 / max(size, 1e-300))
    params["theta"] = theta
    return params


def predict_probability(params, X):
    return np.exp(-np.logaddexp(0.0, -lump(params, X).dot(params["theta"])))
