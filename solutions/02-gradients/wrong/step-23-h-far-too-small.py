# mistake: numerical_gradient STEP-23 - ignores h and takes 1e-13 because smaller is better
import numpy as np


def cost_gradients(x, y, w, b):
    design = np.column_stack((x, np.ones(len(x))))
    lumped = np.array([w, b], dtype=float)
    return design.T @ (design @ lumped - y) / len(y)


def sse_gradients(x, y, m, c):
    difference = np.polyval([m, c], x) - y
    return np.asarray(2 * (difference * x).sum()), np.asarray(2 * difference.sum())


def numerical_gradient(f, theta, h=1e-5):
    h = 1e-13
    theta = np.array(theta, dtype=float)
    g = np.zeros(theta.shape)
    for j in range(theta.size):
        d = np.zeros(theta.shape)
        d[j] = h
        g[j] = (f(theta + d) - f(theta - d)) / (2 * h)
    return g


def relative_error(a, b):
    a = np.asarray(a, dtype=float).reshape(-1)
    b = np.asarray(b, dtype=float).reshape(-1)
    if not a.any() and not b.any():
        return np.array(0.0)
    top = np.sqrt(np.sum(np.square(a - b)))
    bottom = np.fmax(np.sqrt(np.sum(np.square(a))), np.sqrt(np.sum(np.square(b))))
    return np.array(top / bottom)
