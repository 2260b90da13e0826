"""Public checks of 06-autodiff: run them with `python -m pytest` in this folder. They follow the handout's steps."""

import autodiff
import pytest

# Step 1: local derivatives


def test_sum_derivatives():
    """sum_derivatives gives a 1 for each input"""
    assert list(autodiff.sum_derivatives([2.5, -3.0, 0.75])) == pytest.approx([1.0, 1.0, 1.0])
    assert list(autodiff.sum_derivatives([4.0, 1.5])) == pytest.approx([1.0, 1.0])


def test_square_derivative():
    """square_derivative is 2z"""
    assert autodiff.square_derivative(-3.0) == pytest.approx(-6.0)
    assert autodiff.square_derivative(2.5) == pytest.approx(5.0)


def test_minus_derivatives():
    """minus_derivatives is (1, -1), whatever the inputs are"""
    assert tuple(autodiff.minus_derivatives(1.0, 4.0)) == pytest.approx((1.0, -1.0))
    assert tuple(autodiff.minus_derivatives(-2.5, 3.5)) == pytest.approx((1.0, -1.0))


def test_add_derivatives():
    """add_derivatives is (1, 1), whatever the inputs are"""
    assert tuple(autodiff.add_derivatives(6.0, -5.0)) == pytest.approx((1.0, 1.0))
    assert tuple(autodiff.add_derivatives(0.5, 2.5)) == pytest.approx((1.0, 1.0))


def test_mul_derivatives():
    """mul_derivatives gives to each factor the value of the other"""
    assert tuple(autodiff.mul_derivatives(2.0, 3.0)) == pytest.approx((3.0, 2.0))
    assert tuple(autodiff.mul_derivatives(-1.5, 4.0)) == pytest.approx((4.0, -1.5))


# Step 2: the graph, forwards


def test_variables():
    """A variable is a Node with its value and no parents"""
    for value in (3.0, -0.5):
        x = autodiff.variable(value)
        assert isinstance(x, autodiff.Node)
        assert x.value == pytest.approx(value)
        assert x.parents == ()


def test_operations_compute_their_values():
    """Each operation computes its value from the values of its inputs"""
    for first, second in ((5.0, 1.5), (-2.0, 3.5)):
        a, b = autodiff.variable(first), autodiff.variable(second)
        assert autodiff.add(a, b).value == pytest.approx(first + second)
        assert autodiff.minus(a, b).value == pytest.approx(first - second)
        assert autodiff.mul(a, b).value == pytest.approx(first * second)
        assert autodiff.square(a).value == pytest.approx(first * first)
        assert autodiff.total([a, b, a]).value == pytest.approx(first + second + first)


def test_operations_remember_their_inputs():
    """Each operation makes a new Node whose parents are its inputs, in a tuple"""
    a, b = autodiff.variable(5.0), autodiff.variable(1.5)
    product = autodiff.mul(a, b)
    assert isinstance(product, autodiff.Node)
    assert isinstance(product.parents, tuple)
    assert product.parents[0] is a
    assert product.parents[1] is b
    assert (a.value, b.value) == pytest.approx((5.0, 1.5))


# Step 3: backwards on a tree


def slides_graph(examples, weight, bias):
    """J, W and b of the slides' graph for a list of (x, y)."""
    w, b = autodiff.variable(weight), autodiff.variable(bias)
    squares = []
    for x, y in examples:
        y_hat = autodiff.add(autodiff.mul(w, autodiff.variable(x)), b)
        squares.append(autodiff.square(autodiff.minus(y_hat, autodiff.variable(y))))
    return autodiff.total(squares), w, b


def test_the_worked_example():
    """One example of the handout: J = 9, dJ/dW = -18, dJ/db = -6"""
    cost, w, b = slides_graph([(3.0, 4.0)], 2.0, -5.0)
    assert cost.value == pytest.approx(9.0)
    assert list(autodiff.gradients(cost, [w, b])) == pytest.approx([-18.0, -6.0])
    assert list(autodiff.gradients(cost, [b, w])) == pytest.approx([-6.0, -18.0])


# Step 4: nodes that are used more than once


def test_two_examples_share_the_weight():
    """Both examples of the handout: their contributions add up, dJ/dW = -28, dJ/db = -16"""
    cost, w, b = slides_graph([(3.0, 4.0), (1.0, 2.0)], 2.0, -5.0)
    assert list(autodiff.gradients(cost, [w, b])) == pytest.approx([-28.0, -16.0])


def test_a_variable_that_is_used_twice():
    """d(x * x)/dx = 2x and d(x + x)/dx = 2"""
    x = autodiff.variable(3.5)
    assert list(autodiff.gradients(autodiff.mul(x, x), [x])) == pytest.approx([7.0])
    assert list(autodiff.gradients(autodiff.add(x, x), [x])) == pytest.approx([2.0])


def test_an_inner_node_that_is_used_twice():
    """a = x + 3, q = a * x: both a + q and q + a have the slope 2x + 4"""
    x = autodiff.variable(2.0)
    a = autodiff.add(x, autodiff.variable(3.0))
    q = autodiff.mul(a, x)
    assert list(autodiff.gradients(autodiff.add(a, q), [x])) == pytest.approx([8.0])
    assert list(autodiff.gradients(autodiff.add(q, a), [x])) == pytest.approx([8.0])


# Step 5: the rules


def test_a_variable_that_is_not_used():
    """A variable that does not affect the output has the derivative 0.0"""
    x, y = autodiff.variable(2.0), autodiff.variable(5.0)
    assert list(autodiff.gradients(autodiff.square(x), [y, x])) == pytest.approx([0.0, 4.0])


def test_asking_twice():
    """Asking twice gives the same answer"""
    cost, w, b = slides_graph([(3.0, 4.0), (1.0, 2.0)], 2.0, -5.0)
    first = list(autodiff.gradients(cost, [w, b]))
    assert list(autodiff.gradients(cost, [w, b])) == pytest.approx(first)


# Step 6: size


def test_a_long_chain():
    """A chain of 5,000 nodes works"""
    x, step = autodiff.variable(1.0), autodiff.variable(0.5)
    node = x
    for _ in range(5000):
        node = autodiff.add(node, step)
    assert list(autodiff.gradients(node, [x, step])) == pytest.approx([1.0, 5000.0])


def test_many_paths():
    """x + x, that plus itself, twenty times over: a million paths, twenty-one nodes"""
    node = x = autodiff.variable(1.0)
    for _ in range(20):
        node = autodiff.add(node, node)
    assert list(autodiff.gradients(node, [x])) == pytest.approx([2.0**20])
