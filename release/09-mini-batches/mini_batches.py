"""Exercise 9: mini-batches, steps and epochs. Fill in the four functions; the handout states their rules."""

import numpy as np


def steps_per_epoch(n, batch_size):
    """Return how many batches, and so how many updates, one pass over n examples takes.

    n, batch_size: integers >= 1.
    Result: an integer; the last batch may be smaller, none is dropped.
    """
    # TODO: what does 11 / 4 have to become?
    raise NotImplementedError


def epoch_batches(n, batch_size, seed):
    """Cut a shuffled pass over the row numbers 0..n-1 into batches.

    n, batch_size: integers >= 1; seed: an integer >= 0.
    Result: a list of 1-d integer arrays. Each row number is in exactly one of them; all but the last hold exactly
    batch_size; one batch when batch_size >= n. The same seed gives the same batches, another seed others.
    """
    # TODO: shuffle first, then cut
    raise NotImplementedError


def minibatch_gradients(X, y, W, b, indices):
    """Return (dW, db), the gradients of half_mse over the rows of X and y that `indices` names, and no others.

    X: (n, m); y: (n,); W: (m,); b: scalar; indices: a 1-d integer array, at least one number.
    Result: dW of shape (m,), db a scalar: means over those rows.
    """
    # TODO: pick the rows, then it is the gradient that you know
    raise NotImplementedError


def train(X, y, learning_rate, epochs, batch_size, seed=0):
    """Return (W, b, costs) after mini-batch gradient descent from W = 0 and b = 0.

    X: (n, m); y: (n,); learning_rate: a number; epochs, batch_size: integers >= 1; seed: an integer >= 0.
    Epoch k, counted from 0, walks epoch_batches(n, batch_size, seed + k), with one update for each batch.
    Result: W of shape (m,), b a scalar, costs of shape (epochs,): half_mse over ALL the data after each epoch.
    """
    # TODO: two loops, one inside the other
    raise NotImplementedError
