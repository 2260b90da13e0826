# mistake: descend STEP-16 - gradient taken once before the loop
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
    A = np.vstack([x, np.ones(len(x))]).T
    start = np.array([w, b], dtype=float)
    g = A.T @ (A @ start - y) / len(y)
    path = start - learning_rate * np.outer(np.arange(steps + 1), g)
    costs = np.mean((path @ A.T - y) ** 2, axis=1) / 2
    return path[-1, 0], path[-1, 1], costs


def has_converged(costs, tolerance):
    costs = np.asarray(costs, dtype=float)
    if costs.size < 2:
        return np.array(False)
    return np.array(costs[-1] <= costs[-2]) & np.array(abs(costs[-1] - costs[-2]) < tolerance)


def is_stationary(gradients, tolerance):
    return np.array(not any(abs(g) > tolerance for g in gradients))


def decayed_learning_rate(initial, step, decay):
    return np.asarray(initial / (1 + decay * step))
