# mistake: sse_gradients GRAD-05 - divides by n although the blog's loss is a plain sum
import numpy as np


def cost_gradients(x, y, w, b):
    design = np.column_stack((x, np.ones(len(x))))
    lumped = np.array([w, b], dtype=float)
    return design.T @ (design @ lumped - y) / len(y)


def sse_gradients(x, y, m, c):
    N = len(x)
    residual = m * x + c - y
    return (2 / N) * np.sum(x * residual), (2 / N) * np.sum(residual)


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
    a = np.asarray(a, dtype=float).reshape(-1)
    b = np.asarray(b, dtype=float).reshape(-1)
    if not a.any() and not b.any():
        return np.array(0.0)
    top = np.sqrt(np.sum(np.square(a - b)))
    bottom = np.fmax(np.sqrt(np.sum(np.square(a))), np.sqrt(np.sum(np.square(b))))
    return np.array(top / bottom)
