"""Hidden checks of exercise 06: local derivatives, the graph forwards, the chain rule backwards.

Graphs are built beside the student's code by small functions that `student.run` sends there; the same functions build
them with the reference. Each check of `gradients` uses as few operations as its rule needs, so that a wrong product
does not also cost the points of a reused node. The two checks of size are charged to themselves, not to `gradients`:
what is slow or too deep there still gets its other results compared with the known mistakes.
"""

import pytest

from grader.suite import assert_matches, check, require

BASICS = (
    "test_sum_derivatives",
    "test_square_derivative",
    "test_minus_derivatives",
    "test_add_derivatives",
    "test_mul_derivatives",
    "test_value_of_variable",
)


# Inputs: two decimals, away from 0, 1 and 2 and from each other, so that no two rules give the same number


def numbers(rng, count):
    """Numbers of both signs with pairwise distinct sizes."""
    while True:
        sizes = rng.uniform(0.4, 5.0, count).round(2)
        signs = rng.choice([-1.0, 1.0], count)
        clear = all(abs(size - special) > 0.15 for size in sizes for special in (0.5, 1.0, 2.0))
        apart = all(abs(one - other) > 0.08 for k, one in enumerate(sizes) for other in sizes[:k])
        if clear and apart and (count == 1 or abs(signs.sum()) < count):
            return [float(sign * size) for sign, size in zip(signs, sizes, strict=True)]


def line(rng, n):
    """Inputs, targets, weight and bias with errors of both signs that are neither small nor special."""
    while True:
        w, b = numbers(rng, 2)
        x, y = rng.uniform(-4.0, 4.0, (2, n)).round(2).tolist()
        errors = [w * each + b - target for each, target in zip(x, y, strict=True)]
        clear = all(abs(abs(number) - special) > 0.1 for number in (*x, *errors) for special in (0.0, 0.5, 1.0, 2.0))
        if clear and (n == 1 or min(errors) < 0 < max(errors)) and abs(sum(errors)) > 0.5:
            return x, y, w, b


# Local derivatives


@check(points=0.4)
@pytest.mark.parametrize("n", [1, 4, 7])
def test_sum_derivatives(student, reference, rng, n):
    """sum_derivatives gives one derivative for each input, each of them 1"""
    zs = numbers(rng, n)
    names = [f"derivative {k + 1}" for k in range(n)]
    assert_matches(student.sum_derivatives(zs), reference.sum_derivatives(zs), names=names)


@check(points=0.4)
@pytest.mark.parametrize("kind", ["first", "second", "whole number"])
def test_square_derivative(student, reference, rng, kind):
    """square_derivative is the slope of the parabola at z"""
    z = int(rng.integers(3, 9)) if kind == "whole number" else numbers(rng, 1)[0]
    assert_matches(student.square_derivative(z), reference.square_derivative(z), names="the derivative")


@check(points=0.4)
@pytest.mark.parametrize("kind", ["first", "second"])
def test_minus_derivatives(student, reference, rng, kind):
    """minus_derivatives gives the slopes of a - b with respect to a and to b, in this order"""
    a, b = numbers(rng, 2)
    assert_matches(student.minus_derivatives(a, b), reference.minus_derivatives(a, b), names=("d/da", "d/db"))


@check(points=0.4)
@pytest.mark.parametrize("kind", ["first", "second"])
def test_add_derivatives(student, reference, rng, kind):
    """add_derivatives gives the slopes of a + b with respect to a and to b"""
    a, b = numbers(rng, 2)
    assert_matches(student.add_derivatives(a, b), reference.add_derivatives(a, b), names=("d/da", "d/db"))


@check(points=0.4)
@pytest.mark.parametrize("kind", ["first", "second", "whole numbers"])
def test_mul_derivatives(student, reference, rng, kind):
    """mul_derivatives gives the slopes of a times b with respect to a and to b, in this order"""
    a, b = (int(rng.integers(3, 6)), int(rng.integers(7, 10))) if kind == "whole numbers" else numbers(rng, 2)
    assert_matches(student.mul_derivatives(a, b), reference.mul_derivatives(a, b), names=("d/da", "d/db"))


# The graph, forwards


def value_of(module, name, values):
    return getattr(module, name)(*[module.variable(value) for value in values]).value


def value_of_total(module, values, again):
    nodes = [module.variable(value) for value in values]
    return module.total([*nodes, nodes[0]] if again else nodes).value


def value_of_variable(module, value):
    node = module.variable(value)
    return [node.value, len(node.parents)]


@check(points=0.25, function="variable")
@pytest.mark.parametrize("kind", ["decimal", "whole number"])
def test_value_of_variable(student, rng, kind):
    """variable makes a node with the given value and without parents"""
    value = int(rng.integers(3, 9)) if kind == "whole number" else numbers(rng, 1)[0]
    names = ("the value", "the number of parents")
    assert_matches(student.run(value_of_variable, value), [value, 0], names=names)


@check(points=0.25, needs="test_value_of_variable", function="add")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_value_of_add(student, reference, rng, kind):
    """The value of add(a, b) is a + b"""
    values = numbers(rng, 2)
    assert_matches(student.run(value_of, "add", values), value_of(reference, "add", values), names="the value")


@check(points=0.25, needs="test_value_of_variable", function="minus")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_value_of_minus(student, reference, rng, kind):
    """The value of minus(a, b) is a - b"""
    values = numbers(rng, 2)
    assert_matches(student.run(value_of, "minus", values), value_of(reference, "minus", values), names="the value")


@check(points=0.25, needs="test_value_of_variable", function="mul")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_value_of_mul(student, reference, rng, kind):
    """The value of mul(a, b) is a times b"""
    values = numbers(rng, 2)
    assert_matches(student.run(value_of, "mul", values), value_of(reference, "mul", values), names="the value")


@check(points=0.25, needs="test_value_of_variable", function="square")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_value_of_square(student, reference, rng, kind):
    """The value of square(a) is a times a"""
    values = numbers(rng, 1)
    assert_matches(student.run(value_of, "square", values), value_of(reference, "square", values), names="the value")


@check(points=0.25, needs="test_value_of_variable", function="total")
@pytest.mark.parametrize(("n", "again"), [(1, False), (7, False), (4, True)])
def test_value_of_total(student, reference, rng, n, again):
    """The value of total(nodes) is the sum of the nodes' values, one that is there twice counted twice"""
    values = numbers(rng, n)
    expected = value_of_total(reference, values, again)
    assert_matches(student.run(value_of_total, values, again), expected, names="the value")


def inputs_after_operations(module, a, b):
    x, y = module.variable(a), module.variable(b)
    inner = module.add(x, module.variable(1.5))
    nodes = [inner, y]
    made = [
        module.add(inner, y),
        module.minus(inner, y),
        module.mul(inner, y),
        module.square(inner),
        module.total(nodes),
    ]
    made += [module.add(x, y), module.minus(x, y)]
    new = all(node is not x and node is not y and node is not inner for node in made)
    return [x.value, y.value, inner.value, new, len(nodes)]


@check(points=0.25, needs="test_value_of_variable", function="add")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_operations_make_new_nodes(student, reference, rng, kind):
    """add, minus, mul, square and total make a new node and leave their inputs as they were"""
    a, b = numbers(rng, 2)
    left = student.run(inputs_after_operations, a, b)
    names = ("one input's value", "the other input's value", "the value of an inner node that was used")
    assert_matches(left[:3], inputs_after_operations(reference, a, b)[:3], names=names)
    require(left[3], "an operation gave back one of its inputs: it has to make a new node")
    require(left[4] == 2, "total changed the list it was given")


def leads_back(module, name):
    x, y, other = module.variable(3.0), module.variable(4.5), module.variable(3.0)
    if name == "square":
        output, needed = module.square(x), [x]
    elif name == "total":
        output, needed = module.total([x, y]), [x, y]
    else:
        output, needed = getattr(module, name)(x, y), [x, y]
    found, waiting = [], [output]
    while waiting:
        node = waiting.pop()
        if type(node.parents) is not tuple:
            return "not a tuple"
        if not isinstance(node, module.Node):
            return "not a Node"
        if not any(node is known for known in found):
            found.append(node)
            waiting.extend(node.parents)
    if not all(any(node is each for node in found) for each in needed):
        return "lost"
    return "foreign" if any(node is other for node in found) else "found"


PARENTS = {
    "not a tuple": "parents is not a tuple",
    "not a Node": "there is something among the nodes that is not an instance of your class Node",
    "lost": "whoever follows the parents from the result does not come back to the inputs it was made of",
    "foreign": "whoever follows the parents from the result meets a node that was not used",
}


@check(points=0.25, needs="test_value_of_variable", function="Node")
@pytest.mark.parametrize("name", ["add", "minus", "mul", "square", "total"])
def test_parents_lead_back(student, name):
    """Every Node has a tuple of parents, and following them leads from a result back to its inputs"""
    found = student.run(leads_back, name)
    require(found == "found", f"{name}: {PARENTS.get(found, 'its parents cannot be followed')}")


# The chain rule, backwards: a tree, then several uses of one node


def slide_path(module, x, y, w, b):
    weight, given, bias, target = (module.variable(value) for value in (w, x, b, y))
    y_hat = module.add(module.mul(weight, given), bias)
    output = module.square(module.minus(y_hat, target))
    return module.gradients(output, [weight, given, bias, target])


def slide_graph(module, x, y, w, b):
    weight, bias = module.variable(w), module.variable(b)
    squares = []
    for value, wanted in zip(x, y, strict=True):
        y_hat = module.add(module.mul(weight, module.variable(value)), bias)
        squares.append(module.square(module.minus(y_hat, module.variable(wanted))))
    return module.gradients(module.total(squares), [weight, bias])


@check(points=0.75, needs=BASICS, function="gradients")
@pytest.mark.parametrize("kind", ["first", "second"])
def test_gradients_of_one_example(student, reference, rng, kind):
    """gradients multiplies along each path: the slides' graph up to one example's square, four slopes"""
    (x,), (y,), w, b = line(rng, 1)
    names = ("dJ/dW", "dJ/dX", "dJ/db", "dJ/dY")
    assert_matches(student.run(slide_path, x, y, w, b), slide_path(reference, x, y, w, b), names=names)


@check(points=0.5, needs=BASICS, function="gradients")
@pytest.mark.parametrize("n", [3, 6])
def test_gradients_of_a_batch(student, reference, rng, n):
    """gradients adds over the examples: the slides' whole graph, where all of them share W and b"""
    x, y, w, b = line(rng, n)
    x, y = [*x, x[0]], [*y, y[0]]  # whichever end overwrites the other, one rule gives one number
    names = ("dJ/dW", "dJ/db")
    assert_matches(student.run(slide_graph, x, y, w, b), slide_graph(reference, x, y, w, b), names=names)


def reused_variable(module, kind, a, b):
    x, y = module.variable(a), module.variable(b)
    if kind == "x * x + y":
        output = module.add(module.mul(x, x), y)
    elif kind == "x + x + y":
        output = module.add(module.add(x, x), y)
    elif kind == "(x + y) * x":
        output = module.mul(module.add(x, y), x)
    else:
        output = module.total([x, y, x])
    return module.gradients(output, [x, y])


@check(points=0.75, needs=BASICS, function="gradients")
@pytest.mark.parametrize("kind", ["x * x + y", "x + x + y", "(x + y) * x", "total of x, y, x"])
def test_gradients_of_a_reused_variable(student, reference, rng, kind):
    """gradients adds the contributions of every use of a variable: x * x, x + x, (x + y) * x, x + y + x"""
    a, b = numbers(rng, 2)
    names = ("d/dx", "d/dy")
    assert_matches(student.run(reused_variable, kind, a, b), reused_variable(reference, kind, a, b), names=names)


def reused_node(module, kind, value, shift):
    x, k = module.variable(value), module.variable(shift)
    a = module.add(x, k)
    q = module.mul(a, a)
    if kind == "a + q":
        output = module.add(a, q)
    elif kind == "q + a":
        output = module.add(q, a)
    else:
        output = module.mul(a, q) if kind == "a * q" else module.mul(q, a)
    return module.gradients(output, [x, k])


@check(points=0.75, needs=BASICS, function="gradients")
@pytest.mark.parametrize("kind", ["a + q", "q + a", "a * q", "q * a"])
def test_gradients_of_a_reused_inner_node(student, reference, rng, kind):
    """gradients waits for all uses of an inner node, in any order: q = a * a, then a + q and q + a"""
    value, shift = inner(rng)
    names = ("d/dx", "d/dk")
    expected = reused_node(reference, kind, value, shift)
    assert_matches(student.run(reused_node, kind, value, shift), expected, names=names)


def inner(rng):
    """Two numbers whose sum is no special number either."""
    while True:
        value, shift = numbers(rng, 2)
        if all(abs(value + shift - special) > 0.15 for special in (-2, -1, -0.5, 0, 0.5, 1, 2)):
            return value, shift


def equal_values(module, kind, a, shift, b):
    x, k, y = module.variable(a), module.variable(shift), module.variable(b)
    inner = module.add(x, k)
    same = module.total([inner]) if kind == "a total of one node" else module.add(inner, module.variable(0.0))
    return module.gradients(module.add(same, y), [x, k, y])


@check(points=0.5, needs=BASICS, function="gradients")
@pytest.mark.parametrize("kind", ["a total of one node", "plus zero"])
def test_gradients_with_equal_values(student, reference, rng, kind):
    """gradients keeps two nodes apart that happen to have the same value"""
    given = numbers(rng, 3)
    names = ("d/dx", "d/dk", "d/dy")
    assert_matches(student.run(equal_values, kind, *given), equal_values(reference, kind, *given), names=names)


# The rules about variables and results


def unused_variable(module, kind, a, b, c):
    x, y, z = module.variable(a), module.variable(b), module.variable(c)
    output = module.add(x, y)
    if kind == "used elsewhere":
        module.add(module.mul(z, x), output)
    return module.gradients(output, [x, z, y])


@check(points=0.5, needs=BASICS, function="gradients")
@pytest.mark.parametrize("kind", ["never used", "used elsewhere"])
def test_gradients_of_an_unused_variable(student, reference, rng, kind):
    """gradients gives 0.0 for a variable that does not affect the output"""
    given = numbers(rng, 3)
    names = ("d/dx", "d/dz, which is not used,", "d/dy")
    assert_matches(student.run(unused_variable, kind, *given), unused_variable(reference, kind, *given), names=names)


def in_the_order_given(module, order, values, factors):
    variables = [module.variable(value) for value in values]
    terms = [module.mul(module.variable(factor), each) for factor, each in zip(factors, variables, strict=True)]
    return module.gradients(module.total(terms), [variables[k] for k in order])


@check(points=0.5, needs=BASICS, function="gradients")
@pytest.mark.parametrize("order", [[2, 0, 1], [1, 0]])
def test_gradients_in_the_order_given(student, reference, rng, order):
    """gradients gives one slope for each variable asked for, in the order in which they are asked for"""
    given = numbers(rng, 6)
    names = [f"slope {k + 1}" for k in range(len(order))]
    expected = in_the_order_given(reference, order, given[:3], given[3:])
    assert_matches(student.run(in_the_order_given, order, given[:3], given[3:]), expected, names=names)


def asked_twice(module, kind, values):
    x, y, z, w = (module.variable(value) for value in values)
    part = module.add(module.add(x, y), z)
    output = module.add(part, w)
    first = module.gradients(output, [x, z, w])
    if kind == "the same again":
        second = module.gradients(output, [x, z, w])
    else:
        second = module.gradients(part, [x, z] if kind == "a part afterwards" else [x, z, w])
    return [*first, *second]


@check(points=0.5, needs=BASICS, function="gradients")
@pytest.mark.parametrize("kind", ["the same again", "a part afterwards", "a part without w afterwards"])
def test_gradients_asked_twice(student, reference, rng, kind):
    """gradients gives the same answer when it is asked again: nothing is left over from the first time"""
    values = numbers(rng, 4)
    names = [f"{time}d/d{name}" for time in ("", "the second time ") for name in "xzw"]
    expected = asked_twice(reference, kind, values)
    assert_matches(student.run(asked_twice, kind, values), expected, names=names[: len(expected)])


def of_itself(module, value):
    x = module.variable(value)
    return module.gradients(x, [x])


@check(points=0.25, needs=BASICS, function="gradients")
def test_gradients_of_a_variable_alone(student, rng):
    """gradients gives 1 for a variable with respect to itself: this is where the chain starts"""
    (value,) = numbers(rng, 1)
    assert_matches(student.run(of_itself, value), [1.0], names="dx/dx")


def left_alone(module, values):
    x, y, z = (module.variable(value) for value in values)
    inner = module.mul(x, y)
    output = module.minus(inner, z)
    variables = [z, x]
    before = [x.value, y.value, z.value, inner.value, output.value]
    module.gradients(output, variables)
    kept = len(variables) == 2 and variables[0] is z and variables[1] is x
    return [[x.value, y.value, z.value, inner.value, output.value] == before, kept]


@check(points=0.25, needs=BASICS, function="gradients")
def test_gradients_changes_nothing(student, rng):
    """gradients leaves the values of the nodes and the list of variables as they were"""
    values, kept = student.run(left_alone, numbers(rng, 3))
    require(values, "the call changed the value of a node")
    require(kept, "the call changed the list of variables that it was given")


# Size: charged to themselves, see the top


def gradients_of_a_chain_of_5000_nodes(module, kind, start, step):
    x, k = module.variable(start), module.variable(step)
    node = x
    for _ in range(5000):
        node = module.add(node, k) if kind == "x first" else module.add(k, node)
    return module.gradients(node, [x])


@check(points=0.5, needs=BASICS)
@pytest.mark.parametrize("kind", ["x first", "x last"])
def test_gradients_of_a_long_chain(student, rng, kind):
    """gradients works on a chain of 5,000 nodes"""
    start, step = numbers(rng, 2)
    assert_matches(student.run(gradients_of_a_chain_of_5000_nodes, kind, start, step), [1.0], names="d/dx")


def gradients_of_forty_doublings(module, start):
    x = module.variable(start)
    node = x
    for _ in range(40):
        node = module.add(node, node)
    return module.gradients(node, [x])


@check(points=0.25, needs=BASICS)
def test_gradients_of_forty_doublings(student, rng):
    """gradients visits nodes, not paths: x + x, that plus itself, forty times over, is quick"""
    (start,) = numbers(rng, 1)
    assert_matches(student.run(gradients_of_forty_doublings, start), [2.0**40], names="d/dx")
