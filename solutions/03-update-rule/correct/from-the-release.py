"""The update rule: one step, many steps, when to stop, and a learning rate that shrinks."""

import numpy as np


def update(theta, gradient, learning_rate):
    """One step of gradient descent: θ − α g.

    theta: a number or an array of any shape, floats or integers; it is left as it was
    gradient: a number or an array of theta's shape; it is left as it was
    learning_rate: number, α
    returns a number, or a new array of theta's shape
    """
    # floats first: small or unsigned integers would wrap around in the subtraction
    return np.asarray(theta, dtype=float) - float(learning_rate) * np.asarray(gradient, dtype=float)


def sse_descent_step(x, y, m, c, learning_rate):
    """One step on the blog's loss Σ (m x + c − y)²; both gradients are taken at the old (m, c).

    x: array of shape (n,), the inputs        y: array of shape (n,), the targets
    m: number, the slope of the line          c: number, its intercept
    learning_rate: number, α
    returns (m', c'), two numbers: the line after the step
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    errors = float(m) * x + float(c) - y
    slope_m = 2 * np.sum(x * errors)
    slope_c = 2 * np.sum(errors)
    return update(m, slope_m, learning_rate), update(c, slope_c, learning_rate)


def descend(x, y, w, b, learning_rate, steps):
    """`steps` steps of gradient descent on half_mse, from the start (w, b).

    x: array of shape (n,), the inputs        y: array of shape (n,), the targets
    w, b: numbers, the line to start from
    learning_rate: number, α                  steps: integer, 0 or more
    returns (w, b, costs): two numbers, the line after the last step, and an array of shape (steps + 1,),
    the cost at the start and after each step
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w, b = float(w), float(b)
    errors = w * x + b - y
    costs = [np.mean(errors**2) / 2]
    for _ in range(int(steps)):
        slope_w, slope_b = np.mean(x * errors), np.mean(errors)
        w, b = update(w, slope_w, learning_rate), update(b, slope_b, learning_rate)
        errors = w * x + b - y
        costs.append(np.mean(errors**2) / 2)
    return w, b, np.array(costs)


def has_converged(costs, tolerance):
    """Whether the last cost is not above the one before it and differs from it by less than `tolerance`.

    costs: list or array of finite numbers, any length
    tolerance: number above 0
    returns True or False; False with fewer than two costs
    """
    if len(costs) < 2:
        return False
    before, last = float(costs[-2]), float(costs[-1])
    return last <= before and before - last < float(tolerance)


def is_stationary(gradients, tolerance):
    """Whether no component of `gradients` is larger than `tolerance` in absolute value.

    gradients: list or array of numbers, at least one
    tolerance: number above 0
    returns True or False
    """
    return bool(np.all(np.abs(np.asarray(gradients, dtype=float)) <= tolerance))


def decayed_learning_rate(initial, step, decay):
    """The learning rate of a step: initial / (1 + decay · step).

    initial: number, the rate of step 0
    step: integer, 0 or more                  decay: number, 0 or more
    returns a number
    """
    return float(initial) / (1.0 + float(decay) * float(step))


# A place to try things: only the functions above are judged.
if __name__ == "__main__":
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    for alpha in (0.01, 0.1, 0.35, 0.4):
        w, b, costs = descend(x, y, 1.0, 0.0, alpha, 5)
        print(f"alpha = {alpha}: w = {w:.4f}, b = {b:.4f}, costs {np.round(costs, 4)}")
