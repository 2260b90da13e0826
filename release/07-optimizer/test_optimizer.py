"""Public checks of 07-optimizer: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import graph
import optimizer
import pytest


def worked_example():
    """W, b and the loss of the handout's example: (3 W + b - 4)^2 at W = 2, b = -5."""
    w, b = graph.Variable(2.0), graph.Variable(-5.0)
    y_hat = graph.add(graph.mul(w, graph.constant(3.0)), b)
    return w, b, graph.square(graph.minus(y_hat, graph.constant(4.0)))


# compute_gradients


def test_compute_gradients():
    """compute_gradients gives (gradient, variable) in the order given and moves nothing"""
    w, b, loss = worked_example()
    opt = optimizer.GradientDescentOptimizer(0.01)
    for chosen, slopes in (([w, b], [-18.0, -6.0]), ([b, w], [-6.0, -18.0]), ([b], [-6.0])):
        pairs = opt.compute_gradients(loss, chosen)
        assert [gradient for gradient, _ in pairs] == pytest.approx(slopes)
        assert all(variable is wanted for (_, variable), wanted in zip(pairs, chosen, strict=True))
    assert (w.value, b.value) == (2.0, -5.0)


def test_compute_gradients_without_a_path():
    """A variable that the loss does not depend on stays in the list, with None"""
    w, b, loss = worked_example()
    unused = graph.Variable(1.0)
    (first, second, third) = optimizer.GradientDescentOptimizer(0.01).compute_gradients(loss, [unused, b, w])
    assert first[0] is None
    assert first[1] is unused
    assert (second[0], third[0]) == pytest.approx((-6.0, -18.0))


def test_compute_gradients_of_every_variable():
    """Without a list, every Variable that the loss depends on takes part"""
    w, b, loss = worked_example()
    pairs = optimizer.GradientDescentOptimizer(0.01).compute_gradients(loss)
    assert {id(variable) for _, variable in pairs} == {id(w), id(b)}


# apply_gradients


def test_apply_gradients():
    """apply_gradients moves each variable by its gradient; a pair with None is skipped"""
    w, b, c = graph.Variable(2.0), graph.Variable(-5.0), graph.Variable(1.5)
    optimizer.GradientDescentOptimizer(0.1).apply_gradients([(None, w), (4.0, b), (-2.0, c)])
    assert [w.value, b.value, c.value] == pytest.approx([2.0, -5.4, 1.7])


def test_apply_gradients_takes_an_iterator():
    """The pairs may come from zip or from a generator"""
    w, b = graph.Variable(2.0), graph.Variable(-5.0)
    optimizer.GradientDescentOptimizer(0.1).apply_gradients(zip([3.0, 4.0], [w, b], strict=True))
    assert [w.value, b.value] == pytest.approx([1.7, -5.4])


def test_gradients_changed_in_between():
    """What is changed between the two calls is what is applied"""
    w, b, loss = worked_example()
    opt = optimizer.GradientDescentOptimizer(0.1)
    clipped = [(max(-1.0, min(1.0, gradient)), variable) for gradient, variable in opt.compute_gradients(loss, [w, b])]
    opt.apply_gradients(clipped)
    assert [w.value, b.value] == pytest.approx([2.1, -4.9])


def test_no_gradient_at_all():
    """Without any gradient: ValueError, nothing moves, nothing is counted"""
    w, step = graph.Variable(2.0), graph.Variable(3)
    opt = optimizer.GradientDescentOptimizer(0.1)
    for pairs in ([], [(None, w)]):
        with pytest.raises(ValueError):
            opt.apply_gradients(pairs, step)
    assert (w.value, step.value) == (2.0, 3)


def test_global_step():
    """The global step grows by 1 in each call, however many variables move"""
    w, b, step = graph.Variable(2.0), graph.Variable(-5.0), graph.Variable(0)
    opt = optimizer.GradientDescentOptimizer(0.1)
    for count in (1, 2, 3):
        opt.apply_gradients([(1.0, w), (1.0, b)], global_step=step)
        assert step.value == count


# minimize


def test_minimize():
    """minimize takes both gradients before it moves anything: the first two steps of the handout"""
    w, b, loss = worked_example()
    step = graph.Variable(0)
    opt = optimizer.GradientDescentOptimizer(0.01)
    opt.minimize(loss, step)
    assert [w.value, b.value] == pytest.approx([2.18, -4.94])
    opt.minimize(loss, step)
    assert [w.value, b.value] == pytest.approx([2.324, -4.892])
    assert step.value == 2


def test_minimize_some_variables():
    """minimize(loss, variables=[w]) leaves b alone"""
    w, b, loss = worked_example()
    optimizer.GradientDescentOptimizer(0.01).minimize(loss, variables=[w])
    assert [w.value, b.value] == pytest.approx([2.18, -5.0])


# Subclasses


def test_a_subclass_of_your_own():
    """Whoever overrides apply_one has a new optimizer"""

    class Halving(optimizer.Optimizer):
        def apply_one(self, gradient, variable):
            variable.value = variable.value / 2

    w, b, loss = worked_example()
    Halving(0.1).minimize(loss)
    assert [w.value, b.value] == pytest.approx([1.0, -2.5])


def test_momentum():
    """MomentumOptimizer: the first two steps of the handout"""
    w, b, loss = worked_example()
    opt = optimizer.MomentumOptimizer(0.01, 0.9)
    opt.minimize(loss)
    assert [w.value, b.value] == pytest.approx([2.18, -4.94])
    opt.minimize(loss)
    assert [w.value, b.value] == pytest.approx([2.486, -4.838])


def test_momentum_of_two_optimizers():
    """Each optimizer object has velocities of its own"""
    w = graph.Variable(1.0)
    for expected in (0.8, 0.6):
        optimizer.MomentumOptimizer(0.1, 0.9).apply_gradients([(2.0, w)])
        assert w.value == pytest.approx(expected)
