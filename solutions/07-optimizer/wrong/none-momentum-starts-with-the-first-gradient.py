# mistake: MomentumOptimizer.apply_one OPT-45 - v starts at g and gets g once more

import numpy as np
from graph import gradients, variables_of


class Optimizer:
    def __init__(self, learning_rate):
        self.rate = np.float64(learning_rate)

    def compute_gradients(self, loss, variables=None):
        vs = list(variables_of(loss) if variables is None else variables)
        return list(map(lambda v, g: [g, v], vs, gradients(loss, vs)))

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
        new_variable = not any(k is variable for k in self.known)
        i = self.where(variable)
        if new_variable:
            self.v[i] = gradient
        self.v[i] = self.mu * self.v[i] + gradient
        variable.value = variable.value - self.rate * self.v[i]
