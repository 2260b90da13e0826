"""Rows 7.7 and 7.8 of the catalogue, as far as their code exists: folders, cells, and text that is shown.

What comes with later code is listed, with reasons, in `catalogue.LATER`.
"""

import json
import os
from pathlib import Path

import pytest
from helpers import FAKE, GOOD, submission

from grader.course import Course
from grader.errors import RejectedError
from grader.intake.cells import code_cells
from grader.intake.sources import Found, read_sources
from grader.render.files import safe_name
from grader.text import inert

SECRET = "secret-file-c0de"


def place(folder: Path, student: str, name: str, content: str = GOOD) -> Path:
    path = folder / "class" / student / "01-tiny" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def read(folder: Path) -> Found:
    return read_sources([folder / "class"], Course(FAKE))


@pytest.mark.parametrize(
    "name",
    ["numpy.py", "json.py", "sitecustomize.py", "conftest.py", "pytest.ini", "__init__.py", "tiny.pyc", "tiny.PY"],
)
def test_only_the_declared_file_is_taken(tmp_path: Path, name: str) -> None:
    place(tmp_path, "anna", "tiny.py")
    extra = place(tmp_path, "anna", name)

    found = read(tmp_path)

    assert [one.filename for one in found.submissions] == ["tiny.py"]
    assert str(extra) in [path for path, _ in found.skipped]


@pytest.mark.parametrize("kind", ["symlink", "fifo", "folder link"])
def test_links_and_devices_are_never_opened(tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "elsewhere" / "01-tiny" / "tiny.py"
    secret.parent.mkdir(parents=True)
    secret.write_text(SECRET)
    path = place(tmp_path, "anna", "tiny.py")
    path.unlink()
    if kind == "symlink":
        path.symlink_to(secret)
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.parent.rmdir()
        path.parent.symlink_to(secret.parent, target_is_directory=True)

    assert not read(tmp_path).submissions


def test_odd_names_of_students_stay_in_the_folder_of_reports(tmp_path: Path) -> None:

    names = [
        "..",
        "../../escaped",
        "/etc/escaped",
        "..\\escaped",
        "~root",
        "a\0b",
        "<script>alert(1)</script>",
        "=1+1",
        "CON",
    ]
    for name in names:
        (tmp_path / "reports" / safe_name(name)).mkdir(parents=True, exist_ok=True)

    assert {path.name for path in tmp_path.iterdir()} == {"reports"}
    assert all(path.is_dir() for path in (tmp_path / "reports").iterdir())


def test_too_large_a_file_is_passed_over_with_the_reason(tmp_path: Path) -> None:
    path = place(tmp_path, "anna", "tiny.py")
    os.truncate(path, 1 << 30)

    found = read(tmp_path)

    assert not found.submissions
    assert any("larger than 5 MB" in why for _, why in found.skipped)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"x = 1\0", b"\xff\xfe\0", b"# coding: utf-7\n+AGEAXw-", b"# coding: no-such\n", b"\xed\xa0\x80",
     b"x" * 2_000_001],
    ids=["empty", "zero", "a zero byte", "UTF-16", "UTF-7", "unknown", "surrogate", "long"],
)  # fmt: skip
def test_what_is_no_text_in_utf_8_is_refused_with_the_reason(content: bytes) -> None:
    try:
        cells, _ = code_cells(submission("anna", content))
    except RejectedError:
        return
    else:  # another encoding that Python names is decoded to plain text; nothing is run
        assert all(isinstance(cell, str) and "\0" not in cell for cell in cells)


@pytest.mark.parametrize(
    "notebook",
    ["3", "[]", "{}", '{"cells": 3}', '{"cells": [3]}', '{"cells": [{"cell_type": "code", "source": {"a": 1}}]}',
     "[" * 100_000, '{"cells": [{"cell_type": "code", "source": [1, 2]}]}', '{"cells": 1e999}'],
)  # fmt: skip
def test_a_broken_notebook_is_refused_or_harmless(notebook: str) -> None:
    try:
        cells, _ = code_cells(submission("anna", notebook, filename="tiny.ipynb"))
    except RejectedError:
        return
    assert all(isinstance(cell, str) for cell in cells)


def test_magics_and_outputs_of_a_notebook_are_not_run_or_read() -> None:
    code = ["%%bash\nrm -rf /", "!rm -rf /", "%run /etc/passwd\nx = 1", "%load_ext autoreload", "total?"]
    cells = [
        {"cell_type": "code", "source": one, "outputs": [{"text": SECRET}], "metadata": {"points": 9}} for one in code
    ]
    notebook = json.dumps({"cells": cells, "metadata": {"student": SECRET}})

    sources, notes = code_cells(submission("anna", notebook, filename="tiny.ipynb"))

    assert not any(word in cell for cell in sources for word in ("rm", "%", "passwd", "?", SECRET))
    assert len(notes) == len(code)


def test_no_character_moves_a_terminal_or_reorders_a_line() -> None:
    wild = "\x1b[2J\x1b]0;title\a\r\b\x9b\u202e\u2066\u200b\ud800\u2028\x00\x7f"

    shown = inert("name" + wild + "\nnext", keep_lines=False)

    assert all(character.isprintable() for character in shown)
    assert shown.startswith("name⟨1B⟩[2J")


@pytest.mark.parametrize("text", ["{0.__class__}", "{{7*7}}", "%s%n", "[red]x[/]", "<script>alert(1)</script>", "=1+1"])
def test_text_is_never_a_format_or_a_template(text: str) -> None:
    assert inert(text) == text
