"""Exercise 07: an Optimizer in the manner of TensorFlow 1. Uses the given module graph."""

import graph


class Optimizer:
    """What all optimizers share: gradients are computed, applied, counted. How one variable moves is up to subclasses."""

    def __init__(self, learning_rate):
        """Keep what the optimizer needs.

        learning_rate: number
        """
        # TODO
        raise NotImplementedError

    def compute_gradients(self, loss, variables=None):
        """Compute the gradients of `loss`; nothing moves.

        loss: node of the graph
        variables: list of Variables; None stands for every Variable that the loss depends on
        Returns a list of pairs (gradient, variable) in the order of `variables`; the gradient is a number, or None for a
        Variable with no path to the loss. Useful: graph.gradients, graph.variables_of.
        """
        # TODO
        raise NotImplementedError

    def apply_gradients(self, grads_and_vars, global_step=None):
        """Move every variable with its gradient, by apply_one; then add 1 to global_step.value, if one is given.

        grads_and_vars: any iterable of pairs (gradient or None, Variable); pairs with None are skipped
        global_step: None, or something with a number in `.value`, such as graph.Variable(0)
        Raises ValueError, and changes nothing, when there is no gradient at all.
        """
        # TODO
        raise NotImplementedError

    def minimize(self, loss, global_step=None, variables=None):
        """One step: compute all gradients, then apply them.

        loss, variables: as in compute_gradients
        global_step: as in apply_gradients
        """
        # TODO
        raise NotImplementedError

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
        # TODO
        raise NotImplementedError


class MomentumOptimizer(Optimizer):
    """Stretch: v <- momentum * v + gradient, then value <- value - learning_rate * v.

    v starts at 0; there is one for each variable of each optimizer object.
    """

    def __init__(self, learning_rate, momentum):
        """Keep what the optimizer needs.

        learning_rate, momentum: numbers
        """
        # TODO
        raise NotImplementedError

    def apply_one(self, gradient, variable):
        """Take one step with momentum: update v, set variable.value."""
        # TODO
        raise NotImplementedError
