# mistake: Optimizer.apply_gradients OPT-47 - does the plain step itself, apply_one is not called

import graph


class Optimizer:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def compute_gradients(self, loss, variables=None):
        if variables is None:
            variables = graph.variables_of(loss)
        return list(zip(graph.gradients(loss, variables), variables))

    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(g, v) for g, v in grads_and_vars if g is not None]
        if not pairs:
            raise ValueError("no gradients for any variable")
        for g, v in pairs:
            v.value -= self.learning_rate * g
        if global_step is not None:
            global_step.value += 1

    def minimize(self, loss, global_step=None, variables=None):
        self.apply_gradients(self.compute_gradients(loss, variables), global_step)

    def apply_one(self, gradient, variable):
        raise NotImplementedError


class GradientDescentOptimizer(Optimizer):
    def apply_one(self, gradient, variable):
        variable.value -= self.learning_rate * gradient


class MomentumOptimizer(Optimizer):
    def __init__(self, learning_rate, momentum):
        super().__init__(learning_rate)
        self.momentum = momentum
        self.velocity = {}

    def apply_one(self, gradient, variable):
        v = self.momentum * self.velocity.get(variable, 0.0) + gradient
        self.velocity[variable] = v
        variable.value -= self.learning_rate * v
