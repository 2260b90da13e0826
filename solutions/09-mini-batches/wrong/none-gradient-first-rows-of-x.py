# mistake: minibatch_gradients BAT-15 - takes the first len(indices) rows and not the rows of the batch

import numpy as np


def _order(n, seed):
    r = np.random.RandomState(seed)
    keys = r.uniform(size=n)
    return np.argsort(keys)


def steps_per_epoch(n, batch_size):
    q, r = divmod(n, batch_size)
    return q + (1 if r else 0)


def epoch_batches(n, batch_size, seed):
    order = _order(n, seed)
    out = []
    for s in range(steps_per_epoch(n, batch_size)):
        lo = s * batch_size
        hi = min(lo + batch_size, n)
        out.append(order[lo:hi].copy())
    return out


def minibatch_gradients(X, y, W, b, indices):
    k = len(indices)
    e = np.dot(X[:k], W) + b - y[:k]
    return [np.dot(e, X[:k]) / k, np.sum(e) / k]


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    n = y.size
    W = np.zeros(X.shape[1], dtype=np.float64)
    b = np.float64(0)
    costs = np.empty(epochs)
    for k in range(epochs):
        order = _order(n, seed + k)
        Xs, ys = X[order], y[order]
        for lo in range(0, n, batch_size):
            part, target = Xs[lo:lo + batch_size], ys[lo:lo + batch_size]
            miss = part.dot(W) + b - target
            W -= learning_rate * miss.dot(part) / target.size
            b -= learning_rate * miss.sum() / target.size
        costs[k] = 0.5 * np.average((X.dot(W) + b - y) ** 2)
    return W, b, costs
