"""Object-oriented: a LumpedMatrix that knows its products and its singular values."""

import numpy as np


class LumpedMatrix:
    def __init__(self, X):
        self.m = X.shape[1]
        self.data = np.column_stack((X, [1.0] * X.shape[0]))

    @property
    def gram(self):
        return self.data.T.dot(self.data)

    def moments(self, y):
        return self.data.T.dot(y)

    def unlump(self, theta):
        return theta[: self.m].copy(), theta[self.m]


class MinimumNorm:
    """Moore-Penrose through the SVD of the matrix itself, not of its square."""

    def __init__(self, A):
        self.U, self.s, self.Vt = np.linalg.svd(A, full_matrices=False)
        self.cut = self.s.max() * max(A.shape) * np.finfo(self.s.dtype).eps

    def solve(self, y):
        inverse = np.array([1 / s if s > self.cut else 0.0 for s in self.s])
        return self.Vt.T @ (inverse * (self.U.T @ y))


def with_bias_column(X):
    return LumpedMatrix(X).data


def fit_normal_equation(X, y):
    A = LumpedMatrix(X)
    theta = np.linalg.lstsq(A.gram, A.moments(y), rcond=None)[0]
    return A.unlump(theta)


def fit_least_squares(X, y):
    A = LumpedMatrix(X)
    return A.unlump(MinimumNorm(A.data).solve(y))


def condition_number(X):
    values = np.abs(np.linalg.eigvalsh(LumpedMatrix(X).gram))
    if values.min() == 0 or values.max() / values.min() > 1e14:
        return np.inf
    return values.max() / values.min()
