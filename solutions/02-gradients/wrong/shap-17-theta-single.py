# mistake: numerical_gradient SHAP-17 - theta as float32, the step drowns in rounding
import numpy as np


def cost_gradients(x, y, w, b):
    design = np.column_stack((x, np.ones(len(x))))
    lumped = np.array([w, b], dtype=float)
    return design.T @ (design @ lumped - y) / len(y)


def sse_gradients(x, y, m, c):
    difference = np.polyval([m, c], x) - y
    return np.asarray(2 * (difference * x).sum()), np.asarray(2 * difference.sum())


def numerical_gradient(f, theta, h=1e-5):
    t = np.array(theta, dtype=np.float32)
    g = np.zeros(len(t))
    for j in range(len(t)):
        up, down = t.copy(), t.copy()
        up[j] += h
        down[j] -= h
        g[j] = (f(up) - f(down)) / (2 * h)
    return g


def relative_error(a, b):
    a = np.asarray(a, dtype=float).reshape(-1)
    b = np.asarray(b, dtype=float).reshape(-1)
    if not a.any() and not b.any():
        return np.array(0.0)
    top = np.sqrt(np.sum(np.square(a - b)))
    bottom = np.fmax(np.sqrt(np.sum(np.square(a))), np.sqrt(np.sum(np.square(b))))
    return np.array(top / bottom)
