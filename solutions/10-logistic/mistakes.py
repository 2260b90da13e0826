"""Known wrong functions of exercise 10, each with what a tutor would say."""

import math

import numpy as np
from logistic import log_loss, log_loss_from_logits, logistic_gradients, sigmoid

from grader.suite import mistake

# --- sigmoid ---------------------------------------------------------------------------------------------------------


@mistake(
    "LOG-01",
    of="sigmoid",
    title="The sign of z turned round",
    hints=(
        "What should come out for z = 10: nearly 0 or nearly 1?",
        "Which sign does the exponent have in the formula?",
    ),
    feedback="This is what comes out with e^z in place of e^-z: large scores give small probabilities. Put the minus "
    "back into the exponent.",
)
def sigmoid_of_minus_z(z):
    return 1 / (1 + np.exp(z))


@mistake(
    "LOG-08",
    of="sigmoid",
    title="An exponential that overflows",
    hints=("How large is e^800 in float64?", "What is infinity divided by infinity?"),
    feedback="This is what comes out of e^z / (1 + e^z): right until z passes 709, then infinity over infinity. Use a "
    "form in which the exponential only ever gets -|z|.",
)
def sigmoid_overflows(z):
    grown = np.exp(z)
    return grown / (1 + grown)


@mistake(
    "LOG-40",
    of="sigmoid",
    title="Small probabilities lost in a hyperbolic tangent",
    hints=("What is your result at z = -30, and what is e^-30?", "What happens to the digits in 1 + (-0.999...)?"),
    feedback="This is what comes out of (1 + tanh(z/2)) / 2: near z = -30 the 1 swallows nearly all digits of a tiny "
    "result. For negative z use e^z / (1 + e^z), which subtracts nothing.",
)
def sigmoid_by_tanh(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


@mistake(
    "LOG-41",
    of="sigmoid",
    title="Small probabilities as one minus a large one",
    hints=("What is your result at z = -30, and what is e^-30?", "How many digits are left in 1 - 0.9999999999999?"),
    feedback="This is what comes out of 1 minus the probability of the other class: far down most digits are lost in "
    "the subtraction. For negative z use e^z / (1 + e^z), which subtracts nothing.",
)
def sigmoid_as_one_minus(z):
    return 1 - 1 / (1 + np.exp(np.minimum(z, 700)))


@mistake(
    "LOG-22",
    of="sigmoid",
    title="Labels in place of probabilities",
    hints=("Which values can a probability take besides 0 and 1?",),
    feedback="This is what comes out when the probability is rounded to 0 or 1 at once. Return the probability itself; "
    "only classify compares it with a threshold.",
)
def sigmoid_thresholded(z):
    return np.round(1 / (1 + np.exp(-z))).astype(int)


@mistake(
    "LOG-23",
    of="sigmoid",
    title="An exponential for single numbers only",
    hints=("Which exp takes a whole array: that of math or that of numpy?",),
    feedback="This is what happens with math.exp: it takes one number and refuses an array. Use np.exp, which does "
    "both.",
)
def sigmoid_by_math(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


@mistake(
    "LOG-68",
    of="sigmoid",
    title="An exponential that refuses large numbers",
    hints=("What does math.exp(800) do?",),
    feedback="This is what happens with math.exp applied number by number: beyond 709 it raises OverflowError. Give the "
    "exponential only -|z|, or use np.exp.",
)
def sigmoid_by_math_one_by_one(z):
    return np.reshape([1 / (1 + math.exp(-value)) for value in np.ravel(z)], np.shape(z))


@mistake(
    "LOG-42",
    of="sigmoid",
    title="Scores cut off before the exponential",
    hints=("What is sigmoid(-500): is it larger than sigmoid(-20)?",),
    feedback="This is what comes out when z is first cut to [-20, 20]: every score beyond is given the same "
    "probability. Avoid the overflow by the form of the formula, or cut only where nothing changes any more "
    "(beyond 700).",
)
def sigmoid_clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))


@mistake(
    "LOG-17",
    of="sigmoid",
    title="The slope of the sigmoid in its place",
    hints=("At z = 0, should the result be 1/2 or 1/4?",),
    feedback="This is p(1 - p), the derivative of the sigmoid. Return p itself; the derivative is needed only in the "
    "derivation.",
)
def sigmoid_slope(z):
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


@mistake(
    "SHAP-08",
    of="sigmoid",
    title="The caller's array changed",
    hints=("Is z after your call what it was before?",),
    feedback="This is what happens when z is turned round in place, with *= or out=. Make a new array: -z instead of z "
    "*= -1.",
)
def sigmoid_in_place(z):
    z *= -1
    return 1 / (1 + np.exp(z))


@mistake(
    "SHAP-10",
    of="sigmoid",
    title="Decimals cut off by an integer array",
    hints=("What is the dtype of np.zeros_like(z) when z holds integers?",),
    feedback="This is what comes out when the result is written into an array like an integer z: every probability "
    "becomes 0 or 1. Give the result array float64, or use np.where.",
)
def sigmoid_into_integers(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    up = z >= 0
    result[up] = 1 / (1 + np.exp(-z[up]))
    result[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
    return result


@mistake(
    "COST-15",
    of="sigmoid",
    title="A number wrapped in an array",
    hints=("What is the shape of your result for z = 0.0?",),
    feedback="This is what comes out when z is first made into an array with at least one dimension. For a single "
    "number return a single number: np.asarray adds no dimension.",
)
def sigmoid_at_least_1d(z):
    z = np.atleast_1d(z)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1 + small)


# --- log_loss --------------------------------------------------------------------------------------------------------


@mistake(
    "LOG-03",
    of="log_loss",
    title="The minus sign is missing",
    hints=("Is log(0.8) positive or negative?", "Can a loss be below 0 here?"),
    feedback="This is what comes out without the minus in front: logarithms of probabilities are negative, a loss is "
    "not. Put the minus back.",
)
def loss_without_minus(y_hat, y):
    return -log_loss(y_hat, y)


@mistake(
    "LOG-04",
    of="log_loss",
    title="Only the examples with label 1 count",
    hints=("What should it cost to give 0.99 to an example whose label is 0?",),
    feedback="This is what comes out with y log p alone: a confident 1 where the label is 0 costs nothing. Add the "
    "second half, (1 - y) log(1 - p).",
)
def loss_of_ones_only(y_hat, y):
    return -np.mean(y * np.log(np.maximum(y_hat, 1e-300)))


@mistake(
    "LOG-05",
    of="log_loss",
    title="The two labels exchanged",
    hints=("What should the loss be for y = 1 and p close to 1?",),
    feedback="This is what comes out when y stands before log(1 - p) and 1 - y before log p: being right is punished. "
    "Check with y = 1, p = 0.99, which should cost almost nothing, and exchange the two.",
)
def loss_labels_exchanged(y_hat, y):
    return log_loss(y_hat, 1 - y)


@mistake(
    "LOG-06",
    of="log_loss",
    title="The decimal logarithm",
    hints=("Which base makes the derivative of the logarithm exactly 1/p?",),
    feedback="This is what comes out of log10. The loss uses the natural logarithm, np.log; with any other base the "
    "gradient would get an extra constant.",
)
def loss_base_ten(y_hat, y):
    return log_loss(y_hat, y) / np.log(10)


@mistake(
    "LOG-43",
    of="log_loss",
    title="The binary logarithm",
    hints=("Which base makes the derivative of the logarithm exactly 1/p?",),
    feedback="This is what comes out of log2. The loss uses the natural logarithm, np.log; with any other base the "
    "gradient would get an extra constant.",
)
def loss_base_two(y_hat, y):
    return log_loss(y_hat, y) / np.log(2)


@mistake(
    "LOG-07",
    of="log_loss",
    title="Summed over the examples",
    hints=("Does your loss change when the same data come twice?",),
    feedback="This is what comes out when the losses are added up but not averaged: n times too large. Divide by n.",
)
def loss_summed(y_hat, y):
    return log_loss(y_hat, y) * len(y)


@mistake(
    "COST-02",
    of="log_loss",
    title="An extra one half",
    hints=("Where did the 1/2 of half_mse come from, and is there a square here?",),
    feedback="This is half the log loss. The 1/2 of half_mse was there to cancel the 2 of a square; here there is no "
    "square, so leave it out.",
)
def loss_halved(y_hat, y):
    return log_loss(y_hat, y) / 2


@mistake(
    "COST-14",
    of="log_loss",
    title="One loss for each example",
    hints=("How many numbers should come out?",),
    feedback="This is what comes out when the mean is not taken: n losses. Average them into one number.",
)
def loss_of_each(y_hat, y):
    return -(y * np.log(np.maximum(y_hat, 1e-300)) + (1 - y) * np.log(np.maximum(1 - y_hat, 1e-300)))


@mistake(
    "LOG-09",
    of="log_loss",
    title="The logarithm of 0",
    hints=("What are np.log(0.0) and 0 * np.log(0.0)?",),
    feedback="This is what comes out when log meets a probability of exactly 0 or 1: infinity, or 0 times infinity, "
    "which is nan. Keep its argument above 0, for example with np.maximum(y_hat, 1e-15).",
)
def loss_unprotected(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@mistake(
    "LOG-10",
    of="log_loss",
    title="Probabilities clipped too early",
    hints=("What does your loss say for y_hat = 1e-9 and y = 1, and what is -log(1e-9)?",),
    feedback="This is what comes out when probabilities are cut to [1e-7, 1 - 1e-7]: everything beyond costs the same. "
    "Cut far below 1e-9 only, say at 1e-15.",
)
def loss_clipped_at_1e_7(y_hat, y):
    return log_loss(np.clip(y_hat, 1e-7, 1 - 1e-7), y)


@mistake(
    "LOG-44",
    of="log_loss",
    title="Probabilities clipped too early",
    hints=("What does your loss say for y_hat = 1e-9 and y = 1, and what is -log(1e-9)?",),
    feedback="This is what comes out when probabilities are cut to [1e-5, 1 - 1e-5]: everything beyond costs the same. "
    "Cut far below 1e-9 only, say at 1e-15.",
)
def loss_clipped_at_1e_5(y_hat, y):
    return log_loss(np.clip(y_hat, 1e-5, 1 - 1e-5), y)


@mistake(
    "LOG-45",
    of="log_loss",
    title="Probabilities clipped too early",
    hints=("What does your loss say for y_hat = 1e-9 and y = 1, and what is -log(1e-9)?",),
    feedback="This is what comes out when probabilities are cut to [1e-8, 1 - 1e-8]: everything beyond costs the same. "
    "Cut far below 1e-9 only, say at 1e-15.",
)
def loss_clipped_at_1e_8(y_hat, y):
    return log_loss(np.clip(y_hat, 1e-8, 1 - 1e-8), y)


@mistake(
    "LOG-46",
    of="log_loss",
    title="Probabilities clipped too early",
    hints=("What does your loss say for y_hat = 1e-9 and y = 1, and what is -log(1e-9)?",),
    feedback="This is what comes out when probabilities are cut to [1e-6, 1 - 1e-6]: everything beyond costs the same. "
    "Cut far below 1e-9 only, say at 1e-15.",
)
def loss_clipped_at_1e_6(y_hat, y):
    return log_loss(np.clip(y_hat, 1e-6, 1 - 1e-6), y)


@mistake(
    "LOG-11",
    of="log_loss",
    title="A small number added inside the logarithm",
    hints=("What is log(p + 1e-8) at p = 1e-9?", "Can your loss fall below 0?"),
    feedback="This is what comes out of log(p + 1e-8): right to some seven digits for ordinary probabilities, far off "
    "for small ones. Replace only what is too small, with np.maximum(p, 1e-15).",
)
def loss_shifted_by_1e_8(y_hat, y):
    return -np.mean(y * np.log(y_hat + 1e-8) + (1 - y) * np.log(1 - y_hat + 1e-8))


@mistake(
    "LOG-47",
    of="log_loss",
    title="A small number added inside the logarithm",
    hints=("What is log(p + 1e-9) at p = 1e-9?", "Can your loss fall below 0?"),
    feedback="This is what comes out of log(p + 1e-9): where p is as small as 1e-9 itself, this doubles it. Replace "
    "only what is too small, with np.maximum(p, 1e-15).",
)
def loss_shifted_by_1e_9(y_hat, y):
    return -np.mean(y * np.log(y_hat + 1e-9) + (1 - y) * np.log(1 - y_hat + 1e-9))


@mistake(
    "LOG-48",
    of="log_loss",
    title="A small number added inside the logarithm",
    hints=("What is log(p + 1e-12) at p = 1e-9, and what should it be? And at p = 1 - 1e-9?",),
    feedback="This is what comes out of log(p + 1e-12): where p is as small as 1e-9, or as close to 1, the added "
    "number shows in the loss. Replace only what is too small, with np.maximum(p, 1e-15).",
)
def loss_shifted_by_1e_12(y_hat, y):
    return -np.mean(y * np.log(y_hat + 1e-12) + (1 - y) * np.log(1 - y_hat + 1e-12))


@mistake(
    "LOG-21",
    of="log_loss",
    title="Squared errors of the probabilities",
    hints=("How much does it cost to be sure and wrong: at most 1, or without limit?",),
    feedback="This is the mean squared error of the probabilities. The log loss takes the logarithm of the probability "
    "that was given to the true label.",
)
def loss_squared(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@mistake(
    "LOG-49",
    of="log_loss",
    title="Half of the squared errors of the probabilities",
    hints=("How much does it cost to be sure and wrong: at most 1/2, or without limit?",),
    feedback="This is half_mse of the probabilities. The log loss takes the logarithm of the probability that was "
    "given to the true label.",
)
def loss_half_squared(y_hat, y):
    return np.mean((y_hat - y) ** 2) / 2


@mistake(
    "COST-12",
    of="log_loss",
    title="The first example is left out",
    hints=("Does your loss change when you change the first label?",),
    feedback="This is what comes out of a loop that starts at 1. Python counts from 0: begin there.",
)
def loss_skips_the_first(y_hat, y):
    return log_loss(y_hat[1:], y[1:]) * (len(y) - 1) / len(y)


# --- log_loss_from_logits --------------------------------------------------------------------------------------------


@mistake(
    "LOG-05",
    of="log_loss_from_logits",
    title="The two labels exchanged",
    hints=("For y = 1, should the loss fall or rise when z grows?",),
    feedback="This is the loss with the labels exchanged, or with -z for z: a high score on a 1 is punished. For y = 1 "
    "the loss is log(1 + e^-z); check both labels.",
)
def logits_labels_exchanged(z, y):
    return log_loss_from_logits(-z, y)


@mistake(
    "LOG-02",
    of="log_loss_from_logits",
    title="The score taken for a probability",
    hints=("Is a score of 3 a probability?",),
    feedback="This is what comes out when log is taken of the scores themselves. A score becomes a probability through "
    "the sigmoid; use the form derived from log(sigmoid(z)).",
)
def logits_as_probabilities(z, y):
    return log_loss(z, y)


@mistake(
    "LOG-66",
    of="log_loss_from_logits",
    title="The score cut off at 0 and 1 and taken for a probability",
    hints=("Is a score of 3 a probability?",),
    feedback="This is what comes out when log is taken of scores that are cut to [1e-15, 1 - 1e-15]. A score becomes a "
    "probability through the sigmoid; use the form derived from log(sigmoid(z)).",
)
def logits_clipped_as_probabilities(z, y):
    return log_loss(np.clip(z, 1e-15, 1 - 1e-15), y)


@mistake(
    "LOG-67",
    of="log_loss_from_logits",
    title="The score cut off at 0 and 1 and taken for a probability",
    hints=("Is a score of 3 a probability?",),
    feedback="This is what comes out when log is taken of scores that are cut to [1e-12, 1 - 1e-12]. A score becomes a "
    "probability through the sigmoid; use the form derived from log(sigmoid(z)).",
)
def logits_clipped_as_probabilities_1e_12(z, y):
    return log_loss(np.clip(z, 1e-12, 1 - 1e-12), y)


@mistake(
    "LOG-03",
    of="log_loss_from_logits",
    title="The minus sign is missing",
    hints=("Can a loss be below 0 here?",),
    feedback="This is minus the log loss. Logarithms of probabilities are negative: put a minus in front.",
)
def logits_without_minus(z, y):
    return -log_loss_from_logits(z, y)


@mistake(
    "LOG-04",
    of="log_loss_from_logits",
    title="Only the examples with label 1 count",
    hints=("What should a score of 5 cost when the label is 0?",),
    feedback="This is what comes out with y log p alone: examples with label 0 cost nothing. Add their half, log(1 + "
    "e^z).",
)
def logits_of_ones_only(z, y):
    return np.mean(y * np.logaddexp(0, -z))


@mistake(
    "LOG-06",
    of="log_loss_from_logits",
    title="The decimal logarithm",
    hints=("Which base makes the derivative of the logarithm exactly 1/p?",),
    feedback="This is what comes out of log10. The loss uses the natural logarithm, np.log and np.log1p: use these.",
)
def logits_base_ten(z, y):
    return log_loss_from_logits(z, y) / np.log(10)


@mistake(
    "LOG-07",
    of="log_loss_from_logits",
    title="Summed over the examples",
    hints=("Does your loss change when the same data come twice?",),
    feedback="This is what comes out when the losses are added up but not averaged: n times too large. Divide by n.",
)
def logits_summed(z, y):
    return log_loss_from_logits(z, y) * len(y)


@mistake(
    "COST-02",
    of="log_loss_from_logits",
    title="An extra one half",
    hints=("Where did the 1/2 of half_mse come from, and is there a square here?",),
    feedback="This is half the log loss. There is no square here whose 2 a half could cancel: leave it out.",
)
def logits_halved(z, y):
    return log_loss_from_logits(z, y) / 2


@mistake(
    "COST-14",
    of="log_loss_from_logits",
    title="One loss for each example",
    hints=("How many numbers should come out?",),
    feedback="This is what comes out when the mean is not taken: n losses. Average them into one number.",
)
def logits_of_each(z, y):
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


@mistake(
    "LOG-08",
    of="log_loss_from_logits",
    title="An exponential that overflows",
    hints=("What is np.exp(800)?", "Which part of log(1 + e^z) can you write down without e^z when z is large?"),
    feedback="This is what comes out of log(1 + e^z) - y z written plainly: from z = 710 on e^z is infinite. Write "
    "max(z, 0) - y z + log1p(e^-|z|), where nothing can overflow.",
)
def logits_overflow(z, y):
    return np.mean(np.log(1 + np.exp(z)) - y * z)


@mistake(
    "LOG-09",
    of="log_loss_from_logits",
    title="The logarithm of a probability that became 0",
    hints=("What is 1 - sigmoid(40) in float64?",),
    feedback="This is what comes out through the probabilities: from z = 37 on 1 - p is exactly 0 and its logarithm "
    "infinite. Start from the scores: max(z, 0) - y z + log1p(e^-|z|).",
)
def logits_through_probabilities(z, y):
    p = sigmoid(z)
    return -np.mean((1 - y) * np.log(1 - p) + y * np.log(p))


@mistake(
    "LOG-50",
    of="log_loss_from_logits",
    title="The loss of the probabilities, capped at 708",
    hints=("What should z = 40 cost when the label is 0, and what does your function say?",),
    feedback="This is what comes out of log_loss(sigmoid(z), y) when log_loss keeps its arguments above the smallest "
    "float: 1 - p is 0 from z = 37 on. Start from the scores: max(z, 0) - y z + log1p(e^-|z|).",
)
def logits_through_log_loss(z, y):
    return log_loss(sigmoid(z), y)


@mistake(
    "LOG-10",
    of="log_loss_from_logits",
    title="The loss of clipped probabilities",
    hints=("What should z = 800 cost when the label is 0, and what does your function say?",),
    feedback="This is what comes out through probabilities cut to [1e-15, 1 - 1e-15]: no example can cost more than "
    "34.5. Start from the scores: max(z, 0) - y z + log1p(e^-|z|).",
)
def logits_clipped_at_1e_15(z, y):
    return log_loss(np.clip(sigmoid(z), 1e-15, 1 - 1e-15), y)


@mistake(
    "LOG-44",
    of="log_loss_from_logits",
    title="The loss of clipped probabilities",
    hints=("What should z = 800 cost when the label is 0, and what does your function say?",),
    feedback="This is what comes out through probabilities cut to [1e-12, 1 - 1e-12]: no example can cost more than "
    "27.6. Start from the scores: max(z, 0) - y z + log1p(e^-|z|).",
)
def logits_clipped_at_1e_12(z, y):
    return log_loss(np.clip(sigmoid(z), 1e-12, 1 - 1e-12), y)


@mistake(
    "LOG-46",
    of="log_loss_from_logits",
    title="The loss of probabilities kept above 1e-15",
    hints=("What should z = 800 cost when the label is 0, and what does your function say?",),
    feedback="This is what comes out through log(max(p, 1e-15)): no example can cost more than 34.5. Start from the "
    "scores: max(z, 0) - y z + log1p(e^-|z|).",
)
def logits_floored_at_1e_15(z, y):
    p = sigmoid(z)
    return -np.mean(y * np.log(np.maximum(p, 1e-15)) + (1 - y) * np.log(np.maximum(1 - p, 1e-15)))


@mistake(
    "LOG-11",
    of="log_loss_from_logits",
    title="A small number added inside the logarithm",
    hints=("What should z = 800 cost when the label is 0, and what does your function say?",),
    feedback="This is what comes out of log(p + 1e-15): no example can cost more than 34.5. Start from the scores: "
    "max(z, 0) - y z + log1p(e^-|z|).",
)
def logits_shifted_by_1e_15(z, y):
    p = sigmoid(z)
    return -np.mean(y * np.log(p + 1e-15) + (1 - y) * np.log(1 - p + 1e-15))


@mistake(
    "LOG-20",
    of="log_loss_from_logits",
    title="The formula for labels -1 and +1",
    hints=("What does log(1 + e^(-y z)) become when y is 0?",),
    feedback="This is log(1 + e^(-y z)), which is made for labels -1 and +1: with y = 0 it costs log 2 whatever z is. "
    "With labels 0 and 1 use log(1 + e^z) - y z.",
)
def logits_for_signed_labels(z, y):
    return np.mean(np.logaddexp(0, -y * z))


@mistake(
    "LOG-21",
    of="log_loss_from_logits",
    title="Squared errors of the probabilities",
    hints=("How much does it cost to be sure and wrong: at most 1, or without limit?",),
    feedback="This is the mean squared error of sigmoid(z). The log loss takes the logarithm of the probability that "
    "was given to the true label.",
)
def logits_squared(z, y):
    return np.mean((sigmoid(z) - y) ** 2)


@mistake(
    "LOG-51",
    of="log_loss_from_logits",
    title="Without the last term",
    hints=("What is your loss at z = 0? It should be log 2.",),
    feedback="This is max(z, 0) - y z, the two straight lines without the bend between them. Add log1p(e^-|z|).",
)
def logits_without_the_bend(z, y):
    return np.mean(np.maximum(z, 0) - y * z)


@mistake(
    "LOG-52",
    of="log_loss_from_logits",
    title="y z added instead of subtracted",
    hints=("For y = 1, should the loss fall or rise when z grows?",),
    feedback="This is log(1 + e^z) + y z. Expand -y log p - (1 - y) log(1 - p) once more: y z comes out with a minus.",
)
def logits_plus_yz(z, y):
    return np.mean(np.logaddexp(0, z) + y * z)


# --- logistic_gradients ----------------------------------------------------------------------------------------------


@mistake(
    "GRAD-01",
    of="logistic_gradients",
    title="Summed over the examples",
    hints=("Does your gradient change when the same data come twice?",),
    feedback="This is what comes out when the examples are added up: n times too large. The 1/n of the loss stays when "
    "you differentiate: divide by n.",
)
def gradients_summed(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error, np.sum(error)


@mistake(
    "GRAD-02",
    of="logistic_gradients",
    title="An extra factor 2",
    hints=("Is there a square in the log loss?",),
    feedback="This is twice the gradient. The 2 belongs to squared errors; the derivative of the log loss has none.",
)
def gradients_doubled(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return 2 * X.T @ error / len(y), 2 * np.mean(error)


@mistake(
    "GRAD-04",
    of="logistic_gradients",
    title="An extra one half",
    hints=("Is there a 1/2 in front of the log loss?",),
    feedback="This is half the gradient. The log loss has 1/n in front, not 1/(2n): leave the 2 out.",
)
def gradients_halved(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error / (2 * len(y)), np.mean(error) / 2


@mistake(
    "GRAD-05",
    of="logistic_gradients",
    title="Averaged twice",
    hints=("How often do you divide by n?",),
    feedback="This is what comes out when a mean is divided by n once more. Keep one of the two.",
)
def gradients_averaged_twice(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error / len(y) ** 2, np.mean(error) / len(y)


@mistake(
    "GRAD-09",
    of="logistic_gradients",
    title="db is not averaged",
    hints=("Do both derivatives carry the 1/n of the loss?",),
    feedback="This is what comes out when dW is a mean and db a sum. Divide both by n.",
)
def gradients_bias_summed(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error / len(y), np.sum(error)


@mistake(
    "GRAD-10",
    of="logistic_gradients",
    title="dW is not averaged",
    hints=("Do both derivatives carry the 1/n of the loss?",),
    feedback="This is what comes out when dW is a sum and db a mean. Divide both by n.",
)
def gradients_weights_summed(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error, np.mean(error)


@mistake(
    "COST-05",
    of="logistic_gradients",
    title="Divided by the number of features",
    hints=("Which axis of X counts the examples?",),
    feedback="This is what comes out when dW is divided by m, the number of columns. Divide by n, the number of rows.",
)
def gradients_over_features(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error / X.shape[1], np.mean(error)


@mistake(
    "LOG-12",
    of="logistic_gradients",
    title="An extra factor p(1 - p)",
    hints=("What does the derivative of the loss with respect to p have in its denominator?",),
    feedback="This is what comes out with one factor p(1 - p) too many: the gradient of half the squared errors of p. "
    "With the log loss that factor cancels against the p(1 - p) in the denominator; drop it.",
)
def gradients_with_slope(X, y, W, b):
    p = sigmoid(X @ W + b)
    error = (p - y) * p * (1 - p)
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "LOG-53",
    of="logistic_gradients",
    title="The gradient of the mean squared error of p",
    hints=("Which cost did you differentiate: squares or logarithms?",),
    feedback="This is the gradient of mean (p - y)^2. Differentiate the log loss instead: there the 2 and the p(1 - p) "
    "vanish.",
)
def gradients_of_squares(X, y, W, b):
    p = sigmoid(X @ W + b)
    error = 2 * (p - y) * p * (1 - p)
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "LOG-13",
    of="logistic_gradients",
    title="Stopped at the derivative with respect to p",
    hints=("With respect to what is (p - y) / (p(1 - p)) the derivative?",),
    feedback="This is what comes out when the chain ends at p. Go on through the sigmoid: multiply by its slope p(1 - "
    "p).",
)
def gradients_stop_at_p(X, y, W, b):
    p = sigmoid(X @ W + b)
    error = (p - y) / np.maximum(p * (1 - p), 1e-12)
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "LOG-14",
    of="logistic_gradients",
    title="The opposite sign",
    hints=("Should the loss rise or fall along the gradient?",),
    feedback="This is minus the gradient: it comes from y - p. The error is the prediction minus the target, p - y.",
)
def gradients_turned(X, y, W, b):
    error = y - sigmoid(X @ W + b)
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "LOG-15",
    of="logistic_gradients",
    title="The score in place of the probability",
    hints=("Which of z and p is compared with the label?",),
    feedback="This is what comes out of z - y, the gradient of linear regression. Put z through the sigmoid first.",
)
def gradients_of_scores(X, y, W, b):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "LOG-16",
    of="logistic_gradients",
    title="Labels in place of probabilities",
    hints=("Does your gradient change when W moves a tiny bit?",),
    feedback="This is what comes out when p is rounded to 0 or 1 before the error is taken. Train with the "
    "probabilities; thresholds are for classify only.",
)
def gradients_of_labels(X, y, W, b):
    error = (sigmoid(X @ W + b) >= 0.5) - y
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "LOG-17",
    of="logistic_gradients",
    title="The factor p(1 - z)",
    hints=("What is the derivative of the sigmoid, written with p alone?",),
    feedback="This is what comes out when the slope of the sigmoid is taken for p(1 - z). The slope of the sigmoid is "
    "p(1 - p), and in the log loss it cancels: drop it.",
)
def gradients_with_odd_slope(X, y, W, b):
    z = X @ W + b
    p = sigmoid(z)
    error = (p - y) / np.maximum(p * (1 - p), 1e-12) * p * (1 - z)
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "GRAD-12",
    of="logistic_gradients",
    title="db is always 0",
    hints=("What is the derivative of z = x W + b with respect to b?",),
    feedback="This is what comes out when b is forgotten. The derivative of z with respect to b is 1, so db is the "
    "mean of p - y.",
)
def gradients_without_db(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error / len(y), 0.0


@mistake(
    "GRAD-16",
    of="logistic_gradients",
    title="The scores without b",
    hints=("Does your gradient change when b does?",),
    feedback="This is what comes out when the scores inside are X W without b. Add b before the sigmoid.",
)
def gradients_ignore_b(X, y, W, b):
    error = sigmoid(X @ W) - y
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "GRAD-37",
    of="logistic_gradients",
    title="The two results exchanged",
    hints=("Which of the two should have shape (m,)?",),
    feedback="This is (db, dW). The order asked for is dW first, then db.",
)
def gradients_exchanged(X, y, W, b):
    dW, db = logistic_gradients(X, y, W, b)
    return db, dW


@mistake(
    "SHAP-06",
    of="logistic_gradients",
    title="One db for each example",
    hints=("How many numbers is b?",),
    feedback="This is each example's share (p - y)/n, not yet added up. There is one b for all of them: db is the mean "
    "of p - y.",
)
def gradients_db_of_each(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.T @ error / len(y), error / len(y)


@mistake(
    "GRAD-13",
    of="logistic_gradients",
    title="dW without the features",
    hints=("What is the derivative of z = x W + b with respect to a weight?",),
    feedback="This is what comes out when x is missing in dW: every weight gets the mean error. Multiply each error by "
    "its x before averaging.",
)
def gradients_without_x(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return np.full(X.shape[1], np.mean(error)), np.mean(error)


@mistake(
    "GRAD-14",
    of="logistic_gradients",
    title="The product of two means",
    hints=("Is the mean of a product the product of the means?",),
    feedback="This is mean(x) times mean(p - y). Multiply row by row first, then take the mean.",
)
def gradients_of_means(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X.mean(axis=0) * np.mean(error), np.mean(error)


@mistake(
    "GRAD-22",
    of="logistic_gradients",
    title="Only the last example counts",
    hints=("Does your loop add up, or overwrite?",),
    feedback="This is what comes out when each pass of a loop overwrites the one before. Accumulate with +=.",
)
def gradients_of_the_last(X, y, W, b):
    error = sigmoid(X @ W + b) - y
    return X[-1] * error[-1] / len(y), error[-1] / len(y)


@mistake(
    "LOG-08",
    of="logistic_gradients",
    title="An exponential that overflows",
    hints=("What is np.exp(800), and what is infinity divided by infinity?",),
    feedback="This is what comes out when the probability inside is written e^z / (1 + e^z): nan from z = 710 on. Call "
    "your sigmoid, which is safe.",
)
def gradients_overflow(X, y, W, b):
    grown = np.exp(X @ W + b)
    error = grown / (1 + grown) - y
    return X.T @ error / len(y), np.mean(error)


# --- classify --------------------------------------------------------------------------------------------------------


@mistake(
    "LOG-18",
    of="classify",
    title="Probabilities rounded",
    hints=("What is np.round(0.5)?", "Where does your function look at the threshold?"),
    feedback="This is what comes out of np.round: 0.5 is rounded to 0, and another threshold has no effect. Compare "
    "the probability with the threshold, with >=.",
)
def labels_rounded(X, W, b, threshold=0.5):
    return np.round(sigmoid(X @ W + b)).astype(int)


@mistake(
    "LOG-54",
    of="classify",
    title="A probability equal to the threshold is left out",
    hints=("What should come out when the probability is exactly 0.5?",),
    feedback="This is what comes out with > in place of >=. A probability that just reaches the threshold gives a 1.",
)
def labels_strict(X, W, b, threshold=0.5):
    return (sigmoid(X @ W + b) > threshold).astype(int)


@mistake(
    "LOG-19",
    of="classify",
    title="The score compared with the threshold",
    hints=("Which score belongs to the probability 0.5?",),
    feedback="This is what comes out when z itself is compared with the threshold. Put z through the sigmoid first: a "
    "probability of at least 0.5 means z of at least 0.",
)
def labels_of_scores(X, W, b, threshold=0.5):
    return (X @ W + b >= threshold).astype(int)


@mistake(
    "LOG-55",
    of="classify",
    title="The threshold has no effect",
    hints=("What changes in your result when the threshold is 0.8?",),
    feedback="This is what comes out when 0.5 is written into the comparison, or z >= 0 is tested. Compare with the "
    "argument threshold.",
)
def labels_ignore_threshold(X, W, b, threshold=0.5):
    return (sigmoid(X @ W + b) >= 0.5).astype(int)


@mistake(
    "LOG-56",
    of="classify",
    title="The two labels exchanged",
    hints=("Does a high probability mean 1 or 0?",),
    feedback="This is what comes out when 1 is given below the threshold. The probability is that of the label 1: turn "
    "the comparison round.",
)
def labels_exchanged(X, W, b, threshold=0.5):
    return (sigmoid(X @ W + b) < threshold).astype(int)


@mistake(
    "LOG-57",
    of="classify",
    title="Probabilities in place of labels",
    hints=("Which two values may your result hold?",),
    feedback="This is the probability itself. Compare it with the threshold and return 0 or 1.",
)
def labels_not_thresholded(X, W, b, threshold=0.5):
    return sigmoid(X @ W + b)


@mistake(
    "LOG-58",
    of="classify",
    title="Labels -1 and +1",
    hints=("Which two values do the labels of this exercise have?",),
    feedback="This is what comes out with -1 for the second class. In this exercise the labels are 0 and 1: give 0 in "
    "place of -1.",
)
def labels_signed(X, W, b, threshold=0.5):
    return np.where(sigmoid(X @ W + b) >= threshold, 1, -1)


@mistake(
    "GRAD-16",
    of="classify",
    title="The scores without b",
    hints=("Does your result change when b does?",),
    feedback="This is what comes out when the score is X W alone. Add b before the sigmoid.",
)
def labels_ignore_b(X, W, b, threshold=0.5):
    return (sigmoid(X @ W) >= threshold).astype(int)


# --- accuracy --------------------------------------------------------------------------------------------------------


@mistake(
    "LOG-59",
    of="accuracy",
    title="The share of wrong labels",
    hints=("What should come out when every label is right?",),
    feedback="This is the error rate. The accuracy is the share that is right: compare with ==.",
)
def accuracy_of_errors(labels, y):
    return np.mean(labels != y)


@mistake(
    "LOG-60",
    of="accuracy",
    title="The number of right labels",
    hints=("What is the largest value that a share can have?",),
    feedback="This is how many labels are right. Divide by n to make it a share.",
)
def accuracy_counted(labels, y):
    return np.sum(labels == y)


@mistake(
    "LOG-61",
    of="accuracy",
    title="Percent in place of a share",
    hints=("What is the largest value that a share can have?",),
    feedback="This is the accuracy in percent. A number between 0 and 1 is asked for: leave out the 100.",
)
def accuracy_in_percent(labels, y):
    return 100 * np.mean(labels == y)


@mistake(
    "LOG-62",
    of="accuracy",
    title="Right zeros are not counted",
    hints=("Is a 0 that was labelled 0 right or wrong?",),
    feedback="This is the share of examples that are 1 and labelled 1. A 0 that was labelled 0 is right too: compare "
    "with ==.",
)
def accuracy_of_ones(labels, y):
    return np.mean(labels * y)


@mistake(
    "LOG-63",
    of="accuracy",
    title="The share of ones that were found",
    hints=("Over which examples do you divide?",),
    feedback="Of the examples that are 1, this is the share labelled 1 (called recall). Accuracy counts all n "
    "examples, zeros too.",
)
def accuracy_as_recall(labels, y):
    return np.sum(labels * y) / np.sum(y)


@mistake(
    "LOG-64",
    of="accuracy",
    title="The share of labels 1 that are right",
    hints=("Over which examples do you divide?",),
    feedback="Of the examples labelled 1, this is the share that are 1 (called precision). Accuracy counts all n "
    "examples, zeros too.",
)
def accuracy_as_precision(labels, y):
    return np.sum(labels * y) / np.sum(labels)


# --- fit_logistic ----------------------------------------------------------------------------------------------------


@mistake(
    "STEP-01",
    of="fit_logistic",
    title="Uphill in place of downhill",
    hints=("Do your costs fall?",),
    feedback="This is what comes out when the gradient is added: the loss climbs. Subtract learning_rate times the "
    "gradient.",
)
def fit_uphill(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W + learning_rate * dW, b + learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-02",
    of="fit_logistic",
    title="b updated with the new W",
    hints=("At which W is your db taken?",),
    feedback="This is what comes out when W moves first and db is taken at the new W. Take both gradients, then move "
    "both.",
)
def fit_weights_first(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        W = W - learning_rate * logistic_gradients(X, y, W, b)[0]
        b = b - learning_rate * logistic_gradients(X, y, W, b)[1]
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-03",
    of="fit_logistic",
    title="W updated with the new b",
    hints=("At which b is your dW taken?",),
    feedback="This is what comes out when b moves first and dW is taken at the new b. Take both gradients, then move "
    "both.",
)
def fit_bias_first(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        b = b - learning_rate * logistic_gradients(X, y, W, b)[1]
        W = W - learning_rate * logistic_gradients(X, y, W, b)[0]
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-04",
    of="fit_logistic",
    title="b never moves",
    hints=("Which b do you return after three steps?",),
    feedback="This is what comes out when only W is updated. b needs its own step, with db.",
)
def fit_without_bias(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        W = W - learning_rate * logistic_gradients(X, y, W, b)[0]
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-11",
    of="fit_logistic",
    title="One step too few",
    hints=("How many updates happen when steps is 1?",),
    feedback="This is where descent stands one step earlier, with one cost too few. Count: the start and one entry for "
    "each of the steps.",
)
def fit_one_step_short(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(1, steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-12",
    of="fit_logistic",
    title="One step too many",
    hints=("How many updates happen when steps is 1?",),
    feedback="This is where descent stands one step later: the loop that records steps + 1 costs also moves steps + 1 "
    "times. Record the last cost without moving again.",
)
def fit_one_step_more(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps + 1):
        costs.append(log_loss_from_logits(X @ W + b, y))
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b, np.array(costs)


@mistake(
    "STEP-13",
    of="fit_logistic",
    title="The cost of the start is missing",
    hints=("What should costs hold when steps is 0?",),
    feedback="This is what comes out when costs begins after the first step: steps entries. Put the cost of the start "
    "in front.",
)
def fit_costs_after_steps(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-14",
    of="fit_logistic",
    title="The cost of the end is missing",
    hints=("Which W and b does your last cost belong to?",),
    feedback="This is what comes out when the cost is recorded before each step only: steps entries. Add the cost "
    "after the last step.",
)
def fit_costs_before_steps(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps):
        costs.append(log_loss_from_logits(X @ W + b, y))
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b, np.array(costs)


@mistake(
    "STEP-16",
    of="fit_logistic",
    title="The gradient of the start, again and again",
    hints=("Where in your code is the gradient computed: before the loop or in it?",),
    feedback="This is what comes out when the gradient is taken once, before the loop: all steps are equal. Take it "
    "anew in each step.",
)
def fit_stale(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    dW, db = logistic_gradients(X, y, W, b)
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "STEP-15",
    of="fit_logistic",
    title="A return inside the loop",
    hints=("How many steps does your function take when steps is 4?",),
    feedback="This is what stands after a single step: the return is inside the loop. Move it out, one indentation to "
    "the left.",
)
def fit_returns_early(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
        return W, b, np.array(costs)
    return W, b, np.array(costs)


@mistake(
    "LOG-65",
    of="fit_logistic",
    title="A start at ones",
    hints=("What is the first cost when every probability is one half?",),
    feedback="This is where descent leads from weights of 1. Start at zeros: then every probability is 1/2 and the "
    "first cost is log 2.",
)
def fit_from_ones(X, y, learning_rate, steps):
    W, b = np.ones(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "LOG-15",
    of="fit_logistic",
    title="Linear regression on the labels",
    hints=("Where does the sigmoid come in during your training?",),
    feedback="This is where descent on the squared errors of z leads, as in linear regression. Use the gradient of the "
    "log loss, with p in place of z.",
)
def fit_linear(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        error = X @ W + b - y
        W, b = W - learning_rate * X.T @ error / len(y), b - learning_rate * np.mean(error)
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "LOG-12",
    of="fit_logistic",
    title="Descent on the squared errors of the probabilities",
    hints=("Which cost does your step go down?",),
    feedback="This is where descent with an extra factor p(1 - p) leads. For the log loss that factor cancels: use "
    "logistic_gradients.",
)
def fit_on_squares(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        p = sigmoid(X @ W + b)
        error = (p - y) * p * (1 - p)
        W, b = W - learning_rate * X.T @ error / len(y), b - learning_rate * np.mean(error)
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


@mistake(
    "LOG-21",
    of="fit_logistic",
    title="Squared errors recorded as costs",
    hints=("What is your first cost? It should be log 2.",),
    feedback="W and b are right; costs holds the mean squared error of the probabilities. Record the log loss, the "
    "cost that is minimised.",
)
def fit_records_squares(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [np.mean((sigmoid(X @ W + b) - y) ** 2)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(np.mean((sigmoid(X @ W + b) - y) ** 2))
    return W, b, np.array(costs)


@mistake(
    "REG-04",
    of="fit_logistic",
    title="A penalty slipped in",
    hints=("Is there a term with W alone in this exercise's loss?",),
    feedback="This is where descent with weight decay of 1/n leads. There is no penalty in this exercise (it comes in "
    "the next): leave it out.",
)
def fit_with_penalty(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * (dW + W / len(y)), b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)


LEFT_OUT = {
    "LOG-01 of log_loss_from_logits": "turning round z is exchanging the labels: the same values as LOG-05 there",
    "LOG-20, the reverse": "the 0/1 formula used with labels -1 and +1: this exercise never has such labels",
    "LOG-24": "conceptual (the name 'regression'): in the handout and the quiz",
    "LOG-25": "conceptual (the shape of the boundary): in the handout and the quiz",
    "GRAD-06, LOG-07 of logistic_gradients": "the same values as GRAD-01 there",
    "SHAP-02": "X.T @ W raises for n != m: an error, told by its own message",
    "STEP-24": "a random start gives other values each time: nothing to recognise; the check of 0 steps catches it",
}
