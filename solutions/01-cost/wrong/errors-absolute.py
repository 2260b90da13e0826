# mistake: errors COST-08 - the size of each error
def predict(x, w, b):
    y_hat = []
    for i in range(len(x)):
        y_hat.append(w * x[i] + b)
    return y_hat


def errors(y_hat, y):
    result = []
    for i in range(len(y)):
        if y_hat[i] > y[i]:
            result.append(y_hat[i] - y[i])
        else:
            result.append(y[i] - y_hat[i])
    return result


def sse(y_hat, y):
    total = 0
    for i in range(len(y)):
        total = total + (y_hat[i] - y[i]) ** 2
    return total


def mse(y_hat, y):
    total = 0
    for i in range(len(y)):
        total = total + (y_hat[i] - y[i]) ** 2
    return total / len(y)


def half_mse(y_hat, y):
    total = 0
    for i in range(len(y)):
        total = total + (y_hat[i] - y[i]) ** 2
    return total / (2 * len(y))
