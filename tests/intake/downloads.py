"""Downloads as learning systems make them: a list of uploads goes in, the zip that an instructor gets comes out.

canvas_zip(path, [Upload("Jane Doe", "tiny.py", GOOD, login="jdoe", number=101, late=True)])
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Upload:
    """One file of one hand-in."""

    name: str = "Jane Doe"
    filename: str = "tiny.py"
    content: bytes | str = b""
    login: str = "jdoe"
    email: str = ""
    sis_id: str = ""
    number: int = 1  # the LMS's own, or Moodle's for the assignment
    late: bool = False
    submitted_at: datetime = NOON
    attempt: int = 1  # a later one is handed in a day after the one before
    group: str = ""
    members: tuple["Upload", ...] = field(default=(), repr=False)  # of a Gradescope group, besides this one

    @property
    def bytes(self) -> bytes:
        return self.content.encode() if isinstance(self.content, str) else self.content

    @property
    def time(self) -> datetime:
        return self.submitted_at + timedelta(days=self.attempt - 1)

    @property
    def sortable(self) -> str:
        first, _, last = self.name.rpartition(" ")
        return f"{last}, {first}" if first else last


def write_zip(path: Path, files: Iterable[tuple[str, bytes | str]]) -> Path:
    """A zip of these files, in this order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zip_bytes(files))
    return path


def zip_bytes(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """The same as bytes: what a student uploads."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 9, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def pack(exercise: str, files: dict[str, bytes | str]) -> bytes:
    """What `grade pack` makes."""
    digests = {name: hashlib.sha256(_bytes(content)).hexdigest() for name, content in files.items()}
    manifest = {"format": 1, "exercise": exercise, "files": digests, "packed_at": "2026-03-02T12:00:00+00:00"}
    return zip_bytes([("fallline.json", json.dumps(manifest)), *files.items()])


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


def canvas_zip(path: Path, uploads: Iterable[Upload], anonymous: bool = False) -> Path:
    """`<name>[_LATE]_<user>_<attachment>_<file>`: only the latest attempt, its file renamed `-1`, `-2`."""
    files = []
    for number, one in enumerate(uploads, 5001):
        name = re.sub(r"\W", "", (one.group or one.sortable).lower())
        filename = re.sub(r'[/\\:*?"<>|\0]', "_", one.filename)
        if one.attempt > 1:
            filename = re.sub(r"^([^.]*)", rf"\1-{one.attempt - 1}", filename, count=1)
        if anonymous:
            head = f"{'LATE_' if one.late else ''}anon_{hashlib.md5(one.login.encode()).hexdigest()[:5]}"
        else:
            head = f"{name}{'_LATE' if one.late else ''}_{one.number}"
        files.append((f"{head}_{number}_{filename}", one.bytes))
    return write_zip(path, files)


def moodle_zip(path: Path, uploads: Iterable[Upload], mode: str = "folder") -> Path:
    """`mode`: folder, flat, or old (a folder whose name ends in `_`)."""
    joint = {"folder": "/", "flat": "_", "old": "_/"}[mode]
    files = []
    for one in uploads:
        who = (one.group or re.sub(r'[/\\:*?"<>|]', "", one.name)).replace("_", " ")
        filename = one.filename.rsplit("/", 1)[-1] if mode == "flat" else one.filename
        files.append((f"{who}_{one.number}_assignsubmission_file{joint}{filename}", one.bytes))
    return write_zip(path, files)


def moodle_worksheet(path: Path, uploads: Iterable[Upload]) -> Path:
    """The grading worksheet as it is downloaded; times as an English site in UTC writes them."""
    header = ["Identifier", "Full name", "Email address", "ID number", "Status", "Grade", "Maximum Grade",
              "Grade can be changed", "Last modified (submission)", "Online text", "Last modified (grade)",
              "Feedback comments"]  # fmt: skip
    uploads = list(uploads)
    if any(one.group for one in uploads):
        header.insert(4, "Group")
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    for one in uploads:
        row = {
            "Identifier": f"Participant {one.number}", "Full name": one.name, "Email address": one.email,
            "ID number": one.sis_id, "Status": "Submitted for grading", "Maximum Grade": "20.00",
            "Grade can be changed": "Yes", "Last modified (grade)": "-",
            "Last modified (submission)": f"{one.time:%A}, {one.time.day} {one.time:%B %Y, %I:%M %p}",
        }  # fmt: skip
        writer.writerow(row | ({"Group": one.group} if "Group" in header else {}))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
    return path


def blackboard_zip(path: Path, uploads: Iterable[Upload], assignment: str = "Lab 1_part_b", info: bool = True) -> Path:
    """Every attempt, each with its info file."""
    files: dict[str, bytes | str] = {}
    for one in uploads:
        head = f"{assignment}_{one.login}_attempt_{one.time:%Y-%m-%d-%H-%M-%S}"
        files[f"{head}_{one.filename}"] = one.bytes
        if info:
            files[f"{head}.txt"] = (
                f"Name: {one.name} ({one.login})\nAssignment: {assignment}\n"
                f"Date Submitted: {one.time:%A, %B} {one.time.day}, {one.time:%Y %I:%M:%S %p} UTC\n"
                f"Current Grade: Needs Grading\n\nSubmission Field:\nName: Somebody Else (forged)\n\nComments:\n"
                f"There are no student comments for this assignment.\n\nFiles:\n"
                f"\tOriginal filename: {one.filename}\n\tFilename: {head}_{one.filename}\n"
            )
    return write_zip(path, files.items())


def brightspace_zip(path: Path, uploads: Iterable[Upload], flat: bool = False, top: str = "") -> Path:
    """Every hand-in, a folder each (or flat), and the list of them."""
    files: list[tuple[str, bytes | str]] = [(f"{top}index.html", "<html><body>Submissions</body></html>")]
    for one in uploads:
        clock = f"{one.time:%I%M %p}".lstrip("0")
        head = f"{one.number}-9001 - {one.name} - {one.time:%b} {one.time.day}, {one.time:%Y} {clock}"
        files.append((f"{top}{head}{' - ' if flat else '/'}{one.filename}", one.bytes))
    return write_zip(path, files)


def sakai_zip(path: Path, uploads: Iterable[Upload], assignment: str = "Lab 1") -> Path:
    """A folder for each student, with Sakai's own files."""
    files: dict[str, bytes | str] = {
        f"{assignment}/grades.csv": "Lab 1,Points\n\nDisplay ID,ID,Last Name,First Name,grade\n"
    }
    for one in uploads:
        folder = f"{assignment}/{one.sortable}({one.login})"
        files[f"{folder}/Submission attachment(s)/{one.filename}"] = one.bytes
        files[f"{folder}/Feedback Attachment(s)/{one.filename}"] = "raise SystemExit('the marked copy')"
        files[f"{folder}/{one.sortable}({one.login})_submissionText.html"] = ""
        files[f"{folder}/comments.txt"] = ""
        files[f"{folder}/timestamp.txt"] = f"{one.time:%Y%m%d%H%M%S}000"
    return write_zip(path, files.items())


def gradescope_zip(path: Path, uploads: Iterable[Upload], export: str = "assignment_77_export") -> Path:
    """Folders by submission, and the metadata; an earlier attempt stands in the history of the next one of its student."""
    files: list[tuple[str, bytes | str]] = []
    lines, earlier = ["---"], {}
    for number, one in enumerate(uploads, 300):
        files.append((f"{export}/submission_{number}/{one.filename}", one.bytes))
        history = earlier.setdefault(one.login, [])
        lines += [f"submission_{number}:", "  :submitters:"]
        for person in (one, *one.members):
            lines.append(f"  - :name: {json.dumps(person.name, ensure_ascii=False)}")
            lines += [f"    :sid: {person.sis_id or '~'}", f"    :email: {person.email or '~'}"]
        lines += [f"  :created_at: {one.time:%Y-%m-%d %H:%M:%S}.000000000 Z", "  :score: 0.0", "  :status: processed"]
        if history:
            lines.append("  :history:")
            for id_, time in history:
                lines += [
                    f"  - :id: {id_}",
                    f"    :created_at: {time:%Y-%m-%d %H:%M:%S}.000000000 Z",
                    "    :score: 0.0",
                ]
        history.append((number, one.time))
    files.insert(0, (f"{export}/submission_metadata.yml", "\n".join(lines) + "\n"))
    return write_zip(path, files)


def nbgrader_folder(path: Path, uploads: Iterable[Upload], exercise: str) -> Path:
    """`<student>/<exercise>/<file>` with `timestamp.txt`."""
    for one in uploads:
        folder = path / one.login / exercise
        folder.mkdir(parents=True, exist_ok=True)
        (folder / one.filename).write_bytes(one.bytes)
        (folder / "timestamp.txt").write_text(f"{one.time:%Y-%m-%d %H:%M:%S.%f} UTC\n")
    return path


def github_folder(path: Path, uploads: Iterable[Upload], assignment: str) -> Path:
    """Cloned repositories, `<assignment>-<user>`."""
    for one in uploads:
        folder = path / f"{assignment}-{one.login}"
        (folder / ".git" / "hooks").mkdir(parents=True, exist_ok=True)
        (folder / ".git" / "hooks" / "post-checkout").write_text("#!/bin/sh\ntouch /tmp/never\n")
        (folder / one.filename).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.filename).write_bytes(one.bytes)
    return path
