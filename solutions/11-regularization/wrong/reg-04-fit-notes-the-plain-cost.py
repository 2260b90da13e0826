# mistake: fit_ridge REG-04 REG-40 - moves with the penalty, costs are without it

import math


def error_of_row(row, target, W, b):
    prediction = b
    for j in range(len(W)):
        prediction += row[j] * W[j]
    return prediction - target


def ridge_cost(X, y, W, b, penalty):
    n = len(y)
    squares = 0.0
    for i in range(n):
        squares += error_of_row(X[i], y[i], W, b) ** 2
    weights = 0.0
    for w in W:
        weights += w * w
    return squares / (2 * n) + penalty * weights / 2


def ridge_gradients(X, y, W, b, penalty):
    n = len(y)
    dW = [0.0 for w in W]
    db = 0.0
    for i in range(n):
        e = error_of_row(X[i], y[i], W, b)
        for j in range(len(W)):
            dW[j] += e * X[i][j] / n
        db += e / n
    for j in range(len(W)):
        dW[j] += penalty * W[j]
    return dW, db


def fit_normalizer(X_train):
    n = len(X_train)
    mean = []
    scale = []
    for j in range(len(X_train[0])):
        total = 0.0
        for i in range(n):
            total += X_train[i][j]
        mu = total / n
        variance = 0.0
        for i in range(n):
            variance += (X_train[i][j] - mu) ** 2
        variance = variance / n
        mean.append(mu)
        if variance == 0:
            scale.append(1)
        else:
            scale.append(math.sqrt(variance))
    return mean, scale


def normalize(X, mean, scale):
    Z = []
    for row in X:
        z = []
        for j in range(len(row)):
            z.append((row[j] - mean[j]) / scale[j])
        Z.append(z)
    return Z


def fit_ridge(X, y, penalty, learning_rate, steps):
    W = [0.0] * len(X[0])
    b = 0.0
    costs = []
    for step in range(steps + 1):
        costs.append(sum(error_of_row(row, t, W, b) ** 2 for row, t in zip(X, y)) / len(y) / 2)
        if step < steps:
            dW, db = ridge_gradients(X, y, W, b, penalty)
            W = [w - learning_rate * g for w, g in zip(W, dW)]
            b -= learning_rate * db
    return [W, b, costs]
