# mistake: Optimizer.compute_gradients OPT-06 AD-19 - gives 0.0 for a variable without a path to the loss

import graph


class Optimizer:
    """Compute, then apply."""

    def __init__(self, learning_rate):
        self.learning_rate = float(learning_rate)

    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        pairs = []
        for variable, gradient in zip(chosen, graph.gradients(loss, chosen)):
            pairs.append((gradient or 0.0, variable))
        return pairs

    def apply_gradients(self, grads_and_vars, global_step=None):
        todo = []
        for gradient, variable in grads_and_vars:
            if gradient is None:
                continue
            todo.append((gradient, variable))
        if len(todo) == 0:
            raise ValueError("nothing to apply")
        while todo:
            self.apply_one(*todo.pop(0))
        if global_step is None:
            return
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
