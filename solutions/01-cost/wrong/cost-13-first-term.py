# mistake: half_mse COST-13 - return in the first pass of the loop
def predict(x, w, b):
    return tuple(b + w * x_i for x_i in x)


def errors(y_hat, y):
    return tuple(p - t for p, t in zip(y_hat, y, strict=True))


def sse(y_hat, y):
    return sum(e * e for e in errors(y_hat, y))


def mse(y_hat, y):
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    J = 0
    for p, t in zip(y_hat, y):
        J += (p - t) ** 2 / (2 * len(y))
        return J
