# mistake: descend STEP-04 - no line for b in the loop
import numpy as np


def update(theta, gradient, learning_rate):
    return np.subtract(theta, np.multiply(learning_rate, gradient))


def sse_descent_step(x, y, m, c, learning_rate):
    r = m * x + c - y
    return m - learning_rate * 2 * (r @ x), c - learning_rate * 2 * r.sum()


def descend(x, y, w, b, learning_rate, steps):
    def J(w):
        return 0.5 * np.mean(np.square(w * x + b - y))

    costs = [J(w)]
    for _ in range(steps):
        w = w - learning_rate * np.mean(x * (w * x + b - y))
        costs.append(J(w))
    return w, b, np.array(costs)


def has_converged(costs, tolerance):
    drop = -np.diff(np.asarray(costs, dtype=float))[-1:]
    return np.all((drop >= 0) & (drop < tolerance)) if drop.size else False


def is_stationary(gradients, tolerance):
    return np.all(np.abs(gradients) <= tolerance)


def decayed_learning_rate(initial, step, decay):
    return np.divide(initial, 1 + np.multiply(decay, step))
