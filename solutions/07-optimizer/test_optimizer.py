"""Hidden checks of exercise 07: compute, apply, count, minimize, and two optimizers.

What belongs to the base class is asked of a small subclass of it, made beside the student's code by `plain_optimizer`,
with a learning rate of 0.1. Where a base class does not call `apply_one` at all, the student's own
GradientDescentOptimizer stands in, so that this costs the points of its own check only. Checks of `minimize` compare with
the student's own two calls: a wrong `compute_gradients` or `apply_gradients` has lost its points before.
"""

import pytest

from grader.suite import assert_matches, check, require

graph = None  # in the box, where the functions that use it are run, it is the given module
RATE = 0.1


def numbers(rng, count):
    """Numbers of both signs, away from 0, 1 and 2 and from each other."""
    while True:
        sizes = rng.uniform(0.4, 5.0, count).round(2)
        signs = rng.choice([-1.0, 1.0], count)
        clear = all(abs(size - special) > 0.1 for size in sizes for special in (0.5, 1.0, 2.0))
        apart = all(abs(one - other) > 0.06 for k, one in enumerate(sizes) for other in sizes[:k])
        if clear and apart and (count == 1 or abs(signs.sum()) < count):
            return [float(sign * size) for sign, size in zip(signs, sizes, strict=True)]


def tools(student):
    """What checks need that are not about the form of the pairs: an optimizer, and pairs in the right order."""
    return student.run(plain_optimizer), student.run(pair_reader)


def plain_optimizer(module):
    asked, probe = [], graph.Variable(1.0)

    class Plain(module.Optimizer):
        def apply_one(self, gradient, variable):
            if variable is probe:
                asked.append(gradient)
            variable.value = variable.value - 0.1 * gradient

    def make():
        return Plain(0.1) if asked else module.GradientDescentOptimizer(0.1)

    try:
        Plain(0.1).apply_gradients([(1.0, probe)])
    except Exception:
        asked.clear()

    return make


def pair_reader(module):
    def turned(pair, variable):
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            return pair, variable
        return (pair[1], pair[0]) if isinstance(pair[0], graph.Variable) else pair

    def read(optimizer, loss, variables):
        found = optimizer.compute_gradients(loss, variables)
        if not isinstance(found, (list, tuple)) or len(found) != len(variables):
            return found
        return [turned(pair, variable) for pair, variable in zip(found, variables, strict=True)]

    return read


# compute_gradients


def computed(module, make, order, values):
    variables = [graph.Variable(value) for value in values]
    a, b, c, _ = variables
    loss = graph.total([graph.square(a), graph.square(b), graph.square(c)])
    chosen = [variables[k] for k in order]
    found = []
    for pair in make().compute_gradients(loss, chosen):
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            return "no pairs"
        gradient, variable = pair
        found += [gradient, next((k for k, each in enumerate(variables) if each is variable), -1)]
    return found


def assert_pairs(found, order, slopes):
    """The pairs are right: gradient and variable, in this order and in the order asked for."""
    require(found != "no pairs", "compute_gradients has to give back pairs: (gradient, variable)")
    names = [f"{part} of pair {k + 1}" for k in range(len(order)) for part in ("the gradient", "the variable")]
    assert_matches(found, [part for k in order for part in (slopes[k], k)], names=names)


@check(points=0.5, function="Optimizer")
@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], []])
def test_compute_gradients_gives_pairs(student, rng, order):
    """compute_gradients gives (gradient, variable) for each variable given, in the order given"""
    a, b, c, d = numbers(rng, 4)
    found = student.run(computed, student.run(plain_optimizer), order, [a, b, c, d])
    assert_pairs(found, order, [2 * a, 2 * b, 2 * c])


@check(points=0.5, function="Optimizer")
@pytest.mark.parametrize("order", [[3, 0, 1], [1, 3, 2]])
def test_compute_gradients_without_a_path(student, rng, order):
    """compute_gradients keeps a variable that the loss does not depend on, with None as its gradient"""
    a, b, c, d = numbers(rng, 4)
    found = student.run(computed, student.run(plain_optimizer), order, [a, b, c, d])
    assert_pairs(found, order, [2 * a, 2 * b, 2 * c, None])


def computed_by_default(module, make, kind, values):
    variables = [graph.Variable(value) for value in values]
    a, b, c, d = variables
    loss = graph.total([graph.square(a), graph.square(b), graph.square(c)])
    graph.add(loss, d)
    optimizer = make()
    pairs = optimizer.compute_gradients(loss) if kind == "left out" else optimizer.compute_gradients(loss, None)
    found = {id(part): pair for pair in pairs for part in pair}
    gradients = []
    for each in variables:
        pair = found.get(id(each))
        gradients.append("not there" if pair is None else pair[1] if pair[0] is each else pair[0])
    return gradients


@check(points=0.5, needs="test_compute_gradients_gives_pairs", function="Optimizer")
@pytest.mark.parametrize("kind", ["left out", "None"])
def test_compute_gradients_by_default(student, rng, kind):
    """compute_gradients without variables takes every Variable that the loss depends on, and no other"""
    a, b, c, d = numbers(rng, 4)
    found = student.run(computed_by_default, student.run(plain_optimizer), kind, [a, b, c, d])
    names = [f"the gradient of variable {k}" for k in (1, 2, 3)]
    require(found[3] == "not there", "a Variable is among the pairs that the loss does not depend on")
    assert_matches(found[:3], [2 * a, 2 * b, 2 * c], names=names)


def values_after_computing(module, make, values):
    variables = [graph.Variable(value) for value in values]
    a, b, c = variables
    loss = graph.total([graph.square(a), graph.square(b), graph.square(c)])
    optimizer = make()
    optimizer.compute_gradients(loss, variables)
    optimizer.compute_gradients(loss)
    return [each.value for each in variables]


@check(points=0.5, function="Optimizer")
def test_compute_gradients_moves_nothing(student, rng):
    """compute_gradients only computes: every variable keeps its value"""
    values = numbers(rng, 3)
    after = student.run(values_after_computing, student.run(plain_optimizer), values)
    assert_matches(after, values, names=[f"the value of variable {k}" for k in (1, 2, 3)])


def computed_anew(module, make, read, value, later):
    variable = graph.Variable(value)
    loss, optimizer = graph.square(variable), make()
    optimizer.compute_gradients(loss, [variable])
    variable.value = later
    ((gradient, _),) = read(optimizer, loss, [variable])
    return gradient


@check(points=0.25, needs="test_compute_gradients_gives_pairs", function="Optimizer")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_compute_gradients_with_current_values(student, rng, kind):
    """compute_gradients computes anew each time, with the values that the variables have then"""
    value, later = numbers(rng, 2)
    found = student.run(computed_anew, *tools(student), value, later)
    assert_matches(found, 2 * later, names="the gradient after the variable was set to another value")


# apply_gradients


def applied(module, make, kind, values, gradients):
    variables = [graph.Variable(value) for value in values]
    pairs = list(zip(gradients, variables, strict=True))
    if kind == "zip":
        pairs = zip(gradients, variables, strict=True)
    elif kind == "generator":
        pairs = (pair for pair in pairs)
    elif kind == "tuple":
        pairs = tuple(pairs)
    make().apply_gradients(pairs)
    return [each.value for each in variables]


def moved(values, gradients):
    """Where the variables are after one step with RATE."""
    pairs = zip(values, gradients, strict=True)
    return [value if gradient is None else value - RATE * gradient for value, gradient in pairs]


@check(points=0.5, function="Optimizer")
@pytest.mark.parametrize("count", [1, 3])
def test_apply_gradients_moves_each_variable(student, rng, count):
    """apply_gradients moves every variable once, with its own gradient"""
    values, gradients = numbers(rng, count), numbers(rng, count)
    after = student.run(applied, student.run(plain_optimizer), "list", values, gradients)
    assert_matches(after, moved(values, gradients), names=[f"the value of variable {k + 1}" for k in range(count)])


@check(points=0.5, needs="test_apply_gradients_moves_each_variable", function="Optimizer")
@pytest.mark.parametrize("missing", [0, 1])
def test_apply_gradients_skips_none(student, rng, missing):
    """apply_gradients skips a variable whose gradient is None; the others move with their own gradients"""
    values, gradients = numbers(rng, 3), numbers(rng, 3)
    gradients[missing] = None
    after = student.run(applied, student.run(plain_optimizer), "list", values, gradients)
    assert_matches(after, moved(values, gradients), names=[f"the value of variable {k}" for k in (1, 2, 3)])


@check(points=0.5, needs="test_apply_gradients_moves_each_variable", function="Optimizer")
@pytest.mark.parametrize("kind", ["zip", "generator", "tuple"])
def test_apply_gradients_takes_any_iterable(student, rng, kind):
    """apply_gradients takes the pairs from any iterable, also from one that can be walked only once"""
    values, gradients = numbers(rng, 2), numbers(rng, 2)
    after = student.run(applied, student.run(plain_optimizer), kind, values, gradients)
    assert_matches(after, moved(values, gradients), names=("the value of variable 1", "the value of variable 2"))


def tweaked(module, make, read, factor, values):
    variables = [graph.Variable(value) for value in values]
    loss = graph.add(graph.square(variables[0]), graph.square(variables[1]))
    optimizer = make()
    pairs = read(optimizer, loss, variables)
    for each, value in zip(variables, values, strict=True):
        each.value = value
    changed = [(factor * gradient, variable) for gradient, variable in pairs]
    optimizer.apply_gradients(changed)
    return [changed[0][0], changed[1][0], *[each.value for each in variables]]


@check(points=0.25, needs=("test_compute_gradients_gives_pairs", "test_apply_gradients_moves_each_variable"),
       function="Optimizer")  # fmt: skip
@pytest.mark.parametrize("kind", ["larger", "smaller"])
def test_apply_gradients_takes_what_it_is_given(student, rng, kind):
    """apply_gradients uses the gradients it is given, also when they were changed after compute_gradients"""
    values = numbers(rng, 2)
    found = student.run(tweaked, *tools(student), 3.5 if kind == "larger" else 0.25, values)
    names = ("the value of variable 1", "the value of variable 2")
    assert_matches(found[2:], moved(values, found[:2]), names=names)


def without_any_gradient(module, make, kind, values, start):
    variables, counter = [graph.Variable(value) for value in values], graph.Variable(start)
    pairs = [(None, each) for each in variables] if kind.startswith("all None") else []
    if kind.endswith("generator"):
        pairs = (pair for pair in pairs)
    try:
        make().apply_gradients(pairs, counter)
        raised = "nothing"
    except NotImplementedError:
        raise
    except Exception as error:
        raised = "ValueError" if isinstance(error, ValueError) else type(error).__name__
    if raised == "nothing":
        return [raised]
    return [raised, *[each.value for each in variables], counter.value]


@check(points=0.5, needs="test_apply_gradients_moves_each_variable", function="Optimizer")
@pytest.mark.parametrize("kind", ["all None", "empty list", "all None in a generator"])
def test_apply_gradients_needs_a_gradient(student, rng, kind):
    """apply_gradients raises ValueError when there is no gradient at all"""
    found = student.run(without_any_gradient, student.run(plain_optimizer), kind, numbers(rng, 2), 4)
    came = f"{found[0]} was raised" if isinstance(found[0], str) else "something else happened"
    require(found[0] == "ValueError", f"{kind}: ValueError was asked for, {came}")


@check(points=0.25, needs="test_apply_gradients_needs_a_gradient", function="Optimizer")
@pytest.mark.parametrize("kind", ["all None", "empty list"])
def test_apply_gradients_without_gradient_changes_nothing(student, rng, kind):
    """apply_gradients that raises ValueError has moved no variable and counted no step"""
    values = numbers(rng, 2)
    found = student.run(without_any_gradient, student.run(plain_optimizer), kind, values, 4)
    require(found[0] == "ValueError", "no ValueError was raised")
    names = ("the value of variable 1", "the value of variable 2", "global_step.value")
    assert_matches(found[1:], [*values, 4], names=names)


def step_of_zero(module, make, value):
    variable = graph.Variable(value)
    try:
        make().apply_gradients([(0.0, variable)])
    except ValueError:
        return "ValueError"
    return variable.value


@check(points=0.25, needs="test_apply_gradients_moves_each_variable", function="Optimizer")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_apply_gradients_takes_zero_for_a_gradient(student, rng, kind):
    """apply_gradients takes 0.0 for a gradient like any other: a step of size zero is no error"""
    (value,) = numbers(rng, 1)
    found = student.run(step_of_zero, student.run(plain_optimizer), value)
    require(found != "ValueError", "ValueError was raised although there is a gradient, 0.0")
    assert_matches(found, value, names="the variable's value")


# The global step


def counted(module, make, kind, values, gradients, start):
    class Counter:
        value = start

    variables = [graph.Variable(value) for value in values]
    counter = Counter() if kind == "an object with value" else graph.Variable(start)
    optimizer, counts = make(), []
    for _ in range(3):
        pairs = list(zip(gradients, variables, strict=True))
        if kind == "by position":
            optimizer.apply_gradients(pairs, counter)
        else:
            optimizer.apply_gradients(pairs, global_step=counter)
        counts.append(counter.value)
    return counts


@check(points=0.5, needs="test_apply_gradients_moves_each_variable", function="Optimizer")
@pytest.mark.parametrize("kind", ["by position", "by name", "an object with value"])
def test_global_step_counts_calls(student, rng, kind):
    """apply_gradients adds 1 to global_step.value in each call, however many variables move"""
    start = int(rng.integers(2, 30))
    given = numbers(rng, 4), numbers(rng, 4), start
    found = student.run(counted, student.run(plain_optimizer), kind, *given)
    names = [f"global_step.value after call {k}" for k in (1, 2, 3)]
    assert_matches(found, [start + 1, start + 2, start + 3], names=names)


def count_while_moving(module, start, value):
    counter, seen = graph.Variable(start), []

    class Watching(module.Optimizer):
        def apply_one(self, gradient, variable):
            seen.append(counter.value)
            variable.value = variable.value - 0.1 * gradient / (1 + counter.value)

    optimizer, variables = Watching(0.1), [graph.Variable(value), graph.Variable(2 * value)]
    for _ in range(2):
        optimizer.apply_gradients([(each.value, each) for each in variables], counter)
    return seen


@check(points=0.25, needs="test_global_step_counts_calls", function="Optimizer")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_global_step_counts_after_moving(student, rng, kind):
    """apply_gradients counts the step after all variables have moved: apply_one still sees the old number"""
    start, (value,) = int(rng.integers(2, 30)), numbers(rng, 1)
    found = student.run(count_while_moving, start, value)
    names = [f"global_step.value at update {k}" for k in (1, 2, 3, 4)]
    require(isinstance(found, list) and len(found) == 4, "apply_one was not called once for each gradient")
    assert_matches(found[:1], [start], names=names[:1])
    require(found[0] == found[1] and found[2] == found[3], "the number changed between two variables of one step")


# minimize


def computed_before_moving(module, make, read, values):
    variables = [graph.Variable(value) for value in values]
    a, b, c = variables
    loss = graph.square(graph.minus(graph.add(graph.mul(a, b), c), graph.constant(1.5)))
    optimizer = make()
    pairs = read(optimizer, loss, variables)
    if [each.value for each in variables] != values:  # computing has moved them: another check's matter
        pairs = []
        for chosen in variables:
            for each, value in zip(variables, values, strict=True):
                each.value = value
            pairs += read(optimizer, loss, [chosen])
        for each, value in zip(variables, values, strict=True):
            each.value = value
    optimizer.apply_gradients(pairs)
    return [each.value for each in variables]


@check(points=0.5, needs=("test_compute_gradients_gives_pairs", "test_apply_gradients_moves_each_variable"),
       function="Optimizer")  # fmt: skip
@pytest.mark.parametrize("kind", ["first", "second"])
def test_gradients_are_taken_before_anything_moves(student, rng, kind):
    """compute_gradients, then apply_gradients: all gradients belong to the values before the step"""
    a, b, c = values = numbers(rng, 3)
    error = a * b + c - 1.5
    found = student.run(computed_before_moving, *tools(student), values)
    expected = moved(values, [2 * error * b, 2 * error * a, 2 * error])
    assert_matches(found, expected, names=[f"the value of variable {k}" for k in (1, 2, 3)])


def minimized(module, make, read, values):
    after = []
    for way in ("minimize", "two calls"):
        variables = [graph.Variable(value) for value in values]
        a, b, c = variables
        loss = graph.square(graph.minus(graph.add(graph.mul(a, b), c), graph.constant(1.5)))
        optimizer, places = make(), []
        for _ in range(2):
            if way == "minimize":
                optimizer.minimize(loss)
            else:
                optimizer.apply_gradients(read(optimizer, loss, variables))
            places += [each.value for each in variables]
        after.append(places)
    by_minimize, by_two_calls = after
    pairs = zip(by_minimize, by_two_calls, strict=True)
    differences = [(one - other) / max(1.0, abs(other)) for one, other in pairs]
    return [*differences, by_minimize[:3] != values]


@check(points=0.5, needs="test_gradients_are_taken_before_anything_moves", function="Optimizer")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_minimize_computes_then_applies(student, rng, kind):
    """minimize does what compute_gradients and then apply_gradients do, in the first step and the next"""
    values = numbers(rng, 3)
    found = student.run(minimized, *tools(student), values)
    require(found[-1], "minimize has moved nothing")
    same = max(abs(difference) for difference in found[:-1]) <= 1e-9
    require(same, "minimize moves the variables elsewhere than compute_gradients and apply_gradients of your own do")


def minimized_and_counted(module, make, kind, value, start):
    variable, counter = graph.Variable(value), graph.Variable(start)
    loss, optimizer = graph.square(variable), make()
    if kind == "by position":
        optimizer.minimize(loss, counter)
    else:
        optimizer.minimize(loss, global_step=counter)
    return [counter.value, graph.gradients(loss, [variable])[0] != 2 * value]


@check(points=0.25, needs="test_global_step_counts_calls", function="Optimizer")
@pytest.mark.parametrize("kind", ["by position", "by name"])
def test_minimize_counts_one_step(student, rng, kind):
    """minimize adds 1 to the global step, which is its second argument"""
    (value,), start = numbers(rng, 1), int(rng.integers(2, 30))
    found = student.run(minimized_and_counted, student.run(plain_optimizer), kind, value, start)
    assert_matches(found[0], start + 1, names="global_step.value")
    require(found[1], "minimize has moved nothing")


def minimized_in_part(module, make, values):
    variables = [graph.Variable(value) for value in values]
    a, b, c = variables
    loss = graph.square(graph.add(graph.mul(a, b), c))
    make().minimize(loss, variables=[c, a])
    return [b.value, a.value != values[0] and c.value != values[2]]


@check(points=0.25, needs="test_minimize_computes_then_applies", function="Optimizer")
def test_minimize_moves_the_variables_asked_for(student, rng):
    """minimize with variables=[...] moves these and leaves every other Variable alone"""
    values = numbers(rng, 3)
    found = student.run(minimized_in_part, student.run(plain_optimizer), values)
    require(found[1], "a variable that was asked for has not moved")
    assert_matches(found[0], values[1], names="the value of a variable that was not asked for")


def signs_only(module, values, gradients):
    seen = []

    class Signs(module.Optimizer):
        def apply_one(self, gradient, variable):
            seen.append(gradient)
            variable.value = variable.value - 0.5 * (1 if gradient > 0 else -1)

    a, b, unused = (graph.Variable(value) for value in values)
    Signs(0.1).apply_gradients([(gradients[0], a), (None, unused), (gradients[1], b)])
    return [a.value, b.value, len(seen)]


@check(points=0.25, function="Optimizer")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_subclasses_override_apply_one(student, rng, kind):
    """A subclass of Optimizer that overrides apply_one decides how variables move, once for each gradient"""
    (a, b, unused), (g, h) = numbers(rng, 3), numbers(rng, 2)
    found = student.run(signs_only, [a, b, unused], [g, h])
    expected = [a - 0.5 * (1 if g > 0 else -1), b - 0.5 * (1 if h > 0 else -1), 2]
    assert_matches(found, expected, names=("the first value", "the second value", "the number of calls of apply_one"))


# GradientDescentOptimizer


def descended(module, rates, values, gradients):
    after = []
    optimizers = [module.GradientDescentOptimizer(rate) for rate in rates]
    for optimizer, value, gradient in zip(optimizers, values, gradients, strict=True):
        variable = graph.Variable(value)
        optimizer.apply_gradients([(gradient, variable)])
        after.append(variable.value)
    return after


@check(points=0.75, function="GradientDescentOptimizer")
@pytest.mark.parametrize("rate", [0.05, 0.4])
def test_gradient_descent_step(student, rng, rate):
    """GradientDescentOptimizer moves a variable by the learning rate times its gradient, downhill"""
    (value,), (gradient,) = numbers(rng, 1), numbers(rng, 1)
    found = student.run(descended, [rate], [value], [gradient])
    assert_matches(found, [value - rate * gradient], names="the value")


@check(points=0.25, needs="test_gradient_descent_step", function="GradientDescentOptimizer")
def test_gradient_descent_of_two_optimizers(student, rng):
    """Two GradientDescentOptimizers keep their own learning rates"""
    values, gradients = numbers(rng, 2), numbers(rng, 2)
    found = student.run(descended, [0.3, 0.02], values, gradients)
    expected = [values[0] - 0.3 * gradients[0], values[1] - 0.02 * gradients[1]]
    assert_matches(found, expected, names=("the first one's variable", "the second one's variable"))


def is_an_optimizer(module, name):
    if name == "GradientDescentOptimizer":
        optimizer = module.GradientDescentOptimizer(0.1)
    else:
        optimizer = module.MomentumOptimizer(0.1, 0.9)
    optimizer.apply_gradients([(1.0, graph.Variable(2.5))])
    return isinstance(optimizer, module.Optimizer)


@check(points=0.25, function="GradientDescentOptimizer")
@pytest.mark.parametrize("name", ["GradientDescentOptimizer", "MomentumOptimizer"])
def test_both_are_optimizers(student, name):
    """GradientDescentOptimizer and MomentumOptimizer are subclasses of Optimizer"""
    require(student.run(is_an_optimizer, name) is True, f"{name} is not a subclass of your Optimizer")


# MomentumOptimizer


def gathered(module, way, rate, momentum, value, gradients):
    optimizer, variable, after = module.MomentumOptimizer(rate, momentum), graph.Variable(value), []
    for gradient in gradients:
        if way == "apply_one":
            optimizer.apply_one(gradient, variable)
        else:
            optimizer.apply_gradients([(gradient, variable)])
        after.append(variable.value)
    return after


def path(rate, momentum, value, gradients):
    """The values after each step with momentum."""
    velocity, after = 0.0, []
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        value = value - rate * velocity
        after.append(value)
    return after


@check(points=0.5, function="MomentumOptimizer")
@pytest.mark.parametrize(
    ("way", "rate", "momentum"),
    [("apply_gradients", 0.1, 0.9), ("apply_gradients", 0.25, 0.6), ("apply_one", 0.2, 0.7)],
)
def test_momentum_steps(student, rng, way, rate, momentum):
    """MomentumOptimizer gathers velocity: v = momentum v + g, value = value - learning rate v, four steps"""
    (value,), gradients = numbers(rng, 1), numbers(rng, 4)
    found = student.run(gathered, way, rate, momentum, value, gradients)
    names = [f"the value after step {k}" for k in (1, 2, 3, 4)]
    assert_matches(found, path(rate, momentum, value, gradients), names=names)


def two_variables(module, value, gradients):
    optimizer = module.MomentumOptimizer(0.1, 0.8)
    a, b = graph.Variable(value), graph.Variable(value)
    optimizer.apply_gradients([(gradients[0], a), (gradients[1], b)])
    optimizer.apply_gradients([(gradients[2], b), (gradients[3], a)])
    optimizer.apply_gradients([(gradients[4], b)])
    return [a.value, b.value]


@check(points=0.25, needs="test_momentum_steps", function="MomentumOptimizer")
def test_momentum_of_each_variable(student, rng):
    """MomentumOptimizer keeps one velocity for each variable, whatever the order of the pairs"""
    (value,), gradients = numbers(rng, 1), numbers(rng, 5)
    found = student.run(two_variables, value, gradients)
    of_a = path(0.1, 0.8, value, [gradients[0], gradients[3]])
    of_b = path(0.1, 0.8, value, [gradients[1], gradients[2], gradients[4]])
    assert_matches(found, [of_a[-1], of_b[-1]], names=("the first variable", "the second variable"))


def two_optimizers(module, value, gradients):
    first, second = module.MomentumOptimizer(0.1, 0.8), module.MomentumOptimizer(0.1, 0.8)
    variable, after = graph.Variable(value), []
    for optimizer, gradient in zip((first, second, first), gradients, strict=True):
        optimizer.apply_gradients([(gradient, variable)])
        after.append(variable.value)
    return after


@check(points=0.25, needs="test_momentum_steps", function="MomentumOptimizer")
def test_momentum_of_each_optimizer(student, rng):
    """MomentumOptimizer: two optimizer objects that move the same variable keep velocities of their own"""
    (value,), (g1, g2, g3) = numbers(rng, 1), numbers(rng, 3)
    found = student.run(two_optimizers, value, [g1, g2, g3])
    first = value - 0.1 * g1
    second = first - 0.1 * g2
    expected = [first, second, second - 0.1 * (0.8 * g1 + g3)]
    assert_matches(found, expected, names=[f"the value after step {k}" for k in (1, 2, 3)])


def none_and_zero(module, kind, values, gradients):
    optimizer = module.MomentumOptimizer(0.1, 0.8)
    a, b = (graph.Variable(value) for value in values)
    optimizer.apply_gradients([(gradients[0], a), (gradients[1], b)])
    optimizer.apply_gradients([(None if kind == "None" else 0.0, a), (gradients[2], b)])
    between = a.value
    optimizer.apply_gradients([(gradients[3], a)])
    return [between, a.value, b.value]


@check(points=0.25, needs="test_momentum_of_each_variable", function="MomentumOptimizer")
@pytest.mark.parametrize("kind", ["None", "zero"])
def test_momentum_with_none_and_with_zero(student, rng, kind):
    """MomentumOptimizer: with None a variable rests and keeps its velocity, with 0.0 it coasts on"""
    (a, b), (g1, g2, g3, g4) = numbers(rng, 2), numbers(rng, 4)
    found = student.run(none_and_zero, kind, [a, b], [g1, g2, g3, g4])
    of_a = path(0.1, 0.8, a, [g1, g4] if kind == "None" else [g1, 0.0, g4])
    of_b = path(0.1, 0.8, b, [g2, g3])
    names = ("the first variable after its second turn", "the first variable", "the second variable")
    assert_matches(found, [of_a[-2], of_a[-1], of_b[-1]], names=names)
