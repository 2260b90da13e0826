# mistake: MomentumOptimizer.apply_one OPT-43 - exponential average, mu v + (1 - mu) g

from __future__ import annotations

from abc import ABC
from collections.abc import Iterable
from typing import Optional
from weakref import WeakKeyDictionary

import graph as g

Pair = tuple[Optional[float], g.Variable]


class Optimizer(ABC):
    def __init__(self, learning_rate: float) -> None:
        self.alpha = learning_rate

    def compute_gradients(self, loss: g.Node, variables: Iterable[g.Variable] | None = None) -> list[Pair]:
        match variables:
            case None:
                targets = g.variables_of(loss)
            case _:
                targets = [*variables]
        return [*zip(g.gradients(loss, targets), targets, strict=True)]

    def apply_gradients(self, grads_and_vars: Iterable[Pair], global_step: g.Variable | None = None) -> None:
        frozen = list(grads_and_vars)
        if all(gradient is None for gradient, _ in frozen):
            raise ValueError("no gradient at all")
        for gradient, variable in frozen:
            if gradient is not None:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1

    def minimize(self, loss: g.Node, global_step=None, variables=None) -> Optimizer:
        self.apply_gradients(self.compute_gradients(loss, variables), global_step)
        return self

    def apply_one(self, gradient: float, variable: g.Variable) -> None:
        raise NotImplementedError(type(self).__name__)


class GradientDescentOptimizer(Optimizer):
    def apply_one(self, gradient: float, variable: g.Variable) -> None:
        variable.value += -self.alpha * gradient


class MomentumOptimizer(Optimizer):
    def __init__(self, learning_rate: float, momentum: float) -> None:
        super().__init__(learning_rate)
        self.mu = momentum
        self.step: WeakKeyDictionary[g.Variable, float] = WeakKeyDictionary()

    def apply_one(self, gradient: float, variable: g.Variable) -> None:
        v = self.mu * self.step.get(variable, 0.0) + (1 - self.mu) * gradient
        self.step[variable] = v
        variable.value -= self.alpha * v
