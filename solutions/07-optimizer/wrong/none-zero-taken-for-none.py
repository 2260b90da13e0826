# mistake: Optimizer.apply_gradients OPT-40 - if gradient: a gradient of 0.0 is skipped like None

import graph


class Optimizer:
    """Compute, then apply."""

    def __init__(self, learning_rate):
        self.learning_rate = float(learning_rate)

    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        return [(gradient, variable) for variable, gradient in zip(chosen, graph.gradients(loss, chosen))]

    def apply_gradients(self, grads_and_vars, global_step=None):
        todo = []
        for gradient, variable in grads_and_vars:
            if gradient:
                todo.append((gradient, variable))
        if len(todo) == 0:
            raise ValueError("nothing to apply")
        for gradient, variable in todo:
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
