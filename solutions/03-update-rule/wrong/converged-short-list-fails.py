# mistake: has_converged STEP-66b - no check for fewer than two costs
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
    D_m, D_c = gradients_of_line(x, y, m, c)
    tmp_m = m - learning_rate * 2 * D_m
    tmp_c = c - learning_rate * 2 * D_c
    m = tmp_m
    c = tmp_c
    return m, c


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
    before = costs[-2]
    now = costs[-1]
    return bool(now <= before and before - now < tolerance)


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
