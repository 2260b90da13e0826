# mistake: train BAT-18 - costs gets one entry for each update and not for each epoch

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
    W = np.zeros(X.shape[1])
    b = 0.0
    costs = []
    for k in range(epochs):
        for idx in epoch_batches(len(y), batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, idx)
            W, b = W - learning_rate * dW, b - learning_rate * db
            costs.append(0.5 * np.average((X.dot(W) + b - y) ** 2))
    return W, b, np.array(costs)
