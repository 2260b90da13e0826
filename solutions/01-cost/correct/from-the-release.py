"""A line, its errors, and three ways to make one number of them."""

import numpy as np


def _floats(values):
    """float64 before any arithmetic: small or unsigned integer types would wrap around otherwise."""
    return np.asarray(values, dtype=np.float64)


def predict(x, w, b):
    """The line's prediction ŷ = w x + b for every input, as a new array of shape (n,)."""
    return float(w) * _floats(x) + float(b)


def errors(y_hat, y):
    """The errors ŷ − y, prediction minus target, each with its sign, as a new array of shape (n,)."""
    return _floats(y_hat) - _floats(y)


def sse(y_hat, y):
    """The sum of squared errors, Σ (ŷ − y)²."""
    return float(np.sum(errors(y_hat, y) ** 2))


def mse(y_hat, y):
    """The mean squared error, SSE / n."""
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    """Half the mean squared error, SSE / (2n): the cost J of the rest of the unit."""
    return mse(y_hat, y) / 2


# A place to try things: only the functions above are judged.
if __name__ == "__main__":
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    y_hat = predict(x, 1.0, 0.0)
    print("predictions", y_hat, "errors", errors(y_hat, y))
    print("SSE", sse(y_hat, y), "MSE", mse(y_hat, y), "J", half_mse(y_hat, y))
