"""Chance that is the same on every machine and in every Python: numbers made from a seed by SHA-256.

`variants` draws parameters and orders with it. The student's seed is a keyed hash of a secret in the gradebook, so that
nobody can work out another's variant.
"""

import hashlib
import hmac
from collections.abc import Sequence
from typing import TypeVar

from grader.quiz.fields import Choices, Integers, Parameter

T = TypeVar("T")


def variant_seed(secret: str, student: str, question: str, attempt: int) -> int:
    """What fixes a student's variant of a question in one try; without the secret it cannot be guessed."""
    return int(keyed(secret, "variant", student, question, str(attempt)), 16)


def keyed(secret: str, *parts: str) -> str:
    """A keyed hash of some texts, in hexadecimal; no two lists of texts are read as one."""
    message = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


class Chance:
    """A stream of whole numbers from a seed."""

    def __init__(self, *seed: object) -> None:
        self.seed, self.count = "\0".join(map(str, seed)), 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit - 1 (2^256 is so large that the remainder is as good as fair)."""
        digest = hashlib.sha256(f"{self.seed}\0{self.count}".encode()).digest()
        self.count += 1
        return int.from_bytes(digest, "big") % limit

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        rest, found = list(items), []
        while rest:
            found.append(rest.pop(self.below(len(rest))))
        return found

    def one_of(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def draw(self, parameter: Parameter) -> int | float | str:
        """One value of a parameter."""
        if isinstance(parameter, Choices):
            return self.one_of(parameter.choices)
        if isinstance(parameter, Integers):
            low, high = parameter.integers
            return low + parameter.step * self.below((high - low) // parameter.step + 1)
        low, high = (round(end * 10.0**parameter.places) for end in parameter.decimals)
        return round((low + self.below(high - low + 1)) / 10.0**parameter.places, parameter.places)
