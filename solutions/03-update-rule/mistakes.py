"""Known wrong steps: what comes out when one thing slips, and what a tutor would say."""

import numpy as np

from grader.suite import mistake

_arrays = {}  # what SHAP-12b keeps between calls


# --------------------------------------------------------------------------------------------------------------- update


@mistake(
    "STEP-01",
    of="update",
    title="Uphill",
    hints=(
        "Which way does the gradient point?",
        "Does the cost fall when you use your update?",
    ),
    feedback="This is what comes out for θ + α g: it climbs. The gradient points uphill, so subtract.",
)
def uphill(theta, gradient, learning_rate):
    return theta + learning_rate * gradient


@mistake(
    "STEP-06",
    of="update",
    title="Learning rate twice",
    hints=("How often does your update multiply by α?",),
    feedback="This is what comes out when the gradient is multiplied by α twice. Once is enough: θ − α g.",
)
def rate_twice(theta, gradient, learning_rate):
    return theta - learning_rate * (learning_rate * gradient)


@mistake(
    "STEP-07",
    of="update",
    title="Learning rate left out",
    hints=("Does your result change when the learning rate changes?",),
    feedback="This is what comes out for θ − g, a step of the full gradient. Multiply the gradient by the "
    "learning rate.",
)
def rate_left_out(theta, gradient, learning_rate):
    return theta - gradient


@mistake(
    "STEP-08",
    of="update",
    title="Divided by the number of components",
    hints=("Is there a division in θ − α g?",),
    feedback="This is what comes out when α is divided by the number of components. Averaging is the gradient's "
    "business: subtract α g as it is.",
)
def divided(theta, gradient, learning_rate):
    return theta - learning_rate / np.size(theta) * gradient


@mistake(
    "STEP-09",
    of="update",
    title="The old value forgotten",
    hints=("Where does your new θ start from?",),
    feedback="This is what comes out for −α g alone: the step without the place it starts from. Subtract it from "
    "the old θ.",
)
def old_forgotten(theta, gradient, learning_rate):
    return -learning_rate * gradient


@mistake(
    "STEP-09b",
    of="update",
    title="The step without its sign, the old value forgotten",
    hints=("Where does your new θ start from?",),
    feedback="This is what comes out for α g alone. That is how far to go: subtract it from the old θ.",
)
def only_the_step(theta, gradient, learning_rate):
    return learning_rate * gradient


@mistake(
    "STEP-10",
    of="update",
    title="Scaled in place of moved",
    hints=("What does your update do with θ = 0?",),
    feedback="This is what comes out for θ (1 − α g): the step grows with θ, and 0 never moves. Subtract α g, do "
    "not multiply.",
)
def scaled(theta, gradient, learning_rate):
    return theta * (1 - learning_rate * gradient)


@mistake(
    "STEP-47",
    of="update",
    title="θ and gradient exchanged",
    hints=("Which of the two is multiplied by α?",),
    feedback="This is what comes out for g − α θ. θ is what moves and α scales the gradient: exchange the two.",
)
def exchanged(theta, gradient, learning_rate):
    return gradient - learning_rate * theta


@mistake(
    "STEP-48",
    of="update",
    title="Divided by the learning rate",
    hints=("Does a larger learning rate make your step larger?",),
    feedback="This is what comes out for θ − g / α, where a larger α makes a smaller step. Multiply by α.",
)
def divided_by_rate(theta, gradient, learning_rate):
    return theta - gradient / learning_rate


@mistake(
    "STEP-49",
    of="update",
    title="Only the sign of the gradient",
    hints=("Is your step larger where the slope is steeper?",),
    feedback="This is what comes out when each component moves by α, whatever its slope. The size of the "
    "gradient belongs to the step: use g itself.",
)
def only_signs(theta, gradient, learning_rate):
    return theta - learning_rate * np.sign(gradient)


@mistake(
    "STEP-49b",
    of="update",
    title="Gradient without its sign",
    hints=("What does your update do with a gradient of −2?",),
    feedback="This is what comes out when the absolute value of the gradient is taken: θ always moves to the "
    "left. Leave the sign in.",
)
def unsigned(theta, gradient, learning_rate):
    return theta - learning_rate * np.abs(gradient)


@mistake(
    "GRAD-29",
    of="update",
    title="Gradient scaled to length one",
    hints=("How long is your step when the gradient is twice as long?",),
    feedback="This is what comes out when the gradient is divided by its own length. Its size belongs to the "
    "step: use g itself.",
)
def length_one(theta, gradient, learning_rate):
    return theta - learning_rate * gradient / np.linalg.norm(gradient)


@mistake(
    "GRAD-30",
    of="update",
    title="Gradient clipped to [−1, 1]",
    hints=("What does your update do with a gradient of 5?",),
    feedback="This is what comes out when the gradient is cut at ±1. The plain rule does not clip: use g itself.",
)
def clipped(theta, gradient, learning_rate):
    return theta - learning_rate * np.clip(gradient, -1.0, 1.0)


@mistake(
    "SHAP-08",
    of="update",
    title="The caller's θ overwritten",
    hints=("Print theta before and after the call.",),
    feedback="This is what comes out when theta -= ... works in the caller's own array. Make a new one: theta - "
    "learning_rate * gradient.",
)
def overwritten(theta, gradient, learning_rate):
    theta -= learning_rate * gradient
    return theta


@mistake(
    "SHAP-09",
    of="update",
    title="An integer copy stepped in place",
    hints=("What happens when 0.5 is subtracted in place from an array of integers?",),
    feedback="This is what comes out when -= works on a copy of integer θ: numpy refuses to store fractions "
    "there. Write theta - learning_rate * gradient, which makes floats by itself.",
)
def integer_copy(theta, gradient, learning_rate):
    new = np.array(theta)
    new -= learning_rate * gradient
    return new


@mistake(
    "SHAP-10",
    of="update",
    title="Stored in an integer array",
    hints=("Which type does np.zeros_like(theta) have when theta holds integers?",),
    feedback="This is what comes out when the new values are written into an array made like an integer θ: the "
    "fractions are cut off. Return the difference itself.",
)
def stored_like_theta(theta, gradient, learning_rate):
    new = np.zeros_like(theta)
    new[...] = theta - learning_rate * gradient
    return new


@mistake(
    "SHAP-12",
    of="update",
    title="The caller's own array returned",
    hints=("What do you return when the gradient is 0: a new array, or theta itself?",),
    feedback="This is what comes out when θ itself is returned where nothing moves: changing the result changes "
    "the caller's θ. Return a new array always; a difference is one.",
)
def theta_itself(theta, gradient, learning_rate):
    return theta - learning_rate * gradient if np.any(gradient) else theta


@mistake(
    "SHAP-12b",
    of="update",
    title="One array for all results",
    hints=("Call it twice with different θ and look at the first result again.",),
    feedback="This is what comes out when one array is kept and filled anew at each call: earlier results change "
    "afterwards. Make a new array in each call.",
)
def one_array_for_all(theta, gradient, learning_rate):
    if np.ndim(theta) == 0:
        return theta - learning_rate * gradient
    new = _arrays.setdefault(len(theta), np.zeros(len(theta)))
    new[:] = theta - learning_rate * gradient
    return new


@mistake(
    "COST-16",
    of="update",
    title="Rounded",
    hints=("Is there a round in your function?",),
    feedback="This is what comes out when the new value is rounded to two decimals: small steps vanish. Return "
    "all digits; round when you print.",
)
def rounded(theta, gradient, learning_rate):
    return np.round(theta - learning_rate * gradient, 2)


@mistake(
    "SHAP-17",
    of="update",
    title="Half of the digits gone",
    hints=("Is there a float32 in your function?",),
    feedback="This is what comes out in float32: seven digits in place of sixteen. Leave the type at float64, "
    "numpy's own.",
)
def single(theta, gradient, learning_rate):
    return np.float32(theta) - np.float32(learning_rate) * np.float32(gradient)


# ----------------------------------------------------------------------------------------------------- sse_descent_step


@mistake(
    "STEP-01",
    of="sse_descent_step",
    title="Uphill",
    hints=(
        "Which way does the gradient point?",
        "Does the loss fall from (m, c) to your (m', c')?",
    ),
    feedback="This is what comes out when the step is added: both parameters climb. It is also what y − ŷ as the "
    "error gives; take ŷ − y and subtract the step.",
)
def sse_uphill(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m + learning_rate * 2 * np.sum(x * e), c + learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-02",
    of="sse_descent_step",
    title="c moved with the new m",
    hints=("Which m stands in your formula for dc?",),
    feedback="This is what comes out when m moves first and dc is taken at the new m. Simultaneously means: "
    "compute both slopes first, then move both.",
)
def sse_m_first(x, y, m, c, learning_rate):
    e = m * x + c - y
    m = m - learning_rate * 2 * np.sum(x * e)
    e = m * x + c - y
    return m, c - learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-03",
    of="sse_descent_step",
    title="m moved with the new c",
    hints=("Which c stands in your formula for dm?",),
    feedback="This is what comes out when c moves first and dm is taken at the new c. Simultaneously means: "
    "compute both slopes first, then move both.",
)
def sse_c_first(x, y, m, c, learning_rate):
    e = m * x + c - y
    c = c - learning_rate * 2 * np.sum(e)
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x * e), c


@mistake(
    "STEP-04",
    of="sse_descent_step",
    title="c stays where it was",
    hints=("What is your new c?",),
    feedback="This is what comes out when only m moves. c has a slope of its own: move it as well.",
)
def sse_m_only(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x * e), c


@mistake(
    "STEP-04b",
    of="sse_descent_step",
    title="m stays where it was",
    hints=("What is your new m?",),
    feedback="This is what comes out when only c moves. m has a slope of its own: move it as well.",
)
def sse_c_only(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m, c - learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-05",
    of="sse_descent_step",
    title="The slope of m for both",
    hints=("By how much does each of your parameters move?",),
    feedback="This is what comes out when both parameters move by the slope of m. M stands for m or for c: each "
    "has its own partial derivative.",
)
def sse_slope_of_m_for_both(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(x * e)


@mistake(
    "STEP-05b",
    of="sse_descent_step",
    title="The slope of c for both",
    hints=("By how much does each of your parameters move?",),
    feedback="This is what comes out when both parameters move by the slope of c, without the factor x. M stands "
    "for m or for c: each has its own partial derivative.",
)
def sse_slope_of_c_for_both(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-06",
    of="sse_descent_step",
    title="Learning rate twice",
    hints=("How often does your step multiply by α?",),
    feedback="This is what comes out when the slopes are multiplied by α twice. Once is enough.",
)
def sse_rate_twice(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * learning_rate * 2 * np.sum(x * e), c - learning_rate * learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-07",
    of="sse_descent_step",
    title="Learning rate left out",
    hints=("Does your result change when the learning rate changes?",),
    feedback="This is what comes out for steps of the full slope. Multiply both slopes by the learning rate.",
)
def sse_rate_left_out(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - 2 * np.sum(x * e), c - 2 * np.sum(e)


@mistake(
    "STEP-08",
    of="sse_descent_step",
    title="Averaged",
    hints=("Is there a 1/n in front of the blog's loss?",),
    feedback="This is what comes out when the slopes are divided by n. The blog's loss is a bare sum: do not divide.",
)
def sse_averaged(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.mean(x * e), c - learning_rate * 2 * np.mean(e)


@mistake(
    "STEP-09",
    of="sse_descent_step",
    title="The old values forgotten",
    hints=("Where do your new m and c start from?",),
    feedback="This is what comes out for the two steps alone. Subtract them from the old m and c.",
)
def sse_old_forgotten(x, y, m, c, learning_rate):
    e = m * x + c - y
    return -learning_rate * 2 * np.sum(x * e), -learning_rate * 2 * np.sum(e)


@mistake(
    "STEP-10",
    of="sse_descent_step",
    title="Scaled in place of moved",
    hints=("What does your step do with m = 0?",),
    feedback="This is what comes out when m and c are multiplied by 1 − α g. Subtract the steps, do not multiply.",
)
def sse_scaled(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m * (1 - learning_rate * 2 * np.sum(x * e)), c * (1 - learning_rate * 2 * np.sum(e))


@mistake(
    "STEP-12",
    of="sse_descent_step",
    title="Two steps",
    hints=("How many steps are asked for?",),
    feedback="This is what comes out after two steps. One is asked for: return after the first.",
)
def sse_two_steps(x, y, m, c, learning_rate):
    for _ in range(2):
        e = m * x + c - y
        m, c = m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)
    return m, c


@mistake(
    "GRAD-04",
    of="sse_descent_step",
    title="The 2 lost",
    hints=("What does differentiating a square put in front?",),
    feedback="This is what comes out without the 2 of the square: half of the step. Nothing cancels it in the "
    "blog's loss, so keep it.",
)
def sse_two_lost(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * np.sum(x * e), c - learning_rate * np.sum(e)


@mistake(
    "GRAD-02",
    of="sse_descent_step",
    title="The 2 taken twice",
    hints=("How often does the 2 of the square come down?",),
    feedback="This is what comes out with a factor 4: the 2 stands there twice. One square brings down one 2.",
)
def sse_two_twice(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 4 * np.sum(x * e), c - learning_rate * 4 * np.sum(e)


@mistake(
    "GRAD-40",
    of="sse_descent_step",
    title="A step on half_mse",
    hints=("Which loss does this function descend on?",),
    feedback="This is what comes out with the slopes of half_mse: a step 2n times too short. The blog's loss is "
    "the bare sum: the 2 stays, nothing is divided.",
)
def sse_on_half_mse(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * np.mean(x * e), c - learning_rate * np.mean(e)


@mistake(
    "GRAD-09",
    of="sse_descent_step",
    title="Only m's slope averaged",
    hints=("Are both of your slopes sums?",),
    feedback="This is what comes out when dm is divided by n and dc is not. The blog's loss has no 1/n: sum both.",
)
def sse_dm_averaged(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.mean(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-10",
    of="sse_descent_step",
    title="Only c's slope averaged",
    hints=("Are both of your slopes sums?",),
    feedback="This is what comes out when dc is divided by n and dm is not. The blog's loss has no 1/n: sum both.",
)
def sse_dc_averaged(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.mean(e)


@mistake(
    "GRAD-08",
    of="sse_descent_step",
    title="c moves the wrong way",
    hints=("Do dm and dc use the same error?",),
    feedback="This is what comes out when m goes down and c goes up. Compute the error once, subtract both steps.",
)
def sse_c_wrong_way(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x * e), c + learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-08b",
    of="sse_descent_step",
    title="m moves the wrong way",
    hints=("Do dm and dc use the same error?",),
    feedback="This is what comes out when c goes down and m goes up. Compute the error once, subtract both steps.",
)
def sse_m_wrong_way(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m + learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-14",
    of="sse_descent_step",
    title="Product of the sums",
    hints=("Is the sum of products the product of the sums?",),
    feedback="This is what comes out when x and e are added up first and multiplied afterwards. Multiply each x "
    "by its own error, then add.",
)
def sse_product_of_sums(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum(x) * np.sum(e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-16",
    of="sse_descent_step",
    title="Prediction without the intercept",
    hints=("Does your new m depend on c?",),
    feedback="This is what comes out when the prediction is m x alone. The error belongs to the whole line: m x "
    "+ c − y.",
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
    "GRAD-20",
    of="sse_descent_step",
    title="Errors without their sign",
    hints=("What do errors of +1 and −1 say about the direction to move?",),
    feedback="This is what comes out when the absolute error takes the place of the error. Its sign says which "
    "way to move: leave it in.",
)
def sse_unsigned(x, y, m, c, learning_rate):
    e = np.abs(m * x + c - y)
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-19",
    of="sse_descent_step",
    title="The square left in",
    hints=("What is the derivative of e²?",),
    feedback="This is what comes out when the errors are still squared. The derivative of a square is linear in "
    "the error: take e itself.",
)
def sse_square_left_in(x, y, m, c, learning_rate):
    e = (m * x + c - y) ** 2
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "GRAD-22",
    of="sse_descent_step",
    title="Only the last example",
    hints=("What is left in your sum after the second pass of the loop?",),
    feedback="This is what comes out when each pass of the loop overwrites the one before. Let the sums grow with +=.",
)
def sse_last_only(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * x[-1] * e[-1], c - learning_rate * 2 * e[-1]


@mistake(
    "COST-13",
    of="sse_descent_step",
    title="Only the first example",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop. Move it out, below the loop.",
)
def sse_first_only(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * x[0] * e[0], c - learning_rate * 2 * e[0]


@mistake(
    "GRAD-23",
    of="sse_descent_step",
    title="The first example left out",
    hints=("Change y[0]: does your result change?",),
    feedback="This is what comes out when the loop starts at 1. Python counts from 0: let the index run over range(n).",
)
def sse_first_left_out(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum((x * e)[1:]), c - learning_rate * 2 * np.sum(e[1:])


@mistake(
    "GRAD-23b",
    of="sse_descent_step",
    title="The last example left out",
    hints=("Change the last y: does your result change?",),
    feedback="This is what comes out when the loop stops one example early. range(n) already ends at n − 1: use "
    "it as it is.",
)
def sse_last_left_out(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * np.sum((x * e)[:-1]), c - learning_rate * 2 * np.sum(e[:-1])


@mistake(
    "STEP-50",
    of="sse_descent_step",
    title="A step for each example in turn",
    hints=("At which m and c is the slope of the second example taken?",),
    feedback="This is what comes out when m and c move after every example, so that later examples see new "
    "values. Add up the slopes of all examples first, then move once.",
)
def sse_example_by_example(x, y, m, c, learning_rate):
    for x_i, y_i in zip(x, y, strict=True):
        e = m * x_i + c - y_i
        m, c = m - learning_rate * 2 * x_i * e, c - learning_rate * 2 * e
    return m, c


@mistake(
    "GRAD-37",
    of="sse_descent_step",
    title="m and c exchanged",
    hints=("In which order does the docstring ask for the results?",),
    feedback="This is what comes out when the two results change places. Both are right: return m first, then c.",
)
def sse_exchanged(x, y, m, c, learning_rate):
    e = m * x + c - y
    return c - learning_rate * 2 * np.sum(e), m - learning_rate * 2 * np.sum(x * e)


@mistake(
    "COST-14",
    of="sse_descent_step",
    title="One number for each example",
    hints=("How many numbers is the new m?",),
    feedback="This is what comes out when the n terms are not added up. A slope is one number: sum the terms.",
)
def sse_not_added(x, y, m, c, learning_rate):
    e = m * x + c - y
    return m - learning_rate * 2 * x * e, c - learning_rate * 2 * e


@mistake(
    "SHAP-01",
    of="sse_descent_step",
    title="A column minus a row",
    hints=("Print the shape of your errors: is it (n,)?",),
    feedback="This is what comes out when predictions of shape (n, 1) meet targets of shape (n,): numpy makes an "
    "n by n table of all pairs. Keep everything at shape (n,).",
)
def sse_column(x, y, m, c, learning_rate):
    e = (m * x + c).reshape(-1, 1) - y
    return m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)


@mistake(
    "SHAP-08",
    of="sse_descent_step",
    title="The caller's targets overwritten",
    hints=("Print y before and after the call.",),
    feedback="This is what comes out when y -= ... stores the errors in the caller's own array. Make a new one: "
    "e = m * x + c - y.",
)
def sse_overwritten(x, y, m, c, learning_rate):
    y -= m * x + c
    return m + learning_rate * 2 * np.sum(x * y), c + learning_rate * 2 * np.sum(y)


@mistake(
    "SHAP-10",
    of="sse_descent_step",
    title="Parameters stored in an integer array",
    hints=("Which type does np.array([m, c]) have when both are integers?",),
    feedback="This is what comes out when the new values are written into an integer array: the fractions are "
    "cut off. Make it a float array, or keep m and c as two numbers.",
)
def sse_stored_in_integers(x, y, m, c, learning_rate):
    e = m * x + c - y
    theta = np.array([m, c])
    theta[0], theta[1] = m - learning_rate * 2 * np.sum(x * e), c - learning_rate * 2 * np.sum(e)
    return theta[0], theta[1]


@mistake(
    "COST-16",
    of="sse_descent_step",
    title="Rounded",
    hints=("Is there a round in your function?",),
    feedback="This is what comes out when m and c are rounded to two decimals: small steps vanish. Return all "
    "digits; round when you print.",
)
def sse_rounded(x, y, m, c, learning_rate):
    e = m * x + c - y
    return np.round(m - learning_rate * 2 * np.sum(x * e), 2), np.round(c - learning_rate * 2 * np.sum(e), 2)


# -------------------------------------------------------------------------------------------------------------- descend


@mistake(
    "STEP-01",
    of="descend",
    title="Uphill",
    hints=("Do your costs fall?",),
    feedback="This is what comes out when the step is added: the cost rises from the first step on. It is also "
    "what y − ŷ as the error gives; take ŷ − y and subtract the step.",
)
def descend_uphill(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w + learning_rate * np.mean(x * e), b + learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-02",
    of="descend",
    title="b moved with the new w",
    hints=("Which w stands in your formula for db?",),
    feedback="This is what comes out when w moves first and db is taken at the new w. Compute both slopes at the "
    "same point, then move both.",
)
def w_first(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w = w - learning_rate * np.mean(x * e)
        b = b - learning_rate * np.mean(w * x + b - y)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-03",
    of="descend",
    title="w moved with the new b",
    hints=("Which b stands in your formula for dw?",),
    feedback="This is what comes out when b moves first and dw is taken at the new b. Compute both slopes at the "
    "same point, then move both.",
)
def b_first(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        b = b - learning_rate * np.mean(e)
        w = w - learning_rate * np.mean(x * (w * x + b - y))
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-04",
    of="descend",
    title="b stays where it was",
    hints=("Is your last b the one you started from?",),
    feedback="This is what comes out when only w moves. b has a slope of its own: move it in every step.",
)
def w_only(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w = w - learning_rate * np.mean(x * e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-04b",
    of="descend",
    title="w stays where it was",
    hints=("Is your last w the one you started from?",),
    feedback="This is what comes out when only b moves. w has a slope of its own: move it in every step.",
)
def b_only(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        b = b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-05",
    of="descend",
    title="The slope of w for both",
    hints=("By how much does each of your parameters move?",),
    feedback="This is what comes out when both parameters move by the slope of w. Each has its own partial derivative.",
)
def slope_of_w_for_both(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        dw = np.mean(x * e)
        w, b = w - learning_rate * dw, b - learning_rate * dw
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-05b",
    of="descend",
    title="The slope of b for both",
    hints=("By how much does each of your parameters move?",),
    feedback="This is what comes out when both parameters move by the slope of b, without the factor x. Each has "
    "its own partial derivative.",
)
def slope_of_b_for_both(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        db = np.mean(e)
        w, b = w - learning_rate * db, b - learning_rate * db
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-06",
    of="descend",
    title="Learning rate twice",
    hints=("How often does your step multiply by α?",),
    feedback="This is what comes out when the slopes are multiplied by α twice. Once is enough.",
)
def descend_rate_twice(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate**2 * np.mean(x * e), b - learning_rate**2 * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-07",
    of="descend",
    title="Learning rate left out",
    hints=("Does your result change when the learning rate changes?",),
    feedback="This is what comes out for steps of the full slope. Multiply both slopes by the learning rate.",
)
def descend_rate_left_out(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - np.mean(x * e), b - np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-08",
    of="descend",
    title="Averaged twice",
    hints=("How often do you divide by n?",),
    feedback="This is what comes out when the mean is divided by n once more: steps n times too short. One "
    "division is enough.",
)
def descend_averaged_twice(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e) / len(y), b - learning_rate * np.mean(e) / len(y)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-09",
    of="descend",
    title="The old values forgotten",
    hints=("Where does each step start from?",),
    feedback="This is what comes out when w and b become the step itself. Subtract it from the current w and b.",
)
def descend_old_forgotten(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = -learning_rate * np.mean(x * e), -learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-10",
    of="descend",
    title="Scaled in place of moved",
    hints=("What does your step do with w = 0?",),
    feedback="This is what comes out when w and b are multiplied by 1 − α g. Subtract the steps, do not multiply.",
)
def descend_scaled(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w * (1 - learning_rate * np.mean(x * e)), b * (1 - learning_rate * np.mean(e))
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-11",
    of="descend",
    title="One step too few",
    hints=("How many values are there in range(1, steps)?",),
    feedback="This is what comes out after steps − 1 steps. range(steps) has exactly as many passes as it says.",
)
def one_too_few(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(1, steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-12",
    of="descend",
    title="One step too many",
    hints=("How many values are there in range(steps + 1)?",),
    feedback="This is what comes out after steps + 1 steps. The extra cost is the one at the start, which needs "
    "no step: use range(steps).",
)
def one_too_many(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps + 1):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-13",
    of="descend",
    title="The cost at the start is missing",
    hints=("How many costs are there for 0 steps?",),
    feedback="This is what comes out when the cost is listed after each step only. Entry 0 is the cost at the "
    "start: put it in before the loop.",
)
def start_missing(x, y, w, b, learning_rate, steps):
    costs = []
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-13b",
    of="descend",
    title="The cost at the end is missing",
    hints=("Which w and b does your last cost belong to?",),
    feedback="This is what comes out when the cost is listed before each step only. After the last step one more "
    "is due: compute it below the loop.",
)
def end_missing(x, y, w, b, learning_rate, steps):
    costs = []
    for _ in range(steps):
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
    return w, b, np.array(costs)


@mistake(
    "STEP-14",
    of="descend",
    title="Costs one step late",
    hints=("Which w and b does your cost number 1 belong to?",),
    feedback="This is what comes out when the start is listed and then each cost before its step: the first one "
    "comes twice, the last one never. Compute the cost after w and b have moved.",
)
def one_step_late(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
    return w, b, np.array(costs)


@mistake(
    "STEP-15",
    of="descend",
    title="Back after the first step",
    hints=("How often does your loop run before it returns?",),
    feedback="This is what comes out when the return stands inside the loop: one step. Move it out, below the loop.",
)
def back_after_one(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(min(steps, 1)):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-16",
    of="descend",
    title="The slopes of the start for all steps",
    hints=("Where in your code are the slopes computed: before the loop or in it?",),
    feedback="This is what comes out when the slopes are computed once and used for every step. They change with "
    "w and b: compute them anew in each pass.",
)
def stale(x, y, w, b, learning_rate, steps):
    e = w * x + b - y
    dw, db = np.mean(x * e), np.mean(e)
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        w, b = w - learning_rate * dw, b - learning_rate * db
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-17",
    of="descend",
    title="Every step from the start",
    hints=("Which w does your second step start from?",),
    feedback="This is what comes out when each pass starts again from the first w and b. Use the moved values in "
    "the next pass.",
)
def from_the_start(x, y, w, b, learning_rate, steps):
    start_w, start_b = w, b
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = start_w * x + start_b - y
        w, b = start_w - learning_rate * np.mean(x * e), start_b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-24",
    of="descend",
    title="Started somewhere else",
    hints=("Does your result change when the start changes?",),
    feedback="This is what comes out when the descent starts at w = 0, b = 0. The start is given: use the "
    "arguments w and b.",
)
def from_zero(x, y, w, b, learning_rate, steps):
    w, b = 0.0, 0.0
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "STEP-25",
    of="descend",
    title="The inputs normalised in every step",
    hints=("Is x the same in the second pass as in the first?",),
    feedback="This is what comes out when x is centred and scaled inside the loop: the steps belong to other "
    "data. Leave x as it is.",
)
def normalised(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        x = (x - np.mean(x)) / np.std(x)
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "GRAD-01",
    of="descend",
    title="Slopes summed, not averaged",
    hints=("Which cost does the learning rate belong to here?",),
    feedback="This is what comes out when the slopes are summed: steps n times too long. The 1/n of half_mse "
    "survives differentiation: take means.",
)
def descend_summed(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.sum(x * e), b - learning_rate * np.sum(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "GRAD-02",
    of="descend",
    title="A factor 2 too many",
    hints=("What is the ½ in half_mse for?",),
    feedback="This is what comes out with the slopes of MSE: every step twice as long. The ½ of half_mse cancels "
    "the 2 of the square.",
)
def descend_doubled(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * 2 * np.mean(x * e), b - learning_rate * 2 * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "GRAD-03",
    of="descend",
    title="The slopes of the plain sum",
    hints=("Which cost does descend walk down?",),
    feedback="This is what comes out with the slopes of Σ (ŷ − y)²: steps 2n times too long. descend walks down "
    "half_mse: take the means of x e and e.",
)
def descend_on_sum(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * 2 * np.sum(x * e), b - learning_rate * 2 * np.sum(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "GRAD-04",
    of="descend",
    title="The ½ kept",
    hints=("What does differentiating a square put in front?",),
    feedback="This is what comes out when the ½ stays and the square gives no 2: half steps. Differentiate e²/2 "
    "once more on paper.",
)
def descend_half_kept(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e) / 2, b - learning_rate * np.mean(e) / 2
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "GRAD-16",
    of="descend",
    title="Slopes without the bias",
    hints=("Does your first step depend on b?",),
    feedback="This is what comes out when the slopes are taken with ŷ = w x. The error belongs to the whole "
    "line: w x + b − y.",
)
def descend_without_bias(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "COST-01",
    of="descend",
    title="Costs summed, not averaged",
    hints=("Do your costs double when every example comes twice?",),
    feedback="The steps are right; this is what comes out when the costs are sums of squares. List half_mse: "
    "divide by 2n.",
)
def costs_summed(x, y, w, b, learning_rate, steps):
    costs = [np.sum((w * x + b - y) ** 2)]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.sum((w * x + b - y) ** 2))
    return w, b, np.array(costs)


@mistake(
    "COST-02",
    of="descend",
    title="Costs without the ½",
    hints=("What stands in front of the sum in half_mse?",),
    feedback="The steps are right; this is what comes out when the costs are mean squared errors, twice as "
    "large. List half_mse: halve them.",
)
def costs_without_half(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2)]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.mean((w * x + b - y) ** 2))
    return w, b, np.array(costs)


@mistake(
    "COST-03",
    of="descend",
    title="Costs without the 1/n",
    hints=("Do your costs double when every example comes twice?",),
    feedback="The steps are right; this is what comes out when the costs are halved sums. List half_mse: divide "
    "by n, too.",
)
def costs_without_mean(x, y, w, b, learning_rate, steps):
    costs = [np.sum((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(np.sum((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


@mistake(
    "COST-16",
    of="descend",
    title="Costs rounded",
    hints=("Is there a round in your function?",),
    feedback="The steps are right; this is what comes out when the costs are rounded to two decimals. Keep all "
    "digits; round when you print.",
)
def costs_rounded(x, y, w, b, learning_rate, steps):
    costs = [round(float(np.mean((w * x + b - y) ** 2) / 2), 2)]
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - learning_rate * np.mean(x * e), b - learning_rate * np.mean(e)
        costs.append(round(float(np.mean((w * x + b - y) ** 2) / 2), 2))
    return w, b, np.array(costs)


@mistake(
    "SHAP-10",
    of="descend",
    title="Parameters stored in an integer array",
    hints=("Which type does np.array([w, b]) have when both are integers?",),
    feedback="This is what comes out when the new values are written into an integer array: the fractions are "
    "cut off in every step. Make it a float array, or keep w and b as two numbers.",
)
def descend_in_integers(x, y, w, b, learning_rate, steps):
    theta = np.array([w, b])
    costs = [np.mean((theta[0] * x + theta[1] - y) ** 2) / 2]
    for _ in range(steps):
        e = theta[0] * x + theta[1] - y
        theta[0], theta[1] = theta[0] - learning_rate * np.mean(x * e), theta[1] - learning_rate * np.mean(e)
        costs.append(np.mean((theta[0] * x + theta[1] - y) ** 2) / 2)
    return theta[0], theta[1], np.array(costs)


@mistake(
    "SHAP-08",
    of="descend",
    title="The caller's targets overwritten",
    hints=("Print y before and after the call.",),
    feedback="This is what comes out when y -= ... stores the errors in the caller's own array: the next step "
    "has lost its targets. Make a new array: e = w * x + b - y.",
)
def descend_overwritten(x, y, w, b, learning_rate, steps):
    costs = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        y -= w * x + b
        w, b = w + learning_rate * np.mean(x * y), b + learning_rate * np.mean(y)
        costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, np.array(costs)


# -------------------------------------------------------------------------------------------------------- has_converged


@mistake(
    "STEP-19",
    of="has_converged",
    title="The cost itself compared",
    hints=("Can a cost be large and still not change any more?",),
    feedback="This is what comes out when the last cost is compared with the tolerance. The lowest cost need not "
    "be near 0: compare the last two costs with each other.",
)
def cost_below_tolerance(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] < tolerance)


@mistake(
    "STEP-20",
    of="has_converged",
    title="Every rise counts as converged",
    hints=("What does your function say for 2, 8?",),
    feedback="This is what comes out for previous − last < tolerance: a rise makes that negative, and negative "
    "is less. A rise is no convergence: ask for a last cost that is not above the one before.",
)
def rise_accepted(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-40",
    of="has_converged",
    title="A small rise counts as converged",
    hints=("What does your function say for 2, 2.001?",),
    feedback="This is what comes out for |previous − last| < tolerance: a small rise passes. Ask also for a last "
    "cost that is not above the one before.",
)
def small_rise_accepted(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(abs(costs[-2] - costs[-1]) < tolerance)


@mistake(
    "STEP-18",
    of="has_converged",
    title="Every fall counts as converged",
    hints=("What does your function say for 9, 4?",),
    feedback="This is what comes out for last − previous < tolerance: a fall makes that negative, and negative "
    "is less. Subtract the other way round, and mind the rises.",
)
def fall_accepted(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(costs[-1] - costs[-2] < tolerance)


@mistake(
    "STEP-41",
    of="has_converged",
    title="The tolerance itself accepted",
    hints=("Is 0.5 less than 0.5?",),
    feedback="This is what comes out for ≤. A fall of exactly the tolerance is not less than the tolerance: use <.",
)
def tolerance_accepted(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[-2] - costs[-1] <= tolerance)


@mistake(
    "STEP-42",
    of="has_converged",
    title="Equal costs refused",
    hints=("What does your function say for 2, 2?",),
    feedback="This is what comes out when the cost has to fall. Not above includes equal: use ≤.",
)
def equal_refused(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 < costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-43",
    of="has_converged",
    title="First and last cost compared",
    hints=("Which two costs say whether it still moves?",),
    feedback="This is what comes out when the last cost is compared with the very first. Look at the last two "
    "only: costs[-2] and costs[-1].",
)
def first_and_last(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[0] - costs[-1] < tolerance)


@mistake(
    "STEP-43b",
    of="has_converged",
    title="First two costs compared",
    hints=("Which two costs say whether it still moves?",),
    feedback="This is what comes out when the first two costs are compared. Look at the last two: costs[-2] and "
    "costs[-1].",
)
def first_two(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[0] - costs[1] < tolerance)


@mistake(
    "STEP-44",
    of="has_converged",
    title="Relative change compared",
    hints=("What does your function say for 1000, 999.5 and a tolerance of 0.01?",),
    feedback="This is what comes out when the fall is divided by the cost. The tolerance is for the difference "
    "itself: leave the division out.",
)
def relative(costs, tolerance):
    if len(costs) < 2:
        return False
    return bool(0 <= costs[-2] - costs[-1] < tolerance * abs(costs[-2]))


@mistake(
    "STEP-45",
    of="has_converged",
    title="An earlier pause counts",
    hints=("What does your function say for 0.5, 0.5, 0.4?",),
    feedback="This is what comes out when any two neighbours may be close. Only the last two say whether it "
    "still moves.",
)
def any_pause(costs, tolerance):
    return any(bool(0 <= costs[k] - costs[k + 1] < tolerance) for k in range(len(costs) - 1))


@mistake(
    "STEP-46",
    of="has_converged",
    title="Too few costs count as converged",
    hints=("Can you compare the last two costs when there is only one?",),
    feedback="This is what comes out when fewer than two costs give True. Nothing is known yet then: return False.",
)
def too_few_accepted(costs, tolerance):
    if len(costs) < 2:
        return True
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


@mistake(
    "STEP-46b",
    of="has_converged",
    title="Too few costs not looked at",
    hints=("What is costs[-2] when there is only one cost?",),
    feedback="This is what comes out when the last two costs are compared without asking whether there are two. "
    "Look at len(costs) first.",
)
def too_few_raises(costs, tolerance):
    return bool(0 <= costs[-2] - costs[-1] < tolerance)


# -------------------------------------------------------------------------------------------------------- is_stationary


@mistake(
    "STEP-18",
    of="is_stationary",
    title="Negative slopes count as small",
    hints=("Is −5 a small slope?",),
    feedback="This is what comes out without the absolute value: every negative slope passes. Compare abs(component).",
)
def negative_passes(gradients, tolerance):
    return bool(np.all(np.asarray(gradients) <= tolerance))


@mistake(
    "STEP-41",
    of="is_stationary",
    title="The tolerance itself refused",
    hints=("Is 0.25 larger than 0.25?",),
    feedback="This is what comes out for <. No component may be larger than the tolerance, so exactly the "
    "tolerance passes: use ≤.",
)
def tolerance_refused(gradients, tolerance):
    return bool(np.all(np.abs(gradients) < tolerance))


@mistake(
    "STEP-51",
    of="is_stationary",
    title="One small component is enough",
    hints=("What does your function say for 5 and 0.001?",),
    feedback="This is what comes out for any in place of all. One steep direction is enough to go on: all "
    "components must be small.",
)
def any_component(gradients, tolerance):
    return bool(np.any(np.abs(gradients) <= tolerance))


@mistake(
    "STEP-52",
    of="is_stationary",
    title="Components cancel",
    hints=("What does your function say for 3 and −3?",),
    feedback="This is what comes out when the components are added up before they are compared. Compare each by "
    "itself.",
)
def components_cancel(gradients, tolerance):
    return bool(abs(np.sum(gradients)) <= tolerance)


@mistake(
    "STEP-52b",
    of="is_stationary",
    title="Absolute values added up",
    hints=("What does your function say for 0.08, 0.08 and a tolerance of 0.1?",),
    feedback="This is what comes out when the sizes are added up before they are compared. Compare each by itself.",
)
def sizes_added(gradients, tolerance):
    return bool(np.sum(np.abs(gradients)) <= tolerance)


@mistake(
    "STEP-53",
    of="is_stationary",
    title="Length of the whole gradient",
    hints=("What does your function say for 0.08, 0.08 and a tolerance of 0.1?",),
    feedback="This is what comes out for the Euclidean length of the gradient. Compare each component by itself.",
)
def length(gradients, tolerance):
    return bool(np.linalg.norm(gradients) <= tolerance)


@mistake(
    "STEP-54",
    of="is_stationary",
    title="Mean of the sizes",
    hints=("What does your function say for 0, 0.03, 0, 0 and a tolerance of 0.01?",),
    feedback="This is what comes out when the sizes are averaged: one steep direction disappears among flat "
    "ones. Compare each component by itself.",
)
def mean_size(gradients, tolerance):
    return bool(np.mean(np.abs(gradients)) <= tolerance)


@mistake(
    "STEP-55",
    of="is_stationary",
    title="Only the first component",
    hints=("What does your function say for 0.001 and 5?",),
    feedback="This is what comes out when only the first component is looked at, for instance when a return "
    "stands inside the loop. Look at all of them before you say True.",
)
def first_component(gradients, tolerance):
    return bool(abs(gradients[0]) <= tolerance)


@mistake(
    "STEP-55b",
    of="is_stationary",
    title="Only the last component",
    hints=("What does your function say for 5 and 0.001?",),
    feedback="This is what comes out when only the last component decides, for instance when each pass of a loop "
    "overwrites the answer. Look at all of them.",
)
def last_component(gradients, tolerance):
    return bool(abs(gradients[-1]) <= tolerance)


# ------------------------------------------------------------------------------------------------ decayed_learning_rate


@mistake(
    "STEP-21",
    of="decayed_learning_rate",
    title="One step ahead",
    hints=("What is your rate at step 0?",),
    feedback="This is what comes out for step + 1: the first step already has a smaller rate. At step 0 the rate "
    "is the initial one: use step itself.",
)
def one_ahead(initial, step, decay):
    return initial / (1 + decay * (step + 1))


@mistake(
    "STEP-22",
    of="decayed_learning_rate",
    title="Divided by the step",
    hints=("What is your rate at step 0?",),
    feedback="This is what comes out for initial / step, which has no value at step 0. The 1 and the decay "
    "belong there: initial / (1 + decay · step).",
)
def divided_by_step(initial, step, decay):
    return initial / step


@mistake(
    "STEP-56",
    of="decayed_learning_rate",
    title="The 1 forgotten",
    hints=("What is your rate at step 0?",),
    feedback="This is what comes out for initial / (decay · step), which has no value at step 0. Add the 1 below "
    "the line.",
)
def one_forgotten(initial, step, decay):
    return initial / (decay * step)


@mistake(
    "STEP-57",
    of="decayed_learning_rate",
    title="A power of the decay",
    hints=("Is there a power in initial / (1 + decay · step)?",),
    feedback="This is what comes out for initial · decay to the power of step, another schedule. Here the rate "
    "is divided by 1 + decay · step.",
)
def power(initial, step, decay):
    return initial * decay**step


@mistake(
    "STEP-57b",
    of="decayed_learning_rate",
    title="A power of 1 + decay",
    hints=("Is there a power in initial / (1 + decay · step)?",),
    feedback="This is what comes out for initial / (1 + decay) to the power of step, another schedule. Multiply "
    "decay by step in place of the power.",
)
def power_below(initial, step, decay):
    return initial / (1 + decay) ** step


@mistake(
    "STEP-58",
    of="decayed_learning_rate",
    title="A straight line down",
    hints=("What does your rate become after many steps?",),
    feedback="This is what comes out for initial · (1 − decay · step), which falls below 0. Divide by 1 + decay "
    "· step.",
)
def straight_line(initial, step, decay):
    return initial * (1 - decay * step)


@mistake(
    "STEP-59",
    of="decayed_learning_rate",
    title="The decay forgotten",
    hints=("Does your rate depend on decay?",),
    feedback="This is what comes out for initial / (1 + step). Multiply the step by decay.",
)
def decay_forgotten(initial, step, decay):
    return initial / (1 + step)


@mistake(
    "STEP-60",
    of="decayed_learning_rate",
    title="The step forgotten",
    hints=("Does your rate change from step to step?",),
    feedback="This is what comes out for initial / (1 + decay), the same rate at every step. Multiply decay by step.",
)
def step_forgotten(initial, step, decay):
    return initial / (1 + decay)


@mistake(
    "COST-17",
    of="decayed_learning_rate",
    title="Brackets missing",
    hints=("In which order does Python work out a / 1 + d * s?",),
    feedback="This is what comes out for initial / 1 + decay · step, which grows. Put 1 + decay * step in brackets.",
)
def brackets_missing(initial, step, decay):
    return initial / 1 + decay * step


@mistake(
    "STEP-61",
    of="decayed_learning_rate",
    title="Growing in place of shrinking",
    hints=("Is your rate at step 1 smaller than at step 0?",),
    feedback="This is what comes out when the rate is multiplied by 1 + decay · step: it grows. Divide.",
)
def growing(initial, step, decay):
    return initial * (1 + decay * step)


@mistake(
    "STEP-62",
    of="decayed_learning_rate",
    title="Exponential decay",
    hints=("Is there an exp in initial / (1 + decay · step)?",),
    feedback="This is what comes out for initial · exp(−decay · step), another schedule. Divide by 1 + decay · step.",
)
def exponential(initial, step, decay):
    return initial * np.exp(-decay * step)


_COST = "the cost is computed inside descend; its own slips belong to 01-cost, the likely ones are here as COST-01 to COST-03"
_SLOPE = "a slip of the slopes: 02-gradients has it, the likely ones are here as well"
_MANY_FEATURES = "one feature only: x is 1-d, there is no matrix and no axis to mix up"
_STATE = "a function with a memory has no table: what it returns depends on earlier calls; any second call fails it"
_BELIEF = "a belief, asked in the quiz"

LEFT_OUT = {
    **dict.fromkeys(
        ("COST-04", "COST-06", "COST-07", "COST-08", "COST-09", "COST-10", "COST-12", "COST-15", "COST-18", "COST-19"),
        _COST,
    ),
    "COST-05": _MANY_FEATURES,
    **dict.fromkeys(
        ("GRAD-05", "GRAD-11", "GRAD-12", "GRAD-13", "GRAD-17", "GRAD-18", "GRAD-21", "GRAD-24", "GRAD-33", "GRAD-34"),
        _SLOPE,
    ),
    "GRAD-06": "same values as GRAD-01, whose sentence covers both",
    "GRAD-07": "y − ŷ as the error gives exactly the values of STEP-01, whose sentence covers both",
    "GRAD-15": _MANY_FEATURES,
    "GRAD-25": _STATE,
    "GRAD-26": "as a step it is STEP-02",
    "GRAD-27": "as a step it is STEP-03",
    "GRAD-28": "as a step it is STEP-06",
    "GRAD-31": "there is no penalty among the arguments, so any factor would be a guess; the values fail it",
    "GRAD-32": "finite differences in place of the slopes agree to the tolerance or fail by their noise, which is no table",
    "GRAD-35": _MANY_FEATURES,
    "GRAD-36": _SLOPE,
    "GRAD-38": _BELIEF,
    "GRAD-39": _BELIEF,
    "SHAP-02": _MANY_FEATURES,
    "SHAP-03": "a product that is not added up is COST-14",
    "SHAP-04": _MANY_FEATURES,
    "SHAP-05": "c and b are numbers among the arguments; a bias for each example shows as COST-14",
    "SHAP-06": "as a step it is COST-14",
    "SHAP-07": "a list is accepted where an array is asked for",
    "SHAP-11": "the history holds numbers, which cannot be the same array twice",
    "SHAP-13": _STATE,
    "SHAP-14": "a loop is as good as a vectorised expression",
    "SHAP-15": "np.matrix is refused by its type, with a sentence of its own, before any value is looked at",
    "SHAP-16": _MANY_FEATURES,
    "SHAP-18": "np.empty holds whatever was there: no table; the values fail it",
    "STEP-23": "no finite differences in this exercise: 02-gradients has it",
    **{f"STEP-{number}": _BELIEF for number in range(26, 30)},
}
