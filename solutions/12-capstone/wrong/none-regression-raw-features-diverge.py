# mistake: train_regression CAP-42 - descends on the raw features with a step that suits normalised ones

import matplotlib.pyplot as plt
import numpy as np


def normalizer(X):
    mu = np.mean(X, axis=0)
    sigma = np.std(X, axis=0)
    sigma[sigma == 0] = 1
    return mu, sigma


def train_regression(X, y, seed=0):
    """Plain gradient descent."""
    n, m = X.shape
    w = np.zeros(m)
    b = 0.0
    costs = []
    for step in range(2000):
        error = X.dot(w) + b - y
        costs.append(error.dot(error) / (2 * n))
        w = w - 0.1 * X.T.dot(error) / n
        b = b - 0.1 * error.sum() / n
    return {"w": w, "b": b, "mu": np.zeros(m), "sigma": np.ones(m), "costs": np.array(costs)}


def predict_regression(params, X):
    Z = (X - params["mu"]) / params["sigma"]
    return Z.dot(params["w"]) + params["b"]


def probability(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


def train_classifier(X, y, seed=0):
    """Gradient descent with a little weight decay."""
    np.random.seed(seed)
    mu, sigma = normalizer(X)
    Z = (X - mu) / sigma
    n, m = Z.shape
    w = 0.001 * np.random.randn(m)
    b = 0.0
    lam = 1.0 / n
    v = np.ones(m)
    for i in range(100):
        v = Z.T.dot(Z.dot(v)) / n
        size = np.linalg.norm(v)
        v = v / size
    alpha = 4.0 / max(size, 1.0) / (1 + 4 * lam)
    last = np.inf
    for step in range(15000):
        p = probability(Z.dot(w) + b)
        gw = Z.T.dot(p - y) / n + lam * w
        gb = np.mean(p - y)
        w = w - alpha * gw
        b = b - alpha * gb
        size_of_gradient = np.abs(gw).max() + abs(gb)
        if size_of_gradient < 1e-6:
            break
        last = size_of_gradient
    print("classifier:", step, "steps, gradient", last)
    return {"w": w, "b": b, "mu": mu, "sigma": sigma}


def predict_probability(params, X):
    Z = (X - params["mu"]) / params["sigma"]
    return probability(Z.dot(params["w"]) + params["b"])


table = np.loadtxt("regression_train.csv", delimiter=",", skiprows=1)
result = train_regression(table[:, :-1], table[:, -1])
plt.plot(result["costs"])
plt.xlabel("step")
plt.show()
