# mistake: train STEP-02 - moves W, asks for the gradients again, moves b

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
    costs = []
    for k in range(epochs):
        for batch in epoch_batches(len(y), batch_size, seed + k):
            W = W - learning_rate * minibatch_gradients(X, y, W, b, batch)[0]
            b = b - learning_rate * minibatch_gradients(X, y, W, b, batch)[1]
        costs.append(((X @ W + b - y) ** 2).sum() / (2 * len(y)))
    return W, b, costs
