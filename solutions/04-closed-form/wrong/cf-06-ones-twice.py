# mistake: with_bias_column CF-06 - adds ones in front and at the end
import numpy as np


def with_bias_column(X):
    ones = np.ones((X.shape[0], 1))
    X = np.hstack((ones, X))
    X = np.hstack((X, ones))
    return X


def fit_normal_equation(X, y):
    A = np.c_[X, np.ones(len(X))]
    theta = np.linalg.inv(A.T @ A) @ (A.T @ y)
    W, b = theta[0 : X.shape[1]], theta[X.shape[1]]
    return W, b


def fit_least_squares(X, y):
    A = np.c_[X, np.ones(len(X))]
    theta = np.linalg.pinv(A, rcond=max(A.shape) * np.finfo(float).eps) @ y
    return [theta[:-1], theta[-1]]


def condition_number(X):
    A = np.c_[X, np.ones(len(X))]
    s = np.linalg.svd(A.T @ A, compute_uv=False)
    return s[0] / s[-1] if s[-1] > 0 else np.inf
