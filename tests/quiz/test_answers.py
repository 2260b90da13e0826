"""Files of answers: every way in which one can be broken is a sentence for its student; none crashes, none is a silent zero."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from grader.model import Report, Submission
from grader.quiz.reports import Marker

SLUG = "01-tiny-quiz"
Make = Callable[..., dict[str, Any]]


def handed_in(content: bytes, student: str = "ada") -> Submission:
    digest = hashlib.sha256(content).hexdigest()
    return Submission(student=student, exercise=SLUG, filename=f"{SLUG}.json", content=content, digest=digest)


def put(**changes: Any) -> Callable[[dict[str, Any]], bytes]:
    return lambda data: json.dumps({**data, **changes}).encode()


def without(name: str) -> Callable[[dict[str, Any]], bytes]:
    return lambda data: json.dumps({key: value for key, value in data.items() if key != name}).encode()


def answered(value: Any) -> Callable[[dict[str, Any]], bytes]:
    return lambda data: json.dumps({**data, "answers": {**data["answers"], "one-of-three": value}}).encode()


def text(change: Callable[[str], str]) -> Callable[[dict[str, Any]], bytes]:
    return lambda data: change(json.dumps(data)).encode("utf-8", "surrogatepass")


BROKEN: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "empty": lambda data: b"", "blank": lambda data: b" \n ", "zero bytes": lambda data: b"\0" * 50, "not UTF-8": lambda data: b"\xff\xfe{\0",
    "latin-1": lambda data: '{"kind": "fällline"}'.encode("latin-1"), "the page itself": lambda data: b"<!doctype html><title>fallline-quiz</title>",
    "no JSON": lambda data: b"my answers are a, b and c", "Python": lambda data: repr(data).encode(), "cut in half": text(lambda t: t[: len(t) // 2]),
    "last brace missing": text(lambda t: t[:-1]), "twice": text(lambda t: t + t), "a comma too many": text(lambda t: t[:-1] + ",}"),
    "a list": lambda data: json.dumps([data]).encode(), "a number": lambda data: b"17", "null": lambda data: b"null", "a text": lambda data: b'"a"',
    "nested without end": lambda data: b"[" * 100_000, "nested answer": text(lambda t: t.replace('"1"', "[" * 5000 + "]" * 5000, 1).replace('"two-steps', '"x": ' + "[" * 3000 + "]" * 3000 + ', "two-steps', 1)),
    "too large": text(lambda t: t + " " * 1_100_000), "a key twice": text(lambda t: t[:-1] + ', "try": 2}'),
    "an answer twice": text(lambda t: t.replace('"answers": {', '"answers": {"one-of-three": "a", ')),
    "not a number": put(**{"try": float("nan")}), "infinite": put(**{"try": float("inf")}), "a number of 5000 digits": text(lambda t: t.replace('"try": 1', '"try": ' + "9" * 5000)),
    "no kind": without("kind"), "another kind": put(kind="survey"), "no format": without("format"), "an older format": put(format=0), "a newer format": put(format=2),
    "a format as text": put(format="1"), "true as format": put(format=True), "no quiz": without("quiz"), "another quiz": put(quiz="02-other-quiz"), "a quiz that is a list": put(quiz=[SLUG]),
    "no try": without("try"), "try zero": put(**{"try": 0}), "a negative try": put(**{"try": -1}), "try as text": put(**{"try": "1"}), "half a try": put(**{"try": 1.5}), "a huge try": put(**{"try": 10**9}),
    "no variants": without("variants"), "empty variants": put(variants={}), "variants as a list": put(variants=["a"]), "a variant that is a number": put(variants={"one-of-three": 3}),
    "a question that nobody asked": lambda data: put(variants={**data["variants"], "extra": "a" * 20})(data), "no answers": without("answers"), "answers as a list": put(answers=["a"]),
    "answers as text": put(answers="a, b"), "an answer to nothing": lambda data: put(answers={**data["answers"], "extra": "a"})(data), "an answer that is true": answered(True),
    "an answer in an answer": answered({"a": {"b": "c"}}), "a list of lists": answered([["a"]]), "an unknown key": put(score=100), "a key of somebody's": put(key={"one-of-three": "a"}),
    "another student": put(student="bob"), "a student that is a number": put(student=7), "a name without end": put(student="a" * 10_000), "no time": put(made_at="yesterday"), "time as a number": put(made_at=5),
    "only practice": lambda data: json.dumps({**data, "variants": {"one-of-three": data["variants"]["one-of-three"]}, "answers": {}}).encode(),
}  # fmt: skip
ALTERED: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "another try": put(**{"try": 2}), "nobody's page": put(student=""), "a tag of zeros": lambda data: put(variants={**data["variants"], "wrong-line": "0" * 20})(data),
    "tags exchanged": lambda data: put(variants=dict(zip(data["variants"], reversed(data["variants"].values()), strict=True)))(data),
    "a question left out": lambda data: json.dumps({**data, **{part: {name: one for name, one in data[part].items() if name != "wrong-line"} for part in ("variants", "answers")}}).encode(),
}  # fmt: skip


def test_there_are_many_broken_kinds() -> None:
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_rejected_with_a_sentence(marker: Marker, answers: Make, kind: str) -> None:
    report = marker.report(handed_in(BROKEN[kind](answers())))
    assert (report.status, report.score, report.checks) == ("rejected", 0.0, [])
    assert report.reason is not None
    assert 20 < len(report.reason) < 250
    assert "hand in" in report.reason or "page" in report.reason or "newer" in report.reason


@pytest.mark.parametrize("kind", ALTERED)
def test_a_file_that_fits_no_page_is_a_fault_and_not_a_zero(marker: Marker, answers: Make, kind: str) -> None:
    report = marker.report(handed_in(ALTERED[kind](answers())))
    assert (report.status, report.score) == ("grader_fault", None)
    assert "quiz" in str(report.reason)


def test_the_file_of_somebody_who_knows_everything_has_full_marks(marker: Marker, answers: Make) -> None:
    report = marker.report(handed_in(put()(answers())))
    assert (report.status, report.kind, report.score, report.max_score) == ("graded", "quiz", 22.0, 22.0)
    assert [check.name for check in report.checks if check.max_points == 0] == ["one-of-three"]
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_a_page_without_the_practice_questions_is_as_good(marker: Marker, answers: Make) -> None:
    assert marker.report(handed_in(put()(answers(practice=False)))).score == 22.0


def test_the_second_try_has_numbers_of_its_own(marker: Marker, answers: Make) -> None:
    first, second = answers(), answers(attempt=2)
    assert marker.report(handed_in(put()(second))).score == 22.0
    assert first["answers"] != second["answers"]
    assert set(first["variants"].values()).isdisjoint(second["variants"].values())


def test_a_file_made_with_another_secret_fits_no_page(marker: Marker, answers: Make) -> None:
    assert marker.report(handed_in(put()(answers(secret="guessed")))).status == "grader_fault"


def test_another_students_answers_are_not_ones_own(marker: Marker, answers: Make) -> None:
    report = marker.report(handed_in(put()(answers("bob")), student="ada"))
    assert (report.status, report.reason) == (
        "rejected",
        "the answers were given on another student's page: hand in the file of your own",
    )


def test_a_changed_key_is_marked_by_the_new_one_and_changed_numbers_are_a_fault(marker: Marker, answers: Make) -> None:
    path = marker.course.exercises["01-tiny"].quiz
    made = put()(answers())
    changed = Marker(type(marker.course)(marker.course.root), marker.secret)
    path.write_text(path.read_text().replace("answer: 2\n", "answer: 1\n"))
    assert changed.report(handed_in(made)).score == 21.0
    changed = Marker(type(marker.course)(marker.course.root), marker.secret)
    path.write_text(path.read_text().replace("integers: [3, 9], step: 2", "integers: [11, 19], step: 2"))
    assert changed.report(handed_in(made)).status == "grader_fault"


def test_any_cut_of_a_good_file_is_rejected(marker: Marker, answers: Make) -> None:
    content = put()(answers())
    for length in range(1, len(content) - 1, 37):
        assert marker.report(handed_in(content[:length])).status == "rejected"


def test_a_byte_order_mark_and_line_ends_do_no_harm(marker: Marker, answers: Make) -> None:
    content = b"\xef\xbb\xbf" + json.dumps(answers(), indent=2).replace("\n", "\r\n").encode()
    assert marker.report(handed_in(content)).score == 22.0


def test_a_wrong_answer_names_the_misconception_by_its_title(marker: Marker, answers: Make) -> None:
    data = answers()
    data["answers"]["gradient-of-toy"] = f"-({data['answers']['gradient-of-toy']})"
    check = marker.report(handed_in(put()(data))).checks[0]
    assert check.diagnosis is not None
    assert (check.points, check.diagnosis.mistake, check.diagnosis.title) == (
        0.0,
        "TINY-02",
        "Climbed instead of descended",
    )
    assert check.title.startswith("The rows are ")


def test_no_answer_is_said_and_costs_only_its_question(marker: Marker, answers: Make) -> None:
    data = answers()
    data["answers"]["wrong-line"], data["answers"]["two-steps-in-a-table"] = None, None
    report = marker.report(handed_in(put()(data)))
    assert report.score == 17.0
    assert [check.message for check in report.checks if check.outcome != "passed"] == ["No answer was given."] * 2
