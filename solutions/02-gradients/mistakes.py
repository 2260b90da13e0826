"""Known wrong slopes: what comes out when one thing slips, and what a tutor would say."""

import numpy as np

from grader.suite import mistake

# Words that more than one function's mistakes share.
SQUARE_LEFT_IN = {
    "title": "The square left in",
    "hints": ("What is the derivative of e²?",),
    "feedback": "This is what comes out when the errors are still squared. "
    "The derivative of a square is linear in the error: take e itself.",
}
ERRORS_WITHOUT_THEIR_SIGN = {
    "title": "Errors without their sign",
    "hints": ("What do errors of +1 and −1 say about the direction to move?",),
    "feedback": "This is what comes out when the absolute error takes the place of the error. "
    "Its sign says which way to move, so leave it in.",
}
FIRST_EXAMPLE_LEFT_OUT = {
    "title": "The first example left out",
    "hints": ("Change y[0]: does your result change?",),
    "feedback": "This is what comes out when the loop starts at 1. Python counts from 0: let the index run over range(n).",
}
LAST_EXAMPLE_LEFT_OUT = {
    "title": "The last example left out",
    "hints": ("Change the last y: does your result change?",),
    "feedback": "This is what comes out when the loop stops one example early. "
    "range(n) already ends at n − 1: use it as it is.",
}
CLIPPED = {
    "title": "Clipped to [−1, 1]",
    "hints": ("Can a slope be larger than 1?",),
    "feedback": "This is what comes out when the slopes are cut at ±1. "
    "Clipping is a choice for the update; return the whole slope.",
}
TARGETS_CUT_TO_INTEGERS = {
    "title": "Targets cut to integers",
    "hints": ("Is y turned into integers anywhere, by int() or by an integer array?",),
    "feedback": "This is what comes out when the targets lose their fractions. "
    "Keep y as it comes; floats need no conversion.",
}
ROUNDED = {
    "title": "Rounded",
    "hints": ("Is there a round in your function?",),
    "feedback": "This is what comes out when the slopes are rounded to two decimals. "
    "Return all digits; round when you print.",
}
COLUMN_MINUS_A_ROW = {
    "title": "A column minus a row",
    "hints": ("Print the shape of your errors: is it (n,)?",),
    "feedback": "This is what comes out when predictions of shape (n, 1) meet targets of shape (n,): "
    "numpy makes an n by n table of all pairs. Keep everything at shape (n,).",
}
X_AS_A_COLUMN = {
    "title": "x as a column",
    "hints": ("Print the shape of your errors: is it (n,)?",),
    "feedback": "This is what comes out when x is made a column (n, 1) while y stays (n,): "
    "numpy makes an n by n table of all pairs. Keep everything at shape (n,).",
}
ERRORS_STORED_IN_AN_INTEGER_ARRAY = {
    "title": "Errors stored in an integer array",
    "hints": ("Which type does np.zeros_like(y) have when y holds integers?",),
    "feedback": "This is what comes out when the errors are written into an array made like an integer y: their fractions "
    "are cut off. Make the array with np.zeros(len(y)), or compute e in one expression.",
}


# ---------------------------------------------------------------------------------------------------- cost_gradients


@mistake(
    "GRAD-01",
    of="cost_gradients",
    title="Summed over the examples",
    hints=(
        "Does your gradient change when the same data come twice?",
        "Which factor stands in front of the Σ in ∂J/∂w?",
    ),
    feedback="This is what comes out when the terms are added up: n times too large. "
    "The 1/n of the cost survives differentiation: divide both sums by the number of examples.",
)
def summed(x, y, w, b):
    e = w * x + b - y
    return np.sum(x * e), np.sum(e)


@mistake(
    "GRAD-02",
    of="cost_gradients",
    title="A factor 2 too many",
    hints=("What is the 2 in 1/(2n) for?", "Differentiate e²/2: which factor is left?"),
    feedback="This is what comes out for the mean of the squares without the ½: exactly twice the slope. "
    "The ½ of half_mse cancels the 2 that the square brings down; let it.",
)
def doubled(x, y, w, b):
    e = w * x + b - y
    return 2 * np.mean(x * e), 2 * np.mean(e)


@mistake(
    "GRAD-03",
    of="cost_gradients",
    title="Gradient of the plain sum of squares",
    hints=("Which cost does this exercise call J?", "Where did the 1/(2n) in front of the sum go?"),
    feedback="This is what comes out for Σ (ŷ − y)², the cost of sse_gradients. "
    "Start again from half_mse, which has 1/(2n) in front, and keep that factor.",
)
def of_the_plain_sum(x, y, w, b):
    e = w * x + b - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-04",
    of="cost_gradients",
    title="The ½ kept",
    hints=("What does differentiating a square put in front?",),
    feedback="This is what comes out when the 1/(2n) stays but the square gives no 2: half of the slope. "
    "Differentiate e² once more on paper and watch the 2 appear.",
)
def half_kept(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e) / 2, np.mean(e) / 2


@mistake(
    "GRAD-05",
    of="cost_gradients",
    title="Averaged twice",
    hints=("How often is your sum divided by n?",),
    feedback="This is what comes out when a mean is divided by n once more. One 1/n is enough: leave the other out.",
)
def averaged_twice(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e) / len(y), np.mean(e) / len(y)


@mistake(
    "GRAD-07",
    of="cost_gradients",
    title="Sign turned round",
    hints=("Is your error ŷ − y or y − ŷ?", "If you differentiate (y − ŷ)², what is the inner derivative?"),
    feedback="This is what comes out with y − ŷ as the error: every sign is opposite, and a step would climb. "
    "Use ŷ − y, or keep the inner −1.",
)
def turned_round(x, y, w, b):
    e = y - (w * x + b)
    return np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-08",
    of="cost_gradients",
    title="Opposite sign in db alone",
    hints=("Do dw and db use the same error?",),
    feedback="This is what comes out when dw is built on ŷ − y and db on y − ŷ. "
    "Compute the error once and use it for both.",
)
def sign_of_db(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), -np.mean(e)


@mistake(
    "GRAD-08b",
    of="cost_gradients",
    title="Opposite sign in dw alone",
    hints=("Do dw and db use the same error?",),
    feedback="This is what comes out when db is built on ŷ − y and dw on y − ŷ. "
    "Compute the error once and use it for both.",
)
def sign_of_dw(x, y, w, b):
    e = w * x + b - y
    return -np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-09",
    of="cost_gradients",
    title="db summed, dw averaged",
    hints=("Are both of your results means?",),
    feedback="This is what comes out when only dw is divided by n. "
    "Both partial derivatives carry the same 1/n: give db its own.",
)
def db_summed(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), np.sum(e)


@mistake(
    "GRAD-10",
    of="cost_gradients",
    title="dw summed, db averaged",
    hints=("Are both of your results means?",),
    feedback="This is what comes out when only db is divided by n. "
    "Both partial derivatives carry the same 1/n: give dw its own.",
)
def dw_summed(x, y, w, b):
    e = w * x + b - y
    return np.sum(x * e), np.mean(e)


@mistake(
    "GRAD-11",
    of="cost_gradients",
    title="A factor 2 on dw alone",
    hints=("Compare the factors in front of your two sums.",),
    feedback="This is what comes out when the 2 of the square is left in dw and cancelled in db. "
    "The outer derivative is the same for both, so treat the 2 the same way.",
)
def dw_doubled(x, y, w, b):
    e = w * x + b - y
    return 2 * np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-12",
    of="cost_gradients",
    title="No slope for the bias",
    hints=("What is ∂ŷ/∂b?", "Does the cost change when b changes?"),
    feedback="This is what comes out when b is taken for a constant: db is 0. "
    "∂ŷ/∂b is 1, as if b were the weight of a feature that is always 1; work db out from there.",
)
def bias_forgotten(x, y, w, b):
    return np.mean(x * (w * x + b - y)), 0.0


@mistake(
    "GRAD-13",
    of="cost_gradients",
    title="dw without its x",
    hints=("What is ∂ŷ/∂w?", "Why are your dw and db equal?"),
    feedback="This is what comes out when the inner derivative ∂ŷ/∂w = x is left out: dw equals db. "
    "Multiply each error by its own x before you average.",
)
def without_x(x, y, w, b):
    e = w * x + b - y
    return np.mean(e), np.mean(e)


@mistake(
    "STEP-05",
    of="cost_gradients",
    title="One slope for both",
    hints=("What is ∂ŷ/∂b?", "Why are your dw and db equal?"),
    feedback="This is what comes out when ∂J/∂w is returned twice. The bias has its own: the same mean without "
    "the factor x, since ∂ŷ/∂b is 1.",
)
def one_slope_for_both(x, y, w, b):
    dw = np.mean(x * (w * x + b - y))
    return dw, dw


@mistake(
    "GRAD-14",
    of="cost_gradients",
    title="Product of the means",
    hints=("Is the mean of a product the product of the means? Try x = (0, 2), e = (0, 2).",),
    feedback="This is what comes out when x and e are averaged first and multiplied afterwards. "
    "Multiply each x by its own error, then take one mean.",
)
def product_of_means(x, y, w, b):
    e = w * x + b - y
    return np.mean(x) * np.mean(e), np.mean(e)


@mistake(
    "GRAD-16",
    of="cost_gradients",
    title="Prediction without the bias",
    hints=("Does your result change when only b changes?",),
    feedback="This is what comes out when ŷ is w x alone. "
    "The error belongs to the whole line: add b before you subtract y.",
)
def prediction_without_bias(x, y, w, b):
    e = w * x - y
    return np.mean(x * e), np.mean(e)


@mistake(
    "COST-11",
    of="cost_gradients",
    title="The bias with the wrong sign",
    hints=("Read y - w*x + b aloud: what happens to b?",),
    feedback="This is what comes out when y − w x + b stands where y − (w x + b) is meant: "
    "b enters with the wrong sign. "
    "Put the whole prediction in brackets, or in a variable of its own.",
)
def bracket_lost(x, y, w, b):
    e = y - w * x + b
    return -np.mean(x * e), -np.mean(e)


@mistake(
    "GRAD-41",
    of="cost_gradients",
    title="The bias inside the brackets",
    hints=("What does your line predict at x = 0?",),
    feedback="This is what comes out for w (x + b), a line that crosses the axis at w b. "
    "Multiply first, then add: ŷ = w x + b.",
)
def bias_multiplied(x, y, w, b):
    e = w * (x + b) - y
    return np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-17",
    of="cost_gradients",
    title="Targets in place of errors",
    hints=("Does your result change when w changes?",),
    feedback="This is what comes out when y stands where ŷ − y belongs: the slope no longer depends on w and b. "
    "Compute the errors first, then weigh them with x.",
)
def targets_for_errors(x, y, w, b):
    return np.mean(x * y), np.mean(y)


@mistake(
    "GRAD-18",
    of="cost_gradients",
    title="Predictions in place of errors",
    hints=("What should the slopes be when the line fits perfectly?",),
    feedback="This is what comes out when ŷ stands where ŷ − y belongs: it is not 0 even on a perfect fit. "
    "Subtract the targets before you average.",
)
def predictions_for_errors(x, y, w, b):
    y_hat = w * x + b
    return np.mean(x * y_hat), np.mean(y_hat)


@mistake("GRAD-19", of="cost_gradients", **SQUARE_LEFT_IN)
def square_left_in(x, y, w, b):
    e = (w * x + b - y) ** 2
    return np.mean(x * e), np.mean(e)


@mistake("GRAD-20", of="cost_gradients", **ERRORS_WITHOUT_THEIR_SIGN)
def errors_without_sign(x, y, w, b):
    e = np.abs(w * x + b - y)
    return np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-21",
    of="cost_gradients",
    title="Only the sign of the errors",
    hints=("Does a larger error change your slope?",),
    feedback="This is what comes out for the mean absolute error: only the sign of each error counts. "
    "A squared cost weighs each error by its size; use e, not its sign.",
)
def only_signs(x, y, w, b):
    e = np.sign(w * x + b - y)
    return np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-22",
    of="cost_gradients",
    title="Only the last example",
    hints=("What is left in your sum after the second pass of the loop?",),
    feedback="This is what comes out when each pass of the loop overwrites the one before: one term, divided by n. "
    "Let the sums grow with +=.",
)
def last_example_only(x, y, w, b):
    e = w * x + b - y
    return x[-1] * e[-1] / len(y), e[-1] / len(y)


@mistake(
    "COST-13",
    of="cost_gradients",
    title="Only the first example",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop: one term, divided by n. Move the "
    "return out, below the loop.",
)
def first_example_only(x, y, w, b):
    e = w * x + b - y
    return x[0] * e[0] / len(y), e[0] / len(y)


@mistake("GRAD-23", of="cost_gradients", **FIRST_EXAMPLE_LEFT_OUT)
def first_left_out(x, y, w, b):
    e = w * x + b - y
    return np.sum((x * e)[1:]) / len(y), np.sum(e[1:]) / len(y)


@mistake("GRAD-23b", of="cost_gradients", **LAST_EXAMPLE_LEFT_OUT)
def last_left_out(x, y, w, b):
    e = w * x + b - y
    return np.sum((x * e)[:-1]) / len(y), np.sum(e[:-1]) / len(y)


@mistake(
    "GRAD-24",
    of="cost_gradients",
    title="One example counted twice",
    hints=("How many terms has a sum from i = 0 to n?",),
    feedback="This is what comes out for n + 1 terms, with the last example twice (index −1 wraps round). "
    "Let the index run from 0 to n − 1.",
)
def last_counted_twice(x, y, w, b):
    e = w * x + b - y
    return (np.sum(x * e) + x[-1] * e[-1]) / len(y), (np.sum(e) + e[-1]) / len(y)


@mistake(
    "GRAD-29",
    of="cost_gradients",
    title="Scaled to length one",
    hints=("How long is the vector (dw, db) that you return?",),
    feedback="This is what comes out when the gradient is divided by its own length: only the direction is left. "
    "Its size says how steep it is; return it as it is.",
)
def length_one(x, y, w, b):
    e = w * x + b - y
    dw, db = np.mean(x * e), np.mean(e)
    return dw / np.hypot(dw, db), db / np.hypot(dw, db)


@mistake("GRAD-30", of="cost_gradients", **CLIPPED)
def clipped(x, y, w, b):
    e = w * x + b - y
    return np.clip(np.mean(x * e), -1.0, 1.0), np.clip(np.mean(e), -1.0, 1.0)


@mistake(
    "GRAD-32",
    of="cost_gradients",
    title="Finite differences instead of the formula",
    hints=("How many digits of a forward difference can you trust?",),
    feedback="This is what comes out for forward differences of the cost: right to a few digits only. "
    "Good for checking; the task here is the formula, which is exact.",
)
def forward_differences(x, y, w, b):
    def cost(w, b):
        return np.mean((w * x + b - y) ** 2) / 2

    h = 1e-5
    return (cost(w + h, b) - cost(w, b)) / h, (cost(w, b + h) - cost(w, b)) / h


@mistake(
    "GRAD-33",
    of="cost_gradients",
    title="Gradient of the root",
    hints=("Is there a square root in the cost J?",),
    feedback="This is what comes out for the root of the mean squared error. J has no root: differentiate half_mse.",
)
def of_the_root(x, y, w, b):
    e = w * x + b - y
    root = np.sqrt(np.mean(e**2))
    return np.mean(x * e) / root, np.mean(e) / root


@mistake(
    "GRAD-34",
    of="cost_gradients",
    title="A fixed number of examples",
    hints=("What happens with a data set of another size?",),
    feedback="This is what comes out when the sums are divided by 4, whatever the data. Take the number of "
    "examples from the data: len(y).",
)
def fixed_number(x, y, w, b):
    e = w * x + b - y
    return np.sum(x * e) / 4, np.sum(e) / 4


@mistake("GRAD-36", of="cost_gradients", **TARGETS_CUT_TO_INTEGERS)
def targets_cut(x, y, w, b):
    e = w * x + b - np.asarray(y).astype(int)
    return np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-37",
    of="cost_gradients",
    title="dw and db exchanged",
    hints=("In which order does the docstring ask for the results?",),
    feedback="This is what comes out when the two results change places. Both are right: return dw first, then db.",
)
def exchanged(x, y, w, b):
    e = w * x + b - y
    return np.mean(e), np.mean(x * e)


@mistake(
    "COST-04",
    of="cost_gradients",
    title="Divided by n − 1",
    hints=("What number does the cost divide by?",),
    feedback="This is what comes out when the sums are divided by n − 1, as for a sample variance. "
    "The cost averages over all n errors: divide by n.",
)
def one_less(x, y, w, b):
    e = w * x + b - y
    return np.sum(x * e) / (len(y) - 1), np.sum(e) / (len(y) - 1)


@mistake(
    "COST-14",
    of="cost_gradients",
    title="One number for each example",
    hints=("How many numbers is dw?", "What does the Σ ask you to do with the n terms?"),
    feedback="This is what comes out when the terms x e / n and e / n are returned without being added. "
    "dw and db are one number each: sum the terms.",
)
def not_added(x, y, w, b):
    e = w * x + b - y
    return x * e / len(y), e / len(y)


@mistake(
    "SHAP-03",
    of="cost_gradients",
    title="dw is not added up",
    hints=("How many numbers is dw?",),
    feedback="This is what comes out when x times e is left elementwise. "
    "The inner product of x and e is a sum: add the terms.",
)
def dw_not_added(x, y, w, b):
    e = w * x + b - y
    return x * e / len(y), np.mean(e)


@mistake(
    "SHAP-06",
    of="cost_gradients",
    title="db is not added up",
    hints=("How many numbers is db?",),
    feedback="This is what comes out when the errors themselves are returned as db. "
    "One b serves all examples, so its slope is the mean over all of them.",
)
def db_not_added(x, y, w, b):
    e = w * x + b - y
    return np.mean(x * e), e


@mistake(
    "COST-15",
    of="cost_gradients",
    title="Numbers in boxes of length one",
    hints=("What is the shape of your dw?",),
    feedback="These are the right numbers inside arrays of shape (1,). "
    "A scalar has the shape (): return the number itself.",
)
def boxed(x, y, w, b):
    e = w * x + b - y
    return np.array([np.mean(x * e)]), np.array([np.mean(e)])


@mistake("COST-16", of="cost_gradients", **ROUNDED)
def rounded(x, y, w, b):
    e = w * x + b - y
    return round(float(np.mean(x * e)), 2), round(float(np.mean(e)), 2)


@mistake(
    "COST-18",
    of="cost_gradients",
    title="Whole-number division",
    hints=("What does // do with the fraction?",),
    feedback="This is what comes out when // divides by n: the fraction is thrown away. Use /.",
)
def floored(x, y, w, b):
    e = w * x + b - y
    return np.sum(x * e) // len(y), np.sum(e) // len(y)


@mistake("SHAP-01", of="cost_gradients", **COLUMN_MINUS_A_ROW)
def column_of_predictions(x, y, w, b):
    e = (w * x + b).reshape(-1, 1) - y
    return np.mean(x * e), np.mean(e)


@mistake("SHAP-01b", of="cost_gradients", **X_AS_A_COLUMN)
def column_of_inputs(x, y, w, b):
    x = x.reshape(-1, 1)
    e = w * x + b - y
    return np.mean(x * e), np.mean(e)


@mistake(
    "SHAP-08",
    of="cost_gradients",
    title="The caller's targets overwritten",
    hints=("Print y before and after the call.",),
    feedback="This is what comes out when y -= ... stores the errors in the caller's own array: one of floats is "
    "overwritten, one of integers fails. Make a new one: e = w * x + b - y.",
)
def targets_overwritten(x, y, w, b):
    y -= w * x + b
    return -np.mean(x * y), -np.mean(y)


@mistake("SHAP-10", of="cost_gradients", **ERRORS_STORED_IN_AN_INTEGER_ARRAY)
def errors_cut(x, y, w, b):
    e = np.zeros_like(y)
    e[:] = w * x + b - y
    return np.mean(x * e), np.mean(e)


@mistake(
    "SHAP-17",
    of="cost_gradients",
    title="Half of the digits gone",
    hints=("Is there a float32 in your function?",),
    feedback="This is what comes out in float32: seven digits in place of sixteen. "
    "Leave the type at float64, numpy's own.",
)
def single_precision(x, y, w, b):
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    e = np.float32(w) * x + np.float32(b) - y
    return np.mean(x * e), np.mean(e)


# ----------------------------------------------------------------------------------------------------- sse_gradients


@mistake(
    "GRAD-40",
    of="sse_gradients",
    title="Gradient of half_mse",
    hints=("Which cost does sse_gradients belong to?", "Is there a 1/(2n) in front of the blog's sum?"),
    feedback="This is what comes out for half_mse: 2n times too small here. "
    "The blog's loss is the bare sum: the 2 of the square stays, and nothing is divided by n.",
)
def sse_like_half_mse(x, y, m, c):
    e = m * x + c - y
    return np.mean(x * e), np.mean(e)


@mistake(
    "GRAD-05",
    of="sse_gradients",
    title="Averaged",
    hints=("Is there a 1/n in front of the blog's sum?",),
    feedback="This is what comes out for the mean of the squares: n times too small here. "
    "The blog's loss is a sum: add the terms and do not divide.",
)
def sse_averaged(x, y, m, c):
    e = m * x + c - y
    return 2 * np.mean(x * e), 2 * np.mean(e)


@mistake(
    "GRAD-04",
    of="sse_gradients",
    title="The 2 lost",
    hints=("What does differentiating a square put in front?", "Is there a ½ in the blog's loss that could cancel it?"),
    feedback="This is what comes out without the 2 of the square: half of the slope. "
    "Nothing cancels it here, so keep it in both results.",
)
def sse_two_lost(x, y, m, c):
    e = m * x + c - y
    return np.sum(x * e), np.sum(e)


@mistake(
    "GRAD-02",
    of="sse_gradients",
    title="The 2 taken twice",
    hints=("How often does the 2 of the square come down?",),
    feedback="This is what comes out when the factor 2 stands there twice. "
    "One square brings down one 2: take the other out.",
)
def sse_two_twice(x, y, m, c):
    e = m * x + c - y
    return 4 * np.sum(x * e), 4 * np.sum(e)


@mistake(
    "GRAD-07",
    of="sse_gradients",
    title="Sign turned round",
    hints=("Which one does the model compute, y or m x + c?",),
    feedback="This is what comes out with y − (m x + c) and no inner −1: both signs are opposite. "
    "The blog's formula exchanges the names; the error is prediction minus data.",
)
def sse_turned_round(x, y, m, c):
    e = y - (m * x + c)
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-08",
    of="sse_gradients",
    title="Opposite sign in dc alone",
    hints=("Do dm and dc use the same error?",),
    feedback="This is what comes out when dm and dc are built on errors of opposite sign. "
    "Compute the error once and use it for both.",
)
def sse_sign_of_dc(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(x * e), -2 * np.sum(e)


@mistake(
    "GRAD-08b",
    of="sse_gradients",
    title="Opposite sign in dm alone",
    hints=("Do dm and dc use the same error?",),
    feedback="This is what comes out when dm and dc are built on errors of opposite sign. "
    "Compute the error once and use it for both.",
)
def sse_sign_of_dm(x, y, m, c):
    e = m * x + c - y
    return -2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-09",
    of="sse_gradients",
    title="dm averaged, dc summed",
    hints=("Are both of your results sums?",),
    feedback="This is what comes out when dm is divided by n and dc is not. The blog's loss has no 1/n: sum both.",
)
def sse_dm_averaged(x, y, m, c):
    e = m * x + c - y
    return 2 * np.mean(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-10",
    of="sse_gradients",
    title="dm summed, dc averaged",
    hints=("Are both of your results sums?",),
    feedback="This is what comes out when dc is divided by n and dm is not. The blog's loss has no 1/n: sum both.",
)
def sse_dc_averaged(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(x * e), 2 * np.mean(e)


@mistake(
    "GRAD-11",
    of="sse_gradients",
    title="The 2 in dm alone",
    hints=("Compare the factors in front of your two sums.",),
    feedback="This is what comes out when dc has lost its 2. "
    "The outer derivative is the same for both: put the 2 in front of dc as well.",
)
def sse_two_in_dm(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(x * e), np.sum(e)


@mistake(
    "GRAD-11b",
    of="sse_gradients",
    title="The 2 in dc alone",
    hints=("Compare the factors in front of your two sums.",),
    feedback="This is what comes out when dm has lost its 2. "
    "The outer derivative is the same for both: put the 2 in front of dm as well.",
)
def sse_two_in_dc(x, y, m, c):
    e = m * x + c - y
    return np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-12",
    of="sse_gradients",
    title="No slope for the intercept",
    hints=("What is the derivative of m x + c with respect to c?",),
    feedback="This is what comes out when c is taken for a constant: dc is 0. "
    "The line moves with c at the rate 1; work dc out from there.",
)
def sse_intercept_forgotten(x, y, m, c):
    return 2 * np.sum(x * (m * x + c - y)), 0.0


@mistake(
    "GRAD-13",
    of="sse_gradients",
    title="dm without its x",
    hints=("What is the derivative of m x + c with respect to m?",),
    feedback="This is what comes out when the inner derivative x is left out: dm equals dc. "
    "Multiply each error by its own x before you add.",
)
def sse_without_x(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(e), 2 * np.sum(e)


@mistake(
    "STEP-05",
    of="sse_gradients",
    title="One slope for both",
    hints=("What is the derivative of m x + c with respect to c?", "Why are your dm and dc equal?"),
    feedback="This is what comes out when ∂L/∂m is returned twice. The blog's M stands for m or for c, and each "
    "has a slope of its own: the one for c has no factor x.",
)
def sse_one_slope_for_both(x, y, m, c):
    dm = 2 * np.sum(x * (m * x + c - y))
    return dm, dm


@mistake(
    "GRAD-14",
    of="sse_gradients",
    title="Product of the sums",
    hints=("Is the sum of products the product of the sums? Try x = (0, 2), e = (0, 2).",),
    feedback="This is what comes out when x and e are added up first and multiplied afterwards. "
    "Multiply each x by its own error, then add.",
)
def sse_product_of_sums(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(x) * np.sum(e), 2 * np.sum(e)


@mistake(
    "GRAD-16",
    of="sse_gradients",
    title="Prediction without the intercept",
    hints=("Does your result change when only c changes?",),
    feedback="This is what comes out when the prediction is m x alone. "
    "The error belongs to the whole line: add c before you subtract y.",
)
def sse_without_intercept(x, y, m, c):
    e = m * x - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "COST-11",
    of="sse_gradients",
    title="The intercept with the wrong sign",
    hints=("Read y - m*x + c aloud: what happens to c?",),
    feedback="This is what comes out when y − m x + c stands where y − (m x + c) is meant. "
    "Put the whole prediction in brackets, or in a variable of its own.",
)
def sse_bracket_lost(x, y, m, c):
    e = y - m * x + c
    return -2 * np.sum(x * e), -2 * np.sum(e)


@mistake(
    "GRAD-41",
    of="sse_gradients",
    title="The intercept inside the brackets",
    hints=("What does your line predict at x = 0?",),
    feedback="This is what comes out for m (x + c), a line that crosses the axis at m c. "
    "Multiply first, then add: m x + c.",
)
def sse_intercept_multiplied(x, y, m, c):
    e = m * (x + c) - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-17",
    of="sse_gradients",
    title="Targets in place of errors",
    hints=("Does your result change when m changes?",),
    feedback="This is what comes out when y stands where the error belongs: the slope no longer depends on m and c. "
    "Compute the errors first, then weigh them with x.",
)
def sse_targets_for_errors(x, y, m, c):
    return 2 * np.sum(x * y), 2 * np.sum(y)


@mistake(
    "GRAD-18",
    of="sse_gradients",
    title="Predictions in place of errors",
    hints=("What should the slopes be when the line fits perfectly?",),
    feedback="This is what comes out when m x + c stands where the error belongs: it is not 0 even on a perfect fit. "
    "Subtract the data before you add up.",
)
def sse_predictions_for_errors(x, y, m, c):
    y_hat = m * x + c
    return 2 * np.sum(x * y_hat), 2 * np.sum(y_hat)


@mistake("GRAD-19", of="sse_gradients", **SQUARE_LEFT_IN)
def sse_square_left_in(x, y, m, c):
    e = (m * x + c - y) ** 2
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake("GRAD-20", of="sse_gradients", **ERRORS_WITHOUT_THEIR_SIGN)
def sse_errors_without_sign(x, y, m, c):
    e = np.abs(m * x + c - y)
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-21",
    of="sse_gradients",
    title="Only the sign of the errors",
    hints=("Does a larger error change your slope?",),
    feedback="This is what comes out when only the sign of each error counts. "
    "A squared loss weighs each error by its size; use e, not its sign.",
)
def sse_only_signs(x, y, m, c):
    e = np.sign(m * x + c - y)
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-22",
    of="sse_gradients",
    title="Only the last example",
    hints=("What is left in your sum after the second pass of the loop?",),
    feedback="This is what comes out when each pass of the loop overwrites the one before. Let the sums grow with +=.",
)
def sse_last_example_only(x, y, m, c):
    e = m * x + c - y
    return 2 * x[-1] * e[-1], 2 * e[-1]


@mistake(
    "COST-13",
    of="sse_gradients",
    title="Only the first example",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop. Move the return out, below the loop.",
)
def sse_first_example_only(x, y, m, c):
    e = m * x + c - y
    return 2 * x[0] * e[0], 2 * e[0]


@mistake("GRAD-23", of="sse_gradients", **FIRST_EXAMPLE_LEFT_OUT)
def sse_first_left_out(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum((x * e)[1:]), 2 * np.sum(e[1:])


@mistake("GRAD-23b", of="sse_gradients", **LAST_EXAMPLE_LEFT_OUT)
def sse_last_left_out(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum((x * e)[:-1]), 2 * np.sum(e[:-1])


@mistake(
    "GRAD-24",
    of="sse_gradients",
    title="One example counted twice",
    hints=("How many terms has a sum from i = 0 to n?",),
    feedback="This is what comes out for n + 1 terms, with the last example twice (index −1 wraps round). "
    "The blog's limits are a slip: let the index run from 0 to n − 1.",
)
def sse_last_counted_twice(x, y, m, c):
    e = m * x + c - y
    return 2 * (np.sum(x * e) + x[-1] * e[-1]), 2 * (np.sum(e) + e[-1])


@mistake(
    "GRAD-29",
    of="sse_gradients",
    title="Scaled to length one",
    hints=("How long is the vector (dm, dc) that you return?",),
    feedback="This is what comes out when the gradient is divided by its own length. "
    "Its size says how steep it is; return it as it is.",
)
def sse_length_one(x, y, m, c):
    e = m * x + c - y
    dm, dc = np.sum(x * e), np.sum(e)
    return dm / np.hypot(dm, dc), dc / np.hypot(dm, dc)


@mistake("GRAD-30", of="sse_gradients", **CLIPPED)
def sse_clipped(x, y, m, c):
    e = m * x + c - y
    return np.clip(2 * np.sum(x * e), -1.0, 1.0), np.clip(2 * np.sum(e), -1.0, 1.0)


@mistake(
    "GRAD-33",
    of="sse_gradients",
    title="Gradient of the root",
    hints=("Is there a square root in the blog's loss?",),
    feedback="This is what comes out for the root of the sum of squares. "
    "The loss has no root: differentiate the sum itself.",
)
def sse_of_the_root(x, y, m, c):
    e = m * x + c - y
    root = np.sqrt(np.sum(e**2))
    return np.sum(x * e) / root, np.sum(e) / root


@mistake("GRAD-36", of="sse_gradients", **TARGETS_CUT_TO_INTEGERS)
def sse_targets_cut(x, y, m, c):
    e = m * x + c - np.asarray(y).astype(int)
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "GRAD-37",
    of="sse_gradients",
    title="dm and dc exchanged",
    hints=("In which order does the docstring ask for the results?",),
    feedback="This is what comes out when the two results change places. Both are right: return dm first, then dc.",
)
def sse_exchanged(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(e), 2 * np.sum(x * e)


@mistake(
    "COST-14",
    of="sse_gradients",
    title="One number for each example",
    hints=("How many numbers is dm?",),
    feedback="This is what comes out when the n terms are returned without being added. "
    "dm and dc are one number each: sum the terms.",
)
def sse_not_added(x, y, m, c):
    e = m * x + c - y
    return 2 * x * e, 2 * e


@mistake(
    "SHAP-03",
    of="sse_gradients",
    title="dm is not added up",
    hints=("How many numbers is dm?",),
    feedback="This is what comes out when x times e is left elementwise. "
    "The inner product of x and e is a sum: add the terms.",
)
def sse_dm_not_added(x, y, m, c):
    e = m * x + c - y
    return 2 * x * e, 2 * np.sum(e)


@mistake(
    "SHAP-06",
    of="sse_gradients",
    title="dc is not added up",
    hints=("How many numbers is dc?",),
    feedback="This is what comes out when 2 e itself is returned as dc. "
    "One c serves all examples, so its slope is the sum over all of them.",
)
def sse_dc_not_added(x, y, m, c):
    e = m * x + c - y
    return 2 * np.sum(x * e), 2 * e


@mistake(
    "COST-15",
    of="sse_gradients",
    title="Numbers in boxes of length one",
    hints=("What is the shape of your dm?",),
    feedback="These are the right numbers inside arrays of shape (1,). "
    "A scalar has the shape (): return the number itself.",
)
def sse_boxed(x, y, m, c):
    e = m * x + c - y
    return np.array([2 * np.sum(x * e)]), np.array([2 * np.sum(e)])


@mistake("COST-16", of="sse_gradients", **ROUNDED)
def sse_rounded(x, y, m, c):
    e = m * x + c - y
    return round(float(2 * np.sum(x * e)), 2), round(float(2 * np.sum(e)), 2)


@mistake("SHAP-01", of="sse_gradients", **COLUMN_MINUS_A_ROW)
def sse_column_of_predictions(x, y, m, c):
    e = (m * x + c).reshape(-1, 1) - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake("SHAP-01b", of="sse_gradients", **X_AS_A_COLUMN)
def sse_column_of_inputs(x, y, m, c):
    x = x.reshape(-1, 1)
    e = m * x + c - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


@mistake(
    "SHAP-08",
    of="sse_gradients",
    title="The caller's targets overwritten",
    hints=("Print y before and after the call.",),
    feedback="This is what comes out when y -= ... stores the errors in the caller's own array: one of floats is "
    "overwritten, one of integers fails. Make a new one: e = m * x + c - y.",
)
def sse_targets_overwritten(x, y, m, c):
    y -= m * x + c
    return -2 * np.sum(x * y), -2 * np.sum(y)


@mistake("SHAP-10", of="sse_gradients", **ERRORS_STORED_IN_AN_INTEGER_ARRAY)
def sse_errors_cut(x, y, m, c):
    e = np.zeros_like(y)
    e[:] = m * x + c - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


# ------------------------------------------------------------------------------------------------ numerical_gradient


@mistake(
    "GRAD-32",
    of="numerical_gradient",
    title="Forward differences",
    hints=("On how many sides of θ is f evaluated?",),
    feedback="This is what comes out for (f(θ + h) − f(θ)) / h, which looks to one side only. "
    "Go a step h to each side and divide by 2h.",
)
def forward(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up = theta.copy()
        up[j] += h
        gradient[j] = (f(up) - f(theta.copy())) / h
    return gradient


@mistake(
    "GRAD-32b",
    of="numerical_gradient",
    title="Backward differences",
    hints=("On how many sides of θ is f evaluated?",),
    feedback="This is what comes out for (f(θ) − f(θ − h)) / h, which looks to one side only. "
    "Go a step h to each side and divide by 2h.",
)
def backward(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        down = theta.copy()
        down[j] -= h
        gradient[j] = (f(theta.copy()) - f(down)) / h
    return gradient


@mistake(
    "GRAD-42",
    of="numerical_gradient",
    title="Divided by h, not by 2h",
    hints=("How far apart are θ + h and θ − h?",),
    feedback="This is what comes out when the difference of both sides is divided by h: twice the slope. "
    "The two points are 2h apart: divide by that.",
)
def divided_by_h(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / h
    return gradient


@mistake(
    "COST-17",
    of="numerical_gradient",
    title="Missing brackets around 2h",
    hints=("In which order does Python work out a / 2 * h?",),
    feedback="This is what comes out for (…) / 2 * h, which Python reads as ((…) / 2) · h. Write / (2 * h).",
)
def brackets_missing(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / 2 * h
    return gradient


@mistake(
    "GRAD-07",
    of="numerical_gradient",
    title="Minus and plus exchanged",
    hints=("Try it on f(θ) = θ: what is the slope?",),
    feedback="This is what comes out for (f(θ − h) − f(θ + h)) / 2h: every sign is opposite. "
    "Subtract the left value from the right one.",
)
def sides_exchanged(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(down) - f(up)) / (2 * h)
    return gradient


@mistake(
    "GRAD-43",
    of="numerical_gradient",
    title="The given h is ignored",
    hints=("Call it with h=0.5 and with h=1e-5 on f(θ) = θ³: are the results different?",),
    feedback="This is what comes out when the step is 1e-5 whatever the caller says. Use the argument h everywhere.",
)
def h_ignored(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += 1e-5
        down[j] -= 1e-5
        gradient[j] = (f(up) - f(down)) / 2e-5
    return gradient


@mistake(
    "GRAD-44",
    of="numerical_gradient",
    title="Another step when none is given",
    hints=("Which value of h does the signature promise?",),
    feedback="This is what comes out when the step is 1e-7 unless said: its slopes are those of h = 1e-6 too, as "
    "if h changed nothing. The signature promises h=1e-5: keep that default.",
)
def another_default(f, theta, h=1e-7):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistake(
    "STEP-23",
    of="numerical_gradient",
    title="A step so small that rounding dominates",
    hints=("How many digits of f(θ + h) − f(θ − h) are left when h is 1e-12?",),
    feedback="This is what comes out with a step of 1e-12: "
    "the two values agree in almost all digits, and rounding is what remains. "
    "Use the h that the caller gives.",
)
def step_too_small(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += 1e-12
        down[j] -= 1e-12
        gradient[j] = (f(up) - f(down)) / 2e-12
    return gradient


@mistake(
    "GRAD-45",
    of="numerical_gradient",
    title="A step that grows with θ",
    hints=("How far from θ does the formula look, and how far do you?",),
    feedback="This is what comes out when the step is h times |θⱼ| wherever that is larger than 1. "
    "A fine idea in practice; here the step is h for every coordinate.",
)
def relative_step(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        step = h * max(1.0, abs(theta[j]))
        up, down = theta.copy(), theta.copy()
        up[j] += step
        down[j] -= step
        gradient[j] = (f(up) - f(down)) / (2 * step)
    return gradient


@mistake(
    "GRAD-46",
    of="numerical_gradient",
    title="All coordinates moved at once",
    hints=("Why are all your components equal?", "Which coordinates does eⱼ move?"),
    feedback="This is what comes out when the whole of θ is shifted by h: each component holds the sum of all slopes. "
    "Copy θ and move only coordinate j.",
)
def all_at_once(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        gradient[j] = (f(theta + h) - f(theta - h)) / (2 * h)
    return gradient


@mistake(
    "GRAD-47",
    of="numerical_gradient",
    title="f given one coordinate alone",
    hints=("What does f expect: a number or an array?",),
    feedback="This is what comes out when f receives θⱼ ± h as a single number. "
    "f is a function of all of θ: give it the whole array.",
)
def coordinate_alone(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    return np.array([(float(f(value + h)) - float(f(value - h))) / (2 * h) for value in theta])


@mistake(
    "GRAD-35",
    of="numerical_gradient",
    title="Components in reverse order",
    hints=("Which coordinate does your component 0 belong to?",),
    feedback="This is what comes out when component j holds the slope of another coordinate. Store the slope of "
    "coordinate j in component j.",
)
def reversed_order(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[-1 - j] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistake(
    "COST-13",
    of="numerical_gradient",
    title="Only the first coordinate",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop: the other components stay 0. Move the "
    "return out, below the loop.",
)
def first_coordinate_only(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
        return gradient
    return gradient


@mistake(
    "COST-13b",
    of="numerical_gradient",
    title="The first slope alone",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the first slope is returned from inside the loop, as a single number. "
    "Store each slope in an array, and return the array below the loop.",
)
def first_slope_alone(f, theta, h=1e-5):
    up, down = np.array(theta, dtype=float), np.array(theta, dtype=float)
    up[0] += h
    down[0] -= h
    return (f(up) - f(down)) / (2 * h)


@mistake(
    "GRAD-23",
    of="numerical_gradient",
    title="The last coordinate left out",
    hints=("How many components of your result can differ from 0?",),
    feedback="This is what comes out when the loop stops one coordinate early: the last component stays 0. "
    "Let j run over range(len(theta)).",
)
def last_coordinate_left_out(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size - 1):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistake(
    "SHAP-08",
    of="numerical_gradient",
    title="θ is not put back",
    hints=("Where is θ when the loop comes to the second coordinate?",),
    feedback="This is what comes out when a moved coordinate stays moved, in the caller's array, too. "
    "Work on a copy for each coordinate, or store the old value and put it back.",
)
def not_put_back(f, theta, h=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        theta[j] += h
        right = f(theta)
        theta[j] -= 2 * h
        gradient[j] = (right - f(theta)) / (2 * h)
    return gradient


@mistake(
    "GRAD-48",
    of="numerical_gradient",
    title="A copy of θ that stays moved",
    hints=("Where is your copy when the loop comes to the second coordinate?",),
    feedback="This is what comes out when one copy serves all coordinates and a moved coordinate stays moved. "
    "Put the old value back before the next one, or copy θ afresh for each coordinate.",
)
def copy_not_put_back(f, theta, h=1e-5):
    moved = np.array(theta, dtype=float)
    gradient = np.zeros(moved.shape)
    for j in range(moved.size):
        moved[j] += h
        right = f(moved)
        moved[j] -= 2 * h
        gradient[j] = (right - f(moved)) / (2 * h)
    return gradient


@mistake(
    "GRAD-48b",
    of="numerical_gradient",
    title="Two copies of θ that drift apart",
    hints=("How many coordinates of your two points differ in the second pass of the loop?",),
    feedback="This is what comes out when θ + h and θ − h are copied once, and all moves stay in them. "
    "Copy θ afresh for each coordinate, so that only coordinate j differs.",
)
def copies_drift_apart(f, theta, h=1e-5):
    up, down = np.array(theta, dtype=float), np.array(theta, dtype=float)
    gradient = np.zeros(up.shape)
    for j in range(up.size):
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistake(
    "SHAP-08b",
    of="numerical_gradient",
    title="θ is put back only almost",
    hints=("Is 0.1 + 0.2 - 0.2 == 0.1 in Python?",),
    feedback="This is what comes out when θⱼ is put back by + h − 2h + h: rounding leaves the caller's array off "
    "in its last digit. Store the old value and put exactly that back, or work on a copy.",
)
def almost_put_back(f, theta, h=1e-5):
    moves = theta if theta.dtype.kind == "f" else theta.astype(float)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        moves[j] += h
        right = f(moves)
        moves[j] -= 2 * h
        left = f(moves)
        moves[j] += h
        gradient[j] = (right - left) / (2 * h)
    return gradient


@mistake(
    "SHAP-10",
    of="numerical_gradient",
    title="The move is cut to integers",
    hints=("What is np.array([3])[0] after 1e-5 is subtracted from it in place?",),
    feedback="This is what comes out when θ ± h is stored in an integer array: the decimals are cut off, so one "
    "point stays where it is and the other moves by a whole 1. Make θ a float array first.",
)
def move_lost(f, theta, h=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] = up[j] + h
        down[j] = down[j] - h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistake(
    "SHAP-10b",
    of="numerical_gradient",
    title="The slopes are cut to integers",
    hints=("Which type does np.zeros_like give for an array of integers?",),
    feedback="This is what comes out when the slopes are stored in an integer array, which is what zeros_like "
    "makes of integers. Ask for floats: np.zeros(theta.shape).",
)
def slopes_cut(f, theta, h=1e-5):
    gradient = np.zeros_like(theta)
    floats = np.asarray(theta, dtype=float)
    for j in range(floats.size):
        up, down = floats.copy(), floats.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistake(
    "SHAP-17",
    of="numerical_gradient",
    title="Half of the digits gone",
    hints=("Is there a float32 in your function?",),
    feedback="This is what comes out in float32: seven digits in place of sixteen, and a step of 1e-5 drowns in "
    "the rounding. Leave the type at float64, numpy's own.",
)
def single_precision_moves(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=np.float32)
    gradient = np.zeros(theta.shape)
    for j in range(theta.size):
        up, down = theta.copy(), theta.copy()
        up[j] += h
        down[j] -= h
        gradient[j] = (f(up) - f(down)) / (2 * h)
    return gradient


# ---------------------------------------------------------------------------------------------------- relative_error


@mistake(
    "GRAD-52",
    of="relative_error",
    title="Divided by the sum of the lengths",
    hints=("What does your function say for 3 and 4?",),
    feedback="This is what comes out with ‖a‖ + ‖b‖ below the line, which other courses use. "
    "Here it is the larger of the two: take the max.",
)
def over_the_sum(a, b):
    below = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(np.subtract(a, b)) / below) if below > 0 else 0.0


@mistake(
    "GRAD-53",
    of="relative_error",
    title="Divided by the length of b",
    hints=("What changes when a and b change places?",),
    feedback="This is what comes out with ‖b‖ below the line, whichever is larger. "
    "Take the larger of the two lengths, and the order no longer matters.",
)
def over_b(a, b):
    if not np.any(a) and not np.any(b):
        return 0.0
    with np.errstate(divide="ignore"):
        return float(np.linalg.norm(np.subtract(a, b)) / np.linalg.norm(b))


@mistake(
    "GRAD-54",
    of="relative_error",
    title="Divided by the length of a",
    hints=("What changes when a and b change places?",),
    feedback="This is what comes out with ‖a‖ below the line, whichever is larger. "
    "Take the larger of the two lengths, and the order no longer matters.",
)
def over_a(a, b):
    if not np.any(a) and not np.any(b):
        return 0.0
    with np.errstate(divide="ignore"):
        return float(np.linalg.norm(np.subtract(a, b)) / np.linalg.norm(a))


@mistake(
    "GRAD-55",
    of="relative_error",
    title="Divided by the smaller length",
    hints=("Which of ‖a‖ and ‖b‖ stands below the line?",),
    feedback="This is what comes out with the smaller of the two lengths below the line. "
    "Take the larger: max, not min.",
)
def over_the_smaller(a, b):
    if not np.any(a) and not np.any(b):
        return 0.0
    with np.errstate(divide="ignore"):
        return float(np.linalg.norm(np.subtract(a, b)) / np.minimum(np.linalg.norm(a), np.linalg.norm(b)))


@mistake(
    "GRAD-56",
    of="relative_error",
    title="Not divided",
    hints=("What does your function say for 3 and 4, and for 3000 and 4000?",),
    feedback="This is what comes out for the distance ‖a − b‖ alone. "
    "A relative error is that distance in proportion: divide by the larger length.",
)
def distance(a, b):
    return float(np.linalg.norm(np.subtract(a, b)))


@mistake(
    "GRAD-57",
    of="relative_error",
    title="Difference of the lengths",
    hints=("What does your function say for (1, 0) and (0, 1)?",),
    feedback="This is what comes out when the two lengths are subtracted. "
    "Subtract the vectors first, then take the length of the difference.",
)
def difference_of_lengths(a, b):
    larger = max(np.linalg.norm(a), np.linalg.norm(b))
    return float(abs(np.linalg.norm(a) - np.linalg.norm(b)) / larger) if larger > 0 else 0.0


@mistake(
    "GRAD-58",
    of="relative_error",
    title="One error for each component",
    hints=("How many numbers does your function return for two vectors?",),
    feedback="This is what comes out when each pair of components gets a relative error of its own. "
    "‖·‖ makes one number of a vector: take lengths, then divide.",
)
def for_each_component(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    larger = np.maximum(np.abs(a), np.abs(b))
    return np.abs(a - b) / np.where(larger > 0, larger, 1.0)


@mistake(
    "GRAD-59",
    of="relative_error",
    title="Largest error of a component",
    hints=("Which components enter ‖a − b‖?",),
    feedback="This is what comes out when the worst pair of components decides alone. "
    "‖·‖ is the Euclidean length: all components enter it.",
)
def worst_component(a, b):
    a, b = np.atleast_1d(np.asarray(a, dtype=float)), np.atleast_1d(np.asarray(b, dtype=float))
    larger = np.maximum(np.abs(a), np.abs(b))
    return float(np.max(np.abs(a - b) / np.where(larger > 0, larger, 1.0)))


@mistake(
    "GRAD-60",
    of="relative_error",
    title="Largest component as the length",
    hints=("How long is the vector (3, 4)?",),
    feedback="This is what comes out when the largest component stands for the length. "
    "‖·‖ is the Euclidean length: the root of the sum of squares.",
)
def largest_component(a, b):
    larger = max(np.max(np.abs(a)), np.max(np.abs(b)))
    return float(np.max(np.abs(np.subtract(a, b))) / larger) if larger > 0 else 0.0


@mistake(
    "GRAD-61",
    of="relative_error",
    title="Sum of the components as the length",
    hints=("How long is the vector (3, 4)?",),
    feedback="This is what comes out when absolute values are added. "
    "‖·‖ is the Euclidean length: the root of the sum of squares.",
)
def sum_of_components(a, b):
    larger = max(np.sum(np.abs(a)), np.sum(np.abs(b)))
    return float(np.sum(np.abs(np.subtract(a, b))) / larger) if larger > 0 else 0.0


@mistake(
    "GRAD-62",
    of="relative_error",
    title="Squares without a root",
    hints=("How long is the vector (3, 4)?",),
    feedback="This is what comes out when the roots are left out, above and below the line: "
    "the square of the relative error. Take the root.",
)
def without_roots(a, b):
    larger = max(np.sum(np.square(a)), np.sum(np.square(b)))
    return float(np.sum(np.square(np.subtract(a, b))) / larger) if larger > 0 else 0.0


@mistake(
    "GRAD-63",
    of="relative_error",
    title="Nothing divided by nothing",
    hints=("What is 0/0 in numpy?",),
    feedback="This is what comes out when both are zero and 0 is divided by 0. "
    "Look for that case first and return 0.0.",
)
def nothing_by_nothing(a, b):
    with np.errstate(invalid="ignore"):
        return float(np.linalg.norm(np.subtract(a, b)) / np.maximum(np.linalg.norm(a), np.linalg.norm(b)))


@mistake(
    "GRAD-64",
    of="relative_error",
    title="A floor below the line",
    hints=("What does your function say for 1e-9 and 2e-9?",),
    feedback="This is what comes out when nothing smaller than 1e-8 may stand below the line: tiny vectors seem equal. "
    "Treat the case of two zeros by itself, and no other.",
)
def floor_below_the_line(a, b):
    return float(np.linalg.norm(np.subtract(a, b)) / max(np.linalg.norm(a), np.linalg.norm(b), 1e-8))


@mistake(
    "GRAD-64b",
    of="relative_error",
    title="A small constant below the line",
    hints=("What does your function say for 1e-9 and 2e-9?",),
    feedback="This is what comes out when 1e-8 is added below the line against 0/0: every result is too small, for "
    "tiny vectors by far. Treat the case of two zeros by itself, and no other.",
)
def guarded_by_a_constant(a, b):
    return float(np.linalg.norm(np.subtract(a, b)) / (max(np.linalg.norm(a), np.linalg.norm(b)) + 1e-8))


@mistake(
    "GRAD-65",
    of="relative_error",
    title="A sign for numbers",
    hints=("Can a length be negative?",),
    feedback="This is what comes out when a − b keeps its sign for two numbers. "
    "‖·‖ of a number is its absolute value: take it above the line, too.",
)
def signed_for_numbers(a, b):
    larger = max(np.linalg.norm(a), np.linalg.norm(b))
    if larger == 0:
        return 0.0
    return float((a - b) / larger) if np.ndim(a) == 0 else float(np.linalg.norm(np.subtract(a, b)) / larger)


@mistake(
    "SHAP-08",
    of="relative_error",
    title="The caller's vector overwritten",
    hints=("Print a before and after the call.",),
    feedback="This is what comes out when a -= b stores the difference in the caller's own array. "
    "Make a new one: a - b.",
)
def vector_overwritten(a, b):
    larger = max(np.linalg.norm(a), np.linalg.norm(b))
    a -= b
    return float(np.linalg.norm(a) / larger) if larger > 0 else 0.0


_COST_ITSELF = "the value of a cost belongs to 01-cost; its slope is here as GRAD-01 to GRAD-05"
_MANY_FEATURES = "one feature only: x is 1-d, there is no matrix and no axis to mix up"
_STEPS = "no learning rate and no step in this exercise: 03-update-rule has it"
_STATE = "a function with a memory has no table: what it returns depends on earlier calls; any second call fails it"

LEFT_OUT = {
    "COST-01": _COST_ITSELF,
    "COST-02": _COST_ITSELF,
    "COST-03": _COST_ITSELF,
    "COST-05": _MANY_FEATURES,
    "COST-06": "the square of a sum has its slope in GRAD-14's family; its value belongs to 01-cost",
    "COST-07": "the value of a cost belongs to 01-cost",
    "COST-08": "its slope is GRAD-21",
    "COST-09": "its slope is GRAD-33",
    "COST-10": "its slope is GRAD-16",
    "COST-12": "in a gradient it is GRAD-23",
    "COST-19": "its slope is GRAD-18",
    "GRAD-06": "same values as GRAD-01, whose sentence covers both",
    "GRAD-15": _MANY_FEATURES,
    "GRAD-25": _STATE,
    "GRAD-26": "nothing moves in this exercise; in 03-update-rule it is STEP-02",
    "GRAD-27": "nothing moves in this exercise; in 03-update-rule it is STEP-03",
    "GRAD-28": _STEPS,
    "GRAD-31": "there is no penalty among the arguments, so any factor would be a guess; the values fail it",
    "GRAD-38": "a belief, asked in the quiz",
    "GRAD-39": "a belief, asked in the quiz",
    "SHAP-02": _MANY_FEATURES,
    "SHAP-04": _MANY_FEATURES,
    "SHAP-05": "b is one number among the arguments; a bias for each example shows as SHAP-06",
    "SHAP-07": "a list is accepted where an array is asked for",
    "SHAP-09": "an in-place step on integers raises; the same code on floats is SHAP-08",
    "SHAP-11": "no history is kept",
    "SHAP-12": _STATE,
    "SHAP-13": _STATE,
    "SHAP-14": "a loop is as good as a vectorised expression",
    "SHAP-15": "np.matrix is refused by its type, with a sentence of its own, before any value is looked at",
    "SHAP-16": _MANY_FEATURES,
    "SHAP-18": "np.empty holds whatever was there: no table; the values fail it",
    **{f"STEP-{number:02}": _STEPS for number in range(1, 30) if number not in (5, 23)},
}
