# mistake: sse_gradients GRAD-40 - the formula of half_mse again, no 2 and a 1/n
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
    n = len(x)
    dm = sum([x[i] * (m * x[i] + c - y[i]) for i in range(n)])
    dc = sum([(m * x[i] + c - y[i]) for i in range(n)])
    return dm / n, dc / n


def numerical_gradient(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    grad = np.zeros(len(theta))
    for j in range(len(theta)):
        old = theta[j]
        theta[j] = old + h
        plus = f(theta)
        theta[j] = old - h
        minus = f(theta)
        theta[j] = old
        grad[j] = (plus - minus) / (2 * h)
    return grad


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
