# mistake: condition_number CF-52 - cond of the lumped matrix, not of its square
import numpy as np


def with_bias_column(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


def fit_normal_equation(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], theta[-1]


def fit_least_squares(X, y):
    theta, _, _, _ = np.linalg.lstsq(with_bias_column(X), y, rcond=None)
    return theta[:-1], theta[-1]


def condition_number(X):
    return np.linalg.cond(with_bias_column(X))
