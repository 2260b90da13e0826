"""Zip archives, read without trust: the list of entries record by record, each file by counted bytes, nothing on disk.

The standard library's zipfile gives up a whole archive over one bad record; here a bad record costs that entry alone, and
only stored and deflated data are read, so memory is bounded by the caps and not by what the archive says.
"""

import calendar
import os
import re
import stat
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from grader.errors import SourceError
from grader.intake import names
from grader.intake.entries import Entry, Skipped
from grader.intake.limits import MAX_RATIO, RATIO_FROM, Budget, RefusedError, too_large

END, END64, LOCATOR64, RECORD, LOCAL = b"PK\5\6", b"PK\6\6", b"PK\6\7", b"PK\1\2", b"PK\3\4"
RECORD_FORMAT, LOCAL_FORMAT = struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8
ENCRYPTED, UTF_8 = 0x2041, 0x800
CHUNK = 65_536
BROKEN = "it is not a whole zip file"


@dataclass(frozen=True)
class Record:
    """One entry as the archive's list has it."""

    flags: int
    method: int
    date: int  # date and time as DOS packs them
    crc: int
    compressed: int
    size: int
    name: bytes
    mode: int
    offset: int


def zip_entries(file: BinaryIO, where: str, budget: Budget, skipped: Skipped) -> list[Entry]:
    """The files of a zip that may be read; the others go to `skipped`; SourceError when nothing can be listed."""
    records = list(_records(file, where, budget, skipped))
    starts = sorted({record.offset for record in records})
    entries: dict[str, Entry] = {}
    for record in records:
        try:
            if entry := _entry(file, record, where, starts, budget):
                first = entries.setdefault(names.same_name(entry.path), entry)
                if first is not entry:
                    raise RefusedError(f"its name is that of {first.path!r} again: the first counts")
        except RefusedError as why:
            skipped.append((f"{where}/{_shown(record.name)}", str(why)))
    return list(entries.values())


def _records(file: BinaryIO, where: str, budget: Budget, skipped: Skipped) -> Iterator[Record]:
    base, directory = _directory(file, where, budget.limits.directory)
    at = 0
    while at < len(directory):
        if directory[at : at + 4] != RECORD or at + RECORD_FORMAT.size > len(directory):
            skipped.append((where, "its list of entries is broken: what comes after could not be read"))
            return
        fields = RECORD_FORMAT.unpack_from(directory, at)
        name_end = at + RECORD_FORMAT.size + fields[10]
        extra_end = name_end + fields[11]
        name = directory[at + RECORD_FORMAT.size : name_end]
        at = extra_end + fields[12]
        try:
            budget.take_entry()
        except RefusedError as why:
            skipped.append((where, str(why)))
            return
        size, compressed, offset = _wide(directory[name_end:extra_end], fields[9], fields[8], fields[16])
        date = fields[6] << 16 | fields[5]
        yield Record(fields[3], fields[4], date, fields[7], compressed, size, name, fields[15] >> 16, base + offset)


def _directory(file: BinaryIO, where: str, limit: int) -> tuple[int, bytes]:
    """What offsets count from, and the list of entries."""
    length = file.seek(0, os.SEEK_END)
    start = file.seek(max(0, length - 65_557))
    tail = file.read(65_557)
    found = _end(tail)
    if found is None:
        raise SourceError(f"{where} cannot be read: {BROKEN}; download it again.")
    size, offset = struct.unpack_from("<2L", tail, found + 12)
    end = start + found
    if 0xFFFFFFFF in (size, offset) or tail[found + 10 : found + 12] == b"\xff\xff":
        end, size, offset = _end64(file, end, size, offset)
    base = end - size - offset
    if size > limit:
        raise SourceError(f"{where} cannot be read: its list of entries is too long; split it.")
    if base < 0:
        raise SourceError(f"{where} cannot be read: {BROKEN}; download it again.")
    file.seek(base + offset)
    return base, file.read(size)


def _end(tail: bytes) -> int | None:
    """Where the end record begins: its comment reaches to the last byte, so an end within a comment is passed over."""
    ends = [found.start() for found in re.finditer(re.escape(END), tail[:-18])]
    whole = [at for at in ends if at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail)]
    return next(reversed(whole or ends), None)


def _end64(file: BinaryIO, end: int, size: int, offset: int) -> tuple[int, int, int]:
    """Where the list ends, its size and its offset, when they need more than 32 bits."""
    file.seek(max(0, end - 20))
    locator = file.read(20)
    if len(locator) < 20 or locator[:4] != LOCATOR64:
        return end, size, offset
    at = int(struct.unpack_from("<Q", locator, 8)[0])
    if at > end:
        return end, size, offset
    file.seek(at)
    record = file.read(56)
    if len(record) < 56 or record[:4] != END64:
        return end, size, offset
    size, offset = struct.unpack_from("<2Q", record, 40)
    return at, size, offset


def _wide(extra: bytes, size: int, compressed: int, offset: int) -> tuple[int, int, int]:
    """The 64-bit values, where the 32-bit fields say to look for them."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            field = extra[at + 4 : at + 4 + length]
            numbers = iter(struct.unpack_from(f"<{len(field) // 8}Q", field))
            wide = [next(numbers, value) if value == 0xFFFFFFFF else value for value in (size, compressed, offset)]
            return wide[0], wide[1], wide[2]
        at += 4 + length
    return size, compressed, offset


def _entry(file: BinaryIO, record: Record, where: str, starts: list[int], budget: Budget) -> Entry | None:
    raw = _decoded(record)
    if raw.endswith(("/", "\\")):
        return None
    path = names.clean(raw)
    if stat.S_IFMT(record.mode) not in (0, stat.S_IFREG):
        raise RefusedError("not a regular file")
    following = bisect_right(starts, record.offset)
    if following < len(starts) and record.offset + LOCAL_FORMAT.size + record.compressed > starts[following]:
        raise RefusedError("it overlaps with another entry")
    return Entry(path, raw, f"{where}/{path}", lambda limit: _read(file, record, limit, budget), _modified(record.date))


def _decoded(record: Record) -> str:
    try:
        return record.name.decode("utf-8")
    except UnicodeDecodeError:
        if record.flags & UTF_8:
            raise RefusedError("its name is not UTF-8") from None
        return record.name.decode("cp437")


def _shown(name: bytes) -> str:
    return name[:200].decode("utf-8", errors="replace")


def _modified(date: int) -> float | None:
    day, time = date >> 16, date & 0xFFFF
    year, month = 1980 + (day >> 9), day >> 5 & 15
    if year == 1980 or not 1 <= month <= 12:
        return None  # the zero of the format, not a time
    return float(calendar.timegm((year, month, day & 31, time >> 11, time >> 5 & 63, (time & 31) * 2)))


def _read(file: BinaryIO, record: Record, limit: int, budget: Budget) -> bytes:
    """The bytes of an entry, every claim about them checked."""
    if record.flags & ENCRYPTED:
        raise RefusedError("it is encrypted: ask for it without a password")
    if record.method not in (STORED, DEFLATED):
        raise RefusedError("it is compressed in a way that is not read here: ask for an ordinary zip")
    if record.size > limit:
        raise too_large(limit)
    if record.size > RATIO_FROM and record.size > MAX_RATIO * max(record.compressed, 1):
        raise RefusedError(f"it expands more than {MAX_RATIO}-fold")
    budget.take_bytes(record.size)
    _find(file, record)
    content = (_stored if record.method == STORED else _inflated)(file, record)
    if len(content) != record.size:
        raise RefusedError("its size is not what the archive says")
    if zlib.crc32(content) != record.crc:
        raise RefusedError("it is damaged: its checksum differs")
    return content


def _find(file: BinaryIO, record: Record) -> None:
    """To the first byte of the data."""
    file.seek(record.offset)
    header = file.read(LOCAL_FORMAT.size)
    if len(header) < LOCAL_FORMAT.size or header[:4] != LOCAL:
        raise RefusedError("it is damaged: the archive does not hold it where it says")
    *_, name_length, extra_length = LOCAL_FORMAT.unpack(header)
    if file.read(name_length) != record.name:
        raise RefusedError("it has two names")
    file.seek(extra_length, os.SEEK_CUR)


def _stored(file: BinaryIO, record: Record) -> bytes:
    return file.read(record.size) if record.compressed == record.size else b""


def _inflated(file: BinaryIO, record: Record) -> bytes:
    """At most one byte more than the archive says there are."""
    inflate, parts, left, room = zlib.decompressobj(-15), [], record.compressed, record.size + 1
    try:
        while room > 0 and not inflate.eof:
            packed = inflate.unconsumed_tail or file.read(min(CHUNK, left))
            left -= 0 if inflate.unconsumed_tail else len(packed)
            part = inflate.decompress(packed, room)
            if not packed and not part:
                break
            parts.append(part)
            room -= len(part)
    except zlib.error:
        raise RefusedError("it is damaged: it cannot be unpacked") from None
    return b"".join(parts)
