# mistake: has_converged STEP-60 - absolute change, so a small rise counts as converged
import numpy as np


def update(theta, gradient, learning_rate):
    return np.subtract(theta, np.multiply(learning_rate, gradient))


def sse_descent_step(x, y, m, c, learning_rate):
    r = m * x + c - y
    return m - learning_rate * 2 * (r @ x), c - learning_rate * 2 * r.sum()


def descend(x, y, w, b, learning_rate, steps):
    costs = np.zeros(steps + 1)
    for k in range(steps):
        e = w * x + b - y
        costs[k] = np.mean(e**2) / 2
        w, b = w - learning_rate * np.mean(e * x), b - learning_rate * np.mean(e)
    costs[steps] = np.mean((w * x + b - y) ** 2) / 2
    return w, b, costs


def has_converged(costs, tolerance):
    return len(costs) >= 2 and bool(np.abs(np.diff(costs)[-1]) < tolerance)


def is_stationary(gradients, tolerance):
    return np.all(np.abs(gradients) <= tolerance)


def decayed_learning_rate(initial, step, decay):
    return np.divide(initial, 1 + np.multiply(decay, step))
