# mistake: cost_gradients STEP-05 - multiplies by x in both sums
import numpy as np


def cost_gradients(x, y, w, b):
    e = w * x + b - y
    dw = np.vdot(e, x) / len(x)
    db = np.vdot(e, x) / len(x)
    return dw, db


def sse_gradients(x, y, m, c):
    r = np.tensordot([m, c, -1.0], np.vstack([x, np.ones(x.shape), y]), axes=1)
    return np.inner(2 * x, r), np.vdot(np.full(x.shape, 2), r)


def numerical_gradient(f, theta, h=1e-5):
    size = len(theta)
    shifts = np.concatenate([np.diag([h] * size), -np.diag([h] * size)])
    values = np.fromiter((f(row) for row in theta + shifts), dtype=float, count=2 * size)
    return np.tensordot(np.hstack([np.eye(size), -np.eye(size)]), values, axes=1) / (h + h)


def relative_error(a, b):
    a, b = np.ravel(a).astype(float), np.ravel(b).astype(float)
    top, *sizes = (np.sqrt(np.einsum("i,i", v, v)) for v in (a - b, a, b))
    largest = np.max(sizes)
    return np.divide(top, largest) if largest > 0 else np.float64(0)
