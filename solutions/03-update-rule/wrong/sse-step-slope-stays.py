# mistake: sse_descent_step STEP-04b - only the intercept moves
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
    _, slope_c = Loss(x, y, 1).slopes(Line(m, c))
    c = c - learning_rate * slope_c
    return m, c


def descend(x, y, w, b, learning_rate, steps):
    loss = Loss(x, y, 0.5 / len(x))
    line = Line(w, b)
    costs = [loss.value(line)]
    for _ in range(steps):
        line = loss.step(line, learning_rate)
        costs.append(loss.value(line))
    return line.slope, line.intercept, costs


def has_converged(costs, tolerance):
    try:
        before, last = costs[-2], costs[-1]
    except IndexError:
        return False
    if last > before:
        return False
    return not bool(before - last >= tolerance)


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
