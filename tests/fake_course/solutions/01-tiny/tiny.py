"""The reference of small steps. SECRET-CANARY-7f3a"""

import numpy as np


def total(x):
    """Add up."""
    return np.sum(x)


def mean(x):
    """Add up and divide."""
    return np.sum(x) / len(x)


def update(theta, gradient, rate):
    """One step."""
    return theta - rate * gradient


def walk(theta, gradient, rate, steps):
    """Several steps."""
    path = [theta[0]]
    for _ in range(steps):
        theta = update(theta, gradient, rate)
        path.append(theta[0])
    return theta, np.array(path)
