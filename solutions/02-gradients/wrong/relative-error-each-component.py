# mistake: relative_error GRAD-58 - one number for each component
import numpy as np


def cost_gradients(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)


def sse_gradients(x, y, m, c):
    r = m * x + c - y
    return 2 * np.sum(r * x), 2 * np.sum(r)


def numerical_gradient(f, theta, h=1e-5):
    steps = h * np.eye(theta.size)
    return np.array([f(theta + s) - f(theta - s) for s in steps]) / (2 * h)


def relative_error(a, b):
    a, b = np.abs(a - b), np.maximum(np.abs(a), np.abs(b))
    return np.divide(a, b, out=np.zeros(np.shape(a)), where=b > 0)
