# mistake: accuracy LOG-63 - share of the ones that were found

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

np.random.seed(7)


def sigmoid(z):
    """Squash z into (0, 1). 500 is far enough out that nothing changes any more."""
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def log_loss(y_hat, y):
    """Cross entropy of the probabilities."""
    eps = 1e-16
    losses = []
    for p, target in zip(y_hat, y):
        p = min(max(p, eps), 1 - eps)
        losses.append(-(target * np.log(p) + (1 - target) * np.log(1 - p)))
    return sum(losses) / len(losses)


def log_loss_from_logits(z, y):
    """The same without a detour through probabilities."""
    J = 0
    for i in range(len(z)):
        if z[i] >= 0:
            J += np.log(1 + np.exp(-z[i])) + (1 - y[i]) * z[i]
        else:
            J += np.log(1 + np.exp(z[i])) - y[i] * z[i]
    return J / len(z)


def logistic_gradients(X, y, W, b):
    """Partial derivatives with respect to W and b."""
    n, m = X.shape
    p = sigmoid(np.matmul(X, W) + b)
    dW = np.zeros(m)
    for j in range(m):
        dW[j] = ((p - y) * X[:, j]).sum() / n
    db = (p - y).sum() / n
    # print("dW", dW, "db", db)
    return dW, db


def classify(X, W, b, threshold=0.5):
    """0 or 1 for each row."""
    p = sigmoid(np.matmul(X, W) + b)
    return [1 if value >= threshold else 0 for value in p]


def accuracy(labels, y):
    """Share of right labels."""
    found = 0
    for a, t in zip(labels, y):
        if a == 1 and t == 1:
            found += 1
    return found / max(1, sum(y))


def fit_logistic(X, y, learning_rate, steps):
    """Plain gradient descent from zeros."""
    W = np.zeros(X.shape[1])
    b = 0.0
    costs = [log_loss_from_logits(np.matmul(X, W) + b, y)]
    for step in range(1, steps + 1):
        dW, db = logistic_gradients(X, y, W, b)
        W = W - learning_rate * dW
        b = b - learning_rate * db
        costs.append(log_loss_from_logits(np.matmul(X, W) + b, y))
        if step % 500 == 0:
            print(step, costs[-1])
    print("final cost", costs[-1])
    return W, b, costs


table = pd.read_csv("students.csv")
W, b, costs = fit_logistic(table[["hours", "sleep"]].values, table["passed"].values, 0.1, 2000)
plt.plot(costs)
plt.show()
