# mistake: numerical_gradient SHAP-10 - copies an integer theta as it is, so the step is cut off
import numpy as np


def cost_gradients(x, y, w, b):
    e = np.add(np.multiply(w, x), b) - y
    dw, db = np.einsum("kn,n->k", np.stack([x, np.ones_like(e)]), e) / e.size
    return dw, db


def sse_gradients(x, y, m, c):
    r = np.tensordot([m, c, -1.0], np.vstack([x, np.ones(x.shape), y]), axes=1)
    return np.inner(2 * x, r), np.vdot(np.full(x.shape, 2), r)


def numerical_gradient(f, theta, h=1e-5):
    grads = []
    for j in range(theta.size):
        t_plus, t_minus = theta.copy(), theta.copy()
        t_plus[j] = theta[j] + h
        t_minus[j] = theta[j] - h
        grads.append((f(t_plus) - f(t_minus)) / (2 * h))
    return np.array(grads)


def relative_error(a, b):
    a, b = np.ravel(a).astype(float), np.ravel(b).astype(float)
    top, *sizes = (np.sqrt(np.einsum("i,i", v, v)) for v in (a - b, a, b))
    largest = np.max(sizes)
    return np.divide(top, largest) if largest > 0 else np.float64(0)
