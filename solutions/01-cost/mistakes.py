"""Known wrong lines, errors and costs: what comes out when one thing slips, and what a tutor would say."""

import numpy as np

from grader.suite import mistake

_arrays = {}  # what SHAP-12b keeps between calls


# Words that more than one function's mistakes share.
HALF_OF_THE_DIGITS_GONE = {
    "title": "Half of the digits gone",
    "hints": ("Is there a float32 in your function?",),
    "feedback": "This is what comes out in float32: seven digits in place of sixteen. Leave the type at float64, "
    "numpy's own.",
}
TARGETS_CUT_TO_INTEGERS = {
    "title": "Targets cut to integers",
    "hints": ("Is y turned into integers anywhere, by int() or by an integer array?",),
    "feedback": "This is what comes out when the targets lose their fractions. Keep y as it comes; floats need no "
    "conversion.",
}
ABSOLUTE_ERRORS = {
    "title": "Absolute errors",
    "hints": ("By what does your cost grow when every error is 10 times as large?",),
    "feedback": "This is what comes out for absolute errors. A squared cost must grow 100-fold when the errors grow "
    "10-fold: square them in place of taking abs.",
}
FIRST_EXAMPLE_LEFT_OUT = {
    "title": "The first example left out",
    "hints": ("Change y[0]: does your cost change?",),
    "feedback": "This is what comes out when the loop starts at 1. Python counts from 0: let the index run over range(n).",
}
LAST_EXAMPLE_LEFT_OUT = {
    "title": "The last example left out",
    "hints": ("Change the last y: does your cost change?",),
    "feedback": "This is what comes out when the loop stops one example early. range(n) already ends at n − 1: use "
    "it as it is.",
}
ONLY_THE_FIRST_EXAMPLE = {
    "title": "Only the first example",
    "hints": ("How often does your loop run before it returns?",),
    "feedback": "This is what comes out when the return stands inside the loop: one term of the sum. Move the return "
    "out, below the loop.",
}
ONLY_THE_LAST_EXAMPLE = {
    "title": "Only the last example",
    "hints": ("What is left in your sum after the second pass of the loop?",),
    "feedback": "This is what comes out when each pass of the loop overwrites the one before. Let the sum grow with +=.",
}
ONE_EXAMPLE_COUNTED_TWICE = {
    "title": "One example counted twice",
    "hints": ("How many terms has a sum from i = 0 to n?",),
    "feedback": "This is what comes out for n + 1 terms, with the last example twice (index −1 wraps round). Let "
    "the index run from 0 to n − 1.",
}
ONE_NUMBER_FOR_EACH_EXAMPLE = {
    "title": "One number for each example",
    "hints": ("How many numbers is a cost?",),
    "feedback": "This is what comes out when the n terms are returned without being added. A cost is one number: "
    "sum them.",
}
NUMBER_IN_A_BOX_OF_LENGTH_ONE = {
    "title": "A number in a box of length one",
    "hints": ("What is the shape of your result?",),
    "feedback": "This is the right number inside an array of shape (1,). A scalar has the shape (): return the "
    "number itself.",
}
ROUNDED = {
    "title": "Rounded",
    "hints": ("Is there a round in your function?",),
    "feedback": "This is what comes out when the cost is rounded to two decimals. Return all digits; round when you "
    "print.",
}
TARGETS_ARE_NOT_USED = {
    "title": "The targets are not used",
    "hints": ("Does your cost change when y changes?",),
    "feedback": "This is what comes out when the predictions are squared in place of the errors. A cost measures how "
    "wrong the predictions are: subtract the targets first.",
}
TABLE_OF_ALL_PAIRS = {
    "title": "A table of all pairs",
    "hints": ("Print the shape of your errors: is it (n,)?",),
    "feedback": "This is what comes out when a column (n, 1) meets a vector (n,): numpy makes an n by n table of "
    "all pairs, and the cost runs over all of them. Keep both at shape (n,).",
}
CALLERS_PREDICTIONS_OVERWRITTEN = {
    "title": "The caller's predictions overwritten",
    "hints": ("Print y_hat before and after the call.",),
    "feedback": "This is what comes out when y_hat -= y stores the errors in the caller's own array: one of floats is "
    "overwritten, one of integers fails. Make a new one: e = y_hat - y.",
}
ERRORS_STORED_IN_AN_INTEGER_ARRAY = {
    "title": "Errors stored in an integer array",
    "hints": ("Which type does np.zeros_like(y) have when the targets are integers?",),
    "feedback": "This is what comes out when the errors are written into an array made like integer targets: the "
    "fractions are cut off. Compute y_hat - y in one expression.",
}
AVERAGED_TWICE = {
    "title": "Averaged twice",
    "hints": ("How often is your sum divided by n?",),
    "feedback": "This is what comes out when the mean is divided by n once more: n times too small. One division is "
    "enough.",
}
VARIANCE_OF_THE_ERRORS = {
    "title": "Variance of the errors",
    "hints": ("What does your cost say when every prediction is too high by 1?",),
    "feedback": "This is what comes out for the variance of the errors: their mean is subtracted first, so a "
    "constant error costs nothing. Square the errors themselves.",
}
DIVIDED_BY_N_LESS_ONE = {
    "title": "Divided by n − 1",
    "hints": ("How many errors are there to average?",),
    "feedback": "This is what comes out with n − 1 in place of n, as for a sample variance. The cost averages over "
    "all n errors: divide by len(y).",
}
FIXED_NUMBER_OF_EXAMPLES = {
    "title": "A fixed number of examples",
    "hints": ("What happens with a data set of another size?",),
    "feedback": "This is what comes out when the number of examples is taken to be 4, whatever the data. Ask the "
    "data for it: len(y).",
}
WHOLE_NUMBER_DIVISION = {
    "title": "Whole-number division",
    "hints": ("What does // do with the fraction?",),
    "feedback": "This is what comes out when // divides: the fraction is thrown away. Use /.",
}


# -------------------------------------------------------------------------------------------------------------- predict


@mistake(
    "COST-10",
    of="predict",
    title="The bias left out",
    hints=("What does your line predict at x = 0?",),
    feedback="This is what comes out for w x alone: every line goes through the origin. Add b to each product.",
)
def bias_left_out(x, w, b):
    return w * x


@mistake(
    "COST-11",
    of="predict",
    title="The bias with the wrong sign",
    hints=("Try w = 0: what should every prediction be?",),
    feedback="This is what comes out when b is subtracted. The line crosses the axis at b, not at −b: add it.",
)
def bias_subtracted(x, w, b):
    return w * x - b


@mistake(
    "COST-40",
    of="predict",
    title="The bias inside the brackets",
    hints=("What does your line predict at x = 0?",),
    feedback="This is what comes out for w (x + b), a line that crosses the axis at w b. Multiply first, then "
    "add: w x + b.",
)
def bias_multiplied(x, w, b):
    return w * (x + b)


@mistake(
    "COST-41",
    of="predict",
    title="Slope and bias exchanged",
    hints=(
        "Which of the two numbers does x get multiplied by?",
        "In which order do the arguments come?",
    ),
    feedback="This is what comes out for b x + w. w is the slope and multiplies x, b is added: exchange them.",
)
def exchanged(x, w, b):
    return b * x + w


@mistake(
    "SHAP-03",
    of="predict",
    title="One number for all inputs",
    hints=("How many predictions belong to seven inputs?",),
    feedback="This is what comes out when the products are added up. Each input has its own prediction: leave "
    "the sum out.",
)
def one_number(x, w, b):
    return np.sum(w * x) + b


@mistake(
    "COST-13",
    of="predict",
    title="Only the first prediction",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop: the first prediction alone. Collect "
    "all of them and return below the loop.",
)
def first_prediction(x, w, b):
    return w * x[0] + b


@mistake(
    "COST-12",
    of="predict",
    title="The first input left out",
    hints=("How many predictions come back for seven inputs?",),
    feedback="This is what comes out when the loop starts at 1. Python counts from 0: let the index run over "
    "range(len(x)).",
)
def first_input_left_out(x, w, b):
    return w * x[1:] + b


@mistake(
    "COST-12b",
    of="predict",
    title="The last input left out",
    hints=("How many predictions come back for seven inputs?",),
    feedback="This is what comes out when the loop stops one input early. range(len(x)) already ends at the last "
    "one: use it as it is.",
)
def last_input_left_out(x, w, b):
    return w * x[:-1] + b


@mistake(
    "SHAP-01",
    of="predict",
    title="A column in place of a vector",
    hints=("Print the shape of x and the shape of your result.",),
    feedback="These are the right numbers in shape (n, 1). The shape (n,) of x was asked for: leave the reshape "
    "out, or flatten the result.",
)
def column(x, w, b):
    return (w * x + b).reshape(-1, 1)


@mistake(
    "SHAP-08",
    of="predict",
    title="The caller's inputs overwritten",
    hints=("Print x before and after the call.",),
    feedback="This is what comes out when x *= w works in the caller's own array: one of floats is overwritten, "
    "one of integers fails. Compute w x + b, which makes a new one.",
)
def inputs_overwritten(x, w, b):
    x *= w
    x += b
    return x


@mistake(
    "SHAP-10",
    of="predict",
    title="Predictions stored in an integer array",
    hints=("Which type does np.zeros_like(x) have when x holds integers?",),
    feedback="This is what comes out when the predictions are written into an array made like an integer x: the "
    "fractions are cut off. Make it with np.zeros(len(x)), or compute w x + b, which makes its own.",
)
def stored_like_x(x, w, b):
    y_hat = np.zeros_like(x)
    y_hat[:] = w * x + b
    return y_hat


@mistake(
    "COST-18",
    of="predict",
    title="Predictions cut to integers",
    hints=("Is there an int in your function?",),
    feedback="This is what comes out when the predictions lose their fractions. A line takes every value in "
    "between: leave the conversion out.",
)
def predictions_cut(x, w, b):
    return (w * x + b).astype(int)


@mistake(
    "COST-16",
    of="predict",
    title="Rounded",
    hints=("Is there a round in your function?",),
    feedback="This is what comes out when the predictions are rounded to two decimals. Return all digits; round "
    "when you print.",
)
def rounded_predictions(x, w, b):
    return np.round(w * x + b, 2)


@mistake("SHAP-17", of="predict", **HALF_OF_THE_DIGITS_GONE)
def single_predictions(x, w, b):
    return np.float32(w) * np.asarray(x, np.float32) + np.float32(b)


@mistake(
    "SHAP-12",
    of="predict",
    title="The caller's own array returned",
    hints=("What does predict(x, 1.0, 0.0) return: a new array, or x itself?",),
    feedback="This is what comes out when the line w = 1, b = 0 is answered with x itself: changing the result "
    "changes the inputs. Always return a new array; w * x + b is one.",
)
def x_itself(x, w, b):
    return x if w == 1 and b == 0 else w * x + b


@mistake(
    "SHAP-12b",
    of="predict",
    title="One array for all results",
    hints=("Call it twice with different inputs and look at the first result again.",),
    feedback="This is what comes out when one array is kept and filled anew at each call: earlier results change "
    "afterwards. Make a new array in each call.",
)
def one_array_for_all(x, w, b):
    y_hat = _arrays.setdefault(len(x), np.zeros(len(x)))
    y_hat[:] = w * x + b
    return y_hat


# --------------------------------------------------------------------------------------------------------------- errors


@mistake(
    "GRAD-07",
    of="errors",
    title="Sign turned round",
    hints=("Is the error of a prediction that is too high positive or negative here?",),
    feedback="This is what comes out for y − ŷ, the convention of many statistics books. In this unit the error "
    "is prediction minus target: exchange the two.",
)
def turned_round(y_hat, y):
    return y - y_hat


@mistake(
    "COST-08",
    of="errors",
    title="Errors without their sign",
    hints=("Which of your errors say that the prediction was too low?",),
    feedback="This is what comes out when the absolute value is taken. The sign tells too high from too low, and "
    "the slopes will need it: leave the abs out.",
)
def unsigned(y_hat, y):
    return np.abs(y_hat - y)


@mistake(
    "COST-43",
    of="errors",
    title="Squared already",
    hints=("Can an error be negative in your function?",),
    feedback="This is what comes out when the errors are squared here. Squaring is the next function's work: "
    "return ŷ − y as it is.",
)
def squared_already(y_hat, y):
    return (y_hat - y) ** 2


@mistake(
    "COST-44",
    of="errors",
    title="One number for all examples",
    hints=("How many errors belong to seven examples?",),
    feedback="This is what comes out when the errors are added up. Each example has an error of its own: return "
    "all n of them.",
)
def one_error(y_hat, y):
    return np.sum(y_hat - y)


@mistake(
    "COST-44b",
    of="errors",
    title="The average error",
    hints=("How many errors belong to seven examples?",),
    feedback="This is what comes out when the errors are averaged. Each example has an error of its own: return "
    "all n of them.",
)
def average_error(y_hat, y):
    return np.mean(y_hat - y)


@mistake(
    "COST-45",
    of="errors",
    title="Relative errors",
    hints=("Is there a division in ŷ − y?",),
    feedback="This is what comes out when each error is divided by its target. The plain difference was asked "
    "for: leave the division out.",
)
def relative(y_hat, y):
    return (y_hat - y) / y


@mistake(
    "COST-19",
    of="errors",
    title="The targets are not used",
    hints=("Does your result change when y changes?",),
    feedback="This is what comes out when the predictions are returned as they are. An error compares: subtract "
    "the targets.",
)
def targets_unused(y_hat, y):
    return y_hat + 0


@mistake(
    "COST-46",
    of="errors",
    title="Added in place of subtracted",
    hints=("What is the error when prediction and target are equal?",),
    feedback="This is what comes out for ŷ + y. A perfect prediction has the error 0: subtract.",
)
def added(y_hat, y):
    return y_hat + y


@mistake(
    "COST-13",
    of="errors",
    title="Only the first error",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop: the first error alone. Collect all "
    "of them and return below the loop.",
)
def first_error(y_hat, y):
    return y_hat[0] - y[0]


@mistake(
    "COST-12",
    of="errors",
    title="The first example left out",
    hints=("How many errors come back for seven examples?",),
    feedback="This is what comes out when the loop starts at 1. Python counts from 0: let the index run over "
    "range(len(y)).",
)
def first_left_out(y_hat, y):
    return (y_hat - y)[1:]


@mistake(
    "COST-12b",
    of="errors",
    title="The last example left out",
    hints=("How many errors come back for seven examples?",),
    feedback="This is what comes out when the loop stops one example early. range(len(y)) already ends at the "
    "last one: use it as it is.",
)
def last_left_out(y_hat, y):
    return (y_hat - y)[:-1]


@mistake(
    "SHAP-01",
    of="errors",
    title="A table of all pairs",
    hints=("Print the shape of your result: is it (n,)?",),
    feedback="This is what comes out when a column (n, 1) meets a vector (n,). Keep both (n,).",
)
def all_pairs(y_hat, y):
    return y_hat.reshape(-1, 1) - y


@mistake(
    "SHAP-01b",
    of="errors",
    title="A column in place of a vector",
    hints=("Print the shape of y and the shape of your result.",),
    feedback="These are the right numbers in shape (n, 1). The shape (n,) was asked for: leave the reshape out.",
)
def column_of_errors(y_hat, y):
    return (y_hat - y).reshape(-1, 1)


@mistake(
    "SHAP-08",
    of="errors",
    title="The caller's predictions overwritten",
    hints=("Print y_hat before and after the call.",),
    feedback="This is what comes out when y_hat -= y works in the caller's own array: one of floats is "
    "overwritten, one of integers fails. Compute ŷ − y, which makes a new one.",
)
def predictions_overwritten(y_hat, y):
    y_hat -= y
    return y_hat


@mistake(
    "SHAP-10",
    of="errors",
    title="Stored in an array like the predictions",
    hints=("Which type does np.zeros_like(y_hat) have when the predictions are integers?",),
    feedback="This is what comes out when the errors are written into an array made like integer predictions: "
    "the fractions are cut off. Make it with np.zeros(len(y)), or return the difference itself.",
)
def stored_like_y_hat(y_hat, y):
    e = np.zeros_like(y_hat)
    e[:] = y_hat - y
    return e


@mistake(
    "SHAP-10b",
    of="errors",
    title="Stored in an array like the targets",
    hints=("Which type does np.zeros_like(y) have when the targets are integers?",),
    feedback="This is what comes out when the errors are written into an array made like integer targets: the "
    "fractions are cut off. Make it with np.zeros(len(y)), or return the difference itself.",
)
def stored_like_y(y_hat, y):
    e = np.zeros_like(y)
    e[:] = y_hat - y
    return e


@mistake(
    "SHAP-12",
    of="errors",
    title="The caller's own array returned",
    hints=("What does errors(y_hat, np.zeros(3)) return: a new array, or y_hat itself?",),
    feedback="This is what comes out when targets of 0 are answered with y_hat itself: changing the result changes "
    "the predictions. Always return a new array; y_hat - y is one.",
)
def y_hat_itself(y_hat, y):
    return y_hat - y if np.any(y) else y_hat


@mistake(
    "SHAP-12b",
    of="errors",
    title="One array for all results",
    hints=("Call it twice with different data and look at the first result again.",),
    feedback="This is what comes out when one array is kept and filled anew at each call: earlier results change "
    "afterwards. Make a new array in each call.",
)
def one_array_for_all_errors(y_hat, y):
    e = _arrays.setdefault(len(y), np.zeros(len(y)))
    e[:] = y_hat - y
    return e


@mistake("GRAD-36", of="errors", **TARGETS_CUT_TO_INTEGERS)
def targets_cut(y_hat, y):
    return y_hat - y.astype(int)


@mistake(
    "COST-16",
    of="errors",
    title="Rounded",
    hints=("Is there a round in your function?",),
    feedback="This is what comes out when the errors are rounded to two decimals. Return all digits; round when "
    "you print.",
)
def rounded_errors(y_hat, y):
    return np.round(y_hat - y, 2)


@mistake("SHAP-17", of="errors", **HALF_OF_THE_DIGITS_GONE)
def single_errors(y_hat, y):
    return np.asarray(y_hat, np.float32) - np.asarray(y, np.float32)


# ------------------------------------------------------------------------------------------------------------------ sse


@mistake(
    "COST-02",
    of="sse",
    title="Averaged",
    hints=("Which letter of SSE stands for dividing by n?",),
    feedback="This is what comes out for the mean of the squares: n times too small. SSE is the sum itself: do "
    "not divide.",
)
def sse_averaged(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@mistake(
    "COST-03",
    of="sse",
    title="Halved",
    hints=("Is there a ½ in Σ (ŷ − y)²?",),
    feedback="This is what comes out with a ½ in front of the sum. The ½ comes in half_mse, together with 1/n: "
    "leave it out here.",
)
def sse_halved(y_hat, y):
    return np.sum((y_hat - y) ** 2) / 2


@mistake(
    "COST-47",
    of="sse",
    title="Already half_mse",
    hints=("Which of the three costs has 1/(2n) in front?",),
    feedback="This is what comes out for half_mse: 2n times too small. SSE is the bare sum: leave the 1/(2n) to "
    "half_mse.",
)
def sse_like_half_mse(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (2 * len(y))


@mistake(
    "COST-48",
    of="sse",
    title="Difference of the squares",
    hints=("What is your SSE for ŷ = 1 and y = −1?",),
    feedback="This is what comes out for Σ (ŷ² − y²). Take the difference first, then square it.",
)
def sse_difference_of_squares(y_hat, y):
    return np.sum(y_hat**2 - y**2)


@mistake(
    "COST-49",
    of="sse",
    title="Only the targets squared",
    hints=("In which order does Python work out y_hat - y ** 2?",),
    feedback="This is what comes out for ŷ − y², since ** binds more strongly than −. Put the difference in "
    "brackets before you square it.",
)
def sse_only_targets_squared(y_hat, y):
    return np.sum(y_hat - y**2)


@mistake(
    "COST-50",
    of="sse",
    title="Cubed",
    hints=("Which power stands in Σ (ŷ − y)²?",),
    feedback="This is what comes out for the third power of the errors, which can be negative. Take the square.",
)
def sse_cubed(y_hat, y):
    return np.sum((y_hat - y) ** 3)


@mistake(
    "COST-06",
    of="sse",
    title="Square of the sum",
    hints=("What is your cost for errors of +1 and −1?",),
    feedback="This is what comes out when the errors are added first and squared afterwards, so that they "
    "cancel. Square each error, then add.",
)
def sse_square_of_sum(y_hat, y):
    return np.sum(y_hat - y) ** 2


@mistake(
    "COST-07",
    of="sse",
    title="Not squared",
    hints=("Can your cost be negative?",),
    feedback="This is what comes out when the errors are added without squaring: opposite signs cancel. Square "
    "each error, then add.",
)
def sse_not_squared(y_hat, y):
    return np.sum(y_hat - y)


@mistake("COST-08", of="sse", **ABSOLUTE_ERRORS)
def sse_absolute(y_hat, y):
    return np.sum(np.abs(y_hat - y))


@mistake(
    "COST-09",
    of="sse",
    title="The root taken",
    hints=("Is there a square root in the formula?",),
    feedback="This is what comes out when the root is taken at the end. Return SSE, the sum of the squared "
    "errors as it is.",
)
def sse_root(y_hat, y):
    return np.sqrt(np.sum((y_hat - y) ** 2))


@mistake("COST-12", of="sse", **FIRST_EXAMPLE_LEFT_OUT)
def sse_first_left_out(y_hat, y):
    return np.sum(((y_hat - y) ** 2)[1:])


@mistake("COST-12b", of="sse", **LAST_EXAMPLE_LEFT_OUT)
def sse_last_left_out(y_hat, y):
    return np.sum(((y_hat - y) ** 2)[:-1])


@mistake("COST-13", of="sse", **ONLY_THE_FIRST_EXAMPLE)
def sse_first_only(y_hat, y):
    return (y_hat[0] - y[0]) ** 2


@mistake("GRAD-22", of="sse", **ONLY_THE_LAST_EXAMPLE)
def sse_last_only(y_hat, y):
    return (y_hat[-1] - y[-1]) ** 2


@mistake("GRAD-24", of="sse", **ONE_EXAMPLE_COUNTED_TWICE)
def sse_last_twice(y_hat, y):
    return np.sum((y_hat - y) ** 2) + (y_hat[-1] - y[-1]) ** 2


@mistake("COST-14", of="sse", **ONE_NUMBER_FOR_EACH_EXAMPLE)
def sse_not_added(y_hat, y):
    return (y_hat - y) ** 2


@mistake("COST-15", of="sse", **NUMBER_IN_A_BOX_OF_LENGTH_ONE)
def sse_boxed(y_hat, y):
    return np.array([np.sum((y_hat - y) ** 2)])


@mistake("COST-16", of="sse", **ROUNDED)
def sse_rounded(y_hat, y):
    return round(float(np.sum((y_hat - y) ** 2)), 2)


@mistake("COST-19", of="sse", **TARGETS_ARE_NOT_USED)
def sse_targets_unused(y_hat, y):
    return np.sum(y_hat**2)


@mistake("SHAP-01", of="sse", **TABLE_OF_ALL_PAIRS)
def sse_all_pairs(y_hat, y):
    return np.sum((y_hat.reshape(-1, 1) - y) ** 2)


@mistake("GRAD-36", of="sse", **TARGETS_CUT_TO_INTEGERS)
def sse_targets_cut(y_hat, y):
    return np.sum((y_hat - y.astype(int)) ** 2)


@mistake("SHAP-08", of="sse", **CALLERS_PREDICTIONS_OVERWRITTEN)
def sse_overwritten(y_hat, y):
    y_hat -= y
    return np.sum(y_hat**2)


@mistake("SHAP-10", of="sse", **ERRORS_STORED_IN_AN_INTEGER_ARRAY)
def sse_stored_like_y(y_hat, y):
    e = np.zeros_like(y)
    e[:] = y_hat - y
    return np.sum(e**2)


@mistake("SHAP-17", of="sse", **HALF_OF_THE_DIGITS_GONE)
def sse_single(y_hat, y):
    e = np.asarray(y_hat, np.float32) - np.asarray(y, np.float32)
    return np.sum(e**2)


# ------------------------------------------------------------------------------------------------------------------ mse


@mistake(
    "COST-01",
    of="mse",
    title="Summed, not averaged",
    hints=("Does your cost grow when the same data come twice?",),
    feedback="This is what comes out for the sum of the squares: n times too large. Divide by the number of "
    "examples, so that it measures an average.",
)
def mse_summed(y_hat, y):
    return np.sum((y_hat - y) ** 2)


@mistake(
    "COST-03",
    of="mse",
    title="Divided by 2 in place of n",
    hints=("What does the mean of n numbers divide by?",),
    feedback="This is what comes out when the sum is halved. A mean divides by the number of examples: len(y).",
)
def mse_halved(y_hat, y):
    return np.sum((y_hat - y) ** 2) / 2


@mistake(
    "COST-51",
    of="mse",
    title="Half of the mean",
    hints=("Which of the three costs has the ½?",),
    feedback="This is what comes out for half_mse: exactly half of the mean. mse has no ½: leave it to half_mse.",
)
def mse_like_half_mse(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (2 * len(y))


@mistake("GRAD-05", of="mse", **AVERAGED_TWICE)
def mse_averaged_twice(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (len(y) ** 2)


@mistake("COST-53", of="mse", **VARIANCE_OF_THE_ERRORS)
def mse_variance(y_hat, y):
    return np.var(y_hat - y)


@mistake("COST-04", of="mse", **DIVIDED_BY_N_LESS_ONE)
def mse_one_less(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (len(y) - 1)


@mistake("GRAD-34", of="mse", **FIXED_NUMBER_OF_EXAMPLES)
def mse_fixed_number(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (4)


@mistake("COST-18", of="mse", **WHOLE_NUMBER_DIVISION)
def mse_floored(y_hat, y):
    return np.sum((y_hat - y) ** 2) // (len(y))


@mistake(
    "COST-06",
    of="mse",
    title="Square of the sum",
    hints=("What is your cost for errors of +1 and −1?",),
    feedback="This is what comes out when the errors are added first and squared afterwards, so that they "
    "cancel. Square each error, then average.",
)
def mse_square_of_sum(y_hat, y):
    return np.sum(y_hat - y) ** 2 / len(y)


@mistake(
    "COST-06b",
    of="mse",
    title="Square of the mean",
    hints=("What is your cost for errors of +1 and −1?",),
    feedback="This is what comes out when the errors are averaged first and squared afterwards, so that they "
    "cancel. Square each error, then average.",
)
def mse_square_of_mean(y_hat, y):
    return np.mean(y_hat - y) ** 2


@mistake(
    "COST-07",
    of="mse",
    title="Not squared",
    hints=("Can your cost be negative?",),
    feedback="This is what comes out when the errors are added without squaring: opposite signs cancel. Square "
    "each error, then average.",
)
def mse_not_squared(y_hat, y):
    return np.sum(y_hat - y) / len(y)


@mistake("COST-08", of="mse", **ABSOLUTE_ERRORS)
def mse_absolute(y_hat, y):
    return np.sum(np.abs(y_hat - y)) / len(y)


@mistake(
    "COST-09",
    of="mse",
    title="The root taken",
    hints=("Is there a square root in the formula?",),
    feedback="This is what comes out when the root is taken at the end. Return the mean of the squared errors as "
    "it is.",
)
def mse_root(y_hat, y):
    return np.sqrt(np.sum((y_hat - y) ** 2) / len(y))


@mistake("COST-12", of="mse", **FIRST_EXAMPLE_LEFT_OUT)
def mse_first_left_out(y_hat, y):
    return np.sum(((y_hat - y) ** 2)[1:]) / len(y)


@mistake("COST-12b", of="mse", **LAST_EXAMPLE_LEFT_OUT)
def mse_last_left_out(y_hat, y):
    return np.sum(((y_hat - y) ** 2)[:-1]) / len(y)


@mistake("COST-13", of="mse", **ONLY_THE_FIRST_EXAMPLE)
def mse_first_only(y_hat, y):
    return (y_hat[0] - y[0]) ** 2 / len(y)


@mistake("GRAD-22", of="mse", **ONLY_THE_LAST_EXAMPLE)
def mse_last_only(y_hat, y):
    return (y_hat[-1] - y[-1]) ** 2 / len(y)


@mistake("GRAD-24", of="mse", **ONE_EXAMPLE_COUNTED_TWICE)
def mse_last_twice(y_hat, y):
    return (np.sum((y_hat - y) ** 2) + (y_hat[-1] - y[-1]) ** 2) / len(y)


@mistake("COST-14", of="mse", **ONE_NUMBER_FOR_EACH_EXAMPLE)
def mse_not_added(y_hat, y):
    return (y_hat - y) ** 2 / len(y)


@mistake("COST-15", of="mse", **NUMBER_IN_A_BOX_OF_LENGTH_ONE)
def mse_boxed(y_hat, y):
    return np.array([np.sum((y_hat - y) ** 2) / len(y)])


@mistake("COST-16", of="mse", **ROUNDED)
def mse_rounded(y_hat, y):
    return round(float(np.sum((y_hat - y) ** 2) / len(y)), 2)


@mistake("COST-19", of="mse", **TARGETS_ARE_NOT_USED)
def mse_targets_unused(y_hat, y):
    return np.sum(y_hat**2) / len(y)


@mistake("SHAP-01", of="mse", **TABLE_OF_ALL_PAIRS)
def mse_all_pairs(y_hat, y):
    return np.mean((y_hat.reshape(-1, 1) - y) ** 2)


@mistake("GRAD-36", of="mse", **TARGETS_CUT_TO_INTEGERS)
def mse_targets_cut(y_hat, y):
    return np.sum((y_hat - y.astype(int)) ** 2) / len(y)


@mistake("SHAP-08", of="mse", **CALLERS_PREDICTIONS_OVERWRITTEN)
def mse_overwritten(y_hat, y):
    y_hat -= y
    return np.sum(y_hat**2) / len(y)


@mistake("SHAP-10", of="mse", **ERRORS_STORED_IN_AN_INTEGER_ARRAY)
def mse_stored_like_y(y_hat, y):
    e = np.zeros_like(y)
    e[:] = y_hat - y
    return np.sum(e**2) / len(y)


@mistake("SHAP-17", of="mse", **HALF_OF_THE_DIGITS_GONE)
def mse_single(y_hat, y):
    e = np.asarray(y_hat, np.float32) - np.asarray(y, np.float32)
    return np.sum(e**2) / len(y)


# ------------------------------------------------------------------------------------------------------------- half_mse


@mistake(
    "COST-01",
    of="half_mse",
    title="Summed, not averaged",
    hints=("Does your cost grow when the same data come twice?",),
    feedback="This is what comes out for the sum of the squares: 2n times too large. Divide by 2n, so that it "
    "measures an average.",
)
def half_summed(y_hat, y):
    return np.sum((y_hat - y) ** 2)


@mistake(
    "COST-02",
    of="half_mse",
    title="The ½ forgotten",
    hints=("What stands in front of the sum in the J of this unit?",),
    feedback="This is what comes out for the mean squared error: twice as large. J has 1/(2n) in front: halve it.",
)
def half_half_forgotten(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@mistake(
    "COST-03",
    of="half_mse",
    title="The 1/n forgotten",
    hints=("Does your cost grow when the same data come twice?",),
    feedback="This is what comes out when the sum is halved but not averaged: n times too large. Both belong "
    "there: 1/(2n).",
)
def half_mean_forgotten(y_hat, y):
    return np.sum((y_hat - y) ** 2) / 2


@mistake(
    "COST-17",
    of="half_mse",
    title="Brackets missing around 2n",
    hints=("In which order does Python work out a / 2 * n?",),
    feedback="This is what comes out for … / 2 * n, which Python reads as (… / 2) · n. Write / (2 * n).",
)
def half_brackets_missing(y_hat, y):
    return np.sum((y_hat - y) ** 2) / 2 * len(y)


@mistake(
    "COST-52",
    of="half_mse",
    title="The ½ squared with the errors",
    hints=("Is the ½ inside or outside the square?",),
    feedback="This is what comes out when the errors are halved before they are squared: a quarter of the mean. "
    "Square first, halve afterwards.",
)
def half_half_inside(y_hat, y):
    return np.mean(((y_hat - y) / 2) ** 2)


@mistake("GRAD-05", of="half_mse", **AVERAGED_TWICE)
def half_averaged_twice(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (2 * len(y) ** 2)


@mistake("COST-53", of="half_mse", **VARIANCE_OF_THE_ERRORS)
def half_variance(y_hat, y):
    return np.var(y_hat - y) / 2


@mistake("COST-04", of="half_mse", **DIVIDED_BY_N_LESS_ONE)
def half_one_less(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (2 * (len(y) - 1))


@mistake("GRAD-34", of="half_mse", **FIXED_NUMBER_OF_EXAMPLES)
def half_fixed_number(y_hat, y):
    return np.sum((y_hat - y) ** 2) / (2 * 4)


@mistake("COST-18", of="half_mse", **WHOLE_NUMBER_DIVISION)
def half_floored(y_hat, y):
    return np.sum((y_hat - y) ** 2) // (2 * len(y))


@mistake(
    "COST-06",
    of="half_mse",
    title="Square of the sum",
    hints=("What is your cost for errors of +1 and −1?",),
    feedback="This is what comes out when the errors are added first and squared afterwards, so that they "
    "cancel. Square each error, then add and divide by 2n.",
)
def half_square_of_sum(y_hat, y):
    return np.sum(y_hat - y) ** 2 / (2 * len(y))


@mistake(
    "COST-06b",
    of="half_mse",
    title="Square of the mean",
    hints=("What is your cost for errors of +1 and −1?",),
    feedback="This is what comes out when the errors are averaged first and squared afterwards, so that they "
    "cancel. Square each error, then add and divide by 2n.",
)
def half_square_of_mean(y_hat, y):
    return np.mean(y_hat - y) ** 2 / 2


@mistake(
    "COST-07",
    of="half_mse",
    title="Not squared",
    hints=("Can your cost be negative?",),
    feedback="This is what comes out when the errors are added without squaring: opposite signs cancel. Square "
    "each error, then add and divide by 2n.",
)
def half_not_squared(y_hat, y):
    return np.sum(y_hat - y) / (2 * len(y))


@mistake("COST-08", of="half_mse", **ABSOLUTE_ERRORS)
def half_absolute(y_hat, y):
    return np.sum(np.abs(y_hat - y)) / (2 * len(y))


@mistake(
    "COST-09",
    of="half_mse",
    title="The root taken",
    hints=("Is there a square root in the formula?",),
    feedback="This is what comes out when the root is taken at the end. Return the sum of the squared errors "
    "over 2n as it is.",
)
def half_root(y_hat, y):
    return np.sqrt(np.sum((y_hat - y) ** 2) / (2 * len(y)))


@mistake("COST-12", of="half_mse", **FIRST_EXAMPLE_LEFT_OUT)
def half_first_left_out(y_hat, y):
    return np.sum(((y_hat - y) ** 2)[1:]) / (2 * len(y))


@mistake("COST-12b", of="half_mse", **LAST_EXAMPLE_LEFT_OUT)
def half_last_left_out(y_hat, y):
    return np.sum(((y_hat - y) ** 2)[:-1]) / (2 * len(y))


@mistake("COST-13", of="half_mse", **ONLY_THE_FIRST_EXAMPLE)
def half_first_only(y_hat, y):
    return (y_hat[0] - y[0]) ** 2 / (2 * len(y))


@mistake("GRAD-22", of="half_mse", **ONLY_THE_LAST_EXAMPLE)
def half_last_only(y_hat, y):
    return (y_hat[-1] - y[-1]) ** 2 / (2 * len(y))


@mistake("GRAD-24", of="half_mse", **ONE_EXAMPLE_COUNTED_TWICE)
def half_last_twice(y_hat, y):
    return (np.sum((y_hat - y) ** 2) + (y_hat[-1] - y[-1]) ** 2) / (2 * len(y))


@mistake("COST-14", of="half_mse", **ONE_NUMBER_FOR_EACH_EXAMPLE)
def half_not_added(y_hat, y):
    return (y_hat - y) ** 2 / (2 * len(y))


@mistake("COST-15", of="half_mse", **NUMBER_IN_A_BOX_OF_LENGTH_ONE)
def half_boxed(y_hat, y):
    return np.array([np.sum((y_hat - y) ** 2) / (2 * len(y))])


@mistake("COST-16", of="half_mse", **ROUNDED)
def half_rounded(y_hat, y):
    return round(float(np.sum((y_hat - y) ** 2) / (2 * len(y))), 2)


@mistake("COST-19", of="half_mse", **TARGETS_ARE_NOT_USED)
def half_targets_unused(y_hat, y):
    return np.sum(y_hat**2) / (2 * len(y))


@mistake("SHAP-01", of="half_mse", **TABLE_OF_ALL_PAIRS)
def half_all_pairs(y_hat, y):
    return np.mean((y_hat.reshape(-1, 1) - y) ** 2) / 2


@mistake("GRAD-36", of="half_mse", **TARGETS_CUT_TO_INTEGERS)
def half_targets_cut(y_hat, y):
    return np.sum((y_hat - y.astype(int)) ** 2) / (2 * len(y))


@mistake("SHAP-08", of="half_mse", **CALLERS_PREDICTIONS_OVERWRITTEN)
def half_overwritten(y_hat, y):
    y_hat -= y
    return np.sum(y_hat**2) / (2 * len(y))


@mistake("SHAP-10", of="half_mse", **ERRORS_STORED_IN_AN_INTEGER_ARRAY)
def half_stored_like_y(y_hat, y):
    e = np.zeros_like(y)
    e[:] = y_hat - y
    return np.sum(e**2) / (2 * len(y))


@mistake("SHAP-17", of="half_mse", **HALF_OF_THE_DIGITS_GONE)
def half_single(y_hat, y):
    e = np.asarray(y_hat, np.float32) - np.asarray(y, np.float32)
    return np.sum(e**2) / (2 * len(y))


_SLOPES = "no gradient is asked for here: 02-gradients has it"
_STEPS = "nothing moves in this exercise: 03-update-rule has it"
_MANY_FEATURES = "one feature only: the arguments are 1-d, there is no matrix and no axis to mix up"
_STATE = "a function with a memory has no table: what it returns depends on earlier calls; any second call fails it"

LEFT_OUT = {
    "COST-05": _MANY_FEATURES,
    "SHAP-02": _MANY_FEATURES,
    "SHAP-04": _MANY_FEATURES,
    "SHAP-05": "b is one number among the arguments",
    "SHAP-06": _SLOPES,
    "SHAP-07": "a list is accepted where an array is asked for",
    "SHAP-09": "an in-place step on integers raises; the same code on floats is SHAP-08",
    "SHAP-11": "no history is kept",
    "SHAP-13": _STATE,
    "SHAP-14": "a loop is as good as a vectorised expression",
    "SHAP-15": "np.matrix is refused by its type, with a sentence of its own, before any value is looked at",
    "SHAP-16": _MANY_FEATURES,
    "SHAP-18": "np.empty holds whatever was there: no table; the values fail it",
    **{f"GRAD-{number:02}": _SLOPES for number in range(1, 40) if number not in (5, 7, 22, 24, 25, 34, 36)},
    "GRAD-25": _STATE,
    **{f"STEP-{number:02}": _STEPS for number in range(1, 30)},
}
