import numpy as np

def predict(X, W, b):
    return (np.dot(X, W) + b).reshape(-1, 1)

def cost(X, y, W, b):
    return np.mean((predict(X, W, b) - y) ** 2) / 2

def gradients(X, y, W, b):
    e = predict(X, W, b) - y
    return (X * e[:, None]).mean(axis=0), e.mean()

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
