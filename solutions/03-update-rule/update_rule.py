"""The update rule: one step, many steps, when to stop, and a learning rate that shrinks."""

import numpy as np


def update(theta, gradient, learning_rate):
    """One step of gradient descent: θ − α g, for numbers and for arrays."""
    return theta - learning_rate * gradient


def sse_descent_step(x, y, m, c, learning_rate):
    """One step on Σ (m x + c − y)², both gradients taken at the old (m, c)."""
    e = m * x + c - y
    dm, dc = 2 * np.sum(x * e), 2 * np.sum(e)
    return update(m, dm, learning_rate), update(c, dc, learning_rate)


def descend(x, y, w, b, learning_rate, steps):
    """`steps` steps on half_mse; costs holds the cost at the start and after each step."""
    costs = np.empty(steps + 1)
    for k in range(steps + 1):
        e = w * x + b - y
        costs[k] = e @ e / (2 * len(x))
        if k < steps:
            dw, db = x @ e / len(x), e.sum() / len(x)
            w, b = update(w, dw, learning_rate), update(b, db, learning_rate)
    return w, b, costs


def has_converged(costs, tolerance):
    """The last cost is not above the one before it, and less than `tolerance` below it."""
    if len(costs) < 2:
        return False
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


def is_stationary(gradients, tolerance):
    """No component is larger than `tolerance` in absolute value."""
    return all(abs(g) <= tolerance for g in gradients)


def decayed_learning_rate(initial, step, decay):
    """α₀ / (1 + decay · step)."""
    return initial / (1 + decay * step)
