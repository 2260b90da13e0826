# mistake: train_regression CAP-40 - keeps only the mean of the training targets

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
    params["theta"] = np.zeros(X.shape[1] + 1)
    params["theta"][-1] = sum(y) / len(y)
    return params


def predict_regression(params, X):
    return lump(params, X).dot(params["theta"])


def train_classifier(X, y, seed=0):
    params = start(X)
    A = lump(params, X)
    n, k = A.shape
    penalty = np.full(k, 1.0 / n)
    penalty[-1] = 0.0

    def cost(theta):
        z = A.dot(theta)
        return np.mean(np.logaddexp(0.0, z) - y * z) + 0.5 * np.sum(penalty * theta ** 2)

    theta = np.zeros(k)
    for _ in range(50):
        p = np.exp(-np.logaddexp(0.0, -A.dot(theta)))
        gradient = A.T.dot(p - y) / n + penalty * theta
        hessian = (A.T * (p * (1 - p))).dot(A) / n + np.diag(penalty + 1e-12)
        direction = np.linalg.solve(hessian, gradient)
        t = 1.0
        while t > 1e-6 and cost(theta - t * direction) > cost(theta):
            t /= 2
        theta = theta - t * direction
        if np.abs(gradient).max() < 1e-10:
            break
    params["theta"] = theta
    return params


def predict_probability(params, X):
    return np.exp(-np.logaddexp(0.0, -lump(params, X).dot(params["theta"])))
