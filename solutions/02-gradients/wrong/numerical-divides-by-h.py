# mistake: numerical_gradient GRAD-42 - central difference over h, twice too large
import numpy as np


def cost_gradients(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)


def sse_gradients(x, y, m, c):
    r = m * x + c - y
    return 2 * np.sum(r * x), 2 * np.sum(r)


def numerical_gradient(f, theta, h=1e-5):
    g = []
    for j in range(len(theta)):
        e = np.zeros(len(theta))
        e[j] = h
        g.append((f(theta + e) - f(theta - e)) / h)
    return np.asarray(g)


def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    scale = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / scale if scale > 0 else 0.0
