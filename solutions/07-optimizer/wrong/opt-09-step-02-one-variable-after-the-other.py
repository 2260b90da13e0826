# mistake: Optimizer.minimize OPT-09 STEP-02 - takes and applies the gradients one variable at a time

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
            self.apply_one(g, v)
        if global_step is not None:
            global_step.value += 1

    def minimize(self, loss, global_step=None, variables=None):
        targets = graph.variables_of(loss) if variables is None else list(variables)
        done = 0
        for variable in targets:
            (gradient, _), = self.compute_gradients(loss, [variable])
            if gradient is not None:
                self.apply_gradients([(gradient, variable)])
                done += 1
        if done == 0:
            raise ValueError("no gradients for any variable")
        if global_step is not None:
            global_step.value += 1

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
