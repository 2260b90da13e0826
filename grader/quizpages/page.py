"""`grade quiz page`, the page itself: one HTML file in which a quiz is taken, without any server or network.

A practice page is the same for everybody, has the same questions with other numbers, and tells at once what an answer shows.
A graded page is one student's for one try and knows no key. Between the variants and `page_files`, which writes the pages.
"""

import base64
import json
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from grader.course import Course
from grader.model import Person
from grader.quiz.answers import FORMAT, KIND, tag
from grader.quiz.bank import Quiz
from grader.quiz.markdown import to_html
from grader.quiz.page_keys import Json, Told, key
from grader.quiz.page_names import page_names
from grader.quiz.page_view import Face, View, face, view
from grader.quiz.questions import Asked
from grader.quiz.reports import Marker
from grader.quiz.variants import Variant
from grader.render.pages import Kit, moment, render
from grader.settings import Assignment

SETS = 5  # of numbers on a practice page
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
KIT = Kit(
    scripts=("quiz_formulas.js.html", "quiz_judge.js.html", "quiz_answers.js.html", "quiz_page.js.html"),
    styles=("style.css.html", "quiz_style.css.html"), pictures=True,
)  # fmt: skip


def practice_page(marker: Marker, quiz: Quiz, assignment: Assignment | None = None) -> bytes:
    """The practice questions of a quiz with feedback, the same for everybody.

    When the whole quiz is for practice, the answers to the first numbers can be handed in.
    """
    names, views, data = page_names(quiz), list[View](), list[Json]()
    for question in quiz.questions:
        if question.use == "practice":
            faces, keys = _practice(marker, question, names[question.id])
            shown = _view(marker.course, quiz, question, names[question.id], len(views) + 1, faces)
            views.append(replace(shown, is_practice=True))
            data.append(_data(views[-1], keys))
    hands_in = all(one.use == "practice" for one in quiz.questions)
    return _page(marker.course, quiz, assignment, views, {**_head(quiz, "", 1, hands_in), "questions": data})


def graded_page(
    marker: Marker, quiz: Quiz, student: str, person: Person, attempt: int, assignment: Assignment | None = None
) -> bytes:
    """The graded questions of a quiz for one student and one try."""
    names, views = page_names(quiz), list[View]()
    for question in quiz.questions:
        if question.use == "graded":
            made = marker.asked(question, student, attempt)
            shown = face(made, names[question.id], tag(marker.secret, student, attempt, made))
            views.append(_view(marker.course, quiz, question, names[question.id], len(views) + 1, [shown]))
    data = {**_head(quiz, student, attempt, True), "questions": [_data(one, []) for one in views]}
    return _page(marker.course, quiz, assignment, views, data, student=student, person=person.name or student)


def _practice(marker: Marker, question: Asked, name: str) -> tuple[list[Face], list[Json]]:
    faces, keys = list[Face](), list[Json]()
    for number in range(1, SETS + 1 if question.parameters else 2):
        made = marker.asked(question, "", number)
        own, told = key(made)
        shown = face(made, f"{name}-{number}", tag(marker.secret, "", number, made))
        faces.append(_with_feedback(shown, made, told))
        keys.append(own)
    return faces, keys


def _with_feedback(shown: Face, made: Variant, told: Told) -> Face:
    fixed = getattr(made.question, "fixed", None)
    line = Markup("<p>The line should be <code>{}</code></p>").format(fixed.strip()) if fixed else Markup("")
    texts = [to_html(text) for _, text in told.texts]
    return replace(shown, told=texts, explanation=to_html(made.explanation) + line)


def _view(course: Course, quiz: Quiz, question: Asked, name: str, number: int, faces: list[Face]) -> View:
    return view(question, name, number, faces, _picture(course, quiz, question.picture))


def _picture(course: Course, quiz: Quiz, name: str | None) -> str:
    """The picture itself, as an address that needs no network."""
    if name is None:
        return ""
    content = (course.quizzes[quiz.slug].handout_folder / name).read_bytes()
    return f"data:{TYPES[name.rpartition('.')[2]]};base64,{base64.b64encode(content).decode()}"


def _head(quiz: Quiz, student: str, attempt: int, hands_in: bool) -> Json:
    """What the file of answers says besides the answers."""
    return {"format": FORMAT, "kind": KIND, "quiz": quiz.slug, "student": student, "try": attempt, "hands_in": hands_in}


def _data(shown: View, keys: list[Json]) -> Json:
    tags = [one.tag for one in shown.faces]
    return {
        "name": shown.name,
        "kind": shown.kind,
        "names": shown.names,
        "once": shown.is_once,
        "tags": tags,
        "keys": keys,
    }


def _page(
    course: Course, quiz: Quiz, assignment: Assignment | None, views: list[View], data: Json, **who: Any
) -> bytes:
    due = course.settings.due(assignment) if assignment else None
    return render(
        "quiz.html", kit=KIT, course=course.title, quiz=quiz, views=views, data=_inline(data), attempt=data["try"],
        hands_in=data["hands_in"], assignment=assignment, due=moment(due, course.settings.zone),
        student=who.get("student", ""), person=who.get("person", ""),
    )  # fmt: skip


def _inline(data: Json) -> Markup:
    """JSON that cannot end its element, whatever is in it."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
