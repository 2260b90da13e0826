# mistake: sse_descent_step STEP-08 - the mean of the squares although the blog's loss is a sum
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

alpha = 0.05
print("alpha is", alpha)


def update(theta, gradient, learning_rate):
    # theta -= learning_rate * gradient   <- changed my array!
    return theta - learning_rate * gradient


def gradients_of_line(x, y, m, c):
    y_pred = m * x + c
    return sum(x * (y_pred - y)), sum(y_pred - y)


def sse_descent_step(x, y, m, c, learning_rate):
    n = float(len(x))
    Y_pred = m * x + c
    D_m = (-2 / n) * sum(x * (y - Y_pred))
    D_c = (-2 / n) * sum(y - Y_pred)
    return m - learning_rate * D_m, c - learning_rate * D_c


def descend(x, y, w, b, learning_rate, steps):
    J = lambda w, b: np.sum((w * x + b - y) ** 2) / (2 * len(x))
    costs = [J(w, b)]
    for epoch in range(steps):
        D_w, D_b = gradients_of_line(x, y, w, b)
        w = w - learning_rate * D_w / len(x)
        b = b - learning_rate * D_b / len(x)
        costs.append(J(w, b))
        if epoch % 100 == 0:
            print("epoch", epoch, "cost", costs[-1])
    return w, b, np.array(costs)


def has_converged(costs, tolerance):
    if len(costs) < 2:
        return False
    else:
        change = costs[-1] - costs[-2]
        return change <= 0 and abs(change) < tolerance


def is_stationary(gradients, tolerance):
    answer = True
    for g in gradients:
        if abs(g) > tolerance:
            answer = False
    return answer


def decayed_learning_rate(initial, step, decay):
    return initial * (1.0 + decay * step) ** (-1)


df = pd.read_csv("data.csv")
w, b, costs = descend(df.x.values, df.y.values, 0, 0, alpha, 1000)
plt.plot(costs)
plt.show()
