# mistake: is_stationary STEP-73 - < for <=
import math


def update(theta, gradient, learning_rate):
    return theta + (-learning_rate) * gradient


def sse_descent_step(x, y, m, c, learning_rate):
    error = [float(m) * float(p) + float(c) - float(q) for p, q in zip(x, y)]
    dm = 2.0 * math.fsum(e * float(p) for e, p in zip(error, x))
    dc = 2.0 * math.fsum(error)
    m, c = m - learning_rate * dm, c - learning_rate * dc
    return m, c


def _error(x, y, w, b):
    return [w * float(p) + b - float(q) for p, q in zip(x, y)]


def _half_mse(error):
    return math.fsum(e**2 for e in error) / len(error) / 2


def descend(x, y, w, b, learning_rate, steps):
    w, b = float(w), float(b)
    error = _error(x, y, w, b)
    costs = [_half_mse(error)]
    while len(costs) <= steps:
        dw = math.fsum(e * float(p) for e, p in zip(error, x)) / len(error)
        db = math.fsum(error) / len(error)
        w -= learning_rate * dw
        b -= learning_rate * db
        error = _error(x, y, w, b)
        costs.append(_half_mse(error))
    return w, b, tuple(costs)


def has_converged(costs, tolerance):
    if len(costs) <= 1:
        return False
    *_, before, last = costs
    return bool(last <= before and math.fabs(last - before) < tolerance)


def is_stationary(gradients, tolerance):
    return all(math.fabs(g) < tolerance for g in gradients)


def decayed_learning_rate(initial, step, decay):
    return float(initial) * (1.0 / math.fsum([1.0, decay * step]))
