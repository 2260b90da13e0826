"""Optimizers in the manner of TensorFlow 1: compute gradients, apply them, or both at once."""

import graph


class Optimizer:
    """Moves Variables against their gradients; how far and along what is up to `apply_one` of a subclass."""

    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def compute_gradients(self, loss, variables=None):
        """Return a list of (gradient or None, variable) in the order of `variables`; nothing moves."""
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        return list(zip(graph.gradients(loss, chosen), chosen, strict=True))

    def apply_gradients(self, grads_and_vars, global_step=None):
        """Move every variable that has a gradient, then count one step."""
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("there is no gradient for any variable")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1

    def minimize(self, loss, global_step=None, variables=None):
        """Compute all gradients, then apply them."""
        self.apply_gradients(self.compute_gradients(loss, variables), global_step)

    def apply_one(self, gradient, variable):
        """Move one variable: what makes one optimizer different from another."""
        raise NotImplementedError


class GradientDescentOptimizer(Optimizer):
    """value <- value - learning_rate * gradient."""

    def apply_one(self, gradient, variable):
        """Take one step against the gradient."""
        variable.value = variable.value - self.learning_rate * gradient


class MomentumOptimizer(Optimizer):
    """velocity <- momentum * velocity + gradient, value <- value - learning_rate * velocity."""

    def __init__(self, learning_rate, momentum):
        Optimizer.__init__(self, learning_rate)
        self.momentum = momentum
        self.velocities = {}  # Variable -> velocity

    def apply_one(self, gradient, variable):
        """Take one step along the variable's velocity."""
        velocity = self.momentum * self.velocities.get(variable, 0.0) + gradient
        self.velocities[variable] = velocity
        variable.value = variable.value - self.learning_rate * velocity
