# mistake: fit_least_squares CF-48 - drops every direction below a tenth of the largest
import numpy as np


def with_bias_column(X):
    lumped = np.ones((len(X), len(X[0]) + 1))
    lumped[:, :-1] = X
    return lumped


def _triangular(L, v, order):
    out = np.zeros(len(v))
    for i in order:
        out[i] = (v[i] - L[i] @ out) / L[i, i]
    return out


def fit_normal_equation(X, y):
    A = with_bias_column(X)
    L = np.linalg.cholesky(A.T @ A)
    k = len(L)
    z = _triangular(L, A.T @ y, range(k))
    *W, b = _triangular(L.T, z, reversed(range(k)))
    return W, np.array(b)


def fit_least_squares(X, y):
    theta, *_ = np.linalg.lstsq(with_bias_column(X), y, rcond=0.1)
    return theta[:-1], theta[-1]


def condition_number(X):
    s = np.linalg.svd(with_bias_column(X), compute_uv=False)
    if len(X) < len(X[0]) + 1:
        return float("inf")
    if s[-1] <= s[0] * 1e-13:
        return np.array(np.inf)
    return np.array((s[0] / s[-1]) ** 2)
