"""Where the bytes of a source wait between being found and being filed: a file without a name, small ones in memory.

Between `sources`, which puts them there, and `attempts`, which hands them on.
"""

import hashlib
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

IN_MEMORY = 32 << 20  # bytes; a class of more goes to disk


@dataclass(frozen=True, slots=True)
class Shelved:
    """The bytes of one file."""

    shelf: "Shelf"
    start: int
    length: int
    digest: str

    def read(self) -> bytes:
        """The bytes."""
        return self.shelf.read(self.start, self.length)


class Shelf:
    """Bytes put one behind the other."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when nobody holds any of its bytes
        self._end = 0

    def put(self, content: bytes) -> Shelved:
        """Keep bytes."""
        self._file.seek(self._end)
        self._file.write(content)
        kept = Shelved(self, self._end, len(content), hashlib.sha256(content).hexdigest())
        self._end += len(content)
        return kept

    def read(self, start: int, length: int) -> bytes:
        """Some of them."""
        self._file.seek(start)
        return self._file.read(length)

    def __del__(self) -> None:
        self._file.close()
