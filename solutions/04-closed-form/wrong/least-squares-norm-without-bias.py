# mistake: fit_least_squares CF-50 - centres first, so b does not count in the norm
import numpy as np


def with_bias_column(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


def fit_normal_equation(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], theta[-1]


def fit_least_squares(X, y):
    mean_x, mean_y = X.mean(axis=0), y.mean()
    W = np.linalg.lstsq(X - mean_x, y - mean_y, rcond=None)[0]
    return W, mean_y - mean_x @ W


def condition_number(X):
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A)
