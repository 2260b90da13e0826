"""The exact solution: where the slope of the cost is zero.

X has shape (n, m): n examples, m features. y has shape (n,). W has shape (m,), b is one number.
The lumped matrix is X with a last column of ones; its unknowns are theta = (W, b).
"""

import numpy as np


def with_bias_column(X):
    """Return X with a last column of ones.

    X: shape (n, m). Result: a new array of shape (n, m + 1).
    """
    # TODO: put a column of ones to the right of X, and leave X itself as it is
    raise NotImplementedError


def fit_normal_equation(X, y):
    """Solve the normal equations of the lumped matrix.

    X: shape (n, m), y: shape (n,). The columns of the lumped matrix are linearly independent.
    Result: (W, b) of shapes (m,) and ().
    """
    # TODO: form both sides of the normal equations, solve, take theta apart
    raise NotImplementedError


def fit_least_squares(X, y):
    """Find W and b of lowest cost, also when the normal equations are of no use.

    X: shape (n, m), y: shape (n,). Columns may be nearly collinear (then the cost must still be the lowest) or
    exactly collinear (then, of all theta = (W, b) of lowest cost, the shortest).
    Result: (W, b) of shapes (m,) and ().
    """
    # TODO: do not go through the product of the matrix with itself
    raise NotImplementedError


def condition_number(X):
    """Return the 2-norm condition number of the matrix of the normal equations.

    X: shape (n, m). Result: one number; inf, or anything above 1e14, when that matrix is singular.
    """
    # TODO: the largest singular value over the smallest, of which matrix?
    raise NotImplementedError
