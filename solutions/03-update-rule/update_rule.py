"""Gradient descent: one step, many steps, and when to stop."""

import numpy as np


def update(theta, gradient, learning_rate):
    """θ − α g."""
    return theta - learning_rate * gradient


def sse_descent_step(x, y, m, c, learning_rate):
    """One step on Σ (m x + c − y)², both slopes taken at the old (m, c)."""
    e = m * x + c - y
    dm, dc = 2 * np.sum(x * e), 2 * np.sum(e)
    return update(m, dm, learning_rate), update(c, dc, learning_rate)


def descend(x, y, w, b, learning_rate, steps):
    """`steps` steps on half_mse: the last (w, b), and the cost at the start and after each step."""
    e = w * x + b - y
    costs = [np.mean(e**2) / 2]
    for _ in range(steps):
        dw, db = np.mean(x * e), np.mean(e)
        w, b = update(w, dw, learning_rate), update(b, db, learning_rate)
        e = w * x + b - y
        costs.append(np.mean(e**2) / 2)
    return w, b, np.array(costs)


def has_converged(costs, tolerance):
    """The last cost is not above the one before it, and less than `tolerance` below it."""
    return len(costs) >= 2 and bool(0 <= costs[-2] - costs[-1] < tolerance)


def is_stationary(gradients, tolerance):
    """No component is larger than `tolerance` in absolute value."""
    return all(bool(abs(component) <= tolerance) for component in gradients)


def decayed_learning_rate(initial, step, decay):
    """α₀ / (1 + decay · step)."""
    return initial / (1 + decay * step)
