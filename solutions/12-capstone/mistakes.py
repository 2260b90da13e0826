"""Known ways to get exercise 12 wrong. Everybody's params look different, so they are known by how predictions behave."""

import numpy as np
from capstone import normalizer, sigmoid

from grader.suite import mistake

SAME = {
    "title": "The same prediction for every row",
    "hints": ("Give your function two very different rows: what comes out?", "Where do the features enter?"),
    "feedback": "This is what comes out when the features play no part: one number for every row. Let the prediction depend "
    "on X through the trained weights.",
}
CHANCE = {
    "title": "Chance that does not follow the seed",
    "hints": ("Train twice with seed=0: are the weights the same?", "Which generator do you draw from?"),
    "feedback": "This is what comes out when chance is not drawn from the seed: two trainings with the same seed end in "
    "different places. Make one generator with np.random.default_rng(seed) and draw everything from it.",
}
WRITES = {
    "title": "The caller's arrays changed",
    "hints": ("Is X after your call what it was before?",),
    "feedback": "This is what happens when rows or params are changed in place, with -=, /= or an assignment. Make a new "
    "array: Z = (X - mean) / scale.",
}
COLUMN = {
    "title": "A column in place of a vector",
    "hints": ("Print the shape of your result.", "Which shape do your weights have?"),
    "feedback": "This is what comes out of weights of shape (m, 1): predictions of shape (n, 1). Keep W of shape (m,), or "
    "ravel the result.",
}
OWN_ROWS = {
    "title": "Rows normalised by themselves",
    "hints": ("What does your function give for one row alone?", "Whose mean is subtracted when you predict?"),
    "feedback": "This is what comes out when rows to predict are centred on their own mean: nothing changes when all of "
    "them move together. Keep the training rows' mean and scale in params and use those.",
}
EARLY = {
    "title": "The cost is still far from its minimum",
    "hints": ("Draw the costs of your training: is the curve flat at its end?", "What do ten times the steps give?"),
    "feedback": "Even the training rows are fitted far worse than they could be, as when the descent ends before it "
    "arrives. Look at the curve of costs, then at learning rate, number of steps and normalisation.",
}


def _descend(Z, y, steps=800, rate=0.3, W=None, b=0.0, bias=True):
    W = np.zeros(Z.shape[1]) if W is None else W
    for _ in range(steps):
        error = Z @ W + b - y
        W, b = W - rate * Z.T @ error / len(y), b - bias * rate * error.sum() / len(y)
    return W, b


def _descend_logistic(Z, y, penalty, steps=800, rate=0.3, W=None, b=0.0):
    W = np.zeros(Z.shape[1]) if W is None else W
    for _ in range(steps):
        error = sigmoid(Z @ W + b) - y
        W, b = W - rate * (Z.T @ error / len(y) + penalty * W), b - rate * error.sum() / len(y)
    return W, b


def _params(mean, scale, W, b):
    return {"mean": mean, "scale": scale, "W": W, "b": b}


# --- train_regression ------------------------------------------------------------------------------------------------


@mistake("CAP-40", of="train_regression", **SAME)
def trains_nothing(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, np.zeros(X.shape[1]), np.mean(y))


@mistake("CAP-41", of="train_regression", **EARLY)
def ten_steps(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend((X - mean) / scale, y, steps=10, rate=0.02))


@mistake(
    "CAP-42",
    of="train_regression",
    title="A descent that ran away",
    hints=("Draw the first ten costs: do they fall or grow?", "How large are your features, and their squares?"),
    feedback="This is what comes out when the costs grow with each step until numbers overflow, as with raw features and a "
    "learning rate for normalised ones. Normalise first; then make the learning rate smaller until the costs fall.",
)
def runs_away(X, y, seed=0):
    W, b = _descend(X, y, steps=1000, rate=0.1)
    return _params(np.zeros(X.shape[1]), np.ones(X.shape[1]), W, b)


@mistake("CAP-43", of="train_regression", **CHANCE)
def starts_anywhere(X, y, seed=0):
    mean, scale = normalizer(X)
    start = np.random.default_rng().normal(size=X.shape[1])
    return _params(mean, scale, *_descend((X - mean) / scale, y, steps=80, rate=0.1, W=start))


@mistake(
    "NORM-09",
    of="train_regression",
    title="Predictions in units of the deviation",
    hints=("In which unit are your predictions?", "What did you do to y before training?"),
    feedback="This is what comes out when y is scaled for the training and predictions are not scaled back. Multiply by y's "
    "deviation and add y's mean, or leave y as it is.",
)
def scaled_target(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend((X - mean) / scale, (y - y.mean()) / y.std()))


@mistake(
    "STEP-04",
    of="train_regression",
    title="A bias that stays at 0",
    hints=("What is the mean of your predictions, and the mean of y?", "Which numbers change in a step?"),
    feedback="This is what comes out when only the weights are trained: on centred features predictions lie around 0. Give "
    "the bias its step too.",
)
def no_bias(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend((X - mean) / scale, y, bias=False))


@mistake("SHAP-08", of="train_regression", **WRITES)
def normalises_in_place(X, y, seed=0):
    mean, scale = normalizer(X)
    X -= mean
    X /= scale
    return _params(mean, scale, *_descend(X, y))


# --- predict_regression ----------------------------------------------------------------------------------------------


@mistake("CAP-40", of="predict_regression", **SAME)
def predicts_the_bias(params, X):
    return np.full(len(X), params["b"])


@mistake("CAP-44", of="predict_regression", **COLUMN)
def predicts_a_column(params, X):
    return ((X - params["mean"]) / params["scale"]) @ params["W"].reshape(-1, 1) + params["b"]


@mistake("NORM-02", of="predict_regression", **OWN_ROWS)
def own_statistics(params, X):
    mean, scale = normalizer(X)
    return (X - mean) / scale @ params["W"] + params["b"]


@mistake(
    "NORM-10",
    of="predict_regression",
    title="Weights for normalised rows, used on raw rows",
    hints=("How large are your predictions?", "Did the weights ever see a raw row in training?"),
    feedback="This is what comes out when training is on normalised rows and the prediction on raw ones. Keep mean and scale "
    "in params and send every row through them first.",
)
def raw_rows(params, X):
    return X @ params["W"] + params["b"]


@mistake("SHAP-08", of="predict_regression", **WRITES)
def predicts_in_place(params, X):
    X -= params["mean"]
    X /= params["scale"]
    return X @ params["W"] + params["b"]


# --- train_classifier ------------------------------------------------------------------------------------------------


@mistake("CAP-40", of="train_classifier", **SAME)
def trains_no_weights(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, np.zeros(X.shape[1]), np.log(np.mean(y) / (1 - np.mean(y))))


@mistake("CAP-41", of="train_classifier", **EARLY)
def two_steps(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend_logistic((X - mean) / scale, y, 1 / len(y), steps=2, rate=0.1))


@mistake("CAP-43", of="train_classifier", **CHANCE)
def classifier_starts_anywhere(X, y, seed=0):
    mean, scale = normalizer(X)
    start = np.random.default_rng().normal(size=X.shape[1])
    return _params(mean, scale, *_descend_logistic((X - mean) / scale, y, 1 / len(y), steps=200, rate=0.3, W=start))


@mistake(
    "CAP-45",
    of="train_classifier",
    title="No price for large weights",
    hints=("What is your log loss on validation rows, beside that on training rows?", "How large are your weights?"),
    feedback="This is what comes out of a long training without a penalty: where the labels can be separated, it is sure of "
    "everything. Add (penalty / 2) times the sum of the squared weights, with penalty 1/n, to the cost.",
)
def no_penalty(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend_logistic((X - mean) / scale, y, 0.0, steps=4000, rate=20.0))


@mistake(
    "REG-02",
    of="train_classifier",
    title="A penalty n times too large",
    hints=("How large is your penalty, and how large is 1/n?", "What does penalty * W do beside a mean over n rows?"),
    feedback="This is what comes out with a penalty of 1 in place of 1/n: weights stay small and probabilities near the "
    "middle. Divide the penalty by n.",
)
def penalty_of_one(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend_logistic((X - mean) / scale, y, 1.0))


@mistake(
    "STEP-01",
    of="train_classifier",
    title="Uphill",
    hints=("Do your costs fall or grow?", "Which sign stands before the gradient in the update?"),
    feedback="This is what comes out when the gradient is added: costs grow, and the model becomes sure of the wrong label. "
    "Subtract the gradient.",
)
def climbs(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend_logistic((X - mean) / scale, y, 1 / len(y), rate=-0.3))


@mistake(
    "LOG-15",
    of="train_classifier",
    title="A straight line through the labels",
    hints=("Which function of z should be near y: z itself, or its sigmoid?", "Is a sigmoid in your training?"),
    feedback="This is what comes out when z itself is fitted to the labels 0 and 1, by squared error. Train on the log loss: "
    "in its gradient the error is sigmoid(z) - y.",
)
def line_through_labels(X, y, seed=0):
    mean, scale = normalizer(X)
    return _params(mean, scale, *_descend((X - mean) / scale, y, rate=0.1))


@mistake("SHAP-08", of="train_classifier", **WRITES)
def classifier_normalises_in_place(X, y, seed=0):
    mean, scale = normalizer(X)
    X -= mean
    X /= scale
    return _params(mean, scale, *_descend_logistic(X, y, 1 / len(y)))


# --- predict_probability ---------------------------------------------------------------------------------------------


@mistake("CAP-40", of="predict_probability", **SAME)
def probability_of_the_bias(params, X):
    return np.full(len(X), sigmoid(np.float64(params["b"])))


@mistake("CAP-44", of="predict_probability", **COLUMN)
def column_of_probabilities(params, X):
    return sigmoid(((X - params["mean"]) / params["scale"]) @ params["W"].reshape(-1, 1) + params["b"])


@mistake(
    "LOG-01",
    of="predict_probability",
    title="The probability of the other label",
    hints=("Is your probability high or low where y is 1?", "Which sign does the exponent of the sigmoid have?"),
    feedback="This is what comes out with e^z in place of e^-z: the probability of the zeros. Put the minus back into the "
    "exponent.",
)
def probability_of_zero(params, X):
    return sigmoid(-((X - params["mean"]) / params["scale"] @ params["W"] + params["b"]))


@mistake(
    "LOG-02",
    of="predict_probability",
    title="The score in place of the probability",
    hints=("Which values can a probability take?", "What turns z into a probability?"),
    feedback="This is the score z = XW + b itself, which runs over all numbers. Send it through the sigmoid.",
)
def score_itself(params, X):
    return (X - params["mean"]) / params["scale"] @ params["W"] + params["b"]


@mistake(
    "LOG-16",
    of="predict_probability",
    title="Labels in place of probabilities",
    hints=("Which values does your function give besides 0 and 1?", "What does a wrong 0 or 1 cost in the log loss?"),
    feedback="This is what comes out when probabilities are rounded to 0 or 1: a single wrong one costs without bound. "
    "Return the probability itself.",
)
def labels_only(params, X):
    return ((X - params["mean"]) / params["scale"] @ params["W"] + params["b"] >= 0).astype(float)


@mistake("NORM-02", of="predict_probability", **OWN_ROWS)
def probability_by_own_statistics(params, X):
    mean, scale = normalizer(X)
    return sigmoid((X - mean) / scale @ params["W"] + params["b"])


@mistake("SHAP-08", of="predict_probability", **WRITES)
def probability_in_place(params, X):
    X -= params["mean"]
    X /= params["scale"]
    return sigmoid(X @ params["W"] + params["b"])


LEFT_OUT = {
    "NORM-01": "no test row is there while training, so their statistics cannot leak",
    "NORM-03": "one mean and one scale for the whole table show only as a slow descent (CAP-41)",
    "NORM-04": "row statistics change the model in ways that depend on the training",
    "NORM-05": "neither data set has a constant column, and the contract promises none",
    "NORM-06": "another scale in training and predicting alike gives the same predictions",
    "NORM-07": "dividing by the variance, in both places alike, shows only as a slow descent (CAP-41)",
    "NORM-10 of predict_probability": "on raw rows probabilities saturate at 0 or 1, as other wrong scores do",
    "REG-01": "a penalty of 1/n on the bias costs less than 5 %",
    "REG-08": "the suite takes the test error, students report none",
    "LOG-08": "an overflow that ends in a right probability costs nothing, one that ends in nan has many causes",
    "LOG-21": "two functions would be wrong at once: a line through the labels that is also returned as the probability",
}
