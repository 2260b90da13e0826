"""Each function built on the one before it, with zip and comprehensions; tuples come back."""


def predict(x, w, b):
    return tuple(b + w * x_i for x_i in x)


def errors(y_hat, y):
    return tuple(p - t for p, t in zip(y_hat, y, strict=True))


def sse(y_hat, y):
    return sum(e * e for e in errors(y_hat, y))


def mse(y_hat, y):
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    return mse(y_hat, y) / 2
