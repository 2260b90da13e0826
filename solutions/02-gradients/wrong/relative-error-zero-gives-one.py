# mistake: relative_error none - 1.0 in place of 0.0 when both are zero
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
    a = np.atleast_1d(a)
    b = np.atleast_1d(b)
    den = max(np.sqrt((a**2).sum()), np.sqrt((b**2).sum()))
    if den == 0:
        return 1.0
    return np.sqrt(((a - b) ** 2).sum()) / den
