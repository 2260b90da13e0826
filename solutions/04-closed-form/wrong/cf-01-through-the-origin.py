# mistake: fit_normal_equation CF-01 - solves without the ones and gives b = 0
import numpy as np


def with_bias_column(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


def fit_normal_equation(X, y):
    W = np.linalg.solve(X.T @ X, X.T @ y)
    return W, 0.0


def fit_least_squares(X, y):
    theta, _, _, _ = np.linalg.lstsq(with_bias_column(X), y, rcond=None)
    return theta[:-1], theta[-1]


def condition_number(X):
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A)
