"""Known wrong functions of exercise 11, each with what a tutor would say."""

import numpy as np
from regularization import ridge_cost, ridge_gradients

from grader.suite import mistake


@mistake(
    "REG-01",
    of="ridge_cost",
    title="The bias is penalised too",
    hints=("With all weights 0, does your cost change with the penalty?",),
    feedback="This is what comes out when b is squared into the penalty. Shifting all targets by a constant should "
    "cost nothing: penalise the weights only.",
)
def cost_of_the_bias(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * (W @ W + b**2)


@mistake(
    "REG-02",
    of="ridge_cost",
    title="The penalty divided by n",
    hints=("Is there an n in the penalty term of the task?",),
    feedback="This is what comes out with penalty / (2n). In this exercise only the data term has 1/n; the penalty is "
    "halved and nothing else.",
)
def cost_penalty_over_n(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / (2 * len(y)) * (W @ W)


@mistake(
    "REG-03",
    of="ridge_cost",
    title="The penalty is not halved",
    hints=("What is the derivative of penalty/2 times w squared, and what would it be without the half?",),
    feedback="This is what comes out with penalty times the sum of squares. The task has penalty / 2, so that the "
    "derivative is plainly penalty times W.",
)
def cost_penalty_not_halved(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty * (W @ W)


@mistake(
    "REG-04",
    of="ridge_cost",
    title="No penalty at all",
    hints=("Does your cost change with the penalty?",),
    feedback="This is half_mse alone. Add penalty / 2 times the sum of the squared weights.",
)
def cost_without_penalty(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y))


@mistake(
    "REG-05",
    of="ridge_cost",
    title="Absolute weights in place of squares",
    hints=("What should happen to the penalty when all weights double?",),
    feedback="This is what comes out with the absolute values of the weights (another method, called lasso). Ridge "
    "squares them.",
)
def cost_of_absolute_weights(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * np.sum(np.abs(W))


@mistake(
    "REG-41",
    of="ridge_cost",
    title="The square of the sum",
    hints=("What does your penalty say of the weights 1 and -1?",),
    feedback="This is what comes out when the weights are added up first and then squared: opposite weights cancel. "
    "Square each weight, then add.",
)
def cost_of_the_squared_sum(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * np.sum(W) ** 2


@mistake(
    "REG-42",
    of="ridge_cost",
    title="The weights without squares",
    hints=("Can a penalty be negative?",),
    feedback="This is what comes out when the plain weights are added up: negative ones lower the cost. Square each "
    "weight before adding.",
)
def cost_of_plain_weights(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * np.sum(W)


@mistake(
    "REG-43",
    of="ridge_cost",
    title="The length of W in place of its square",
    hints=("What should happen to the penalty when all weights double: twice or four times as much?",),
    feedback="This is what comes out of np.linalg.norm(W) without the square. Square it, or add up the squared "
    "weights.",
)
def cost_of_the_length(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * np.sqrt(W @ W)


@mistake(
    "REG-44",
    of="ridge_cost",
    title="The mean of the squared weights",
    hints=("Does the penalty of the task divide by the number of features?",),
    feedback="This is what comes out when the squared weights are averaged. The task adds them up: use the sum.",
)
def cost_of_the_mean_square(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * np.mean(W**2)


@mistake(
    "REG-06",
    of="ridge_cost",
    title="The penalty is subtracted",
    hints=("Should large weights raise or lower the cost?",),
    feedback="This is what comes out with a minus before the penalty: large weights are rewarded. A penalty is added.",
)
def cost_rewards_weights(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) - penalty / 2 * (W @ W)


@mistake(
    "REG-07",
    of="ridge_cost",
    title="The penalty counted once for each example",
    hints=("How often does the penalty appear in the cost when n grows?",),
    feedback="This is what comes out when the penalty is added inside the sum over the examples without being "
    "averaged: n times. It stands once, outside the mean.",
)
def cost_penalty_per_example(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + len(y) * penalty / 2 * (W @ W)


@mistake(
    "COST-02",
    of="ridge_cost",
    title="The data term is not halved",
    hints=("Which cost is half_mse: with 1/n or with 1/(2n)?",),
    feedback="This is the mean squared error plus the penalty. The data term of the task is half_mse, with 1/(2n).",
)
def cost_with_mse(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / len(y) + penalty / 2 * (W @ W)


@mistake(
    "COST-03",
    of="ridge_cost",
    title="The data term is summed",
    hints=("Does your cost change, the penalty aside, when the same data come twice?",),
    feedback="This is half the sum of squared errors plus the penalty. The data term of the task is half_mse: divide "
    "by n as well.",
)
def cost_with_half_sse(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error / 2 + penalty / 2 * (W @ W)


@mistake(
    "COST-01",
    of="ridge_cost",
    title="The plain sum of squared errors",
    hints=("Does your cost change, the penalty aside, when the same data come twice?",),
    feedback="This is the sum of squared errors plus the penalty. The data term of the task is half_mse: divide by 2n.",
)
def cost_with_sse(X, y, W, b, penalty):
    error = X @ W + b - y
    return error @ error + penalty / 2 * (W @ W)


@mistake(
    "COST-10",
    of="ridge_cost",
    title="The prediction without b",
    hints=("Does your cost change when b does?",),
    feedback="This is what comes out when the prediction is X W alone. The penalty leaves b out, the prediction does "
    "not: add b.",
)
def cost_ignores_b(X, y, W, b, penalty):
    error = X @ W - y
    return error @ error / (2 * len(y)) + penalty / 2 * (W @ W)


@mistake(
    "COST-14",
    of="ridge_cost",
    title="One value for each example",
    hints=("How many numbers should come out?",),
    feedback="This is what comes out when the squared errors are not added up. Take their mean, so that the cost is "
    "one number.",
)
def cost_of_each(X, y, W, b, penalty):
    error = X @ W + b - y
    return error**2 / 2 + penalty / 2 * (W @ W)


@mistake(
    "REG-01",
    of="ridge_gradients",
    title="The bias is penalised too",
    hints=("b does not occur in the penalty: what is the penalty's derivative with respect to b?",),
    feedback="This is what comes out when db gets penalty times b. The penalty contains the weights only, so db is the "
    "plain mean error.",
)
def gradients_of_the_bias(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * W, np.mean(error) + penalty * b


@mistake(
    "REG-02",
    of="ridge_gradients",
    title="The penalty divided by n",
    hints=("Is there an n in the penalty term of the task?",),
    feedback="This is what comes out when the penalty's part is divided by n along with the data's. Only the data term "
    "has 1/n: add penalty times W outside.",
)
def gradients_penalty_over_n(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * W / len(y), np.mean(error)


@mistake(
    "REG-03",
    of="ridge_gradients",
    title="The penalty twice as strong",
    hints=("What is the derivative of penalty/2 times w squared?",),
    feedback="This is what comes out with 2 penalty W. The half in penalty / 2 takes the 2 of the square: penalty "
    "times W is left.",
)
def gradients_penalty_doubled(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + 2 * penalty * W, np.mean(error)


@mistake(
    "REG-45",
    of="ridge_gradients",
    title="The penalty half as strong",
    hints=("What is the derivative of penalty/2 times w squared?",),
    feedback="This is what comes out when the half is kept but the 2 of the square is forgotten. The two cancel: "
    "penalty times W.",
)
def gradients_penalty_halved(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty / 2 * W, np.mean(error)


@mistake(
    "REG-04",
    of="ridge_gradients",
    title="The penalty has no slope",
    hints=("Does your gradient change with the penalty?",),
    feedback="This is the gradient of half_mse alone. What stands in the cost must be differentiated too: add penalty "
    "times W to dW.",
)
def gradients_without_penalty(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)


@mistake(
    "REG-05",
    of="ridge_gradients",
    title="The sign of the weights in place of the weights",
    hints=("What is the derivative of w squared: does it grow with w?",),
    feedback="This is the slope of absolute weights (lasso). The derivative of the squares is proportional to the "
    "weight: penalty times W.",
)
def gradients_of_absolute_weights(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * np.sign(W), np.mean(error)


@mistake(
    "REG-06",
    of="ridge_gradients",
    title="The penalty pushes outwards",
    hints=("Should the penalty make a positive weight larger or smaller?",),
    feedback="This is what comes out with minus penalty times W: descent would make the weights grow. Add it.",
)
def gradients_reward_weights(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) - penalty * W, np.mean(error)


@mistake(
    "REG-07",
    of="ridge_gradients",
    title="The penalty counted once for each example",
    hints=("How often does the penalty appear in the cost when n grows?",),
    feedback="This is what comes out when the penalty is added for every example: n times. It stands once, outside the "
    "mean.",
)
def gradients_penalty_per_example(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + len(y) * penalty * W, np.mean(error)


@mistake(
    "REG-46",
    of="ridge_gradients",
    title="The penalty itself added to every slope",
    hints=("Is the slope of the penalty the same for every weight?",),
    feedback="This is what comes out when the value of the penalty is added in place of its derivative. With respect "
    "to the weight w_j that is penalty times w_j.",
)
def gradients_plus_the_value(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty / 2 * (W @ W), np.mean(error)


@mistake(
    "REG-47",
    of="ridge_gradients",
    title="The same shrinkage for every weight",
    hints=("Is the slope of the penalty the same for every weight?",),
    feedback="This is what comes out when penalty times the sum of the weights is added to every slope. Each weight "
    "has its own: penalty times W, without a sum.",
)
def gradients_plus_the_sum(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * np.sum(W), np.mean(error)


@mistake(
    "GRAD-01",
    of="ridge_gradients",
    title="The data term is summed",
    hints=("Does the data's part of your gradient change when the same data come twice?",),
    feedback="This is what comes out when the data's part is n times too large. The 1/n of half_mse stays when you "
    "differentiate: divide by n.",
)
def gradients_data_summed(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error + penalty * W, np.sum(error)


@mistake(
    "GRAD-02",
    of="ridge_gradients",
    title="The data term doubled",
    hints=("Where does the 2 of the square go in half_mse?",),
    feedback="This is the gradient with the mean squared error as its data term. In half_mse the half cancels the 2: "
    "leave both out.",
)
def gradients_data_doubled(X, y, W, b, penalty):
    error = X @ W + b - y
    return 2 * X.T @ error / len(y) + penalty * W, 2 * np.mean(error)


@mistake(
    "GRAD-04",
    of="ridge_gradients",
    title="The data term halved",
    hints=("Where does the 1/2 of half_mse go?",),
    feedback="This is what comes out when the half stays in the data's part. It cancels against the 2 of the square: "
    "leave both out.",
)
def gradients_data_halved(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / (2 * len(y)) + penalty * W, np.mean(error) / 2


@mistake(
    "GRAD-07",
    of="ridge_gradients",
    title="The data term with the opposite sign",
    hints=("What is the error: prediction minus target, or the reverse?",),
    feedback="This is what comes out when the data's part is built from y minus the prediction. The error is "
    "prediction minus target.",
)
def gradients_data_turned(X, y, W, b, penalty):
    error = X @ W + b - y
    return penalty * W - X.T @ error / len(y), -np.mean(error)


@mistake(
    "GRAD-09",
    of="ridge_gradients",
    title="db is not averaged",
    hints=("Do both derivatives carry the 1/n of the cost?",),
    feedback="This is what comes out when db is a sum. Divide it by n, as in the data's part of dW.",
)
def gradients_bias_summed(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * W, np.sum(error)


@mistake(
    "GRAD-12",
    of="ridge_gradients",
    title="db is always 0",
    hints=("Free of the penalty, is b free of the data as well?",),
    feedback="This is what comes out when b is left out altogether. It is not penalised, but it has its slope: the "
    "mean error.",
)
def gradients_without_db(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * W, 0.0


@mistake(
    "GRAD-16",
    of="ridge_gradients",
    title="The prediction without b",
    hints=("Does your gradient change when b does?",),
    feedback="This is what comes out when the prediction inside is X W alone. Not penalised does not mean left out: "
    "add b.",
)
def gradients_ignore_b(X, y, W, b, penalty):
    error = X @ W - y
    return X.T @ error / len(y) + penalty * W, np.mean(error)


@mistake(
    "GRAD-37",
    of="ridge_gradients",
    title="The two results exchanged",
    hints=("Which of the two should have shape (m,)?",),
    feedback="This is (db, dW). The order asked for is dW first, then db.",
)
def gradients_exchanged(X, y, W, b, penalty):
    error = X @ W + b - y
    return np.mean(error), X.T @ error / len(y) + penalty * W


@mistake(
    "SHAP-06",
    of="ridge_gradients",
    title="One db for each example",
    hints=("How many numbers is b?",),
    feedback="This is each example's share of the mean error, not yet added up. There is one b for all examples: db is "
    "the mean of the errors.",
)
def gradients_db_of_each(X, y, W, b, penalty):
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * W, error / len(y)


@mistake(
    "NORM-03",
    of="fit_normalizer",
    title="One mean for the whole table",
    hints=("How many means does a table with three features have?",),
    feedback="This is what comes out when the axis is left out: one mean and one scale for all features. Each column "
    "needs its own: axis=0.",
)
def normalizer_of_the_table(X_train):
    return np.mean(X_train), np.std(X_train)


@mistake(
    "NORM-40",
    of="fit_normalizer",
    title="One mean for the whole table, written into every column",
    hints=("How many different means do three different features have?",),
    feedback="This is what comes out when all numbers of the table go into one mean and one scale. Each column needs "
    "its own: axis=0.",
)
def normalizer_of_the_table_repeated(X_train):
    m = X_train.shape[1]
    return np.full(m, np.mean(X_train)), np.full(m, np.std(X_train))


@mistake(
    "NORM-04",
    of="fit_normalizer",
    title="Rows in place of columns",
    hints=("Which axis runs over the examples?",),
    feedback="This is what comes out with axis=1: a mean for each example. Features are columns: average down the "
    "rows, axis=0.",
)
def normalizer_of_rows(X_train):
    return np.mean(X_train, axis=1), np.std(X_train, axis=1)


@mistake(
    "NORM-05",
    of="fit_normalizer",
    title="A scale of 0 for a constant column",
    hints=("What is 0 divided by 0?",),
    feedback="This is what comes out when the deviation of a constant column is left as it is: dividing by it gives "
    "nan. Put 1 in its place.",
)
def normalizer_scale_zero(X_train):
    return np.mean(X_train, axis=0), np.std(X_train, axis=0)


@mistake(
    "NORM-06",
    of="fit_normalizer",
    title="n - 1 in place of n",
    hints=("What does your standard deviation divide by?",),
    feedback="This is the sample standard deviation, with n - 1. The population's is asked for, with n: ddof=0.",
)
def normalizer_with_ddof(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0, ddof=1)
    return mean, np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-07",
    of="fit_normalizer",
    title="The variance in place of the standard deviation",
    hints=("Which of the two has the unit of the feature?",),
    feedback="This is the variance. The scale is its square root: np.std.",
)
def normalizer_with_variance(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.var(X_train, axis=0)
    return mean, np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-41",
    of="fit_normalizer",
    title="Smallest value and range",
    hints=("What is asked for: mean and standard deviation, or smallest value and range?",),
    feedback="This is min-max scaling: the smallest value and the range. That is another method; here the mean and the "
    "standard deviation are asked for.",
)
def normalizer_min_max(X_train):
    lowest, span = X_train.min(axis=0), np.ptp(X_train, axis=0)
    return lowest, np.where(span == 0, 1.0, span)


@mistake(
    "NORM-42",
    of="fit_normalizer",
    title="The range as the scale",
    hints=("What is asked for as the scale?",),
    feedback="This is the mean with the range, largest minus smallest. The scale asked for is the standard deviation.",
)
def normalizer_by_range(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.ptp(X_train, axis=0)
    return mean, np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-43",
    of="fit_normalizer",
    title="A small number added to every scale",
    hints=("What is the scale of a constant column?",),
    feedback="This is what comes out of np.std(...) + 1e-8: every scale is slightly off and a constant column gets "
    "1e-8. Replace a scale of 0 by 1, and nothing else.",
)
def normalizer_plus_epsilon(X_train):
    return np.mean(X_train, axis=0), np.std(X_train, axis=0) + 1e-8


@mistake(
    "NORM-44",
    of="fit_normalizer",
    title="All scales 1 as soon as one column is constant",
    hints=("Which columns should a constant column change?",),
    feedback="This is what comes out when one constant column switches the scaling off for all of them. Decide column "
    "by column, for example with np.where.",
)
def normalizer_gives_up(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    return mean, np.ones_like(deviation) if np.any(deviation == 0) else deviation


@mistake(
    "NORM-45",
    of="fit_normalizer",
    title="The two results exchanged",
    hints=("Which of the two comes first?",),
    feedback="This is (scale, mean). The order asked for is mean first, then scale.",
)
def normalizer_exchanged(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    return np.where(deviation == 0, 1.0, deviation), mean


@mistake(
    "NORM-46",
    of="fit_normalizer",
    title="The deviation from 0 in place of the mean",
    hints=("From which value is the deviation measured?",),
    feedback="This is the root of the mean square, measured from 0. Subtract the mean of the column before squaring, "
    "or use np.std.",
)
def normalizer_about_zero(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.sqrt(np.mean(X_train**2, axis=0))
    return mean, np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-47",
    of="fit_normalizer",
    title="The median in place of the mean",
    hints=("Which middle is asked for?",),
    feedback="This is the median of each column. The mean is asked for.",
)
def normalizer_with_median(X_train):
    mean, deviation = np.median(X_train, axis=0), np.std(X_train, axis=0)
    return mean, np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-48",
    of="fit_normalizer",
    title="A constant column with the mean 0",
    hints=("What is the mean of a column of threes?",),
    feedback="This is what comes out when a constant column is exempted from centring too. Only its scale is special; "
    "its mean is its value.",
)
def normalizer_constant_not_centred(X_train):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    return np.where(deviation == 0, 0.0, mean), np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-02",
    of="normalize",
    title="The statistics of the rows at hand",
    hints=(
        "What does your function do with a single row?",
        "Where do mean and scale come from: the arguments or X?",
    ),
    feedback="This is what comes out when X is scaled with its own mean and deviation. Use the ones given: those of "
    "the training rows.",
)
def normalize_by_itself(X, mean, scale):
    deviation = np.std(X, axis=0)
    return (X - np.mean(X, axis=0)) / np.where(deviation == 0, 1.0, deviation)


@mistake(
    "NORM-49",
    of="normalize",
    title="Not centred",
    hints=("What should become of a row that equals the mean?",),
    feedback="This is X / scale, without the mean subtracted. Subtract the mean first.",
)
def normalize_without_mean(X, mean, scale):
    return X / scale


@mistake(
    "NORM-50",
    of="normalize",
    title="Not scaled",
    hints=("How far from 0 should a value be that is one scale above the mean?",),
    feedback="This is X - mean, not divided by the scale. Divide by it.",
)
def normalize_without_scale(X, mean, scale):
    return X - mean


@mistake(
    "NORM-51",
    of="normalize",
    title="Only the mean is divided",
    hints=("Which comes first in X - mean / scale?",),
    feedback="This is X - mean / scale without brackets: Python divides first. Write (X - mean) / scale.",
)
def normalize_without_brackets(X, mean, scale):
    return X - mean / scale


@mistake(
    "NORM-52",
    of="normalize",
    title="Divided before centring",
    hints=("In which unit is the mean: that of X or that of the result?",),
    feedback="This is X / scale - mean. The mean is in the unit of X: subtract it first, then divide.",
)
def normalize_in_the_wrong_order(X, mean, scale):
    return X / scale - mean


@mistake(
    "NORM-53",
    of="normalize",
    title="Multiplied by the scale",
    hints=("Should a feature with a large scale become smaller or larger?",),
    feedback="This is what comes out when the scale multiplies. Divide by it.",
)
def normalize_multiplies(X, mean, scale):
    return (X - mean) * scale


@mistake(
    "NORM-07",
    of="normalize",
    title="Divided by the squared scale",
    hints=("Is the argument scale a deviation or a variance?",),
    feedback="This is what comes out when the scale is squared, as if it were to become a variance. It is a deviation "
    "already: divide by it once.",
)
def normalize_by_variance(X, mean, scale):
    return (X - mean) / scale**2


@mistake(
    "NORM-54",
    of="normalize",
    title="The root of the scale",
    hints=("Is the argument scale a deviation or a variance?",),
    feedback="This is what comes out when a root is taken of the scale, as if it were a variance. It is a deviation "
    "already: divide by it as it is.",
)
def normalize_by_root(X, mean, scale):
    return (X - mean) / np.sqrt(scale)


@mistake(
    "NORM-55",
    of="normalize",
    title="The mean is added",
    hints=("What should become of a row that equals the mean?",),
    feedback="This is (X + mean) / scale. The mean is to become 0: subtract it.",
)
def normalize_adds_mean(X, mean, scale):
    return (X + mean) / scale


@mistake(
    "SHAP-08",
    of="normalize",
    title="The caller's table changed",
    hints=("Is X after your call what it was before?",),
    feedback="This is what happens with X -= mean, which writes into the caller's table. Make a new array: X = X - "
    "mean.",
)
def normalize_in_place(X, mean, scale):
    X -= mean
    X /= scale
    return X


@mistake(
    "SHAP-10",
    of="normalize",
    title="Decimals cut off by an integer array",
    hints=("What is the dtype of np.zeros_like(X) when X holds integers?",),
    feedback="This is what comes out when the result is written into an array like an integer X: the decimals are "
    "gone. Compute with whole arrays, or give the result float64.",
)
def normalize_into_integers(X, mean, scale):
    result = np.zeros_like(X)
    result[:] = (X - mean) / scale
    return result


@mistake(
    "STEP-01",
    of="fit_ridge",
    title="Uphill in place of downhill",
    hints=("Do your costs fall?",),
    feedback="This is what comes out when the gradient is added: the cost climbs. Subtract learning_rate times the "
    "gradient.",
)
def fit_uphill(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W + learning_rate * dW, b + learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-02",
    of="fit_ridge",
    title="b updated with the new W",
    hints=("At which W is your db taken?",),
    feedback="This is what comes out when W moves first and db is taken at the new W. Take both gradients, then move "
    "both.",
)
def fit_weights_first(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        W = W - learning_rate * ridge_gradients(X, y, W, b, penalty)[0]
        b = b - learning_rate * ridge_gradients(X, y, W, b, penalty)[1]
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-03",
    of="fit_ridge",
    title="W updated with the new b",
    hints=("At which b is your dW taken?",),
    feedback="This is what comes out when b moves first and dW is taken at the new b. Take both gradients, then move "
    "both.",
)
def fit_bias_first(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        b = b - learning_rate * ridge_gradients(X, y, W, b, penalty)[1]
        W = W - learning_rate * ridge_gradients(X, y, W, b, penalty)[0]
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-04",
    of="fit_ridge",
    title="b never moves",
    hints=("Which b do you return after three steps?",),
    feedback="This is what comes out when only W is updated. b is not penalised, but it must be trained: give it its "
    "step with db.",
)
def fit_without_bias(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        W = W - learning_rate * ridge_gradients(X, y, W, b, penalty)[0]
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-11",
    of="fit_ridge",
    title="One step too few",
    hints=("How many updates happen when steps is 1?",),
    feedback="This is where descent stands one step earlier, with one cost too few. Count: the start and one entry for "
    "each of the steps.",
)
def fit_one_step_short(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(1, steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-12",
    of="fit_ridge",
    title="One step too many",
    hints=("How many updates happen when steps is 1?",),
    feedback="This is where descent stands one step later: the loop that records steps + 1 costs also moves steps + 1 "
    "times. Record the last cost without moving again.",
)
def fit_one_step_more(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps + 1):
        costs.append(ridge_cost(X, y, W, b, penalty))
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b, np.array(costs)


@mistake(
    "STEP-13",
    of="fit_ridge",
    title="The cost of the start is missing",
    hints=("What should costs hold when steps is 0?",),
    feedback="This is what comes out when costs begins after the first step: steps entries. Put the cost of the start "
    "in front.",
)
def fit_costs_after_steps(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-14",
    of="fit_ridge",
    title="The cost of the end is missing",
    hints=("Which W and b does your last cost belong to?",),
    feedback="This is what comes out when the cost is recorded before each step only: steps entries. Add the cost "
    "after the last step.",
)
def fit_costs_before_steps(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = []
    for _ in range(steps):
        costs.append(ridge_cost(X, y, W, b, penalty))
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b, np.array(costs)


@mistake(
    "STEP-15",
    of="fit_ridge",
    title="A return inside the loop",
    hints=("How many steps does your function take when steps is 4?",),
    feedback="This is what stands after a single step: the return is inside the loop. Move it out, one indentation to "
    "the left.",
)
def fit_returns_early(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
        return W, b, np.array(costs)
    return W, b, np.array(costs)


@mistake(
    "STEP-16",
    of="fit_ridge",
    title="The gradient of the start, again and again",
    hints=("Where in your code is the gradient computed: before the loop or in it?",),
    feedback="This is what comes out when the gradient is taken once, before the loop: all steps are equal. Take it "
    "anew in each step.",
)
def fit_stale(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    dW, db = ridge_gradients(X, y, W, b, penalty)
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-01",
    of="fit_ridge",
    title="The bias is penalised too",
    hints=("Does the penalty pull at b in your step?",),
    feedback="This is where descent leads when b is pulled towards 0 as well. Penalise the weights only.",
)
def fit_penalises_bias(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * (db + penalty * b)
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-02",
    of="fit_ridge",
    title="The penalty divided by n",
    hints=("Is there an n in the penalty term of the task?",),
    feedback="This is where descent leads with penalty / n. Only the data term has 1/n: hand the penalty on as it is.",
)
def fit_penalty_over_n(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty / len(y))
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-03",
    of="fit_ridge",
    title="The penalty twice as strong",
    hints=("What is the derivative of penalty/2 times w squared?",),
    feedback="This is where descent leads when the weights shrink by 2 penalty W. The slope of the penalty is penalty "
    "times W: use ridge_gradients.",
)
def fit_penalty_doubled(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, 2 * penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-04",
    of="fit_ridge",
    title="Descent without the penalty",
    hints=("Do the W that you return change with the penalty?",),
    feedback="This is where descent on half_mse alone leads. Move along the slopes of ridge_cost, the penalty's part "
    "included.",
)
def fit_ignores_penalty(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, 0.0)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-48",
    of="fit_ridge",
    title="The penalty applied twice",
    hints=("Is the penalty in your gradient already?",),
    feedback="This is what comes out when the weights are shrunk once more after a step whose gradient holds the "
    "penalty already. Once is enough.",
)
def fit_shrinks_again(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = (W - learning_rate * dW) * (1 - learning_rate * penalty), b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-49",
    of="fit_ridge",
    title="Shrunk after the step",
    hints=("At which W is the slope of the penalty taken?",),
    feedback="This is what comes out when the weights first move along the data's slope and are then shrunk. Both "
    "slopes belong to the same W: add them first, then move.",
)
def fit_shrinks_afterwards(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, 0.0)
        W, b = (W - learning_rate * dW) * (1 - learning_rate * penalty), b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "REG-40",
    of="fit_ridge",
    title="Costs without the penalty",
    hints=("Which cost does your descent go down?",),
    feedback="W and b are right; costs holds half_mse alone. Record ridge_cost, the cost that is minimised.",
)
def fit_records_data_term(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, 0.0)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, 0.0))
    return W, b, np.array(costs)


@mistake(
    "REG-06",
    of="fit_ridge",
    title="The penalty pushes outwards",
    hints=("Should a larger penalty give larger or smaller weights?",),
    feedback="This is where descent leads when the penalty is subtracted: the weights grow. Add it.",
)
def fit_rewards_weights(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, -penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "LOG-65",
    of="fit_ridge",
    title="A start at ones",
    hints=("What is your cost after 0 steps?",),
    feedback="This is where descent leads from weights of 1. Start at zeros, as the task says.",
)
def fit_from_ones(X, y, penalty, learning_rate, steps):
    W, b = np.ones(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


@mistake(
    "STEP-06",
    of="fit_ridge",
    title="The learning rate squared",
    hints=("How often does the learning rate enter one step?",),
    feedback="This is what comes out when the learning rate is multiplied in twice: the steps are far too short. Once "
    "is enough.",
)
def fit_slow(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate**2 * dW, b - learning_rate**2 * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)


LEFT_OUT = {
    "REG-08": "conceptual here (a penalty in a validation score): handout and quiz; REG-40 is its mirror image",
    "NORM-01": "fit_normalizer sees training rows only, so statistics of all rows cannot show: handout and quiz",
    "NORM-08": "this exercise has no column of ones; a constant column is NORM-05",
    "NORM-09": "targets are not scaled here; the capstone's handout warns of it",
    "NORM-10": "prediction is not part of this exercise; a mistake of the capstone",
    "NORM-11": "conceptual (normalising does not change the best linear fit): in the handout and the quiz",
    "GRAD-10": "dW holds data and penalty: summing both is REG-07 with GRAD-01, no slip that people make",
}
