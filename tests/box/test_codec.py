"""The codec: what crosses comes back the same, and hostile bytes are clean protocol errors."""

import os
import random
import resource
from collections import namedtuple
from fractions import Fraction

import msgpack
import numpy as np
import pytest

from grader.box import codec
from grader.box.codec import ProtocolError, Ref, UnreturnableError, pack, unpack

FRAMES = int(os.environ.get("FALLLINE_FRAMES", "20000"))  # 100,000 in `make prove`
VALUES = [
    None, True, 0, -5, 2**70, -(2**900), 1.5, float("inf"), 1 + 2j, "ŷ − y", b"bytes", [], [1, [2, [3]]], (1, (2.0, "x")),
    {"a": [1], 3: None}, [np.arange(6.0).reshape(2, 3), np.float32(2), np.array(7), np.zeros((0, 4)), np.array([True])],
    {"ok": ([np.float64(0.1), np.float64("nan")], np.ones(2), [np.float64(3)], [np.float64(1), 1.0]), "changed": [[0, np.ones(1)]]},
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_data_comes_back_as_it_was(value: object) -> None:
    found = unpack(pack(value))
    assert repr(found) == repr(value)
    assert type(found) is type(value)


def test_arrays_keep_type_and_shape_and_lose_their_layout() -> None:
    turned = np.arange(6, dtype=">i4").reshape(2, 3).T
    found = unpack(pack(turned))
    assert found.shape == (3, 2)
    assert found.flags.writeable
    np.testing.assert_array_equal(found, turned)


class Sly(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


Pair = namedtuple("Pair", "a b")


@pytest.mark.parametrize(
    ("value", "plain"), [(Sly(2.5), 2.5), (Pair(1, 2), (1, 2)), (range(3), [0, 1, 2]), (Fraction(1, 4), 0.25)]
)
def test_subclasses_of_data_cross_as_their_plain_value(value: object, plain: object) -> None:
    found = unpack(pack(value))
    assert type(found) is type(plain)
    assert found == plain


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ((i for i in [1]), "generator"), ({1, 2}, "set"), (np.ones((1, 1)).view(np.matrix), "np.matrix"), (np.array([None]), "objects"),
        (np.array(["a"]), "dtype"), (object(), "object"), ("\ud800", "cannot be sent"), (10**4000, "300 digits"),
        (np.zeros(10**7), "MB of data"),
    ],
)  # fmt: skip
def test_what_is_no_data_is_named(value: object, name: str) -> None:
    with pytest.raises(UnreturnableError, match=name):
        pack(value)


def test_a_list_that_holds_itself_is_refused() -> None:
    ring: list[object] = []
    ring.append(ring)
    with pytest.raises(UnreturnableError, match="nested"):
        pack(ring)


def frame(header: bytes, buffers: bytes = b"") -> bytes:
    return codec.PREFIX.pack(len(header), len(buffers)) + header + buffers


def array(dtype: bytes, *shape: int) -> bytes:
    return bytes([len(dtype)]) + dtype + b"".join(size.to_bytes(8, "little") for size in shape)


def nested(depth: int) -> bytes:
    return b"\x91" * depth + b"\xc0"


def nested_tuples(depth: int) -> bytes:
    inner = msgpack.packb([1])
    for _ in range(depth):
        inner = msgpack.packb([msgpack.ExtType(codec.TUPLE, inner)])
    return inner


HOSTILE = {
    "nothing": b"",
    "cut short": pack([1, 2, 3])[:-1],
    "longer than announced": pack([1]) + b"\0",
    "huge header announced": codec.PREFIX.pack(2**31, 0),
    "huge buffers announced": codec.PREFIX.pack(1, 2**32 - 1) + b"\xc0",
    "timestamp": frame(msgpack.packb(msgpack.Timestamp(1, 2))),
    "unknown extension": frame(msgpack.packb(msgpack.ExtType(77, b"x"))),
    "deep list": frame(nested(10_000)),
    "list deeper than allowed": frame(nested(40)),
    "deep tuples": frame(nested_tuples(60)),
    "huge dimension": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", 2**62)))),
    "product overflows": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", 2**33, 2**33)))),
    "hundred dimensions": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", *[1] * 100)))),
    "negative dimension": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", 2**64 - 1)))),
    "buffer too short": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", 3))), b"\0" * 16),
    "buffer too long": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", 1))), b"\0" * 16),
    "list of doubles too short": frame(
        msgpack.packb(msgpack.ExtType(codec.DOUBLES, (3).to_bytes(8, "little"))), b"\0" * 16
    ),
    "endless list of doubles": frame(msgpack.packb(msgpack.ExtType(codec.DOUBLES, b"\xff" * 8))),
    "count of doubles cut short": frame(msgpack.packb(msgpack.ExtType(codec.DOUBLES, b"\1")), b"\0" * 8),
    "many lists of doubles": frame(
        msgpack.packb([msgpack.ExtType(codec.DOUBLES, (600_000).to_bytes(8, "little"))] * 2), bytes(9_600_000)
    ),
    "object dtype": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"|O", 1))), b"\0" * 8),
    "structured dtype": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"i4,f8", 1))), b"\0" * 12),
    "datetime dtype": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<M8", 1))), b"\0" * 8),
    "empty array payload": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, b""))),
    "zero dimension hides a huge one": frame(msgpack.packb(msgpack.ExtType(codec.ARRAY, array(b"<f8", 0, 2**62)))),
    "invalid text": frame(b"\xa2\xff\xfe"),
    "list as a key": frame(b"\x81\x91\x01\x02"),
    "float as a key": frame(msgpack.packb({1.5: 2})),
    "million-fold keys": frame(b"\xdf\x7f\xff\xff\xff"),
    "tuple that is a number": frame(msgpack.packb(msgpack.ExtType(codec.TUPLE, msgpack.packb(3)))),
    "integer of many bytes": frame(msgpack.packb(msgpack.ExtType(codec.INTEGER, b"\1" * 10_000))),
    "reference with a path": frame(msgpack.packb(msgpack.ExtType(codec.REF, msgpack.packb(["a", "b", "c"])))),
    "complex cut short": frame(msgpack.packb(msgpack.ExtType(codec.COMPLEX, b"\0" * 9))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_a_protocol_error(name: str) -> None:
    with pytest.raises(ProtocolError):
        unpack(HOSTILE[name])


def test_random_and_mutated_frames_are_values_or_protocol_errors_and_take_no_memory() -> None:
    chance = random.Random(1)
    seeds = [pack(value) for value in VALUES] + [data for data in HOSTILE.values() if len(data) < 3000]
    refused = 0
    before = 0
    for number in range(FRAMES):
        if number == FRAMES // 10:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        data = bytearray(chance.choice(seeds)) if number % 3 else bytearray(chance.randbytes(chance.randrange(60)))
        for _ in range(chance.randrange(1, 4)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        if number % 2:  # a right prefix lets the mutation reach the decoder behind it
            split = min(chance.randrange(1, 40), max(len(data) - 8, 0))
            data = bytearray(codec.PREFIX.pack(max(len(data) - 8 - split, 0), split) + data[8:])
        try:
            unpack(bytes(data))
        except ProtocolError:
            refused += 1
    assert refused > FRAMES / 4
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000, (
        "kilobytes; one frame may need a few MB"
    )


def test_a_reference_is_only_a_number_and_two_words() -> None:
    assert unpack(pack(Ref(3, "object", "Node"))) == Ref(3, "object", "Node")
