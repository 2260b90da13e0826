# mistake: MomentumOptimizer.apply_one OPT-42 - computes the velocity and never stores it

import matplotlib.pyplot as plt
from graph import *
from graph import gradients as graph_gradients
from collections import defaultdict

print("optimizer loaded")


class Optimizer:
    name = "Optimizer"

    def __init__(self, learning_rate):
        self.lr = learning_rate
        self.history = []
        self.slots = defaultdict(dict)

    def get_slot(self, var, slot_name, default=0.0):
        return self.slots[slot_name].get(var, default)

    def set_slot(self, var, slot_name, value):
        self.slots[slot_name][var] = value

    def compute_gradients(self, loss, variables=None):
        self.history.append(loss.evaluate())
        if variables is None:
            variables = variables_of(loss)
        out = []
        for var in variables:
            grad = graph_gradients(loss, [var])[0]
            out.append((grad, var))
        return out

    def apply_gradients(self, grads_and_vars, global_step=None):
        grads, vars_ = [], []
        for (grad, var) in grads_and_vars:
            if grad is None:
                print("no gradient for", var)
            else:
                grads.append(grad)
                vars_.append(var)
        if not grads:
            raise ValueError("No gradients provided for any variable.")
        for grad, var in zip(grads, vars_):
            self.apply_one(grad, var)
        if global_step is not None:
            global_step.value += 1
            print(self.name, "did step", global_step.value)

    def minimize(self, loss, global_step=None, variables=None):
        grads_and_vars = self.compute_gradients(loss, variables)
        self.apply_gradients(grads_and_vars, global_step)

    def apply_one(self, gradient, variable):
        raise NotImplementedError("subclass")


class GradientDescentOptimizer(Optimizer):
    name = "GradientDescent"

    def apply_one(self, gradient, variable):
        variable.value = variable.value - self.lr * gradient


class MomentumOptimizer(Optimizer):
    name = "Momentum"

    def __init__(self, learning_rate, momentum):
        super(MomentumOptimizer, self).__init__(learning_rate)
        self.momentum = momentum

    def apply_one(self, gradient, variable):
        velocity = self.get_slot(variable, "momentum")
        velocity = self.momentum * velocity + gradient
        variable.value = variable.value - self.lr * velocity


w = Variable(5.0)
opt = MomentumOptimizer(0.1, 0.9)
for i in range(20):
    opt.minimize(square(w))
plt.plot(opt.history)
plt.show()
assert abs(w.value) < 1e-6, "not there yet"
