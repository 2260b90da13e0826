# mistake: relative_error GRAD-63 - no special case when both are zero, gives nan
import numpy as np


def cost_gradients(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)


def sse_gradients(x, y, m, c):
    r = m * x + c - y
    return 2 * np.sum(r * x), 2 * np.sum(r)


def numerical_gradient(f, theta, h=1e-5):
    steps = h * np.eye(theta.size)
    return np.array([f(theta + s) - f(theta - s) for s in steps]) / (2 * h)


def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    return np.linalg.norm(a - b) / np.maximum(np.linalg.norm(a), np.linalg.norm(b))
