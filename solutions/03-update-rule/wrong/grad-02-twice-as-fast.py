# mistake: descend GRAD-02 - steps with 2/n, costs with the half
import numpy as np


def update(theta, gradient, learning_rate):
    new_theta = np.array(theta, dtype=float)
    new_theta -= learning_rate * np.asarray(gradient)
    return new_theta


def sse_descent_step(x, y, m, c, learning_rate):
    A = np.vstack([x, np.ones(len(x))])
    theta = np.array([m, c], dtype=float)
    return theta - learning_rate * 2 * A @ (theta @ A - y)


def descend(x, y, w, b, learning_rate, steps):
    n = len(x)
    costs = [np.sum((w * x + b - y) ** 2) / (2 * n)]
    for _ in range(steps):
        dw = (2 / n) * np.dot(w * x + b - y, x)
        db = (2 / n) * np.sum(w * x + b - y)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(np.sum((w * x + b - y) ** 2) / (2 * n))
    return np.array(w), np.array(b), np.array(costs)


def has_converged(costs, tolerance):
    costs = np.asarray(costs, dtype=float)
    if costs.size < 2:
        return np.array(False)
    return np.array(costs[-1] <= costs[-2]) & np.array(abs(costs[-1] - costs[-2]) < tolerance)


def is_stationary(gradients, tolerance):
    return np.array(not any(abs(g) > tolerance for g in gradients))


def decayed_learning_rate(initial, step, decay):
    return np.asarray(initial / (1 + decay * step))
