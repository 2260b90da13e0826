# mistake: train BAT-11 - each batch takes its gradient at the parameters of the epoch start

import matplotlib.pyplot as plt
import numpy as np


class LinearModel:
    def __init__(self, n_features):
        self.W = np.zeros(n_features)
        self.b = 0.0

    def predict(self, X):
        return (X * self.W).sum(axis=1) + self.b

    def cost(self, X, y):
        residuals = self.predict(X) - y
        return (residuals ** 2).sum() / 2 / X.shape[0]

    def move(self, dW, db, alpha):
        self.W = self.W - alpha * np.asarray(dW)
        self.b = self.b - alpha * db


def steps_per_epoch(n, batch_size):
    """How many updates there are in one pass."""
    return (n + batch_size - 1) // batch_size


def epoch_batches(n, batch_size, seed):
    """Own Fisher-Yates shuffle on a numpy array."""
    rng = np.random.default_rng([seed, 2024])
    idx = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(i + 1)
        idx[i], idx[j] = idx[j], idx[i]
    batches = []
    start = 0
    while start < n:
        batches.append(idx[start:start + batch_size])
        start += batch_size
    # print([len(batch) for batch in batches])
    return batches


def minibatch_gradients(X, y, W, b, indices):
    """Mean gradient over the rows of one batch."""
    model = LinearModel(X.shape[1])
    model.W, model.b = W, b
    e = model.predict(X[indices]) - y[indices]
    dW = [np.mean(e * X[indices][:, j]) for j in range(X.shape[1])]
    db = np.mean(e)
    return dW, db


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    model = LinearModel(X.shape[1])
    history = []
    for epoch in range(epochs):
        W_start, b_start = model.W, model.b
        for batch in epoch_batches(X.shape[0], batch_size, seed + epoch):
            grads = minibatch_gradients(X, y, W_start, b_start, batch)
            model.move(*grads, learning_rate)
        history.append(model.cost(X, y))
    return model.W, model.b, history


x_demo = np.linspace(0, 1, 30).reshape(-1, 1)
w_demo, b_demo, history_demo = train(x_demo, 3 * x_demo[:, 0] + 1, 0.1, 100, 7)
print("demo", w_demo, b_demo)
plt.plot(history_demo)
plt.savefig("/no/such/folder/costs.png")
print(undefined_name)
