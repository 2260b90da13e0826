"""Known wrong functions of exercise 06, with what a tutor would say.

All of `gradients` but AD-22 walk without recursion, so that a long chain tells nothing about the other mistakes.
"""

from autodiff import Node, inputs_first, local_derivatives

from grader.suite import mistake

# Local derivatives


@mistake(
    "AD-14",
    of="sum_derivatives",
    title="The derivative of the mean",
    hints=("By how much does z1 + z2 + z3 grow when z1 grows by 0.1? And with a hundred inputs?",),
    feedback="This is what comes out for the mean: 1/n for each input. A sum passes on every input's change in full,"
    " so each derivative is 1, however many inputs there are.",
)
def mean_derivatives(zs):
    return [1.0 / len(zs) for _ in zs]


@mistake(
    "AD-15",
    of="sum_derivatives",
    title="One number for all inputs",
    hints=("How many inputs does the sum have, and how many derivatives have you returned?",),
    feedback="This is a single 1 for the whole sum. There is one derivative for each input: return a list with as "
    "many ones as there are inputs.",
)
def one_for_all(zs):
    return 1.0


@mistake(
    "AD-40",
    of="sum_derivatives",
    title="The inputs themselves",
    hints=("Does the slope of z1 + z2 depend on where z1 is?",),
    feedback="This is what comes out when the inputs' values are returned. The slope of a sum is 1 wherever the "
    "inputs are: count the inputs, their values do not matter.",
)
def the_inputs(zs):
    return list(zs)


@mistake(
    "AD-59",
    of="sum_derivatives",
    title="One input short",
    hints=("How many inputs does the sum of 4 numbers have, and how many ones do you return?",),
    feedback="This list has one entry too few. Every input has a derivative, the first and the last as well.",
)
def one_short(zs):
    return [1.0 for _ in zs[1:]]


@mistake(
    "AD-11",
    of="square_derivative",
    title="z instead of 2z",
    hints=("Move z from 3 to 3.1: by how much does z times z grow, and what is that divided by 0.1?",),
    feedback="This is z itself, half the slope of its square. Both factors of z times z move, so the derivative is 2z.",
)
def half_the_slope(z):
    return z


@mistake(
    "AD-12",
    of="square_derivative",
    title="2 instead of 2z",
    hints=("Is the parabola equally steep at 1 and at 5?",),
    feedback="This is the 2 without the z. The parabola gets steeper away from 0: its slope at z is 2 times z.",
)
def two(z):
    return 2.0


@mistake(
    "AD-13",
    of="square_derivative",
    title="The output instead of the input",
    hints=("Which number is squared, and which is the result? Which of them does 2z mean?",),
    feedback="This is 2 times the squared number. The derivative 2z takes the input z, not the output z times z.",
)
def twice_the_output(z):
    return 2.0 * z * z


@mistake(
    "AD-41",
    of="square_derivative",
    title="The value instead of the slope",
    hints=("What is the slope of the parabola at 0.1: is it close to its height there?",),
    feedback="This is z squared: the height of the parabola at z. What is asked for is how steep it is there.",
)
def the_square(z):
    return z * z


@mistake(
    "AD-62",
    of="square_derivative",
    title="A power instead of a product",
    hints=("What does Python make of 2**z, and what of 2*z?",),
    feedback="This is 2 to the power of z. The derivative of the square is 2 times z: one star.",
)
def two_to_the_power(z):
    return 2.0**z


@mistake(
    "AD-10",
    of="minus_derivatives",
    title="Plus one for both inputs",
    hints=("What happens to a - b when b grows?",),
    feedback="This is (1, 1), the slopes of a sum. A larger b makes a - b smaller, so the second derivative is -1.",
)
def like_add(a, b):
    return 1.0, 1.0


@mistake(
    "AD-42",
    of="minus_derivatives",
    title="The two slopes exchanged",
    hints=("Which of the two inputs is subtracted?",),
    feedback="This is (-1, 1), the slopes of b - a. In a - b the first input counts with plus and the second with "
    "minus.",
)
def the_other_way_round(a, b):
    return -1.0, 1.0


@mistake(
    "AD-43",
    of="add_derivatives",
    title="The rule of the product",
    hints=("When a grows by 0.1, by how much does a + b grow? Does b matter for that?",),
    feedback="This is (b, a), the slopes of a product. A sum passes each change on as it is: both slopes are 1.",
)
def like_mul(a, b):
    return b, a


@mistake(
    "AD-44",
    of="add_derivatives",
    title="The inputs themselves",
    hints=("When a grows by 0.1, by how much does a + b grow?",),
    feedback="This is (a, b), the values that go in. A slope says how the sum changes when they do: both slopes are 1.",
)
def the_terms(a, b):
    return a, b


@mistake(
    "AD-60",
    of="add_derivatives",
    title="Nothing for the second input",
    hints=("When b grows by 0.1, by how much does a + b grow?",),
    feedback="This is (1, 0): the second input is taken for a constant. Its own derivative asks what happens when it"
    " is the one that moves: 1.",
)
def second_is_constant(a, b):
    return 1.0, 0.0


@mistake(
    "AD-09",
    of="mul_derivatives",
    title="The two slopes exchanged",
    hints=("In 3 times b: by how much does it grow when b grows by 1?",),
    feedback="This is (a, b). When a moves, the product moves b times as much: the slope with respect to a is b, and"
    " with respect to b it is a.",
)
def exchanged(a, b):
    return a, b


@mistake(
    "AD-45",
    of="mul_derivatives",
    title="The rule of the sum",
    hints=("In 3 times b: by how much does it grow when b grows by 1?",),
    feedback="This is (1, 1), the slopes of a sum. In a product each factor scales the movement of the other: (b, a).",
)
def like_a_sum(a, b):
    return 1.0, 1.0


@mistake(
    "AD-61",
    of="mul_derivatives",
    title="One number for both inputs",
    hints=("How many inputs does a product have, and how many slopes have you returned?",),
    feedback="This is a + b, one number: the slope when both inputs move together. Each input has a slope of its own, "
    "and both are asked for: (b, a).",
)
def both_together(a, b):
    return a + b


@mistake(
    "AD-46",
    of="mul_derivatives",
    title="The product itself",
    hints=("Which of a and b is held still for the derivative with respect to a?",),
    feedback="This is the product for both inputs. Hold b still: a times b is then a straight line in a, with slope b.",
)
def the_product(a, b):
    return a * b, a * b


# The graph, forwards


@mistake(
    "SHAP-10",
    of="variable",
    title="The decimals cut off",
    hints=("What is variable(2.75).value?",),
    feedback="This is the value without its decimals, as int gives it. A node's value is a float: nothing is cut off.",
)
def whole_number(value):
    return Node(int(value))


@mistake(
    "AD-23",
    of="add",
    title="The sum written into a node that is already there",
    hints=(
        "Let a be a sum itself. After c = add(a, b): what is a.value? May it have changed?",
        "How many new nodes does one operation make?",
    ),
    feedback="This is what comes out when add stores its sum in the node a, for instance when a is a sum itself. A "
    "node that changes later spoils what was computed from it: make a new Node for every result.",
)
def into_the_first(a, b):
    if a.operation == "total":
        a.value = a.value + b.value
        a.parents = (*a.parents, b)
        return a
    return Node(a.value + b.value, (a, b), "total")


@mistake(
    "AD-23",
    of="minus",
    title="The difference written into the first input",
    hints=("After c = minus(a, b): what is a.value? May it have changed?",),
    feedback="This is what comes out when the difference is stored in the node a as well. A node that changes later "
    "spoils what was computed from it: make a new Node and leave a alone.",
)
def into_the_first_of_minus(a, b):
    a.value = a.value - b.value
    return Node(a.value, (a, b), "minus")


@mistake(
    "AD-47",
    of="minus",
    title="b - a instead of a - b",
    hints=("Which input is taken away from which?",),
    feedback="This is b - a. The first input comes first: minus(a, b) is a - b, and in the slides' graph ŷ - y.",
)
def reversed_minus(a, b):
    return Node(b.value - a.value, (a, b), "minus")


@mistake(
    "AD-48",
    of="total",
    title="The mean instead of the sum",
    hints=("What is the total of 1, 2 and 6?",),
    feedback="This is the sum divided by the number of nodes. The slides' last operation is a plain sum: nothing is "
    "divided here.",
)
def mean(nodes):
    return Node(sum(node.value for node in nodes) / len(nodes), nodes, "total")


@mistake(
    "AD-49",
    of="square",
    title="Twice the input instead of its square",
    hints=("What is the value of square(a) when a is 5?",),
    feedback="This is 2a, the slope of the square. Forwards, the node's value is a times a; the 2a belongs to the "
    "way back.",
)
def doubled(a):
    return Node(2.0 * a.value, (a,), "square")


@mistake(
    "AD-57",
    of="total",
    title="A node that is there twice counts once",
    hints=("What is the slope of x + y + x with respect to x?",),
    feedback="This is what comes out when total remembers each of its nodes once. One that is in the list twice is a"
    " parent twice: keep the list as it is.",
)
def each_once(nodes):
    return Node(sum(node.value for node in nodes), dict.fromkeys(nodes), "total")


@mistake(
    "AD-58",
    of="mul",
    title="A product that forgets a parent",
    hints=("Starting from the product, can you walk back to its two factors?",),
    feedback="This is what comes out when mul keeps the value and forgets a parent, or both: the way back ends there. Give"
    " the new node its two factors as parents.",
)
def without_parents(a, b):
    return Node(a.value * b.value)


# The chain rule: how contributions are collected


@mistake(
    "AD-01",
    of="gradients",
    title="The last contribution overwrites the others",
    hints=("In x * x, through how many arrows does x reach the output?", "Where do you write =, and should it be +=?"),
    feedback="This is what comes out when each use of a node replaces what an earlier use reported. A node that is "
    "used twice receives two contributions: add them.",
)
def overwrites(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes[node] * local
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-55",
    of="gradients",
    title="A node that is a parent twice reports once",
    hints=("In x * x: how many parents has the product?", "What does a dict do with a key that comes twice?"),
    feedback="This is what comes out when the parents of one node are kept by name or in a dict: x * x then has one "
    "arrow to x instead of two. Go through the parents as a list, and add what each brings.",
)
def twin_parents_once(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        for parent, local in dict(zip(node.parents, local_derivatives(node), strict=True)).items():
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-24",
    of="gradients",
    title="One path instead of all paths",
    hints=("How many examples use W?", "In x * x there are two ways from x to the output: have you walked both?"),
    feedback="This is the product along the first path alone. Multiply along each path and add over the paths: every"
    " example, and every use of a variable, is a path of its own.",
)
def first_path_only(output, variables):
    slopes, queue = {output: 1.0}, [output]
    for node in queue:
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            if parent not in slopes:
                slopes[parent] = slopes[node] * local
                queue.append(parent)
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-02",
    of="gradients",
    title="A node reports again what it has reported before",
    hints=(
        "When a node has two users, how often does it pass its slope on to its parents?",
        "What has the node already passed on when the second user reports?",
    ),
    feedback="This is what comes out when a node passes on all it has collected each time that one more user "
    "reports: the first reports count several times. Let a node wait until all its users have reported, then pass on "
    "once.",
)
def reports_again(output, variables):
    slopes = {output: 1.0}
    waiting = [output]
    for _ in range(60_000):
        if not waiting:
            return [slopes.get(each, 0.0) for each in variables]
        node = waiting.pop()
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
        waiting.extend(reversed(node.parents))
    raise TimeoutError("as many visits as there are paths")


@mistake(
    "AD-53",
    of="gradients",
    title="Each report is passed on at once, with all that came before",
    hints=(
        "When a node has two users, how often does it pass its slope on to its parents?",
        "What has the node already passed on when the second user reports?",
    ),
    feedback="This is what comes out when every report that reaches a node makes it pass on all it has collected so "
    "far. Let a node wait until all its users have reported, then pass on once.",
)
def reports_at_once(output, variables):
    slopes = {output: 1.0}
    waiting = [(None, output, 0.0)]
    for _ in range(60_000):
        if not waiting:
            return [slopes.get(each, 0.0) for each in variables]
        user, node, local = waiting.pop()
        if user is not None:
            slopes[node] = slopes.get(node, 0.0) + slopes[user] * local
        steps = zip(node.parents, local_derivatives(node), strict=True)
        waiting.extend(reversed([(node, parent, factor) for parent, factor in steps]))
    raise TimeoutError("as many visits as there are paths")


@mistake(
    "AD-03",
    of="gradients",
    title="A node passes on before all its users have reported",
    hints=(
        "Exchange the operands of your last add: does the answer change? May it?",
        "Which nodes must be finished before a node may pass its slope on?",
    ),
    feedback="This is what comes out when nodes are visited level by level from the output, each once: a node that "
    "is used again further down has passed on too early. Walk backwards through an order in which parents come first.",
)
def level_by_level(output, variables):
    slopes, seen, queue = {output: 1.0}, {output}, [output]
    for node in queue:
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
            if parent not in seen:
                seen.add(parent)
                queue.append(parent)
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-54",
    of="gradients",
    title="A node passes on when it is first met on the way down",
    hints=(
        "Exchange the operands of your last add: does the answer change? May it?",
        "Which nodes must be finished before a node may pass its slope on?",
    ),
    feedback="This is what comes out when one goes down from the output and lets each node pass on as soon as it is "
    "met: later reports reach it too late. Walk backwards through an order in which parents come first.",
)
def as_soon_as_met(output, variables):
    slopes, seen, waiting = {output: 1.0}, set(), [output]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            for parent, local in zip(node.parents, local_derivatives(node), strict=True):
                slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
                waiting.append(parent)
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-04",
    of="gradients",
    title="From the variables to the output instead of back",
    hints=("Which node's slope do you know at the beginning?", "In which direction does your loop run?"),
    feedback="This is what comes out when the nodes are visited with the parents first: they pass on before anything"
    " has reached them. The walk starts at the output: reverse the order.",
)
def forwards(output, variables):
    slopes = {output: 1.0}
    for node in inputs_first(output):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes.get(node, 0.0) * local
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-05",
    of="gradients",
    title="The chain has no beginning",
    hints=("What is the derivative of the output with respect to itself?",),
    feedback="This is what comes out when the output starts with slope 0: everything stays 0. The derivative of the "
    "output with respect to itself is 1; put that in before you walk.",
)
def never_started(output, variables):
    return [0.0 for _ in variables]


@mistake(
    "AD-06",
    of="gradients",
    title="Local derivatives without what comes from above",
    hints=("For J = (3x)^2: which two factors make dJ/dx?", "Is your answer right for a graph of one operation only?"),
    feedback="This is the local derivative next to each variable alone. The chain rule multiplies it by the slope of"
    " the output with respect to the node above.",
)
def local_only(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + local
    return [slopes.get(each, 0.0) for each in variables]


# The chain rule: what is left over from an earlier call


@mistake(
    "AD-07",
    of="gradients",
    title="What an earlier call collected is counted again",
    hints=("What do the nodes still hold when gradients is called a second time?",),
    feedback="This is right the first time and too large the second: the slopes collected before are still there. "
    "Start every call with empty slopes, for inner nodes too.",
)
def never_reset(output, variables):
    output.slope = 1.0
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            parent.slope = getattr(parent, "slope", 0.0) + node.slope * local
    return [getattr(each, "slope", 0.0) for each in variables]


@mistake(
    "AD-08",
    of="gradients",
    title="Only the variables are reset",
    hints=("Which nodes besides the variables collect a slope?",),
    feedback="This is right the first time and wrong the second, when there are nodes between the variables and the "
    "output: they still hold the slopes of the call before. Reset every node, or keep the slopes in a new dict.",
)
def only_variables_reset(output, variables):
    order = inputs_first(output)
    for node in order:
        if not node.parents:
            node.slope = 0.0
    output.slope = 1.0
    for node in reversed(order):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            parent.slope = getattr(parent, "slope", 0.0) + node.slope * local
    return [getattr(each, "slope", 0.0) if each in order else 0.0 for each in variables]


@mistake(
    "AD-50",
    of="gradients",
    title="The variables keep the slopes of an earlier call",
    hints=("What do the variables still hold when gradients is called a second time?",),
    feedback="This is right the first time and doubled the second: the variables still hold what they got before. "
    "Each call starts with empty slopes.",
)
def only_inner_nodes_reset(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
        if not node.parents:
            node.slope = getattr(node, "slope", 0.0) + slopes[node]
    return [getattr(each, "slope", 0.0) for each in variables]


@mistake(
    "AD-56",
    of="gradients",
    title="Slopes of another output are still there",
    hints=("After one call for J: what do you return for a variable that the next output does not contain?",),
    feedback="This is right until another output is asked about: a variable that it does not contain still shows its"
    " old slope. Only what was collected in this call counts; everything else is 0.0.",
)
def only_met_nodes_reset(output, variables):
    order = inputs_first(output)
    for node in order:
        node.slope = 0.0
    output.slope = 1.0
    for node in reversed(order):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            parent.slope += node.slope * local
    return [getattr(each, "slope", 0.0) for each in variables]


# The chain rule: wrong local derivatives inside an otherwise right walk


@mistake(
    "AD-09",
    of="gradients",
    title="The two slopes of a product exchanged",
    hints=("In W times x: by how much does it grow when W grows by 1?",),
    feedback="This is what comes out when a product passes a to a and b to b. Each factor's slope is the other "
    "factor's value.",
)
def product_exchanged(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        local = local_derivatives(node)
        if node.operation == "mul":
            local = [parent.value for parent in node.parents]
        for parent, factor in zip(node.parents, local, strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * factor
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-10",
    of="gradients",
    title="Plus one for the second input of minus",
    hints=("What happens to a - b when b grows?", "Is your dJ/dY the negative of dJ/db, as it should be?"),
    feedback="This is what comes out when minus passes +1 to both inputs. The second input is subtracted: it gets -1.",
)
def minus_like_add(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        local = (1.0, 1.0) if node.operation == "minus" else local_derivatives(node)
        for parent, factor in zip(node.parents, local, strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * factor
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-11",
    of="gradients",
    title="z instead of 2z at the square",
    hints=("What is the slope of z squared at z = 3?",),
    feedback="This is what comes out when a square passes on z instead of 2z: half the slope. Put the 2 into the "
    "square's rule.",
)
def square_without_two(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        local = [node.parents[0].value] if node.operation == "square" else local_derivatives(node)
        for parent, factor in zip(node.parents, local, strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * factor
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-12",
    of="gradients",
    title="2 instead of 2z at the square",
    hints=("Is the parabola equally steep at 1 and at 5?",),
    feedback="This is what comes out when a square passes on 2, however large its input is. Multiply by the input's "
    "value: 2z.",
)
def square_without_z(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        local = [2.0] if node.operation == "square" else local_derivatives(node)
        for parent, factor in zip(node.parents, local, strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * factor
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-13",
    of="gradients",
    title="The square's output instead of its input",
    hints=("Which number does 2z mean: the one that is squared, or the result?",),
    feedback="This is what comes out when a square passes on twice its own value. The z in 2z is the number that "
    "went in: take the parent's value.",
)
def square_of_output(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        local = [2.0 * node.value] if node.operation == "square" else local_derivatives(node)
        for parent, factor in zip(node.parents, local, strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * factor
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-14",
    of="gradients",
    title="The total passes on 1/n",
    hints=("Does your gradient halve when there are twice as many examples? Does the total?",),
    feedback="This is what comes out when total passes 1/n to each input, as a mean does. A sum passes the whole slope "
    "on to every input: 1.",
)
def total_like_mean(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        local = local_derivatives(node)
        if node.operation == "total":
            local = [1.0 / len(node.parents) for _ in node.parents]
        for parent, factor in zip(node.parents, local, strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * factor
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-21",
    of="gradients",
    title="The last input of total receives everything",
    hints=("When the rule of total is made in a loop: which node does the loop's variable name after the loop?",),
    feedback="This is what comes out when total sends every contribution to its last input and none to the others, as "
    "functions made in a loop do: they all see the loop's last value. Bind the node when the function is made, or keep "
    "the parents in a list.",
)
def total_to_the_last(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        parents = node.parents
        if node.operation == "total":
            parents = [node.parents[-1] for _ in node.parents]
        for parent, local in zip(parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes.get(each, 0.0) for each in variables]


# The chain rule: nodes, variables, results


@mistake(
    "AD-19",
    of="gradients",
    title="None for a variable that is not used",
    hints=("What does the output do when a variable moves that it does not contain?",),
    feedback="This is None where the output does not depend on a variable. Here that slope is 0.0: moving the "
    "variable does not move the output. (None is the answer of exercise 07.)",
)
def none_for_unused(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes.get(each) for each in variables]


@mistake(
    "AD-51",
    of="gradients",
    title="A variable that is not used is looked up anyway",
    hints=("Which variables does your walk meet, and which may be asked for?",),
    feedback="This fails for a variable that the walk never met. The output does not depend on it, so its slope is "
    "0.0: look it up with a default.",
)
def unused_is_an_error(output, variables):
    slopes = {output: 1.0}
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes[each] for each in variables]


@mistake(
    "AD-20",
    of="gradients",
    title="Nodes of equal value are taken for one",
    hints=("Can two different places of a graph hold the same number?", "Do you compare nodes with == or with is?"),
    feedback="This is what comes out when a node is skipped because another one with the same value has been "
    "visited. A node is itself, not its number: remember nodes by identity.",
)
def same_value_is_same_node(output, variables):
    order, seen, waiting = [], set(), [(output, False)]
    while waiting:
        node, parents_are_done = waiting.pop()
        if parents_are_done:
            order.append(node)
        elif node.value not in seen:
            seen.add(node.value)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in reversed(node.parents))
    slopes = {output: 1.0}
    for node in reversed(order):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes.get(node, 0.0) * local
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-22",
    of="gradients",
    title="Recursion gets too deep",
    hints=("How many calls are open at once when every node calls its parent?",),
    feedback="This is what comes out when a function calls itself once for every node of a chain: Python stops at "
    "about 1,000 open calls. Keep the nodes that wait in a list of your own and loop over it.",
)
def recursive(output, variables):
    order, seen = [], set()

    def visit(node, visit):
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent, visit)
            order.append(node)

    visit(output, visit)
    slopes = {output: 1.0}
    for node in reversed(order):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes.get(each, 0.0) for each in variables]


@mistake(
    "AD-52",
    of="gradients",
    title="In the order of creation, not in the order asked for",
    hints=("Ask for [b, a] and for [a, b]: does your answer turn round?",),
    feedback="These are the slopes in the order in which the variables were made. The answer follows the list of "
    "variables: go through that list at the end.",
)
def order_of_creation(output, variables):
    order = inputs_first(output)
    slopes = {output: 1.0}
    for node in reversed(order):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    unused = [0.0 for each in variables if each not in slopes]
    return [slopes[node] for node in order if any(node is each for each in variables)] + unused


LEFT_OUT = {
    "AD-16": "everything is a scalar here: nothing is broadcast (GRAD and SHAP entries of 02 and 05 deal with it)",
    "AD-17": "nodes hold the values of the forward pass, and nothing may change them afterwards; 07 evaluates anew",
    "AD-18": "nothing is updated in this exercise",
    "AD-25": "conceptual: a symbolic or a numerical derivative returns the same numbers (quiz)",
    "AD-26": "conceptual: in code it is AD-24, one path instead of all",
    "work by paths": "right values, only slow: the check of forty doublings tells it by its time, no table can",
}
