"""A box's whole memory holds no byte of a suite, an answer, a path of the course, or another student's work.

The submission looks at every page that it can read, found by asking the kernel with a call that is harmless and allowed
(rt_sigprocmask says EFAULT for an address that cannot be read). It knows what it looks for only shifted by one, so that it
does not find itself: it shifts the memory by one, too. Controls show that it would have found something.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from attacks.judging import OTHERS, SECRET, TELLING, judge_alone, make_course
from helpers import GOOD

WORDS = {
    "secret": SECRET.encode(), "path": TELLING.encode(), "other": OTHERS.encode(),
    "secret, wide": SECRET.encode("utf-32-le"), "other, two bytes": OTHERS.encode("utf-16-le"),
    "expected": b"the sum of seven numbers, minus nothing",  # an answer's own comment, planted in the reference
    "control in code": b"The ladder: three rungs of isolation", "control on the heap": b"control-on-the-heap",
    "control in an array": b"control-in-an-array",
}  # fmt: skip
SCAN = """
import ctypes, gc, json, linecache, os, sys
PAGE, CHUNK = 4096, 1 << 20
SHIFT = bytes((byte + 1) % 256 for byte in range(256))
BACK = bytes((byte - 1) % 256 for byte in range(256))
libc = ctypes.CDLL(None, use_errno=True)
sigprocmask = libc.syscall
sigprocmask.argtypes = [ctypes.c_long] * 5

def readable(page):
    return sigprocmask(NUMBER, 99, page, 0, 8) == -1 and ctypes.get_errno() == 22  # EINVAL; EFAULT if it cannot be read

def anchors():
    found = [id(None), id(object), id(sys.modules), id(np), id(SCAN_CONTROL), SCAN_ARRAY.ctypes.data]
    found += [id(one) for one in gc.get_objects()[::50]]
    found += [ctypes.cast(libc.getpid, ctypes.c_void_p).value, ctypes.c_void_p.in_dll(libc, "environ").value or id(None)]
    found += [ctypes.addressof(ctypes.create_string_buffer(1 << size)) for size in (4, 12, 20, 24)]
    return found

def intervals(reach):
    wide = sorted((max(PAGE, (one - reach) // PAGE * PAGE), (one + reach) // PAGE * PAGE) for one in anchors())
    merged = [list(wide[0])]
    for low, high in wide[1:]:
        if low <= merged[-1][1]:
            merged[-1][1] = max(high, merged[-1][1])
        else:
            merged.append([low, high])
    return merged

def runs(reach):
    for low, high in intervals(reach):
        start = None
        for page in range(low, high, PAGE):
            if readable(page):
                start = page if start is None else start
            elif start is not None:
                yield start, page
                start = None
        if start is not None:
            yield start, high

def scan(words):
    counts, size = dict.fromkeys(words, 0), 0
    for low, high in list(runs(96 << 20)):
        size += high - low
        for start in range(low, high, CHUNK):
            count = min(CHUNK + 200, high - start)
            part = ctypes.string_at(start, count).translate(SHIFT)
            for name, word in words.items():
                counts[name] += part.count(word)
    return counts, size

def objects(words):
    seen = [repr(dict(os.environ)), repr(sys.argv), repr(sys.path), repr(list(sys.modules)), repr(linecache.cache)]
    frame = sys._getframe()
    while frame:
        seen.append(repr(list(frame.f_locals)))
        frame = frame.f_back
    seen += [one for one in gc.get_objects() if type(one) is str]
    shifted = [text.encode("utf-8", "replace").translate(SHIFT) for text in seen]
    return {name: sum(word in text for text in shifted) for name, word in words.items()}

def descriptors():
    found = []
    for number in range(256):
        try:
            os.get_inheritable(number)
        except OSError:
            continue
        found.append(number)
    return found

def files(path):
    found = []
    for name in ("/", "/proc", "/proc/self/maps", "/proc/self/environ", "/tmp", "/dev/shm", path, os.__file__):
        for look in (os.listdir, os.stat, lambda name: os.open(name, os.O_RDONLY)):
            try:
                look(name)
                found.append(name)
            except OSError:
                pass
    return found

# made at run time, so that only the heap and an array hold them
SCAN_CONTROL = (HEAP.translate(BACK) * 3)
SCAN_ARRAY = np.frombuffer(bytearray(ARRAY.translate(BACK) + bytes(1 << 22)), np.uint8)
calls = []
def update(theta, gradient, rate):
    calls.append(1)
    if len(calls) == 2:  # in the middle of the judging
        counts, size = scan(WORDS)
        print(json.dumps({"counts": counts, "bytes": size, "objects": objects(WORDS), "descriptors": descriptors(),
                          "files": files(PATH.translate(BACK).decode())}))
    return theta - rate * gradient
"""


def shifted(word: bytes) -> bytes:
    return bytes((byte + 1) % 256 for byte in word)


@pytest.fixture
def course() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    make_course(folder / TELLING, seconds=60)
    reference = folder / TELLING / "solutions" / "01-tiny" / "tiny.py"
    reference.write_text(reference.read_text() + f"\nEXPECTED = {WORDS['expected'].decode()!r}\n")
    yield folder / TELLING
    shutil.rmtree(folder)


@pytest.mark.parametrize("rung", ["filtered", "full"], indirect=True)
def test_no_byte_of_a_secret_is_in_a_box(rung: str, course: Path) -> None:
    from grader.box import syscalls

    words = {name: shifted(word) for name, word in WORDS.items()}
    head = f"import numpy as np\nWORDS = {words!r}\n"
    head += "HEAP, ARRAY = WORDS['control on the heap'], WORDS['control in an array']\n"
    head += f"PATH = {shifted(str(course).encode())!r}\nNUMBER = {syscalls.numbers()['rt_sigprocmask']}\n"
    others = f"# {OTHERS} {SECRET}\n{GOOD}\nprint({OTHERS!r})\n"

    judged = judge_alone(course, [("another", others), ("spy", GOOD + head + SCAN)], rung)

    report = judged.reports["spy"]
    assert report.score == 10, [(check.name, check.message) for check in report.checks] + report.notes
    found = json.loads(report.output)
    controls = {name for name in WORDS if name.startswith("control")}
    assert {name for name, count in found["counts"].items() if count} == controls, found
    assert {name for name, count in found["objects"].items() if count} <= controls, found
    assert found["bytes"] > 30 << 20
    assert len(found["descriptors"]) == 5
    assert found["files"] == []
