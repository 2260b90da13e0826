# mistake: train STEP-14 STEP-13 - notes the cost at the beginning of each epoch

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
    costs = np.zeros(epochs)
    for epoch in range(epochs):
        error = np.dot(X, W) + b - y
        costs[epoch] = np.dot(error, error) / (2 * n)
        for batch in epoch_batches(n, batch_size, seed + epoch):
            dW, db = minibatch_gradients(X, y, W, b, batch)
            W = W - learning_rate * dW
            b = b - learning_rate * db
    return (W, b, costs)
