"""The exact solution: where the slope of the cost is zero.

X has shape (n, m): n examples, m features. y has shape (n,). W has shape (m,), b is one number.
The lumped matrix is X with a last column of ones; its unknowns are theta = (W, b).
"""

import numpy as np

# Singular values below this share of the largest are rounding dust. The handout wants 1e-10 kept and
# allows zero only below 1e-12; truly collinear columns come out around 1e-16 to 1e-15.
DUST = 1e-13


def with_bias_column(X):
    """Return X with a last column of ones, as a new float64 array of shape (n, m + 1)."""
    X = np.asarray(X, dtype=np.float64)
    return np.column_stack([X, np.ones(X.shape[0])])


def _take_apart(theta):
    return theta[:-1].copy(), float(theta[-1])


def fit_normal_equation(X, y):
    """Solve A'A theta = A'y for the lumped matrix A (independent columns). Returns (W, b)."""
    A = with_bias_column(X)
    y = np.asarray(y, dtype=np.float64)
    return _take_apart(np.linalg.solve(A.T @ A, A.T @ y))


def fit_least_squares(X, y):
    """Return the (W, b) of lowest cost, and of those the shortest. Never forms A'A."""
    A = with_bias_column(X)
    y = np.asarray(y, dtype=np.float64)
    return _take_apart(np.linalg.lstsq(A, y, rcond=DUST)[0])


def condition_number(X):
    """Return the 2-norm condition number of A'A; inf (or something huge) when it is singular."""
    A = with_bias_column(X)
    n, unknowns = A.shape
    if n < unknowns:
        return float("inf")  # A'A has zeros that A's own singular values do not show
    sigma = np.linalg.svd(A, compute_uv=False)
    if sigma[-1] == 0:
        return float("inf")
    return float((sigma[0] / sigma[-1]) ** 2)
