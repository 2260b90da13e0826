# mistake: predict_batch none - b added to the last row only
import numpy as np


def lump(X, W, b):
    ones = np.ones((X.shape[0], 1))
    return np.concatenate([X, ones], axis=1), np.append(W, b)


def predict_one(x, W, b):
    return np.append(x, 1.0).dot(np.append(W, b))


def predict_batch(X, W, b):
    y_hat = X.dot(W).astype(float)
    y_hat[-1] += b
    return y_hat


def batch_cost(X, y, W, b):
    A, theta = lump(X, W, b)
    # the square of the length of the errors
    return 0.5 * np.linalg.norm(A.dot(theta) - y) ** 2 / y.shape[0]


def batch_gradients(X, y, W, b):
    A, theta = lump(X, W, b)
    *dW, db = A.T.dot(A.dot(theta) - y) / y.shape[0]
    return dW, db
