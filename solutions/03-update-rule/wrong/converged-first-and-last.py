# mistake: has_converged STEP-65 - compares the last cost with the first
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Line:
    slope: float
    intercept: float

    def residuals(self, x, y):
        return self.slope * x + self.intercept - y

    def moved(self, by_slope, by_intercept):
        return replace(self, slope=self.slope + by_slope, intercept=self.intercept + by_intercept)


class Loss:
    """The factor times the sum of squares."""

    def __init__(self, x, y, factor):
        self.x, self.y, self.factor = x, y, factor

    def value(self, line):
        return self.factor * np.dot(line.residuals(self.x, self.y), line.residuals(self.x, self.y))

    def slopes(self, line):
        r = line.residuals(self.x, self.y)
        return 2 * self.factor * np.dot(r, self.x), 2 * self.factor * np.sum(r)

    def step(self, line, rate):
        by_slope, by_intercept = self.slopes(line)
        return line.moved(-rate * by_slope, -rate * by_intercept)


def update(theta, gradient, learning_rate):
    return -(learning_rate * gradient - theta)


def sse_descent_step(x, y, m, c, learning_rate):
    new = Loss(x, y, 1).step(Line(m, c), learning_rate)
    return new.slope, new.intercept


def descend(x, y, w, b, learning_rate, steps):
    loss = Loss(x, y, 0.5 / len(x))
    line = Line(w, b)
    costs = [loss.value(line)]
    for _ in range(steps):
        line = loss.step(line, learning_rate)
        costs.append(loss.value(line))
    return line.slope, line.intercept, costs


def has_converged(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[0] - costs[-1] < tolerance)


def is_stationary(gradients, tolerance):
    return not [g for g in gradients if max(g, -g) > tolerance]


class Schedule:
    def __init__(self, initial, decay):
        self.initial = initial
        self.decay = decay

    def at(self, step):
        return self.initial / (1 + self.decay * step)


def decayed_learning_rate(initial, step, decay):
    return Schedule(initial, decay).at(step)
