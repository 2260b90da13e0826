"""A file of answers as the quiz page writes it, read strictly: what is wrong with it is one sentence, never a silent zero.

From the intake (or `grade quiz mark`) to `quiz.reports`. The file is a student's: nothing in it is believed but the answers;
the tag of each question proves which variant was asked.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from grader.errors import RejectedError
from grader.intake.exercises import IS_PAGE
from grader.quiz.bank import Quiz
from grader.quiz.draws import keyed
from grader.quiz.page_names import by_id
from grader.quiz.variants import Variant
from grader.text import inert

FORMAT = 1
KIND = "fallline-quiz"
MAX_BYTES = 1_000_000
AGAIN = "open the page again and save your answers from it"

Answer = str | int | float | list[str] | dict[str, str | int | float | None] | None
Short = Annotated[str, StringConstraints(max_length=200)]


class AnswerFile(BaseModel):
    """What a student hands in."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, strict=True)

    format: Literal[1]
    kind: Literal["fallline-quiz"]
    quiz: Short
    student: Short = ""
    attempt: Annotated[int, Field(ge=1, le=1000, alias="try")]
    variants: dict[Short, Short]  # the tag of each question that was asked
    answers: dict[Short, Answer]
    made_at: str | None = None


def tag(secret: str, student: str, attempt: int, variant: Variant) -> str:
    """What proves which variant was asked: a keyed hash, from which nothing about key or order can be worked out."""
    return keyed(secret, "tag", student, str(attempt), variant.drawn)[:20]


def is_answers(content: bytes) -> bool:
    """Whether some bytes call themselves a file of answers."""
    return KIND.encode() in content[:MAX_BYTES] and content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"


def read_answers(content: bytes, quiz: Quiz) -> AnswerFile:
    """The answers in a file, or RejectedError with a sentence for the student."""
    data = _object(content)
    _envelope(data, quiz)
    try:
        found = AnswerFile.model_validate(data)
    except ValidationError as error:
        raise RejectedError(_say(error)) from None
    ids = {"variants": by_id(quiz, found.variants), "answers": by_id(quiz, found.answers)}
    found = found.model_copy(update=ids)
    _ids(found, quiz)
    _time(found.made_at)
    return found


def _object(content: bytes) -> dict[str, Any]:
    if not content.strip():
        raise RejectedError(f"the file is empty: {AGAIN}")
    if len(content) > MAX_BYTES:
        raise RejectedError("the file is larger than answers can be: hand in the file that the page saves")
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise RejectedError(IS_PAGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RejectedError(f"the file is not text in UTF-8: {AGAIN}") from None
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except RejectedError:
        raise
    except RecursionError:
        raise RejectedError(f"the file is nested too deeply: {AGAIN}") from None
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        why = "it ends in the middle" if cut else f"line {error.lineno} is not JSON ({error.msg})"
        raise RejectedError(f"the file of answers is damaged, {why}: {AGAIN}") from None
    except ValueError:
        raise RejectedError(f"a number in the file is too long: {AGAIN}") from None
    if not isinstance(data, dict):
        raise RejectedError(f"the file holds no answers: {AGAIN}")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RejectedError(f"“{_shown(twice)}” stands in the file twice, so it is not clear which counts: {AGAIN}")
    return found


def _no_constant(name: str) -> Any:
    raise RejectedError(f"{name} in the file is not a number that an answer can be: {AGAIN}")


def _envelope(data: Mapping[str, Any], quiz: Quiz) -> None:
    """What kind of file it is, before its parts are looked at."""
    if data.get("kind") != KIND:
        raise RejectedError("this is not a file of quiz answers: hand in the file that the page saves")
    made = data.get("format")
    if isinstance(made, int) and not isinstance(made, bool) and made > FORMAT:
        raise RejectedError(f"the answers are of the newer format {made}, which this grader does not know yet")
    if made != FORMAT or isinstance(made, bool):
        raise RejectedError(f"the file does not say in which format it is: {AGAIN}")
    other = data.get("quiz")
    if isinstance(other, str) and other != quiz.slug:
        raise RejectedError(f"these are answers to {_shown(other)}, not to {quiz.slug}: hand in the file of this quiz")


def _say(error: ValidationError) -> str:
    first = error.errors()[0]
    name = _shown(".".join(str(part) for part in first["loc"][:2]))
    if first["type"] == "missing":
        return f"“{name}” is missing in the file of answers: {AGAIN}"
    if first["type"] == "extra_forbidden":
        return f"“{name}” does not belong into a file of answers: {AGAIN}"
    if first["loc"][0] == "answers" and len(first["loc"]) > 1:
        return f"the answer to {_shown(str(first['loc'][1]))} is of no kind that the page writes: {AGAIN}"
    return f"“{name}” in the file of answers is not what the page writes ({first['msg'].lower()}): {AGAIN}"


def _ids(found: AnswerFile, quiz: Quiz) -> None:
    known = {question.id for question in quiz.questions}
    if not found.variants:
        raise RejectedError(f"the file names no question that was asked: {AGAIN}")
    if strange := sorted(found.variants.keys() - known):
        raise RejectedError(f"{quiz.slug} has no question {_shown(strange[0])}: {AGAIN}")
    if strange := sorted(found.answers.keys() - found.variants.keys()):
        raise RejectedError(f"there is an answer to {_shown(strange[0])}, which was not asked on the page: {AGAIN}")
    if quiz.counted != quiz.questions and not found.variants.keys() & {one.id for one in quiz.counted}:
        raise RejectedError("these are answers from the practice page: hand in the file of your graded page")


def _time(text: str | None) -> None:
    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        raise RejectedError(f"the time {_shown(text or '')} in the file is none: {AGAIN}") from None


def _shown(text: str) -> str:
    return inert(text if len(text) <= 40 else text[:40] + "…", keep_lines=False)
