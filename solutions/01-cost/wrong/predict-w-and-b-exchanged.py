# mistake: predict COST-41 - slope and intercept exchanged
def predict(x, w, b):
    return [w + b * x_i for x_i in x]


def errors(y_hat, y):
    return tuple(p - t for p, t in zip(y_hat, y, strict=True))


def sse(y_hat, y):
    return sum(e * e for e in errors(y_hat, y))


def mse(y_hat, y):
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    return mse(y_hat, y) / 2
