# mistake: train_classifier LOG-15 LOG-21 - fits the labels by a straight line and takes it for the probability

from math import exp, sqrt

import numpy as np


def unscale(theta, mean, scale):
    W = theta[:-1] / scale
    return {"W": W, "b": float(theta[-1] - (W * mean).sum())}


def prepare(X):
    mean, scale = np.average(X, axis=0), np.sqrt(np.var(X, axis=0))
    scale = np.array([s or 1.0 for s in scale])
    return np.c_[(X - mean) / scale, np.ones(len(X))], mean, scale


def conjugate_gradients(H, g):
    x, r = np.zeros_like(g), g.copy()
    d, rr = r.copy(), r @ r
    for _ in range(20 * len(g)):
        if sqrt(rr) < 1e-12:
            break
        Hd = H @ d
        a = rr / (d @ Hd)
        x, r = x + a * d, r - a * Hd
        rr, old = r @ r, rr
        d = r + rr / old * d
    return x


def train_regression(X, y, seed=0):
    A, mean, scale = prepare(X)
    return unscale(conjugate_gradients(A.T @ A / len(A), A.T @ y / len(A)), mean, scale)


def predict_regression(params, X):
    return [float(sum(w * v for w, v in zip(params["W"], row)) + params["b"]) for row in X]


def train_classifier(X, y, seed=0):
    return train_regression(X, y, seed)


def predict_probability(params, X):
    return predict_regression(params, X)
