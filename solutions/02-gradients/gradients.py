"""The slopes of the cost: analytic, numerical, and how far apart the two are."""

import numpy as np


def cost_gradients(x, y, w, b):
    """The partial derivatives of half_mse(w x + b, y) at (w, b)."""
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)  # dw = (1/n) Σ x e, db = (1/n) Σ e


def sse_gradients(x, y, m, c):
    """The partial derivatives of Σ (m x + c − y)² at (m, c)."""
    e = m * x + c - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


def numerical_gradient(f, theta, h=1e-5):
    """Central differences of the scalar function f at the 1-d array theta."""
    theta = np.asarray(theta, dtype=float)
    gradient = np.empty(theta.shape)
    for j in range(theta.size):
        step = np.zeros(theta.shape)
        step[j] = h
        gradient[j] = (f(theta + step) - f(theta - step)) / (2 * h)
    return gradient


def relative_error(a, b):
    """‖a − b‖ / max(‖a‖, ‖b‖), and 0.0 when both are zero."""
    larger = max(np.linalg.norm(a), np.linalg.norm(b))
    return float(np.linalg.norm(np.subtract(a, b)) / larger) if larger > 0 else 0.0
