"""np.random.seed and an in-place shuffle of an index array; np.split at the two cuts; sizes as a numpy array."""
import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    sizes = np.round(n * np.array(fractions)).astype(int)
    sizes[2] = n - sizes[0] - sizes[1]
    return sizes


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    np.random.seed(seed)
    indices = np.arange(X.shape[0])
    np.random.shuffle(indices)
    sizes = split_sizes(X.shape[0], fractions)
    i_train, i_validation, i_test = np.split(indices, np.cumsum(sizes)[:2])
    X_train, y_train = X[i_train, :], y[i_train]
    X_validation, y_validation = X[i_validation, :], y[i_validation]
    X_test, y_test = X[i_test, :], y[i_test]
    return (X_train, y_train, X_validation, y_validation, X_test, y_test)


def best_epoch(validation_costs):
    costs = np.array(validation_costs)
    return int(np.where(costs == costs.min())[0][0])


def generalization_gap(train_cost, validation_cost):
    return -(train_cost - validation_cost)


def is_overfitting(train_costs, validation_costs, patience):
    train_costs = np.array(train_costs)
    validation_costs = np.array(validation_costs)
    k = train_costs.size - patience
    return k >= 1 and train_costs[-1] < train_costs[k - 1] and validation_costs[k:].min() >= validation_costs[:k].min()
