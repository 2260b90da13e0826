# mistake: train_validation_test_split SPLT-05 - validation starts one row before the training part ends

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
    ntrain, nval, ntest = split_sizes(X.shape[0], fractions)
    i1 = shuffled[:ntrain]
    i2 = shuffled[ntrain - 1:ntrain - 1 + nval]
    i3 = shuffled[-ntest:]
    return X[i1], y[i1], X[i2], y[i2], X[i3], y[i3]


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
        if train_costs[-1] < train_costs[k - 1]:
            best_recent = min(validation_costs[k:])
            best_before = min(validation_costs[:k])
            if best_recent >= best_before:
                return True
            else:
                return False
        else:
            return False
    else:
        return False


# try it
data = np.loadtxt("my_data.csv", delimiter=",")
parts = train_validation_test_split(data[:, :-1], data[:, -1])
plt.plot(parts[0][:, 0], parts[1], "o")
plt.show()
