"""A line, its errors, and three ways to make one number of them."""

import numpy as np


def predict(x, w, b):
    """The line's prediction ŷ = w x + b for every input.

    x: array of shape (n,), the inputs
    w: number, the slope        b: number, the intercept
    returns an array of shape (n,)
    """
    # TODO: multiply, then add
    raise NotImplementedError


def errors(y_hat, y):
    """The errors ŷ − y, prediction minus target, each with its sign.

    y_hat: array of shape (n,), the predictions        y: array of shape (n,), the targets
    returns an array of shape (n,)
    """
    # TODO: which one is subtracted from which?
    raise NotImplementedError


def sse(y_hat, y):
    """The sum of squared errors, Σ (ŷ − y)².

    y_hat, y: arrays of shape (n,)
    returns a number
    """
    # TODO: square first, then add
    raise NotImplementedError


def mse(y_hat, y):
    """The mean squared error, SSE / n.

    y_hat, y: arrays of shape (n,)
    returns a number
    """
    # TODO: how many examples are there?
    raise NotImplementedError


def half_mse(y_hat, y):
    """Half the mean squared error, SSE / (2n): the cost J of the rest of the unit.

    y_hat, y: arrays of shape (n,)
    returns a number
    """
    # TODO: mind the brackets around 2n
    raise NotImplementedError


# A place to try things: only the functions above are judged.
if __name__ == "__main__":
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    y_hat = predict(x, 1.0, 0.0)
    print("predictions", y_hat, "errors", errors(y_hat, y))
    print("SSE", sse(y_hat, y), "MSE", mse(y_hat, y), "J", half_mse(y_hat, y))
