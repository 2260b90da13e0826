# mistake: numerical_gradient COST-17 - brackets forgotten: divides by 2 and multiplies by h
import numpy as np


def cost_gradients(x, y, w, b):
    n = len(x)
    dw = 0.0
    db = 0.0
    for i in range(n):
        y_hat = w * x[i] + b
        error = y_hat - y[i]
        dw += x[i] * error
        db += error
    dw = dw / n
    db = db / n
    return dw, db


def sse_gradients(x, y, m, c):
    dm = 0.0
    dc = 0.0
    for i in range(len(x)):
        diff = m * x[i] + c - y[i]
        dm += 2 * diff * x[i]
        dc += 2 * diff
    return dm, dc


def numerical_gradient(f, theta, h=1e-5):
    gradient = [0.0] * len(theta)
    for j in range(len(theta)):
        up = np.array(theta, dtype=float)
        up[j] += h
        down = np.array(theta, dtype=float)
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / 2 * h
    return gradient


def relative_error(a, b):
    a = np.ravel(a)
    b = np.ravel(b)
    diff = 0.0
    size_a = 0.0
    size_b = 0.0
    for i in range(len(a)):
        diff += (a[i] - b[i]) ** 2
        size_a += a[i] ** 2
        size_b += b[i] ** 2
    biggest = max(size_a**0.5, size_b**0.5)
    if biggest == 0:
        return 0.0
    return diff**0.5 / biggest
