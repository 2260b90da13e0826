# mistake: Optimizer.apply_gradients OPT-08 - remembers the loss and takes fresh gradients when applying

import graph


class Optimizer:
    """Compute, then apply."""

    def __init__(self, learning_rate):
        self.learning_rate = float(learning_rate)
        self.loss = None

    def compute_gradients(self, loss, variables=None):
        self.loss = loss
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        return [(gradient, variable) for variable, gradient in zip(chosen, graph.gradients(loss, chosen))]

    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("nothing to apply")
        if self.loss is not None:
            variables = [variable for _, variable in pairs]
            fresh = graph.gradients(self.loss, variables)
            pairs = [(f if f is not None else p[0], p[1]) for f, p in zip(fresh, pairs)]
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1

    def minimize(self, loss, global_step=None, variables=None):
        pairs = self.compute_gradients(loss, variables=variables)
        return self.apply_gradients(pairs, global_step=global_step)

    def apply_one(self, gradient, variable):
        raise NotImplementedError("a subclass says how to move")


class GradientDescentOptimizer(Optimizer):
    def apply_one(self, gradient, variable):
        setattr(variable, "value", variable.value - self.learning_rate * gradient)


class MomentumOptimizer(GradientDescentOptimizer):
    def __init__(self, learning_rate, momentum):
        super().__init__(learning_rate)
        self.momentum = momentum

    def apply_one(self, gradient, variable):
        if not hasattr(variable, "velocities"):
            variable.velocities = {}
        v = self.momentum * variable.velocities.get(self, 0) + gradient
        variable.velocities[self] = v
        super().apply_one(v, variable)
