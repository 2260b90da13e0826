# mistake: minibatch_gradients GRAD-09 - the bias gradient is a sum, the weight gradient a mean

import random
from functools import reduce
from itertools import accumulate

import numpy as np


def steps_per_epoch(n, batch_size):
    return len(range(0, n, batch_size))


def epoch_batches(n, batch_size, seed):
    draw = random.Random(1000003 + 7 * seed).random
    order = [i for _, i in sorted((draw(), i) for i in range(n))]
    return [tuple(order[s:s + batch_size]) for s in range(0, n, batch_size)]


def with_ones(X):
    return np.c_[X, np.ones(len(X))]


def minibatch_gradients(X, y, W, b, indices):
    rows = list(indices)
    errors = [float(X[i] @ W + b - y[i]) for i in rows]
    dW = sum(e * X[i] for e, i in zip(errors, rows)) / len(rows)
    return dW, sum(errors)


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    def step(theta, batch):
        dW, db = minibatch_gradients(X, y, theta[:-1], theta[-1], batch)
        return theta - learning_rate * np.append(dW, db)

    def one_epoch(theta, k):
        return reduce(step, epoch_batches(len(y), batch_size, seed + k), theta)

    thetas = list(accumulate(range(epochs), one_epoch, initial=np.zeros(X.shape[1] + 1)))[1:]
    costs = [np.square(with_ones(X) @ theta - y).sum() / len(y) / 2 for theta in thetas]
    return thetas[-1][:-1], thetas[-1][-1], costs
