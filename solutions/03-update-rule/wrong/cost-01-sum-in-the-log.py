# mistake: descend COST-01 - the log holds the sum of squares
import numpy as np


def update(theta, gradient, learning_rate):
    return np.subtract(theta, np.multiply(learning_rate, gradient))


def sse_descent_step(x, y, m, c, learning_rate):
    r = m * x + c - y
    return m - learning_rate * 2 * (r @ x), c - learning_rate * 2 * r.sum()


def descend(x, y, w, b, learning_rate, steps):
    log = [np.sum((w * x + b - y) ** 2)]
    for _ in range(steps):
        err = w * x + b - y
        w = w - learning_rate * np.mean(err * x)
        b = b - learning_rate * np.mean(err)
        log.append(np.sum((w * x + b - y) ** 2))
    return w, b, np.array(log)


def has_converged(costs, tolerance):
    drop = -np.diff(np.asarray(costs, dtype=float))[-1:]
    return np.all((drop >= 0) & (drop < tolerance)) if drop.size else False


def is_stationary(gradients, tolerance):
    return np.all(np.abs(gradients) <= tolerance)


def decayed_learning_rate(initial, step, decay):
    return np.divide(initial, 1 + np.multiply(decay, step))
