# mistake: condition_number CF-02 - X times its transpose
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
    U, s, Vt = np.linalg.svd(with_bias_column(X), full_matrices=False)
    keep = s > s[0] * 1e-14
    theta = ((U.T @ y)[keep] / s[keep]) @ Vt[keep]
    return tuple(theta[:-1]), np.array(theta[-1])


def condition_number(X):
    A = with_bias_column(X)
    return np.linalg.cond(A @ A.T)
