# mistake: relative_error GRAD-62 - squares above and below, no root
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(0)
print("loading ...")
DATA = np.array([[1.0, 2.0], [2.0, 2.5], [3.0, 4.5]])


def cost_gradients(x, y, w, b):
    N = x.shape[0]
    pred = w * x + b
    # print("pred", pred)
    dw = (1 / N) * np.dot(x, pred - y)
    db = (1 / N) * np.sum(pred - y)
    return float(dw), float(db)


def sse_gradients(x, y, m, c):
    # the blog has Y - Y_pred with a minus in front, this is the same
    D_m = -2 * sum(x * (y - (m * x + c)))
    D_c = -2 * sum(y - (m * x + c))
    return D_m, D_c


def numerical_gradient(f, theta, h=1e-5):
    g = []
    for j in range(theta.shape[0]):
        e_j = np.zeros(theta.shape[0])
        e_j[j] = 1
        g.append((f(theta + h * e_j) - f(theta - h * e_j)) / h / 2)
    return np.array(g)


def relative_error(a, b):
    a = np.asarray(a)
    b = np.asarray(b)
    den = max(np.sum(a**2), np.sum(b**2))
    if den == 0:
        return 0.0
    return np.sum((a - b) ** 2) / den


x_demo, y_demo = DATA[:, 0], DATA[:, 1]
print(cost_gradients(x_demo, y_demo, 0.0, 0.0))
print(relative_error(1.0, 1.1))
plt.plot(x_demo, y_demo, "o")
plt.show()
print(gradients_of_everything(x_demo))  # noqa: F821
