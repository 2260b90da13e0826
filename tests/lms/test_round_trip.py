"""From each LMS's zip through `grade run` and `grade export` back by the LMS's own rules: every score at the right student."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from helpers import GOOD, TINY, judge_all, submission
from intake import downloads
from intake.downloads import Upload
from lms.importers import (
    blackboard,
    brightspace,
    canvas,
    canvas_feedback,
    moodle_csv,
    moodle_feedback,
    moodle_worksheet,
    plain,
    sakai,
)
from lms.importers.model import Account, Imported, Item

from grader.cli import main
from grader.course import Course

HALF = GOOD.replace("return np.mean(x)", "return np.sum(x)")
SOURCES = {"good": GOOD, "half": HALF, "broken": "def total(x) return 1\n"}
PEOPLE = [  # first name, last name, login, university's number, what was handed in
    ("Jane", "Doe", "jdoe", "00101", "good"),
    ("Siobhán", "O'Brien", "s.obrien", "00102", "half"),
    ("=SUM(1)", "Formula", "formula", "00103", "good"),
    ('Bob "Bobby"', "Tables, Jr.", "bob-t", "12.34.56", "half"),
    ("محمد", "علي", "m.ali", "00105", "good"),
    ("Zoë", "🦊 Fox", "zfox", "00106", "broken"),
    ("דנה", "לוי", "dlevi", "00107", "half"),
    ("Anna Maria", "D'Angelo-Smith", "adangelo", "00108", "good"),
    ("李", "雷", "lilei", "0", "half"),
    ("Max", "Muster", "mmuster", "00110", "good"),
    ("Nobody", "Missing", "nobody", "00111", ""),
]
MAXIMUM = 10.0


@dataclass(frozen=True)
class Student:
    """One of the class, as the LMS knows them."""

    account: Account
    first: str
    last: str
    work: str

    def upload(self, **more: Any) -> Upload:
        known = self.account
        return Upload(f"{self.first} {self.last}", "tiny.py", SOURCES[self.work], known.login, known.email,
                      known.sis_id, int(known.lms_id), **more)  # fmt: skip


CLASS = [
    Student(Account(str(100 + n), sis, login, f"{login}@example.edu", f"{first} {last}", f"{last}, {first}", str(100 + n), sis),
            first, last, work)
    for n, (first, last, login, sis, work) in enumerate(PEOPLE, 1)
]  # fmt: skip
ACCOUNTS = [one.account for one in CLASS]
HANDED_IN = [one for one in CLASS if one.work]


def uploads() -> list[Upload]:
    """Everybody's work; the first is late, and the last handed in something wrong before."""
    first, *others, last = (one.upload() for one in HANDED_IN)
    late = HANDED_IN[0].upload(late=True)
    assert first.login == late.login
    wrong = Upload(last.name, last.filename, SOURCES["half"], last.login, last.email, last.sis_id, last.number)
    return [late, *others, wrong, HANDED_IN[-1].upload(attempt=2)]


def latest() -> list[Upload]:
    """As an LMS that hands out only the newest files."""
    return [late if (late := one).attempt == 2 or one.login != HANDED_IN[-1].account.login else one
            for one in uploads() if one.attempt == 2 or one.login != HANDED_IN[-1].account.login]  # fmt: skip


@pytest.fixture(scope="module")
def expected() -> dict[str, float]:
    """What each student's work earns, judged by itself; by the LMS's number."""
    from helpers import FAKE

    reports = judge_all(Course(FAKE), [submission(name, source) for name, source in SOURCES.items()])
    scores = {name: report.score or 0.0 for name, report in reports.items()}
    assert scores["good"] == MAXIMUM
    assert 0 < scores["half"] < MAXIMUM
    return {one.account.lms_id: scores[one.work] for one in HANDED_IN}


def table(header: list[str], rows: list[list[str]], **dialect: Any) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=dialect.pop("end", "\n"), **dialect)
    writer.writerows([header, *rows])
    return text.getvalue().encode()


def canvas_gradebook() -> bytes:
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Lab 1 (1234)", "Final Score"]
    rows = [["    Points Possible", "", "", "", "", "10", "(read only)"]]
    rows += [[a.sortable_name, a.lms_id, a.sis_id, a.login, "CS1", "", "50"] for a in ACCOUNTS]
    return b"\xef\xbb\xbf" + table(header, rows)


def moodle_gradebook() -> bytes:
    header = ["First name", "Last name", "ID number", "Email address", "Lab 1"]
    return table(header, [[one.first, one.last, one.account.sis_id, one.account.email, "-"] for one in CLASS])


def moodle_sheet() -> bytes:
    path = Path("unused")

    class Kept:
        parent = path.parent

        def write_bytes(self, data: bytes) -> None:
            self.data = data

    kept = Kept()
    downloads.moodle_worksheet(kept, [one.upload() if one.work else _blank(one) for one in CLASS])  # type: ignore[arg-type]
    return kept.data.replace(b"20.00", b"10.00")


def _blank(one: Student) -> Upload:
    known = one.account
    return Upload(known.name, "", b"", known.login, known.email, known.sis_id, int(known.lms_id))


def blackboard_sheet() -> bytes:
    header = [
        "Last Name",
        "First Name",
        "Username",
        "Student ID",
        "Availability",
        "Lab 1 [Total Pts: 10 Score] |1234567",
    ]
    rows = [[one.last, one.first, one.account.login, one.account.sis_id, "Yes", ""] for one in CLASS]
    return b"\xef\xbb\xbf" + table(header, rows, quoting=csv.QUOTE_ALL, end="\r\n")


def brightspace_sheet() -> bytes:
    header = ["OrgDefinedId", "Username", "Last Name", "First Name", "Lab 1 Points Grade <Numeric MaxPoints:10>",
              "End-of-Line Indicator"]  # fmt: skip
    rows = [[f"#{one.account.org_id}", f"#{one.account.login}", one.last, one.first, "", "#"] for one in CLASS]
    return table(header, rows)


def sakai_sheet() -> bytes:
    rows = [[a.login, a.sortable_name, ""] for a in ACCOUNTS]
    return b"\xef\xbb\xbf" + table(
        ["Student ID", "Student Name", "Lab 1 [10]"], rows, quoting=csv.QUOTE_ALL, end="\r\n"
    )


@dataclass(frozen=True)
class Way:
    """One LMS's way from its zip to its gradebook."""

    format: str
    zip: Callable[[Path], Path]
    template: Callable[[], bytes] | None
    column: str
    import_: Callable[[bytes], Imported]
    title: str
    least: int = 0  # the LMS's own rules lose these: said by --check


def item(number: str = "") -> Item:
    return Item(MAXIMUM, number)


WAYS = {
    "canvas": Way("canvas", lambda path: downloads.canvas_zip(path, latest()), canvas_gradebook, "Lab 1 (1234)",
                  lambda data: canvas.import_(data, ACCOUNTS, {"Lab 1": item("1234")}), "Lab 1"),
    "moodle gradebook": Way("moodle", lambda path: downloads.moodle_zip(path, latest()), moodle_gradebook, "Lab 1",
                            lambda data: moodle_csv.import_(data, ACCOUNTS, {"Lab 1": item()},
                                                            identity=("Email address", "email"),
                                                            mapping={"ID number": "ignore"}), "Lab 1"),
    "moodle flat": Way("moodle", lambda path: downloads.moodle_zip(path, latest(), "flat"), moodle_gradebook, "Lab 1",
                       lambda data: moodle_csv.import_(data, ACCOUNTS, {"Lab 1": item()},
                                                       identity=("Email address", "email")), "Lab 1"),
    "moodle worksheet": Way("moodle", lambda path: downloads.moodle_zip(path, latest()), moodle_sheet, "Grade",
                            lambda data: moodle_worksheet.import_(data, ACCOUNTS, {"Lab 1": item()}), "Lab 1"),
    "blackboard": Way("blackboard", lambda path: downloads.blackboard_zip(path, uploads()), blackboard_sheet, "Lab 1",
                      lambda data: blackboard.import_(data, ACCOUNTS, {"Lab 1": item("1234567")}), "Lab 1"),
    "brightspace": Way("brightspace", lambda path: downloads.brightspace_zip(path, uploads()), brightspace_sheet, "Lab 1",
                       lambda data: brightspace.import_(_without_names(data), ACCOUNTS, {"Lab 1": item()}), "Lab 1"),
    "sakai": Way("sakai", lambda path: downloads.sakai_zip(path, uploads()), sakai_sheet, "Lab 1",
                 lambda data: sakai.import_(data, ACCOUNTS, {"Lab 1": item()}), "Lab 1"),
    "gradescope": Way("csv", lambda path: downloads.gradescope_zip(path, uploads()), None, "Lab 1",
                      lambda data: plain.import_(data, ACCOUNTS, {"Lab 1": item()}), "Lab 1"),
}  # fmt: skip


def _without_names(data: bytes) -> bytes:
    """Names must not be imported: the instructor leaves the two columns out, as Brightspace asks."""
    rows = list(csv.reader(io.StringIO(data.decode())))
    return table(rows[0][:2] + rows[0][4:], [row[:2] + row[4:] for row in rows[1:]])


def grade(course: Course, *arguments: str) -> Any:
    done = CliRunner().invoke(main, ["--course", str(course.root), *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def set_up(course: Course, column: str, roster: bytes | None) -> None:
    text = 'title = "Tiny"\n' + ('roster = "roster.csv"\n' if roster else "")
    text += f'[policy]\nlate = "lms"\n[[assignments]]\nname = "lab"\nexercises = ["{TINY}"]\ncolumn = "{column}"\n'
    (course.root / "course.toml").write_text(text)
    if roster:
        (course.root / "roster.csv").write_bytes(roster)


@pytest.mark.parametrize("name", WAYS)
def test_every_score_arrives_at_the_right_student(
    name: str, fake: Course, tmp_path: Path, expected: dict[str, float]
) -> None:
    way = WAYS[name]
    template = way.template() if way.template else None
    set_up(fake, way.column, template)
    source = way.zip(tmp_path / "submissions.zip")

    said = grade(fake, "run", str(source), "--isolation", "process", "--jobs", "1", "--skipped").output
    assert "not in the roster" not in said, said
    into = []
    if template:
        (tmp_path / "theirs.csv").write_bytes(template)
        into = ["--into", str(tmp_path / "theirs.csv")]
    written = grade(fake, "export", way.format, "lab", "-o", str(tmp_path / "ours.csv"), *into).output

    done = way.import_((tmp_path / "ours.csv").read_bytes())
    assert done.aborted is None, done.aborted
    assert done.new_columns == []
    arrived = {lms_id: row[way.title] for lms_id, row in done.scores.items() if row.get(way.title) is not None}
    assert arrived == pytest.approx(expected, abs=0.005), written  # files of LMSs hold two decimals
    if template:
        assert (tmp_path / "theirs.csv").read_bytes() == template
        again = ["--into", str(tmp_path / "ours.csv"), "-o", str(tmp_path / "again.csv")]
        grade(fake, "export", way.format, "lab", *again)
        assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "ours.csv").read_bytes()


def test_a_groups_work_is_every_members(fake: Course, tmp_path: Path, expected: dict[str, float]) -> None:
    team = [one for one in CLASS if one.account.login in ("jdoe", "mmuster")]
    header = ["name", "email", "login", "sis_id", "lms_id", "group"]
    rows = [
        [a.name, a.email, a.login, a.sis_id, a.lms_id, "Team A" if one in team else ""]
        for one in CLASS
        for a in [one.account]
    ]
    set_up(fake, "Lab 1", table(header, rows))
    work = [Upload(filename="tiny.py", content=GOOD, group="Team A", number=17)]

    grade(fake, "run", str(downloads.moodle_zip(tmp_path / "m.zip", work)), "--isolation", "process", "--jobs", "1")

    grade(fake, "export", "csv", "lab", "-o", str(tmp_path / "ours.csv"))
    done = plain.import_((tmp_path / "ours.csv").read_bytes(), ACCOUNTS, {"Lab 1": item()})
    assert {key for key, row in done.scores.items() if row.get("Lab 1") == MAXIMUM} == {
        one.account.lms_id for one in team
    }


def test_feedback_goes_back_to_whose_work_it_answers(fake: Course, tmp_path: Path) -> None:
    set_up(fake, "Lab 1 (1234)", canvas_gradebook())
    source = downloads.canvas_zip(tmp_path / "submissions.zip", latest())
    grade(fake, "run", str(source), "--isolation", "process", "--jobs", "1")

    grade(fake, "export", "feedback", "lab", "--for", "canvas", "-o", str(tmp_path / "back.zip"))

    handed = {
        str(number): canvas_feedback.Attachment(str(one.number), one.filename)
        for number, one in enumerate(latest(), 5001)
    }
    done = canvas_feedback.import_((tmp_path / "back.zip").read_bytes(), ACCOUNTS, handed)
    assert done.ignored == []
    _each_gets_their_own(done.files)


def test_feedback_goes_back_through_moodle(fake: Course, tmp_path: Path) -> None:
    set_up(fake, "Lab 1", moodle_gradebook())
    grade(fake, "run", str(downloads.moodle_zip(tmp_path / "m.zip", latest())), "--isolation", "process", "--jobs", "1")

    grade(fake, "export", "feedback", "lab", "--for", "moodle", "-o", str(tmp_path / "back.zip"))

    done = moodle_feedback.import_((tmp_path / "back.zip").read_bytes(), ACCOUNTS)
    _each_gets_their_own(done.files)


def _each_gets_their_own(files: dict[str, list[tuple[str, bytes]]]) -> None:
    from html import unescape

    assert files.keys() == {one.account.lms_id for one in HANDED_IN}
    for one in HANDED_IN:
        ((_, content),) = files[one.account.lms_id]
        others = [other for other in CLASS if other is not one]
        text = unescape(content.decode())
        assert one.last.split(",")[0] in text
        assert not [other.last for other in others if other.last.split(",")[0] in text]
