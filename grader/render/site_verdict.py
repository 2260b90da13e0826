"""What is wrong with a question, in a sentence that says what to look at: for an instructor with twenty minutes.

Part of `render.site_quiz`, from the figures of `quiz.analysis`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from grader.quiz.analysis import FEWEST, Figures
from grader.quiz.questions import Asked

HARD, EASY = 0.3, 0.95  # mean shares of the marks
CLEAR, WEAK, NONE = 0.35, 0.2, 0.1  # correlations
UNANSWERED = 0.25
Named = tuple[Markup, str]  # an anticipated wrong answer, and the title of its misconception


@dataclass(frozen=True)
class Verdict:
    """How bad a question is, in a word, and why."""

    rank: int  # 0 the worst; GOOD: nothing to do
    word: str
    why: Markup

    @property
    def is_bad(self) -> bool:
        """Whether somebody should look at the question."""
        return self.rank < GOOD


WORDS = ("backwards", "too hard", "not answered", "tells little", "too easy", "good", "too few")
GOOD = WORDS.index("good")


def relation(figures: Figures) -> str:
    """The discrimination in a word."""
    r = figures.discrimination
    if r is None:
        return ""
    if r <= -NONE:
        return "backwards"
    return "clear" if r >= CLEAR else "fair" if r >= WEAK else "weak" if r >= NONE else "none"


def verdict(question: Asked, figures: Figures, named: Sequence[Named]) -> Verdict:
    """The worst of what is wrong gives the word, all of it the sentences."""
    if figures.students < FEWEST:
        return Verdict(GOOD + 1, WORDS[GOOD + 1], Markup(f"{figures.students} answers say too little to judge by."))
    found = list(_complaints(question, figures, named))
    if not found:
        return Verdict(GOOD, WORDS[GOOD], Markup("Nothing to do."))
    return Verdict(found[0][0], WORDS[found[0][0]], Markup(" ").join(why for _, why in found))


def _complaints(question: Asked, figures: Figures, named: Sequence[Named]) -> Iterator[tuple[int, Markup]]:
    r, count = figures.discrimination, figures.students
    backwards = r is not None and r <= -NONE
    if backwards:
        yield 0, _backwards(figures, named)
    if figures.mean < HARD:
        yield 1, _hard(question, figures, [] if backwards else named)
    silent = (figures.states.get("empty", 0) + figures.states.get("unread", 0)) / count
    if silent >= UNANSWERED:
        why = "{} gave no answer or one that could not be read: is it clear what to type, and is there time?"
        yield 2, Markup(why).format(_percent(silent))
    if r is not None and not backwards and r < NONE and figures.mean <= EASY:
        why = (
            "It hardly tells those who know the rest from those who do not (correlation {:+.2f}): "
            "is it about something else, or guessed?"
        )
        yield 3, Markup(why).format(r)
    if figures.mean > EASY:
        yield 4, Markup("Nearly everybody has it: good to begin with, but it tells nothing about anybody.")


def _backwards(figures: Figures, named: Sequence[Named]) -> Markup:
    r = figures.discrimination or 0.0
    words = Markup(
        "Those who did well in the rest got it wrong more often (correlation {:+.2f}{}): check the key and the wording."
    )
    said = words.format(r, ", which with so few may be chance" if abs(r) < figures.chance else "")
    better = [(rest, place) for place, rest in figures.rest_of.items() if figures.wrong[place] * 10 >= figures.students]
    rest, place = max(better, default=(0.0, 0))
    if figures.rest_of_right is None or rest <= figures.rest_of_right:
        return said
    more = Markup(" Those who answered “{}” have {} of the rest, those who are right {}.")
    return said + more.format(named[place][0], _percent(rest), _percent(figures.rest_of_right))


def _hard(question: Asked, figures: Figures, named: Sequence[Named]) -> Markup:
    said = Markup("Only {} of its marks were earned{}").format(_percent(figures.mean), _guessed(question, figures))
    if not named:
        return said + "."
    place, count = max(figures.wrong.items(), key=lambda one: one[1], default=(0, 0))
    if count * 4 < figures.students:
        return said + Markup(", and no wrong answer stands out: is the question understood?")
    text, title = named[place]
    return said + Markup("; {} of {} answered “{}” ({}).").format(count, figures.students, text, title)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _guessed(question: Asked, figures: Figures) -> str:
    """Whether throwing dice would have done as well."""
    options = getattr(question, "options", ())
    is_one_of = isinstance(options, tuple) and options and sum(one.correct for one in options) == 1
    return f", no more than guessing among {len(options)}" if is_one_of and figures.mean <= 1 / len(options) else ""
