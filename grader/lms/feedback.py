"""The zip that hands each student their page through the LMS: names by which Canvas and Moodle find the same student.

Built from the name that each file had in the LMS's own download; a page that could reach the wrong student is left out.
Last step of `grade export feedback`.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from grader.errors import UsageError
from grader.lms.matching import goes_by
from grader.lms.scores import shown
from grader.model import Person

CANVAS = re.compile(r"(?P<name>.*?)_(?:LATE_)?(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>.+)", re.DOTALL)
CANVAS_NO_FILE = re.compile(r".*?_(?:LATE_)?\d+_(text|link)\.html")
CANVAS_ANONYMOUS = re.compile(r"(LATE_)?anon_")
MOODLE = re.compile(
    r"(?:^|.*?/)(?P<prefix>(?P<who>[^/_]*)_(?P<number>\d+)_assignsubmission_[a-z0-9]+)(?P<end>_/|/|_)(?P<file>.+)",
    re.DOTALL,
)
EPOCH = (1980, 1, 1, 0, 0, 0)  # equal pages make equal zips


@dataclass(frozen=True)
class FeedbackPage:
    """One student's page, and the name of the file in the LMS's download that it answers."""

    student: str
    person: Person
    entry: str
    html: bytes


class _UnusableError(Exception):
    """An entry by which the LMS would not find the student."""


def feedback_zip(lms: str, pages: Iterable[FeedbackPage]) -> tuple[bytes, list[tuple[str, str]]]:
    """The zip, and who is not in it with the reason.

    Canvas finds student and attachment by the first two numbers of a name (`doejane_101_5001_feedback.html`) and shows the
    page beside the submission under the *attachment's* name, whatever the zip calls it: tell students to open it in a
    browser. Moodle (feedback type "Feedback files") finds the student by the number in the folder's or file's name and
    shows the page as `feedback-<their file>.html`.
    """
    if lms not in NAMES:
        raise UsageError(f"Feedback goes through {' or '.join(NAMES)}, not through {shown(lms)}.")
    named: dict[str, FeedbackPage] = {}
    skipped = []
    for page in pages:
        try:
            name = NAMES[lms](page)
        except _UnusableError as reason:
            skipped.append((page.student, str(reason)))
            continue
        if name in named:
            raise UsageError(
                f"{shown(named[name].student)} and {shown(page.student)} have pages for one file of the download, "
                f"{shown(name)}: export the feedback of one assignment at a time."
            )
        named[name] = page
    return _zip(named), skipped


def _canvas_name(page: FeedbackPage) -> str:
    entry = _known(page.entry, "Canvas").rsplit("/", 1)[-1]
    if CANVAS_ANONYMOUS.match(entry):
        raise _UnusableError("the submission was downloaded anonymously, and Canvas takes no feedback by such names")
    if CANVAS_NO_FILE.fullmatch(entry):
        raise _UnusableError("a text or a link was handed in, and Canvas takes feedback to files only")
    found = CANVAS.fullmatch(entry)
    if not found:
        raise _UnusableError("the file does not come from Canvas's download")
    if page.person.lms_id and page.person.lms_id != found["user"]:
        raise _UnusableError(f"the file was handed in by the Canvas user {found['user']}, not {page.person.lms_id}")
    return f"{_harmless(found['name'])}_{found['user']}_{found['attachment']}_feedback.html"


def _moodle_name(page: FeedbackPage) -> str:
    found = MOODLE.fullmatch(_known(page.entry, "Moodle"))
    if not found:
        raise _UnusableError("the file does not come from Moodle's download, or its name has no participant number")
    if not goes_by(found["who"], page.person):
        raise _UnusableError(
            f"the file was handed in as {shown(found['who'])}: for a group, Moodle would give the page to somebody else"
        )
    file = _harmless(found["file"].replace("/", "-"))
    return f"{found['prefix']}{found['end']}feedback-{file}.html"


NAMES = {"canvas": _canvas_name, "moodle": _moodle_name}


def _known(entry: str, label: str) -> str:
    if not entry:
        raise _UnusableError(f"the submission did not come in a download of {label}'s")
    return entry


def _harmless(name: str) -> str:
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]', "_", name)


def _zip(named: dict[str, FeedbackPage]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(named):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, named[name].html)
    return buffer.getvalue()
