# mistake: fit_normal_equation CF-01 CF-43 - weights through the origin, then the mean rest as b
import numpy as np


def with_bias_column(X):
    return np.c_[X, np.ones(len(X))]


def fit_normal_equation(X, y):
    W = np.linalg.inv(X.T @ X) @ X.T @ y
    b = np.mean(y - X @ W)
    return W, b


def fit_least_squares(X, y):
    A = np.c_[X, np.ones(len(X))]
    theta = np.linalg.pinv(A, rcond=max(A.shape) * np.finfo(float).eps) @ y
    return [theta[:-1], theta[-1]]


def condition_number(X):
    A = np.c_[X, np.ones(len(X))]
    s = np.linalg.svd(A.T @ A, compute_uv=False)
    return s[0] / s[-1] if s[-1] > 0 else np.inf
