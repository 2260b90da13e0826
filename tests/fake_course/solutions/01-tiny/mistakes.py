"""Known slips of small steps. SECRET-CANARY-7f3a"""

import numpy as np

from grader.suite import mistake


@mistake(
    "TINY-01",
    of="mean",
    title="Summed instead of averaged",
    hints=("What if the data come twice?",),
    feedback="This is what comes out when nothing is divided: divide by n.",
)
def summed(x):
    return np.sum(x)


@mistake(
    "TINY-02",
    of="update",
    title="Climbed instead of descended",
    hints=("Which way is downhill?",),
    feedback="This is what comes out when the step is added: subtract it.",
)
def climbed(theta, gradient, rate):
    return theta + rate * gradient


@mistake(
    "TINY-03",
    of="update",
    title="Changed the caller's array",
    hints=("What is theta afterwards?",),
    feedback="This is what comes out with -= on an argument: make a new array.",
)
def in_place(theta, gradient, rate):
    theta -= rate * gradient
    return theta


@mistake(
    "TINY-04",
    of="walk",
    title="One step too few",
    hints=("How often does your loop run?",),
    feedback="This is what comes out after one step less: check the range.",
)
def short_walk(theta, gradient, rate, steps):
    path = [theta[0]]
    for _ in range(steps - 1):
        theta = theta - rate * gradient
        path.append(theta[0])
    return theta, np.array(path + path[-1:])
