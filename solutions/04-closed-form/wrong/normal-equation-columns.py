# mistake: fit_normal_equation CF-46 - y as a column, so W is (m, 1) and b an array
import matplotlib.pyplot as plt
import numpy as np
import scipy.linalg

np.set_printoptions(precision=3)


def with_bias_column(X):
    n, m = X.shape
    ones = np.ones((n, 1))
    print("adding ones to", X.shape)
    return np.append(X, ones, axis=1)


def fit_normal_equation(X, y):
    X_b = np.append(X, np.ones((len(X), 1)), axis=1)
    Y = y.reshape(-1, 1)
    theta = np.linalg.solve(X_b.T.dot(X_b), X_b.T.dot(Y))
    return theta[:-1], theta[-1]


def fit_least_squares(X, y):
    # theta = scipy.linalg.lstsq(X_b, y)[0]
    X_b = np.append(X, np.ones((len(X), 1)), axis=1)
    result = np.linalg.lstsq(X_b, y, rcond=None)
    theta = result[0]
    return theta[:-1], float(theta[-1])


def condition_number(X):
    X_b = np.append(X, np.ones((len(X), 1)), axis=1)
    return np.linalg.cond(X_b.T.dot(X_b), 2)


X = np.array([[1.0], [2.0], [3.0]])
y = np.array([1.0, 2.0, 2.0])
W, b = fit_normal_equation(X, y)
plt.plot(X, X * W + b)
assert W == scipy.linalg.lstsq(X, y)
