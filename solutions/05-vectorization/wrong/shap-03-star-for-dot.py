# mistake: predict_one SHAP-03 - x * W is never summed
import numpy as np


class LinearModel:
    def __init__(self, W, b):
        self.W = np.array(W, dtype=float)
        self.b = float(b)

    def __call__(self, X):
        return np.matmul(X, self.W) + self.b


class Batch:
    def __init__(self, model, X, y):
        self.X = X
        self.error = np.subtract(model(X), y)

    def __len__(self):
        return len(self.error)

    @property
    def cost(self):
        return np.average(np.power(self.error, 2)) * 0.5

    @property
    def gradients(self):
        return self.error @ self.X / len(self), np.average(self.error)


def predict_one(x, W, b):
    y_hat = x * W + b
    return y_hat


def predict_batch(X, W, b):
    return LinearModel(W, b)(X)


def batch_cost(X, y, W, b):
    return Batch(LinearModel(W, b), X, y).cost


def batch_gradients(X, y, W, b):
    return Batch(LinearModel(W, b), X, y).gradients
