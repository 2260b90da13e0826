# mistake: predict_regression CAP-40 - the same number for every row

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
    constant = params["b"] + float(np.dot(params["W"], np.mean(X, axis=0)))
    return np.full(len(X), constant)


def train_classifier(X, y, seed=0):
    A, mean, scale = prepare(X)
    n = len(A)
    shrink = np.ones(A.shape[1]) / n
    shrink[-1] = 0
    theta = np.zeros(A.shape[1])
    # p(1 - p) is at most 1/4: steps with this fixed bound on the curvature never overshoot
    bound = A.T @ A / (4 * n) + np.diag(shrink)
    for _ in range(400):
        p = np.array([1 / (1 + exp(-z)) if z > 0 else exp(z) / (1 + exp(z)) for z in A @ theta])
        theta = theta - conjugate_gradients(bound, A.T @ (p - y) / n + shrink * theta)
    return unscale(theta, mean, scale)


def predict_probability(params, X):
    out = []
    for row in X:
        z = sum(w * v for w, v in zip(params["W"], row)) + params["b"]
        out.append(1 / (1 + exp(-z)) if z > 0 else exp(max(z, -700)) / (1 + exp(max(z, -700))))
    return out
