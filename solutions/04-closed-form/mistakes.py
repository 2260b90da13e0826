"""Known wrong closed forms, each with what a tutor would say.

Ids from CF-42 on are this exercise's own; the others are the catalogue's.
"""

import numpy as np
from closed_form import with_bias_column

from grader.suite import mistake


def split(theta):
    return theta[:-1], theta[-1]


# with_bias_column


@mistake(
    "CF-01",
    of="with_bias_column",
    title="No column of ones",
    hints=("How many columns does the result have, and how many were asked for?",),
    feedback="This is what comes out when X is returned without its ones. Without that column there is no intercept: "
    "add it, as the last one.",
)
def no_ones(X):
    return np.array(X, dtype=float)


@mistake(
    "CF-05",
    of="with_bias_column",
    title="Ones in the first column",
    hints=("Which entry of theta belongs to b?", "Is theta = (W, b) or (b, W) in this exercise?"),
    feedback="This is what comes out when the ones stand first. Here theta = (W, b), so that b comes last: the ones "
    "must, too.",
)
def ones_first(X):
    return np.column_stack([np.ones(len(X)), X])


@mistake(
    "CF-06",
    of="with_bias_column",
    title="Ones written over the last feature",
    hints=("Is there still a column for the last feature?", "Does your X look the same before and after the call?"),
    feedback="This is what comes out when the ones are written into X itself: a feature is lost and the caller's data "
    "change. Build a new array with one column more.",
)
def ones_over_the_last_feature(X):
    X[:, -1] = 1
    return X


@mistake(
    "CF-57",
    of="with_bias_column",
    title="A row of ones",
    hints=("Does each example get its one, or is there a new example?", "What is the shape of your result?"),
    feedback="This is what comes out when the ones are put below X: one example more instead of one column more. "
    "Stack them side by side.",
)
def row_of_ones(X):
    return np.vstack([X, np.ones(np.shape(X)[1])])


@mistake(
    "CF-58",
    of="with_bias_column",
    title="A column of zeros",
    hints=("Which number times b gives b?",),
    feedback="This is what comes out when the added column holds zeros: then b has no effect on any prediction. Fill "
    "the column with ones.",
)
def zeros(X):
    return np.column_stack([X, np.zeros(len(X))])


@mistake(
    "CF-61",
    of="with_bias_column",
    title="Two columns of ones",
    hints=("How many columns does the result have, and how many were asked for?",),
    feedback="This is what comes out when the ones are added twice: the two columns are the same, and AᵀA is singular. "
    "Add one column.",
)
def ones_twice(X):
    return np.column_stack([X, np.ones(len(X)), np.ones(len(X))])


@mistake(
    "SHAP-40",
    of="with_bias_column",
    title="Flattened",
    hints=("What is the shape of your result?", "What does np.append do when no axis is named?"),
    feedback="This is what comes out when np.append is called without an axis: everything becomes one long row of "
    "numbers. With axis=1 it wants the ones as a column of shape (n, 1); np.column_stack takes them as they are.",
)
def flattened(X):
    return np.append(X, np.ones(len(X)))


@mistake(
    "SHAP-16",
    of="with_bias_column",
    title="Flattened and reshaped",
    hints=("Print the result for a small X: where did the ones go?",),
    feedback="This is what comes out when X and the ones are strung together and reshaped: the shape is right, the "
    "numbers have slipped into other columns. Put the ones beside X, column by column.",
)
def appended_and_reshaped(X):
    n, m = np.shape(X)
    return np.append(X, np.ones(n)).reshape(n, m + 1)


@mistake(
    "SHAP-10",
    of="with_bias_column",
    title="Decimals cut off",
    hints=("What is the dtype of your result?",),
    feedback="This is what comes out when the columns of X are stored as whole numbers: the decimals are gone. Make "
    "the new array with dtype float.",
)
def whole_numbers(X):
    return np.column_stack([X, np.ones(len(X))]).astype(int)


@mistake(
    "SHAP-17",
    of="with_bias_column",
    title="Single precision",
    hints=("How many digits does your result keep?", "What is the dtype of your result?"),
    feedback="This is what comes out in float32: half of the digits are gone. Keep float64, numpy's default.",
)
def single_precision(X):
    return np.column_stack([X, np.ones(len(X))]).astype(np.float32)


# fit_normal_equation


@mistake(
    "CF-01",
    of="fit_normal_equation",
    title="Through the origin",
    hints=("What does your line predict where all features are zero?", "Which column of the matrix belongs to b?"),
    feedback="This is what comes out without the column of ones: the best plane through the origin. Solve with the "
    "lumped matrix instead of X.",
)
def through_the_origin(X, y):
    return np.linalg.solve(X.T @ X, X.T @ y), 0.0


@mistake(
    "CF-02",
    of="fit_normal_equation",
    title="A times Aᵀ",
    hints=(
        "What is the shape of the matrix that you solve with?",
        "One unknown for each feature, or for each example?",
    ),
    feedback="This is what comes out with AAᵀ, which has a row for each example. The normal equations have a row for "
    "each unknown: AᵀA.",
)
def transposed_second(X, y):
    A = with_bias_column(X)
    return split(np.linalg.inv(A @ A.T) @ (A.T @ y))


@mistake(
    "CF-03",
    of="fit_normal_equation",
    title="Star instead of matrix product",
    hints=("What is the shape of your W?", "What does * do between a matrix and a vector?"),
    feedback="This is what comes out when the inverse is multiplied with * instead of @: each column is scaled, "
    "nothing is added up. Use @, or leave the inverse out with np.linalg.solve.",
)
def star(X, y):
    A = with_bias_column(X)
    return split(np.linalg.inv(A.T @ A) * (A.T @ y))


@mistake(
    "CF-05",
    of="fit_normal_equation",
    title="b read from the first place",
    hints=("In which column of your matrix do the ones stand?", "Which entry of theta belongs to that column?"),
    feedback="This is what comes out when theta is taken apart as (b, W) although the ones stand last. The last entry "
    "is b, all the others are W.",
)
def bias_read_first(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[1:], theta[0]


@mistake(
    "CF-07",
    of="fit_normal_equation",
    title="Slope and intercept of np.polyfit exchanged",
    hints=("Which power does np.polyfit return first?", "What does np.polyfit do with the second feature?"),
    feedback="This is what comes out of np.polyfit when its two numbers are taken in the wrong order: the highest "
    "power comes first. It handles a single feature only; solve the normal equations instead.",
)
def polyfit_exchanged(X, y):
    b, slope = np.polyfit(X[:, 0], y, 1)
    return np.array([slope]), b


@mistake(
    "GRAD-37",
    of="fit_normal_equation",
    title="b before W",
    hints=("In which order does the docstring ask for the two results?",),
    feedback="These are the right numbers in the other order. Return W first, then b.",
)
def bias_returned_first(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[-1], theta[:-1]


@mistake(
    "CF-42",
    of="fit_normal_equation",
    title="b still inside W",
    hints=("How many numbers does your W hold, and how many features are there?",),
    feedback="This is what comes out when all of theta is returned as W. Leave its last entry out: that is b.",
)
def bias_left_in_weights(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta, theta[-1]


@mistake(
    "CF-44",
    of="fit_normal_equation",
    title="The mean of y as intercept",
    hints=("Where does the plane pass through the mean of y: at zero features, or at their means?",),
    feedback="This is what comes out when b is the mean of y: W is right, but the plane has that height at the mean of "
    "X, not at zero. Subtract what W predicts at the means, or solve for b with W.",
)
def mean_target_as_bias(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], np.mean(y)


@mistake(
    "CF-43",
    of="fit_normal_equation",
    title="The intercept added afterwards",
    hints=("Is W still the best one once b is there?", "Were W and b found together?"),
    feedback="This is what comes out when W is fitted through the origin first and b is the mean error that is left. "
    "W and b depend on each other: solve for both at once.",
)
def bias_added_afterwards(X, y):
    W = np.linalg.solve(X.T @ X, X.T @ y)
    return W, np.mean(y - X @ W)


@mistake(
    "CF-45",
    of="fit_normal_equation",
    title="1/n on the left side only",
    hints=("Does your W grow when there are more examples?", "What becomes of 1/n when the slope is set to zero?"),
    feedback="This is what comes out when the left side of the normal equations is averaged and the right one summed: "
    "everything is n times too large. The 1/n cancels; leave it out on both sides.",
)
def averaged_one_side(X, y):
    A = with_bias_column(X)
    return split(np.linalg.solve(A.T @ A / len(y), A.T @ y))


@mistake(
    "CF-60",
    of="fit_normal_equation",
    title="1/n on the right side only",
    hints=("Does your W shrink when there are more examples?", "What becomes of 1/n when the slope is set to zero?"),
    feedback="This is what comes out when the right side of the normal equations is averaged and the left one summed: "
    "everything is n times too small. The 1/n cancels; leave it out on both sides.",
)
def averaged_right_side(X, y):
    A = with_bias_column(X)
    return split(np.linalg.solve(A.T @ A, A.T @ y / len(y)))


@mistake(
    "CF-46",
    of="fit_normal_equation",
    title="Columns instead of vectors",
    hints=("What is the shape of your W?",),
    feedback="These are the right numbers with one axis too many: y was made a column, and W became one. Keep y of "
    "shape (n,), or flatten theta.",
)
def columns(X, y):
    A = with_bias_column(X)
    return split(np.linalg.solve(A.T @ A, A.T @ y[:, np.newaxis]))


@mistake(
    "COST-15",
    of="fit_normal_equation",
    title="b in a container",
    hints=("What is the shape of your b?", "What is the difference between theta[-1] and theta[-1:]?"),
    feedback="This is the right number inside an array of length one. Take the entry itself: theta[-1], without a "
    "colon.",
)
def boxed_bias(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    return theta[:-1], theta[-1:]


@mistake(
    "COST-16",
    of="fit_normal_equation",
    title="Rounded",
    hints=("How many decimals does your result have?",),
    feedback="This is what comes out when the solution is rounded to two decimals. Round only when you print.",
)
def rounded(X, y):
    A = with_bias_column(X)
    return split(np.round(np.linalg.solve(A.T @ A, A.T @ y), 2))


@mistake(
    "SHAP-16",
    of="fit_normal_equation",
    title="Reshaped instead of transposed",
    hints=("Print a small matrix, its .T and its .reshape: are they the same?",),
    feedback="This is what comes out when the matrix is reshaped to the transposed shape: the shape fits, but the "
    "numbers have changed places. Use A.T.",
)
def reshaped(X, y):
    A = with_bias_column(X)
    turned = A.reshape(A.shape[1], A.shape[0])
    return split(np.linalg.solve(turned @ A, turned @ y))


@mistake(
    "SHAP-10",
    of="fit_normal_equation",
    title="Decimals cut off",
    hints=("Try data of whole numbers: is W whole as well?", "What is the dtype of the array that you write W into?"),
    feedback="This is what comes out when W is written into an array of whole numbers, made like X. Make it an array "
    "of floats.",
)
def stored_like_the_data(X, y):
    A = with_bias_column(X)
    theta = np.linalg.solve(A.T @ A, A.T @ y)
    W = np.zeros_like(X[0])
    W[:] = theta[:-1]
    return W, theta[-1]


# fit_least_squares


@mistake(
    "CF-01",
    of="fit_least_squares",
    title="Through the origin",
    hints=("What does your line predict where all features are zero?", "Which column of the matrix belongs to b?"),
    feedback="This is what comes out without the column of ones: the best plane through the origin. Fit the lumped "
    "matrix instead of X.",
)
def least_squares_through_the_origin(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0], 0.0


@mistake(
    "CF-04",
    of="fit_least_squares",
    title="The normal equations again",
    hints=("Which of your two fitting functions may use AᵀA?", "What is AᵀA like when one column is twice another?"),
    feedback="This is what comes out of the normal equations: with (nearly) collinear columns AᵀA has no usable "
    "inverse. Work on the matrix itself: np.linalg.lstsq, np.linalg.pinv or its singular values.",
)
def normal_equations_again(X, y):
    A = with_bias_column(X)
    return split(np.linalg.solve(A.T @ A, A.T @ y))


@mistake(
    "CF-05",
    of="fit_least_squares",
    title="b read from the first place",
    hints=("In which column of your matrix do the ones stand?", "Which entry of theta belongs to that column?"),
    feedback="This is what comes out when theta is taken apart as (b, W) although the ones stand last. The last entry "
    "is b, all the others are W.",
)
def least_squares_bias_read_first(X, y):
    theta = np.linalg.lstsq(with_bias_column(X), y, rcond=None)[0]
    return theta[1:], theta[0]


@mistake(
    "GRAD-37",
    of="fit_least_squares",
    title="b before W",
    hints=("In which order does the docstring ask for the two results?",),
    feedback="These are the right numbers in the other order. Return W first, then b.",
)
def least_squares_bias_returned_first(X, y):
    theta = np.linalg.lstsq(with_bias_column(X), y, rcond=None)[0]
    return theta[-1], theta[:-1]


@mistake(
    "CF-42",
    of="fit_least_squares",
    title="b still inside W",
    hints=("How many numbers does your W hold, and how many features are there?",),
    feedback="This is what comes out when all of theta is returned as W. Leave its last entry out: that is b.",
)
def least_squares_bias_left_in_weights(X, y):
    theta = np.linalg.lstsq(with_bias_column(X), y, rcond=None)[0]
    return theta, theta[-1]


@mistake(
    "CF-47",
    of="fit_least_squares",
    title="The residual taken for b",
    hints=("What are the four things that np.linalg.lstsq returns?", "Where in them is b?"),
    feedback="This is what comes out when the first two results of np.linalg.lstsq are taken for W and b: they are "
    "theta and the sum of squared errors. Take the first and split it.",
)
def residual_as_bias(X, y):
    found = np.linalg.lstsq(with_bias_column(X), y, rcond=None)
    return found[0], found[1]


@mistake(
    "CF-48",
    of="fit_least_squares",
    title="A direction lost",
    hints=("Which singular values do you take for zero?", "How does the condition number change from A to AᵀA?"),
    feedback="This is what comes out when a small singular value is taken for zero, by a coarse cut-off or because AᵀA "
    "was formed first. Work on A itself, and cut off nothing but rounding.",
)
def pseudo_inverse_of_the_product(X, y):
    A = with_bias_column(X)
    return split(np.linalg.pinv(A.T @ A) @ (A.T @ y))


@mistake(
    "CF-49",
    of="fit_least_squares",
    title="The spare column left out",
    hints=("Is there another W of the same cost?", "Which of all these is the shortest?"),
    feedback="This is what comes out when a collinear column gets the weight 0: the cost is the lowest, theta is not "
    "the shortest. np.linalg.lstsq and np.linalg.pinv share the weight.",
)
def spare_column_left_out(X, y):
    A = with_bias_column(X)
    kept = [j for j in range(A.shape[1]) if np.linalg.matrix_rank(A[:, : j + 1]) > np.linalg.matrix_rank(A[:, :j])]
    theta = np.zeros(A.shape[1])
    theta[kept] = np.linalg.lstsq(A[:, kept], y, rcond=None)[0]
    return split(theta)


@mistake(
    "CF-50",
    of="fit_least_squares",
    title="b not counted in the length",
    hints=("Whose length is to be the shortest: that of W, or that of (W, b)?",),
    feedback="This is what comes out when the means are taken off first: then only W is made short. Here b counts in "
    "the length: solve for W and b together.",
)
def bias_outside_the_norm(X, y):
    means = np.mean(X, axis=0)
    W = np.linalg.lstsq(X - means, y - np.mean(y), rcond=None)[0]
    return W, np.mean(y) - means @ W


@mistake(
    "GRAD-31",
    of="fit_least_squares",
    title="A small number on the diagonal",
    hints=("Is there a penalty in the cost of this exercise?", "How does your result change with the number you add?"),
    feedback="This is what comes out when a small number is added to the diagonal of AᵀA: every such system can be "
    "solved, but its solution belongs to another cost. Work on A itself and add nothing.",
)
def small_ridge(X, y):
    A = with_bias_column(X)
    return split(np.linalg.solve(A.T @ A + 1e-6 * np.eye(A.shape[1]), A.T @ y))


# condition_number


@mistake(
    "CF-01",
    of="condition_number",
    title="Without the column of ones",
    hints=("Which matrix stands in the normal equations, X or the lumped one?",),
    feedback="This is the condition number of XᵀX. The normal equations use the lumped matrix: put the ones in first.",
)
def condition_without_ones(X):
    return np.linalg.cond(X.T @ X)


@mistake(
    "CF-02",
    of="condition_number",
    title="A times Aᵀ",
    hints=("What is the shape of your matrix?", "One row for each unknown, or for each example?"),
    feedback="This is the condition number of AAᵀ, which has a row for each example: with more examples than unknowns "
    "it is singular. The normal equations have a row for each unknown: AᵀA.",
)
def condition_transposed_second(X):
    A = with_bias_column(X)
    return np.linalg.cond(A @ A.T)


@mistake(
    "CF-52",
    of="condition_number",
    title="Not squared",
    hints=("Is it the matrix A that is inverted, or AᵀA?", "What is the square of your number?"),
    feedback="This is the condition number of the lumped matrix itself. The normal equations hold AᵀA, whose "
    "condition number is the square: ask for that one.",
)
def condition_not_squared(X):
    return np.linalg.cond(with_bias_column(X))


@mistake(
    "CF-53",
    of="condition_number",
    title="The condition number of X alone",
    hints=("Which matrix stands in the normal equations?",),
    feedback="This is what comes out for X itself. The normal equations hold AᵀA with the lumped matrix A: put the "
    "ones in and multiply first.",
)
def condition_of_the_data(X):
    return np.linalg.cond(X)


@mistake(
    "CF-54",
    of="condition_number",
    title="Squared twice",
    hints=("Which matrix did you hand to np.linalg.cond, and did you square after that?",),
    feedback="This is the square of what was asked for. Take the condition number of AᵀA, or the square of that of A, "
    "not both.",
)
def condition_squared_twice(X):
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A) ** 2


@mistake(
    "CF-55",
    of="condition_number",
    title="Another norm",
    hints=("Which norm does the docstring name?", "What does np.linalg.norm compute for a matrix by default?"),
    feedback="This is the condition number in the Frobenius norm. The 2-norm is asked for: the largest singular value "
    "over the smallest.",
)
def condition_in_frobenius_norm(X):
    A = with_bias_column(X)
    return np.linalg.cond(A.T @ A, "fro")


@mistake(
    "CF-56",
    of="condition_number",
    title="Upside down",
    hints=("Is your number above or below 1?",),
    feedback="This is the smallest singular value over the largest. A condition number is 1 or more: turn the "
    "fraction over.",
)
def condition_upside_down(X):
    A = with_bias_column(X)
    values = np.linalg.svd(A.T @ A, compute_uv=False)
    return values[-1] / values[0]


@mistake(
    "CF-59",
    of="condition_number",
    title="Zeros left out",
    hints=("What does a singular value of zero say about the matrix?",),
    feedback="This is what comes out when singular values of zero are left out before dividing: a singular matrix "
    "then looks harmless. Keep them all; the answer is infinite.",
)
def condition_without_zeros(X):
    A = with_bias_column(X)
    values = np.linalg.svd(A.T @ A, compute_uv=False)
    return values[0] / values[values > 1e-10 * values[0]].min()


@mistake(
    "CF-04",
    of="condition_number",
    title="By the inverse",
    hints=("What does np.linalg.inv do with a matrix that has no inverse?",),
    feedback="This is what comes out when the norm of the inverse is used: right as long as there is one, an error for "
    "a singular matrix. Use the singular values, or return inf when there is no inverse.",
)
def condition_by_the_inverse(X):
    A = with_bias_column(X)
    product = A.T @ A
    return np.linalg.norm(product, 2) * np.linalg.norm(np.linalg.inv(product), 2)


LEFT_OUT: dict[str, str] = {}  # every code-level entry of the closed form is above
