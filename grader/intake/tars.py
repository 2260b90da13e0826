"""Tar archives, plain or gzipped, read in one pass under the same limits as zips; their files are kept in memory.

Only regular members are taken; links and devices are refused one by one, and a stream that would grow beyond the limits ends
the reading there.
"""

import gzip
import io
import tarfile
import zlib
from typing import BinaryIO, cast

from grader.errors import SourceError
from grader.intake import names
from grader.intake.entries import Entry, Skipped
from grader.intake.limits import MAX_FILE, Budget, RefusedError, too_large

STREAM = 4 * MAX_FILE  # bytes of headers and skipped members that a tar may cost beyond what is kept
ONE_READ = 1_000_000  # bytes: headers are smaller, and members are read in pieces
KEPT = 60_000_000  # bytes of members in memory
BROKEN = (tarfile.TarError, EOFError, OSError, zlib.error, ValueError, OverflowError, RecursionError)


class Bounded(io.RawIOBase):
    """A stream read forwards that refuses to be long: what tarfile sees of an archive."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.stream, self.limit = stream, limit

    def read(self, size: int = -1) -> bytes:
        """Some bytes, never many at once."""
        if not 0 <= size <= ONE_READ or self.stream.tell() + size > self.limit:
            raise tarfile.ReadError("too large")
        return self.stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Forwards, as far as the limit."""
        if offset > self.limit:
            raise tarfile.ReadError("too large")
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        """Where the stream is."""
        return self.stream.tell()

    def seekable(self) -> bool:
        """As tarfile asks."""
        return True


def tar_entries(file: BinaryIO, where: str, budget: Budget, skipped: Skipped) -> list[Entry]:
    """The files of a tar that may be read; SourceError when it is no tar."""
    gzipped = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    stream = gzip.GzipFile(fileobj=file) if gzipped else file
    bounded = Bounded(cast(BinaryIO, stream), min(budget.expanded, KEPT) + STREAM)
    try:
        archive = tarfile.TarFile(fileobj=bounded)
    except BROKEN:
        raise SourceError(f"{where} cannot be read: it is not a whole tar file; download it again.") from None
    return _members(archive, where, budget, skipped)


def _members(archive: tarfile.TarFile, where: str, budget: Budget, skipped: Skipped) -> list[Entry]:
    entries: dict[str, Entry] = {}
    room = [KEPT]
    while True:
        try:
            budget.take_entry()
            member = archive.next()
        except RefusedError as why:
            skipped.append((where, str(why)))
            break
        except BROKEN:
            skipped.append((where, "the tar file is damaged or too large: what comes after could not be read"))
            break
        if member is None:
            break
        vars(archive)["members"] = []  # tarfile would remember every header
        if not member.isdir():
            _member(archive, member, where, budget, entries, room, skipped)
    return list(entries.values())


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, where: str, budget: Budget,
    entries: dict[str, Entry], room: list[int], skipped: Skipped,
) -> None:  # fmt: skip
    try:
        path = names.clean(member.name)
        if not member.isreg() or member.issparse():
            raise RefusedError("not a regular file")
        if (first := entries.get(names.same_name(path))) is not None:
            raise RefusedError(f"its name is that of {first.path!r} again: the first counts")
        content = _content(archive, member, budget, room)
    except RefusedError as why:
        skipped.append((f"{where}/{member.name[:200]}", str(why)))
        return
    entry = Entry(path, member.name, f"{where}/{path}", lambda limit: _within(content, limit), float(member.mtime))
    entries[names.same_name(path)] = entry


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget, room: list[int]) -> bytes:
    if member.size > MAX_FILE:
        raise too_large(MAX_FILE)
    if member.size > room[0]:
        raise RefusedError("the tar file is too large: send a zip")
    budget.take_bytes(member.size)
    room[0] -= member.size
    stream = archive.extractfile(member)
    try:
        pieces = iter(lambda: stream.read(ONE_READ) if stream else b"", b"")
        content = b"".join(pieces)
    except BROKEN:
        raise RefusedError("it is damaged: the archive ends before it") from None
    if len(content) != member.size:
        raise RefusedError("it is damaged: the archive ends before it")
    return content


def _within(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise too_large(limit)
    return content
