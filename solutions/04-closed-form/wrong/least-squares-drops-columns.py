# mistake: fit_least_squares CF-49 - leaves dependent columns out with weight zero, not the minimum norm
import numpy as np


def with_bias_column(X):
    return np.pad(np.asarray(X, dtype=float), ((0, 0), (0, 1)), constant_values=1.0)


def fit_normal_equation(X, y):
    # last row of the normal equations: sum(X) W + n b = sum(y), put into the others
    x_bar, y_bar = np.mean(X, axis=0), np.mean(y)
    Xc, yc = X - x_bar, y - y_bar
    W = np.linalg.solve(np.einsum("ni,nj->ij", Xc, Xc), np.einsum("ni,n->i", Xc, yc))
    return W, y_bar - np.inner(x_bar, W)


def fit_least_squares(X, y):
    A = with_bias_column(X)
    kept = []
    for j in range(A.shape[1]):
        if np.linalg.matrix_rank(A[:, kept + [j]]) > len(kept):
            kept.append(j)
    theta = np.zeros(A.shape[1])
    theta[kept] = np.linalg.lstsq(A[:, kept], y, rcond=None)[0]
    return theta[:-1], theta[-1]


def condition_number(X):
    A = with_bias_column(X)
    M = np.tensordot(A, A, axes=(0, 0))
    try:
        with np.errstate(all="ignore"):
            value = np.linalg.norm(M, 2) * np.linalg.norm(np.linalg.inv(M), 2)
    except np.linalg.LinAlgError:
        return np.inf
    return value if value < 1e14 else np.inf
