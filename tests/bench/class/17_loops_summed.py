import numpy as np

def predict(X, W, b):
    out = []
    for row in X:
        total = b
        for j in range(len(W)):
            total = total + row[j] * W[j]
        out.append(total)
    return np.array(out)

def cost(X, y, W, b):
    total = 0.0
    for p, t in zip(predict(X, W, b), y):
        total += (p - t) ** 2
    return total / (2 * len(y))

def gradients(X, y, W, b):
    e = predict(X, W, b) - y
    dW = np.zeros(len(W)); db = 0.0
    for i in range(len(y)):
        db += e[i]
        for j in range(len(W)):
            dW[j] += e[i] * X[i, j]
    return dW, db

def step(X, y, W, b, rate):
    dW, db = gradients(X, y, W, b)
    return W - rate * dW, b - rate * db

def fit(X, y, rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [cost(X, y, W, b)]
    for _ in range(steps):
        W, b = step(X, y, W, b, rate)
        costs.append(cost(X, y, W, b))
    return W, b, costs
