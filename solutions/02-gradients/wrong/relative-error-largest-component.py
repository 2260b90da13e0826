# mistake: relative_error GRAD-60 - largest component in place of the Euclidean length
import numpy as np


def cost_gradients(x, y, w, b):
    design = np.column_stack((x, np.ones(len(x))))
    lumped = np.array([w, b], dtype=float)
    return design.T @ (design @ lumped - y) / len(y)


def sse_gradients(x, y, m, c):
    difference = np.polyval([m, c], x) - y
    return np.asarray(2 * (difference * x).sum()), np.asarray(2 * difference.sum())


def numerical_gradient(f, theta, h=1e-5):
    point = np.array(theta, dtype=np.float64)
    result = np.full_like(point, 0.0)
    for j, value in enumerate(point.copy()):
        point[j] = value + h
        right = f(point.copy())
        point[j] = value - h
        left = f(point.copy())
        point[j] = value
        result[j] = np.divide(np.subtract(right, left), 2 * h)
    return result


def relative_error(a, b):
    a = np.atleast_1d(a)
    b = np.atleast_1d(b)
    den = max(np.abs(a).max(), np.abs(b).max())
    return 0.0 if den == 0 else np.abs(a - b).max() / den
