"""An entry: one regular file of a source, named and sized, its bytes read only when asked for.

Folders and archives are both read as lists of entries; everything after that does not know which it was.
"""

from collections.abc import Callable
from dataclasses import dataclass

Skipped = list[tuple[str, str]]  # where, why


@dataclass(frozen=True)
class Entry:
    """One file of a folder or an archive."""

    path: str  # below its source, "/" between the parts, composed Unicode
    raw: str  # as the source spells it
    where: str  # for messages
    read: Callable[[int], bytes]  # at most so many bytes; RefusedError
    modified: float | None = None  # seconds; only to be compared with its neighbours

    @property
    def parts(self) -> tuple[str, ...]:
        """The path, part by part."""
        return tuple(self.path.split("/"))

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]
