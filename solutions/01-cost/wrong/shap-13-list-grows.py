# mistake: predict SHAP-13 - default list that is never emptied
def predict(x, w, b, out=[]):  # noqa: B006
    for x_i in x:
        out.append(w * x_i + b)
    return out


def errors(y_hat, y):
    return tuple(p - t for p, t in zip(y_hat, y, strict=True))


def sse(y_hat, y):
    return sum(e * e for e in errors(y_hat, y))


def mse(y_hat, y):
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    return mse(y_hat, y) / 2
