# mistake: batch_cost COST-17 - brackets round 2 * n forgotten
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
    return np.sum((np.dot(X, W) + b - y) ** 2) / 2 * n


def batch_gradients(X, y, W, b):
    n = len(y)
    diff = y - (np.dot(X, W) + b)
    dW = -(1.0 / n) * np.dot(X.T, diff)
    db = -(1.0 / n) * np.sum(diff)
    return dW, db


print("took", time.time() - start)
X_big = np.random.randn(50, 3)
print(batch_cost(X_big, X_big[:, 0], np.zeros(3), 0.0))
sns.heatmap(X_big)
