"""Archives made to do harm cost one entry, one sentence and a bounded amount of memory; all good work comes out."""

import os
import tracemalloc
from pathlib import Path

import pytest
from helpers import FAKE
from intake.hostile import GOOD_FILES, WORK, File, Kind, kinds, raw_zip

from grader.course import Course
from grader.errors import SourceError
from grader.intake.sources import Found, read_sources

KINDS = list(kinds())
PEAK = 64_000_000  # bytes that reading any of them may take at once
COURSE = Course(FAKE)


def read(path: Path) -> tuple[Found, int]:
    tracemalloc.start()
    try:
        return read_sources([path], COURSE), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def tree(folder: Path) -> set[tuple[str, int]]:
    return {(str(path), path.lstat().st_size) for path in folder.rglob("*")}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "deeper")


def test_there_are_many_kinds_and_each_has_its_name() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 40


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_named_by_the_instructor(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / f"class{kind.suffix}"
    path.write_bytes(kind.content)
    before = tree(tmp_path)
    if kind.whole:
        with pytest.raises(SourceError, match=r"cannot be read: .*; .*\.$"):
            read(path)
        assert tree(tmp_path) == before
        return
    found, peak = read(path)
    assert tree(tmp_path) == before
    assert peak < PEAK
    assert {(one.student, one.content) for one in found.submissions} == {
        (name.split("/")[0], WORK) for name in kind.good
    }
    assert any(kind.says in why for _, why in found.skipped) or not kind.says, found.skipped


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_handed_in_by_a_student(kind: Kind, tmp_path: Path) -> None:
    """Whatever it holds is that student's, and the others' work comes out."""
    path = tmp_path / "submissions.zip"
    files = (
        ("annadoe_1_10_tiny.py", WORK),
        (f"evemalory_2_11_x{kind.suffix}", kind.content),
        ("roebo_3_12_tiny.py", WORK),
    )
    path.write_bytes(raw_zip(*(File(name.encode(), content, method=0) for name, content in files)))
    before = tree(tmp_path)
    found, peak = read(path)
    assert tree(tmp_path) == before
    assert peak < PEAK
    assert (
        {"annadoe-1", "roebo-3"}
        <= {one.student for one in found.submissions}
        <= {"annadoe-1", "evemalory-2", "roebo-3"}
    )
    assert ("evemalory-2" in {one.student for one in found.submissions}) == bool(kind.good)
    assert bool(found.skipped) or len(kind.good) < 2


def test_a_million_entries_are_refused_by_the_length_of_their_list(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    one = raw_zip(GOOD_FILES[0])
    start, end = one.find(b"PK\1\2"), one.find(b"PK\5\6")
    record = one[start:end]
    directory = record * (20_000_000 // len(record))
    size = len(directory).to_bytes(4, "little")
    path.write_bytes(one[:start] + directory + one[end : end + 12] + size + one[end + 16 :])
    with pytest.raises(SourceError, match="too long; split it"):
        read(path)


def test_an_archive_is_not_read_through_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "class.zip")
    with pytest.raises(SourceError, match="not a regular file"):
        read(tmp_path / "class.zip")


def test_two_hundred_mutilated_archives_end_in_a_reading_or_one_sentence(tmp_path: Path) -> None:
    import random

    source = random.Random(7)
    for number in range(200):
        content = bytearray(raw_zip(*GOOD_FILES, before=b"x" * (number % 3)))
        for _ in range(source.randrange(1, 6)):
            content[source.randrange(len(content))] = source.randrange(256)
        path = tmp_path / "class.zip"
        path.write_bytes(content[: source.choice([len(content), source.randrange(len(content))])])
        try:
            found = read_sources([path], COURSE)
        except SourceError:
            continue
        assert all(one.content == WORK for one in found.submissions)
