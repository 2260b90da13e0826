"""The bank: what an author may write, and that every slip is named with its line."""

from pathlib import Path

import pytest

from grader.author.verify import verify
from grader.course import Course
from grader.errors import CourseError
from grader.quiz.__main__ import main
from grader.quiz.bank import Bank, BankError, read_quiz
from grader.quiz.proving import prove_quiz
from grader.sentences import titles_of

SLIPS = {
    "unknown key": ("    points: 2\n", "    pionts: 2\n", "'pionts' is not known"),
    "missing stem": ("    stem: Which is right?\n", "", "stem is missing"),
    "no type of ours": ("    type: single\n", "    type: essay\n", "type"),
    "misconception without a title": ("misconception: TINY-01", "misconception: TINY-99", "the misconception TINY-99 has no title: add TINY-99"),
    "two keys": ("    points: 2\n", "    points: 2\n    points: 3\n", "'points' stands twice"),
    "no right option": ("The first, correct: true,", "The first,", "needs a misconception"),
    "two right options": ("The second, misconception: CON-05,", "The second, correct: true,", "exactly one option"),
    "no wrong option": ("misconception: CON-05, feedback: Three is not.}\n      - {text: Four, misconception: CON-06,", "correct: true, feedback: It is.}\n      - {text: Four, correct: true,", "not all of them"),
    "odd misconception": ("misconception: TINY-01", "misconception: tiny one", "misconception"),
    "unknown name in a let": ('total: "n * a * d"', 'total: "n * a * q"', "q in 'n * a * q' is no parameter"),
    "unknown placeholder": ("The rows are {{n}}", "The rows are {{rows}}", "{{rows}} is no parameter"),
    "formula that cannot be read": ('answer: "total"', 'answer: "total +"', "cannot be read"),
    "import in a formula": ('answer: "total"', "answer: \"__import__('os')\"", "cannot be read"),
    "parameter downwards": ("integers: [3, 9]", "integers: [9, 3]", "from a smaller to a larger"),
    "id twice": ("id: one-of-three", "id: gradient-of-toy", "two questions have this id"),
    "id in capitals": ("id: one-of-three", "id: One", "id"),
    "order with an unknown item": ("order: [start, step, predict]", "order: [start, step, end]", "names every item"),
    "wrong order that is right": ("order: [start, step, predict]", "order: [start, predict, step]", "right one, too"),
    "pair of unknown ids": ("train: fit,", "train: fits,", "fits is no id"),
    "wrong pair that is right": ("pair: [test, choose]", "pair: [test, report]", "is the right one"),
    "line that is not there": ("    answer: 2\n", "    answer: 7\n", "line 7 does not exist"),
    "code that is no Python": ("print(0.1 + 0.2 == 0.3)", "print(0.1 + ", "no Python"),
    "picture that is not there": ("    stem: Which is right?\n", "    stem: Which is right?\n    picture: no.svg\n    picture_alt: No.\n", "does not exist"),
    "picture without words": ("    stem: Which is right?\n", "    stem: Which is right?\n    picture: line.svg\n", "go together"),
    "mistake that nobody knows": ("{id: TINY-02, of: update", "{id: TINY-77, of: update", "no mistake TINY-77"),
    "mistake that no call shows": ('call: "update(np.array([1.0, 4.0]), np.array([2.0, -1.0]), 0.5)"', 'call: "update(1.0, 0.0, 0.5)"', "does not tell TINY-02"),
    "name twice in a table": ("name: w2", "name: w1", "w1 names two things"),
    "name of a later row": ('value: "w1 - 0.1 * g1"', 'value: "w9 - 0.1 * g1"', "w9"),
    "true without quotes": ('value: "True"', "value: True", "put quotes around it"),
    "function as a name": ("      a: {choices", "      exp: {choices", "name of a function"),
    "not YAML": ("title: Everything once", "title: [Everything once", "not YAML"),
}  # fmt: skip


def broken(course: Course, old: str, new: str) -> BankError:
    path = course.exercises["01-tiny"].quiz
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BankError) as error:
        read_quiz(course.exercises["01-tiny"])
    return error.value


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_named_with_its_line(course: Course, kind: str) -> None:
    """The line of the slip or of the key before it, or that on which its question begins"""
    old, new, words = SLIPS[kind]
    path = course.exercises["01-tiny"].quiz
    at = path.read_text(encoding="utf-8").index(old)
    error = broken(course, old, new)
    assert words in str(error), str(error)
    before = path.read_text(encoding="utf-8")[:at].splitlines() or [""]
    here = len(path.read_text(encoding="utf-8")[: at + 1].splitlines())
    begins = max((number for number, line in enumerate(before, 1) if line.startswith("  - id")), default=1)
    assert error.problems[0].line in (here - 1, here, here + 1, begins), str(error)


def test_all_slips_of_a_file_are_listed(course: Course) -> None:
    path = course.exercises["01-tiny"].quiz
    path.write_text(path.read_text().replace("points: 2", "pionts: 2").replace("points: 4", "pionts: 4"))
    with pytest.raises(BankError) as error:
        read_quiz(course.exercises["01-tiny"])
    assert len(error.value.problems) == 3
    assert "2 more" in str(error.value)


def test_a_quiz_is_found_by_slug_and_by_number(course: Course) -> None:
    bank = Bank(course)
    assert bank.quiz("01-tiny-quiz") is bank.quiz("01-tiny") is bank.quiz("1") is bank.quiz("01-quiz")
    assert len(bank.questions) == 12


def test_only_graded_questions_give_points(course: Course) -> None:
    quiz = Bank(course).quiz("1")
    assert "one-of-three" not in {one.id for one in quiz.counted}
    assert quiz.points == 2 + 4 + 1 + 1 + 3 + 3 + 1 + 1 + 1 + 1 + 4


def test_a_sentence_does_not_change_the_digest_but_a_key_does(course: Course) -> None:
    exercise = course.exercises["01-tiny"]
    before, text = read_quiz(exercise).digest, exercise.quiz.read_text()
    exercise.quiz.write_text(text.replace("feedback: It is not.", "feedback: It is really not."))
    assert read_quiz(exercise).digest == before
    exercise.quiz.write_text(text.replace('answer: "total"', 'answer: "total + 1"'))
    assert read_quiz(exercise).digest != before


def test_a_question_from_a_mistake_has_the_titles_as_options(course: Course) -> None:
    made = read_quiz(course.exercises["01-tiny"]).question("bug-behind-the-output")
    options = made.options  # type: ignore[union-attr]
    assert [one.text for one in options if one.correct] == ["Climbed instead of descended"]
    assert {one.misconception for one in options if not one.correct} == {"TINY-11", "TINY-12"}
    assert made is not None
    assert made.code == "update(array([1., 4.]), array([ 2., -1.]), 0.5)\n# gives array([2. , 3.5])"


def test_the_validator_says_good_or_what_to_mend(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    path = course.exercises["01-tiny"].quiz
    assert main([str(path)]) == 0
    path.write_text(path.read_text().replace('value: "total / n"', 'value: "total * 1.001"'))
    assert main([str(path)]) == 1
    assert "too close to tell apart" in capsys.readouterr().out
    path.write_text("")
    assert main([str(Path(path))]) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [('CON-05 = "', "not valid TOML"), ('CON5 = "A title"', "line 2: write an id and its title"), ("CON-99 = 3", "line 2: write an id"),
     ('CON-99 = " "', "line 2: write an id"), ('[CON-99]\ntitle = "A"', "line 2: write an id")],
)  # fmt: skip
def test_a_slip_in_the_titles_is_named(course: Course, line: str, words: str) -> None:
    path = course.root / "solutions" / "misconceptions.toml"
    path.write_text(f'STEP-01 = "Uphill"\n{line}\n', encoding="utf-8")
    with pytest.raises(CourseError, match=words) as error:
        read_quiz(course.exercises["01-tiny"])
    assert str(path) in str(error.value)


def test_a_misconception_is_called_as_its_own_exercise_calls_it_then_as_the_course_does(course: Course) -> None:
    titles = titles_of(course)
    with (course.root / "solutions" / "misconceptions.toml").open("a", encoding="utf-8") as file:
        file.write('TINY-11 = "Of the course"\n')
    assert titles.find("TINY-11", "01-tiny") == "Rate forgotten"
    assert titles.find("TINY-11") == "Of the course"
    assert titles.find("TINY-12") == "Only the step"
    assert titles.find("TINY-98", "01-tiny") is None


def test_grade_verify_proves_the_quiz_too(course: Course) -> None:
    assert prove_quiz(course.exercises["01-tiny"], range(3)) == (12, [])
    path = course.exercises["01-tiny"].quiz
    path.write_text(path.read_text(encoding="utf-8").replace('value: "-total"', 'value: "total + 0"'), encoding="utf-8")
    (found,) = verify(Course(course.root), ["01-tiny"], 1, "process", 1, lambda slug: None)
    mine = [words for words in found.findings if "quiz.yaml, line 3: gradient-of-toy: no draw can be used" in words]
    assert found.questions == 12
    assert len(mine) == 1
    assert "too close to tell apart" in mine[0]
