# mistake: best_epoch SPLT-52 - counts epochs from 1

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
    epoch = 0
    best = None
    lowest = float("inf")
    for cost in validation_costs:
        epoch += 1
        if cost < lowest:
            lowest = cost
            best = epoch
    return best


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
