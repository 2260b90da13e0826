"""Archives made to do harm, by kind: each with the good work that it also holds and what must be said of the rest.

Good work is `<student>/01-tiny/tiny.py`. `kinds()` builds them in memory, cheaply; nothing here is ever unpacked to disk.
"""

import gzip
import io
import random
import stat
import struct
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from helpers import GOOD
from intake.downloads import zip_bytes

WORK = GOOD.encode()
ANNA, BOB = "anna/01-tiny/tiny.py", "bob/01-tiny/tiny.py"
UNIX = 3 << 8


@dataclass(frozen=True)
class Kind:
    """One way to do harm."""

    name: str
    content: bytes
    good: tuple[str, ...] = (ANNA, BOB)  # entries that must come out
    says: str = ""  # what must stand in a reason for the rest
    whole: bool = False  # nothing can be read: a SourceError where the instructor named it
    suffix: str = ".zip"


@dataclass(frozen=True)
class File:
    """One entry, and every claim about it that may be a lie."""

    name: bytes
    data: bytes = WORK
    method: int = 8
    flags: int = 0
    mode: int = 0
    version: int = 20
    extra: bytes = b""
    date: int = 0x5C62_6000
    local_name: bytes | None = None
    crc: int | None = None
    size: int | None = None
    compressed: int | None = None
    offset: int | None = None
    packed: bytes | None = None


GOOD_FILES = (File(ANNA.encode()), File(BOB.encode()))


def raw_zip(
    *files: File, before: bytes = b"", comment: bytes = b"", count: int | None = None, size: int | None = None
) -> bytes:
    """A zip, byte by byte."""
    body, directory = bytearray(before), bytearray()
    for file in files:
        packed = file.packed if file.packed is not None else deflated(file.data) if file.method == 8 else file.data
        crc = zlib.crc32(file.data) if file.crc is None else file.crc
        claimed = len(file.data) if file.size is None else file.size
        length = len(packed) if file.compressed is None else file.compressed
        offset = len(body) - len(before) if file.offset is None else file.offset
        time, date = file.date & 0xFFFF, file.date >> 16
        middle = (file.flags, file.method, time, date, crc, length, claimed)
        local = file.name if file.local_name is None else file.local_name
        if file.offset is None:
            body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, *middle, len(local), 0) + local + packed
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", UNIX | 20, file.version, *middle, len(file.name), len(file.extra), 0, 0, 0,
            file.mode << 16, offset,
        ) + file.name + file.extra  # fmt: skip
    number = (len(files) if count is None else count) & 0xFFFF
    length = len(directory) if size is None else size
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, length, len(body) - len(before), len(comment))
    return bytes(body + directory + end + comment)


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def raw_tar(*members: tarfile.TarInfo | tuple[str, bytes], zipped: bool = True) -> bytes:
    """A tar of files by name and content, and of members without any."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member, io.BytesIO(bytes(member.size)) if member.isreg() else None)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
    return gzip.compress(made.getvalue(), 1) if zipped else made.getvalue()


def member(name: str, kind: bytes, link: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, size
    return info


@cache
def zeros(length: int) -> bytes:
    return bytes(length)


def kinds() -> Iterator[Kind]:
    """Every kind, one after another."""
    yield from _names()
    yield from _twice()
    yield from _modes()
    yield from _data()
    yield from _bombs()
    yield from _nested()
    yield from _lists()
    yield from _tars()
    yield from _wholes()


def _with(name: str, bad: File, says: str, good: tuple[str, ...] = (ANNA, BOB)) -> Kind:
    """A bad entry between two good ones."""
    return Kind(name, raw_zip(GOOD_FILES[0], bad, GOOD_FILES[1]), good, says)


def _names() -> Iterator[Kind]:
    evil = "eve/01-tiny/tiny.py"
    for name, path, says in (
        ("up", f"../{evil}", "leads out"),
        ("up from below", f"eve/../../{evil}", "leads out"),
        ("up at the end", "eve/01-tiny/..", "leads out"),
        ("up with backslashes", "..\\..\\eve\\01-tiny\\tiny.py", "leads out"),
        ("absolute", "/etc/01-tiny/tiny.py", "absolute"),
        ("absolute with backslash", "\\eve\\01-tiny\\tiny.py", "absolute"),
        ("a drive", "C:/eve/01-tiny/tiny.py", "absolute"),
        ("a drive without a slash", "c:tiny.py", "absolute"),
        ("a network share", "\\\\host\\share\\01-tiny\\tiny.py", "absolute"),
        ("home", "~root/01-tiny/tiny.py", "absolute"),
        ("a zero byte", "eve/01-tiny/tiny.py\0.txt", "control characters"),
        ("a newline", "eve/01-tiny/\ntiny.py", "control characters"),
        ("an escape", "\x1b[2Jeve/01-tiny/tiny.py", "control characters"),
        ("a C1 control", "\x9beve/01-tiny/tiny.py", "control characters"),
        ("4,096 characters", "e" * 4096, "too long"),
        ("a path of 4,096 characters", "eve/" * 1022 + "tiny.py", "too long"),
        ("a full-width slash", "eve／01-tiny/tiny.py", "look like slashes"),
        ("a division slash", "..∕eve/01-tiny/tiny.py", "look like slashes"),
        ("no name", "", "no name"),
        ("only dots", "./.", "no name"),
    ):
        yield _with(f"name: {name}", File(path.encode(), flags=0x800), says)
    yield _with("name: not the UTF-8 it claims", File(b"\xff\xfe/01-tiny/tiny.py", flags=0x800), "not UTF-8")
    yield _with("name: code page 437", File(b"\x82ve/01-tiny/tiny.py"), "", (ANNA, BOB, "éve/01-tiny/tiny.py"))
    yield _with(
        "name: UTF-8 without the flag", File("ève/01-tiny/tiny.py".encode()), "", (ANNA, BOB, "ève/01-tiny/tiny.py")
    )
    yield _with("name: made on Windows", File(b"eve\\01-tiny\\tiny.py"), "", (ANNA, BOB, "eve/01-tiny/tiny.py"))
    for name in ("__MACOSX/anna/01-tiny/tiny.py", "anna/01-tiny/._tiny.py", "anna/.DS_Store", "anna/Thumbs.db"):
        yield _with(f"leftover: {name}", File(name.encode()), "operating system")
    for name in ("anna/.git/hooks/tiny.py", "anna/01-tiny/.ipynb_checkpoints/tiny.py", "anna/__pycache__/tiny.py"):
        yield _with(f"hidden: {name}", File(name.encode()), "hidden")
    yield _with("name: a device of Windows", File(b"eve/01-tiny/CON.py"), "", (ANNA, BOB, "eve/01-tiny/CON.py"))


def _twice() -> Iterator[Kind]:
    for name, path in (
        ("exactly", ANNA),
        ("in capitals", "Anna/01-TINY/Tiny.py"),
        ("with a dot at the end", "anna/01-tiny/tiny.py."),
        ("with spaces at the end", "anna /01-tiny/tiny.py"),
        ("with a dot before", "./anna//01-tiny/tiny.py"),
    ):
        yield _with(
            f"twice: {name}", File(path.encode(), data=b"raise SystemExit", flags=0x800), "again: the first counts"
        )
    composed, apart = (File(f"jos{end}/01-tiny/tiny.py".encode(), flags=0x800) for end in ("é", "e\u0301"))
    content = raw_zip(composed, replace(apart, data=b"other"), *GOOD_FILES)
    yield Kind(
        "twice: composed and decomposed", content, (ANNA, BOB, "josé/01-tiny/tiny.py"), "again: the first counts"
    )


def _modes() -> Iterator[Kind]:
    for name, kind in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO), ("terminal", stat.S_IFCHR), ("disk", stat.S_IFBLK),
                       ("socket", stat.S_IFSOCK)):  # fmt: skip
        yield _with(
            f"mode: {name}", File(b"eve/01-tiny/tiny.py", b"/etc/passwd", mode=kind | 0o777), "not a regular file"
        )
    setuid = File(b"eve/01-tiny/tiny.py", mode=stat.S_IFREG | 0o6777, date=0xFF9F_BF7D)
    yield _with("mode: setuid, in 2107", setuid, "", (ANNA, BOB, "eve/01-tiny/tiny.py"))


def _data() -> Iterator[Kind]:
    eve = File(b"eve/01-tiny/tiny.py")
    for name, bad, says in (
        ("encrypted", replace(eve, flags=1), "encrypted"),
        ("strongly encrypted", replace(eve, flags=0x41), "encrypted"),
        ("names hidden", replace(eve, flags=0x2000), "encrypted"),
        ("AES", replace(eve, method=99), "compressed in a way"),
        (
            "LZMA with 4 GB of dictionary",
            replace(eve, method=14, data=b"\x09\x04\x05\0\x5d\xff\xff\xff\xff"),
            "compressed in a way",
        ),
        ("bzip2", replace(eve, method=12), "compressed in a way"),
        ("Deflate64", replace(eve, method=9), "compressed in a way"),
        ("wrong checksum", replace(eve, crc=1), "checksum"),
        ("no deflate data", replace(eve, packed=b"\xff" * 40), "cannot be unpacked"),
        ("cut off", replace(eve, packed=deflated(WORK)[:-9]), "size is not what"),
        ("longer than it says", replace(eve, size=9), "size is not what"),
        ("shorter than it says", replace(eve, size=len(WORK) + 9), "size is not what"),
        ("stored, with two sizes", replace(eve, method=0, size=9), "size is not what"),
        ("4 GB, it says", replace(eve, size=0xFFFFFFF0), "larger than"),
        ("16 EB, it says", replace(eve, size=0xFFFFFFFF, extra=struct.pack("<2HQ", 1, 8, 2**64 - 1)), "larger than"),
        ("beyond the end", replace(eve, compressed=0x7FFFFFF0), "overlaps"),
        ("elsewhere", replace(eve, offset=0x7FFFFFF0), "does not hold it"),
        ("two names", replace(eve, local_name=b"ann/01-tiny/tiny.py"), "two names"),
        ("a header of another", replace(eve, offset=0), "two names"),
        ("over the next", replace(eve, compressed=len(WORK) + 60), "overlaps"),
        ("a version of the future", replace(eve, version=999), ""),
        ("a broken extra field", replace(eve, extra=b"\x01\x00\xff\xff\x01"), ""),
        ("no month", replace(eve, date=0x5C00_0000), ""),
    ):
        good = (ANNA, BOB) if says else (ANNA, BOB, "eve/01-tiny/tiny.py")
        yield _with(f"data: {name}", bad, says, good)


def _bombs() -> Iterator[Kind]:
    eve = File(b"eve/01-tiny/tiny.py")
    yield _with("bomb: four million zeros", replace(eve, data=zeros(4_000_000)), "-fold")
    yield _with("bomb: sixty million zeros", replace(eve, data=zeros(60_000_000)), "larger than 5 MB")
    yield _with(
        "bomb: sixty million zeros said to be a hundred",
        replace(eve, data=zeros(60_000_000), size=100),
        "size is not what",
    )
    kernel = deflated(zeros(4_000_000))
    shared = raw_zip(
        *GOOD_FILES, *(replace(eve, name=b"%d/01-tiny/tiny.py" % number, data=kernel, method=0, compressed=9000 - 30 * number,
                               size=9000 - 30 * number) for number in range(100)),
    )  # fmt: skip
    yield Kind("bomb: entries that share their data", shared, says="overlaps")
    many = (File(b"x%d" % number, data=b"") for number in range(2_500))
    yield Kind("bomb: more entries than a student has", zip_bytes([("eve/x.zip", raw_zip(*many)), (ANNA, WORK), (BOB, WORK)]),
               says="more than 2,000 entries")  # fmt: skip
    noise = random.Random(1).randbytes(20_000)
    wide = zip_bytes([(f"x{number}.py", noise * 195) for number in range(12)])
    yield Kind("bomb: 46 MB in one student's archive", zip_bytes([(ANNA, WORK), (BOB, WORK), ("eve/x.zip", wide)]),
               says="expands to more than 30 MB")  # fmt: skip


def _nested() -> Iterator[Kind]:
    deep = zip_bytes([("01-tiny/tiny.py", WORK)])
    for _ in range(5):
        deep = zip_bytes([("deeper.zip", deep)])
    yield _with("nested: seven deep", File(b"eve/x.zip", deep), "nested too deeply")
    layer = zip_bytes(
        [(f"{number}.zip", zip_bytes([(f"{inner}.py", b"") for inner in range(90)])) for number in range(30)]
    )
    yield _with("nested: broad and deep", File(b"eve/x.zip", layer, method=0), "more than 2,000 entries")
    yield _with("nested: no zip", File(b"eve/x.zip", b"Rar!\x1a\x07\x01\x00"), "archive cannot be read")
    yield _with("nested: cut off", File(b"eve/x.zip", raw_zip(*GOOD_FILES)[:-30]), "archive cannot be read")
    yield _with("nested: empty", File(b"eve/x.tar.gz", b""), "archive cannot be read")
    yield _with("nested: another kind", File(b"eve/x.rar", b"Rar!\x1a\x07\x01\x00"), "not read: ask for a zip")
    escape = raw_zip(File(b"../../bob/01-tiny/tiny.py", b"raise SystemExit"))
    yield _with("nested: up and out", File(b"eve/x.zip", escape), "leads out")
    forged = raw_zip(File(b"bob/01-tiny/tiny.py"))
    yield _with("nested: somebody else's name", File(b"eve/x.zip", forged), "", (ANNA, BOB, "eve/01-tiny/tiny.py"))
    yield _with("nested: nothing in it", File(b"eve/x.zip", b"PK\5\6" + bytes(18)), "")


def _lists() -> Iterator[Kind]:
    yield Kind("list: too few entries said", raw_zip(*GOOD_FILES, count=0))
    yield Kind("list: too many entries said", raw_zip(*GOOD_FILES, count=60_000))
    broken = bytearray(raw_zip(*GOOD_FILES, File(b"eve/01-tiny/tiny.py")))
    broken[broken.rfind(b"PK\1\2")] = 0
    yield Kind("list: a broken record", bytes(broken), says="list of entries is broken")
    yield Kind("list: a program before it", raw_zip(*GOOD_FILES, before=b"MZ" + bytes(5000)))
    yield Kind("list: an end in the comment", raw_zip(*GOOD_FILES, comment=b"PK\5\6" + bytes(40)))
    end64 = struct.pack("<4sLQL", b"PK\6\7", 0, 2**63, 1)
    plain = raw_zip(*GOOD_FILES)
    yield Kind(
        "list: a 64-bit end that is nowhere",
        plain[:-22] + end64 + plain[-22:-12] + b"\xff" * 8 + plain[-4:],
        (),
        whole=True,
    )


def _tars() -> Iterator[Kind]:
    good = ((ANNA, WORK), (BOB, WORK))
    for name, bad, says in (
        ("up", member("../eve/01-tiny/tiny.py", tarfile.REGTYPE), "leads out"),
        ("absolute", member("/eve/01-tiny/tiny.py", tarfile.REGTYPE), "absolute"),
        ("link", member("eve/01-tiny/tiny.py", tarfile.SYMTYPE, "/etc/passwd"), "not a regular file"),
        ("hard link", member("eve/01-tiny/tiny.py", tarfile.LNKTYPE, ANNA), "not a regular file"),
        ("terminal", member("eve/01-tiny/tiny.py", tarfile.CHRTYPE), "not a regular file"),
        ("pipe", member("eve/01-tiny/tiny.py", tarfile.FIFOTYPE), "not a regular file"),
        ("twice", member(ANNA.upper().lower(), tarfile.REGTYPE), "again: the first counts"),
        ("six million zeros", member("eve/01-tiny/tiny.py", tarfile.REGTYPE, size=6_000_000), "larger than 5 MB"),
    ):
        yield Kind(f"tar: {name}", raw_tar(good[0], bad, good[1]), says=says, suffix=".tar.gz")
    yield Kind("tar: plain", raw_tar(*good, zipped=False), suffix=".tar")
    bomb = raw_tar(*good, member("eve/x.bin", tarfile.REGTYPE, size=100_000_000))
    yield Kind("tar: a hundred million zeros", bomb, says="larger than 5 MB", suffix=".tar.gz")
    header = member("x", tarfile.XHDTYPE, size=75_000_000).tobuf() + zeros(75_000_000)
    plain = raw_tar(*good, zipped=False).rstrip(b"\0")
    plain += bytes(-len(plain) % 512)
    yield Kind(
        "tar: a header of 75 MB", gzip.compress(plain + header, 1), says="damaged or too large", suffix=".tar.gz"
    )
    noise = random.Random(2).randbytes(300_000)
    cut = raw_tar(*good, ("eve/01-tiny/tiny.py", noise))
    yield Kind("tar: cut off", cut[: len(cut) // 2], says="damaged", suffix=".tar.gz")
    yield Kind("tar: no tar", b"\x1f\x8b" + bytes(200), (), whole=True, suffix=".tar.gz")


def _wholes() -> Iterator[Kind]:
    good = raw_zip(*GOOD_FILES)
    for name, content in (
        ("empty", b""),
        ("one byte", b"P"),
        ("noise", random.Random(3).randbytes(5000)),
        ("cut off", good[:-30]),
        ("cut off in front", good[200:]),
        ("a list of 4 GB, it says", raw_zip(*GOOD_FILES, size=0xFFFFFFF0)),
    ):
        yield Kind(f"whole: {name}", content, (), whole=True)
