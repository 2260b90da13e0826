# mistake: train BAT-19 SPLT-11 - puts the caller's X and y into the order of each epoch, in place

import numpy as np


def steps_per_epoch(n, batch_size):
    return -(-n // batch_size)


def epoch_batches(n, batch_size, seed):
    perm = np.random.default_rng(seed).permutation(n)
    return [perm[i:i + batch_size] for i in range(0, n, batch_size)]


def minibatch_gradients(X, y, W, b, indices):
    Xb, yb = X[indices], y[indices]
    e = Xb @ W + b - yb
    return Xb.T @ e / len(yb), e.mean()


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = np.zeros(epochs)
    X_start, y_start = X.copy(), y.copy()
    for k in range(epochs):
        batches = epoch_batches(len(y), batch_size, seed + k)
        everything = np.concatenate(batches)
        X[:], y[:] = X_start[everything], y_start[everything]
        start = 0
        for batch in batches:
            here = np.arange(start, start + len(batch))
            dW, db = minibatch_gradients(X, y, W, b, here)
            W = W - learning_rate * dW
            b = b - learning_rate * db
            start += len(batch)
        costs[k] = np.mean((X @ W + b - y) ** 2) / 2
    return W, b, costs
