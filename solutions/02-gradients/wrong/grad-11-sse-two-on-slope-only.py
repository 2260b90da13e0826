# mistake: sse_gradients GRAD-11 - the 2 stays with the slope and is lost at the intercept
import numpy as np


def cost_gradients(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)


def sse_gradients(x, y, m, c):
    r = np.subtract(m * x + c, y)
    return 2 * r @ x, r.sum()


def numerical_gradient(f, theta, h=1e-5):
    steps = h * np.eye(theta.size)
    return np.array([f(theta + s) - f(theta - s) for s in steps]) / (2 * h)


def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    scale = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / scale if scale > 0 else 0.0
