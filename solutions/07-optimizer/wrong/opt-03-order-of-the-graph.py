# mistake: Optimizer.compute_gradients OPT-03 - walks the variables of the loss and keeps those that were asked for

import numpy as np
from graph import gradients, variables_of


class Optimizer:
    def __init__(self, learning_rate):
        self.rate = np.float64(learning_rate)

    def compute_gradients(self, loss, variables=None):
        vs = variables_of(loss)
        if variables is not None:
            wanted = list(variables)
            vs = [v for v in vs if v in wanted] + [v for v in wanted if v not in vs]
        return [[g, v] for g, v in zip(gradients(loss, vs), vs)]

    def apply_gradients(self, grads_and_vars, global_step=None):
        given = list(filter(lambda pair: pair[0] is not None, grads_and_vars))
        if given == []:
            raise ValueError("all gradients are None")
        list(map(lambda pair: self.apply_one(pair[0], pair[1]), given))
        if global_step is not None:
            global_step.value = 1 + global_step.value

    def minimize(self, loss, global_step=None, variables=None):
        Optimizer.apply_gradients(self, self.compute_gradients(loss, variables), global_step)

    def apply_one(self, gradient, variable):
        raise NotImplementedError()


class GradientDescentOptimizer(Optimizer):
    def apply_one(self, gradient, variable):
        variable.value = variable.value - self.rate * gradient


class MomentumOptimizer(Optimizer):
    def __init__(self, learning_rate, momentum):
        Optimizer.__init__(self, learning_rate)
        self.mu = momentum
        self.known = []
        self.v = np.zeros(0)

    def where(self, variable):
        for i in range(len(self.known)):
            if self.known[i] is variable:
                return i
        self.known.append(variable)
        self.v = np.append(self.v, 0.0)
        return len(self.known) - 1

    def apply_one(self, gradient, variable):
        i = self.where(variable)
        self.v[i] = self.mu * self.v[i] + gradient
        variable.value = variable.value - self.rate * self.v[i]
