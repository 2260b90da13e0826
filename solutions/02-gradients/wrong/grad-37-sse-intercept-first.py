# mistake: sse_gradients GRAD-37 - returns (dc, dm)
import numpy as np


def cost_gradients(x, y, w, b):
    e = np.add(np.multiply(w, x), b) - y
    dw, db = np.einsum("kn,n->k", np.stack([x, np.ones_like(e)]), e) / e.size
    return dw, db


def sse_gradients(x, y, m, c):
    V = np.vander(x, 2, increasing=True).astype(float)
    return 2 * np.einsum("nk,n->k", V, V @ np.array([c, m]) - y)


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
