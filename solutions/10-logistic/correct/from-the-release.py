"""Exercise 10: logistic regression. Fill in the seven functions; the handout derives what they compute."""

import numpy as np


def _floats(values):
    """float64 before any arithmetic, so that no integer type gets in the way."""
    return np.asarray(values, dtype=np.float64)


def _scores(X, W, b):
    return _floats(X) @ _floats(W) + float(b)


def sigmoid(z):
    """Return 1 / (1 + e^-z).

    z: a number or an array of any shape.
    Result: the same shape. Finite for |z| up to 10,000; exact to 1e-9 relative for |z| <= 30, to 1e-12 absolute beyond.
    """
    z = _floats(z)
    t = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    return np.where(z >= 0, 1.0, t)[()] / (1.0 + t)


def log_loss(y_hat, y):
    """Return -(1/n) * sum of y log(y_hat) + (1 - y) log(1 - y_hat).

    y_hat: (n,) probabilities, 0 and 1 included; y: (n,) labels 0 or 1.
    Result: a finite scalar, exact to 1e-5 relative while every y_hat is in [1e-9, 1 - 1e-9].
    """
    y_hat, y = _floats(y_hat), _floats(y)
    of_the_truth = np.where(y == 1, y_hat, 1.0 - y_hat)
    return float(np.mean(-np.log(np.maximum(of_the_truth, 1e-15))))


def log_loss_from_logits(z, y):
    """Return the log loss of sigmoid(z), computed from the scores z = X W + b themselves.

    z: (n,) scores up to 10,000 in absolute value; y: (n,) labels 0 or 1.
    Result: a scalar, exact to 1e-9 relative or 1e-12 absolute.
    """
    z, y = _floats(z), _floats(y)
    return float(np.mean(np.maximum(z, 0.0) - y * z + np.log1p(np.exp(-np.abs(z)))))


def logistic_gradients(X, y, W, b):
    """Return (dW, db), the partial derivatives of log_loss(sigmoid(X W + b), y).

    X: (n, m); y: (n,) labels 0 or 1; W: (m,); b: scalar.
    Result: dW of shape (m,), db a scalar.
    """
    X, y = _floats(X), _floats(y)
    error = sigmoid(_scores(X, W, b)) - y
    return X.T @ error / len(y), float(np.mean(error))


def classify(X, W, b, threshold=0.5):
    """Return 1 for each row of X whose probability is at least the threshold, 0 for the others.

    X: (n, m); W: (m,); b: scalar; threshold: between 0 and 1.
    Result: (n,) integers 0 or 1.
    """
    return (sigmoid(_scores(X, W, b)) >= threshold).astype(int)


def accuracy(labels, y):
    """Return the share of labels that equal y.

    labels, y: (n,) arrays of 0s and 1s.
    Result: a scalar between 0 and 1.
    """
    return float(np.mean(np.asarray(labels) == np.asarray(y)))


def fit_logistic(X, y, learning_rate, steps):
    """Return (W, b, costs): `steps` steps of gradient descent on the log loss, from W = 0 and b = 0.

    X: (n, m); y: (n,) labels 0 or 1; learning_rate: a number; steps: an integer >= 0.
    Result: W of shape (m,), b a scalar, costs of shape (steps + 1,): the log loss at the start and after each step.
    """
    X, y = _floats(X), _floats(y)
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(_scores(X, W, b), y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(_scores(X, W, b), y))
    return W, float(b), np.array(costs)
