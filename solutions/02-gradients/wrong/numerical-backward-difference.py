# mistake: numerical_gradient GRAD-32b - backward difference
import numpy as np


def cost_gradients(x, y, w, b):
    e = np.add(np.multiply(w, x), b) - y
    dw, db = np.einsum("kn,n->k", np.stack([x, np.ones_like(e)]), e) / e.size
    return dw, db


def sse_gradients(x, y, m, c):
    r = np.tensordot([m, c, -1.0], np.vstack([x, np.ones(x.shape), y]), axes=1)
    return np.inner(2 * x, r), np.vdot(np.full(x.shape, 2), r)


def numerical_gradient(f, theta, h=1e-5):
    rows = np.tile(theta, (len(theta), 1)).astype(float) - np.identity(len(theta)) * h
    return np.array([f(theta.astype(float)) - f(r) for r in rows]) / h


def relative_error(a, b):
    a, b = np.ravel(a).astype(float), np.ravel(b).astype(float)
    top, *sizes = (np.sqrt(np.einsum("i,i", v, v)) for v in (a - b, a, b))
    largest = np.max(sizes)
    return np.divide(top, largest) if largest > 0 else np.float64(0)
