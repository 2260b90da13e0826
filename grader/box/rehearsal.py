"""A rehearsal: the zygote loads and answers for a submission of ours before it forks the first box.

Python adapts its bytecode, numbers its types and fills its caches at the first uses; numpy sets things up. What the zygote
has done, no box does again, nor does a box copy the pages in which it is written down: one millisecond less for each
submission. Nothing of it stays but that. Before a submission's way begins, called by `box.zygote`.
"""

import linecache
import sys
from typing import Any

import numpy as np

from grader.box import loading
from grader.box.codec import Ref, pack, unpack
from grader.box.serve import Server

NAME = "rehearsal"
ROUNDS = 20  # the interpreter adapts a function at its eighth call, some of it later
SUBMISSION = '''
import numpy as np

RATE = 0.1


def cost(theta, X, y):
    """Half the mean squared error."""
    residual = X @ theta - y
    return np.sum(residual**2) / (2 * len(y))


def gradient(theta, X, y):
    return X.T.dot(X @ theta - np.asarray(y, dtype=float)) / X.shape[0]


def fit(X, y, steps=3, seed=0):
    mean, spread = np.mean(X, axis=0), X.std(axis=0)
    X = np.column_stack([np.ones(len(X)), (X - mean) / np.where(spread > 0, spread, 1.0)])
    order = np.random.default_rng(seed).permutation(len(X))
    theta, history = np.zeros(X.shape[1]), []
    for _ in range(steps):
        theta = theta - RATE * gradient(theta, X[order], y[order])
        history.append(cost(theta, X, y))
    if not np.all(np.isfinite(theta)) or np.linalg.norm(theta) > 1e6 or not np.allclose(theta, theta):
        raise ValueError(f"diverged after {steps} steps")
    print("theta", theta, history[-1])
    return theta, history


def loss(z, y):
    p = np.clip(1 / (1 + np.exp(-np.maximum(z, -30))), 1e-12, 1.0)
    return -np.mean(y * np.log(p) + (1 - y) * np.log1p(-p / 2)), {"z": np.concatenate([z, np.zeros_like(z)]).max()}


class Rule:
    def __init__(self, rate):
        self.rate = rate

    def update(self, theta, slope):
        self.theta = np.array(theta, copy=True)
        self.theta -= self.rate * np.abs(slope).sum() / np.sqrt(np.dot(slope, slope) + 1.0)
        return self.theta.copy()


def refuse(x):
    raise ValueError(f"{x} is not allowed")
'''
X, Y = np.arange(12.0).reshape(6, 2) ** 1.5, np.array([1.0, 0.0, 1.0, 1.0, 0.0, 0.0])
QUESTIONS: list[tuple[str, list[Any]]] = [
    ("cost", [np.ones(2), X, Y]), ("gradient", [np.ones(2), X, Y.tolist()]), ("fit", [X, Y]), ("loss", [Y, Y]),
    ("refuse", ["x"]), ("fit", [X]),
]  # fmt: skip


def rehearse() -> None:
    """Load the submission and answer questions about it, as a box does, until it is all routine."""
    for _ in range(ROUNDS):
        server = Server(loading.load(NAME, [SUBMISSION], {}, {}, lambda *_: None).module)
        for name, arguments in QUESTIONS:
            _ask(server, "call", name, arguments)
        rule = _ask(server, "call", "Rule", [0.5])
        _ask(server, "call", "update", [np.ones(2), np.ones(2)], rule)
        _ask(server, "get", "theta", [], rule)
    del sys.modules[NAME]
    linecache.cache.clear()


def _ask(server: Server, verb: str, name: str, arguments: list[Any], on: Ref | None = None) -> Any:
    request: dict[str, Any] = {"op": verb, "on": on, "name": name, "args": arguments, "kwargs": {}}
    reply = unpack(server.answer(pack(request, lambda ref: ref)))
    if "fault" in reply:
        raise RuntimeError(reply["fault"])
    return reply.get("ok")
