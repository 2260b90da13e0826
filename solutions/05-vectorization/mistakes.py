"""Known wrong vectorisations, each with what a tutor would say.

Ids from SHAP-40 and GRAD-66 on are this exercise's own; the others are the catalogue's.
"""

import numpy as np
from vectorization import predict_batch

from grader.suite import mistake


def errors_of(X, y, W, b):
    return predict_batch(X, W, b) - y


# predict_one


@mistake(
    "COST-10",
    of="predict_one",
    title="Without b",
    hints=("What does your function predict when every feature is zero?",),
    feedback="This is what comes out without the intercept. Add b to the inner product.",
)
def one_without_bias(x, W, b):
    return np.dot(x, W)


@mistake(
    "COST-11",
    of="predict_one",
    title="b subtracted",
    hints=("Does the prediction rise when b rises?",),
    feedback="This is what comes out when b is subtracted. The prediction is xᵀW plus b.",
)
def one_minus_bias(x, W, b):
    return np.dot(x, W) - b


@mistake(
    "SHAP-03",
    of="predict_one",
    title="Not summed",
    hints=("How many numbers come back for one example?", "What does * do with two vectors?"),
    feedback="This is what comes out of x * W + b: one number for each feature. The inner product also adds them up.",
)
def one_elementwise(x, W, b):
    return x * W + b


@mistake(
    "SHAP-42",
    of="predict_one",
    title="b once for each feature",
    hints=("How often is b added when there are three features?",),
    feedback="This is what comes out when b is added before the sum: it counts m times. Sum first, then add b once.",
)
def one_bias_for_each_feature(x, W, b):
    return np.sum(x * W + b)


@mistake(
    "SHAP-43",
    of="predict_one",
    title="b inside the product",
    hints=("Is b multiplied by anything in xᵀW + b?",),
    feedback="This is what comes out of (x + b)ᵀW: b is multiplied by the weights. Add b after the product.",
)
def one_bias_inside(x, W, b):
    return np.dot(x + b, W)


@mistake(
    "COST-15",
    of="predict_one",
    title="A table of one by one",
    hints=("What is the shape of your result?",),
    feedback="This is the right number in an array of shape (1, 1), as a product of a row and a column gives it. "
    "Multiply vectors of shape (m,), and a plain number comes out.",
)
def one_by_one(x, W, b):
    return x[np.newaxis, :] @ W[:, np.newaxis] + b


@mistake(
    "COST-13",
    of="predict_one",
    title="The first feature only",
    hints=("Does the prediction change when the second feature changes?", "How far is your return indented?"),
    feedback="This is what comes out when only the first feature is multiplied by its weight. All m of them count: add "
    "up all the products.",
)
def one_first_feature(x, W, b):
    return x[0] * W[0] + b


@mistake(
    "COST-12",
    of="predict_one",
    title="A feature left out of the loop",
    hints=("At which index does your loop start?",),
    feedback="This is what comes out when a loop starts at index 1: the first feature never counts. Start at 0, or "
    "use the inner product.",
)
def one_loop_from_one(x, W, b):
    return sum(x[j] * W[j] for j in range(1, len(W))) + b


@mistake(
    "SHAP-17",
    of="predict_one",
    title="Single precision",
    hints=("How many digits does your result keep?",),
    feedback="This is what comes out in float32: half of the digits are gone. Keep float64, numpy's default.",
)
def one_in_single_precision(x, W, b):
    return np.dot(np.asarray(x, np.float32), np.asarray(W, np.float32)) + np.float32(b)


# predict_batch


@mistake(
    "COST-10",
    of="predict_batch",
    title="Without b",
    hints=("What does your function predict when every feature is zero?",),
    feedback="This is what comes out without the intercept. Add b: one number, broadcast to all rows.",
)
def batch_without_bias(X, W, b):
    return X @ W


@mistake(
    "COST-11",
    of="predict_batch",
    title="b subtracted",
    hints=("Do the predictions rise when b rises?",),
    feedback="This is what comes out when b is subtracted. The predictions are XW plus b.",
)
def batch_minus_bias(X, W, b):
    return X @ W - b


@mistake(
    "SHAP-02",
    of="predict_batch",
    title="X transposed",
    hints=(
        "Where do the examples stand in X, in the rows or in the columns?",
        "Write the shapes of both factors side by side.",
    ),
    feedback="This is what comes out of XᵀW, which only fits when n = m, and is wrong even then. Examples are rows "
    "here: X @ W.",
)
def transposed(X, W, b):
    return X.T @ W + b


@mistake(
    "SHAP-16",
    of="predict_batch",
    title="Reshaped instead of transposed",
    hints=("Print a small X and X.reshape(m, n): are the columns of one the rows of the other?",),
    feedback="This is what comes out when X is reshaped to make the product fit: the numbers of one example are spread "
    "over others. No change of X is needed: X @ W.",
)
def reshaped(X, W, b):
    n, m = X.shape
    return X.reshape(m, n).T @ W + b


@mistake(
    "SHAP-03",
    of="predict_batch",
    title="Not summed",
    hints=("How many numbers come back for each example?", "What does * do where @ was meant?"),
    feedback="This is what comes out of X * W + b: one number for each entry of X. The product @ also adds up each "
    "row.",
)
def batch_elementwise(X, W, b):
    return X * W + b


@mistake(
    "SHAP-04",
    of="predict_batch",
    title="Summed over the examples",
    hints=("Along which axis of X do you add?", "One number for each row: which axis has to go?"),
    feedback="This is what comes out when the columns are added up instead of the rows. Sum over the features, axis "
    "1, or write X @ W.",
)
def summed_over_examples(X, W, b):
    return np.sum(X * W, axis=0) + b


@mistake(
    "SHAP-42",
    of="predict_batch",
    title="b once for each feature",
    hints=("How often is b added to one prediction?",),
    feedback="This is what comes out when b is added before the sum: it counts m times. Sum first, then add b once.",
)
def batch_bias_for_each_feature(X, W, b):
    return np.sum(X * W + b, axis=1)


@mistake(
    "SHAP-43",
    of="predict_batch",
    title="b inside the product",
    hints=("Is b multiplied by anything in XW + b?",),
    feedback="This is what comes out of (X + b)W: b is multiplied by the weights. Add b after the product.",
)
def batch_bias_inside(X, W, b):
    return (X + b) @ W


@mistake(
    "SHAP-01",
    of="predict_batch",
    title="A column instead of a vector",
    hints=("What is the shape of your result?", "What is the shape of (n, 1) minus (n,)?"),
    feedback="These are the right numbers in shape (n, 1). With a y of shape (n,) subtracted, they become an n by n "
    "table of all pairs: return shape (n,).",
)
def column(X, W, b):
    return X @ W[:, np.newaxis] + b


@mistake(
    "SHAP-44",
    of="predict_batch",
    title="Squeezed too far",
    hints=("Try a batch of a single row: what shape comes back?",),
    feedback="This is what comes out of np.squeeze: a batch of one row loses its only axis. Use vectors of shape (m,) "
    "from the start, and nothing has to be squeezed.",
)
def squeezed(X, W, b):
    return np.squeeze(X @ W[:, np.newaxis]) + b


@mistake(
    "GRAD-35",
    of="predict_batch",
    title="The first feature only",
    hints=("Do the predictions change when the second column changes?",),
    feedback="This is what comes out when only the first column is multiplied by its weight. All m columns count: X @ "
    "W.",
)
def batch_first_feature(X, W, b):
    return X[:, 0] * W[0] + b


@mistake(
    "COST-12",
    of="predict_batch",
    title="An example left out",
    hints=("At which index does your loop start?", "Look at the first prediction."),
    feedback="This is what comes out when a loop over the rows starts at index 1: the first prediction stays zero. X "
    "@ W needs no loop.",
)
def batch_loop_from_one(X, W, b):
    y_hat = np.zeros(len(X))
    for i in range(1, len(X)):
        y_hat[i] = np.dot(X[i], W) + b
    return y_hat


@mistake(
    "COST-13",
    of="predict_batch",
    title="Returned in the first pass",
    hints=("How many predictions come back?", "How far is your return indented?"),
    feedback="This is what comes out when return stands inside the loop: the first prediction alone. X @ W needs no "
    "loop.",
)
def batch_returns_in_the_loop(X, W, b):
    for x in X:
        y_hat = np.dot(x, W) + b
        break
    return y_hat


@mistake(
    "SHAP-09",
    of="predict_batch",
    title="Added in place to whole numbers",
    hints=("Try X and W of whole numbers with b = 0.5.", "What is the dtype of X @ W then?"),
    feedback="This is what comes out of += when X and W hold whole numbers: numpy refuses to put b's decimals into "
    "them. Write X @ W + b, which makes a new array.",
)
def added_in_place(X, W, b):
    y_hat = X @ W
    y_hat += b
    return y_hat


@mistake(
    "SHAP-10",
    of="predict_batch",
    title="Decimals cut off",
    hints=("Try X of whole numbers with b = 0.5.", "What is the dtype of the array that you write into?"),
    feedback="This is what comes out when predictions are written into an array of whole numbers, made like X. Make it "
    "an array of floats.",
)
def batch_stored_like_the_data(X, W, b):
    y_hat = np.zeros_like(X[:, 0])
    y_hat[:] = X @ W + b
    return y_hat


@mistake(
    "SHAP-08",
    of="predict_batch",
    title="X changed",
    hints=("Is X the same before and after the call?",),
    feedback="This is what happens when X is multiplied in place: the predictions are right, the caller's data are "
    "not any more. Make a new array, or use X @ W.",
)
def changes_the_data(X, W, b):
    X *= W
    return X.sum(axis=1) + b


@mistake(
    "SHAP-17",
    of="predict_batch",
    title="Single precision",
    hints=("How many digits do your results keep?",),
    feedback="This is what comes out in float32: half of the digits are gone. Keep float64, numpy's default.",
)
def batch_in_single_precision(X, W, b):
    return np.asarray(X, np.float32) @ np.asarray(W, np.float32) + np.float32(b)


# batch_cost


@mistake(
    "COST-01",
    of="batch_cost",
    title="A sum instead of a mean",
    hints=("Does your cost grow when the same data come twice?",),
    feedback="This is the plain sum of squared errors. Divide by 2n.",
)
def sum_of_squares(X, y, W, b):
    return np.sum(errors_of(X, y, W, b) ** 2)


@mistake(
    "COST-02",
    of="batch_cost",
    title="The ½ is missing",
    hints=("What is J divided by: n or 2n?",),
    feedback="This is the mean squared error, twice what was asked for. J has 1/(2n) in front.",
)
def mean_of_squares(X, y, W, b):
    return np.mean(errors_of(X, y, W, b) ** 2)


@mistake(
    "COST-03",
    of="batch_cost",
    title="The 1/n is missing",
    hints=("Does your cost grow when the same data come twice?",),
    feedback="This is half the sum of squared errors. Divide by the number of examples as well.",
)
def half_sum_of_squares(X, y, W, b):
    return np.sum(errors_of(X, y, W, b) ** 2) / 2


@mistake(
    "COST-04",
    of="batch_cost",
    title="n − 1 in place of n",
    hints=("By which number do you divide for seven examples?",),
    feedback="This is what comes out when n − 1 takes the place of n, as in a variance estimate. The cost averages "
    "all n errors.",
)
def one_example_less(X, y, W, b):
    return np.sum(errors_of(X, y, W, b) ** 2) / (2 * (len(y) - 1))


@mistake(
    "COST-05",
    of="batch_cost",
    title="Divided by the number of features",
    hints=("Which axis of X counts the examples?",),
    feedback="This is what comes out when m, the number of columns, takes the place of n. Examples are rows: "
    "X.shape[0].",
)
def divided_by_features(X, y, W, b):
    return np.sum(errors_of(X, y, W, b) ** 2) / (2 * X.shape[1])


@mistake(
    "COST-06",
    of="batch_cost",
    title="Added before squaring",
    hints=("What is your cost for the errors +1 and −1?",),
    feedback="This is what comes out when the errors are added first: those of opposite sign cancel. Square each "
    "error, then add.",
)
def square_of_the_sum(X, y, W, b):
    return np.sum(errors_of(X, y, W, b)) ** 2 / (2 * len(y))


@mistake(
    "COST-07",
    of="batch_cost",
    title="Not squared",
    hints=("Can your cost be negative?",),
    feedback="This is what comes out when the errors are not squared: it can be negative, and errors cancel. Square "
    "each one first.",
)
def errors_not_squared(X, y, W, b):
    return np.sum(errors_of(X, y, W, b)) / (2 * len(y))


@mistake(
    "COST-08",
    of="batch_cost",
    title="Absolute errors",
    hints=("What happens to your cost when all errors become ten times as large?",),
    feedback="This is what comes out with absolute values in place of squares. Square the errors.",
)
def absolute_errors(X, y, W, b):
    return np.sum(np.abs(errors_of(X, y, W, b))) / (2 * len(y))


@mistake(
    "COST-09",
    of="batch_cost",
    title="The root of the mean square",
    hints=("What happens to your cost when all errors become ten times as large?",),
    feedback="This is the root of the mean squared error. J has no root: leave it out, and mind the ½.",
)
def root_of_the_mean(X, y, W, b):
    return np.sqrt(np.mean(errors_of(X, y, W, b) ** 2))


@mistake(
    "COST-10",
    of="batch_cost",
    title="Without b",
    hints=("Does your cost change when b changes?",),
    feedback="This is the cost of predictions without the intercept. Take the errors from predict_batch.",
)
def cost_without_bias(X, y, W, b):
    return np.mean((X @ W - y) ** 2) / 2


@mistake(
    "COST-11",
    of="batch_cost",
    title="Brackets around the prediction are missing",
    hints=("What is y − XW + b, written with the sign of each term?",),
    feedback="This is what comes out of y − XW + b: b has the wrong sign. Subtract the whole prediction: y − (XW + b).",
)
def missing_brackets(X, y, W, b):
    return np.mean((y - X @ W + b) ** 2) / 2


@mistake(
    "COST-12",
    of="batch_cost",
    title="The first example left out",
    hints=("Does your cost change when the first target changes?",),
    feedback="This is what comes out when a loop starts at index 1: the first example never counts. Let numpy add up "
    "all errors.",
)
def first_example_left_out(X, y, W, b):
    return np.sum(errors_of(X, y, W, b)[1:] ** 2) / (2 * len(y))


@mistake(
    "COST-13",
    of="batch_cost",
    title="Returned in the first pass",
    hints=("How far is your return indented?", "Does your cost change when the last target changes?"),
    feedback="This is the first example's share alone, as when return stands inside the loop. Let numpy add up all "
    "errors.",
)
def cost_of_the_first_example(X, y, W, b):
    return errors_of(X, y, W, b)[0] ** 2 / (2 * len(y))


@mistake(
    "COST-14",
    of="batch_cost",
    title="Not summed",
    hints=("How many numbers come back?",),
    feedback="These are the shares of the single examples. A cost is one number: add them up.",
)
def cost_of_each_example(X, y, W, b):
    return errors_of(X, y, W, b) ** 2 / (2 * len(y))


@mistake(
    "COST-15",
    of="batch_cost",
    title="A table of one by one",
    hints=("What is the shape of your result?",),
    feedback="This is the right number in an array of shape (1, 1), as eᵀe gives it when e is a column. Keep e of "
    "shape (n,), and a plain number comes out.",
)
def cost_in_a_table(X, y, W, b):
    e = errors_of(X, y, W, b)[:, np.newaxis]
    return e.T @ e / (2 * len(y))


@mistake(
    "COST-16",
    of="batch_cost",
    title="Rounded",
    hints=("How many decimals does your result have?",),
    feedback="This is what comes out when the cost is rounded to two decimals. Round only when you print.",
)
def rounded_cost(X, y, W, b):
    return np.round(np.mean(errors_of(X, y, W, b) ** 2) / 2, 2)


@mistake(
    "COST-17",
    of="batch_cost",
    title="Divided by 2, multiplied by n",
    hints=("In which order does Python work out a / 2 * n?",),
    feedback="This is what comes out of / 2 * n, which Python reads as (… / 2) · n. Put brackets around 2 * n.",
)
def multiplied_by_examples(X, y, W, b):
    return np.sum(errors_of(X, y, W, b) ** 2) / 2 * len(y)


@mistake(
    "COST-18",
    of="batch_cost",
    title="Whole numbers only",
    hints=("Which of / and // keeps the fraction?",),
    feedback="This is what comes out of //, which throws the fraction away. Divide with a single slash.",
)
def floored_cost(X, y, W, b):
    return np.sum(errors_of(X, y, W, b) ** 2) // (2 * len(y))


@mistake(
    "COST-19",
    of="batch_cost",
    title="Predictions in place of errors",
    hints=("Does your cost change when the targets change?",),
    feedback="This is what comes out when the predictions themselves are squared: y plays no part. Subtract y first.",
)
def squares_of_predictions(X, y, W, b):
    return np.mean(predict_batch(X, W, b) ** 2) / 2


@mistake(
    "GRAD-05",
    of="batch_cost",
    title="Averaged twice",
    hints=("Does np.mean divide by anything already?",),
    feedback="This is what comes out of np.mean divided by 2n: n times too small. np.mean holds the 1/n already: only "
    "the half is missing.",
)
def averaged_twice(X, y, W, b):
    return np.mean(errors_of(X, y, W, b) ** 2) / (2 * len(y))


@mistake(
    "GRAD-36",
    of="batch_cost",
    title="Targets cut to whole numbers",
    hints=("What is the dtype of the targets in your calculation?",),
    feedback="This is what comes out when the decimals of y are cut off. Leave y as it is.",
)
def cost_of_whole_targets(X, y, W, b):
    return np.mean(errors_of(X, y.astype(int), W, b) ** 2) / 2


@mistake(
    "SHAP-01",
    of="batch_cost",
    title="All pairs of rows",
    hints=("What is the shape of your errors?", "What is (n, 1) minus (n,)?"),
    feedback="This is what comes out when predictions of shape (n, 1) meet targets of shape (n,): an n by n table of "
    "all pairs, and its mean. Give both shape (n,).",
)
def cost_of_all_pairs(X, y, W, b):
    return np.mean((predict_batch(X, W, b)[:, np.newaxis] - y) ** 2) / 2


@mistake(
    "SHAP-41",
    of="batch_cost",
    title="All pairs of rows, added up",
    hints=("What is the shape of your errors?", "What is (n, 1) minus (n,)?"),
    feedback="This is what comes out when predictions of shape (n, 1) meet targets of shape (n,): n times n squares "
    "are added. Give both shape (n,).",
)
def summed_cost_of_all_pairs(X, y, W, b):
    return np.sum((predict_batch(X, W, b)[:, np.newaxis] - y) ** 2) / (2 * len(y))


@mistake(
    "SHAP-08",
    of="batch_cost",
    title="y changed",
    hints=("Is y the same before and after the call?",),
    feedback="This is what happens when the predictions are subtracted from y in place: with floats the cost is right "
    "but the caller's targets are gone, with whole numbers numpy refuses. Make a new array for the errors.",
)
def cost_changes_the_targets(X, y, W, b):
    y -= predict_batch(X, W, b)
    return np.mean(y**2) / 2


@mistake(
    "SHAP-17",
    of="batch_cost",
    title="Single precision",
    hints=("How many digits does your result keep?",),
    feedback="This is what comes out in float32: half of the digits are gone. Keep float64, numpy's default.",
)
def cost_in_single_precision(X, y, W, b):
    return np.mean(errors_of(X, y, W, b).astype(np.float32) ** 2) / 2


# batch_gradients


@mistake(
    "GRAD-01",
    of="batch_gradients",
    title="Summed over the examples",
    hints=("Do your slopes grow when the same data come twice?",),
    feedback="This is what comes out when the examples are added up: n times too large. The 1/n of the cost stays when "
    "you differentiate: divide by n.",
)
def summed(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e, np.sum(e)


@mistake(
    "GRAD-02",
    of="batch_gradients",
    title="Twice the gradient",
    hints=("What does the ½ of the cost cancel?",),
    feedback="This is the gradient of the mean squared error without its ½. The 2 of the square cancels against the ½: "
    "leave both out.",
)
def doubled(X, y, W, b):
    e = errors_of(X, y, W, b)
    return 2 * X.T @ e / len(y), 2 * np.mean(e)


@mistake(
    "GRAD-03",
    of="batch_gradients",
    title="Gradient of the plain sum of squares",
    hints=("Which factor stands in front of the cost?", "Do your slopes grow when the same data come twice?"),
    feedback="This is the gradient of the sum of squared errors: 2n times too large. The cost here has 1/(2n) in "
    "front.",
)
def of_the_sum(X, y, W, b):
    e = errors_of(X, y, W, b)
    return 2 * X.T @ e, 2 * np.sum(e)


@mistake(
    "GRAD-04",
    of="batch_gradients",
    title="Half the gradient",
    hints=("What is the derivative of e²?",),
    feedback="This is what comes out when the ½ of the cost is kept and the 2 of the square forgotten. They cancel: "
    "divide by n only.",
)
def halved(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / (2 * len(y)), np.mean(e) / 2


@mistake(
    "GRAD-05",
    of="batch_gradients",
    title="Averaged twice",
    hints=("How often do you divide by n?",),
    feedback="This is what comes out when the mean is divided by n again. The mean holds the 1/n already: once is "
    "enough.",
)
def gradients_averaged_twice(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / len(y) ** 2, np.mean(e) / len(y)


@mistake(
    "GRAD-07",
    of="batch_gradients",
    title="The sign turned round",
    hints=("Which way does the cost go when you step against your gradient?",),
    feedback="This is the negative gradient, as with y − ŷ for the error. Use ŷ − y.",
)
def negative(X, y, W, b):
    e = errors_of(X, y, W, b)
    return -X.T @ e / len(y), -np.mean(e)


@mistake(
    "GRAD-66",
    of="batch_gradients",
    title="The sign of dW turned round",
    hints=("Do dW and db use the same error?",),
    feedback="Here dW points the other way while db is right. Use the same error, ŷ − y, for both.",
)
def weights_negative(X, y, W, b):
    e = errors_of(X, y, W, b)
    return -X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-08",
    of="batch_gradients",
    title="The sign of db turned round",
    hints=("Do dW and db use the same error?",),
    feedback="Here db points the other way while dW is right. Use the same error, ŷ − y, for both.",
)
def bias_negative(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / len(y), -np.mean(e)


@mistake(
    "GRAD-09",
    of="batch_gradients",
    title="db summed, dW averaged",
    hints=("Does db grow when the same data come twice?",),
    feedback="Here dW is averaged and db is not. Both need the 1/n.",
)
def bias_summed(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / len(y), np.sum(e)


@mistake(
    "GRAD-10",
    of="batch_gradients",
    title="dW summed, db averaged",
    hints=("Does dW grow when the same data come twice?",),
    feedback="Here db is averaged and dW is not. Both need the 1/n.",
)
def weights_summed(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e, np.mean(e)


@mistake(
    "GRAD-11",
    of="batch_gradients",
    title="dW doubled",
    hints=("Is the 2 of the square treated the same way in dW and in db?",),
    feedback="Here dW is doubled and db is right. The 2 of the square cancels against the ½ in both: leave it out of "
    "dW as well.",
)
def weights_doubled(X, y, W, b):
    e = errors_of(X, y, W, b)
    return 2 * X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-12",
    of="batch_gradients",
    title="db zero",
    hints=("What happens to the predictions when b grows by 1?",),
    feedback="Here db is always zero. b acts like the weight of a feature that is always 1: its slope is the mean "
    "error ŷ − y.",
)
def bias_ignored(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / len(y), 0.0


@mistake(
    "GRAD-13",
    of="batch_gradients",
    title="dW without X",
    hints=("Why are all your entries of dW the same?",),
    feedback="This is what comes out without the inner derivative: every weight gets the mean error. Multiply each "
    "error by its row of X.",
)
def without_the_features(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.full(X.shape[1], np.mean(e)), np.mean(e)


@mistake(
    "GRAD-14",
    of="batch_gradients",
    title="Mean times mean",
    hints=("Is the mean of a product the product of the means?",),
    feedback="This is what comes out when X and the errors are averaged one by one and then multiplied. Multiply "
    "first, row by row, then average.",
)
def mean_times_mean(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.mean(X, axis=0) * np.mean(e), np.mean(e)


@mistake(
    "GRAD-15",
    of="batch_gradients",
    title="Averaged over both axes",
    hints=("How many numbers does your dW hold, and how many weights are there?",),
    feedback="This is what comes out when the mean runs over examples and features. Average over the examples only, "
    "axis 0: one number for each feature stays.",
)
def averaged_over_everything(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.mean(X * e[:, np.newaxis]), np.mean(e)


@mistake(
    "GRAD-16",
    of="batch_gradients",
    title="Predictions without b",
    hints=("Does your gradient change when b changes?",),
    feedback="This is the gradient at predictions without the intercept. Take the errors from predict_batch.",
)
def gradients_without_bias(X, y, W, b):
    e = X @ W - y
    return X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-17",
    of="batch_gradients",
    title="Targets in place of errors",
    hints=("Does your gradient change when W changes?",),
    feedback="This is what comes out with y where the error belongs. Use ŷ − y.",
)
def targets_for_errors(X, y, W, b):
    return X.T @ y / len(y), np.mean(y)


@mistake(
    "GRAD-18",
    of="batch_gradients",
    title="Predictions in place of errors",
    hints=("What should the gradient be when every prediction is right?",),
    feedback="This is what comes out with ŷ where the error belongs: it is not zero even at a perfect fit. Use ŷ − y.",
)
def predictions_for_errors(X, y, W, b):
    y_hat = predict_batch(X, W, b)
    return X.T @ y_hat / len(y), np.mean(y_hat)


@mistake(
    "GRAD-19",
    of="batch_gradients",
    title="Errors still squared",
    hints=("What is the derivative of e²?",),
    feedback="This is what comes out with e² where e belongs. Differentiating takes the square away: use the error "
    "itself, ŷ − y.",
)
def errors_squared(X, y, W, b):
    e = errors_of(X, y, W, b) ** 2
    return X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-20",
    of="batch_gradients",
    title="Errors without their sign",
    hints=("Does it matter to you whether a prediction is too high or too low?",),
    feedback="This is what comes out with the absolute errors. Their signs tell the direction: keep them.",
)
def errors_without_sign(X, y, W, b):
    e = np.abs(errors_of(X, y, W, b))
    return X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-21",
    of="batch_gradients",
    title="Only the signs of the errors",
    hints=("Does a large error count more than a small one?",),
    feedback="This is the gradient of the absolute error: every example counts alike. Use the errors themselves.",
)
def signs_of_errors(X, y, W, b):
    e = np.sign(errors_of(X, y, W, b))
    return X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-22",
    of="batch_gradients",
    title="The last example only",
    hints=("Does your loop use = or += ?", "Does your gradient change when the first target changes?"),
    feedback="This is the last example's share alone, as when each pass of a loop overwrites the one before. Add up "
    "with +=, or use one product.",
)
def last_example_only(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X[-1] * e[-1] / len(y), e[-1] / len(y)


@mistake(
    "GRAD-23",
    of="batch_gradients",
    title="The first example left out",
    hints=("At which index does your loop start?",),
    feedback="This is what comes out when a loop starts at index 1: the first example never counts. Use one product "
    "of the whole X.",
)
def gradients_without_the_first(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X[1:].T @ e[1:] / len(y), np.sum(e[1:]) / len(y)


@mistake(
    "GRAD-24",
    of="batch_gradients",
    title="The last example twice",
    hints=("How many terms has a sum from 0 to n?", "Which row is X[-1]?"),
    feedback="This is what comes out of a loop with n + 1 passes in which index −1 meets the last example again. "
    "There are n examples: use one product of the whole X.",
)
def last_example_twice(X, y, W, b):
    e = errors_of(X, y, W, b)
    return (X.T @ e + X[-1] * e[-1]) / len(y), (np.sum(e) + e[-1]) / len(y)


@mistake(
    "GRAD-29",
    of="batch_gradients",
    title="Length one",
    hints=("How long is your gradient, for any data?",),
    feedback="This is the gradient's direction: it was divided by its length. Return it as it is: its length says how "
    "steep the cost is.",
)
def unit_length(X, y, W, b):
    e = errors_of(X, y, W, b)
    dW, db = X.T @ e / len(y), np.mean(e)
    length = np.sqrt(np.sum(dW**2) + db**2)
    return dW / length, db / length


@mistake(
    "GRAD-30",
    of="batch_gradients",
    title="Clipped",
    hints=("Is any of your slopes steeper than 1?",),
    feedback="This is what comes out when the slopes are clipped to [−1, 1]. The gradient has no bounds: leave them "
    "off.",
)
def clipped(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.clip(X.T @ e / len(y), -1, 1), np.clip(np.mean(e), -1, 1)


@mistake(
    "GRAD-33",
    of="batch_gradients",
    title="Gradient of the root",
    hints=("Is there a root in the cost?",),
    feedback="This is the gradient of the root of the mean squared error. Differentiate the cost without a root.",
)
def of_the_root(X, y, W, b):
    e = errors_of(X, y, W, b)
    root = np.sqrt(np.mean(e**2))
    return X.T @ e / len(y) / root, np.mean(e) / root


@mistake(
    "GRAD-35",
    of="batch_gradients",
    title="Features in reverse",
    hints=("Which column of X belongs to the first weight?",),
    feedback="These are the right slopes in reverse order. Entry j belongs to column j.",
)
def reversed_features(X, y, W, b):
    e = errors_of(X, y, W, b)
    return (X.T @ e / len(y))[::-1], np.mean(e)


@mistake(
    "GRAD-36",
    of="batch_gradients",
    title="Targets cut to whole numbers",
    hints=("What is the dtype of the targets in your calculation?",),
    feedback="This is what comes out when the decimals of y are cut off. Leave y as it is.",
)
def gradients_of_whole_targets(X, y, W, b):
    e = errors_of(X, y.astype(int), W, b)
    return X.T @ e / len(y), np.mean(e)


@mistake(
    "GRAD-37",
    of="batch_gradients",
    title="db before dW",
    hints=("In which order does the docstring ask for the two results?",),
    feedback="These are the right slopes in the other order. Return dW first, then db.",
)
def swapped(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.mean(e), X.T @ e / len(y)


@mistake(
    "COST-05",
    of="batch_gradients",
    title="Divided by the number of features",
    hints=("Which axis of X counts the examples?",),
    feedback="This is what comes out when m, the number of columns, takes the place of n. Examples are rows: "
    "X.shape[0].",
)
def gradients_divided_by_features(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / X.shape[1], np.sum(e) / X.shape[1]


@mistake(
    "SHAP-01",
    of="batch_gradients",
    title="All pairs of rows",
    hints=("What is the shape of your errors?", "What is (n, 1) minus (n,)?"),
    feedback="This is what comes out when predictions of shape (n, 1) meet targets of shape (n,): an n by n table of "
    "errors. Give both shape (n,).",
)
def gradients_of_all_pairs(X, y, W, b):
    table = predict_batch(X, W, b)[:, np.newaxis] - y
    return X.T @ table / len(y), np.mean(table)


@mistake(
    "SHAP-02",
    of="batch_gradients",
    title="X not transposed",
    hints=("dW needs one number for each feature: which product has shape (m,)?",),
    feedback="This is what comes out of X @ e, which only fits when n = m, and is wrong even then. Each column of X "
    "meets the errors: X.T @ e.",
)
def not_transposed(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X @ e / len(y), np.mean(e)


@mistake(
    "SHAP-03",
    of="batch_gradients",
    title="Not summed",
    hints=("What is the shape of your dW?",),
    feedback="These are the shares of the single examples, a table of n by m. Add them up over the examples, or use "
    "X.T @ e.",
)
def shares_of_examples(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X * e[:, np.newaxis] / len(y), np.mean(e)


@mistake(
    "SHAP-04",
    of="batch_gradients",
    title="Averaged over the features",
    hints=("What is the shape of your dW?", "Which axis of X counts the examples?"),
    feedback="This is what comes out when the mean runs along axis 1: one number for each example. Average over axis "
    "0.",
)
def averaged_over_features(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.mean(X * e[:, np.newaxis], axis=1), np.mean(e)


@mistake(
    "SHAP-06",
    of="batch_gradients",
    title="db for each example",
    hints=("How many numbers is b?", "What is the shape of your db?"),
    feedback="This is one slope for each example. There is one b for all of them: broadcast forward, average backward.",
)
def bias_for_each_example(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e / len(y), e


@mistake(
    "SHAP-08",
    of="batch_gradients",
    title="y changed",
    hints=("Is y the same before and after the call?",),
    feedback="This is what happens when the predictions are subtracted from y in place: with floats the slopes are "
    "right but the caller's targets are gone, with whole numbers numpy refuses. Make a new array for the errors.",
)
def gradients_change_the_targets(X, y, W, b):
    y -= predict_batch(X, W, b)
    return -(X.T @ y) / len(y), -np.mean(y)


@mistake(
    "SHAP-10",
    of="batch_gradients",
    title="Decimals cut off",
    hints=(
        "Try W of whole numbers: are your slopes whole as well?",
        "What is the dtype of the array that you write into?",
    ),
    feedback="This is what comes out when slopes are written into an array of whole numbers, made like W. Make it an "
    "array of floats.",
)
def gradients_stored_like_the_weights(X, y, W, b):
    e = errors_of(X, y, W, b)
    dW = np.zeros_like(W)
    for j in range(len(W)):
        dW[j] = np.mean(X[:, j] * e)
    return dW, np.mean(e)


@mistake(
    "SHAP-15",
    of="batch_gradients",
    title="Star instead of matrix product",
    hints=("What is the shape of your dW?", "What does * do where @ was meant?"),
    feedback="This is what comes out of X.T * e: the entries are multiplied, but nothing is added up. Use @.",
)
def star(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T * e / len(y), np.mean(e)


@mistake(
    "SHAP-16",
    of="batch_gradients",
    title="Reshaped instead of transposed",
    hints=("Print a small X, X.T and X.reshape(m, n).",),
    feedback="This is what comes out of X.reshape(m, n): the shape fits, the numbers belong to other features. Use "
    "X.T.",
)
def gradients_reshaped(X, y, W, b):
    n, m = X.shape
    e = errors_of(X, y, W, b)
    return X.reshape(m, n) @ e / n, np.mean(e)


@mistake(
    "SHAP-44",
    of="batch_gradients",
    title="Squeezed too far",
    hints=("Try a single feature: what is the shape of your dW?",),
    feedback="This is what comes out of np.squeeze: with one feature, dW loses its only axis. Use vectors of shape "
    "(n,) from the start, and nothing has to be squeezed.",
)
def gradients_squeezed(X, y, W, b):
    e = errors_of(X, y, W, b)
    return np.squeeze(X.T @ e[:, np.newaxis]) / len(y), np.mean(e)


@mistake(
    "SHAP-45",
    of="batch_gradients",
    title="dW as a column",
    hints=("What is the shape of your dW?",),
    feedback="These are the right slopes in shape (m, 1). W has shape (m,), and so has dW: keep the errors of shape "
    "(n,).",
)
def column_of_slopes(X, y, W, b):
    e = errors_of(X, y, W, b)
    return X.T @ e[:, np.newaxis] / len(y), np.mean(e)


@mistake(
    "SHAP-17",
    of="batch_gradients",
    title="Single precision",
    hints=("How many digits do your slopes keep?",),
    feedback="This is what comes out in float32: half of the digits are gone. Keep float64, numpy's default.",
)
def gradients_in_single_precision(X, y, W, b):
    e = errors_of(X, y, W, b).astype(np.float32)
    return X.T.astype(np.float32) @ e / np.float32(len(y)), np.mean(e)


LEFT_OUT = {
    "GRAD-06": "returns the same as GRAD-01",
    "GRAD-25": "depends on which calls came before, so that no answer to one call shows it",
    "GRAD-26": "there is no learning rate here: nothing moves between the two derivatives",
    "GRAD-27": "there is no learning rate here: nothing moves between the two derivatives",
    "GRAD-28": "there is no learning rate here to be multiplied in",
    "GRAD-31": "there is no penalty here, and its strength would be anyone's guess",
    "GRAD-32": "it fails, but its noise depends on the step chosen: no two students return the same",
    "GRAD-34": "which number would be written in is anyone's guess; two sizes of batch fail every one of them",
    "GRAD-38": "a belief, not code",
    "GRAD-39": "a belief, not code",
    "SHAP-05": "b is an argument here; as a vector of n equal numbers inside, it returns the right answer",
    "SHAP-07": "a list of the right shape is accepted by the contract",
    "SHAP-11": "there is no history here",
    "SHAP-12": "not visible in what one call returns; the check of new arrays sees it",
    "SHAP-13": "there are no default arguments here",
    "SHAP-14": "returns the right values; only the speed check sees it, and says so",
    "SHAP-18": "returns whatever was in memory: nothing that repeats",
}
