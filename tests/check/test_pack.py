"""`grade pack`: the zip that the grader reads, and the receipt."""

import json
import zipfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from check.home import COURSE, GOOD, SUMMED, grade, spoken, write, write_notebook
from helpers import TINY

from grader.check.packing import pack
from grader.check.released import read
from grader.intake.sources import read_sources


def test_the_zip_holds_the_file_and_names_the_exercise_and_the_digest(folder: Path) -> None:
    path = write(folder, GOOD)
    assert grade("pack", folder).exit_code == 0
    with zipfile.ZipFile(folder / f"{TINY}.zip") as archive:
        assert archive.namelist() == ["tiny.py", "fallline.json"]
        manifest = json.loads(archive.read("fallline.json"))
        assert archive.read("tiny.py") == path.read_bytes()
    assert manifest["format"] == 1
    assert manifest["exercise"] == TINY
    assert manifest["files"] == {"tiny.py": sha256(path.read_bytes()).hexdigest()}
    assert datetime.fromisoformat(manifest["packed_at"]).tzinfo is not None


def test_the_grader_reads_what_was_packed(folder: Path, tmp_path: Path) -> None:
    write(folder, GOOD)
    grade("pack", folder)
    (tmp_path / "in" / "anna").mkdir(parents=True)
    (folder / f"{TINY}.zip").rename(tmp_path / "in" / "anna" / f"{TINY}.zip")
    found = read_sources([tmp_path / "in"], COURSE)
    assert [one.content.decode() for one in found.submissions] == [GOOD]
    assert found.submissions[0].exercise == TINY


def test_the_receipt_is_printed_and_kept(folder: Path) -> None:
    path = write(folder, GOOD)
    result = grade("pack", folder)
    receipt = (folder / f"{TINY}-receipt.txt").read_text(encoding="utf-8")
    archive = (folder / f"{TINY}.zip").read_bytes()
    assert receipt.strip() in result.output
    for fact in (f"tiny.py   {len(path.read_bytes())} bytes", sha256(path.read_bytes()).hexdigest(), "packed 20",
                 f"{TINY}.zip   {len(archive)} bytes", sha256(archive).hexdigest()):  # fmt: skip
        assert fact in receipt


def test_the_same_file_at_the_same_time_packs_to_the_same_bytes(folder: Path) -> None:
    path, now = write(folder, GOOD), datetime.fromisoformat("2026-03-01T10:00:00+01:00")
    first = pack(read(folder), path, now).archive.read_bytes()
    write(folder, GOOD)
    assert pack(read(folder), path, now).archive.read_bytes() == first


def test_failing_public_checks_warn_and_do_not_refuse(folder: Path) -> None:
    write(folder, SUMMED)
    result = grade("pack", folder)
    assert result.exit_code == 0
    assert "warning: 1 of 3 public checks fail" in spoken(result)
    assert (folder / f"{TINY}.zip").is_file()


def test_a_file_that_is_no_python_is_not_packed(folder: Path) -> None:
    write(folder, "def total(x:\n")
    result = grade("pack", folder)
    assert result.exit_code == 1
    assert "Nothing was packed: line 1 of tiny.py is not valid Python" in spoken(result)
    assert not (folder / f"{TINY}.zip").exists()


def test_a_notebook_is_packed_as_a_notebook(folder: Path) -> None:
    notebook = write_notebook(folder, GOOD)
    assert grade("pack", notebook).exit_code == 0
    with zipfile.ZipFile(folder / f"{TINY}.zip") as archive:
        assert archive.namelist() == ["tiny.ipynb", "fallline.json"]


def test_several_exercises_are_not_packed_together(folder: Path) -> None:
    (folder.parent / "02-second").mkdir()
    (folder.parent / "02-second" / "exercise.toml").write_text('title = "b"\nfile = "b.py"\nfunctions = ["b"]\n')
    result = grade("pack", folder.parent)
    assert result.exit_code == 2
    assert "change into the one to hand in" in spoken(result)
