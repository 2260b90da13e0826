# mistake: has_converged STEP-66 - True when there is only one cost
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
    history = np.empty((steps + 1, 2))
    history[0] = w, b
    for k in range(1, steps + 1):
        history[k] = history[k - 1] - learning_rate * A.T @ (A @ history[k - 1] - y) / len(y)
    costs = np.square(history @ A.T - y).mean(axis=1) / 2
    return np.array(history[-1, 0]), np.array(history[-1, 1]), costs


def has_converged(costs, tolerance):
    last_two = np.asarray(costs, dtype=float)[-2:]
    drops = last_two[:-1] - last_two[1:]
    return bool(np.all(drops >= 0) and np.all(drops < tolerance))


def is_stationary(gradients, tolerance):
    return np.array(not any(abs(g) > tolerance for g in gradients))


def decayed_learning_rate(initial, step, decay):
    return np.asarray(initial / (1 + decay * step))
