# mistake: fit_normal_equation none - a hundred steps of gradient descent in place of the solution
import numpy as np


def with_bias_column(X):
    return np.pad(np.asarray(X, dtype=float), ((0, 0), (0, 1)), constant_values=1.0)


def fit_normal_equation(X, y):
    W, b = np.zeros(X.shape[1]), 0.0
    for _ in range(100):
        e = X @ W + b - y
        W, b = W - 0.001 * X.T @ e / len(y), b - 0.001 * e.mean()
    return W, b


def fit_least_squares(X, y):
    Q, R = np.linalg.qr(with_bias_column(X))
    U, s, Vt = np.linalg.svd(R, full_matrices=False)
    rank = np.count_nonzero(s > s[0] * max(len(y), R.shape[1]) * 3e-16)
    coordinates = np.tensordot(Q @ U[:, :rank], y, axes=(0, 0)) / s[:rank]
    theta = np.tensordot(coordinates, Vt[:rank], axes=1)
    return np.split(theta, [-1])[0], theta[-1]


def condition_number(X):
    A = with_bias_column(X)
    M = np.tensordot(A, A, axes=(0, 0))
    try:
        with np.errstate(all="ignore"):
            value = np.linalg.norm(M, 2) * np.linalg.norm(np.linalg.inv(M), 2)
    except np.linalg.LinAlgError:
        return np.inf
    return value if value < 1e14 else np.inf
