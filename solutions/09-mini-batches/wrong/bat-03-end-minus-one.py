# mistake: epoch_batches BAT-03 - slices to the index before the end, as if the end were included

import numpy as np


def steps_per_epoch(n, batch_size):
    return -(-n // batch_size)


def epoch_batches(n, batch_size, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(n)
    result = []
    first = 0
    while first < n:
        last = first + batch_size - 1
        result.append(order[first:last])
        first = last + 1
    return result


def minibatch_gradients(X, y, W, b, indices):
    Xb, yb = X[indices], y[indices]
    e = Xb @ W + b - yb
    return Xb.T @ e / len(yb), e.mean()


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = np.zeros(epochs)
    for k in range(epochs):
        for batch in epoch_batches(len(y), batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, batch)
            W = W - learning_rate * dW
            b = b - learning_rate * db
        costs[k] = np.mean((X @ W + b - y) ** 2) / 2
    return W, b, costs
