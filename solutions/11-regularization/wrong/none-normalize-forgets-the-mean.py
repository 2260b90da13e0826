# mistake: normalize NORM-49 - divides by the scale only

from itertools import accumulate, repeat
from math import fsum
from statistics import fmean, pstdev


def dot(u, v):
    return fsum(a * c for a, c in zip(u, v))


def residuals(X, y, W, b):
    return [dot(row, W) + b - target for row, target in zip(X, y)]


def ridge_cost(X, y, W, b, penalty):
    e = residuals(X, y, W, b)
    return fmean(r * r for r in e) / 2 + 0.5 * penalty * dot(W, W)


def ridge_gradients(X, y, W, b, penalty):
    e = residuals(X, y, W, b)
    dW = tuple(dot(column, e) / len(e) + penalty * w for column, w in zip(zip(*X), W))
    return dW, fmean(e)


def fit_normalizer(X_train):
    columns = [[float(v) for v in column] for column in zip(*X_train)]
    mean = [fmean(column) for column in columns]
    scale = [pstdev(column) or 1.0 for column in columns]
    return mean, scale


def normalize(X, mean, scale):
    return [[v / s for v, s in zip(row, scale)] for row in X]


def fit_ridge(X, y, penalty, learning_rate, steps):
    def move(point, _):
        W, b = point
        dW, db = ridge_gradients(X, y, W, b, penalty)
        return [w - learning_rate * g for w, g in zip(W, dW)], b - learning_rate * db

    start = ([0.0] * len(X[0]), 0.0)
    path = list(accumulate(repeat(None, steps), move, initial=start))
    W, b = path[-1]
    return W, b, [ridge_cost(X, y, *point, penalty) for point in path]
