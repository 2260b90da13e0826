# mistake: fit_normalizer NORM-47 - the median in place of the mean

import matplotlib.pyplot as plt
import numpy as np
from numpy import mean as average
from sklearn import linear_model

np.set_printoptions(precision=3)
VERBOSE = False


def half_mse(X, y, W, b):
    return average((X.dot(W) + b - y) ** 2) / 2


def ridge_cost(X, y, W, b, penalty):
    """Data term plus penalty term."""
    data_term = half_mse(X, y, W, b)
    penalty_term = 0
    for w in W:
        penalty_term += w ** 2
    return data_term + penalty_term * penalty / 2


def ridge_gradients(X, y, W, b, penalty):
    """dJ/dW and dJ/db."""
    n, m = X.shape
    error = X.dot(W) + b - y
    dW = np.empty(m)
    for j in range(m):
        dW[j] = average(error * X[:, j]) + penalty * W[j]
    db = average(error)
    if VERBOSE:
        print("gradients", dW, db)
    return dW, db


def fit_normalizer(X_train):
    """Center and standard deviation of each column."""
    mu = np.median(X_train, axis=0)
    sigma = np.std(X_train, axis=0)
    for j in range(len(sigma)):
        if sigma[j] == 0:
            sigma[j] = 1.0
    return mu, sigma


def normalize(X, mean, scale):
    """Every column with the given mean and scale."""
    columns = []
    for j in range(X.shape[1]):
        columns.append((X[:, j] - mean[j]) / scale[j])
    return np.stack(columns, axis=1)


def fit_ridge(X, y, penalty, learning_rate, steps):
    """Gradient descent."""
    W = np.zeros(X.shape[1])
    b = 0
    J = []
    for i in range(steps + 1):
        J.append(ridge_cost(X, y, W, b, penalty))
        if i == steps:
            break
        (dW, db) = ridge_gradients(X, y, W, b, penalty)
        W = W - learning_rate * dW
        b = b - learning_rate * db
    return W, b, J


if True:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(50, 3))
    y = X @ [1, 2, 3] + 4
    W, b, J = fit_ridge(X, y, 0.1, 0.1, 200)
    reference = linear_model.Ridge(alpha=5).fit(X, y)
    print(reference.coef_ - W)
    plt.semilogy(J)
