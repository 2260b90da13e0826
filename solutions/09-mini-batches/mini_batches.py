"""Reference solution of 09-mini-batches."""

import numpy as np


def steps_per_epoch(n, batch_size):
    """n / batch_size, rounded up."""
    return -(-n // batch_size)


def epoch_batches(n, batch_size, seed):
    """Slices of one permutation; the last slice takes what is left."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


def minibatch_gradients(X, y, W, b, indices):
    """The gradients of exercise 5 on the rows of one batch."""
    rows = X[indices]
    errors = rows @ W + b - y[indices]
    return rows.T @ errors / len(indices), float(np.mean(errors))


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    """Two loops: over the epochs, and in each over its batches."""
    n, m = X.shape
    W, b = np.zeros(m), 0.0
    costs = np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = np.sum((X @ W + b - y) ** 2) / (2 * n)
    return W, b, costs
