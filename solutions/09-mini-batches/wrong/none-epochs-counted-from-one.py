# mistake: train BAT-66 - epoch k uses seed + k with k from 1

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
    for i in indices:
        error = predict_row(X[i], W, b) - y[i]
        for j in range(m):
            dW[j] = dW[j] + error * X[i][j]
        db = db + error
    count = len(indices)
    for j in range(m):
        dW[j] = dW[j] / count
    db = db / count
    return dW, db


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = len(X), len(X[0])
    W = [0.0] * m
    b = 0.0
    costs = []
    for epoch in range(1, epochs + 1):
        for rows in epoch_batches(n, batch_size, seed + epoch):
            dW, db = minibatch_gradients(X, y, W, b, rows)
            for j in range(m):
                W[j] -= learning_rate * dW[j]
            b -= learning_rate * db
        squares = [(predict_row(X[i], W, b) - y[i]) ** 2 for i in range(n)]
        costs.append(sum(squares) / n / 2)
    return W, b, costs
