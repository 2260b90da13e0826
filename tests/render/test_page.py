"""A student's page: everything that the report says, as far as the course lets it be seen now."""

from datetime import timedelta
from pathlib import Path

import pytest
from render import made

from grader.gradebook.standings import Ledger
from grader.model import Diagnosis, Outcome, Person
from grader.render.page import page, shown_level
from grader.sentences import Sentences

SLUG = "01-tiny"
DUE = "due = 2026-03-01T12:00:00"
LEVELS = ("nothing", "score", "messages", "everything")
CHECKS = [
    made.check("test_total", Outcome.FAILED, message="total returned 7.5.", diagnosis=made.named(feedback="Divide by the n."),
               evidence=[{"kind": "curve", "costs": [3.0, 2.0], "expected": [3.0, 1.25]}]),
    made.check("test_mean", Outcome.PASSED, message="Consistent with your own total.", consistent_with=["total"]),
    made.check("test_walk", Outcome.SKIPPED, message="Could not be tested, because total is missing."),
]  # fmt: skip
REPORT = made.report(
    "anna", SLUG, CHECKS, notes=["numpi could not be imported"], output="costs: 1 2 3", submitted_at=made.NOON
)


class Words(Sentences):
    """The small course's mistakes have no hints: these have."""

    def hints(self, slug: str, diagnosis: Diagnosis) -> tuple[str, ...]:
        return ("Does it change when the data come twice?", "Which factor stands in front?")


def html(ledger: Ledger, at: timedelta = timedelta(), what: str | None = SLUG, student: str = "anna") -> str:
    return page(ledger, student, what, Words(ledger.course), made.NOON + at, None).decode()


def ledger_with(folder: Path, before: str = "messages", after: str = "everything", *more: object) -> Ledger:
    feedback = f'{DUE}\nfeedback = {{ before_due = "{before}", after_due = "{after}" }}'
    return made.ledger(
        [REPORT], {"anna": Person(name="Anna Lind")}, list(more), made.course_with(folder, [SLUG], feedback)
    )  # type: ignore[arg-type]


def test_the_page_says_all_that_the_report_says(tmp_path: Path) -> None:
    text = html(ledger_with(tmp_path))

    for words in (
        "Anna Lind", "test_total holds", "total returned 7.5.", "Summed", "Divide by the n.", "Does it change when the data come twice?",
        "Which factor stands in front?", "Consistent with your own total.", "because total is missing", "numpi could not be imported",
        "costs: 1 2 3", "attempt 1, handed in 2026-03-01 12:00", "2 of 6",
    ):  # fmt: skip
        assert words in text, words


def test_the_regrade_request_names_exercise_attempt_digest_and_checks(tmp_path: Path) -> None:
    request = html(ledger_with(tmp_path)).split("<textarea")[1].split("</textarea>")[0]

    for words in (SLUG, "attempt: 1", REPORT.digest[:12], "test_total, test_walk", "student: anna"):
        assert words in request
    assert "test_mean" not in request


@pytest.mark.parametrize(("value", "score"), [("=5", "5 of 6 ("), ("excused", "excused (")])
def test_the_regrade_request_says_what_counts_and_what_was_judged(tmp_path: Path, value: str, score: str) -> None:
    override = made.decide(kind="override", student="anna", exercise=SLUG, value=value)
    request = html(ledger_with(tmp_path, "messages", "everything", override)).split("<textarea")[1]

    assert f"score: {score}before policy and decisions: 2 of 6)" in request


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_shown_before_the_due_date_is_what_the_course_says(tmp_path: Path, level: str) -> None:
    text = html(ledger_with(tmp_path, before=level, after="nothing"), -timedelta(minutes=1))
    seen = {
        "score": "2 of 6" in text,
        "messages": "total returned 7.5." in text and "costs: 1 2 3" in text,
        "everything": "to 1.25, lowest" in text,
    }

    assert seen == {name: LEVELS.index(level) >= LEVELS.index(name) for name in seen}


def test_nothing_means_not_even_whether_it_was_rejected(tmp_path: Path) -> None:
    course = made.course_with(tmp_path, [SLUG], f'{DUE}\nfeedback = {{ before_due = "nothing" }}')
    rejected = made.report("anna", SLUG, status="rejected", reason="line 3 is not valid", score=0.0)
    text = html(made.ledger([rejected], course=course), -timedelta(minutes=1), None)

    assert "line 3" not in text
    assert "rejected" not in text.split("</style>")[1]
    assert "handed in" in text


@pytest.mark.parametrize(("minutes", "level"), [(-1, "score"), (0, "everything"), (1, "everything")])
def test_the_due_date_is_where_it_changes(tmp_path: Path, minutes: int, level: str) -> None:
    ledger = ledger_with(tmp_path, "score", "everything")

    assert shown_level(ledger, "anna", SLUG, made.NOON + timedelta(minutes=minutes)) == level


def test_an_extension_moves_it_for_its_student_alone(tmp_path: Path) -> None:
    until = (made.NOON + timedelta(days=2)).isoformat()
    extension = made.decide(kind="extend", student="anna", assignment="week-1", value=until)
    ledger = ledger_with(tmp_path, "score", "everything", extension)
    later = made.NOON + timedelta(days=1)

    assert shown_level(ledger, "anna", SLUG, later) == "score"
    assert shown_level(ledger, "ben", SLUG, later) == "everything"


def test_without_a_due_date_it_is_never_over(tmp_path: Path) -> None:
    course = made.course_with(tmp_path, [SLUG], 'feedback = { before_due = "score" }')

    assert shown_level(made.ledger([REPORT], course=course), "anna", SLUG, made.NOON) == "score"


def test_before_it_is_due_the_tutors_sentence_is_the_last_step_of_the_hints(tmp_path: Path) -> None:
    text = html(ledger_with(tmp_path), -timedelta(minutes=1))

    assert text.index("Does it change") < text.index("Which factor") < text.index("Divide by the n.")
    assert "What a tutor would say" in text


def test_a_mistake_that_shows_twice_is_explained_once(tmp_path: Path) -> None:
    twice = [made.check(name, diagnosis=made.named(feedback="Divide by the n.")) for name in ("test_a", "test_b")]
    text = html(made.ledger([made.report("anna", SLUG, twice)], course=made.course_with(tmp_path, [SLUG])))

    assert text.count("Divide by the n.") == 1
    assert text.count("as above") == 1


def test_every_line_of_the_sum_is_a_reason(tmp_path: Path) -> None:
    void = made.decide(kind="void", exercise=SLUG, check="test_walk", reason="the suite was wrong")
    text = html(ledger_with(tmp_path, "messages", "everything", void))

    assert "test_walk is void, its full points count: the suite was wrong" in text
    assert "4 of 6" in text


def test_a_student_without_work_has_a_page(tmp_path: Path) -> None:
    text = html(ledger_with(tmp_path), what=None, student="ben")

    assert "not handed in" in text


def test_hints_are_read_from_the_mistakes_as_they_stand_there() -> None:
    from grader.course import Course

    course = Course(Path(__file__).parents[2])
    sentences, known = Sentences(course), 0
    for slug in course.exercises:
        from grader.sentences import mistakes

        for group in mistakes(course.exercises[slug]).values():
            for one in group:
                uncertain = one.model_copy(update={"title": f"This looks like: {one.title}"})
                assert sentences.hints(slug, one) == sentences.hints(slug, uncertain)
                known += bool(sentences.hints(slug, one))
    assert known > 100
