# mistake: train BAT-06 BAT-05 - asks for the batches of the same seed in every epoch

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
    for epoch in range(1, epochs + 1):
        for indices in epoch_batches(n, batch_size, seed):
            gradW, gradb = minibatch_gradients(X, y, W, b, indices)
            W = W - learning_rate * gradW
            b = b - learning_rate * gradb
        costs.append(((np.dot(X, W) + b - y) ** 2).mean() / 2)
    return W, b, np.array(costs)
