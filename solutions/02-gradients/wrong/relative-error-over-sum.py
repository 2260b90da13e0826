# mistake: relative_error GRAD-52 - divides by the sum of the two lengths
import math


def cost_gradients(x, y, w, b):
    n = len(y)
    errs = [float(w) * float(xi) + float(b) - float(yi) for xi, yi in zip(x, y)]
    dw = math.fsum(float(xi) * ei for xi, ei in zip(x, errs)) / n
    db = math.fsum(errs) / n
    return dw, db


def sse_gradients(x, y, m, c):
    dm = math.fsum(2.0 * float(xi) * (float(m) * float(xi) + float(c) - float(yi)) for xi, yi in zip(x, y))
    dc = math.fsum(2.0 * (float(m) * float(xi) + float(c) - float(yi)) for xi, yi in zip(x, y))
    return (dm, dc)


def numerical_gradient(f, theta, h=1e-5):
    out = []
    for j in range(len(theta)):
        up = theta * 1.0
        down = theta * 1.0
        up[j] = up[j] + h
        down[j] = down[j] - h
        out.append(float((f(up) - f(down)) / (2.0 * h)))
    return out


def relative_error(a, b):
    try:
        a, b = list(a), list(b)
    except TypeError:
        a, b = [a], [b]
    den = math.hypot(*a) + math.hypot(*b)
    if den == 0:
        return 0.0
    return math.dist(a, b) / den
