"""The handful of BPF instructions that a seccomp filter is written in, and the decisions made of them.

Every decision is a list of instructions that ends in a verdict, so decisions can stand in any order. The kernel
hands the filter one record for each system call: number, machine, six arguments of 64 bits in two halves, the low
one first on both machine types that have a table. Used by `seccomp` only.
"""

import errno
import struct
from collections.abc import Sequence
from typing import NamedTuple

LOAD_WORD, RETURN = 0x20, 0x06
JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, JUMP_IF_ANY_BIT = 0x15, 0x35, 0x45
AND = 0x54

NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
VERDICT_ALLOW, VERDICT_KILL_PROCESS, VERDICT_ERRNO = 0x7FFF0000, 0x80000000, 0x00050000

SIZE = 8  # bytes of one instruction
OWN_PID = -1  # stands for the number of the process, known only when the filter is installed


class Instruction(NamedTuple):
    """`struct sock_filter`: jumps count instructions to skip."""

    code: int
    if_true: int
    if_false: int
    value: int


def pack(step: Instruction) -> bytes:
    """One instruction as the kernel reads it."""
    return struct.pack("=HBBI", step.code, step.if_true, step.if_false, step.value & 0xFFFFFFFF)


def _return(verdict: int) -> list[Instruction]:
    return [Instruction(RETURN, 0, 0, verdict)]


ALLOW = _return(VERDICT_ALLOW)
KILL = _return(VERDICT_KILL_PROCESS)


def fail(number: int = errno.EPERM) -> list[Instruction]:
    """The call fails with this errno and does nothing."""
    return _return(VERDICT_ERRNO | number)


def load(offset: int) -> list[Instruction]:
    """Load one 32-bit word of the record."""
    return [Instruction(LOAD_WORD, 0, 0, offset)]


def _argument(position: int, half: int = 0) -> list[Instruction]:
    return load(ARGUMENTS + 8 * position + 4 * half)


def if_equal(value: int, then: list[Instruction]) -> list[Instruction]:
    """Decide by `then` if the loaded word is `value`, else go on."""
    return [Instruction(JUMP_IF_EQUAL, 0, len(then), value), *then]


def if_any(values: Sequence[int], then: list[Instruction]) -> list[Instruction]:
    """Decide by `then` if the loaded word is one of the values (at most 255), else go on."""
    *others, last = values
    tests = [Instruction(JUMP_IF_EQUAL, len(others) - index, 0, value) for index, value in enumerate(others)]
    return [*tests, Instruction(JUMP_IF_EQUAL, 0, len(then), last), *then]


def unless_equal(value: int, then: list[Instruction]) -> list[Instruction]:
    """Decide by `then` if the loaded word is not `value`, else go on."""
    return [Instruction(JUMP_IF_EQUAL, len(then), 0, value), *then]


def if_at_least(value: int, then: list[Instruction]) -> list[Instruction]:
    """Decide by `then` if the loaded word, without sign, is `value` or more, else go on."""
    return [Instruction(JUMP_IF_AT_LEAST, 0, len(then), value), *then]


def one_of(position: int, values: Sequence[int], otherwise: list[Instruction]) -> list[Instruction]:
    """Allow if an argument (an int for the kernel: its low half) is one of the values."""
    return [*_argument(position), *if_any(values, ALLOW), *otherwise]


def below(position: int, bound: int, otherwise: list[Instruction]) -> list[Instruction]:
    """Allow if an argument is less than the bound and not negative."""
    return [*_argument(position), *if_at_least(bound, otherwise), *ALLOW]


def with_bits(position: int, mask: int, wanted: int, otherwise: list[Instruction]) -> list[Instruction]:
    """Allow if of the bits in `mask` exactly the wanted ones are set."""
    return [*_argument(position), Instruction(AND, 0, 0, mask), *if_equal(wanted, ALLOW), *otherwise]


def without_bits(masks: Sequence[tuple[int, int]], otherwise: list[Instruction]) -> list[Instruction]:
    """Allow if no bit of each (argument, mask) is set."""
    tests = [
        step
        for position, mask in masks
        for step in (*_argument(position), Instruction(JUMP_IF_ANY_BIT, 0, len(otherwise), mask), *otherwise)
    ]
    return [*tests, *ALLOW]


def all_zero(halves: Sequence[tuple[int, int]], otherwise: list[Instruction]) -> list[Instruction]:
    """Allow if each of these (argument, half) is zero."""
    tests = [step for position, half in halves for step in (*_argument(position, half), *unless_equal(0, otherwise))]
    return [*tests, *ALLOW]


def places_of_own_pid(program: Sequence[Instruction]) -> tuple[int, ...]:
    """Byte offsets of the values that stand for the process's own number."""
    return tuple(index * SIZE + 4 for index, step in enumerate(program) if step.value == OWN_PID)
