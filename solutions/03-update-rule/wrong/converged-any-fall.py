# mistake: has_converged STEP-18 - turned round: a change against the tolerance with the wrong sign
from itertools import islice


def update(theta, gradient, learning_rate):
    try:
        return [update(t, g, learning_rate) for t, g in zip(theta, gradient)]
    except TypeError:
        return theta - learning_rate * gradient


def sse_descent_step(x, y, m, c, learning_rate):
    r = [m * xi + c - yi for xi, yi in zip(x, y)]
    slopes = [2 * sum(ri * xi for ri, xi in zip(r, x)), 2 * sum(r)]
    return [p - learning_rate * g for p, g in zip((m, c), slopes)]


def states(x, y, w, b, rate):
    n = len(y)
    while True:
        e = [w * xi + b - yi for xi, yi in zip(x, y)]
        yield w, b, sum(ei * ei for ei in e) / (2 * n)
        w, b = w - rate * sum(ei * xi for ei, xi in zip(e, x)) / n, b - rate * sum(e) / n


def descend(x, y, w, b, learning_rate, steps):
    path = list(islice(states(x, y, w, b, learning_rate), steps + 1))
    return [path[-1][0], path[-1][1], [cost for _, _, cost in path]]


def has_converged(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] - costs[-2] < tolerance)


def is_stationary(gradients, tolerance):
    return all(map(lambda g: -tolerance <= g <= tolerance, gradients))


decayed_learning_rate = lambda initial, step, decay: initial / (1 + decay * step)  # noqa: E731
