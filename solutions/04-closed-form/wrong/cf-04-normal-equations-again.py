# mistake: fit_least_squares CF-04 - calls the normal equations, which fail on collinear columns
import numpy as np


def with_bias_column(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


def fit_normal_equation(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], theta[-1]


def fit_least_squares(X, y):
    W, b = fit_normal_equation(X, y)
    return W, b


def condition_number(X):
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A)
