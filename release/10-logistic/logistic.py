"""Exercise 10: logistic regression. Fill in the seven functions; the handout derives what they compute."""

import numpy as np


def sigmoid(z):
    """Return 1 / (1 + e^-z).

    z: a number or an array of any shape.
    Result: the same shape. Finite for |z| up to 10,000; exact to 1e-9 relative for |z| <= 30, to 1e-12 absolute beyond.
    """
    # TODO: first the formula, then look at z = 10000 and z = -10000
    raise NotImplementedError


def log_loss(y_hat, y):
    """Return -(1/n) * sum of y log(y_hat) + (1 - y) log(1 - y_hat).

    y_hat: (n,) probabilities, 0 and 1 included; y: (n,) labels 0 or 1.
    Result: a finite scalar, exact to 1e-5 relative while every y_hat is in [1e-9, 1 - 1e-9].
    """
    # TODO: keep the logarithm away from 0
    raise NotImplementedError


def log_loss_from_logits(z, y):
    """Return the log loss of sigmoid(z), computed from the scores z = X W + b themselves.

    z: (n,) scores up to 10,000 in absolute value; y: (n,) labels 0 or 1.
    Result: a scalar, exact to 1e-9 relative or 1e-12 absolute.
    """
    # TODO: use the form of the handout that has no logarithm of a probability
    raise NotImplementedError


def logistic_gradients(X, y, W, b):
    """Return (dW, db), the partial derivatives of log_loss(sigmoid(X W + b), y).

    X: (n, m); y: (n,) labels 0 or 1; W: (m,); b: scalar.
    Result: dW of shape (m,), db a scalar.
    """
    # TODO
    raise NotImplementedError


def classify(X, W, b, threshold=0.5):
    """Return 1 for each row of X whose probability is at least the threshold, 0 for the others.

    X: (n, m); W: (m,); b: scalar; threshold: between 0 and 1.
    Result: (n,) integers 0 or 1.
    """
    # TODO
    raise NotImplementedError


def accuracy(labels, y):
    """Return the share of labels that equal y.

    labels, y: (n,) arrays of 0s and 1s.
    Result: a scalar between 0 and 1.
    """
    # TODO
    raise NotImplementedError


def fit_logistic(X, y, learning_rate, steps):
    """Return (W, b, costs): `steps` steps of gradient descent on the log loss, from W = 0 and b = 0.

    X: (n, m); y: (n,) labels 0 or 1; learning_rate: a number; steps: an integer >= 0.
    Result: W of shape (m,), b a scalar, costs of shape (steps + 1,): the log loss at the start and after each step.
    """
    # TODO
    raise NotImplementedError
