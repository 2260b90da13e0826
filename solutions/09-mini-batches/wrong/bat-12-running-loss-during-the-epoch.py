# mistake: train BAT-12 - averages the batch costs seen while walking, before each update

import numpy as np
from math import ceil


def steps_per_epoch(n, batch_size):
    return ceil(n / batch_size)


def epoch_batches(n, batch_size, seed):
    np.random.seed(seed)
    indices = np.arange(n)
    np.random.shuffle(indices)
    borders = np.arange(batch_size, n, batch_size)
    return np.split(indices, borders)


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
    for epoch in range(epochs):
        running_loss = 0.0
        batches = epoch_batches(n, batch_size, seed + epoch)
        for indices in batches:
            error = np.dot(X[indices], W) + b - y[indices]
            running_loss += np.mean(error ** 2) / 2
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W = W - learning_rate * dW
            b = b - learning_rate * db
        costs.append(running_loss / len(batches))
    return (W, b, np.array(costs))
