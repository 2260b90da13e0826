# mistake: cost_gradients GRAD-08 GRAD-08b - minus on the weight only
import numpy as np


def cost_gradients(x, y, w, b):
    predictions = w * x + b
    dw = -np.mean((predictions - y) * x)
    db = np.mean(predictions - y)
    return dw, db


def sse_gradients(x, y, m, c):
    r = m * x + c - y
    return 2 * np.sum(r * x), 2 * np.sum(r)


def numerical_gradient(f, theta, h=1e-5):
    steps = h * np.eye(theta.size)
    return np.array([f(theta + s) - f(theta - s) for s in steps]) / (2 * h)


def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    scale = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / scale if scale > 0 else 0.0
