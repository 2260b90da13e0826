"""Known slips of the benchmark's exercise."""

import numpy as np
from linear import predict, step

from grader.suite import mistake


@mistake("GRAD-01", of="gradients", title="Summed", hints=("n?",), feedback="Divide by n.")
def summed(X, y, W, b):
    e = predict(X, W, b) - y
    return X.T @ e, float(np.sum(e))


@mistake("GRAD-07", of="gradients", title="Opposite sign", hints=("Sign?",), feedback="Turn the error round.")
def opposite(X, y, W, b):
    e = y - predict(X, W, b)
    return X.T @ e / len(y), float(np.mean(e))


@mistake("COST-02", of="cost", title="Without the half", hints=("The 2?",), feedback="Divide by 2n.")
def without_half(X, y, W, b):
    return float(np.mean((predict(X, W, b) - y) ** 2))


@mistake("STEP-11", of="fit", title="One step too few", hints=("Count.",), feedback="Check the range.")
def short(X, y, rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps):
        costs.append(float(np.mean((predict(X, W, b) - y) ** 2) / 2))
        W, b = step(X, y, W, b, rate)
    return W, b, np.array(costs)
