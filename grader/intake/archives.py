"""Sources opened: a folder, an archive or a loose file becomes a list of entries; an archive in an archive, too.

Reading never writes. What cannot be taken is refused entry by entry with the reason; an archive that cannot be read at all is
a SourceError when the instructor named it, a refusal when it lies inside another.
"""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from grader.errors import SourceError
from grader.intake import names
from grader.intake.entries import Entry, Skipped
from grader.intake.limits import DOWNLOAD, MAX_NESTED, Budget, RefusedError, too_large
from grader.intake.tars import tar_entries
from grader.intake.zips import zip_entries

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
OTHER_ARCHIVES = (".rar", ".7z", ".tar.xz", ".tar.bz2", ".gz", ".xz", ".bz2")


def is_archive(name: str) -> bool:
    """Whether a file of that name is opened."""
    return name.lower().endswith(ARCHIVES)


def archive_stem(name: str) -> str:
    """The name without what says that it is an archive."""
    ending = next((ending for ending in ARCHIVES if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)]


def open_source(source: Path, opened: ExitStack, skipped: Skipped) -> list[Entry]:
    """All regular files of a source; archives among them stay closed. Entries can be read while `opened` is."""
    if source.is_dir():
        return list(_files(source, skipped))
    if is_archive(source.name):
        file = opened.enter_context(_open_regular(source))
        return _listed(file, source.name, str(source), Budget(DOWNLOAD), skipped)
    try:
        return [_on_disk(source, source.name)]
    except RefusedError as why:
        raise SourceError(f"{source} cannot be read ({why}): name a folder, an archive or a file.") from None


def inside(entry: Entry, budget: Budget, skipped: Skipped) -> list[Entry]:
    """The entries of an archive that is itself an entry; RefusedError when it cannot be read."""
    content = entry.read(MAX_NESTED)
    try:
        return _listed(io.BytesIO(content), entry.name, entry.where, budget, skipped)
    except SourceError:
        raise RefusedError("the archive cannot be read: it is damaged, or no zip or tar file") from None


def _listed(file: BinaryIO, name: str, where: str, budget: Budget, skipped: Skipped) -> list[Entry]:
    listing = zip_entries if name.lower().endswith(".zip") else tar_entries
    return listing(file, where, budget, skipped)


def _files(source: Path, skipped: Skipped) -> Iterator[Entry]:
    """Regular files below a folder; nothing is followed."""

    def closed_to_us(error: OSError) -> None:
        skipped.append((str(error.filename), "it cannot be opened: check its permissions"))

    for folder, folders, files in os.walk(source, onerror=closed_to_us):
        closed = [name for name in folders if names.hidden(name) or os.path.islink(os.path.join(folder, name))]
        for name in closed:
            skipped.append((str(Path(folder, name)), "hidden" if names.hidden(name) else "not a regular file"))
        folders[:] = sorted(set(folders) - set(closed))
        below = folder.removeprefix(str(source)).replace(os.sep, "/").strip("/")
        for name in sorted(files):
            path = os.path.join(folder, name)
            try:
                yield _on_disk(path, f"{below}/{name}" if below else name)
            except RefusedError as why:
                skipped.append((path, str(why)))


def _on_disk(path: str | Path, raw: str) -> Entry:
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError("not a regular file")
    return Entry(names.clean(raw), raw, str(path), lambda limit: _content(path, limit), found.st_mtime)


def _content(path: str | Path, limit: int) -> bytes:
    try:
        with _open_regular(path, getattr(os, "O_NOFOLLOW", 0)) as file:
            content = file.read(limit + 1) if os.fstat(file.fileno()).st_size <= limit else None
    except (OSError, SourceError):
        raise RefusedError("it cannot be read") from None
    if content is None or len(content) > limit:
        raise too_large(limit)
    return content


def _open_regular(path: str | Path, flags: int = 0) -> BinaryIO:
    """A regular file, even if something else takes its name in between."""
    try:
        number = os.open(path, os.O_RDONLY | flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}): check its permissions.") from None
    file = os.fdopen(number, "rb")
    if not stat.S_ISREG(os.fstat(number).st_mode):
        file.close()
        raise SourceError(f"{path} is not a regular file: name a folder, an archive or a file.")
    return file
