# mistake: batch_gradients GRAD-30 - np.clip on both
import time

import numpy as np
import seaborn as sns

np.random.seed(1)
start = time.time()


def predict_one(x, W, b):
    # loop version:
    # s = 0
    # for j in range(len(x)): s += x[j] * W[j]
    return np.dot(x, W) + b


def predict_batch(X, W, b):
    return np.dot(X, W) + b


def batch_cost(X, y, W, b):
    n = len(y)
    y_hat = predict_batch(X, W, b)
    cost = np.sum((y_hat - y) ** 2) / (2 * n)
    return float(cost)


def batch_gradients(X, y, W, b):
    diff = np.dot(X, W) + b - y
    dW = np.clip(np.dot(X.T, diff) / len(y), -1, 1)
    db = np.clip(np.mean(diff), -1, 1)
    return dW, db


print("took", time.time() - start)
X_big = np.random.randn(50, 3)
print(batch_cost(X_big, X_big[:, 0], np.zeros(3), 0.0))
sns.heatmap(X_big)
