# mistake: has_converged STEP-62 - <= for <
import numpy as np


def update(theta, gradient, learning_rate):
    if np.ndim(theta) == 0:
        return theta - learning_rate * gradient
    new = []
    for i in range(len(theta)):
        new.append(theta[i] - learning_rate * gradient[i])
    return np.array(new)


def sse_descent_step(x, y, m, c, learning_rate):
    grad_m = 0
    grad_c = 0
    for i in range(len(x)):
        error = m * x[i] + c - y[i]
        grad_m = grad_m + 2 * error * x[i]
        grad_c = grad_c + 2 * error
    new_m = m - learning_rate * grad_m
    new_c = c - learning_rate * grad_c
    return new_m, new_c


def descend(x, y, w, b, learning_rate, steps):
    n = len(x)
    costs = []
    for step in range(steps + 1):
        cost = 0.0
        dw = 0.0
        db = 0.0
        for i in range(n):
            error = w * x[i] + b - y[i]
            cost += error**2
            dw += error * x[i]
            db += error
        costs.append(cost / (2 * n))
        if step < steps:
            w = w - learning_rate * dw / n
            b = b - learning_rate * db / n
    return w, b, costs


def has_converged(costs, tolerance):
    if len(costs) < 2:
        return False
    drop = costs[-2] - costs[-1]
    return bool(drop >= 0 and drop <= tolerance)


def is_stationary(gradients, tolerance):
    for g in gradients:
        if g > tolerance or g < -tolerance:
            return False
    return True


def decayed_learning_rate(initial, step, decay):
    denominator = 1 + decay * step
    return initial / denominator
