"""Exercise 07: an Optimizer in the manner of TensorFlow 1. Uses the given module graph."""

import graph


class Optimizer:
    """What all optimizers share: gradients are computed, applied, counted. How one variable moves is up to subclasses."""

    def __init__(self, learning_rate):
        """Keep what the optimizer needs.

        learning_rate: number
        """
        self.learning_rate = learning_rate

    def compute_gradients(self, loss, variables=None):
        """Compute the gradients of `loss`; nothing moves.

        loss: node of the graph
        variables: list of Variables; None stands for every Variable that the loss depends on
        Returns a list of pairs (gradient, variable) in the order of `variables`; the gradient is a number, or None for a
        Variable with no path to the loss. Useful: graph.gradients, graph.variables_of.
        """
        variables = graph.variables_of(loss) if variables is None else list(variables)
        return list(zip(graph.gradients(loss, variables), variables, strict=True))

    def apply_gradients(self, grads_and_vars, global_step=None):
        """Move every variable with its gradient, by apply_one; then add 1 to global_step.value, if one is given.

        grads_and_vars: any iterable of pairs (gradient or None, Variable); pairs with None are skipped
        global_step: None, or something with a number in `.value`, such as graph.Variable(0)
        Raises ValueError, and changes nothing, when there is no gradient at all.
        """
        # All pairs first: an iterator can be walked only once, and a lazy one must not see variables half moved.
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("no gradients to apply: there are no pairs, or all gradients are None")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value = global_step.value + 1

    def minimize(self, loss, global_step=None, variables=None):
        """One step: compute all gradients, then apply them.

        loss, variables: as in compute_gradients
        global_step: as in apply_gradients
        """
        self.apply_gradients(self.compute_gradients(loss, variables), global_step)

    def apply_one(self, gradient, variable):
        """Move one variable. Subclasses override this method; here it may stay as it is.

        gradient: number (never None)
        variable: Variable
        """
        raise NotImplementedError


class GradientDescentOptimizer(Optimizer):
    """value <- value - learning_rate * gradient."""

    def apply_one(self, gradient, variable):
        """Take one step of gradient descent: set variable.value."""
        variable.value = variable.value - self.learning_rate * gradient


class MomentumOptimizer(Optimizer):
    """Stretch: v <- momentum * v + gradient, then value <- value - learning_rate * v.

    v starts at 0; there is one for each variable of each optimizer object.
    """

    def __init__(self, learning_rate, momentum):
        """Keep what the optimizer needs.

        learning_rate, momentum: numbers
        """
        super().__init__(learning_rate)
        self.momentum = momentum
        self._velocities = {}  # Variable -> v

    def apply_one(self, gradient, variable):
        """Take one step with momentum: update v, set variable.value."""
        v = self.momentum * self._velocities.get(variable, 0.0) + gradient
        self._velocities[variable] = v
        variable.value = variable.value - self.learning_rate * v
