"""The slopes of the cost: analytic, numerical, and how far apart the two are."""

import numpy as np


def cost_gradients(x, y, w, b):
    """The partial derivatives of half_mse at (w, b), where half_mse = 1/(2n) Σ (w x + b − y)².

    x: array of shape (n,), the inputs        y: array of shape (n,), the targets
    w: number, the slope of the line          b: number, its intercept
    returns (dw, db), two numbers: ∂J/∂w and ∂J/∂b
    """
    # TODO: the errors, then the two means
    raise NotImplementedError


def sse_gradients(x, y, m, c):
    """The partial derivatives of the blog's loss Σ (m x + c − y)² at (m, c).

    x: array of shape (n,), the inputs        y: array of shape (n,), the targets
    m: number, the slope of the line          c: number, its intercept
    returns (dm, dc), two numbers: ∂L/∂m and ∂L/∂c
    """
    # TODO: which factors are different from cost_gradients?
    raise NotImplementedError


def numerical_gradient(f, theta, h=1e-5):
    """The slopes of f at theta by central differences: (f(θ + h eⱼ) − f(θ − h eⱼ)) / (2h) for each coordinate j.

    f: a function that takes an array of theta's shape and returns a number
    theta: array of shape (k,), floats or integers; it is left exactly as it was
    h: number, the step to each side
    returns an array of shape (k,)
    """
    # TODO: move one coordinate at a time
    raise NotImplementedError


def relative_error(a, b):
    """The distance of a and b in proportion to their size: ‖a − b‖ / max(‖a‖, ‖b‖), Euclidean lengths.

    a, b: two numbers, or two arrays of shape (k,)
    returns one number; 0.0 when both are zero
    """
    # TODO: and what if both are zero?
    raise NotImplementedError


# A place to try things: only the functions above are judged.
if __name__ == "__main__":
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    print("by formula:    ", cost_gradients(x, y, 1.0, 0.0))
    print(
        "by differences:", numerical_gradient(lambda t: np.mean((t[0] * x + t[1] - y) ** 2) / 2, np.array([1.0, 0.0]))
    )
