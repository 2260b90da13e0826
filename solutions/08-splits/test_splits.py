"""Hidden checks of 08-splits: laws of a split, whatever generator shuffled it and whichever legal rounding cut it.

A split is random, so what comes back from the probes below are facts that every right split shares: how many rows are
missing, how many splits differ, whether targets stayed with their rows. A mistake shows in them whatever its generator.
"""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, check, evidence, require

USUAL = (0.6, 0.2, 0.2)
SPLIT = "train_validation_test_split"


def examples(rng, n):
    """X of shape (n, 3) and targets in rising order, every row and every target different from all others."""
    return rng.normal(1.0, 2.0, (n, 3)), np.sort(rng.normal(0.5, 3.0, n))


def size_fact(module, fact, n, fractions):
    """One fact about the three sizes that no legal rounding changes."""
    sizes = [float(size) for size in module.split_sizes(n, fractions)]
    if fact == "sum":
        return [len(sizes), round(sum(sizes) - n, 6)]
    if fact == "whole":
        return [sum(size != int(size) for size in sizes), sum(size < 0 for size in sizes)]
    off = [size - n * fraction for size, fraction in zip(sizes, fractions, strict=False)]
    return [int(value > 2 - 1e-9) - int(value < -2 + 1e-9) for value in off]


def split_fact(module, fact, X, y, fractions, seed):
    """One fact about a split; `seed` None leaves fractions and seed out."""
    n = len(y)
    row_number = {tuple(row): i for i, row in enumerate(X.tolist())}
    target_number = {target: i for i, target in enumerate(y.tolist())}

    def call(seed):
        return module.train_validation_test_split(X.copy(), y.copy(), fractions, seed)

    def numbers(parts):
        """The row numbers in the three tables, and in the three columns of targets, in whatever order they come."""
        arrays = [np.asarray(part) for part in parts]
        tables = [[row_number.get(tuple(row), -1) for row in part.tolist()] for part in arrays if part.ndim == 2]
        columns = [[target_number.get(target, -1) for target in part.tolist()] for part in arrays if part.ndim == 1]
        return tables, columns

    def is_block(rows):
        return len(rows) > 1 and sorted(rows) == list(range(min(rows), min(rows) + len(rows)))

    def few_or_many(count):
        return min((count + 1) // 2, 2)

    def compare_sizes(lengths):
        """0 or 1: not the sizes of split_sizes; then whether rows lack; then which sizes are 2 or more off."""
        own = [int(size) for size in module.split_sizes(n, fractions)]
        cut = [len(range(n)[: own[0]]), len(range(n)[own[0] : own[0] + own[1]]), len(range(n)[own[0] + own[1] :])]

        def far(sizes):
            off = [size - n * fraction for size, fraction in zip(sizes, fractions, strict=False)]
            return [int(value > 2 - 1e-9) - int(value < -2 + 1e-9) for value in off]

        def legal(sizes):
            return sum(sizes) == n and min(sizes) >= 0 and not any(far(sizes))

        expected = lengths in (own, cut) or (not legal(own) and legal(lengths))
        return [int(not expected), int(sum(lengths) < n), *far(lengths)]

    if fact == "form":
        parts = call(seed)
        if not isinstance(parts, (tuple, list)):
            return [type(parts).__name__]
        return [[np.asarray(part).ndim, *np.asarray(part).shape[1:]] for part in parts]

    tables, columns = numbers(call(seed))
    if len(tables) != 3 or len(columns) != 3:
        return "not three tables and three columns"
    again = numbers(call(seed))
    blocks = sum(is_block(rows) for rows in tables)
    if fact == "pairs":
        return sum(rows == own and -1 not in rows for rows, own in zip(tables, columns, strict=False))
    found = [number for rows in tables for number in rows]
    known = set(found) - {-1}
    if fact == "once":
        inside = sum(set(rows) <= set(tables[0]) for rows in tables[1:])
        twice, missing = len(found) > len(known), few_or_many(n - len(known))
        return [int(twice), 0 if twice and missing < 2 else missing, inside]
    if fact == "blocks":
        return [blocks, sum(is_block(rows) and rows == sorted(rows) for rows in tables)]
    if fact == "seeds":
        return len({tuple(frozenset(rows) for rows in numbers(call(seed + k))[0]) for k in range(5)})
    if fact == "repeats":
        return len({str(numbers(call(seed))) for _ in range(4)})
    if fact == "sizes" and len(found) > len(known):
        return "rows are there more than once"
    if fact == "sizes":
        return compare_sizes([len(rows) for rows in tables])
    if fact == "defaults":
        if again != (tables, columns):
            return [0, 0]
        plain = numbers(module.train_validation_test_split(X.copy(), y.copy()))
        named = numbers(module.train_validation_test_split(X.copy(), y.copy(), seed=seed))
        return [int(plain != numbers(call(0))), int(named != (tables, columns))]
    if fact == "kept":
        own_X, own_y = X.copy(), y.copy()
        parts = module.train_validation_test_split(own_X, own_y, fractions, seed)
        if own_X.tolist() != X.tolist() or own_y.tolist() != y.tolist():
            return 1
        if blocks == 3 or again != (tables, columns):
            return 0
        for part in parts:
            if isinstance(part, np.ndarray) and part.flags.writeable:
                part[...] = 0
        if own_X.tolist() != X.tolist() or own_y.tolist() != y.tolist():
            return 2
        return 0 if numbers(call(seed)) == (tables, columns) else 3
    return "no such fact"


def sensible(facts):
    three_and_three = facts != "not three tables and three columns"
    require(three_and_three, "three tables (2-d) and three columns of targets (1-d) are asked for")


# ------------------------------------------------------------------------------------------------------- split_sizes


@check(points=0.25, reveal=True)
def test_sizes_of_twenty_examples(student):
    """split_sizes cuts 20 examples into 12, 4 and 4, give or take one by rounding"""
    sizes = student.split_sizes(20)
    require(len(sizes) == 3, f"three sizes were asked for, {len(sizes)} came back")
    evidence("split", sizes=[float(size) for size in sizes], fractions=[0.6, 0.2, 0.2])
    require(sum(sizes) == 20, f"the sizes add up to {sum(sizes):g}, not to 20")
    near = all(abs(size - share) < 2 for size, share in zip(sizes, (12, 4, 4), strict=True))
    require(near, "60, 20 and 20 % of 20 are 12, 4 and 4")


@check(points=0.75, function="split_sizes")
@pytest.mark.parametrize("n", [11, 12, 13, 14, 43])
def test_sizes_add_up(student, n):
    """split_sizes gives three sizes that add up to n, also when n is no multiple of 5"""
    count, too_many = student.run(size_fact, "sum", n, USUAL)
    require(count == 3, f"three sizes were asked for, {count} came back")
    off = f"{abs(too_many):g} too {'many' if too_many > 0 else 'few'}"
    require(too_many == 0, f"the three sizes together are {off}: every example belongs to exactly one part")


@check(points=0.5, needs="test_sizes_add_up", function="split_sizes")
@pytest.mark.parametrize(
    ("n", "fractions"),
    [(100, USUAL), (13, USUAL), (40, (0.5, 0.2, 0.3)), (900, (0.57, 0.1, 0.33)), (90, (0.1, 0.3, 0.6))],
)
def test_each_size_is_near_its_share(student, n, fractions):
    """split_sizes gives sizes that are less than 2 away from n times their own fraction"""
    facts = student.run(size_fact, "near", n, fractions)
    require(len(facts) == 3, f"three sizes were asked for, {len(facts)} came back")
    far = [name for name, off in zip(("training", "validation", "test"), facts, strict=True) if off != 0]
    require(not far, f"2 or more away from n times the fraction: {', '.join(far)}")


@check(points=0.25, function="split_sizes")
@pytest.mark.parametrize(("n", "fractions"), [(33, USUAL), (50, (0.5, 0.25, 0.25)), (10, (0.15, 0.15, 0.7))])
def test_sizes_are_whole_numbers(student, n, fractions):
    """split_sizes gives whole numbers, none of them negative"""
    not_whole, negative = student.run(size_fact, "whole", n, fractions)
    require(not_whole == 0, f"{not_whole} of the sizes are no whole numbers: nobody can take half an example")
    require(negative == 0, f"{negative} of the sizes are negative")


@check(points=0.25, needs="test_sizes_add_up", function="split_sizes")
@pytest.mark.parametrize("n", [30, 41])
def test_sizes_of_fractions_whose_floating_sum_is_not_one(student, n):
    """split_sizes takes 0.7, 0.2, 0.1, although these add up to 0.9999999999999999 in floating point"""
    count, _ = student.run(size_fact, "sum", n, (0.7, 0.2, 0.1))
    require(count == 3, f"three sizes were asked for, {count} came back")


# ---------------------------------------------------------------------------------------- train_validation_test_split


@check(points=0.5, function=SPLIT)
def test_a_split_has_six_parts(student, rng):
    """train_validation_test_split returns X_train, y_train, X_validation, y_validation, X_test, y_test in this order"""
    X, y = examples(rng, 20)
    form = student.run(split_fact, "form", X, y, USUAL, 3)
    require(len(form) == 6, "six results were asked for: inputs and targets of three parts")
    in_turn = form != [[2, 3]] * 3 + [[1]] * 3
    require(in_turn, "the inputs of each part are followed by its targets: X_train, y_train, X_validation, ...")
    require(form == [[2, 3], [1]] * 3, "inputs keep the shape (rows, m) and targets the shape (rows,), in turn")


@check(points=1.0, needs="test_a_split_has_six_parts", function=SPLIT)
@pytest.mark.parametrize("n", [20, 60])
def test_rows_keep_their_targets(student, rng, n):
    """train_validation_test_split leaves every row of X beside its own target, in all three parts"""
    facts = student.run(split_fact, "pairs", *examples(rng, n), USUAL, 5)
    sensible(facts)
    require(facts == 3, f"rows and targets belong together in {facts} of the three parts")


@check(points=1.0, needs="test_a_split_has_six_parts", function=SPLIT)
@pytest.mark.parametrize("n", [60, 100])
def test_every_example_is_in_exactly_one_part(student, rng, n):
    """train_validation_test_split puts every example into exactly one of the three parts"""
    facts = student.run(split_fact, "once", *examples(rng, n), USUAL, 2)
    sensible(facts)
    twice, missing, inside = facts
    require(inside == 0, "all rows of a part are training rows as well: on these the model is not held out")
    lacking = ("none is missing", "some are missing", "many are missing")[missing]
    require(twice == 0, f"some rows are there more than once, {lacking}")
    require(missing == 0, f"of the rows {lacking}")


@check(points=1.0, needs="test_a_split_has_six_parts", function=SPLIT)
@pytest.mark.parametrize(("fact", "n"), [("blocks", 40), ("blocks", 60), ("seeds", 40), ("seeds", 60)])
def test_rows_are_shuffled(student, rng, fact, n):
    """train_validation_test_split shuffles before it cuts, and another seed gives another split"""
    facts = student.run(split_fact, fact, *examples(rng, n), USUAL, 4)
    sensible(facts)
    if fact == "seeds":
        require(facts == 5, f"five seeds gave {facts} different split(s)")
    else:
        require(facts[0] == 0, "a part holds neighbouring rows only: of a sorted file, the parts are not comparable")


@check(points=0.5, needs="test_a_split_has_six_parts", function=SPLIT)
@pytest.mark.parametrize("n", [25, 60])
def test_the_same_seed_gives_the_same_split(student, rng, n):
    """train_validation_test_split gives the same split whenever it gets the same seed"""
    facts = student.run(split_fact, "repeats", *examples(rng, n), USUAL, 11)
    sensible(facts)
    require(facts == 1, f"four calls with one seed gave {facts} different splits")


@check(points=0.5, needs=("test_sizes_add_up", "test_a_split_has_six_parts"), function=SPLIT)
@pytest.mark.parametrize(
    ("n", "fractions"), [(13, USUAL), (40, (0.5, 0.2, 0.3)), (100, (0.5, 0.4, 0.1)), (60, USUAL), (29, USUAL)]
)
def test_parts_have_the_sizes_of_split_sizes(student, rng, n, fractions):
    """train_validation_test_split cuts parts of the sizes that split_sizes gives for the same fractions"""
    facts = student.run(split_fact, "sizes", *examples(rng, n), fractions, 6)
    sensible(facts)
    counted_elsewhere = facts == "rows are there more than once"  # as the check of "exactly one part" says
    require(counted_elsewhere or facts[0] == 0, "the sizes of the three parts are not those of your split_sizes")


@check(points=0.25, needs="test_a_split_has_six_parts", function=SPLIT)
def test_defaults_of_a_split(student, rng):
    """train_validation_test_split takes 60/20/20 and seed 0 when they are left out, and seed by its name"""
    facts = student.run(split_fact, "defaults", *examples(rng, 30), USUAL, 8)
    sensible(facts)
    require(facts[0] == 0, "without fractions and seed it is not the split of (0.6, 0.2, 0.2) and seed 0")
    require(facts[1] == 0, "seed=8 by name is not the split of seed 8")


@check(points=0.25, needs="test_a_split_has_six_parts", function=SPLIT)
@pytest.mark.parametrize("n", [30, 45])
def test_the_data_stay_as_they_are(student, rng, n):
    """train_validation_test_split leaves X and y as they are, and its parts are new arrays"""
    facts = student.run(split_fact, "kept", *examples(rng, n), USUAL, 9)
    sensible(facts)
    require(facts != 1, "the call itself changed X or y")
    require(facts != 2, "writing into a returned part changed X or y: the part is no copy")
    require(facts == 0, "writing into a returned part changed what the next call with the same seed returns")


# -------------------------------------------------------------------------------------------------------- best_epoch


def bumpy(rng, turns):
    """Costs with the ups and downs of `turns`, scaled and lifted at random; equal stays equal."""
    return np.array(turns) * rng.uniform(0.3, 2.0) + rng.uniform(0.1, 1.0)


@check(points=0.5)
@pytest.mark.parametrize(
    "turns",
    [(9, 7, 4, 5, 6, 2, 3, 8), (1, 3, 5, 4, 6), (9, 8, 6, 5, 3, 2.5), (5, 3, 3.5, 3.2, 2.9, 6, 7)],
    ids=("bumps", "first", "last", "late"),
)
def test_best_epoch(student, reference, rng, turns):
    """best_epoch gives the index of the lowest validation cost, counted from 0"""
    costs = bumpy(rng, turns)
    assert_matches(student.best_epoch(costs), reference.best_epoch(costs))


@check(points=0.2, needs="test_best_epoch")
@pytest.mark.parametrize("turns", [(8, 5, 2, 4, 2, 2, 6), (3, 3, 3, 3), (7,)], ids=("three", "all", "one"))
def test_best_epoch_of_equals(student, reference, rng, turns):
    """best_epoch gives the first of equally low costs, also of a list"""
    costs = bumpy(rng, turns).tolist()
    assert_matches(student.best_epoch(costs), reference.best_epoch(costs))


# ------------------------------------------------------------------------------------------------- generalization_gap


@check(points=0.5)
@pytest.mark.parametrize("sign", [1, -1], ids=("above", "below"))
def test_generalization_gap(student, reference, rng, sign):
    """generalization_gap is the validation cost minus the training cost, negative when validation is the lower one"""
    train = float(rng.uniform(0.5, 2.0))
    validation = train * (1.0 + sign * float(rng.uniform(0.2, 0.6)))
    assert_matches(student.generalization_gap(train, validation), reference.generalization_gap(train, validation))


# ---------------------------------------------------------------------------------------------------- is_overfitting


def overfits(student, reference, rng, names):
    """Judge several curves at once, True and False among them: an answer that is always the same earns nothing."""
    scale = rng.uniform(0.3, 2.0)
    verdicts = []
    for name in names:
        train, validation, patience, why = CURVES[name]
        train, validation = scale * np.array(train), scale * np.array(validation)
        verdict = student.is_overfitting(train, validation, patience)
        verdicts.append((verdict, reference.is_overfitting(train, validation, patience), why))
    for verdict, expected, why in verdicts:
        if isinstance(verdict, (bool, np.bool_)):
            require(verdict == expected, f"is_overfitting says {verdict} where {why}")
        assert_matches(verdict, expected)


FALLING = (0.9, 0.7, 0.5, 0.4, 0.3, 0.2)
LONGER = (*FALLING, 0.1)
TURNING = (1.0, 0.8, 0.7, 0.75, 0.8, 0.9)
CURVES = {
    "typical": (FALLING, TURNING, 3, "training falls and validation has had no new best for patience epochs"),
    "both fall": (FALLING, (1.0, 0.8, 0.7, 0.65, 0.6, 0.58), 3, "both costs still fall"),
    "both rise": ((0.5, 0.4, 0.45, 0.6, 0.8, 1.0), (0.6, 0.5, 0.55, 0.7, 0.9, 1.1), 3, "both costs rise"),
    "below": (FALLING, (0.85, 0.5, 0.1, 0.12, 0.15, 0.19), 3, "validation gets no better, though it is below training"),
    "train rises": (
        (0.9, 0.7, 0.6, 0.8, 0.85, 0.95),
        (0.9, 0.8, 0.6, 0.5, 0.4, 0.3),
        3,
        "only the training cost rises",
    ),
    "low once": (
        (0.9, 0.3, 0.8, 0.7, 0.6, 0.5),
        TURNING,
        3,
        "training is lower than patience epochs ago, not the lowest",
    ),
    "train turns": (
        (0.9, 0.7, 0.5, 0.3, 0.4, 0.6),
        TURNING,
        3,
        "training is higher than patience epochs ago, after a dip",
    ),
    "turns again": (
        (0.8, 0.5, 0.4, 0.2, 0.45),
        (1.0, 0.8, 0.9, 1.0, 1.1),
        2,
        "training is higher than patience epochs ago",
    ),
    "early dip": (FALLING, (1.0, 0.8, 0.7, 0.6, 0.72, 0.75), 3, "the window holds a new best, though it ends higher"),
    "falls back": (
        FALLING,
        (1.0, 0.7, 0.6, 0.8, 0.75, 0.65),
        3,
        "validation falls again without reaching its old best",
    ),
    "best just before": (
        FALLING,
        (1.0, 0.9, 0.8, 0.5, 0.6, 0.7),
        2,
        "the best validation cost is just before the window",
    ),
    "best begins": (FALLING, (1.0, 0.9, 0.8, 0.5, 0.6, 0.7), 3, "the best validation cost is the first of the window"),
    "dip of four": (LONGER, (1.0, 0.9, 0.6, 0.7, 0.58, 0.63, 0.61), 4, "a new best is inside the window"),
    "four": (LONGER, (1.0, 0.9, 0.4, 0.7, 0.58, 0.63, 0.5), 4, "validation goes up and down above its old best"),
    "old best": (FALLING, (1.0, 0.5, 0.8, 0.6, 0.7, 0.75), 3, "the best validation cost is long before the window"),
    "patience 1": (
        FALLING,
        (1.0, 0.8, 0.7, 0.6, 0.5, 0.55),
        1,
        "patience is 1 and the last validation cost is no best",
    ),
    "equal": (FALLING, (1.0, 0.7, 0.6, 0.6, 0.7, 0.65), 3, "validation only equals its old best"),
    "equal later": (FALLING, (1.0, 0.5, 0.8, 0.9, 0.5, 0.6), 2, "validation only equals its old best"),
    "train equal": ((0.9, 0.7, 0.5, 0.4, 0.6, 0.5), TURNING, 3, "training is where it was patience epochs ago"),
    "equal again": ((0.9, 0.7, 0.4, 0.3, 0.4), TURNING[:5], 2, "training is where it was patience epochs ago"),
    "long patience": ((0.9, 0.5, 0.2), (0.4, 0.5, 0.6), 5, "there are fewer epochs than patience"),
    "longer still": ((0.9, 0.5, 0.3, 0.2), (0.4, 0.45, 0.5, 0.6), 6, "there are fewer epochs than patience"),
    "as long": ((0.9, 0.5, 0.2), (0.4, 0.5, 0.6), 3, "there are just as many epochs as patience"),
    "one before": ((0.9, 0.5, 0.2), (0.4, 0.5, 0.6), 2, "one epoch lies before the window, and validation only rises"),
    "two epochs": ((0.8, 0.4), (0.4, 0.5), 1, "one epoch lies before the window, and validation only rises"),
}


@check(points=0.75)
@pytest.mark.parametrize(
    "names",
    [
        ("typical", "both fall"),
        ("typical", "both rise", "train rises"),
        ("low once", "train turns"),
        ("below", "turns again"),
    ],
    ids=("validation", "training", "dip", "below"),
)
def test_overfitting_needs_both_curves(student, reference, rng, names):
    """is_overfitting asks for both: training cost lower than patience epochs ago, validation cost without a new best"""
    overfits(student, reference, rng, names)


@check(points=0.5, needs="test_overfitting_needs_both_curves")
@pytest.mark.parametrize(
    "names",
    [
        ("falls back", "early dip"),
        ("best just before", "best begins"),
        ("four", "dip of four"),
        ("old best", "patience 1", "both fall"),
    ],
    ids=("dip", "edge", "four", "old"),
)
def test_overfitting_looks_at_the_whole_window(student, reference, rng, names):
    """is_overfitting compares the best cost of the last patience epochs with the best one before them"""
    overfits(student, reference, rng, names)


@check(points=0.2, needs="test_overfitting_needs_both_curves")
@pytest.mark.parametrize("names", [("equal", "train equal"), ("equal later", "equal again")], ids=("three", "two"))
def test_overfitting_with_equal_costs(student, reference, rng, names):
    """is_overfitting counts an equal validation cost as no improvement, and an equal training cost as none either"""
    overfits(student, reference, rng, names)


@check(points=0.15, needs="test_overfitting_needs_both_curves")
@pytest.mark.parametrize(
    "names", [("one before", "long patience", "as long"), ("two epochs", "longer still")], ids=("three", "two")
)
def test_overfitting_of_a_short_training(student, reference, rng, names):
    """is_overfitting is False while there are no more epochs than patience, and can be True with one more"""
    overfits(student, reference, rng, names)


@check(points=0.1, needs="test_overfitting_needs_both_curves")
def test_overfitting_of_lists(student, reference):
    """is_overfitting takes the costs as lists, too"""
    curves = [CURVES[name] for name in ("typical", "both fall")]
    verdicts = [
        student.is_overfitting(list(train), list(validation), patience) for train, validation, patience, _ in curves
    ]
    for verdict, (train, validation, patience, why) in zip(verdicts, curves, strict=True):
        expected = reference.is_overfitting(train, validation, patience)
        if isinstance(verdict, (bool, np.bool_)):
            require(verdict == expected, f"is_overfitting says {verdict} where {why}")
        assert_matches(verdict, expected)


@check(points=0.1, needs=("test_best_epoch", "test_overfitting_needs_both_curves"))
@pytest.mark.parametrize("name", ["best_epoch", "is_overfitting"])
def test_the_costs_stay_as_they_are(student, reference, rng, name):
    """best_epoch and is_overfitting leave the costs in their order and as they are"""
    if name == "best_epoch":
        questions = [(bumpy(rng, turns),) for turns in ((5, 3, 8, 2, 7, 6, 9), (4, 3, 2.5, 7, 1, 6, 5))]
    else:
        questions = [(np.array(CURVES[of][0]), np.array(CURVES[of][1]), 3) for of in ("typical", "both fall")]
    expected = [getattr(reference, name)(*question) for question in questions]
    found = [assert_arguments_kept(getattr(student, name), *question) for question in questions]
    for one, wanted in zip(found, expected, strict=True):
        assert_matches(one, wanted)
