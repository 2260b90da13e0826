# mistake: train_classifier CAP-40 - the training share of ones for every row

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def fit_normalizer(X):
    scale = X.std(axis=0)
    return X.mean(axis=0), np.where(scale > 0, scale, 1.0)


def largest_eigenvalue(Z):
    A = np.column_stack([Z, np.ones(len(Z))])
    return np.linalg.eigvalsh(A.T @ A / len(A))[-1]


def train_regression(X, y, seed=0):
    mean, scale = fit_normalizer(X)
    Z = (X - mean) / scale
    n = len(y)
    learning_rate = 1 / largest_eigenvalue(Z)
    W, b = np.zeros(Z.shape[1]), y.mean()
    W_old, b_old = W, b
    costs = [np.mean((Z @ W + b - y) ** 2) / 2]
    for k in range(4000):
        ahead = k / (k + 3)
        W_look, b_look = W + ahead * (W - W_old), b + ahead * (b - b_old)
        e = Z @ W_look + b_look - y
        W_old, b_old = W, b
        W, b = W_look - learning_rate * Z.T @ e / n, b_look - learning_rate * e.mean()
        costs.append(np.mean((Z @ W + b - y) ** 2) / 2)
    return {"W": W, "b": b, "mean": mean, "scale": scale, "costs": np.array(costs)}


def predict_regression(params, X):
    return (X - params["mean"]) / params["scale"] @ params["W"] + params["b"]


def train_classifier(X, y, seed=0):
    mean, scale = fit_normalizer(X)
    share = np.count_nonzero(y) / len(y)
    return {"W": np.zeros(X.shape[1]), "b": np.log(share / (1 - share)), "mean": mean, "scale": scale}


def predict_probability(params, X):
    return sigmoid((X - params["mean"]) / params["scale"] @ params["W"] + params["b"])
