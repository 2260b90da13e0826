# mistake: sigmoid LOG-08 LOG-68 - math.exp(-v) without looking at the sign of v

import math


def sigmoid(z):
    if hasattr(z, "__len__"):
        return [sigmoid(v) for v in z]
    return 1.0 / (1.0 + math.exp(-z))


def log_loss(y_hat, y):
    total = 0.0
    n = len(y)
    for i in range(n):
        p = float(y_hat[i])
        if y[i] == 1:
            total -= math.log(max(p, 1e-300))
        else:
            total -= math.log1p(-min(p, 1.0 - 1e-16))
    return total / n


def softplus(v):
    if v > 0:
        return v + math.log1p(math.exp(-v))
    return math.log1p(math.exp(v))


def log_loss_from_logits(z, y):
    total = 0.0
    for zi, yi in zip(z, y):
        # -log p for a 1 is softplus(-z), -log(1 - p) for a 0 is softplus(z)
        total += softplus(float(-zi if yi == 1 else zi))
    return total / len(y)


def logits(X, W, b):
    result = []
    for row in X:
        s = b
        for j in range(len(W)):
            s += row[j] * W[j]
        result.append(s)
    return result


def logistic_gradients(X, y, W, b):
    n = len(y)
    p = sigmoid(logits(X, W, b))
    dW = []
    for j in range(len(W)):
        g = 0.0
        for i in range(n):
            g += X[i][j] * (p[i] - y[i])
        dW.append(g / n)
    db = 0.0
    for i in range(n):
        db += p[i] - y[i]
    return dW, db / n


def classify(X, W, b, threshold=0.5):
    labels = []
    for p in sigmoid(logits(X, W, b)):
        if p >= threshold:
            labels.append(1)
        else:
            labels.append(0)
    return labels


def accuracy(labels, y):
    right = 0
    for i in range(len(y)):
        if labels[i] == y[i]:
            right += 1
    return right / len(y)


def fit_logistic(X, y, learning_rate, steps):
    m = len(X[0])
    W = [0.0] * m
    b = 0.0
    costs = [log_loss_from_logits(logits(X, W, b), y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        for j in range(m):
            W[j] = W[j] - learning_rate * dW[j]
        b = b - learning_rate * db
        costs.append(log_loss_from_logits(logits(X, W, b), y))
    return W, b, costs
