# mistake: numerical_gradient GRAD-46 - moves all coordinates together
import numpy as np


def cost_gradients(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)


def sse_gradients(x, y, m, c):
    r = m * x + c - y
    return 2 * np.sum(r * x), 2 * np.sum(r)


def numerical_gradient(f, theta, h=1e-5):
    slope = (f(theta + h) - f(theta - h)) / (2 * h)
    return slope * np.ones(len(theta))


def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    scale = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / scale if scale > 0 else 0.0
