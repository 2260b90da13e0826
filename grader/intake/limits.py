"""How much of a source is read: every cap of the intake in one place, and the budget that counts against it.

What is beyond a cap is refused with the reason; nothing is ever allocated because an archive says so.
"""

from dataclasses import dataclass

from grader.errors import FallLineError

MAX_FILE = 5_000_000  # bytes of one file of a student
MAX_METADATA = 32_000_000  # bytes of one file that the LMS wrote
MAX_NESTED = 20_000_000  # bytes of an archive inside another
MAX_DEPTH = 3  # a download, the student's archive in it, a pack in that
MAX_RATIO = 200  # expanded to compressed
RATIO_FROM = 100_000  # bytes below which any ratio is harmless
MAX_NAME = 1_000  # characters of a path
MAX_PARSED = 200_000  # characters of code that are parsed to see what it defines


class RefusedError(FallLineError):
    """One entry that is not read, with the reason; all the others are."""


@dataclass(frozen=True)
class Limits:
    """What one archive, with all the archives in it, may cost."""

    entries: int
    directory: int  # bytes of the list of entries
    expanded: int  # bytes read


DOWNLOAD = Limits(entries=100_000, directory=16_000_000, expanded=2_000_000_000)  # named by the instructor
UPLOAD = Limits(entries=2_000, directory=500_000, expanded=30_000_000)  # what one student made


class Budget:
    """What is left of the limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.entries, self.expanded = limits.entries, limits.expanded

    def take_entry(self) -> None:
        """Count one more entry."""
        self.entries -= 1
        if self.entries < 0:
            raise RefusedError(f"the archive has more than {self.limits.entries:,} entries: the rest was not read")

    def take_bytes(self, size: int) -> None:
        """Count bytes that were read."""
        if size > self.expanded:
            raise RefusedError(f"the archive expands to more than {self.limits.expanded // 1_000_000:,} MB")
        self.expanded -= size


def too_large(limit: int) -> RefusedError:
    """The refusal of what is over a limit of bytes."""
    return RefusedError(f"it is larger than {limit // 1_000_000} MB")
