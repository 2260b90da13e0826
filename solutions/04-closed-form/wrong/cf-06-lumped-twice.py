# mistake: fit_normal_equation CF-06 - a second column of ones makes the matrix singular
import numpy as np


def with_bias_column(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


def fit_normal_equation(X, y):
    A = with_bias_column(with_bias_column(X))
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[: X.shape[1]], theta[-1]


def fit_least_squares(X, y):
    theta, _, _, _ = np.linalg.lstsq(with_bias_column(X), y, rcond=None)
    return theta[:-1], theta[-1]


def condition_number(X):
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A)
