# mistake: train BAT-13 - one update for each epoch, on the first batch of that epoch

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
    for step in range(epochs):
        batch = epoch_batches(len(y), batch_size, seed + step)[0]
        dW, db = minibatch_gradients(X, y, W, b, batch)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs[step] = np.mean((X @ W + b - y) ** 2) / 2
    return W, b, costs
