# mistake: fit_normal_equation CF-02 - X times its transpose: n by n
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
    theta = A.T @ np.linalg.inv(A @ A.T) @ y
    return theta[:-1], theta[-1]


def fit_least_squares(X, y):
    U, s, Vt = np.linalg.svd(with_bias_column(X), full_matrices=False)
    keep = s > s[0] * 1e-14
    theta = ((U.T @ y)[keep] / s[keep]) @ Vt[keep]
    return tuple(theta[:-1]), np.array(theta[-1])


def condition_number(X):
    s = np.linalg.svd(with_bias_column(X), compute_uv=False)
    if len(X) < len(X[0]) + 1:
        return float("inf")
    if s[-1] <= s[0] * 1e-13:
        return np.array(np.inf)
    return np.array((s[0] / s[-1]) ** 2)
