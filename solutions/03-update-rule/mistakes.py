"""Known wrong steps and stops: what comes out when one thing slips, and what a tutor would say."""

import numpy as np

from grader.suite import mistake


def _sums(x, y, m, c):
    """The gradients of the blog's sum."""
    e = m * x + c - y
    return 2 * np.sum(x * e), 2 * np.sum(e)


def _means(x, y, w, b):
    """The gradients of half_mse."""
    e = w * x + b - y
    return (x * e).sum() / e.size, e.sum() / e.size  # faster than np.mean, to the last bit the same


def _half_mse(x, y, w, b):
    squares = (w * x + b - y) ** 2
    return squares.sum() / squares.size / 2


def _walk(x, y, w, b, learning_rate, steps, slopes=_means):
    """A right descent, with other slopes where one slips in."""
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = slopes(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


# Words that more than one function's mistakes share.
HALF_OF_THE_DIGITS_GONE = {
    "title": "Half of the digits gone",
    "hints": ("What is the dtype of your arrays?",),
    "feedback": "This is what comes out in float32, which keeps about 7 digits. Leave the dtype at numpy's default, "
    "float64.",
}
LEARNING_RATE_USED_TWICE = {
    "title": "The learning rate used twice",
    "hints": ("How often is each gradient multiplied by α?",),
    "feedback": "This is what comes out when α is multiplied in twice. One factor α makes the step; take the other "
    "one out.",
}
SQUARE_LEFT_IN = {
    "title": "The square left in",
    "hints": ("What is the derivative of e²?",),
    "feedback": "This is what comes out when e² is left where e belongs. The derivative of e² is 2 e: take e itself.",
}
ONLY_THE_SIGN_OF_THE_ERRORS = {
    "title": "Only the sign of the errors",
    "hints": ("Does a point far from the line pull harder than one close to it?",),
    "feedback": "This is what comes out when only the signs of the errors are used. Use the errors themselves.",
}
COLUMN_MINUS_A_ROW = {
    "title": "A column minus a row",
    "hints": ("What is the shape of your errors?",),
    "feedback": "This is what comes out when an (n, 1) column minus an (n,) row gives a table of all pairs. Keep x "
    "and y at shape (n,).",
}


# -------------------------------------------------------------------------------------------------------------- update


@mistake(
    "STEP-01",
    of="update",
    title="Uphill",
    hints=(
        "Does the cost rise or fall after your step?",
        "Which way does the gradient point?",
    ),
    feedback="This is what comes out for θ + α g, which climbs. The gradient points uphill: subtract it.",
)
def update_uphill(theta, gradient, learning_rate):
    return theta + learning_rate * gradient


@mistake(
    "STEP-06",
    of="update",
    title="The learning rate used twice",
    hints=("How often is the gradient multiplied by α?",),
    feedback="This is what comes out when α is multiplied in twice. One factor α makes the step; take the other "
    "one out.",
)
def update_rate_twice(theta, gradient, learning_rate):
    return theta - learning_rate * (learning_rate * gradient)


@mistake(
    "STEP-07",
    of="update",
    title="The learning rate forgotten",
    hints=("Does your result change when only α changes?",),
    feedback="This is what comes out for θ − g, a step without α. Multiply the gradient by the learning rate "
    "before you subtract.",
)
def update_no_rate(theta, gradient, learning_rate):
    return theta - gradient


@mistake(
    "STEP-40",
    of="update",
    title="Divided by the learning rate",
    hints=("Does a larger α make your step longer or shorter?",),
    feedback="This is what comes out for θ − g / α: the larger the learning rate, the shorter the step. Multiply "
    "by α instead.",
)
def update_divided_by_rate(theta, gradient, learning_rate):
    return theta - gradient / learning_rate


@mistake(
    "STEP-08",
    of="update",
    title="Divided by the number of components",
    hints=("Does the step of one component depend on how many others there are?",),
    feedback="This is what comes out when the step is divided by the length of θ. The gradient is what it is: θ − "
    "α g needs no further division.",
)
def update_over_length(theta, gradient, learning_rate):
    return theta - learning_rate * gradient / np.size(theta)


@mistake(
    "STEP-09",
    of="update",
    title="Only the step, not the new place",
    hints=(
        "Where does your step start from?",
        "Which place do you get when g is 0?",
    ),
    feedback="This is what comes out for −α g alone: the old θ is gone. Start from θ and add the step to it.",
)
def update_only_the_step(theta, gradient, learning_rate):
    return -(learning_rate * gradient)


@mistake(
    "STEP-09",
    of="update",
    title="Only α times the gradient",
    hints=(
        "Where does your step start from?",
        "Which place do you get when g is 0?",
    ),
    feedback="This is what comes out for α g alone: neither the old θ nor the minus is there. The new place is θ − "
    "α g.",
)
def update_step_without_minus(theta, gradient, learning_rate):
    return learning_rate * gradient


@mistake(
    "STEP-10",
    of="update",
    title="θ scaled by the gradient",
    hints=("What does your rule give for θ = 0?",),
    feedback="This is what comes out for θ (1 − α g), where the step grows with θ itself. Subtract α g from θ; do "
    "not multiply.",
)
def update_scaled(theta, gradient, learning_rate):
    return theta * (1 - learning_rate * gradient)


@mistake(
    "STEP-41",
    of="update",
    title="The subtraction turned round",
    hints=(
        "Which of the two is subtracted from the other?",
        "Which place do you get when g is 0?",
    ),
    feedback="This is what comes out for α g − θ. The new place is the old one minus the step: turn the difference "
    "round.",
)
def update_turned(theta, gradient, learning_rate):
    return learning_rate * gradient - theta


@mistake(
    "STEP-42",
    of="update",
    title="The gradient moved instead of θ",
    hints=("Which place do you get when g is 0?",),
    feedback="This is what comes out for g − α θ: the two have changed places. θ is moved, g is scaled by α.",
)
def update_gradient_minus_theta(theta, gradient, learning_rate):
    return gradient - learning_rate * theta


@mistake(
    "STEP-43",
    of="update",
    title="A bracket around θ − α",
    hints=("In which order are minus and times worked out in your line?",),
    feedback="This is what comes out for (θ − α) g. Multiply first, then subtract: θ − (α g).",
)
def update_rate_minus(theta, gradient, learning_rate):
    return (theta - learning_rate) * gradient


@mistake(
    "STEP-44",
    of="update",
    title="A bracket around θ − g",
    hints=("In which order are minus and times worked out in your line?",),
    feedback="This is what comes out for (θ − g) α. The learning rate belongs to the gradient alone: θ − (α g).",
)
def update_bracket(theta, gradient, learning_rate):
    return (theta - gradient) * learning_rate


@mistake(
    "STEP-45",
    of="update",
    title="The sign of the gradient dropped",
    hints=("Which way should θ move where the slope is negative?",),
    feedback="This is what comes out for θ − α |g|, which always goes left. The sign of the slope gives the "
    "direction: keep it.",
)
def update_sizes_only(theta, gradient, learning_rate):
    return theta - learning_rate * np.abs(gradient)


@mistake(
    "GRAD-21",
    of="update",
    title="Only the sign of the gradient",
    hints=("Is your step longer where it is steeper?",),
    feedback="This is what comes out when only the sign of g is used: every step has length α. The size of the "
    "slope belongs to the step too.",
)
def update_signs_only(theta, gradient, learning_rate):
    return theta - learning_rate * np.sign(gradient)


@mistake(
    "GRAD-29",
    of="update",
    title="The gradient scaled to length one",
    hints=("Is your step longer where it is steeper?",),
    feedback="This is what comes out when g is divided by its length, so that only its direction is left. Use g as "
    "it is.",
)
def update_direction(theta, gradient, learning_rate):
    return theta - learning_rate * gradient / (np.linalg.norm(gradient) or 1.0)


@mistake(
    "GRAD-30",
    of="update",
    title="The gradient clipped to [−1, 1]",
    hints=("What happens to a slope of 3 in your code?",),
    feedback="This is what comes out when slopes beyond ±1 are cut off. Clipping is a choice of its own that this "
    "rule does not make: use g as it is.",
)
def update_clipped(theta, gradient, learning_rate):
    return theta - learning_rate * np.clip(gradient, -1, 1)


@mistake(
    "STEP-46",
    of="update",
    title="The new θ kept from going negative",
    hints=("Can your θ become negative?",),
    feedback="This is what comes out when the new θ is kept at 0 or above. Parameters may be negative: leave the "
    "result as it is.",
)
def update_step_clipped(theta, gradient, learning_rate):
    return np.maximum(theta - learning_rate * gradient, 0)


@mistake(
    "STEP-12",
    of="update",
    title="Two steps at once",
    hints=("How often is α g subtracted in one call?",),
    feedback="This is what comes out for θ − 2 α g: the step is taken twice, or doubled. One call is one step; a 2 "
    "that belongs to the gradient is in g already.",
)
def update_twice(theta, gradient, learning_rate):
    return theta - 2 * learning_rate * gradient


@mistake(
    "STEP-47",
    of="update",
    title="Half a step",
    hints=("Is there a ½ in the rule?",),
    feedback="This is what comes out for θ − α g / 2. The ½ of the cost is used up in its gradient: leave it out "
    "of the rule.",
)
def update_halved(theta, gradient, learning_rate):
    return theta - learning_rate * gradient / 2


@mistake(
    "STEP-05",
    of="update",
    title="One slope for all components",
    hints=("Does every component of θ move by its own slope?",),
    feedback="This is what comes out when all components move by the mean slope. Each component has a partial "
    "derivative of its own: subtract them one by one.",
)
def update_one_slope(theta, gradient, learning_rate):
    return theta - learning_rate * np.mean(gradient)


@mistake(
    "STEP-05b",
    of="update",
    title="The sum of the slopes for all components",
    hints=("Does every component of θ move by its own slope?",),
    feedback="This is what comes out when all components move by the sum of the slopes. Each component has a "
    "partial derivative of its own: subtract them one by one.",
)
def update_summed_slope(theta, gradient, learning_rate):
    return theta - learning_rate * np.sum(gradient)


@mistake(
    "STEP-05c",
    of="update",
    title="The first slope for all components",
    hints=("Does every component of θ move by its own slope?",),
    feedback="This is what comes out when all components move by the first slope. Each component has a partial "
    "derivative of its own: subtract them one by one.",
)
def update_first_slope(theta, gradient, learning_rate):
    return theta - learning_rate * np.ravel(gradient)[0]


@mistake(
    "STEP-04",
    of="update",
    title="Only the first component moves",
    hints=("How many of the components are different after your step?",),
    feedback="This is what comes out when the first component takes its step and the others stay. All of them "
    "move, each by its own slope.",
)
def update_first_only(theta, gradient, learning_rate):
    new = np.array(theta, dtype=float)
    new.flat[0] -= learning_rate * np.ravel(gradient)[0]
    return new


@mistake(
    "STEP-04b",
    of="update",
    title="The last component stays behind",
    hints=("How many of the components are different after your step?",),
    feedback="This is what comes out when the loop ends one component early. All of them move: check the end of "
    "range().",
)
def update_last_stays(theta, gradient, learning_rate):
    new = np.array(theta, dtype=float)
    step = learning_rate * np.ravel(gradient)
    new.flat[: max(1, new.size - 1)] -= step[: max(1, new.size - 1)]
    return new


@mistake(
    "COST-13",
    of="update",
    title="One number instead of the array",
    hints=("How many numbers does θ have, and how many does your result have?",),
    feedback="This is what comes out when the function returns in the first pass of its loop. Return the whole "
    "array, after the loop.",
)
def update_one_number(theta, gradient, learning_rate):
    return np.ravel(theta)[0] - learning_rate * np.ravel(gradient)[0]


@mistake(
    "COST-14",
    of="update",
    title="The new components added up",
    hints=("How many numbers does θ have, and how many does your result have?",),
    feedback="This is what comes out when the components are summed to one number. The result has θ's shape: leave "
    "the sum out.",
)
def update_added_up(theta, gradient, learning_rate):
    return np.sum(theta - learning_rate * gradient)


@mistake(
    "COST-15",
    of="update",
    title="A number in a box of length one",
    hints=("What is the shape of your result for a single number?",),
    feedback="This is what comes out when a number becomes an array of shape (1,). For a number return a number; "
    "np.asarray keeps the shape, np.atleast_1d does not.",
)
def update_in_a_box(theta, gradient, learning_rate):
    return np.atleast_1d(theta - learning_rate * np.asarray(gradient))


@mistake(
    "SHAP-03",
    of="update",
    title="The step from an inner product",
    hints=("What is the shape of α times g?",),
    feedback="This is what comes out when θ and g are multiplied into one number on the way. The step is α g, one "
    "component for each component of θ.",
)
def update_inner_product(theta, gradient, learning_rate):
    return theta - learning_rate * np.sum(theta * gradient)


@mistake(
    "SHAP-16",
    of="update",
    title="θ flattened",
    hints=("What is the shape of your result when θ is a table?",),
    feedback="This is what comes out when a table of parameters comes back as one row. The result has θ's shape: "
    "leave out ravel and reshape.",
)
def update_flattened(theta, gradient, learning_rate):
    new = theta - learning_rate * np.asarray(gradient)
    return np.ravel(new) if np.ndim(new) > 1 else new


@mistake(
    "COST-16",
    of="update",
    title="Rounded",
    hints=("How many decimals does your result have?",),
    feedback="This is what comes out when the new θ is rounded to four decimals. Small steps are lost that way: "
    "round when you print, not when you compute.",
)
def update_rounded(theta, gradient, learning_rate):
    return np.round(theta - learning_rate * gradient, 4)


@mistake(
    "COST-16b",
    of="update",
    title="Rounded to two decimals",
    hints=("How many decimals does your result have?",),
    feedback="This is what comes out when the new θ is rounded to two decimals. Small steps are lost that way: "
    "round when you print, not when you compute.",
)
def update_rounded_to_two(theta, gradient, learning_rate):
    return np.round(theta - learning_rate * gradient, 2)


@mistake(
    "COST-16c",
    of="update",
    title="Rounded to three decimals",
    hints=("How many decimals does your result have?",),
    feedback="This is what comes out when the new θ is rounded to three decimals. Small steps are lost that way: "
    "round when you print, not when you compute.",
)
def update_rounded_to_three(theta, gradient, learning_rate):
    return np.round(theta - learning_rate * gradient, 3)


@mistake(
    "SHAP-08",
    of="update",
    title="The caller's θ overwritten",
    hints=(
        "Print θ before and after the call.",
        "What is the difference between theta -= ... and theta = theta - ...?",
    ),
    feedback="This is what comes out when the new values are written into the caller's own θ: an array of integers "
    "cuts them off, an array of floats is overwritten. Compute θ − α g, which makes a new one.",
)
def update_in_place(theta, gradient, learning_rate):
    if np.ndim(theta) == 0:
        return theta - learning_rate * gradient
    for index in np.ndindex(theta.shape):
        theta[index] = theta[index] - learning_rate * gradient[index]
    return theta


@mistake(
    "SHAP-09",
    of="update",
    title="An in-place step, impossible for integers",
    hints=("What does theta -= 0.5 do when θ holds integers?",),
    feedback="This is what comes out when theta -= ... works in the caller's own array: one of floats is "
    "overwritten, one of integers fails. Compute θ − α g, which makes a new one.",
)
def update_in_place_whole(theta, gradient, learning_rate):
    theta -= learning_rate * gradient
    return theta


@mistake(
    "SHAP-08",
    of="update",
    title="The caller's gradient overwritten",
    hints=("Print the gradient before and after the call.",),
    feedback="This is what comes out when α g is stored in the caller's own gradient, as gradient *= ... does. "
    "Write learning_rate * gradient, which makes a new array.",
)
def update_gradient_scaled_in_place(theta, gradient, learning_rate):
    if np.ndim(gradient) == 0:
        return theta - learning_rate * gradient
    step = learning_rate * gradient
    for index in np.ndindex(gradient.shape):
        gradient[index] = step[index]
    return theta - step


@mistake(
    "SHAP-08",
    of="update",
    title="The gradient scaled in place, impossible for integers",
    hints=("Print the gradient before and after the call.",),
    feedback="This is what comes out when gradient *= ... works in the caller's own array: one of floats is "
    "overwritten, one of integers fails. Write learning_rate * gradient, which makes a new array.",
)
def update_gradient_scaled_whole(theta, gradient, learning_rate):
    gradient *= learning_rate
    return theta - gradient


@mistake(
    "SHAP-10",
    of="update",
    title="The new θ cut to integers",
    hints=("What is the dtype of the array you write into?",),
    feedback="This is what comes out when the new values are written into an integer array: everything after the "
    "point is lost. Start from a float copy.",
)
def update_cut_to_integers(theta, gradient, learning_rate):
    if np.ndim(theta) == 0:
        return theta - learning_rate * gradient
    new = np.array(theta)
    new[...] = theta - learning_rate * gradient
    return new


@mistake(
    "SHAP-10b",
    of="update",
    title="The step cut to integers",
    hints=("What is the dtype of the array that holds your step?",),
    feedback="This is what comes out when the step is written into an array like θ and θ holds integers: its "
    "decimals are lost. Use a float array for it.",
)
def update_step_cut(theta, gradient, learning_rate):
    if np.ndim(theta) == 0:
        return theta - learning_rate * gradient
    step = np.zeros_like(theta)
    step[...] = learning_rate * np.asarray(gradient)
    return theta - step


@mistake(
    "SHAP-09",
    of="update",
    title="An integer copy that cannot take the step",
    hints=("What does new -= 0.5 do when new holds integers?",),
    feedback="This is what comes out when θ is copied and the step subtracted in place: a copy of integers cannot "
    "take it. Copy with dtype=float, or compute θ − α g, which makes a new array.",
)
def update_copy_refuses(theta, gradient, learning_rate):
    new = np.array(theta)
    new -= learning_rate * gradient
    return new


@mistake(
    "SHAP-10d",
    of="update",
    title="Numbers and arrays cut to integers",
    hints=("What is the dtype of the array you write into?",),
    feedback="This is what comes out when the new place keeps the integer type of the old one, for numbers as for "
    "arrays. Convert θ to float first.",
)
def update_all_cut(theta, gradient, learning_rate):
    return np.asarray(theta - learning_rate * np.asarray(gradient)).astype(np.asarray(theta).dtype)


@mistake(
    "SHAP-12",
    of="update",
    title="The same array back where it is flat",
    hints=("Is what you return always a new array?",),
    feedback="This is what comes out when θ itself is returned where all slopes are 0. Whoever changes the result "
    "then changes the old θ: always return a new array.",
)
def update_flat_alias(theta, gradient, learning_rate):
    if not np.any(gradient):
        return theta
    return theta - learning_rate * gradient


@mistake("SHAP-17", of="update", **HALF_OF_THE_DIGITS_GONE)
def update_float32(theta, gradient, learning_rate):
    theta, gradient = np.asarray(theta, dtype=np.float32), np.asarray(gradient, dtype=np.float32)
    return theta - np.float32(learning_rate) * gradient


@mistake(
    "COST-11",
    of="update",
    title="The sign of θ turned round",
    hints=("Which place do you get when g is 0?",),
    feedback="This is what comes out for −θ − α g: the minus took hold of θ as well. Only the step is subtracted.",
)
def update_plus_minus(theta, gradient, learning_rate):
    return -theta - learning_rate * gradient


@mistake(
    "STEP-48",
    of="update",
    title="No step at all",
    hints=("Does your result differ from θ?",),
    feedback="This is what comes out when θ is returned unmoved. Compute θ − α g and return that.",
)
def update_no_step(theta, gradient, learning_rate):
    return theta + 0.0 * learning_rate * gradient


# ---------------------------------------------------------------------------------------------------- sse_descent_step


@mistake(
    "STEP-01",
    of="sse_descent_step",
    title="Uphill",
    hints=("Does the loss rise or fall after your step?",),
    feedback="This is what comes out when α times the gradient is added to m and c. The gradient points uphill: "
    "subtract.",
)
def sse_uphill(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m + learning_rate * dm, c + learning_rate * dc


@mistake(
    "STEP-02",
    of="sse_descent_step",
    title="c sees the new m",
    hints=(
        "At which m is your gradient for c taken?",
        "Which of your lines run after m has been overwritten?",
    ),
    feedback="This is what comes out when m is moved first and the gradient for c is taken at the new m. Compute "
    "both gradients first, then move both.",
)
def sse_m_first(x, y, m, c, learning_rate):
    m = m - learning_rate * _sums(x, y, m, c)[0]
    return m, c - learning_rate * _sums(x, y, m, c)[1]


@mistake(
    "STEP-03",
    of="sse_descent_step",
    title="m sees the new c",
    hints=(
        "At which c is your gradient for m taken?",
        "Which of your lines run after c has been overwritten?",
    ),
    feedback="This is what comes out when c is moved first and the gradient for m is taken at the new c. Compute "
    "both gradients first, then move both.",
)
def sse_c_first(x, y, m, c, learning_rate):
    c = c - learning_rate * _sums(x, y, m, c)[1]
    return m - learning_rate * _sums(x, y, m, c)[0], c


@mistake(
    "STEP-04",
    of="sse_descent_step",
    title="The intercept stays",
    hints=("Does c come back changed?",),
    feedback="This is what comes out when only m takes its step. c has a slope of its own and moves in the same step.",
)
def sse_c_stays(x, y, m, c, learning_rate):
    dm, _dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c


@mistake(
    "STEP-04b",
    of="sse_descent_step",
    title="The slope stays",
    hints=("Does m come back changed?",),
    feedback="This is what comes out when only c takes its step. m has a slope of its own and moves in the same step.",
)
def sse_m_stays(x, y, m, c, learning_rate):
    _dm, dc = _sums(x, y, m, c)
    return m, c - learning_rate * dc


@mistake(
    "STEP-05",
    of="sse_descent_step",
    title="m's gradient for both",
    hints=("Do m and c move by the same amount in your step?",),
    feedback="This is what comes out when c is moved by the derivative for m. The blog's M is either m or c: each "
    "has its own partial derivative.",
)
def sse_dm_for_both(x, y, m, c, learning_rate):
    dm, _dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c - learning_rate * dm


@mistake(
    "GRAD-13",
    of="sse_descent_step",
    title="c's gradient for both",
    hints=(
        "Do m and c move by the same amount in your step?",
        "What is the derivative of m x + c with respect to m?",
    ),
    feedback="This is what comes out when m is moved by the derivative for c, without the factor x. The blog's M "
    "is either m or c: each has its own partial derivative.",
)
def sse_dc_for_both(x, y, m, c, learning_rate):
    _dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dc, c - learning_rate * dc


@mistake(
    "STEP-49",
    of="sse_descent_step",
    title="m and c made the same number",
    hints=("Can your m and your c ever be different?",),
    feedback="This is what comes out when one M is moved and returned as both. The blog's 'c = M and m = M' is "
    "only a way of writing: M is either m or c.",
)
def sse_one_number_for_both(x, y, m, c, learning_rate):
    dm, _dc = _sums(x, y, m, c)
    new = m - learning_rate * dm
    return new, new


@mistake("STEP-06", of="sse_descent_step", **LEARNING_RATE_USED_TWICE)
def sse_rate_twice(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate**2 * dm, c - learning_rate**2 * dc


@mistake(
    "STEP-07",
    of="sse_descent_step",
    title="The learning rate forgotten",
    hints=("Does your result change when only α changes?",),
    feedback="This is what comes out for a step without α. Multiply each gradient by the learning rate before you "
    "subtract.",
)
def sse_no_rate(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - dm, c - dc


@mistake(
    "STEP-07b",
    of="sse_descent_step",
    title="The learning rate forgotten for c",
    hints=("Are your lines for m and c alike?",),
    feedback="This is what comes out when α is missing in the step of c. Multiply both gradients by it.",
)
def sse_no_rate_for_c(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c - dc


@mistake(
    "STEP-40",
    of="sse_descent_step",
    title="Divided by the learning rate",
    hints=("Does a larger α make your step longer or shorter?",),
    feedback="This is what comes out when the gradients are divided by α. Multiply by it instead.",
)
def sse_divided_by_rate(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - dm / learning_rate, c - dc / learning_rate


@mistake(
    "STEP-08",
    of="sse_descent_step",
    title="A mean instead of the sum",
    hints=("Which loss does the blog minimise, a sum or a mean?",),
    feedback="This is what comes out when the gradients are divided by n. The blog's loss is the plain sum: there "
    "is no 1/n in it.",
)
def sse_mean_for_sum(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    n = len(y)
    return m - learning_rate * dm / n, c - learning_rate * dc / n


@mistake(
    "GRAD-40",
    of="sse_descent_step",
    title="A step on half_mse",
    hints=(
        "Which loss does the blog minimise?",
        "Where does a 1/(2n) come from in your gradients?",
    ),
    feedback="This is what comes out for the cost of descend, which has 1/(2n) in front. Here the loss is the "
    "plain sum: its gradients have a 2 and no 1/n.",
)
def sse_half_mse(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    n = len(y)
    return m - learning_rate * dm / (2 * n), c - learning_rate * dc / (2 * n)


@mistake(
    "STEP-09",
    of="sse_descent_step",
    title="Only the step, not the new line",
    hints=("Where does your step start from?",),
    feedback="This is what comes out for −α g alone: the old m and c are gone. Add the step to where you stand.",
)
def sse_only_the_step(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return -learning_rate * dm, -learning_rate * dc


@mistake(
    "STEP-09",
    of="sse_descent_step",
    title="Only α times the gradients",
    hints=("Where does your step start from?",),
    feedback="This is what comes out for α g alone. The new values are m − α ∂L/∂m and c − α ∂L/∂c.",
)
def sse_step_without_minus(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return learning_rate * dm, learning_rate * dc


@mistake(
    "STEP-50",
    of="sse_descent_step",
    title="The gradients instead of the new line",
    hints=("What does the function promise to return?",),
    feedback="This is what comes out when the two gradients are returned. Use them for a step, and return the new "
    "m and c.",
)
def sse_gradients_back(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return dm, dc


@mistake(
    "STEP-48",
    of="sse_descent_step",
    title="The old line back",
    hints=("Do m and c come back changed?",),
    feedback="This is what comes out when the old m and c are returned. Return the new values, not the ones you "
    "were given.",
)
def sse_no_step(x, y, m, c, learning_rate):
    return m, c


@mistake(
    "STEP-10",
    of="sse_descent_step",
    title="Scaled by the old values",
    hints=("What does your rule give for m = 0?",),
    feedback="This is what comes out for m (1 − α g), and the same for c. Subtract α g; do not multiply.",
)
def sse_times_old(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m * (1 - learning_rate * dm), c * (1 - learning_rate * dc)


@mistake(
    "STEP-12",
    of="sse_descent_step",
    title="Two steps",
    hints=("How often do m and c move in one call?",),
    feedback="This is what comes out after two steps. One call is one step: move m and c once.",
)
def sse_two_steps(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    m, c = m - learning_rate * dm, c - learning_rate * dc
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c - learning_rate * dc


@mistake(
    "STEP-24b",
    of="sse_descent_step",
    title="Started from zero",
    hints=("Does your result change when only m changes?",),
    feedback="This is what comes out when m and c are set to 0 inside the function. Start from the m and c you are "
    "given.",
)
def sse_from_zero(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, 0.0, 0.0)
    return -learning_rate * dm, -learning_rate * dc


@mistake(
    "STEP-51",
    of="sse_descent_step",
    title="Gradients taken at zero",
    hints=("Do your gradients change when m changes?",),
    feedback="This is what comes out when the gradients are taken at m = c = 0, whatever the line is. Take them at "
    "the m and c you are given.",
)
def sse_slopes_at_zero(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, 0.0, 0.0)
    return m - learning_rate * dm, c - learning_rate * dc


@mistake(
    "GRAD-02",
    of="sse_descent_step",
    title="The 2 taken twice",
    hints=("How often does the square give a 2?",),
    feedback="This is what comes out when the gradients are doubled once too often. The square gives one factor 2: "
    "take the other out.",
)
def sse_factor_4(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - 2 * learning_rate * dm, c - 2 * learning_rate * dc


@mistake(
    "GRAD-04",
    of="sse_descent_step",
    title="The 2 lost",
    hints=("What does differentiating a square put in front?",),
    feedback="This is what comes out without the 2 of the square. The blog's loss has no ½ to cancel it, so the 2 "
    "stays.",
)
def sse_two_lost(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm / 2, c - learning_rate * dc / 2


@mistake(
    "GRAD-08",
    of="sse_descent_step",
    title="c goes uphill",
    hints=("Do both gradients use the same error?",),
    feedback="This is what comes out when m is moved against its slope and c along it. Use the same error and the "
    "same minus for both.",
)
def sse_sign_of_dc(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c + learning_rate * dc


@mistake(
    "GRAD-08b",
    of="sse_descent_step",
    title="m goes uphill",
    hints=("Do both gradients use the same error?",),
    feedback="This is what comes out when c is moved against its slope and m along it. Use the same error and the "
    "same minus for both.",
)
def sse_sign_of_dm(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m + learning_rate * dm, c - learning_rate * dc


@mistake(
    "GRAD-09",
    of="sse_descent_step",
    title="m's gradient averaged, c's summed",
    hints=("Are both of your gradients sums?",),
    feedback="This is what comes out when only the gradient for m is divided by n. The blog's loss has no 1/n: sum "
    "both.",
)
def sse_m_averaged(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm / len(y), c - learning_rate * dc


@mistake(
    "GRAD-10",
    of="sse_descent_step",
    title="c's gradient averaged, m's summed",
    hints=("Are both of your gradients sums?",),
    feedback="This is what comes out when only the gradient for c is divided by n. The blog's loss has no 1/n: sum "
    "both.",
)
def sse_c_averaged(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c - learning_rate * dc / len(y)


@mistake(
    "GRAD-11",
    of="sse_descent_step",
    title="The 2 in m's gradient alone",
    hints=("Compare the factors in front of your two sums.",),
    feedback="This is what comes out when the 2 of the square is missing in the gradient for c. The outer "
    "derivative is the same for both: put the 2 in front of c's as well.",
)
def sse_two_for_m(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm, c - learning_rate * dc / 2


@mistake(
    "GRAD-11b",
    of="sse_descent_step",
    title="The 2 in c's gradient alone",
    hints=("Compare the factors in front of your two sums.",),
    feedback="This is what comes out when the 2 of the square is missing in the gradient for m. The outer "
    "derivative is the same for both: put the 2 in front of m's as well.",
)
def sse_two_for_c(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dm / 2, c - learning_rate * dc


@mistake(
    "GRAD-14",
    of="sse_descent_step",
    title="Product of the sums",
    hints=("Is the sum of products the product of the sums? Try x = (0, 2), e = (0, 2).",),
    feedback="This is what comes out when x and e are added up first and multiplied afterwards. Multiply each x by "
    "its own error, then add.",
)
def sse_product_of_sums(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x) * np.sum(e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-14b",
    of="sse_descent_step",
    title="The mean of x times the sum of the errors",
    hints=("Is the sum of products the mean of one times the sum of the other?",),
    feedback="This is what comes out when the sum of the errors is multiplied by the mean of x. Multiply each x by "
    "its own error, then add.",
)
def sse_mean_of_x(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.mean(x) * np.sum(e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-16",
    of="sse_descent_step",
    title="Prediction without the intercept",
    hints=("Does the step of m change when only c changes?",),
    feedback="This is what comes out when the prediction is m x alone. The error belongs to the whole line: add c "
    "before you subtract y.",
)
def sse_without_c(x, y, m, c, learning_rate):
    e = m * x - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "COST-11",
    of="sse_descent_step",
    title="The intercept with the wrong sign",
    hints=("Read y - m*x + c aloud: what happens to c?",),
    feedback="This is what comes out when y − m x + c stands where y − (m x + c) is meant. Put the whole "
    "prediction in brackets.",
)
def sse_bracket_lost(x, y, m, c, learning_rate):
    e = m * x - c - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-41",
    of="sse_descent_step",
    title="The intercept inside the brackets",
    hints=("What does your line predict at x = 0?",),
    feedback="This is what comes out for m (x + c), a line that crosses the axis at m c. Multiply first, then add c.",
)
def sse_c_in_brackets(x, y, m, c, learning_rate):
    e = m * (x + c) - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-17",
    of="sse_descent_step",
    title="Targets in place of errors",
    hints=("Does your step change when the line changes?",),
    feedback="This is what comes out when y stands where the error belongs. Use m x + c − y.",
)
def sse_targets(x, y, m, c, learning_rate):
    e = np.asarray(y)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-18",
    of="sse_descent_step",
    title="Predictions in place of errors",
    hints=("Does your step vanish when the line hits every point?",),
    feedback="This is what comes out when the prediction stands where the error belongs. Subtract y.",
)
def sse_predictions(x, y, m, c, learning_rate):
    e = m * x + c
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake("GRAD-19", of="sse_descent_step", **SQUARE_LEFT_IN)
def sse_squares(x, y, m, c, learning_rate):
    e = (m * x + c - y) ** 2
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-20",
    of="sse_descent_step",
    title="Errors without their sign",
    hints=("What is the sign of the error of a point above the line?",),
    feedback="This is what comes out with |e| in place of e. The sign of an error tells which way to go: keep it.",
)
def sse_absolute(x, y, m, c, learning_rate):
    e = np.abs(m * x + c - y)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake("GRAD-21", of="sse_descent_step", **ONLY_THE_SIGN_OF_THE_ERRORS)
def sse_signs(x, y, m, c, learning_rate):
    e = np.sign(m * x + c - y)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-22",
    of="sse_descent_step",
    title="Only the last example",
    hints=("Do you write = or += in your loop?",),
    feedback="This is what comes out when every pass of the loop overwrites the one before. Add to the sums with +=.",
)
def sse_last(x, y, m, c, learning_rate):
    e = (m * x + c - y) * (np.arange(len(y)) == len(y) - 1)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "COST-13",
    of="sse_descent_step",
    title="Only the first example",
    hints=("Is your return inside the loop?",),
    feedback="This is what comes out when the loop is left after the first example. Take the step after the loop, "
    "when all examples are in the sums.",
)
def sse_first(x, y, m, c, learning_rate):
    e = (m * x + c - y) * (np.arange(len(y)) == 0)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-23",
    of="sse_descent_step",
    title="The first example left out",
    hints=("With which index does your loop begin?",),
    feedback="This is what comes out when the first example is skipped. Python counts from 0: let the loop start "
    "there.",
)
def sse_first_left_out(x, y, m, c, learning_rate):
    e = (m * x + c - y) * (np.arange(len(y)) > 0)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-23b",
    of="sse_descent_step",
    title="The last example left out",
    hints=("With which index does your loop end?",),
    feedback="This is what comes out when the last example is skipped. range(n) already ends at n − 1: use it as "
    "it is.",
)
def sse_last_left_out(x, y, m, c, learning_rate):
    e = (m * x + c - y) * (np.arange(len(y)) < len(y) - 1)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-24",
    of="sse_descent_step",
    title="One example counted twice",
    hints=("How many passes does your loop make?",),
    feedback="This is what comes out when the last example counts twice, as in a sum from 0 to n. Let the index "
    "run from 0 to n − 1.",
)
def sse_counted_twice(x, y, m, c, learning_rate):
    e = (m * x + c - y) * (1 + (np.arange(len(y)) == len(y) - 1))
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-15",
    of="sse_descent_step",
    title="A step for each example",
    hints=("How often do m and c move in one call?",),
    feedback="This is what comes out when m and c move inside the loop, once for each example. Add up both "
    "gradients over all examples first, then move once.",
)
def sse_each_point(x, y, m, c, learning_rate):
    for xi, yi in zip(x, y, strict=True):
        e = m * xi + c - yi
        m, c = m - learning_rate * 2 * xi * e, c - learning_rate * 2 * e
    return m, c


@mistake(
    "GRAD-29",
    of="sse_descent_step",
    title="The gradients scaled to length one",
    hints=("Is your step longer where it is steeper?",),
    feedback="This is what comes out when the pair of gradients is divided by its length. The size of the slope "
    "belongs to the step: use the gradients as they are.",
)
def sse_direction(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    length = np.hypot(dm, dc)
    return m - learning_rate * dm / length, c - learning_rate * dc / length


@mistake(
    "GRAD-30",
    of="sse_descent_step",
    title="The gradients clipped to [−1, 1]",
    hints=("What happens to a slope of 30 in your code?",),
    feedback="This is what comes out when slopes beyond ±1 are cut off. Clipping is a choice of its own that this "
    "step does not make: use the whole slopes.",
)
def sse_clipped(x, y, m, c, learning_rate):
    dm, dc = np.clip(_sums(x, y, m, c), -1, 1)
    return m - learning_rate * dm, c - learning_rate * dc


@mistake(
    "STEP-45",
    of="sse_descent_step",
    title="The signs of the gradients dropped",
    hints=("Which way should m move where the slope is negative?",),
    feedback="This is what comes out when the absolute values of the gradients are subtracted. The sign gives the "
    "direction: keep it.",
)
def sse_sizes_only(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * abs(dm), c - learning_rate * abs(dc)


@mistake(
    "GRAD-33",
    of="sse_descent_step",
    title="A step on the root of the sum",
    hints=("Is there a square root in the blog's loss?",),
    feedback="This is what comes out for the root of the loss: its slopes are those of the loss, divided by twice "
    "the root. The loss has no root: leave it out.",
)
def sse_of_the_root(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    root = np.sqrt(np.sum((m * x + c - y) ** 2))
    return m - learning_rate * dm / (2 * root), c - learning_rate * dc / (2 * root)


@mistake(
    "GRAD-36",
    of="sse_descent_step",
    title="Targets cut to integers",
    hints=("What is the dtype of your y?",),
    feedback="This is what comes out when the targets lose their decimals. Keep them as floats.",
)
def sse_targets_cut(x, y, m, c, learning_rate):
    dm, dc = _sums(x, np.asarray(y).astype(int), m, c)
    return m - learning_rate * dm, c - learning_rate * dc


@mistake(
    "STEP-52",
    of="sse_descent_step",
    title="The gradients exchanged",
    hints=("Which gradient has the factor x?",),
    feedback="This is what comes out when m is moved by c's gradient and c by m's. The one with x in it belongs to m.",
)
def sse_gradients_exchanged(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return m - learning_rate * dc, c - learning_rate * dm


@mistake(
    "GRAD-37",
    of="sse_descent_step",
    title="The results in the wrong order",
    hints=("Which of the two comes first?",),
    feedback="This is what comes out when (c, m) is returned. The order is (m, c).",
)
def sse_results_exchanged(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return c - learning_rate * dc, m - learning_rate * dm


@mistake("SHAP-01", of="sse_descent_step", **COLUMN_MINUS_A_ROW)
def sse_all_pairs(x, y, m, c, learning_rate):
    e = (m * np.reshape(x, (-1, 1)) + c) - y
    return m - learning_rate * 2 * np.sum(np.reshape(x, (-1, 1)) * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "SHAP-03",
    of="sse_descent_step",
    title="m's products are not added up",
    hints=("What is the shape of your new m?",),
    feedback="This is what comes out when the products x e stay n numbers. The gradient for m is their sum.",
)
def sse_not_summed_m(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * (x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "SHAP-06",
    of="sse_descent_step",
    title="c's errors are not added up",
    hints=("What is the shape of your new c?",),
    feedback="This is what comes out when the errors stay n numbers. The gradient for c is their sum.",
)
def sse_not_summed_c(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * e


@mistake(
    "COST-14",
    of="sse_descent_step",
    title="Nothing is added up",
    hints=("What is the shape of your new m and c?",),
    feedback="This is what comes out when both gradients stay one number for each example. Add them up over the "
    "examples.",
)
def sse_nothing_summed(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * (x * e), c - learning_rate * 2 * e


@mistake(
    "COST-15",
    of="sse_descent_step",
    title="Numbers in boxes of length one",
    hints=("What is the shape of your new m?",),
    feedback="This is what comes out when m and c are arrays of shape (1,). Return two numbers.",
)
def sse_in_boxes(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return np.array([m - learning_rate * dm]), np.array([c - learning_rate * dc])


@mistake(
    "COST-16",
    of="sse_descent_step",
    title="Rounded",
    hints=("How many decimals do your results have?",),
    feedback="This is what comes out when m and c are rounded to four decimals. Round when you print, not when you "
    "compute.",
)
def sse_rounded(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return round(m - learning_rate * dm, 4), round(c - learning_rate * dc, 4)


@mistake(
    "COST-16b",
    of="sse_descent_step",
    title="Rounded to two decimals",
    hints=("How many decimals do your results have?",),
    feedback="This is what comes out when m and c are rounded to two decimals. Round when you print, not when you "
    "compute.",
)
def sse_rounded_to_two(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return round(m - learning_rate * dm, 2), round(c - learning_rate * dc, 2)


@mistake(
    "SHAP-08",
    of="sse_descent_step",
    title="The caller's targets overwritten",
    hints=("Print y before and after the call.",),
    feedback="This is what comes out when y -= ... stores the errors in the caller's own array. Make a new one: e "
    "= m * x + c - y.",
)
def sse_targets_overwritten(x, y, m, c, learning_rate):
    e = m * x + c - y
    y[:] = -e
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "SHAP-10",
    of="sse_descent_step",
    title="The new line cut to integers",
    hints=("What is the dtype of the array you write into?",),
    feedback="This is what comes out when the new m and c are written into an array of integers. Make it with "
    "dtype=float, or do without it.",
)
def sse_cut_line(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    new = np.array([m, c])
    new[0], new[1] = m - learning_rate * dm, c - learning_rate * dc
    return new


@mistake("SHAP-17", of="sse_descent_step", **HALF_OF_THE_DIGITS_GONE)
def sse_float32(x, y, m, c, learning_rate):
    dm, dc = _sums(x, y, m, c)
    return float(np.float32(m - learning_rate * dm)), float(np.float32(c - learning_rate * dc))


# ------------------------------------------------------------------------------------------------------------- descend


@mistake(
    "STEP-01",
    of="descend",
    title="Uphill",
    hints=("Do your costs rise or fall?",),
    feedback="This is what comes out when the gradients are added: the costs rise from the first step on. Subtract "
    "them.",
)
def descend_uphill(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = w + learning_rate * dw, b + learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-02",
    of="descend",
    title="b sees the new w",
    hints=(
        "At which w is your gradient for b taken?",
        "Which of your lines run after w has been overwritten?",
    ),
    feedback="This is what comes out when w is moved first and the gradient for b is taken at the new w. Compute "
    "both gradients first, then move both.",
)
def descend_w_first(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, _db = _means(x, y, w, b)
        w = w - learning_rate * dw
        b = b - learning_rate * _means(x, y, w, b)[1]
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-03",
    of="descend",
    title="w sees the new b",
    hints=(
        "At which b is your gradient for w taken?",
        "Which of your lines run after b has been overwritten?",
    ),
    feedback="This is what comes out when b is moved first and the gradient for w is taken at the new b. Compute "
    "both gradients first, then move both.",
)
def descend_b_first(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        _dw, db = _means(x, y, w, b)
        b = b - learning_rate * db
        w = w - learning_rate * _means(x, y, w, b)[0]
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-04",
    of="descend",
    title="The bias stays",
    hints=("Does b come back changed?",),
    feedback="This is what comes out when only w takes steps. b has a slope of its own and moves in every step.",
)
def descend_b_stays(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, _db = _means(x, y, w, b)
        w = w - learning_rate * dw
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-04b",
    of="descend",
    title="The weight stays",
    hints=("Does w come back changed?",),
    feedback="This is what comes out when only b takes steps. w has a slope of its own and moves in every step.",
)
def descend_w_stays(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        _dw, db = _means(x, y, w, b)
        b = b - learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-05",
    of="descend",
    title="w's gradient for both",
    hints=("Do w and b move by the same amount in your steps?",),
    feedback="This is what comes out when b is moved by the derivative for w. Each parameter has its own partial "
    "derivative.",
)
def descend_dw_for_both(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, _db = _means(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * dw
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "GRAD-13",
    of="descend",
    title="b's gradient for both",
    hints=(
        "Do w and b move by the same amount in your steps?",
        "What is ∂ŷ/∂w?",
    ),
    feedback="This is what comes out when w is moved by the derivative for b, without the factor x. Each parameter "
    "has its own partial derivative.",
)
def descend_db_for_both(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        _dw, db = _means(x, y, w, b)
        w, b = w - learning_rate * db, b - learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake("STEP-06", of="descend", **LEARNING_RATE_USED_TWICE)
def descend_rate_twice(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = w - learning_rate**2 * dw, b - learning_rate**2 * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-07",
    of="descend",
    title="The learning rate forgotten",
    hints=("Does your result change when only α changes?",),
    feedback="This is what comes out for steps without α. Multiply each gradient by the learning rate before you "
    "subtract.",
)
def descend_no_rate(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = w - dw, b - db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-40",
    of="descend",
    title="Divided by the learning rate",
    hints=("Does a larger α make your steps longer or shorter?",),
    feedback="This is what comes out when the gradients are divided by α. Multiply by it instead.",
)
def descend_divided_by_rate(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = w - dw / learning_rate, b - db / learning_rate
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-08",
    of="descend",
    title="Divided by n once more",
    hints=("Is your gradient a mean already?",),
    feedback="This is what comes out when gradients that are means are divided by n once more. One 1/n is enough.",
)
def descend_n_again(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = w - learning_rate * dw / len(y), b - learning_rate * db / len(y)
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-09",
    of="descend",
    title="Only the step, not the new line",
    hints=("Where does each of your steps start from?",),
    feedback="This is what comes out when w and b become −α g and the old values are gone. Add the step to where "
    "you stand.",
)
def descend_only_the_step(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = -learning_rate * dw, -learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-09",
    of="descend",
    title="Only α times the gradients",
    hints=("Where does each of your steps start from?",),
    feedback="This is what comes out when w and b become α g. The new values are w − α ∂J/∂w and b − α ∂J/∂b.",
)
def descend_step_without_minus(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = learning_rate * dw, learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-10",
    of="descend",
    title="Scaled by the old values",
    hints=("What does your rule give for w = 0?",),
    feedback="This is what comes out for w (1 − α g). Subtract α g; do not multiply.",
)
def descend_times_old(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w, b = w * (1 - learning_rate * dw), b * (1 - learning_rate * db)
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-11",
    of="descend",
    title="One step too few",
    hints=("How many passes does range(1, steps) make?",),
    feedback="This is what comes out after one step fewer than asked, with a log that is one entry short. Count "
    "the passes of your loop.",
)
def descend_one_less(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, max(steps - 1, 0))


@mistake(
    "STEP-11",
    of="descend",
    title="The last step is logged, not kept",
    hints=("Is the last entry of your log the cost of the line that you return?",),
    feedback="This is what comes out when the w and b that come back are one step behind the log. Return the line "
    "that the last cost belongs to.",
)
def descend_last_not_taken(x, y, w, b, learning_rate, steps):
    costs = _walk(x, y, w, b, learning_rate, steps)[2]
    w, b, _ = _walk(x, y, w, b, learning_rate, max(steps - 1, 0))
    return w, b, costs


@mistake(
    "STEP-11",
    of="descend",
    title="One step too few, the last cost repeated",
    hints=("How many passes does your loop make?",),
    feedback="This is what comes out after one step fewer than asked, with the last cost logged twice. Count the "
    "passes of your loop.",
)
def descend_cost_repeated(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, max(steps - 1, 0))
    return w, b, costs if steps == 0 else np.append(costs, costs[-1])


@mistake(
    "STEP-12",
    of="descend",
    title="One step too many",
    hints=("How many passes does range(steps + 1) make?",),
    feedback="This is what comes out after one step more than asked, with a log that is one entry too long. Count "
    "the passes of your loop.",
)
def descend_one_more(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps + 1)


@mistake(
    "STEP-12",
    of="descend",
    title="One step too many, not logged",
    hints=("Is the last entry of your log the cost of the line that you return?",),
    feedback="This is what comes out when the loop logs steps + 1 costs and moves each time. After the last cost "
    "there is no further step.",
)
def descend_one_more_unlogged(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps + 1)
    return w, b, costs[:-1]


@mistake(
    "STEP-13",
    of="descend",
    title="The cost at the start is missing",
    hints=("How many entries does your log have after one step?",),
    feedback="This is what comes out when costs are logged only after the steps. Entry 0 is the cost at the start: "
    "steps + 1 entries in all.",
)
def descend_start_missing(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs[1:]


@mistake(
    "STEP-13",
    of="descend",
    title="The cost at the end is missing",
    hints=("Which line does your last cost belong to?",),
    feedback="This is what comes out when each cost is logged before its step and the one after the last step is "
    "forgotten. Log once more after the loop: steps + 1 entries.",
)
def descend_end_missing(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs[:-1]


@mistake(
    "STEP-14",
    of="descend",
    title="Costs of the step before",
    hints=("Which line does your last cost belong to?",),
    feedback="This is what comes out when the start is logged twice and every later cost is one step late. Log the "
    "cost of the new w and b after each step.",
)
def descend_cost_behind(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, np.append(costs[0], costs[:-1]) if steps else costs


@mistake(
    "STEP-14",
    of="descend",
    title="Costs of the step after",
    hints=("Which line does your first cost belong to?",),
    feedback="This is what comes out when every cost is logged one step too early. Entry 0 belongs to the start, "
    "the last one to the line that is returned.",
)
def descend_cost_ahead(x, y, w, b, learning_rate, steps):
    w, b, _ = _walk(x, y, *(start := (w, b)), learning_rate, steps)
    return w, b, _walk(x, y, *start, learning_rate, steps + 1)[2][1:]


@mistake(
    "STEP-14",
    of="descend",
    title="Costs of a line moved only in part",
    hints=("Which w and which b enter your cost?",),
    feedback="This is what comes out when a cost is logged with the new w and the old b. Log it after both have moved.",
)
def descend_half_moved(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, w, b)
        w = w - learning_rate * dw
        costs.append(_half_mse(x, y, w, b))
        b = b - learning_rate * db
    return w, b, np.array(costs)


@mistake(
    "STEP-15",
    of="descend",
    title="Back after the first step",
    hints=("How far is your return indented?",),
    feedback="This is what comes out when return stands inside the loop: one step, whatever steps says. Move the "
    "return out, below the loop.",
)
def descend_return_indented(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, min(steps, 1))


@mistake(
    "STEP-15b",
    of="descend",
    title="One step whatever is asked",
    hints=("How does your result depend on steps?",),
    feedback="This is what comes out when one step is taken, even for steps = 0. Repeat it steps times.",
)
def descend_one_step(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, 1)


@mistake(
    "STEP-16",
    of="descend",
    title="The gradient of the start in every step",
    hints=("How often do you compute the gradients?",),
    feedback="This is what comes out when the gradients are computed once before the loop: all steps are equal. "
    "Compute them anew at each new place.",
)
def descend_stale(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    dw, db = _means(x, y, w, b)
    for _ in range(steps):
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-17",
    of="descend",
    title="Every step from the start again",
    hints=("From where does your second step start?",),
    feedback="This is what comes out when every step starts from the first w and b: however many steps, one is "
    "taken. Go on from the line you have reached.",
)
def descend_from_the_start(x, y, w, b, learning_rate, steps):
    w_end, b_end, costs = _walk(x, y, w, b, learning_rate, min(steps, 1))
    return w_end, b_end, np.append(costs, np.full(max(steps - 1, 0), costs[-1]))


@mistake(
    "STEP-21",
    of="descend",
    title="The learning rate shrinks like 1 / (1 + k)",
    hints=("Is α the same in every step?",),
    feedback="This is what comes out when α is divided by 1 + k in step k = 0, 1, 2, ... Here α stays as it is "
    "given: the steps get shorter by themselves, because the gradient does.",
)
def descend_decays(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for k in range(steps):
        dw, db = _means(x, y, w, b)
        rate = learning_rate / (1 + k)
        w, b = w - rate * dw, b - rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-21b",
    of="descend",
    title="The learning rate shrinks like 1 / k",
    hints=("Is α the same in every step?",),
    feedback="This is what comes out when α is divided by k from step k = 1 on, while step 0 takes α itself. Here "
    "α stays as it is given: the steps get shorter by themselves, because the gradient does.",
)
def descend_decays_late(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for k in range(steps):
        dw, db = _means(x, y, w, b)
        rate = learning_rate / max(k, 1)
        w, b = w - rate * dw, b - rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-22",
    of="descend",
    title="The learning rate shrinks like 1 / √(1 + k)",
    hints=("Is α the same in every step?",),
    feedback="This is what comes out when α is divided by the root of 1 + k in step k = 0, 1, 2, ... Here α stays "
    "as it is given: the steps get shorter by themselves, because the gradient does.",
)
def descend_decays_root(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for k in range(steps):
        dw, db = _means(x, y, w, b)
        rate = learning_rate / np.sqrt(1 + k)
        w, b = w - rate * dw, b - rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-21c",
    of="descend",
    title="The learning rate halved after each step",
    hints=("Is α the same in every step?",),
    feedback="This is what comes out when α is halved after each step. Here α stays as it is given: the steps get "
    "shorter by themselves, because the gradient does.",
)
def descend_halves(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for k in range(steps):
        dw, db = _means(x, y, w, b)
        rate = learning_rate / 2**k
        w, b = w - rate * dw, b - rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-21d",
    of="descend",
    title="The learning rate a tenth smaller after each step",
    hints=("Is α the same in every step?",),
    feedback="This is what comes out when α shrinks by a tenth after each step. Here α stays as it is given: the "
    "steps get shorter by themselves, because the gradient does.",
)
def descend_shrinks_by_a_tenth(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for k in range(steps):
        dw, db = _means(x, y, w, b)
        rate = learning_rate * 0.9**k
        w, b = w - rate * dw, b - rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-21e",
    of="descend",
    title="The learning rate shrinks slowly",
    hints=("Is α the same in every step?",),
    feedback="This is what comes out when α shrinks by a hundredth after each step. Here α stays as it is given: "
    "the steps get shorter by themselves, because the gradient does.",
)
def descend_shrinks_by_a_hundredth(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for k in range(steps):
        dw, db = _means(x, y, w, b)
        rate = learning_rate * 0.99**k
        w, b = w - rate * dw, b - rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-24",
    of="descend",
    title="Started from zero",
    hints=("Does your result change when only the start changes?",),
    feedback="This is what comes out when w and b are set to 0 inside the function. Start from the w and b you are "
    "given.",
)
def descend_from_zero(x, y, w, b, learning_rate, steps):
    return _walk(x, y, 0.0, 0.0, learning_rate, steps)


@mistake(
    "STEP-25",
    of="descend",
    title="x centred in every step",
    hints=("Is x the same in every pass of your loop?",),
    feedback="This is what comes out when the mean of x is subtracted inside the loop. Leave the data as they are.",
)
def descend_centres(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        x = x - np.mean(x)
        dw, db = _means(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-25",
    of="descend",
    title="x standardised in every step",
    hints=("Is x the same in every pass of your loop?",),
    feedback="This is what comes out when x is centred and divided by its standard deviation inside the loop. "
    "Leave the data as they are.",
)
def descend_standardises(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        x = (x - np.mean(x)) / np.std(x)
        dw, db = _means(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake(
    "STEP-25b",
    of="descend",
    title="x centred before the descent",
    hints=("Is the cost at the start the one of the data you were given?",),
    feedback="This is what comes out when the mean of x is subtracted first. The w and b asked for belong to x as "
    "it is given: leave the data as they are.",
)
def descend_centres_before(x, y, w, b, learning_rate, steps):
    return _walk(x - np.mean(x), y, w, b, learning_rate, steps)


@mistake(
    "STEP-25c",
    of="descend",
    title="x standardised before the descent",
    hints=("Is the cost at the start the one of the data you were given?",),
    feedback="This is what comes out when x is centred and divided by its standard deviation first. The w and b "
    "asked for belong to x as it is given: leave the data as they are.",
)
def descend_standardises_before(x, y, w, b, learning_rate, steps):
    return _walk((x - np.mean(x)) / np.std(x), y, w, b, learning_rate, steps)


@mistake(
    "SHAP-11",
    of="descend",
    title="A log that remembers only the end",
    hints=("Are all entries of your log equal?",),
    feedback="This is what comes out when every entry of the log is the last cost, as when the same array is "
    "appended again and again. Append a number, or a copy.",
)
def descend_log_of_one_place(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, np.full(steps + 1, costs[-1])


@mistake(
    "STEP-53",
    of="descend",
    title="One cost instead of the log",
    hints=("How many costs should come back?",),
    feedback="This is what comes out when only the last cost is returned. Keep them all, from the start on.",
)
def descend_last_cost(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs[-1]


@mistake(
    "STEP-54",
    of="descend",
    title="The costs are not returned",
    hints=("How many results are asked for?",),
    feedback="This is what comes out when only w and b are returned. The log of the costs is the third result.",
)
def descend_no_log(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps)[:2]


@mistake(
    "STEP-55",
    of="descend",
    title="The results in another order",
    hints=("In which order do the results come?",),
    feedback="This is what comes out when costs comes first. The order is w, b, costs.",
)
def descend_wrong_order(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return costs, w, b


@mistake(
    "GRAD-37",
    of="descend",
    title="w and b exchanged",
    hints=("Which of the two comes first?",),
    feedback="This is what comes out when b is returned before w. The order is w, b, costs.",
)
def descend_results_exchanged(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return b, w, costs


@mistake(
    "STEP-56",
    of="descend",
    title="The start comes back",
    hints=("Do w and b come back changed?",),
    feedback="This is what comes out when the log is right but the old w and b are returned. Return the line after "
    "the last step.",
)
def descend_start_returned(x, y, w, b, learning_rate, steps):
    return w, b, _walk(x, y, w, b, learning_rate, steps)[2]


@mistake(
    "STEP-13",
    of="descend",
    title="The last entry of the log is 0",
    hints=("Which entries of your log are filled inside the loop?",),
    feedback="This is what comes out when an array of steps + 1 zeros is filled only steps times. Log the cost "
    "after the last step too.",
)
def descend_end_zero(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs * (np.arange(steps + 1) < steps)


@mistake(
    "STEP-13",
    of="descend",
    title="The first entry of the log is 0",
    hints=("Which entries of your log are filled before the loop?",),
    feedback="This is what comes out when an array of steps + 1 zeros is filled only after the steps. Log the cost "
    "at the start too.",
)
def descend_start_zero(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs * (np.arange(steps + 1) > 0)


@mistake(
    "COST-01",
    of="descend",
    title="The sum in the log",
    hints=("Which cost does descend minimise?",),
    feedback="This is what comes out when the log holds Σ e², without the 1/(2n). The steps are right: log "
    "half_mse as it is, Σ e² / (2n).",
)
def descend_sse_log(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs * 2 * len(y)


@mistake(
    "COST-02",
    of="descend",
    title="mse in the log",
    hints=("Which cost does descend minimise?",),
    feedback="This is what comes out when the log holds mse, without the ½. The steps are right: log half_mse as "
    "it is, Σ e² / (2n).",
)
def descend_mse_log(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs * 2


@mistake(
    "COST-03",
    of="descend",
    title="The half sum in the log",
    hints=("Which cost does descend minimise?",),
    feedback="This is what comes out when the log holds ½ Σ e², without the 1/n. The steps are right: log half_mse "
    "as it is, Σ e² / (2n).",
)
def descend_half_sum_log(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs * len(y)


@mistake(
    "COST-04",
    of="descend",
    title="n − 1 in the log",
    hints=("Which cost does descend minimise?",),
    feedback="This is what comes out when the sum is divided by 2 (n − 1) in the log. The steps are right: log "
    "half_mse as it is, Σ e² / (2n).",
)
def descend_n_minus_one_log(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs * len(y) / (len(y) - 1)


@mistake(
    "COST-09",
    of="descend",
    title="The root in the log",
    hints=("Which cost does descend minimise?",),
    feedback="This is what comes out when the log holds the root of mse. The steps are right: log half_mse as it "
    "is, Σ e² / (2n).",
)
def descend_root_log(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, np.sqrt(2 * costs)


@mistake(
    "COST-16b",
    of="descend",
    title="The log is rounded",
    hints=("How many decimals do your costs have?",),
    feedback="This is what comes out when the costs are rounded to four decimals. The steps are right: log all "
    "digits, and round when you print.",
)
def descend_log_rounded(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, np.round(costs, 4)


@mistake(
    "GRAD-01",
    of="descend",
    title="Steps with sums",
    hints=("By which factor is your first step off?",),
    feedback="This is what comes out when the gradients are sums, n times too large. descend minimises half_mse: "
    "divide by n.",
)
def descend_sums(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: len(y) * np.array(_means(*line)))


@mistake(
    "GRAD-02",
    of="descend",
    title="Steps twice as long",
    hints=("By which factor is your first step off?",),
    feedback="This is what comes out when the gradients carry a 2, as those of mse do. The ½ of half_mse cancels "
    "it: leave the 2 out.",
)
def descend_twice_as_fast(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: 2 * np.array(_means(*line)))


@mistake(
    "GRAD-03",
    of="descend",
    title="Steps on the plain sum",
    hints=("By which factor is your first step off?",),
    feedback="This is what comes out when the gradients are those of Σ e², 2n times too large. descend minimises "
    "half_mse: no 2, and a 1/n.",
)
def descend_of_the_sum(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: 2 * len(y) * np.array(_means(*line)))


@mistake(
    "GRAD-04",
    of="descend",
    title="Steps half as long",
    hints=("By which factor is your first step off?",),
    feedback="This is what comes out when the gradients carry a ½. The 2 of the square uses up the ½ of half_mse: "
    "leave it out.",
)
def descend_half_steps(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: 0.5 * np.array(_means(*line)))


@mistake(
    "COST-04b",
    of="descend",
    title="Steps with n − 1",
    hints=("By which factor is your first step off?",),
    feedback="This is what comes out when the gradients are divided by n − 1. The cost averages over all n errors: "
    "divide by n.",
)
def descend_n_minus_one(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: len(y) / (len(y) - 1) * np.array(_means(*line)))


@mistake(
    "GRAD-05b",
    of="descend",
    title="Divided by 2n again",
    hints=("By which factor is your first step off?",),
    feedback="This is what comes out when gradients that are means are divided by 2n. A mean is complete: multiply "
    "it by α, no more.",
)
def descend_half_n_again(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: 1 / (2 * len(y)) * np.array(_means(*line)))


@mistake(
    "GRAD-08",
    of="descend",
    title="b goes uphill",
    hints=("Do both gradients use the same error?",),
    feedback="This is what comes out when w is moved against its slope and b along it. Use the same error and the "
    "same minus for both.",
)
def descend_b_uphill(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: np.array((1, -1)) * _means(*line))


@mistake(
    "GRAD-08b",
    of="descend",
    title="w goes uphill",
    hints=("Do both gradients use the same error?",),
    feedback="This is what comes out when b is moved against its slope and w along it. Use the same error and the "
    "same minus for both.",
)
def descend_w_uphill(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: np.array((-1, 1)) * _means(*line))


@mistake(
    "GRAD-09",
    of="descend",
    title="b's gradient summed, w's averaged",
    hints=("Compare the factors in front of your two gradients.",),
    feedback="This is what comes out when only the gradient for w is divided by n. Both are means: divide b's as well.",
)
def descend_db_summed(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: np.array((1, len(y))) * _means(*line))


@mistake(
    "GRAD-10",
    of="descend",
    title="w's gradient summed, b's averaged",
    hints=("Compare the factors in front of your two gradients.",),
    feedback="This is what comes out when only the gradient for b is divided by n. Both are means: divide w's as well.",
)
def descend_dw_summed(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: np.array((len(y), 1)) * _means(*line))


@mistake(
    "GRAD-11",
    of="descend",
    title="A 2 in w's gradient alone",
    hints=("Compare the factors in front of your two gradients.",),
    feedback="This is what comes out when the 2 of the square is left in the gradient for w and cancelled in the "
    "other. Treat both alike.",
)
def descend_two_for_w(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: np.array((2, 1)) * _means(*line))


@mistake(
    "GRAD-11b",
    of="descend",
    title="A 2 in b's gradient alone",
    hints=("Compare the factors in front of your two gradients.",),
    feedback="This is what comes out when the 2 of the square is left in the gradient for b and cancelled in the "
    "other. Treat both alike.",
)
def descend_two_for_b(x, y, w, b, learning_rate, steps):
    return _walk(x, y, w, b, learning_rate, steps, lambda *line: np.array((1, 2)) * _means(*line))


@mistake(
    "GRAD-14",
    of="descend",
    title="Product of the means",
    hints=("Is the mean of a product the product of the means?",),
    feedback="This is what comes out when x and e are averaged first and multiplied afterwards. Multiply each x by "
    "its own error, then take the mean.",
)
def descend_product_of_means(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.mean(x) * np.mean(e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-16",
    of="descend",
    title="Gradients without the bias",
    hints=("Do your gradients change when only b changes?",),
    feedback="This is what comes out when the gradients use w x as the prediction and the cost uses the whole "
    "line. Add b in both.",
)
def descend_without_b(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x - y
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "COST-11",
    of="descend",
    title="The bias with the wrong sign",
    hints=("Read y - w*x + b aloud: what happens to b?",),
    feedback="This is what comes out when y − w x + b stands where y − (w x + b) is meant. Put the whole "
    "prediction in brackets.",
)
def descend_bracket_lost(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x - b - y
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-17",
    of="descend",
    title="Targets in place of errors",
    hints=("Do your gradients change when the line changes?",),
    feedback="This is what comes out when y stands where the error belongs. Use w x + b − y.",
)
def descend_targets(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = np.asarray(y)
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-18",
    of="descend",
    title="Predictions in place of errors",
    hints=("Do your gradients vanish when the line hits every point?",),
    feedback="This is what comes out when the prediction stands where the error belongs. Subtract y.",
)
def descend_predictions(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake("GRAD-19", of="descend", **SQUARE_LEFT_IN)
def descend_squares(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = (w * x + b - y) ** 2
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-20",
    of="descend",
    title="Errors without their sign",
    hints=("What is the sign of the error of a point above the line?",),
    feedback="This is what comes out when |e| stands where e belongs. The sign of an error tells which way to go: "
    "keep it.",
)
def descend_absolute(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = np.abs(w * x + b - y)
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake("GRAD-21", of="descend", **ONLY_THE_SIGN_OF_THE_ERRORS)
def descend_signs(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = np.sign(w * x + b - y)
        return np.mean(x * e), np.mean(e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-22",
    of="descend",
    title="Only the last example",
    hints=("Do you write = or += in your loop?",),
    feedback="This is what comes out when every pass of a loop overwrites the one before: one term is left, "
    "divided by n. Add to the sums with +=.",
)
def descend_last(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return x[-1] * e[-1] / len(y), e[-1] / len(y)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "COST-13",
    of="descend",
    title="Only the first example",
    hints=("How many examples enter your gradients?",),
    feedback="This is what comes out when the gradients come from the first example alone, divided by n. Let the "
    "loop finish before you use the sums.",
)
def descend_first(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return x[0] * e[0] / len(y), e[0] / len(y)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-23",
    of="descend",
    title="The first example left out",
    hints=("With which index does your loop begin?",),
    feedback="This is what comes out when the first example is skipped in the gradients. Python counts from 0: let "
    "the loop start there.",
)
def descend_first_left_out(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.sum((x * e)[1:]) / len(y), np.sum(e[1:]) / len(y)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-23b",
    of="descend",
    title="The last example left out",
    hints=("With which index does your loop end?",),
    feedback="This is what comes out when the last example is skipped in the gradients. range(n) already ends at n "
    "− 1: use it as it is.",
)
def descend_last_left_out(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.sum((x * e)[:-1]) / len(y), np.sum(e[:-1]) / len(y)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-29",
    of="descend",
    title="The gradients scaled to length one",
    hints=("Are your steps longer where it is steeper?",),
    feedback="This is what comes out when the pair of gradients is divided by its length. The size of the slope "
    "belongs to the step: use the gradients as they are.",
)
def descend_direction(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.mean(x * e) / max(np.hypot(np.mean(x * e), np.mean(e)), 1e-300), np.mean(e) / max(
            np.hypot(np.mean(x * e), np.mean(e)), 1e-300
        )

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-30",
    of="descend",
    title="The gradients clipped to [−1, 1]",
    hints=("What happens to a slope of 3 in your code?",),
    feedback="This is what comes out when slopes beyond ±1 are cut off. Clipping is a choice of its own that "
    "descend does not make: use the whole slopes.",
)
def descend_clipped(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.clip(np.mean(x * e), -1, 1), np.clip(np.mean(e), -1, 1)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "STEP-45",
    of="descend",
    title="The signs of the gradients dropped",
    hints=("Which way should w move where the slope is negative?",),
    feedback="This is what comes out when the absolute values of the gradients are subtracted. The sign gives the "
    "direction: keep it.",
)
def descend_sizes_only(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return abs(np.mean(x * e)), abs(np.mean(e))

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "GRAD-33",
    of="descend",
    title="Steps on the root",
    hints=("Is there a square root in half_mse?",),
    feedback="This is what comes out when the gradients are those of the root of mse. half_mse has no root: leave "
    "it out.",
)
def descend_of_the_root(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.mean(x * e) / max(np.sqrt(np.mean(e**2)), 1e-300), np.mean(e) / max(np.sqrt(np.mean(e**2)), 1e-300)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "STEP-52",
    of="descend",
    title="The gradients exchanged",
    hints=("Which gradient has the factor x?",),
    feedback="This is what comes out when w is moved by b's gradient and b by w's. The one with x in it belongs to w.",
)
def descend_exchanged(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * x + b - y
        return np.mean(e), np.mean(x * e)

    return _walk(x, y, w, b, learning_rate, steps, slopes)


@mistake(
    "STEP-57",
    of="descend",
    title="A step for each example",
    hints=("How often do w and b move in one step?",),
    feedback="This is what comes out when w and b move once for each example. Take the mean over all examples "
    "first, then move once.",
)
def descend_each_point(x, y, w, b, learning_rate, steps):
    costs = [_half_mse(x, y, w, b)]
    for _ in range(steps):
        for xi, yi in zip(x, y, strict=True):
            e = w * xi + b - yi
            w, b = w - learning_rate * xi * e, b - learning_rate * e
        costs.append(_half_mse(x, y, w, b))
    return w, b, np.array(costs)


@mistake("SHAP-01", of="descend", **COLUMN_MINUS_A_ROW)
def descend_all_pairs(x, y, w, b, learning_rate, steps):
    def slopes(x, y, w, b):
        e = w * np.reshape(x, (-1, 1)) + b - y
        return np.mean(np.reshape(x, (-1, 1)) * e), np.mean(e)

    costs = []
    for k in range(steps + 1):
        costs.append(np.mean((w * np.reshape(x, (-1, 1)) + b - y) ** 2) / 2)
        if k < steps:
            w, b, _ = _walk(x, y, w, b, learning_rate, 1, slopes)
    return w, b, np.array(costs)


@mistake(
    "SHAP-08",
    of="descend",
    title="The caller's targets overwritten",
    hints=("Print y before and after the call.",),
    feedback="This is what comes out when the targets are changed in the caller's own array. Make new arrays for "
    "the errors.",
)
def descend_targets_overwritten(x, y, w, b, learning_rate, steps):
    found = _walk(x, y, w, b, learning_rate, steps)
    y[:] = y - (w * x + b)
    return found


@mistake(
    "SHAP-10",
    of="descend",
    title="The log cut to integers",
    hints=("What is the dtype of the array that holds your log?",),
    feedback="This is what comes out when the costs are written into an array of integers. Make it with dtype=float.",
)
def descend_cut_log(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs.astype(int)


@mistake(
    "SHAP-10b",
    of="descend",
    title="w and b cut to integers",
    hints=("What is the dtype of the array that holds w and b?",),
    feedback="This is what comes out when w and b live in an array of integers: every step loses its decimals. "
    "Make it with dtype=float.",
)
def descend_cut_line(x, y, w, b, learning_rate, steps):
    line, costs = np.array([w, b]), [_half_mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = _means(x, y, *line)
        line[0], line[1] = line[0] - learning_rate * dw, line[1] - learning_rate * db
        costs.append(_half_mse(x, y, *line))
    return line[0], line[1], np.array(costs)


@mistake("SHAP-17", of="descend", **HALF_OF_THE_DIGITS_GONE)
def descend_float32(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return float(np.float32(w)), float(np.float32(b)), costs.astype(np.float32)


@mistake(
    "COST-15",
    of="descend",
    title="w and b in boxes of length one",
    hints=("What is the shape of your w?",),
    feedback="This is what comes out when w and b are arrays of shape (1,). Return two numbers.",
)
def descend_in_boxes(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return np.array([w]), np.array([b]), costs


@mistake(
    "COST-14",
    of="descend",
    title="The log as a column",
    hints=("What is the shape of your costs?",),
    feedback="This is what comes out when costs has shape (steps + 1, 1). Keep it flat: (steps + 1,).",
)
def descend_column_of_costs(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs.reshape(-1, 1)


@mistake(
    "COST-16",
    of="descend",
    title="Rounded",
    hints=("How many decimals do your results have?",),
    feedback="This is what comes out when all results are rounded to four decimals. Round when you print, not when "
    "you compute.",
)
def descend_line_rounded(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return round(w, 4), round(b, 4), np.round(costs, 4)


@mistake(
    "STEP-58",
    of="descend",
    title="w in the log",
    hints=("What is logged in each step?",),
    feedback="This is what comes out when the log holds w instead of the cost. Log half_mse of the line at each step.",
)
def descend_log_of_w(x, y, w, b, learning_rate, steps):
    path = [_walk(x, y, w, b, learning_rate, k)[0] for k in range(steps + 1)]
    w, b, _ = _walk(x, y, w, b, learning_rate, steps)
    return w, b, np.array(path)


@mistake(
    "STEP-59",
    of="descend",
    title="No cost for 0 steps",
    hints=("What happens in your function when the loop makes no pass?",),
    feedback="This is what comes out when costs is empty for 0 steps. The cost at the start is there before any "
    "step: log it before the loop.",
)
def descend_no_steps_fail(x, y, w, b, learning_rate, steps):
    w, b, costs = _walk(x, y, w, b, learning_rate, steps)
    return w, b, costs if steps else costs[:0]


# ------------------------------------------------------------------------------------------------------- has_converged


@mistake(
    "STEP-18",
    of="has_converged",
    title="A change without its size",
    hints=("Is a change of −5 smaller than 0.01?",),
    feedback="This is what comes out for 'last − before < tolerance', which every fall passes, however large. "
    "Compare the size of the drop.",
)
def converged_signed_change(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] - costs[-2] < tolerance)


@mistake(
    "STEP-18",
    of="has_converged",
    title="A rise taken for a small drop",
    hints=("What does your test say when the cost rises?",),
    feedback="This is what comes out for 'before − last < tolerance', which every rise passes. Ask also that the "
    "last cost is not above the one before.",
)
def converged_signed_drop(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-60",
    of="has_converged",
    title="A small rise taken for convergence",
    hints=("What does your test say when the cost rises a little?",),
    feedback="This is what comes out when only the size of the change counts. A cost that rises has not settled: "
    "ask also that the last one is not above the one before.",
)
def converged_abs_only(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(abs(costs[-1] - costs[-2]) < tolerance)


@mistake(
    "STEP-61",
    of="has_converged",
    title="Every fall taken for convergence",
    hints=("Where does the tolerance enter your test?",),
    feedback="This is what comes out when every cost that does not rise counts as settled. The drop must also be "
    "smaller than the tolerance.",
)
def converged_any_fall(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] <= costs[-2])


@mistake(
    "STEP-61b",
    of="has_converged",
    title="Every rise taken for convergence",
    hints=("Is it good news when the cost rises?",),
    feedback="This is what comes out when a rise ends the descent, whatever the tolerance. A small drop does; a "
    "rise does not.",
)
def converged_any_rise(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] > costs[-2])


@mistake(
    "STEP-62",
    of="has_converged",
    title="A drop of exactly the tolerance let through",
    hints=("Does 'less than' include 'equal'?",),
    feedback="This is what comes out with <= where < is asked for: a drop of exactly the tolerance, as from 3 to "
    "2.5 with 0.5, gets True. It must be less than the tolerance.",
)
def converged_inclusive(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[-2] - costs[-1] <= tolerance)


@mistake(
    "STEP-62b",
    of="has_converged",
    title="Rises and exact drops let through",
    hints=(
        "What does your test say when the cost rises a little?",
        "Does 'less than' include 'equal'?",
    ),
    feedback="This is what comes out for |change| <= tolerance. Ask that the cost does not rise, and that the drop "
    "is less than the tolerance.",
)
def converged_abs_inclusive(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(abs(costs[-1] - costs[-2]) <= tolerance)


@mistake(
    "STEP-63",
    of="has_converged",
    title="An unchanged cost rejected",
    hints=("Is a cost that no longer changes settled?",),
    feedback="This is what comes out when the last cost must be strictly below the one before. 'Not above' "
    "includes equal: let a drop of 0 pass.",
)
def converged_strictly_lower(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 < costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-64",
    of="has_converged",
    title="A relative change",
    hints=("Is your change divided by something?",),
    feedback="This is what comes out when the drop is compared in proportion to the cost before it. Compare the "
    "plain difference with the tolerance.",
)
def converged_relative(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= (costs[-2] - costs[-1]) / costs[-2] < tolerance)


@mistake(
    "STEP-64b",
    of="has_converged",
    title="A relative change, rises included",
    hints=("Is your change divided by something?",),
    feedback="This is what comes out when the size of the change is compared in proportion to the cost before it. "
    "Compare the plain drop, and say False to a rise.",
)
def converged_relative_abs(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(abs(costs[-2] - costs[-1]) / costs[-2] < tolerance)


@mistake(
    "STEP-64c",
    of="has_converged",
    title="A change relative to the last cost",
    hints=("Is your change divided by something?",),
    feedback="This is what comes out when the drop is compared in proportion to the last cost. Compare the plain "
    "difference with the tolerance.",
)
def converged_relative_to_last(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= (costs[-2] - costs[-1]) / costs[-1] < tolerance)


@mistake(
    "STEP-65",
    of="has_converged",
    title="First and last cost compared",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when the first cost is compared with the last. Look at the last two.",
)
def converged_first_and_last(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[0] - costs[-1] < tolerance)


@mistake(
    "STEP-65b",
    of="has_converged",
    title="The first two costs compared",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when the first two costs are compared. Look at the last two: costs[-2] and "
    "costs[-1].",
)
def converged_first_two(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[0] - costs[1] < tolerance)


@mistake(
    "STEP-65c",
    of="has_converged",
    title="Settled somewhere on the way",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when one small drop anywhere in the log is enough. Only the last two costs count.",
)
def converged_somewhere(costs, tolerance):
    if len(costs) < 2:
        return False
    drops = -np.diff(costs)
    return bool(np.any((drops >= 0) & (drops < tolerance)))


@mistake(
    "STEP-65d",
    of="has_converged",
    title="Settled all the way",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when every drop in the log must be small. Only the last two costs count.",
)
def converged_everywhere(costs, tolerance):
    if len(costs) < 2:
        return False
    drops = -np.diff(costs)
    return bool(np.all((drops >= 0) & (drops < tolerance)))


@mistake(
    "STEP-65e",
    of="has_converged",
    title="No rise allowed on the way",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when an earlier rise in the log is held against the last drop. Only the last "
    "two costs count.",
)
def converged_never_rose(costs, tolerance):
    if len(costs) < 2:
        return False
    drops = -np.diff(costs)
    return bool(np.all(drops >= 0) and drops[-1] < tolerance)


@mistake(
    "STEP-65f",
    of="has_converged",
    title="The spread of all costs",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when the largest and the smallest cost are compared. Look at the last two.",
)
def converged_spread(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(max(costs) - min(costs) < tolerance)


@mistake(
    "STEP-19",
    of="has_converged",
    title="A low cost taken for convergence",
    hints=("Is the lowest cost always close to 0?",),
    feedback="This is what comes out when the cost itself is compared with the tolerance. Even the best cost may "
    "be far above 0: look at how much the last step changed it.",
)
def converged_low_cost(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] < tolerance)


@mistake(
    "STEP-19",
    of="has_converged",
    title="A low cost taken for convergence, nothing compared",
    hints=("Is the lowest cost always close to 0?",),
    feedback="This is what comes out when the last cost alone is compared with the tolerance. Look at the last two "
    "costs and how much they differ.",
)
def converged_low_cost_at_once(costs, tolerance):
    return bool(costs[-1] < tolerance)


@mistake(
    "STEP-66",
    of="has_converged",
    title="True for a short log",
    hints=("Can one cost tell that nothing changes any more?",),
    feedback="This is what comes out when fewer than two costs count as settled. With nothing to compare the "
    "answer is False.",
)
def converged_short_true(costs, tolerance):
    if len(costs) < 2:
        return True
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-66b",
    of="has_converged",
    title="A short log makes it fail",
    hints=("What is costs[-2] when there is one cost?",),
    feedback="This is what comes out when costs[-2] is read without asking whether it exists. Return False first "
    "when there are fewer than two.",
)
def converged_short_fails(costs, tolerance):
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-66c",
    of="has_converged",
    title="A log of one makes it fail",
    hints=("What is costs[-2] when there is one cost?",),
    feedback="This is what comes out when only the empty log is caught. One cost cannot be compared either: ask "
    "for at least two.",
)
def converged_one_fails(costs, tolerance):
    if len(costs) == 0:
        return False
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-66d",
    of="has_converged",
    title="An empty log makes it fail",
    hints=("What does your function do with an empty list?",),
    feedback="This is what comes out when only a log of one is caught. Ask for fewer than two, which includes none.",
)
def converged_empty_fails(costs, tolerance):
    if len(costs) == 1:
        return False
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-66e",
    of="has_converged",
    title="Two costs taken for too few",
    hints=("How many costs are needed for one comparison?",),
    feedback="This is what comes out when a log of two is answered with False. Two costs are enough to compare.",
)
def converged_two_too_few(costs, tolerance):
    if len(costs) <= 2:
        return False
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-67",
    of="has_converged",
    title="The square of the change",
    hints=("Is your change squared?",),
    feedback="This is what comes out when the square of the drop is compared with the tolerance. Compare the drop "
    "itself.",
)
def converged_squared(costs, tolerance):
    if len(costs) < 2:
        return False
    drop = costs[-2] - costs[-1]
    return bool(drop >= 0 and drop**2 < tolerance)


@mistake(
    "STEP-68",
    of="has_converged",
    title="The answer turned round",
    hints=("Which answer belongs to a log that still falls fast?",),
    feedback="This is what comes out when True and False have changed places. True means settled.",
)
def converged_turned_round(costs, tolerance):
    if len(costs) < 2:
        return False
    return not bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-68b",
    of="has_converged",
    title="True while it still falls",
    hints=("Which answer belongs to a log that still falls fast?",),
    feedback="This is what comes out when a drop larger than the tolerance gives True. True means that the drop is "
    "smaller.",
)
def converged_large_drops(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-2] - costs[-1] >= tolerance)


@mistake(
    "STEP-68c",
    of="has_converged",
    title="True while it still changes",
    hints=("Which answer belongs to a log that still changes much?",),
    feedback="This is what comes out when a change larger than the tolerance gives True. True means that the drop "
    "is smaller.",
)
def converged_large_changes(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(abs(costs[-2] - costs[-1]) >= tolerance)


@mistake(
    "STEP-69",
    of="has_converged",
    title="Only a cost that stays the same",
    hints=("Where does the tolerance enter your test?",),
    feedback="This is what comes out when the last two costs must be equal. A drop smaller than the tolerance is "
    "enough.",
)
def converged_unchanged(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-2] == costs[-1])


@mistake(
    "STEP-70",
    of="has_converged",
    title="Compared with the cost two steps back",
    hints=("Which two costs does your test look at?",),
    feedback="This is what comes out when the last cost is compared with the one two steps before. Look at the "
    "last two.",
)
def converged_last_three(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[max(len(costs) - 3, 0)] - costs[-1] < tolerance)


@mistake(
    "STEP-71",
    of="has_converged",
    title="Always True",
    hints=("Does your answer depend on the costs?",),
    feedback="This is what comes out when every log counts as settled. Compare the last two costs.",
)
def converged_always(costs, tolerance):
    return bool(len(costs) >= 2)


@mistake(
    "STEP-71b",
    of="has_converged",
    title="Always False",
    hints=("Does your answer depend on the costs?",),
    feedback="This is what comes out when no log counts as settled. Compare the last two costs.",
)
def converged_never(costs, tolerance):
    return False


# ------------------------------------------------------------------------------------------------------- is_stationary


@mistake(
    "STEP-18",
    of="is_stationary",
    title="A steep negative slope taken for a small one",
    hints=("Is −5 smaller than 0.01? Is it close to 0?",),
    feedback="This is what comes out when the slopes are compared without their absolute value. −5 is a steep "
    "slope: use abs.",
)
def stationary_no_abs(gradients, tolerance):
    return all(g <= tolerance for g in gradients)


@mistake(
    "STEP-18b",
    of="is_stationary",
    title="Slopes without abs, and strictly below",
    hints=(
        "Is −5 smaller than 0.01? Is it close to 0?",
        "What is asked when a slope is exactly the tolerance?",
    ),
    feedback="This is what comes out when the slopes are compared without abs, and a slope of exactly the "
    "tolerance counts as large. Use abs and <=.",
)
def stationary_no_abs_strict(gradients, tolerance):
    return all(g < tolerance for g in gradients)


@mistake(
    "STEP-72",
    of="is_stationary",
    title="One small slope is enough",
    hints=("How many of the slopes must be small?",),
    feedback="This is what comes out when a single small slope counts. All of them must be small.",
)
def stationary_any(gradients, tolerance):
    return any(abs(g) <= tolerance for g in gradients)


@mistake(
    "STEP-73",
    of="is_stationary",
    title="A slope of exactly the tolerance rejected",
    hints=("Is a number larger than itself?",),
    feedback="This is what comes out with < where <= is asked for: a slope of 0.5 at a tolerance of 0.5 gets "
    "False. Only a slope larger than the tolerance counts as large.",
)
def stationary_strict(gradients, tolerance):
    return all(abs(g) < tolerance for g in gradients)


@mistake(
    "STEP-74",
    of="is_stationary",
    title="Slopes added up",
    hints=("What does your test say for the slopes 4 and −4?",),
    feedback="This is what comes out when the slopes are added first: up and down cancel. Look at each slope by "
    "itself.",
)
def stationary_sum_cancels(gradients, tolerance):
    return bool(abs(sum(gradients)) <= tolerance)


@mistake(
    "STEP-74b",
    of="is_stationary",
    title="The mean of the slopes",
    hints=("What does your test say for the slopes 4 and −4?",),
    feedback="This is what comes out when the slopes are averaged first: up and down cancel. Look at each slope by "
    "itself.",
)
def stationary_mean_cancels(gradients, tolerance):
    return bool(abs(np.mean(gradients)) <= tolerance)


@mistake(
    "STEP-74c",
    of="is_stationary",
    title="The sum of the slopes, without abs",
    hints=("What does your test say for the slopes 4 and −9?",),
    feedback="This is what comes out when the plain sum of the slopes is compared. Look at the size of each slope "
    "by itself.",
)
def stationary_signed_sum(gradients, tolerance):
    return bool(sum(gradients) <= tolerance)


@mistake(
    "STEP-75",
    of="is_stationary",
    title="The mean of the sizes",
    hints=("Can a mean be small when one slope is large?",),
    feedback="This is what comes out when the sizes of the slopes are averaged. One steep slope is enough to go "
    "on: look at each.",
)
def stationary_mean_size(gradients, tolerance):
    return bool(np.mean(np.abs(gradients)) <= tolerance)


@mistake(
    "STEP-75b",
    of="is_stationary",
    title="The sum of the sizes",
    hints=("Can a sum be large when all slopes are small?",),
    feedback="This is what comes out when the sizes of the slopes are added up. Compare each of them with the "
    "tolerance.",
)
def stationary_sum_of_sizes(gradients, tolerance):
    return bool(np.sum(np.abs(gradients)) <= tolerance)


@mistake(
    "STEP-76",
    of="is_stationary",
    title="The length of the gradient",
    hints=("Can the length be above the tolerance when no slope is?",),
    feedback="This is what comes out when the Euclidean length is compared with the tolerance. Compare each "
    "component by itself.",
)
def stationary_length(gradients, tolerance):
    return bool(np.linalg.norm(gradients) <= tolerance)


@mistake(
    "STEP-76b",
    of="is_stationary",
    title="The sum of the squares",
    hints=("Is there a square in the rule?",),
    feedback="This is what comes out when the sum of the squared slopes is compared. Compare the size of each slope.",
)
def stationary_squares(gradients, tolerance):
    return bool(np.sum(np.square(gradients)) <= tolerance)


@mistake(
    "STEP-76c",
    of="is_stationary",
    title="The square of each slope",
    hints=("Is there a square in the rule?",),
    feedback="This is what comes out when the squares of the slopes are compared. Compare their absolute values.",
)
def stationary_each_square(gradients, tolerance):
    return all(g * g <= tolerance for g in gradients)


@mistake(
    "STEP-76d",
    of="is_stationary",
    title="The length of the gradient, strictly below",
    hints=("Can the length be above the tolerance when no slope is?",),
    feedback="This is what comes out when the Euclidean length must be below the tolerance. Compare each "
    "component, and let one of exactly the tolerance pass.",
)
def stationary_length_strict(gradients, tolerance):
    return bool(np.linalg.norm(gradients) < tolerance)


@mistake(
    "STEP-77",
    of="is_stationary",
    title="Only slopes of exactly 0",
    hints=("Where does the tolerance enter your test?",),
    feedback="This is what comes out when every slope must be 0. Close to 0 is enough: within the tolerance.",
)
def stationary_exactly_zero(gradients, tolerance):
    return all(g == 0 for g in gradients)


@mistake(
    "STEP-78",
    of="is_stationary",
    title="Only the first slope looked at",
    hints=("Does your loop come to the second slope?",),
    feedback="This is what comes out when the first slope decides, as with a return in the first pass. Say True "
    "only after all have been seen.",
)
def stationary_first(gradients, tolerance):
    return bool(abs(gradients[0]) <= tolerance)


@mistake(
    "STEP-78b",
    of="is_stationary",
    title="Only the last slope looked at",
    hints=("Does a later slope overwrite the answer of an earlier one?",),
    feedback="This is what comes out when the last slope decides, because each pass overwrites the answer. A "
    "single large slope must be enough for False.",
)
def stationary_last(gradients, tolerance):
    return bool(abs(gradients[-1]) <= tolerance)


@mistake(
    "STEP-79",
    of="is_stationary",
    title="The answer turned round",
    hints=("Which answer belongs to a flat place?",),
    feedback="This is what comes out when True and False have changed places. True means that all slopes are small.",
)
def stationary_turned_round(gradients, tolerance):
    return not all(abs(g) <= tolerance for g in gradients)


@mistake(
    "STEP-79b",
    of="is_stationary",
    title="True where all slopes are large",
    hints=("Which answer belongs to a flat place?",),
    feedback="This is what comes out when every slope must be larger than the tolerance. True means that all are "
    "small.",
)
def stationary_all_large(gradients, tolerance):
    return all(abs(g) > tolerance for g in gradients)


@mistake(
    "STEP-80",
    of="is_stationary",
    title="The size of the largest slope",
    hints=("Which is the largest of −9, 0 and 1?",),
    feedback="This is what comes out for abs(max(...)): the most negative slope is never looked at. Take the "
    "absolute values first.",
)
def stationary_largest_signed(gradients, tolerance):
    return bool(abs(max(gradients)) <= tolerance)


@mistake(
    "STEP-80b",
    of="is_stationary",
    title="The size of the smallest slope",
    hints=("Which is the smallest of −1, 0 and 9?",),
    feedback="This is what comes out for abs(min(...)): the most positive slope is never looked at. Take the "
    "absolute values first.",
)
def stationary_smallest_signed(gradients, tolerance):
    return bool(abs(min(gradients)) <= tolerance)


@mistake(
    "STEP-81",
    of="is_stationary",
    title="One answer for each slope",
    hints=("How many answers are asked for?",),
    feedback="This is what comes out when the comparison of each slope is returned. Join the answers: True only "
    "when all are.",
)
def stationary_answers(gradients, tolerance):
    return [bool(abs(g) <= tolerance) for g in gradients]


@mistake(
    "STEP-82",
    of="is_stationary",
    title="Steep uphill slopes let through",
    hints=("What does your test say for a slope of +5?",),
    feedback="This is what comes out when only slopes below −tolerance count as large. A slope can be steep in "
    "both directions: use abs.",
)
def stationary_only_positive(gradients, tolerance):
    return all(g >= -tolerance for g in gradients)


@mistake(
    "STEP-71",
    of="is_stationary",
    title="Always True",
    hints=("Does your answer depend on the slopes?",),
    feedback="This is what comes out when every place counts as flat. Compare each slope with the tolerance.",
)
def stationary_always(gradients, tolerance):
    return True


@mistake(
    "STEP-71b",
    of="is_stationary",
    title="Always False",
    hints=("Does your answer depend on the slopes?",),
    feedback="This is what comes out when no place counts as flat. Compare each slope with the tolerance.",
)
def stationary_never(gradients, tolerance):
    return False


# ----------------------------------------------------------------------------------------------- decayed_learning_rate


@mistake(
    "STEP-21",
    of="decayed_learning_rate",
    title="Steps counted from one",
    hints=("Which α does step 0 use?",),
    feedback="This is what comes out when step 0 is already the first decay. Step 0 uses the initial rate: put "
    "step itself into the formula.",
)
def rate_counts_from_one(initial, step, decay):
    return initial / (1 + decay * (step + 1))


@mistake(
    "STEP-21",
    of="decayed_learning_rate",
    title="One step late",
    hints=("Which α does step 1 use?",),
    feedback="This is what comes out when the decay begins one step late. Put step itself into the formula.",
)
def rate_one_late(initial, step, decay):
    return initial / (1 + decay * max(step - 1, 0))


@mistake(
    "STEP-22",
    of="decayed_learning_rate",
    title="Divided by the step",
    hints=("What is your rate at step 0?",),
    feedback="This is what comes out for α₀ / step, which has no value at step 0. Divide by 1 + decay · step.",
)
def rate_over_step(initial, step, decay):
    return initial / step


@mistake(
    "STEP-22",
    of="decayed_learning_rate",
    title="The 1 is missing",
    hints=("What is your rate at step 0?",),
    feedback="This is what comes out for α₀ / (decay · step), which has no value at step 0. Divide by 1 + decay · "
    "step.",
)
def rate_over_decayed_step(initial, step, decay):
    return initial / (decay * step)


@mistake(
    "STEP-90",
    of="decayed_learning_rate",
    title="The decay left out",
    hints=("Does your rate change when only decay changes?",),
    feedback="This is what comes out for α₀ / (1 + step). Multiply the step by decay.",
)
def rate_over_one_plus_step(initial, step, decay):
    return initial / (1 + step)


@mistake(
    "STEP-83",
    of="decayed_learning_rate",
    title="Missing brackets",
    hints=("In which order does Python divide and add?",),
    feedback="This is what comes out for α₀ / 1 + decay · step, which grows. Put the whole denominator in brackets.",
)
def rate_no_bracket(initial, step, decay):
    return initial / 1 + decay * step


@mistake(
    "STEP-83b",
    of="decayed_learning_rate",
    title="A bracket in the wrong place",
    hints=("In which order does Python divide and multiply?",),
    feedback="This is what comes out for α₀ / (1 + decay) · step. The step belongs in the denominator: 1 + decay · "
    "step.",
)
def rate_bracket_misplaced(initial, step, decay):
    return initial / (1 + decay) * step


@mistake(
    "STEP-83c",
    of="decayed_learning_rate",
    title="The sum multiplied by the step",
    hints=("What is your rate at step 0?",),
    feedback="This is what comes out for α₀ / ((1 + decay) · step). Multiply first, then add the 1.",
)
def rate_bracket_sum(initial, step, decay):
    return initial / ((1 + decay) * step)


@mistake(
    "STEP-83d",
    of="decayed_learning_rate",
    title="The step left out",
    hints=("Does your rate change when only the step changes?",),
    feedback="This is what comes out for α₀ / (1 + decay), the same at every step. Multiply decay by the step.",
)
def rate_only_decay(initial, step, decay):
    return initial / (1 + decay)


@mistake(
    "STEP-83e",
    of="decayed_learning_rate",
    title="Multiplied instead of divided",
    hints=("Does your rate fall or rise with the step?",),
    feedback="This is what comes out for α₀ (1 + decay · step), which grows. Divide by it.",
)
def rate_times_not_over(initial, step, decay):
    return initial * (1 + decay * step)


@mistake(
    "STEP-84",
    of="decayed_learning_rate",
    title="A straight line down",
    hints=("Can your rate become negative?",),
    feedback="This is what comes out for α₀ (1 − decay · step), which falls below 0 after a while. Divide by 1 + "
    "decay · step.",
)
def rate_linear(initial, step, decay):
    return initial * (1 - decay * step)


@mistake(
    "STEP-84b",
    of="decayed_learning_rate",
    title="A fixed amount less in each step",
    hints=("Can your rate become negative?",),
    feedback="This is what comes out for α₀ − decay · step, which falls below 0 after a while. Divide by 1 + decay "
    "· step.",
)
def rate_linear_absolute(initial, step, decay):
    return initial - decay * step


@mistake(
    "STEP-84c",
    of="decayed_learning_rate",
    title="A straight line down to 0",
    hints=("Can your rate become 0?",),
    feedback="This is what comes out for α₀ (1 − decay · step), held at 0. Divide by 1 + decay · step, which never "
    "reaches 0.",
)
def rate_linear_stopped(initial, step, decay):
    return max(0.0, initial * (1 - decay * step))


@mistake(
    "STEP-85",
    of="decayed_learning_rate",
    title="Exponential decay",
    hints=("Which formula does the handout give?",),
    feedback="This is what comes out for α₀ exp(−decay · step), another schedule. The one asked for divides by 1 + "
    "decay · step.",
)
def rate_exponential(initial, step, decay):
    return initial * np.exp(-decay * step)


@mistake(
    "STEP-85b",
    of="decayed_learning_rate",
    title="A power of the decay",
    hints=(
        "Which formula does the handout give?",
        "What is your rate with decay 0?",
    ),
    feedback="This is what comes out for α₀ · decay^step, another schedule. The one asked for divides by 1 + decay "
    "· step.",
)
def rate_power(initial, step, decay):
    return initial * decay**step


@mistake(
    "STEP-85c",
    of="decayed_learning_rate",
    title="Compound decay",
    hints=("Which formula does the handout give?",),
    feedback="This is what comes out for α₀ / (1 + decay)^step: the rate shrinks by the same factor in each step. "
    "The one asked for divides by 1 + decay · step.",
)
def rate_compound(initial, step, decay):
    return initial / (1 + decay) ** step


@mistake(
    "STEP-85d",
    of="decayed_learning_rate",
    title="A percentage less in each step",
    hints=("Which formula does the handout give?",),
    feedback="This is what comes out for α₀ (1 − decay)^step: the rate loses the same share in each step. The one "
    "asked for divides by 1 + decay · step.",
)
def rate_compound_linear(initial, step, decay):
    return initial * (1 - decay) ** step


@mistake(
    "STEP-85e",
    of="decayed_learning_rate",
    title="A root in the denominator",
    hints=("Which formula does the handout give?",),
    feedback="This is what comes out for α₀ / √(1 + decay · step). Leave the root out.",
)
def rate_root(initial, step, decay):
    return initial / np.sqrt(1 + decay * step)


@mistake(
    "STEP-85f",
    of="decayed_learning_rate",
    title="The root of the step",
    hints=("Which formula does the handout give?",),
    feedback="This is what comes out for α₀ / (1 + decay · √step). Leave the root out.",
)
def rate_root_of_step(initial, step, decay):
    return initial / (1 + decay * np.sqrt(step))


@mistake(
    "STEP-85g",
    of="decayed_learning_rate",
    title="The square of the step",
    hints=("Which formula does the handout give?",),
    feedback="This is what comes out for α₀ / (1 + decay · step²). The step stands there without a square.",
)
def rate_square_of_step(initial, step, decay):
    return initial / (1 + decay * step**2)


@mistake(
    "STEP-86",
    of="decayed_learning_rate",
    title="A minus in the denominator",
    hints=("Does your rate fall or rise with the step?",),
    feedback="This is what comes out for α₀ / (1 − decay · step). The denominator must grow with the step: write a "
    "plus.",
)
def rate_sign(initial, step, decay):
    return initial / (1 - decay * step)


@mistake(
    "STEP-87",
    of="decayed_learning_rate",
    title="Divided again in every step",
    hints=("Is the rate of step k computed from the first rate?",),
    feedback="This is what comes out when the rate of the step before is divided again: α₀ / ((1 + decay)(1 + 2 "
    "decay)...). Begin from the initial rate each time.",
)
def rate_applied_each_step(initial, step, decay):
    rate = initial
    for k in range(step + 1):
        rate = rate / (1 + decay * k)
    return rate


@mistake(
    "STEP-88",
    of="decayed_learning_rate",
    title="No decay at all",
    hints=("Does your rate change with the step?",),
    feedback="This is what comes out when the initial rate is returned. Divide it by 1 + decay · step.",
)
def rate_constant(initial, step, decay):
    return initial


@mistake(
    "STEP-89",
    of="decayed_learning_rate",
    title="The factor without the rate",
    hints=("Does your result change when only the initial rate changes?",),
    feedback="This is what comes out for 1 / (1 + decay · step). Multiply it by the initial rate.",
)
def rate_factor_alone(initial, step, decay):
    return 1 / (1 + decay * step)


@mistake(
    "STEP-89b",
    of="decayed_learning_rate",
    title="The denominator alone",
    hints=("Does your rate fall or rise with the step?",),
    feedback="This is what comes out for 1 + decay · step. Divide the initial rate by it.",
)
def rate_denominator_alone(initial, step, decay):
    return 1 + decay * step


@mistake(
    "COST-18",
    of="decayed_learning_rate",
    title="Whole-number division",
    hints=("What is 0.6 // 1.2 in Python?",),
    feedback="This is what comes out with //, which cuts everything after the point. Use /.",
)
def rate_floor(initial, step, decay):
    return initial // (1 + decay * step)


@mistake(
    "COST-16",
    of="decayed_learning_rate",
    title="Rounded",
    hints=("How many decimals does your rate have?",),
    feedback="This is what comes out when the rate is rounded to four decimals. Round when you print, not when you "
    "compute.",
)
def rate_rounded(initial, step, decay):
    return round(initial / (1 + decay * step), 4)


@mistake(
    "SHAP-17",
    of="decayed_learning_rate",
    title="Half of the digits gone",
    hints=("What is the dtype of your rate?",),
    feedback="This is what comes out in float32, which keeps about 7 digits. Leave the dtype at numpy's default, "
    "float64.",
)
def rate_float32(initial, step, decay):
    return float(np.float32(initial / (1 + decay * step)))


_ONE_FEATURE = "one feature only: there is no matrix and no axis to mix up"
_IN_01 = "the value of a cost belongs to 01-cost; in the log of descend it would be the same kind of slip as COST-01"
_STATE = "a function with a memory has no table: what it returns depends on earlier calls; any second call fails it"
_BELIEF = "a belief, asked in the quiz"

LEFT_OUT = {
    "COST-05": _ONE_FEATURE,
    "COST-06": _IN_01,
    "COST-07": _IN_01,
    "COST-08": _IN_01,
    "COST-10": _IN_01,
    "COST-12": _IN_01,
    "COST-17": _IN_01,
    "COST-19": _IN_01,
    "GRAD-05": "in a step it is STEP-08: divided by n once more",
    "GRAD-06": "same values as GRAD-01, whose sentence covers both",
    "GRAD-07": "in a step it is STEP-01",
    "GRAD-12": "in a step it is STEP-04",
    "GRAD-15": _ONE_FEATURE,
    "GRAD-25": _STATE,
    "GRAD-26": "it is STEP-02",
    "GRAD-27": "it is STEP-03",
    "GRAD-28": "in a step it is STEP-06",
    "GRAD-31": "there is no penalty among the arguments, so any factor would be a guess; the values fail it",
    "GRAD-32": "the central difference of a parabola is exact: with it a step is right to ten digits, and not wrong",
    "GRAD-34": "a fixed number of examples could be any; 02-gradients has it, the values fail it here",
    "GRAD-35": _ONE_FEATURE,
    "GRAD-38": _BELIEF,
    "GRAD-39": _BELIEF,
    "SHAP-02": _ONE_FEATURE,
    "SHAP-04": _ONE_FEATURE,
    "SHAP-05": "b is one number among the arguments",
    "SHAP-07": "a list is accepted where an array is asked for",
    "SHAP-13": _STATE,
    "SHAP-14": "a loop is as good as a vectorised expression",
    "SHAP-15": "np.matrix is refused by its type, with a sentence of its own, before any value is looked at",
    "SHAP-18": "np.empty holds whatever was there: no table; the values fail it",
    "STEP-20": "no mini-batches here: 09-mini-batches has it; a rise taken for the end is STEP-61b",
    "STEP-23": "no differences are asked for here: 02-gradients has it",
    "STEP-26": _BELIEF,
    "STEP-27": _BELIEF,
    "STEP-28": _BELIEF,
    "STEP-29": _BELIEF,
}
