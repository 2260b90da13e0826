# mistake: relative_error GRAD-55 - min for max
import numpy as np


def cost_gradients(x, y, w, b):
    e = np.add(np.multiply(w, x), b) - y
    dw, db = np.einsum("kn,n->k", np.stack([x, np.ones_like(e)]), e) / e.size
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
    lengths = sorted([np.sqrt(a @ a), np.sqrt(b @ b)])
    if lengths[1] == 0:
        return 0.0
    if lengths[0] == 0:
        return 1.0
    return np.sqrt((a - b) @ (a - b)) / lengths[0]
