"""Known wrong classes of exercise 07, with what a tutor would say.

A class takes the place of the reference's class of that name. What is asked of the base class is asked of a subclass that
the suite makes of it, so each wrong Optimizer here inherits the reference's and changes one method.
"""

import graph
from optimizer import GradientDescentOptimizer, MomentumOptimizer, Optimizer

from grader.suite import mistake

# Optimizer.compute_gradients


@mistake(
    "OPT-01",
    of="Optimizer",
    title="Computing already moves the variables",
    hints=("What is w.value before and after opt.compute_gradients(loss)?",),
    feedback="This is what comes out when compute_gradients also takes the step. Computing only looks: leave the "
    "moving to apply_gradients.",
)
class ComputesAndMoves(Optimizer):
    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        pairs = list(zip(graph.gradients(loss, chosen), chosen, strict=True))
        for gradient, variable in pairs:
            if gradient is not None:
                self.apply_one(gradient, variable)
        return pairs


@mistake(
    "OPT-02",
    of="Optimizer",
    title="The variable comes before its gradient",
    hints=("In grads_and_vars, which comes first?",),
    feedback="These pairs are (variable, gradient). The name grads_and_vars gives the order: (gradient, variable).",
)
class VariableFirst(Optimizer):
    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        return list(zip(chosen, graph.gradients(loss, chosen), strict=True))

    def minimize(self, loss, global_step=None, variables=None):
        pairs = [(gradient, variable) for variable, gradient in self.compute_gradients(loss, variables)]
        self.apply_gradients(pairs, global_step)


@mistake(
    "OPT-54",
    of="Optimizer",
    title="Gradients without their variables",
    hints=("How does apply_gradients learn which variable a gradient belongs to?",),
    feedback="This is a list of gradients alone. apply_gradients needs to know which variable each belongs to: return "
    "pairs (gradient, variable).",
)
class GradientsOnly(Optimizer):
    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        return graph.gradients(loss, chosen)

    def minimize(self, loss, global_step=None, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        self.apply_gradients(zip(self.compute_gradients(loss, chosen), chosen, strict=True), global_step)


@mistake(
    "OPT-03",
    of="Optimizer",
    title="Not in the order of the list that was given",
    hints=("Ask for [b, w] and for [w, b]: do the pairs change their order?",),
    feedback="These pairs follow the order in which the variables were made. Whoever passes a list expects its "
    "order: go through that list.",
)
class OrderOfCreation(Optimizer):
    def compute_gradients(self, loss, variables=None):
        needed = graph.variables_of(loss)
        if variables is not None:
            chosen = [each for each in needed if any(each is one for one in variables)]
            chosen += [one for one in variables if not any(each is one for each in needed)]
        else:
            chosen = needed
        return list(zip(graph.gradients(loss, chosen), chosen, strict=True))


@mistake(
    "AD-19",
    of="Optimizer",
    title="0.0 where there is no path",
    hints=("What does graph.gradients say about a variable that the loss does not contain?",),
    feedback="This gives 0.0 to a variable that the loss does not depend on. No path means no gradient: keep the "
    "None, so that apply_gradients can tell resting from a step of size zero.",
)
class ZeroWithoutPath(Optimizer):
    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        slopes = graph.gradients(loss, chosen)
        return [(0.0 if slope is None else slope, each) for slope, each in zip(slopes, chosen, strict=True)]


@mistake(
    "OPT-50",
    of="Optimizer",
    title="Variables without a path are dropped",
    hints=("You are asked about three variables. How many pairs do you return?",),
    feedback="This leaves out the variables that have no gradient. The list has one pair for each variable that was "
    "asked for: (None, variable) for those.",
)
class DropsNone(Optimizer):
    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        pairs = zip(graph.gradients(loss, chosen), chosen, strict=True)
        return [(gradient, variable) for gradient, variable in pairs if gradient is not None]


@mistake(
    "OPT-51",
    of="Optimizer",
    title="variables=None is not handled",
    hints=("What does variables=None stand for?",),
    feedback="This fails when no variables are given. None stands for every Variable that the loss depends on: "
    "graph.variables_of lists them.",
)
class NeedsVariables(Optimizer):
    def compute_gradients(self, loss, variables=None):
        return list(zip(graph.gradients(loss, variables), variables, strict=True))

    def minimize(self, loss, global_step=None, variables=None):
        chosen = graph.variables_of(loss) if variables is None else variables
        self.apply_gradients(self.compute_gradients(loss, chosen), global_step)


@mistake(
    "OPT-55",
    of="Optimizer",
    title="An empty list is taken for None",
    hints=("What does `if variables:` do with an empty list?",),
    feedback="This takes every Variable when the list is empty. Only None stands for all of them: compare with `is "
    "None`.",
)
class EmptyMeansAll(Optimizer):
    def compute_gradients(self, loss, variables=None):
        chosen = list(variables or graph.variables_of(loss))
        return list(zip(graph.gradients(loss, chosen), chosen, strict=True))


@mistake(
    "OPT-58",
    of="Optimizer",
    title="compute_gradients remembers its first answer",
    hints=("After a variable has moved: is your second compute_gradients(loss) still the first?",),
    feedback="This gives the gradients of the first call again. A gradient belongs to a point: compute it anew each "
    "time, with the current values.",
)
class Remembers(Optimizer):
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate
        self.known = {}

    def compute_gradients(self, loss, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        key = (loss, *chosen)
        if key not in self.known:
            self.known[key] = list(zip(graph.gradients(loss, chosen), chosen, strict=True))
        return self.known[key]


# Optimizer.apply_gradients


@mistake(
    "OPT-04",
    of="Optimizer",
    title="None is dropped from the gradients only",
    hints=("After dropping a None: does the second gradient still stand beside the second variable?",),
    feedback="This is what comes out when None is taken out of the gradients but the variables stay: variables move "
    "with a neighbour's gradient. Drop whole pairs.",
)
class FiltersOneList(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = list(grads_and_vars)
        slopes = [gradient for gradient, _ in pairs if gradient is not None]
        if not slopes:
            raise ValueError("no gradient")
        for gradient, (_, variable) in zip(slopes, pairs, strict=False):
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-05",
    of="Optimizer",
    title="None is handed on to the update",
    hints=("What is learning_rate * None?",),
    feedback="This fails at a pair with None. None says: leave this variable alone. Skip the pair before anything is"
    " multiplied.",
)
class HandsNoneOn(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = list(grads_and_vars)
        if all(gradient is None for gradient, _ in pairs):
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-06",
    of="Optimizer",
    title="None is turned into a step of size zero",
    hints=("Is being skipped the same as moving by 0? What would momentum do?",),
    feedback="This is what comes out when None becomes 0.0: a variable without a gradient takes part, and a call "
    "without any gradient goes unnoticed. Skip the pair instead.",
)
class NoneBecomesZero(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(0.0 if gradient is None else gradient, variable) for gradient, variable in grads_and_vars]
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-07",
    of="Optimizer",
    title="Nothing to train, and nothing is said",
    hints=("What should happen when every gradient is None? And when the list is empty?",),
    feedback="This passes over a call without a single gradient. The caller must learn that nothing is trained: raise "
    "ValueError.",
)
class SilentWithoutGradient(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        for gradient, variable in grads_and_vars:
            if gradient is not None:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-56",
    of="Optimizer",
    title="Only an empty list is an error",
    hints=("What should happen when there are pairs, but every gradient is None?",),
    feedback="This raises ValueError for no pairs, but not for pairs that all hold None. Both times there is nothing"
    " to apply: ask whether any gradient is left.",
)
class OnlyEmptyIsAnError(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = list(grads_and_vars)
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            if gradient is not None:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-40",
    of="Optimizer",
    title="0.0 is taken for no gradient",
    hints=("What is bool(0.0)? And what is bool(None)?",),
    feedback="This is what comes out when `if gradient` decides: 0.0 counts as false and is skipped like None. A "
    "slope of 0.0 is a gradient: compare with `is not None`.",
)
class ZeroIsNothing(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient]
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-57",
    of="Optimizer",
    title="The first None ends the loop",
    hints=("After a None, are there more pairs to come? What does break do, and what continue?",),
    feedback="This is what comes out when the loop stops at the first None: the variables after it do not move. Skip "
    "that pair and go on.",
)
class StopsAtNone(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = list(grads_and_vars)
        if all(gradient is None for gradient, _ in pairs):
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            if gradient is None:
                break
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-08",
    of="Optimizer",
    title="The gradients handed over are ignored",
    hints=("Halve the gradients between the two calls: do the variables move half as far?",),
    feedback="This is what comes out when apply_gradients computes the gradients once more by itself. They may have "
    "been changed in between, on purpose: use those in the pairs.",
)
class ComputesAgain(Optimizer):
    loss = None

    def compute_gradients(self, loss, variables=None):
        self.loss = loss
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        return list(zip(graph.gradients(loss, chosen), chosen, strict=True))

    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = list(grads_and_vars)
        if self.loss is not None:
            chosen = [variable for _, variable in pairs]
            pairs = list(zip(graph.gradients(self.loss, chosen), chosen, strict=True))
        pairs = [(gradient, variable) for gradient, variable in pairs if gradient is not None]
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-10",
    of="Optimizer",
    title="An iterator is walked twice",
    hints=("What is left of zip(gradients, variables) after it has been walked once?",),
    feedback="This works for a list, but an iterator gives each pair only once: what a first walk has seen is gone "
    "in the second. Make a list of the pairs before anything else.",
)
class WalksTwice(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        if all(gradient is None for gradient, _ in grads_and_vars):
            raise ValueError("no gradient")
        for gradient, variable in grads_and_vars:
            if gradient is not None:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-47",
    of="Optimizer",
    title="The base class moves the variables by itself",
    hints=("A subclass overrides apply_one: who calls its method?",),
    feedback="This takes the plain step inside apply_gradients, so that a subclass has no say. Call self.apply_one "
    "for each pair.",
)
class MovesByItself(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            variable.value = variable.value - self.learning_rate * gradient
        if global_step is not None:
            global_step.value += 1


# The global step


@mistake(
    "GS-01",
    of="Optimizer",
    title="The step is not counted",
    hints=("After three calls of apply_gradients with a global step: what is its value?",),
    feedback="This global step stays where it was. Each call that moves variables is one step: add 1 to "
    "global_step.value. (A local name that grows does not reach the caller.)",
)
class NeverCounts(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)


@mistake(
    "GS-02",
    of="Optimizer",
    title="Every variable counts as a step",
    hints=("Two variables, three calls: how many steps has training taken?",),
    feedback="This adds 1 for every variable that moves. One update of all variables together is one step: count "
    "after the loop.",
)
class CountsVariables(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("no gradient")
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
            if global_step is not None:
                global_step.value += 1


@mistake(
    "GS-03",
    of="Optimizer",
    title="minimize counts its step twice",
    hints=("Which of the two calls inside minimize counts? Does minimize have to count as well?",),
    feedback="This global step grows by 2 in each minimize. Only applying counts: hand the global step to "
    "apply_gradients and leave it at that.",
)
class CountsTwice(Optimizer):
    def minimize(self, loss, global_step=None, variables=None):
        pairs = self.compute_gradients(loss, variables)
        if global_step is not None:
            global_step.value += 1
        self.apply_gradients(pairs, global_step)


@mistake(
    "GS-04",
    of="Optimizer",
    title="The step is counted before it is taken",
    hints=("While the variables of the first step move: how many steps have been taken?",),
    feedback="This counts first and moves then, so a learning rate that depends on the step is one step ahead. Count"
    " after all variables have moved.",
)
class CountsFirst(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        if not pairs:
            raise ValueError("no gradient")
        if global_step is not None:
            global_step.value += 1
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)


@mistake(
    "GS-08",
    of="Optimizer",
    title="A failed call counts as a step",
    hints=("After a ValueError: has any variable moved? Should the counter have?",),
    feedback="This adds 1 although the call raises ValueError and nothing moves. Look first whether there is any "
    "gradient, count last.",
)
class CountsFailures(Optimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        pairs = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
        for gradient, variable in pairs:
            self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1
        if not pairs:
            raise ValueError("no gradient")


# Optimizer.minimize


@mistake(
    "OPT-09",
    of="Optimizer",
    title="One variable after the other",
    hints=("When the second gradient is computed: has the first variable moved already?",),
    feedback="This computes each gradient after the variables before it have moved. A step belongs to one point: "
    "compute all gradients, then move.",
)
class OneAfterTheOther(Optimizer):
    def minimize(self, loss, global_step=None, variables=None):
        chosen = graph.variables_of(loss) if variables is None else list(variables)
        for variable in chosen:
            (gradient,) = graph.gradients(loss, [variable])
            if gradient is not None:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-11",
    of="Optimizer",
    title="variables stands where the global step belongs",
    hints=("What is the second argument of minimize? And of compute_gradients?",),
    feedback="This takes the second argument of minimize for the variables. The order is TensorFlow's: "
    "minimize(loss, global_step, variables).",
)
class VariablesSecond(Optimizer):
    def minimize(self, loss, variables=None, global_step=None):
        self.apply_gradients(self.compute_gradients(loss, variables), global_step)


@mistake(
    "OPT-12",
    of="Optimizer",
    title="minimize moves every Variable",
    hints=("Call minimize with variables=[w]: does b move as well?",),
    feedback="This moves Variables that were not asked for: minimize has not passed its variables on. It is "
    "compute_gradients(loss, variables) and then apply_gradients.",
)
class MinimizesAll(Optimizer):
    def minimize(self, loss, global_step=None, variables=None):
        self.apply_gradients(self.compute_gradients(loss), global_step)


@mistake(
    "OPT-18",
    of="Optimizer",
    title="minimize prepares a step and does not take it",
    hints=("After opt.minimize(loss): has anything moved?",),
    feedback="This leaves all variables where they were. In TensorFlow 1, minimize builds an operation that a "
    "session runs later; here there is no session, the call itself is the step.",
)
class BuildsOnly(Optimizer):
    def minimize(self, loss, global_step=None, variables=None):
        return self.compute_gradients(loss, variables)


@mistake(
    "OPT-19",
    of="Optimizer",
    title="minimize takes the first step again and again",
    hints=("In the second minimize(loss): at which values are the gradients taken?",),
    feedback="This is right once; later steps use the gradients of the first. Compute anew in each minimize, then "
    "apply.",
)
class RepeatsFirstStep(Optimizer):
    pairs = None

    def minimize(self, loss, global_step=None, variables=None):
        if self.pairs is None:
            self.pairs = self.compute_gradients(loss, variables)
        self.apply_gradients(self.pairs, global_step)


# GradientDescentOptimizer


@mistake(
    "STEP-01",
    of="GradientDescentOptimizer",
    title="Uphill",
    hints=("The slope is positive: in which direction does the loss fall?",),
    feedback="This is value + α g: it climbs. The gradient points uphill, so subtract it.",
)
class Climbs(GradientDescentOptimizer):
    def apply_one(self, gradient, variable):
        variable.value = variable.value + self.learning_rate * gradient


@mistake(
    "STEP-06",
    of="GradientDescentOptimizer",
    title="The learning rate twice",
    hints=("How often does α appear in value - α g?",),
    feedback="This is value - α² g: the learning rate is multiplied in twice. Once is enough.",
)
class RateTwice(GradientDescentOptimizer):
    def apply_one(self, gradient, variable):
        variable.value = variable.value - self.learning_rate * self.learning_rate * gradient


@mistake(
    "STEP-07",
    of="GradientDescentOptimizer",
    title="Without the learning rate",
    hints=("Does your step change when the learning rate is halved?",),
    feedback="This subtracts the whole gradient. Multiply it by the learning rate first.",
)
class NoRate(GradientDescentOptimizer):
    def apply_one(self, gradient, variable):
        variable.value = variable.value - gradient


@mistake(
    "STEP-09",
    of="GradientDescentOptimizer",
    title="The old value is forgotten",
    hints=("Where does the variable stand before the step?",),
    feedback="This is -α g, the step alone. Start from where the variable is: value - α g.",
)
class StepOnly(GradientDescentOptimizer):
    def apply_one(self, gradient, variable):
        variable.value = -self.learning_rate * gradient


@mistake(
    "STEP-10",
    of="GradientDescentOptimizer",
    title="Scaled instead of moved",
    hints=("With value 0 and gradient 3: does your variable move?",),
    feedback="This is value times (1 - α g). The gradient is a step, not a factor: value - α g.",
)
class Scales(GradientDescentOptimizer):
    def apply_one(self, gradient, variable):
        variable.value = variable.value * (1 - self.learning_rate * gradient)


@mistake(
    "OPT-17",
    of="GradientDescentOptimizer",
    title="A local name moves, the Variable does not",
    hints=(
        "After the update: what is variable.value?",
        "Does `value -= ...` change the Variable that value came from?",
    ),
    feedback="This leaves every Variable where it was: the new number went into a local name, or was returned. "
    "Assign it to variable.value.",
)
class MovesALocalName(GradientDescentOptimizer):
    def apply_one(self, gradient, variable):
        value = variable.value
        value -= self.learning_rate * gradient
        return value


@mistake(
    "OPT-14",
    of="GradientDescentOptimizer",
    title="All optimizers share one learning rate",
    hints=("Make two optimizers with different learning rates: which one does the first use afterwards?",),
    feedback="This is what comes out when the learning rate is kept in the class or a global name: the newest "
    "optimizer sets it for all. Keep it in self.",
)
class SharedRate(GradientDescentOptimizer):
    shared = {}  # noqa: RUF012 - the mistake

    def __init__(self, learning_rate):
        self.shared["rate"] = learning_rate

    def apply_one(self, gradient, variable):
        variable.value = variable.value - self.shared["rate"] * gradient


# MomentumOptimizer


@mistake(
    "OPT-14",
    of="MomentumOptimizer",
    title="All optimizers share their velocities",
    hints=("Two optimizers move the same variable: does the second start with velocity 0?",),
    feedback="This is what comes out when the velocities belong to the class, or are kept on the variable: a second "
    "optimizer goes on with the first one's. Make a new dict in __init__.",
)
class SharedVelocities(MomentumOptimizer):
    shared = {}  # noqa: RUF012 - the mistake

    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.shared.get(variable, 0.0) + gradient
        self.shared[variable] = velocity
        variable.value = variable.value - self.learning_rate * velocity


@mistake(
    "OPT-15",
    of="MomentumOptimizer",
    title="Velocities belong to places in the list",
    hints=("What happens when the pairs come in another order the next time?",),
    feedback="This is what comes out when velocities are kept by position: a variable that changes its place "
    "inherits a stranger's velocity. Keep them by the variable itself.",
)
class VelocityByPosition(MomentumOptimizer):
    place = 0

    def apply_gradients(self, grads_and_vars, global_step=None):
        self.place = 0
        for gradient, variable in grads_and_vars:
            if gradient is not None:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1

    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.velocities.get(self.place, 0.0) + gradient
        self.velocities[self.place] = velocity
        self.place += 1
        variable.value = variable.value - self.learning_rate * velocity


@mistake(
    "OPT-41",
    of="MomentumOptimizer",
    title="One velocity for all variables",
    hints=("Two variables with gradients 1 and -1: which velocities should they have?",),
    feedback="This is what comes out when there is a single velocity for all variables: they push each other. Keep one "
    "for each variable.",
)
class OneVelocity(MomentumOptimizer):
    velocity = 0.0

    def apply_one(self, gradient, variable):
        self.velocity = self.momentum * self.velocity + gradient
        variable.value = variable.value - self.learning_rate * self.velocity


@mistake(
    "OPT-06",
    of="MomentumOptimizer",
    title="A variable without a gradient coasts on",
    hints=("Is being skipped the same as a gradient of 0?",),
    feedback="This is what comes out when None becomes 0.0: momentum goes on moving a variable that was to be left "
    "alone. Skip the pair with None.",
)
class CoastsOnNone(MomentumOptimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        for gradient, variable in grads_and_vars:
            self.apply_one(0.0 if gradient is None else gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-40",
    of="MomentumOptimizer",
    title="0.0 is taken for no gradient",
    hints=("What does a rolling ball do on level ground?",),
    feedback="This is what comes out when a gradient of 0.0 is skipped as if there were none. With momentum the "
    "variable coasts on: skip None only.",
)
class RestsAtZero(MomentumOptimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        for gradient, variable in grads_and_vars:
            if gradient:
                self.apply_one(gradient, variable)
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-47",
    of="MomentumOptimizer",
    title="apply_gradients does not ask apply_one",
    hints=("Your apply_one gathers velocity: does apply_gradients call it?",),
    feedback="This is plain gradient descent although apply_one knows momentum: apply_gradients of the base class "
    "moves the variables by itself. Let it call self.apply_one.",
)
class NotAsked(MomentumOptimizer):
    def apply_gradients(self, grads_and_vars, global_step=None):
        for gradient, variable in grads_and_vars:
            if gradient is not None:
                variable.value = variable.value - self.learning_rate * gradient
        if global_step is not None:
            global_step.value += 1


@mistake(
    "OPT-42",
    of="MomentumOptimizer",
    title="The velocity is not kept",
    hints=("Give the same gradient twice: is your second step longer than the first?",),
    feedback="This is plain gradient descent: each step starts with velocity 0. Store the new velocity, so that the "
    "next step finds it.",
)
class ForgetsVelocity(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        variable.value = variable.value - self.learning_rate * gradient


@mistake(
    "OPT-43",
    of="MomentumOptimizer",
    title="The gradient is weighted with 1 - momentum",
    hints=("In v = μ v + g: what stands before g?",),
    feedback="This velocity is an average, μ v + (1 - μ) g. Here the gradient is added in full: v = μ v + g.",
)
class Averages(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.velocities.get(variable, 0.0) + (1 - self.momentum) * gradient
        self.velocities[variable] = velocity
        variable.value = variable.value - self.learning_rate * velocity


@mistake(
    "OPT-44",
    of="MomentumOptimizer",
    title="Moved with the old velocity",
    hints=("In the very first step: does your variable move at all?",),
    feedback="This moves first and updates the velocity afterwards, one step late. First v = μ v + g, then value - α"
    " v.",
)
class OldVelocity(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        velocity = self.velocities.get(variable, 0.0)
        variable.value = variable.value - self.learning_rate * velocity
        self.velocities[variable] = self.momentum * velocity + gradient


@mistake(
    "OPT-45",
    of="MomentumOptimizer",
    title="The velocity starts with the first gradient",
    hints=("What is v before the first step?",),
    feedback="This counts the first gradient twice, as old velocity and as gradient. The velocity starts at 0.",
)
class StartsWithGradient(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.velocities.get(variable, gradient) + gradient
        self.velocities[variable] = velocity
        variable.value = variable.value - self.learning_rate * velocity


@mistake(
    "OPT-46",
    of="MomentumOptimizer",
    title="Nesterov's step",
    hints=("Once v is updated, what exactly is subtracted from the value?",),
    feedback="This is another method, Nesterov's: value - α (g + μ v). Here the step is α v with the new v.",
)
class Nesterov(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.velocities.get(variable, 0.0) + gradient
        self.velocities[variable] = velocity
        variable.value = variable.value - self.learning_rate * (gradient + self.momentum * velocity)


@mistake(
    "STEP-06",
    of="MomentumOptimizer",
    title="The learning rate twice",
    hints=("How often does α appear in v = μ v + g and value - α v together?",),
    feedback="This has α in the velocity and in the step. It belongs in the step only: v = μ v + g, value - α v.",
)
class MomentumRateTwice(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.velocities.get(variable, 0.0) + self.learning_rate * gradient
        self.velocities[variable] = velocity
        variable.value = variable.value - self.learning_rate * velocity


@mistake(
    "STEP-01",
    of="MomentumOptimizer",
    title="Uphill",
    hints=("The slope is positive: in which direction does the loss fall?",),
    feedback="This is value + α v: it climbs. The velocity gathers gradients, and these point uphill: subtract.",
)
class MomentumClimbs(MomentumOptimizer):
    def apply_one(self, gradient, variable):
        velocity = self.momentum * self.velocities.get(variable, 0.0) + gradient
        self.velocities[variable] = velocity
        variable.value = variable.value + self.learning_rate * velocity


LEFT_OUT = {
    "OPT-13": "Variables have no trainable flag here; moving one that was not asked for is OPT-12",
    "OPT-16": "the contract names no attribute through which the learning rate could be changed later",
    "GS-05": "there are no epochs in this exercise (09 has them)",
    "GS-06": "returns the same as GS-01: the caller's counter does not move",
    "GS-07": "there are no epochs in this exercise",
    "GS-09": "a counter that the loss does not contain has no gradient; 1.0 is accepted for 1",
    "AD-17": "graph.py evaluates with the current values each time",
    "AD-18": "constants of graph.py have no value that could be set",
}
