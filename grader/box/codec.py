"""Plain data to bytes and back: the only language that the two ends of a channel speak, trusted by neither.

A frame is `<header length><buffers length>` (two little-endian u32), a msgpack header and the raw buffers of its arrays
in the order in which they appear. Header and buffers have caps of their own: what makes many small objects is bounded
tightly, what is one block of numbers is not. Nothing is looked up by name, unpickled or evaluated, and a buffer is never
addressed by an index that the other side chose. Used on a submission's way by `box.serve` and by `judge.channel`.
"""

import array
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import Any

import msgpack
import numpy as np

PREFIX, DOUBLE, COUNT = struct.Struct("<II"), struct.Struct("<d"), struct.Struct("<Q")
MAX_HEADER = 4 << 20  # bytes; bounds the number of Python objects that one frame can make
MAX_BUFFERS = 64 << 20  # bytes; eight million doubles
MAX_DEPTH = 32
MAX_LENGTH = 1_000_000  # items of one list, keys of one dict
MAX_INTEGER_BYTES = 128
MAX_DIMENSIONS = 32

ARRAY, TUPLE, REF, COMPLEX, SCALAR, INTEGER, DOUBLES = 1, 2, 3, 4, 5, 6, 7
NAMES = "|b1 |i1 |u1 <i2 <u2 <i4 <u4 <i8 <u8 <f2 <f4 <f8 <c8 <c16"
DTYPES = {name.encode(): np.dtype(name) for name in NAMES.split()}
NAMES_OF = {dtype: name for name, dtype in DTYPES.items()}
A_DOUBLE = msgpack.ExtType(SCALAR, b"\x03<f8")  # what a cost is
CONTAINERS = (list, tuple, dict)
LEAVES = frozenset({type(None), bool, int, float, complex, str, bytes, np.ndarray, np.float64})


class ProtocolError(Exception):
    """The bytes are not a frame of this protocol."""


class UnreturnableError(Exception):
    """A value that is not plain data; the text names what it is, as a student would."""


@dataclass(frozen=True)
class Ref:
    """An object that stays in the box; only this number and the name of its class cross."""

    number: int
    kind: str  # "object" or "function"
    name: str


@dataclass(frozen=True)
class _Doubles:
    """A list of `np.float64`, such as a history of costs: it crosses as one block, at the price of one array."""

    values: list[np.float64]


Refer = Callable[[Any], Ref]


def pack(value: Any, refer: Refer | None = None) -> bytes:
    """One frame that holds `value`; `refer` answers for objects that are not plain data."""
    buffers: list[bytes] = []
    header = _pack_header(value, refer or _refuse, buffers)
    body = b"".join(buffers)
    if len(header) > MAX_HEADER or len(body) > MAX_BUFFERS:
        raise UnreturnableError(f"{(len(header) + len(body)) >> 20} MB of data")
    return PREFIX.pack(len(header), len(body)) + header + body


def _refuse(value: Any) -> Ref:
    raise UnreturnableError(type(value).__name__)


def _pack_header(value: Any, refer: Refer, buffers: list[bytes]) -> bytes:
    def default(item: Any) -> Any:
        return _encode(item, refer, buffers)

    try:
        packed: bytes = msgpack.packb(_in_blocks(value), default=default, strict_types=True)
    except UnreturnableError:
        raise
    except RecursionError:
        raise UnreturnableError("something nested too deeply") from None
    except (ValueError, TypeError, OverflowError, UnicodeEncodeError, msgpack.PackException) as error:
        raise UnreturnableError(_why_not(error)) from None
    return packed


def _in_blocks(value: Any) -> Any:
    if type(value) is list:
        return [_block(item) for item in value]
    return {name: _block(item) for name, item in value.items()} if type(value) is dict else value


def _block(item: Any) -> Any:
    return _Doubles(item) if type(item) is list and set(map(type, item)) == {np.float64} else item


def _why_not(error: Exception) -> str:
    return "something nested too deeply" if "recursion" in str(error) else f"data that cannot be sent ({error})"


def _encode(item: Any, refer: Refer, buffers: list[bytes]) -> Any:
    """What msgpack does not know by itself. Subclasses of data are taken by their plain value, whatever they claim."""
    kind = type(item)
    if kind is np.float64:
        buffers.append(DOUBLE.pack(item))
        return A_DOUBLE
    if kind is _Doubles:
        buffers.append(np.array(item.values, "<f8").tobytes())
        return msgpack.ExtType(DOUBLES, COUNT.pack(len(item.values)))
    if kind is tuple:
        return msgpack.ExtType(TUPLE, _pack_header(list(item), refer, buffers))
    if kind is Ref:
        return msgpack.ExtType(REF, msgpack.packb([item.number, item.kind, item.name]))
    if isinstance(item, np.generic):
        return _encode_array(np.asarray(item), SCALAR, buffers)
    if isinstance(item, np.ndarray):
        return _encode_array(_plain_array(item), ARRAY, buffers)
    if kind is complex:
        return msgpack.ExtType(COMPLEX, struct.pack("<dd", item.real, item.imag))
    if kind is int:
        return _encode_integer(item)
    return _encode_plain_value(item, refer, buffers)


def _encode_plain_value(item: Any, refer: Refer, buffers: list[bytes]) -> Any:
    for base, plain in PLAIN:
        if isinstance(item, base):
            value = plain(item)
            needs_extension = type(value) in (tuple, complex) or (type(value) is int and value.bit_length() > 63)
            return _encode(value, refer, buffers) if needs_extension else value
    return _encode(refer(item), refer, buffers)


PLAIN: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (int, lambda item: int.__int__(item)),
    (float, lambda item: float.__float__(item)),
    (complex, lambda item: complex(complex.__add__(item, 0))),
    (str, lambda item: str.__str__(item)),
    (tuple, lambda item: tuple(tuple.__iter__(item))),
    (list, lambda item: list(list.__iter__(item))),
    (dict, lambda item: dict(dict.items(item))),
    ((range, deque, array.array), list),
    ((Fraction, Decimal), float),
)


def _plain_array(item: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    if isinstance(item, np.matrix):
        raise UnreturnableError("np.matrix")
    plain = np.ndarray.view(item, np.ndarray)
    if plain.dtype.kind == "O":
        raise UnreturnableError("array of objects (dtype object)")
    if plain.dtype.kind not in "biufc":
        raise UnreturnableError(f"array of dtype {plain.dtype}")
    return plain


def _encode_array(item: np.ndarray[Any, Any], code: int, buffers: list[bytes]) -> msgpack.ExtType:
    if item.dtype not in NAMES_OF:
        item = _in_a_known_type(item)
    buffers.append(item.tobytes())
    name = NAMES_OF[item.dtype]
    return msgpack.ExtType(code, struct.pack(f"<B{len(name)}s{item.ndim}Q", len(name), name, *item.shape))


def _in_a_known_type(item: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    kind, size = item.dtype.kind, item.dtype.itemsize
    if kind not in "biufc":
        raise UnreturnableError(f"value of dtype {item.dtype}")
    if size > (16 if kind == "c" else 8):
        return item.astype("<c16" if kind == "c" else "<f8")
    return item.astype(item.dtype.newbyteorder("<"))


def _encode_integer(item: int) -> msgpack.ExtType:
    length = item.bit_length() // 8 + 1
    if length > MAX_INTEGER_BYTES:
        raise UnreturnableError("an integer of more than 300 digits")
    return msgpack.ExtType(INTEGER, item.to_bytes(length, "little", signed=True))


def lengths(prefix: bytes) -> tuple[int, int]:
    """Header and buffer lengths of a frame that begins with `prefix`; ProtocolError above the caps."""
    header, buffers = PREFIX.unpack(prefix)
    if header > MAX_HEADER or buffers > MAX_BUFFERS:
        raise ProtocolError("a frame larger than the channel allows")
    return header, buffers


def unpack(frame: bytes, resolve: Callable[[Ref], Any] | None = None) -> Any:
    """The value of one whole frame; anything unexpected is a ProtocolError."""
    if len(frame) < PREFIX.size:
        raise ProtocolError("a frame cut short")
    header, buffers = lengths(frame[: PREFIX.size])
    if len(frame) != PREFIX.size + header + buffers:
        raise ProtocolError("a frame whose length is not the announced one")
    body = memoryview(frame)[PREFIX.size :]
    return _Decoder(body[header:], resolve or (lambda ref: ref)).value(bytes(body[:header]))


class _Decoder:
    def __init__(self, buffers: memoryview, resolve: Callable[[Ref], Any]) -> None:
        self.buffers = buffers
        self.cursor = self.listed = 0
        self.resolve = resolve

    def value(self, header: bytes) -> Any:
        try:
            value = self._structure(header, 0)
        except ProtocolError:
            raise
        except Exception as error:  # msgpack raises a dozen kinds, all of them the sender's doing
            raise ProtocolError(f"not a frame: {type(error).__name__}") from None
        if self.cursor != len(self.buffers):
            raise ProtocolError("buffers that belong to no array")
        return value

    def _structure(self, data: bytes, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise ProtocolError("nested too deeply")

        def extension(code: int, payload: bytes) -> Any:
            return self._extension(code, payload, depth)

        value = msgpack.unpackb(
            data, ext_hook=extension, strict_map_key=False, max_array_len=MAX_LENGTH, max_map_len=MAX_LENGTH
        )
        self._inspect(value, depth)
        return value

    def _inspect(self, value: Any, depth: int) -> None:
        """Refuse depth and types that the protocol does not have (msgpack's Timestamp, for one)."""
        if depth > MAX_DEPTH:
            raise ProtocolError("nested too deeply")
        kind = type(value)
        if kind is list:
            if not LEAVES.issuperset(map(type, value)):
                for item in value:
                    self._inspect(item, depth + 1)
        elif kind is dict:
            for key, item in value.items():
                if type(key) not in (str, int):
                    raise ProtocolError("a dict whose keys are not text or integers")
                self._inspect(item, depth + 1)
        elif kind is msgpack.Timestamp:
            raise ProtocolError("a type that the protocol does not have")

    def _extension(self, code: int, payload: bytes, depth: int) -> Any:
        if code in (ARRAY, SCALAR):
            is_double = code == SCALAR and payload == A_DOUBLE.data
            return self._double() if is_double else self._array(payload, code)
        if code == DOUBLES:
            return self._doubles(*COUNT.unpack(payload))
        if code == TUPLE:
            items = self._structure(payload, depth + 1)
            if type(items) is not list:
                raise ProtocolError("a tuple that is no list")
            return tuple(items)
        if code == REF:
            return self._ref(payload)
        if code == COMPLEX:
            return complex(*struct.unpack("<dd", payload))
        if code == INTEGER and len(payload) <= MAX_INTEGER_BYTES:
            return int.from_bytes(payload, "little", signed=True)
        raise ProtocolError("a type that the protocol does not have")

    def _double(self) -> np.float64:
        """A lone double; unpacking fails where the buffers end before it does."""
        (value,) = DOUBLE.unpack_from(self.buffers, self.cursor)
        self.cursor += DOUBLE.size
        return np.float64(value)

    def _doubles(self, count: int) -> list[np.float64]:
        self.listed += count  # each becomes an object: all lists of a frame together are as bounded as one
        if self.listed > MAX_LENGTH or count > (len(self.buffers) - self.cursor) // DOUBLE.size:
            raise ProtocolError("a list longer than its buffer, or than the channel allows")
        found = np.frombuffer(self.buffers, "<f8", count, self.cursor) if count else ()
        self.cursor += count * DOUBLE.size
        return list(found)

    def _array(self, payload: bytes, code: int) -> Any:
        size = payload[0]
        dtype, rest = DTYPES.get(payload[1 : 1 + size]), payload[1 + size :]
        if dtype is None or len(rest) % 8 or len(rest) // 8 > MAX_DIMENSIONS:
            raise ProtocolError("an array of unknown type")
        shape = struct.unpack(f"<{len(rest) // 8}Q", rest)
        count = prod(shape)
        length = count * dtype.itemsize
        if length > len(self.buffers) - self.cursor or max(shape, default=0) > MAX_BUFFERS:
            raise ProtocolError("an array longer than its buffer")
        flat = np.frombuffer(self.buffers, dtype, count, self.cursor) if length else np.empty(0, dtype)
        self.cursor += length
        found = flat.reshape(shape).copy()
        return found if code == ARRAY else found[()]

    def _ref(self, payload: bytes) -> Any:
        fields = msgpack.unpackb(payload)
        if type(fields) is not list or [type(field) for field in fields] != [int, str, str]:
            raise ProtocolError("a malformed reference")
        return self.resolve(Ref(*fields))
