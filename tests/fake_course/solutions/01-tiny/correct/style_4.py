"""Style 4."""


def total(x):
    return sum(x)


def mean(x):
    return sum(x) / len(x)


def update(theta, gradient, rate):
    return theta - rate * gradient


def walk(theta, gradient, rate, steps):
    path = [theta[0]]
    for _ in range(steps):
        theta = update(theta, gradient, rate)
        path.append(theta[0])
    return [theta, path]
