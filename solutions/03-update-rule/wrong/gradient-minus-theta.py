# mistake: update STEP-41 - turned round: step minus theta
import numpy as np


def update(theta, gradient, learning_rate):
    step = np.multiply(gradient, learning_rate)
    return step - theta


def sse_descent_step(x, y, m, c, learning_rate):
    A = np.vstack([x, np.ones(len(x))])
    theta = np.array([m, c], dtype=float)
    return theta - learning_rate * 2 * A @ (theta @ A - y)


def descend(x, y, w, b, learning_rate, steps):
    A = np.vstack([x, np.ones(len(x))]).T
    history = np.empty((steps + 1, 2))
    history[0] = w, b
    for k in range(1, steps + 1):
        history[k] = history[k - 1] - learning_rate * A.T @ (A @ history[k - 1] - y) / len(y)
    costs = np.square(history @ A.T - y).mean(axis=1) / 2
    return np.array(history[-1, 0]), np.array(history[-1, 1]), costs


def has_converged(costs, tolerance):
    costs = np.asarray(costs, dtype=float)
    if costs.size < 2:
        return np.array(False)
    return np.array(costs[-1] <= costs[-2]) & np.array(abs(costs[-1] - costs[-2]) < tolerance)


def is_stationary(gradients, tolerance):
    return np.array(not any(abs(g) > tolerance for g in gradients))


def decayed_learning_rate(initial, step, decay):
    return np.asarray(initial / (1 + decay * step))
