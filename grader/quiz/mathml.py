"""A formula in LaTeX becomes MathML, which browsers draw and screen readers read without any script.

The lowest step of the quiz pages, below `markdown`. A command that cannot be turned is an error with its name, never shown
to a student as it is.
"""

import re
from functools import lru_cache

from latex2mathml.converter import convert  # type: ignore[import-untyped,unused-ignore]
from markupsafe import Markup

from grader.errors import CourseError

COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
BEFORE_A_NUMBER = (
    "&#x00028;|\\[|&#x0002C;|&#x0003D;|&#x0003C;|&#x0003E;|&#x02264;|&#x02265;|&#x02248;|&#x022C5;|&#x02190;"
)
SIGN = re.compile(rf"(<mo[^>]*>(?:{BEFORE_A_NUMBER})</mo>)<mo>(?=&#x02212;)")
NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'


@lru_cache(maxsize=10_000)
def mathml(formula: str) -> Markup:
    """The MathML of a formula as it stands between dollar signs."""
    bare = formula.replace(r"\{", "").replace(r"\}", "")
    if bare.count("{") != bare.count("}"):
        raise CourseError(f"The formula ${formula}$ has a brace without its partner: mend its LaTeX.")
    try:
        found = str(convert(formula.strip()))
    except Exception as error:  # the converter raises many kinds, some of them with nothing to say
        raise CourseError(f"The formula ${formula}$ cannot be read ({type(error).__name__}): mend its LaTeX.") from None
    if unknown := COMMAND.search(found):
        raise CourseError(f"The formula ${formula}$ has {unknown[0]}, which cannot be shown: write it another way.")
    found = SIGN.sub(r'\1<mo form="prefix">', found)  # the minus of (-2, 3) stands close to its number
    return Markup(found.replace(NAMESPACE, "").replace(' display="inline"', ""))
