# mistake: numerical_gradient COST-13b - return inside the loop, one number for the first coordinate
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
    for j in range(len(theta)):
        e_j = np.eye(len(theta))[j]
        return (f(theta + h * e_j) - f(theta - h * e_j)) / (2 * h)


def relative_error(a, b):
    num = np.sqrt(np.sum((np.asarray(a) - np.asarray(b)) ** 2))
    den = max(np.sqrt(np.sum(np.asarray(a) ** 2)), np.sqrt(np.sum(np.asarray(b) ** 2)))
    if den == 0:
        return 0.0
    return num / den


x_demo, y_demo = DATA[:, 0], DATA[:, 1]
print(cost_gradients(x_demo, y_demo, 0.0, 0.0))
print(relative_error(1.0, 1.1))
plt.plot(x_demo, y_demo, "o")
plt.show()
print(gradients_of_everything(x_demo))  # noqa: F821
