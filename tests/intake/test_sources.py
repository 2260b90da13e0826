"""Folders, archives and loose files: whose they are, which exercise's, which file counts, and in which order attempts come."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from helpers import FAKE, GOOD, TINY
from intake.downloads import Upload, brightspace_zip, canvas_zip, nbgrader_folder, pack, write_zip, zip_bytes

from grader.author.notebook import notebook as notebook_of
from grader.course import Course
from grader.errors import SourceError
from grader.intake.sources import Found, read_sources

COURSE = Course(FAKE)
EXERCISES = {
    "01-cost": ("cost.py", ["predict", "mse"]),
    "02-slope": ("slope.py", ["slope", "numerical_slope", "mse"]),
    "03-one": ("one.py", ["only"]),
}
SLOPE = "def slope(): pass\ndef numerical_slope(): pass\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Three exercises whose functions overlap, and one assignment."""
    root = tmp_path / "course"
    for slug, (file, functions) in EXERCISES.items():
        (root / "solutions" / slug).mkdir(parents=True)
        (root / "exercises" / slug).mkdir(parents=True)
        (root / "exercises" / slug / "exercise.toml").write_text(
            f'title = "x"\nfile = "{file}"\nfunctions = {json.dumps(functions)}\nminutes = 1\nlevel = "core"\n'
        )
    (root / "course.toml").write_text('[[assignments]]\nname = "week-1"\nexercises = ["01-cost", "02-slope"]\n')
    return Course(root)


def put(path: Path, content: str | bytes = GOOD, time: int = 1_700_000_000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (time, time))
    return path


def notebook(source: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": source}]})


def read(course: Course, *sources: Path) -> Found:
    return read_sources(list(sources), course)


def whose(found: Found) -> list[tuple[str, str]]:
    return [(one.student, one.exercise) for one in found.submissions]


def test_no_folder_further_in_makes_work_somebody_elses(tmp_path: Path) -> None:
    put(tmp_path / "class/anna/01-tiny/bob/01-tiny/tiny.py")
    put(tmp_path / "class/anna/carl/tiny.py", "# other")
    put(tmp_path / "class/bob/roe_102_500_tiny.py")
    found = read(COURSE, tmp_path / "class")
    assert {student for student, _ in whose(found)} == {"anna"}
    assert "a Canvas download: name that folder" in str(found.skipped)


def test_a_folder_that_may_hold_students_or_be_one_is_not_guessed_at(tmp_path: Path) -> None:
    for student in ("anna", "bob"):
        put(tmp_path / "class/week9" / student / "tiny.py", f"# {student}")
        put(tmp_path / "turned/01-tiny" / student / "tiny.py", f"# {student}")
        put(tmp_path / "flat" / f"{student}.py")
    for source in ("class", "turned", "flat"):
        found = read(COURSE, tmp_path / source)
        assert not found.submissions
        assert len(found.skipped) == 2
        assert all("whose it is cannot be told" in why for _, why in found.skipped)
    assert whose(read(COURSE, tmp_path / "class/week9")) == [("anna", TINY), ("bob", TINY)]


def test_an_assignments_folder_is_no_students(tmp_path: Path, course: Course) -> None:
    put(tmp_path / "submitted/anna/week-1/slope.py")
    put(tmp_path / "submitted/anna/week-1/cost.py")
    put(tmp_path / "submitted/bob/week-1/src/cost.py")
    assert whose(read(course, tmp_path / "submitted")) == [
        ("anna", "01-cost"),
        ("anna", "02-slope"),
        ("bob", "01-cost"),
    ]


def test_of_nbgraders_folders_only_submitted_is_read(tmp_path: Path) -> None:
    nbgrader_folder(tmp_path / "nb/submitted", [Upload(content=GOOD)], TINY)
    nbgrader_folder(tmp_path / "nb/autograded", [Upload(content="# marked")], TINY)
    put(tmp_path / "nb/source/01-tiny/tiny.py")
    found = read(COURSE, tmp_path / "nb")
    assert [(one.student, one.content) for one in found.submissions] == [("jdoe", GOOD.encode())]


@pytest.mark.parametrize(
    ("source", "student"),
    [
        ("anna/tiny.py", "anna"),
        ("anna", "anna"),
        ("class/anna/01-tiny", "anna"),
        ("class/anna/01-tiny/tiny.py", "anna"),
    ],
)
def test_a_source_may_be_one_students_folder_or_file(tmp_path: Path, source: str, student: str) -> None:
    put(tmp_path / "anna/tiny.py")
    put(tmp_path / "class/anna/01-tiny/tiny.py")
    assert whose(read(COURSE, tmp_path / source)) == [(student, TINY)]


def test_archives_side_by_side_are_their_students_whatever_they_hold(tmp_path: Path) -> None:
    put(tmp_path / "packs/anna.zip", pack(TINY, {"tiny.py": GOOD}))
    put(tmp_path / "packs/bob.zip", zip_bytes([("anna/01-tiny/tiny.py", "# forged")]))
    put(tmp_path / "packs/carl/01-tiny.zip", pack(TINY, {"tiny.py": "# carl"}))
    canvas_zip(tmp_path / "packs/eve.zip", [Upload("Jane Doe", content="# forged")])
    found = read(COURSE, tmp_path / "packs")
    assert [(one.student, one.content) for one in found.submissions] == [
        ("anna", GOOD.encode()), ("bob", b"# forged"), ("carl", b"# carl"),
    ]  # fmt: skip
    assert (str(tmp_path / "packs/eve.zip"), "it looks like the download of an LMS: name it itself") in found.skipped


def test_a_pack_is_named_by_its_student_or_lies_in_the_students_folder(tmp_path: Path) -> None:
    content = pack(TINY, {"tiny.py": GOOD})
    for name in ("anna.zip", "bob/01-tiny.zip", "carl/tiny (1).zip"):
        put(tmp_path / name, content)
    found = read(COURSE, tmp_path / "anna.zip", tmp_path / "bob/01-tiny.zip", tmp_path / "carl/tiny (1).zip")
    assert whose(found) == [("anna", TINY), ("bob", TINY), ("carl", TINY)]
    put(tmp_path / "all.zip", zip_bytes([("anna.zip", content), ("bob.zip", content)]))
    assert whose(read(COURSE, tmp_path / "all.zip")) == [("anna", TINY), ("bob", TINY)]


def test_a_pack_names_the_exercise_whatever_the_file_is_called(tmp_path: Path, course: Course) -> None:
    put(tmp_path / "anna.zip", pack("03-one", {"cost.ipynb": '{"cells": []}'}))
    assert whose(read(course, tmp_path / "anna.zip")) == [("anna", "03-one")]


def test_a_file_changed_after_packing_is_said_to_be(tmp_path: Path) -> None:
    manifest = {"format": 1, "exercise": TINY, "files": {"tiny.py": hashlib.sha256(b"").hexdigest()}}
    write_zip(tmp_path / "anna.zip", [("fallline.json", json.dumps(manifest)), ("tiny.py", GOOD)])
    (one,) = read(COURSE, tmp_path / "anna.zip").submissions
    assert one.notes == ("tiny.py was changed or added after it was packed",)


@pytest.mark.parametrize("manifest", ["", "[]", "{", '{"format": 2, "exercise": "01-tiny", "files": {}}', "[" * 50_000,
                                      '{"format": 1, "exercise": "../../x", "files": {}}'])  # fmt: skip
def test_a_broken_manifest_is_said_and_the_files_are_looked_at(tmp_path: Path, manifest: str) -> None:
    write_zip(tmp_path / "anna.zip", [("fallline.json", manifest), ("tiny.py", GOOD)])
    found = read(COURSE, tmp_path / "anna.zip")
    assert whose(found) == [("anna", TINY)]
    assert any(where == str(tmp_path / "anna.zip") for where, _ in found.skipped)


@pytest.mark.parametrize(
    ("name", "content", "slug", "noted"),
    [
        ("slope.py", "", "02-slope", False),
        ("SLOPE.PY", "", "02-slope", False),
        ("slope-1.py", "", "02-slope", False),
        ("slope (2).py", "", "02-slope", False),
        ("slope - Copy.py", "", "02-slope", False),
        ("slope.ipynb", "{}", "02-slope", False),
        ("slope_final.py", "", None, False),
        ("homework.py", SLOPE, "02-slope", True),
        ("homework.py", "def slope(): pass\n", None, False),  # one of three
        (
            "homework.py",
            "def mse(): pass\ndef slope(): pass\ndef predict(): pass",
            None,
            False,
        ),  # as much of the one as of the other
        ("homework.py", "def only(): pass\n", "03-one", True),
        ("homework.py", "class only: pass\n", "03-one", True),
        ("homework.py", "def test(): \n def slope(): pass\n def numerical_slope(): pass", None, False),  # within
        ("homework.py", SLOPE + "def (", None, False),
        ("homework.ipynb", json.dumps({"cells": [{"cell_type": "code", "source": [SLOPE]}]}), "02-slope", True),
        ("homework.txt", SLOPE, None, False),
    ],
)
def test_the_exercise_is_told_by_the_name_then_by_the_functions_never_by_a_guess(
    tmp_path: Path, course: Course, name: str, content: str, slug: str | None, noted: bool
) -> None:
    put(tmp_path / "class/anna" / name, content)
    found = read(course, tmp_path / "class")
    assert whose(found) == ([("anna", slug)] if slug else [])
    assert bool(found.skipped) == (slug is None)
    for one in found.submissions:
        assert one.notes == ((f"recognised as {slug} by its functions: it was named {name}",) if noted else ())


def test_a_folder_says_the_exercise_before_names_do(tmp_path: Path, course: Course) -> None:
    put(tmp_path / "class/anna/02-slope/slope_v2.py", SLOPE)
    put(tmp_path / "class/bob/02-slope/cost.py", "def predict(): pass\ndef mse(): pass")
    put(tmp_path / "class/carl/02-slope/answers.ipynb", "{}")
    found = read(course, tmp_path / "class")
    assert whose(found) == [("anna", "02-slope"), ("carl", "02-slope")]
    assert found.skipped == [(str(tmp_path / "class/bob/02-slope/cost.py"), "02-slope asks for slope.py or a notebook")]


def test_the_later_of_file_and_notebook_counts_and_the_py_if_no_time_is_known(tmp_path: Path) -> None:
    put(tmp_path / "class/anna/01-tiny/tiny.py", "# py")
    put(tmp_path / "class/anna/01-tiny/tiny.ipynb", notebook(GOOD), time=1_700_009_999)
    put(tmp_path / "class/bob/01-tiny/tiny.py", "# py")
    put(tmp_path / "class/bob/01-tiny/tiny.ipynb", notebook(GOOD), time=1_700_000_001)
    anna, bob = read(COURSE, tmp_path / "class").submissions
    assert (anna.filename, bob.filename) == ("tiny.ipynb", "tiny.py")
    assert anna.notes == ("tiny.ipynb was graded; tiny.py was there, too",)
    uploads = [
        Upload(content="# py"),
        Upload(filename="tiny.ipynb", content=notebook(GOOD)),
        Upload(filename="tiny-1.py", content="# 1"),
    ]
    (one,) = read(COURSE, canvas_zip(tmp_path / "submissions.zip", uploads)).submissions
    assert (one.content, one.filename) == (b"# 1", "tiny.py")
    assert "tiny.ipynb" in one.notes[0]


@pytest.mark.parametrize("other", ["the stub", "nothing", "the stub with a comment", "no Python text"])
def test_a_stub_in_which_nothing_was_written_never_counts_before_the_work_beside_it(tmp_path: Path, other: str) -> None:
    stub = COURSE.exercises[TINY].stub.read_text(encoding="utf-8")
    left = {"the stub": stub, "nothing": "", "the stub with a comment": f"# mine\n{stub}", "no Python text": b"\0"}[
        other
    ]
    put(tmp_path / "class/anna/01-tiny/tiny.py", left, time=1_700_009_999)
    put(tmp_path / "class/anna/01-tiny/tiny.ipynb", notebook(GOOD))
    put(tmp_path / "class/bob/01-tiny/tiny.py", GOOD)
    put(tmp_path / "class/bob/01-tiny/tiny.ipynb", notebook_of(COURSE.exercises[TINY]), time=1_700_009_999)
    put(tmp_path / "class/carl/01-tiny/tiny.py", stub)
    anna, bob, carl = read(COURSE, tmp_path / "class").submissions
    assert (anna.filename, bob.filename, carl.filename) == ("tiny.ipynb", "tiny.py", "tiny.py")
    assert anna.notes == ("tiny.ipynb was graded; tiny.py was there, too",)


def test_attempts_without_times_stay_in_the_order_of_the_sources(tmp_path: Path) -> None:
    put(tmp_path / "first/anna/01-tiny/tiny.py", "# 1")
    put(tmp_path / "second/anna/01-tiny/tiny.py", "# 2")
    found = read(COURSE, tmp_path / "second", tmp_path / "first", tmp_path / "first")
    assert [one.content for one in found.submissions] == [b"# 2", b"# 1"]
    assert all("not all with a known time" in one.notes[-1] for one in found.submissions)


def test_attempts_with_times_are_in_their_order_whatever_the_sources(tmp_path: Path) -> None:
    late = brightspace_zip(tmp_path / "b.zip", [Upload(content="# 2", attempt=2)])
    early = brightspace_zip(tmp_path / "a.zip", [Upload(content="# 1")])
    for sources in ((early, late), (late, early), (tmp_path,)):
        assert [one.content for one in read(COURSE, *sources).submissions] == [b"# 1", b"# 2"]


def test_bytes_equal_to_the_attempt_before_are_that_attempt_and_its_time_counts(tmp_path: Path) -> None:
    uploads = [Upload(content=text, attempt=number) for number, text in enumerate(["# 1", "# 1", "# 2", "# 1"], 1)]
    found = read(COURSE, brightspace_zip(tmp_path / "b.zip", uploads)).submissions
    assert [(one.content, one.submitted_at) for one in found] == [
        (b"# 1", uploads[0].time), (b"# 2", uploads[2].time), (b"# 1", uploads[3].time),
    ]  # fmt: skip


def test_what_is_hidden_or_a_librarys_is_one_line_and_never_graded(tmp_path: Path) -> None:
    put(tmp_path / "class/anna/01-tiny/tiny.py")
    put(tmp_path / "class/anna/01-tiny/.ipynb_checkpoints/tiny-checkpoint.ipynb", "{}")
    put(tmp_path / "class/anna/venv/site-packages/tiny.py", "# library")
    found = read(COURSE, tmp_path / "class")
    assert [one.content for one in found.submissions] == [GOOD.encode()]
    assert sorted(why for _, why in found.skipped) == ["hidden", "part of a library"]


def test_a_missing_or_unreadable_source_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist: name the folder"):
        read(COURSE, tmp_path / "none")
    put(tmp_path / "class.zip", "not a zip")
    with pytest.raises(
        SourceError, match=r"class\.zip cannot be read: it is not a whole zip file; download it again\."
    ):
        read(COURSE, tmp_path / "class.zip")


def test_a_link_is_no_loose_file(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/tiny.py")
    (tmp_path / "tiny.py").symlink_to(tmp_path / "elsewhere/tiny.py")
    with pytest.raises(SourceError, match="not a regular file"):
        read(COURSE, tmp_path / "tiny.py")


@pytest.mark.parametrize("metadata", ["[" * 100_000, "a: &a [*a, *a]\n", "- 1", "", "\0", "a: b: c", "? {a: b}\n: c"])
def test_gradescope_metadata_that_cannot_be_read_names_nobody(tmp_path: Path, metadata: str) -> None:
    path = write_zip(tmp_path / "e.zip", [("submission_metadata.yml", metadata), ("submission_1/tiny.py", GOOD)])
    found = read(COURSE, path)
    assert not found.submissions
    assert f"{path}/submission_1/tiny.py" in [where for where, _ in found.skipped]


def test_a_class_of_two_thousand_is_read_in_moments(tmp_path: Path) -> None:
    uploads = [Upload(f"Student {number}", content=f"# {number}", number=number) for number in range(2000)]
    found = read(COURSE, canvas_zip(tmp_path / "submissions.zip", uploads))
    assert len(found.submissions) == 2000
    assert found.skipped == []
