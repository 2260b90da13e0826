# mistake: minibatch_gradients BAT-49 - does not use the indices, full-batch gradient

import random


def steps_per_epoch(n, batch_size):
    steps = n // batch_size
    if n % batch_size > 0:
        steps = steps + 1
    return steps


def epoch_batches(n, batch_size, seed):
    numbers = list(range(n))
    random.Random(seed).shuffle(numbers)
    batches = []
    current = []
    for number in numbers:
        current.append(number)
        if len(current) == batch_size:
            batches.append(current)
            current = []
    if len(current) > 0:
        batches.append(current)
    return batches


def predict_row(row, W, b):
    s = b
    for j in range(len(W)):
        s = s + row[j] * W[j]
    return s


def minibatch_gradients(X, y, W, b, indices):
    m = len(W)
    dW = [0.0] * m
    db = 0.0
    for i in range(len(X)):
        error = predict_row(X[i], W, b) - y[i]
        for j in range(m):
            dW[j] += error * X[i][j] / len(X)
        db += error / len(X)
    return dW, db


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    n = len(X)
    m = len(X[0])
    W = [0.0 for _ in range(m)]
    b = 0.0
    costs = []
    for k in range(epochs):
        for batch in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, batch)
            for j in range(m):
                W[j] = W[j] - learning_rate * dW[j]
            b = b - learning_rate * db
        total = 0.0
        for i in range(n):
            total = total + (predict_row(X[i], W, b) - y[i]) ** 2
        costs.append(total / (2 * n))
    return W, b, costs
