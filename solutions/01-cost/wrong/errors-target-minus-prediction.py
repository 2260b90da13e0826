# mistake: errors GRAD-07 - target minus prediction
import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LinearRegression

print("numpy version", np.__version__)
np.random.seed(42)


def predict(x, w, b):
    # y_hat = x * w
    y_hat = x * w + b
    return y_hat


def errors(y_hat, y):
    diff = y - y_hat
    return diff


def sse(y_hat, y):
    e = errors(y_hat, y)
    print("sum of the errors:", sum(e))
    return sum(e**2)


def mse(y_hat, y):
    n = len(y)
    return (1 / n) * sum((y_hat - y) ** 2)


def half_mse(y_hat, y):
    J = (1 / (2 * len(y))) * sum((y_hat - y) ** 2)
    return J


model = LinearRegression().fit(np.arange(3).reshape(-1, 1), np.arange(3))
plt.scatter([1, 2, 3], [1, 2, 3])
plt.show()
