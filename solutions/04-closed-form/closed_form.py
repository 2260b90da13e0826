"""The exact solution: where the slope of the cost is zero (reference)."""

import numpy as np


def with_bias_column(X):
    """X with a last column of ones, (n, m + 1)."""
    X = np.asarray(X)
    return np.column_stack([X, np.ones(len(X))])


def fit_normal_equation(X, y):
    """Solve (AᵀA) θ = Aᵀy on the lumped matrix A; returns (W, b)."""
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], theta[-1]


def fit_least_squares(X, y):
    """The shortest θ of lowest cost, by singular values of A itself; returns (W, b)."""
    A = with_bias_column(X)
    theta, _, _, _ = np.linalg.lstsq(A, y, rcond=None)
    return theta[:-1], theta[-1]


def condition_number(X):
    """The 2-norm condition number of AᵀA."""
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A)
