"""Exercise 12: the capstone. Train on real data, predict what you have never seen.

Read the training files in a script or notebook of your own, not in this file: the functions are given arrays.

    table = np.loadtxt("cars.csv", delimiter=",", skiprows=1)
    X, y = table[:, :-1], table[:, -1]
"""

import numpy as np


def train_regression(X, y, seed=0):
    """Return params: everything that predict_regression needs to know.

    X: (n, m), features on very different scales; y: (n,) numbers; seed: an integer, for whatever you draw by chance.
    Result: a dict of numbers and arrays. If it has an entry "costs", the training cost after each step, the report draws it.
    """
    # TODO: normalise, descend, keep mean and scale with the weights
    raise NotImplementedError


def predict_regression(params, X):
    """Return the prediction for each row of X.

    params: what train_regression returned; X: (n, m), any number of rows.
    Result: (n,); a row alone gets what it gets among others.
    """
    # TODO: the training rows' mean and scale
    raise NotImplementedError


def train_classifier(X, y, seed=0):
    """Return params: everything that predict_probability needs to know.

    X: (n, m), features on very different scales; y: (n,) labels 0 or 1; seed: an integer, for whatever you draw by chance.
    Result: a dict of numbers and arrays, "costs" welcome.
    """
    # TODO: normalise, descend on the log loss with a penalty of 1/n
    raise NotImplementedError


def predict_probability(params, X):
    """Return the probability of the label 1 for each row of X.

    params: what train_classifier returned; X: (n, m), any number of rows.
    Result: (n,) numbers from 0 to 1; a row alone gets what it gets among others.
    """
    # TODO
    raise NotImplementedError
