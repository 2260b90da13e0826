"""The questions of a quiz on the class page: which are bad, why in a sentence, and who gave which wrong answer.

Between `quiz.analysis`, which has the numbers, and the templates. Texts of questions are the course's own Markdown; names
are the students' and stay text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from grader.course import QUIZ, Course
from grader.quiz.analysis import Figures, analyse
from grader.quiz.anticipated import Choice, right_choice, wrong_choices
from grader.quiz.bank import Quiz, bank_of
from grader.quiz.fields import PLACEHOLDER
from grader.quiz.markdown import to_line
from grader.quiz.questions import Asked
from grader.quiz.reports import title
from grader.render.site_class import Row
from grader.render.site_verdict import Verdict, verdict
from grader.sentences import Titles, titles_of

OTHERS = {
    "right": "right", "wrong": "another wrong answer, or only a part", "unread": "could not be read",
    "empty": "no answer",
}  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """One answer and who gave it."""

    text: Markup
    title: str  # of its misconception
    rows: tuple[Row, ...]
    rest: float | None = None  # their mean share of the rest of the quiz


@dataclass(frozen=True)
class Item:
    """One question in a class."""

    slug: str
    number: int
    name: str
    text: Markup
    use: str
    figures: Figures
    answers: tuple[Answered, ...]
    verdict: Verdict


def items(course: Course, slug: str, rows: Sequence[Row]) -> list[Item]:
    """The questions that somebody was asked, in the order of the quiz."""
    judged = [row for row in rows if row.cells[slug].answers]
    if slug not in course.quizzes or not judged:
        return []
    quiz, titles = bank_of(course).quiz(slug), titles_of(course)
    figures = analyse([row.cells[slug].answers for row in judged])
    asked = [question for question in quiz.questions if question.id in figures]
    return [
        _item(quiz, question, number, figures[question.id], judged, titles) for number, question in enumerate(asked, 1)
    ]


def _item(quiz: Quiz, question: Asked, number: int, figures: Figures, rows: Sequence[Row], titles: Titles) -> Item:
    own = [row for row in rows if question.id in row.cells[quiz.slug].answers]
    choices = wrong_choices(question)
    answers = [_answered(quiz, question, place, one, figures, own, titles) for place, one in enumerate(choices)]
    found = verdict(question, figures, [(one.text, one.title) for one in answers])
    groups = _groups(quiz, question, figures, own)
    text = _line(title(PLACEHOLDER.sub(r"\1", question.stem)))
    return Item(
        quiz.slug, number, question.id, text, question.use, figures, (*groups[:1], *answers, *groups[1:]), found
    )


def _answered(
    quiz: Quiz, question: Asked, place: int, choice: Choice, figures: Figures, rows: Sequence[Row], titles: Titles
) -> Answered:
    those = tuple(row for row in rows if place in row.cells[quiz.slug].answers[question.id].wrong)
    text = Markup("<code>{}</code>").format(choice.text.strip()) if choice.is_code else _line(choice.text)
    shows = titles.find(choice.misconception, quiz.slug.removesuffix(QUIZ)) or ""
    return Answered(text, shows, those, figures.rest_of.get(place))


def _groups(quiz: Quiz, question: Asked, figures: Figures, rows: Sequence[Row]) -> list[Answered]:
    """Those who are right; those whose answer nobody anticipated; those who gave none."""
    found = []
    for state, words in OTHERS.items():
        given = [(row, row.cells[quiz.slug].answers[question.id]) for row in rows]
        those = tuple(row for row, one in given if one.state == state and not one.wrong)
        if state == "right":
            key = right_choice(question)
            text = Markup("{}: {}").format(words, _line(key)) if key else Markup(words)
            found.append(Answered(text, "", those, figures.rest_of_right))
        elif those:
            found.append(Answered(Markup(words), "", those))
    return found


def _line(text: str) -> Markup:
    """Markdown as its author wrote it, with the names of what is drawn."""
    return to_line(PLACEHOLDER.sub(r"\1", text))
