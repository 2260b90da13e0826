# mistake: Optimizer.apply_gradients OPT-07 OPT-56 - ValueError for no pairs, not for pairs that are all None

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
        if len(grads_and_vars) == 0:
            raise ValueError("No gradients provided")
        moved = 0
        for pair in grads_and_vars:
            if pair[0] is not None:
                self.apply_one(pair[0], pair[1])
                moved += 1
        if global_step is not None and moved > 0:
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

    def apply_one(self, gradient, variable):
        if id(variable) not in self._slots:
            self._slots[id(variable)] = [variable, 0.0]
        slot = self._slots[id(variable)]
        slot[1] = self._mu * slot[1] + gradient
        variable.value = variable.value - self._alpha * slot[1]
