# mistake: train BAT-01 - the training loop leaves out a batch that is not full

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
    n = len(y)
    size = min(batch_size, n)
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for k in range(epochs):
        for idx in epoch_batches(n, batch_size, seed + k):
            if len(idx) < size:
                continue
            dW, db = minibatch_gradients(X, y, W, b, idx)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(np.sum((X @ W + b - y) ** 2) / (2 * n))
    return W, b, np.array(costs)
