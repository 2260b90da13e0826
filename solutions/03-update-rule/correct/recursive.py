"""Recursion in blocks of steps for the descent, the other functions by calling each other."""

import numpy as np


def update(theta, gradient, learning_rate):
    theta = np.asarray(theta)
    return theta - learning_rate * np.asarray(gradient)


def sse_descent_step(x, y, m, c, learning_rate):
    r = np.polyval((m, c), x) - y
    return update(m, 2 * np.vdot(r, x), learning_rate), update(c, 2 * np.vdot(r, np.ones(len(r))), learning_rate)


def descend(x, y, w, b, learning_rate, steps):
    cost = np.square(np.polyval((w, b), x) - y).sum() / len(x) / 2
    if steps == 0:
        return w, b, np.array([cost])
    if steps > 1:
        half = steps // 2
        w, b, first = descend(x, y, w, b, learning_rate, half)
        w, b, second = descend(x, y, w, b, learning_rate, steps - half)
        return w, b, np.concatenate([first, second[1:]])
    # one step on half_mse is one step on the sum with a 2n times smaller rate
    w, b = sse_descent_step(x, y, w, b, learning_rate / (2 * len(x)))
    return w, b, np.concatenate([[cost], descend(x, y, w, b, learning_rate, 0)[2]])


def has_converged(costs, tolerance):
    if len(costs) < 2:
        return False
    change = np.subtract(*costs[-2:])
    return bool(change >= 0) and is_stationary([change], np.nextafter(tolerance, 0))


def is_stationary(gradients, tolerance):
    gradients = list(gradients)
    if not gradients:
        return True
    return abs(gradients[0]) <= tolerance and is_stationary(gradients[1:], tolerance)


def decayed_learning_rate(initial, step, decay):
    return initial - initial * decay * step / (1 + decay * step)
