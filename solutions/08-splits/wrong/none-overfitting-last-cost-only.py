# mistake: is_overfitting SPLT-84 - compares only the last validation cost with the best one before

import matplotlib.pyplot as plt
import numpy as np
import numpy.random as npr

DEBUG = True


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    """Number of training, validation and test examples."""
    ftrain, fval, ftest = fractions
    ntrain = round(float(n * ftrain))
    nval = round(float(n * fval))
    ntest = n - (ntrain + nval)
    if DEBUG:
        print("sizes", ntrain, nval, ntest)
    return (ntrain, nval, ntest)


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    """Shuffle, then cut."""
    state = npr.RandomState(seed)
    shuffled = state.permutation(X.shape[0])
    X_shuffled = X[shuffled]
    y_shuffled = y[shuffled]
    ntrain, nval, ntest = split_sizes(X.shape[0], fractions)
    X_train = X_shuffled[0:ntrain]
    y_train = y_shuffled[0:ntrain]
    X_validation = X_shuffled[ntrain:ntrain + nval]
    y_validation = y_shuffled[ntrain:ntrain + nval]
    X_test = X_shuffled[ntrain + nval:ntrain + nval + ntest]
    y_test = y_shuffled[ntrain + nval:ntrain + nval + ntest]
    if DEBUG:
        print(X_train.shape, X_validation.shape, X_test.shape)
    return X_train, y_train, X_validation, y_validation, X_test, y_test


def best_epoch(validation_costs):
    lowest = float("inf")
    where = None
    for i, cost in enumerate(validation_costs):
        if cost < lowest:
            lowest = cost
            where = i
    print("best epoch", where)
    return where


def generalization_gap(train_cost, validation_cost):
    # print(train_cost, validation_cost)
    return validation_cost - train_cost


def is_overfitting(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k >= 1:
        falling = train_costs[-1] < train_costs[k - 1]
        best_before = min(validation_costs[:k])
        return bool(falling and validation_costs[-1] >= best_before)
    else:
        return False


# try it
data = np.loadtxt("my_data.csv", delimiter=",")
parts = train_validation_test_split(data[:, :-1], data[:, -1])
plt.plot(parts[0][:, 0], parts[1], "o")
plt.show()
