# mistake: epoch_batches BAT-08 - draws indices with replacement until there are n of them

import numpy as np
from math import ceil


def steps_per_epoch(n, batch_size):
    return ceil(n / batch_size)


def epoch_batches(n, batch_size, seed):
    np.random.seed(seed)
    batches = []
    left = n
    while left > 0:
        size = min(batch_size, left)
        batches.append(np.random.randint(0, n, size))
        left = left - size
    return batches


def minibatch_gradients(X, y, W, b, indices):
    X_batch = np.take(X, indices, axis=0)
    y_batch = np.take(y, indices)
    y_hat = np.dot(X_batch, W) + b
    error = y_hat - y_batch
    dW = np.mean(X_batch * error[:, np.newaxis], axis=0)
    db = np.mean(error)
    return (dW, db)


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W = np.zeros((m,))
    b = 0
    costs = []
    epoch = 0
    while epoch < epochs:
        batches = epoch_batches(n, batch_size, seed + epoch)
        step = 0
        while step < steps_per_epoch(n, batch_size):
            dW, db = minibatch_gradients(X, y, W, b, batches[step])
            W = np.subtract(W, learning_rate * dW)
            b = np.subtract(b, learning_rate * db)
            step += 1
        error = np.dot(X, W) + b - y
        costs.append(np.dot(error, error) / (2 * n))
        epoch += 1
    return (W, b, np.array(costs))
