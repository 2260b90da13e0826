# mistake: train BAT-10 - divides every batch by batch_size, the short last one too

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
    dW = np.zeros(len(W))
    db = 0.0
    for i in indices:
        e = float(np.dot(X[i], W)) + b - y[i]
        dW += e * X[i]
        db += e
    return [dW / len(indices), db / len(indices)]


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    n = y.size
    batch_size = min(batch_size, n)
    W = np.zeros(X.shape[1], dtype=np.float64)
    b = 0.0
    costs = np.empty(epochs)
    for k in range(epochs):
        for idx in epoch_batches(n, batch_size, seed + k):
            miss = X[idx].dot(W) + b - y[idx]
            W = W - learning_rate / batch_size * X[idx].T.dot(miss)
            b = b - learning_rate / batch_size * miss.sum()
        costs[k] = 0.5 * np.average((X.dot(W) + b - y) ** 2)
    return W, b, costs
