"""The slopes of the cost: analytic, numerical, and how far apart the two are."""

import math

import numpy as np


def _errors(x, y, slope, intercept):
    """Prediction minus target, and x as floats (small integer types would wrap around otherwise)."""
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    return x, slope * x + intercept - y


def cost_gradients(x, y, w, b):
    """The partial derivatives of half_mse at (w, b), where half_mse = 1/(2n) Σ (w x + b − y)².

    x: array of shape (n,), the inputs        y: array of shape (n,), the targets
    w: number, the slope of the line          b: number, its intercept
    returns (dw, db), two numbers: ∂J/∂w and ∂J/∂b
    """
    x, error = _errors(x, y, w, b)
    return np.mean(x * error), np.mean(error)


def sse_gradients(x, y, m, c):
    """The partial derivatives of the blog's loss Σ (m x + c − y)² at (m, c).

    x: array of shape (n,), the inputs        y: array of shape (n,), the targets
    m: number, the slope of the line          c: number, its intercept
    returns (dm, dc), two numbers: ∂L/∂m and ∂L/∂c
    """
    x, error = _errors(x, y, m, c)
    return 2 * np.sum(x * error), 2 * np.sum(error)


def numerical_gradient(f, theta, h=1e-5):
    """The slopes of f at theta by central differences: (f(θ + h eⱼ) − f(θ − h eⱼ)) / (2h) for each coordinate j.

    f: a function that takes an array of theta's shape and returns a number
    theta: array of shape (k,), floats or integers; it is left exactly as it was
    h: number, the step to each side
    returns an array of shape (k,)
    """
    start = np.array(theta, dtype=float)
    slopes = np.zeros(start.shape)
    for j in range(len(start)):
        # fresh copies each time, so that not even an f that writes into its argument can spoil the next one
        right, left = start.copy(), start.copy()
        right[j] += h
        left[j] -= h
        slopes[j] = (float(f(right)) - float(f(left))) / (2 * h)
    return slopes


def relative_error(a, b):
    """The distance of a and b in proportion to their size: ‖a − b‖ / max(‖a‖, ‖b‖), Euclidean lengths.

    a, b: two numbers, or two arrays of shape (k,)
    returns one number; 0.0 when both are zero
    """
    a = np.asarray(a, dtype=float)
    b = np.asarray(b, dtype=float)
    largest = max(np.max(np.abs(a)), np.max(np.abs(b)))
    if largest == 0:
        return 0.0
    # The ratio does not depend on the unit. A power of two changes no digit, and keeps the squares
    # of very small (or very large) numbers from vanishing (or overflowing).
    exponent = math.frexp(largest)[1]
    a, b = np.ldexp(a, -exponent), np.ldexp(b, -exponent)
    return float(np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b)))


# A place to try things: only the functions above are judged.
if __name__ == "__main__":
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    print("by formula:    ", cost_gradients(x, y, 1.0, 0.0))
    print(
        "by differences:", numerical_gradient(lambda t: np.mean((t[0] * x + t[1] - y) ** 2) / 2, np.array([1.0, 0.0]))
    )
