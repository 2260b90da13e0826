# mistake: MomentumOptimizer.apply_one OPT-15 OPT-41 - a single number, all variables add to it

from graph import gradients, variables_of


class Optimizer(object):

    def __init__(self, learning_rate):
        self._alpha = learning_rate
        self._slots = {}

    def compute_gradients(self, loss, variables=None):
        if variables is None:
            var_list = variables_of(loss)
        else:
            var_list = [v for v in variables]
        grads = gradients(loss, var_list)
        result = []
        for i in range(len(var_list)):
            result.append((grads[i], var_list[i]))
        return result

    def apply_gradients(self, grads_and_vars, global_step=None):
        grads_and_vars = tuple(grads_and_vars)
        how_many = 0
        for pair in grads_and_vars:
            if pair[0] is not None:
                how_many = how_many + 1
        if how_many == 0:
            raise ValueError("No gradients provided for any variable: %d pairs" % len(grads_and_vars))
        for pair in grads_and_vars:
            if pair[0] is None:
                continue
            self.apply_one(pair[0], pair[1])
        if global_step is not None:
            global_step.value = global_step.value + 1

    def minimize(self, loss, global_step=None, variables=None):
        grads_and_vars = self.compute_gradients(loss, variables)
        self.apply_gradients(grads_and_vars, global_step=global_step)

    def apply_one(self, gradient, variable):
        pass


class GradientDescentOptimizer(Optimizer):

    def __init__(self, learning_rate):
        Optimizer.__init__(self, learning_rate)

    def apply_one(self, gradient, variable):
        old = variable.value
        new = old - self._alpha * gradient
        variable.value = new


class MomentumOptimizer(Optimizer):

    def __init__(self, learning_rate, momentum):
        Optimizer.__init__(self, learning_rate)
        self._mu = momentum
        self._v = 0

    def apply_one(self, gradient, variable):
        self._v = self._mu * self._v + gradient
        variable.value = variable.value - self._alpha * self._v
