# mistake: train_validation_test_split SPLT-10 - sets the global seed to 42 whatever seed is asked for

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
    npr.seed(42)
    shuffled = npr.permutation(X.shape[0])
    ntrain, nval, ntest = split_sizes(X.shape[0], fractions)
    ix = (shuffled[:ntrain], shuffled[ntrain:ntrain + nval], shuffled[ntrain + nval:])
    return X[ix[0]], y[ix[0]], X[ix[1]], y[ix[1]], X[ix[2]], y[ix[2]]


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
