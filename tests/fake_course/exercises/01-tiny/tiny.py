"""Small steps: four functions."""


def total(x):
    """The sum of the array x of shape (n,), a number."""
    raise NotImplementedError  # TODO


def mean(x):
    """The mean of the array x of shape (n,), a number."""
    raise NotImplementedError  # TODO


def update(theta, gradient, rate):
    """theta - rate * gradient, a new array of theta's shape (m,)."""
    raise NotImplementedError  # TODO


def walk(theta, gradient, rate, steps):
    """(theta after the steps, array of shape (steps + 1,) of its first component)."""
    raise NotImplementedError  # TODO
