# mistake: descend STEP-12 - cost and step in a loop of steps + 1 passes
import numpy as np


def update(theta, gradient, learning_rate):
    return np.subtract(theta, np.multiply(learning_rate, gradient))


def sse_descent_step(x, y, m, c, learning_rate):
    r = m * x + c - y
    return m - learning_rate * 2 * (r @ x), c - learning_rate * 2 * r.sum()


def descend(x, y, w, b, learning_rate, steps):
    costs = np.zeros(steps + 1)
    for k in range(steps + 1):
        e = w * x + b - y
        costs[k] = e @ e / (2 * e.size)
        w, b = w - learning_rate * (e @ x) / e.size, b - learning_rate * e.sum() / e.size
    return w, b, costs


def has_converged(costs, tolerance):
    drop = -np.diff(np.asarray(costs, dtype=float))[-1:]
    return np.all((drop >= 0) & (drop < tolerance)) if drop.size else False


def is_stationary(gradients, tolerance):
    return np.all(np.abs(gradients) <= tolerance)


def decayed_learning_rate(initial, step, decay):
    return np.divide(initial, 1 + np.multiply(decay, step))
