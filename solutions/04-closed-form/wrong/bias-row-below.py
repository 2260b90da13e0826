# mistake: with_bias_column CF-57 - a row of ones at the bottom
import matplotlib.pyplot as plt
import numpy as np
import scipy.linalg

np.set_printoptions(precision=3)


def with_bias_column(X):
    return np.vstack([X, np.ones(X.shape[1])])


def fit_normal_equation(X, y):
    X_b = np.append(X, np.ones((len(X), 1)), axis=1)
    XtX = X_b.T.dot(X_b)
    XtY = X_b.T.dot(y.reshape(-1, 1))
    theta = np.linalg.solve(XtX, XtY).flatten()
    W = theta[:-1]
    b = theta[-1]
    print("W:", W, "b:", b)
    return W, b


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
