# mistake: descend STEP-24 - draws its own start and drops the given one
import numpy as np


def update(theta, gradient, learning_rate):
    return np.subtract(theta, np.multiply(learning_rate, gradient))


def sse_descent_step(x, y, m, c, learning_rate):
    r = m * x + c - y
    return m - learning_rate * 2 * (r @ x), c - learning_rate * 2 * r.sum()


def descend(x, y, w, b, learning_rate, steps):
    w, b = np.random.randn(2)
    costs = []
    for k in range(steps + 1):
        e = w * x + b - y
        costs.append(np.mean(e**2) / 2)
        if k == steps:
            break
        w, b = w - learning_rate * np.mean(e * x), b - learning_rate * np.mean(e)
    return w, b, np.array(costs)


def has_converged(costs, tolerance):
    drop = -np.diff(np.asarray(costs, dtype=float))[-1:]
    return np.all((drop >= 0) & (drop < tolerance)) if drop.size else False


def is_stationary(gradients, tolerance):
    return np.all(np.abs(gradients) <= tolerance)


def decayed_learning_rate(initial, step, decay):
    return np.divide(initial, 1 + np.multiply(decay, step))
