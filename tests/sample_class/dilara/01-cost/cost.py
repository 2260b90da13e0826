def predict(x, w, b):
    return tuple(b + w * x_i for x_i in x)


def errors(y_hat, y):
    return tuple(p - t for p, t in zip(y_hat, y, strict=True))


def sse(y_hat, y):
    return sum(e * e for e in errors(y_hat, y))


def mse(y_hat, y):
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    e = errors(y_hat, y)
    return sum(e_i**2 for e_i in e) / len(e)
