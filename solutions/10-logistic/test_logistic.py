"""Hidden checks of exercise 10: sigmoid, log loss in two forms, gradients, labels, accuracy and the descent."""

from functools import cache

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require

SIZES = [(7, 3), (11, 3)]
THRESHOLDS = (0.3, 0.5, 0.8)
LARGEST = np.finfo(float).max


def logistic(z):
    """The suite's own sigmoid, good enough to choose inputs with."""
    return 1.0 / (1.0 + np.exp(-z))


def problem(rng, n, m):
    """X, y, W, b that hide no slip: mixed labels and scores, mild probabilities, no tiny slope, several scales."""
    X, y, W, b = drawn(int(rng.integers(2**32)), n, m)
    return X.copy(), y.copy(), W.copy(), b


@cache
def drawn(seed, n, m):
    """One such problem for each seed, drawn once however often the suite runs."""
    own = np.random.default_rng(seed)
    while True:
        scale = own.permutation([0.6, 1.3, 2.5])[:m]
        X = np.round((own.normal(size=(n, m)) + own.choice([-0.7, 0.7], m)) * scale, 2)
        W, b = np.round(own.choice([-1, 1], m) * own.uniform(0.3, 0.9, m) / scale, 2), round(own.uniform(0.3, 0.9), 2)
        y = (own.uniform(size=n) < logistic(X @ W)).astype(int)
        z = X @ W + b
        p = logistic(z)
        slopes = np.append(X.T @ (p - y) / n, np.mean(p - y))
        mixed = 2 <= y.sum() <= n - 2 and np.any((z > 0.1) & (y == 0)) and np.any((z < -0.1) & (y == 1))
        mild = np.abs(z).max() < 4 and min(abs(p - t).min() for t in THRESHOLDS) > 0.01
        steep = np.abs(slopes).min() > 0.05 * np.abs(slopes).max() and np.abs(slopes).max() > 0.05
        between = all(np.any((p > low) & (p < high)) for low, high in ((0.3, 0.5), (0.5, 0.6225), (0.5, 0.8)))
        if mixed and mild and steep and between and y[0] != y[-1]:
            return X, y, W, b


def scores(rng, n):
    """Mild scores of both signs and labels that agree with some of them only."""
    z = np.round(rng.choice([-1, 1], n) * rng.uniform(0.2, 4, n), 3)
    z[:4] = np.abs(z[:4]) * [1, -1, 1, -1]
    y = rng.integers(0, 2, n)
    y[:4] = [0, 1, 1, 0]
    return z, y


def assert_agree(student, reference, name, *arguments, names=None, rtol=1e-9, atol=None):
    """The student's function gives what the reference's gives; that is asked first, before anything can change."""
    expected = getattr(reference, name)(*arguments)
    assert_matches(getattr(student, name)(*arguments), expected, names=names, rtol=rtol, atol=atol)


# What is asked beside the student's code, under names of its own: there correct and wrong functions may differ in their last
# digits, and a known mistake is recognised by its ordinary results. The ordinary call before says what the check is about.


def sigmoid_at_zero(module, z):
    """Scores with a 0 among them."""
    return module.sigmoid(z)


def log_loss_near_the_ends(module, y_hat, y):
    """Probabilities near 0 and 1."""
    return module.log_loss(y_hat, y)


def log_loss_is_finite(module, y_hat, y):
    """Whether one finite number comes out."""
    found = np.asarray(module.log_loss(y_hat, y), dtype=float)
    return bool(found.ndim == 0 and np.isfinite(found))


def gradients_at_large_scores(module, X, y, W, b):
    """Scores far from 0."""
    return module.logistic_gradients(X, y, W, b)


def end_of_a_long_run(module, X, y, learning_rate, steps):
    """W and b only."""
    W, b, _ = module.fit_logistic(X, y, learning_rate, steps)
    return W, b


@check(points=0.75)
@pytest.mark.parametrize("n", [7, 11])
def test_sigmoid_values(student, reference, rng, n):
    """sigmoid(z) is 1 / (1 + e^-z) for moderate scores of both signs"""
    z = rng.uniform(0.2, 8, n) * rng.choice([-1, 1], n)
    z[0], z[1] = abs(z[0]), -abs(z[1])
    assert_agree(student, reference, "sigmoid", z)


@check(points=0.25, needs="test_sigmoid_values")
def test_sigmoid_keeps_small_values(student, reference, rng):
    """sigmoid stays exact to 1e-9 of its value down to z = -30, where it is about 1e-13"""
    z = np.append(rng.uniform(-29, -20, 6), -30.0)
    assert_agree(student, reference, "sigmoid", z, atol=0.0)


@check(points=0.25, needs="test_sigmoid_values")
@pytest.mark.parametrize("sign", [1, -1])
def test_sigmoid_of_extreme_scores(student, reference, rng, sign):
    """sigmoid is finite and right for scores up to 10,000 in absolute value"""
    z = sign * np.concatenate([rng.uniform(31, 34, 3), rng.uniform(40, 700, 2), rng.uniform(720, 9000, 3), [10000.0]])
    assert_agree(student, reference, "sigmoid", z, rtol=0.0, atol=1e-12)


@check(points=0.25, needs="test_sigmoid_values")
@pytest.mark.parametrize("kind", ["number", "integer", "integers", "table"])
def test_sigmoid_keeps_the_shape(student, reference, rng, kind):
    """sigmoid gives a number for a number and z's shape for an array, integers included"""
    z = {
        "number": -float(rng.uniform(0.5, 3)),
        "integer": int(rng.integers(1, 4)),
        "integers": rng.permutation([-3, -2, -1, 1, 2, 3, 4]),
        "table": rng.uniform(-3, 3, (4, 3)),
    }[kind]
    assert_agree(student, reference, "sigmoid", z)


@check(points=0.25, needs=("test_sigmoid_values", "test_sigmoid_keeps_the_shape"))
@pytest.mark.parametrize("z", [0.0, np.array([-1.0, 0.0, 2.0])], ids=["number", "array"])
def test_sigmoid_at_zero(student, reference, z):
    """sigmoid of 0 is one half"""
    student.sigmoid(1.0)
    assert_matches(student.run(sigmoid_at_zero, z), reference.sigmoid(z))


@check(points=0.75)
@pytest.mark.parametrize("n", [7, 11])
def test_log_loss_values(student, reference, rng, n):
    """log_loss is the mean of -log of the probability given to the label that was seen"""
    z, y = scores(rng, n)
    y_hat = np.round(logistic(z), 4)
    assert_agree(student, reference, "log_loss", y_hat, y)


@check(points=0.25, needs="test_log_loss_values")
@pytest.mark.parametrize("right", [False, True])
def test_log_loss_near_the_ends(student, reference, rng, right):
    """log_loss is exact to 1e-5 of its value for probabilities from 1e-9 to 1 - 1e-9"""
    tail = np.append(1e-9, 10.0 ** -rng.uniform(6.5, 9, 6))
    y = rng.permutation([0, 0, 0, 1, 1, 1, 1])
    y_hat = np.where(y == right, 1 - tail, tail)
    student.log_loss(np.array([0.75, 0.25, 0.5]), np.array([1, 1, 0]))
    found = student.run(log_loss_near_the_ends, y_hat, y)
    assert_matches(found, reference.log_loss(y_hat, y), rtol=1e-5, atol=0.0)


@check(points=0.25, needs="test_log_loss_values", function="log_loss")
@pytest.mark.parametrize("labels", ["agree", "disagree", "differ"])
def test_log_loss_of_zero_and_one(student, rng, labels):
    """log_loss is finite when a probability is exactly 0 or 1"""
    y = rng.permutation([0, 0, 1, 1, 0, 1, 0])
    sure = {"agree": y, "disagree": 1 - y, "differ": np.where(np.arange(7) % 2, y, 1 - y)}[labels]
    y_hat = np.where(np.arange(7) < 4, sure, np.round(rng.uniform(0.2, 0.8, 7), 2))
    finite = student.run(log_loss_is_finite, y_hat, y)
    require(finite, "with some probabilities exactly 0 or 1, log_loss does not give one finite number")


@check(points=0.75)
@pytest.mark.parametrize("n", [7, 11])
def test_log_loss_from_logits_values(student, reference, rng, n):
    """log_loss_from_logits of moderate scores is the log loss of their probabilities"""
    z, y = scores(rng, n)
    assert_agree(student, reference, "log_loss_from_logits", z, y)


@check(points=0.5, needs="test_log_loss_from_logits_values")
@pytest.mark.parametrize("size", [38, 45, 800, 10000])
@pytest.mark.parametrize("right", [False, True])
def test_log_loss_from_logits_of_extreme_scores(student, reference, rng, size, right):
    """log_loss_from_logits stays exact for scores up to 10,000, on the right and on the wrong side"""
    y = rng.permutation([0, 0, 0, 1, 1, 1, 1])
    z = np.where(y == right, 1, -1) * size * np.append(1.0, rng.uniform(0.97, 1, 6))
    assert_agree(student, reference, "log_loss_from_logits", z, y, atol=1e-12)


@check(points=2, needs="test_sigmoid_values")
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_gradient_values(student, reference, rng, n, m):
    """logistic_gradients gives the partial derivatives of the log loss, one dW for each feature"""
    X, y, W, b = problem(rng, n, m)
    assert_agree(student, reference, "logistic_gradients", X, y, W, b, names=("dW", "db"))


@check(points=0.25, needs=("test_gradient_values", "test_sigmoid_of_extreme_scores"))
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_gradients_at_extreme_scores(student, reference, rng, n, m):
    """logistic_gradients stays finite and right when the scores are in the thousands"""
    X, y, W, b = problem(rng, n, m)
    student.logistic_gradients(X, y, W, b)
    z = X @ W
    while min(z.max(), -z.min()) < 0.4 or np.abs(z).min() < 0.03 or abs(np.mean((z > 0) - y)) < 0.1:
        X, y, W, b = problem(rng, n, m)  # until all are far out, on both sides, and db is not 0
        z = X @ W
    found = student.run(gradients_at_large_scores, X, y, 2000 * W, b)
    assert_matches(found, reference.logistic_gradients(X, y, 2000 * W, b), names=("dW", "db"))


@check(points=0.75, needs="test_sigmoid_values")
@pytest.mark.parametrize("threshold", [None, 0.3, 0.8])
def test_labels(student, reference, rng, threshold):
    """classify gives 1 where the probability reaches the threshold, 0 elsewhere; the threshold is 0.5 unless given"""
    X, _, W, b = problem(rng, 11, 3)
    z = X @ W + b
    while not np.any((z > 0.85) & (z < 1.3)) or z.max() < 1.5 or z.min() > -1:  # around each threshold, for z and for p
        X, _, W, b = problem(rng, 11, 3)
        z = X @ W + b
    rest = () if threshold is None else (threshold,)
    assert_agree(student, reference, "classify", X, W, b, *rest)


@check(points=0.25, needs=("test_labels", "test_sigmoid_keeps_the_shape"))
@pytest.mark.parametrize("n", [7, 10])
def test_label_at_exactly_one_half(student, reference, rng, n):
    """classify gives 1 when the probability is exactly the threshold of 0.5"""
    X = rng.integers(-4, 5, (n, 3)).astype(float)
    W, b = np.array([2.0, -1.0, 0.5]), 1.0
    X[:, 1] = 2 * X[:, 0] + 0.5 * X[:, 2] + 1.0 + rng.permutation([0, 0, 0, 1, -1, 2, -2, 3, -3, 0][:n])
    assert_agree(student, reference, "classify", X, W, b)


@check(points=0.5)
@pytest.mark.parametrize("n", [7, 11])
def test_accuracy(student, reference, rng, n):
    """accuracy is the share of labels that are right, zeros counting as much as ones"""
    rest = rng.integers(0, 2, n - 7)
    y = np.append([0, 0, 0, 0, 1, 1, 1], rest)
    labels = np.append([1, 1, 0, 0, 0, 1, 1], rest)  # two wrong ones, one wrong zero
    order = rng.permutation(n)
    assert_agree(student, reference, "accuracy", labels[order], y[order])


def part(fitted, position, like, name):
    """One of the three results of fit_logistic, as finite numbers of the shape of `like`."""
    require(isinstance(fitted, (tuple, list)) and len(fitted) == 3, "fit_logistic returns three results: W, b, costs")
    assert_matches(fitted[position], like, names=name, rtol=0.0, atol=LARGEST)
    return np.asarray(fitted[position], dtype=float)


@check(points=0.5, needs="test_gradient_values")
@pytest.mark.parametrize(("n", "m", "kind"), [(7, 3, float), (11, 3, float), (7, 3, int)])
def test_first_steps(student, reference, rng, n, m, kind):
    """fit_logistic starts at zeros and reaches the W and b of gradient descent after a few steps"""
    X, y, _, _ = problem(rng, n, m)
    if kind is int:
        X = rng.permutation([[1, -3, 2], [-2, 1, 1], [2, 2, -1], [-1, 3, 3], [3, -1, 2], [1, 1, -2], [-1, 2, 1]])
    steps = 4 if n == 7 else 3
    expected = reference.fit_logistic(X, y, 0.05, steps)[:2]
    fitted = student.fit_logistic(X, y, 0.05, steps)
    found = part(fitted, 0, np.zeros(m), "W"), part(fitted, 1, 0.0, "b")
    assert_matches(found, expected, names=("W", "b"))


@check(points=0.25, needs=("test_first_steps", "test_log_loss_values", "test_log_loss_from_logits_values"))
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_costs_of_the_first_steps(student, reference, rng, n, m):
    """fit_logistic returns steps + 1 costs, the log losses: at the start and after each step"""
    X, y, _, _ = problem(rng, n, m)
    states = [reference.fit_logistic(X, y, 0.05, k)[:2] for k in range(5)]
    by_scores = np.array([reference.log_loss_from_logits(X @ W + b, y) for W, b in states])
    by_probabilities = np.array([reference.log_loss(reference.sigmoid(X @ W + b), y) for W, b in states])
    costs = part(student.fit_logistic(X, y, 0.05, 4), 2, by_scores, "costs")
    same = np.allclose(costs, by_probabilities, rtol=1e-9)  # either of the student's two losses may have been used
    assert_matches(costs, by_probabilities if same else by_scores, names="costs")


@check(points=0.25, needs="test_costs_of_the_first_steps")
@pytest.mark.parametrize(("n", "m"), [(7, 3), (10, 3)])
def test_no_steps(student, reference, rng, n, m):
    """fit_logistic with 0 steps returns zeros and one cost, that of the start"""
    X, y, _, _ = problem(rng, n, m)
    fitted = student.fit_logistic(X, y, 0.4, 0)
    costs = part(fitted, 2, np.zeros(1), "costs")
    assert_matches((fitted[0], fitted[1]), (np.zeros(m), 0.0), names=("W", "b"))
    by_probabilities = np.array([reference.log_loss(reference.sigmoid(np.zeros(n)), y)])
    by_scores = np.array([reference.log_loss_from_logits(np.zeros(n), y)])
    same = np.allclose(costs, by_probabilities, rtol=1e-9)
    assert_matches(costs, by_probabilities if same else by_scores, names="costs")


LONG_X = np.array([[1.1, 0.4], [1.1, 0.4], [-1.3, 0.9], [-1.3, 0.9], [0.6, -1.2], [1.8, 0.7], [-0.4, -1.5], [0.9, 1.3],
                   [-0.7, 0.2], [2.1, -0.6]])  # fmt: skip
LONG_Y = np.array([0, 1, 0, 1, 1, 1, 1, 0, 0, 1])  # two rows come with both labels: no perfect separation


@check(points=0.25, needs="test_first_steps")
def test_long_run(student, reference):
    """fit_logistic comes to rest at the lowest loss after many steps"""
    expected = reference.fit_logistic(LONG_X, LONG_Y, 0.5, 400)[:2]
    student.fit_logistic(LONG_X, LONG_Y, 0.5, 1)
    found = student.run(end_of_a_long_run, LONG_X, LONG_Y, 0.5, 400)
    assert_matches(found, expected, names=("W", "b"), rtol=1e-3, atol=1e-3)


def arguments_of(name, rng):
    """Arguments to call a function with."""
    X, y, W, b = problem(rng, 7, 3)
    z = np.round(X @ W + b, 3)
    return {
        "sigmoid": (z,),
        "log_loss": (np.round(logistic(z), 3), y),
        "log_loss_from_logits": (z, y),
        "logistic_gradients": (X, y, W, b),
        "classify": (X, W, b, 0.3),
        "accuracy": ((z > 0.1).astype(int), y),
        "fit_logistic": (X, y, 0.4, 3),
    }[name]


FUNCTIONS = [
    "sigmoid",
    "log_loss",
    "log_loss_from_logits",
    "logistic_gradients",
    "classify",
    "accuracy",
    "fit_logistic",
]


@check(points=0.25)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_arguments_are_kept(student, rng, name):
    """every function leaves the arrays that it is given as they are"""
    assert_arguments_kept(getattr(student, name), *arguments_of(name, rng))


@check(points=0.25)
@pytest.mark.parametrize("name", ["sigmoid", "logistic_gradients", "classify", "fit_logistic"])
def test_results_are_new(student, rng, name):
    """every array returned is a new one, not the caller's and not that of an earlier call"""
    assert_returns_new_array(student, name, *arguments_of(name, rng))


@check(points=0.15, needs=("test_gradient_values", "test_log_loss_from_logits_values"))
@pytest.mark.parametrize("name", ["logistic_gradients", "log_loss_from_logits"])
def test_integers(student, reference, rng, name):
    """integer features, weights and scores give the same as their decimal twins: nothing is cut off"""
    X = rng.permutation([[1, -3, 2], [-2, 1, 1], [2, 2, -1], [-1, 3, 2], [3, -1, 2], [1, 1, -2], [-1, 2, 1]])
    y, W, b = np.array([0, 1, 0, 1, 1, 0, 1]), rng.permutation([-2, 1, 1]), 1
    if name == "logistic_gradients":
        assert_agree(student, reference, name, X, y, W, b, names=("dW", "db"))
    else:
        assert_agree(student, reference, name, X @ W + b, y)


ONE_X, ONE_Y, ONE_W = np.array([[1.5, -0.5, 2.0]]), np.array([1]), np.array([0.4, 0.3, -0.7])
OF_ONE = {
    "log_loss": (np.array([0.3]), ONE_Y),
    "log_loss_from_logits": (np.array([-0.7]), ONE_Y),
    "logistic_gradients": (ONE_X, ONE_Y, ONE_W, 0.3),
    "classify": (ONE_X, ONE_W, 1.3),
    "accuracy": (np.array([0]), ONE_Y),
    "fit_logistic": (ONE_X, ONE_Y, 0.1, 2),
}
VALUES = ("test_log_loss_values", "test_log_loss_from_logits_values", "test_gradient_values", "test_labels",
          "test_accuracy", "test_first_steps", "test_costs_of_the_first_steps")  # fmt: skip


@check(points=0.1, needs=VALUES)
@pytest.mark.parametrize("name", list(OF_ONE))
def test_one_example(student, reference, name):
    """a single example is enough for the losses, the slopes, the labels, the accuracy and the descent"""
    names = {"logistic_gradients": ("dW", "db"), "fit_logistic": ("W", "b", "costs")}.get(name)
    arguments = [one.copy() if isinstance(one, np.ndarray) else one for one in OF_ONE[name]]
    assert_agree(student, reference, name, *arguments, names=names)
