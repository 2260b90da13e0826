"""A CSV or tab-separated file as raw text: every cell that nobody sets is written back as it came, byte for byte.

Remembers byte order mark, encoding, delimiter, quotes and line ends. Below all formats, above bytes.
"""

import codecs
import re
from dataclasses import dataclass, field

from grader.errors import SourceError, UsageError
from grader.lms.scores import shown

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
ZIP, XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # what zips, .xlsx among them, and real .xls files begin with
XLSX = b"xl/workbook.xml"  # a name that every .xlsx holds
DELIMITERS = (",", ";", "\t")
LOOK_AT = 5  # rows by which the delimiter is recognised


@dataclass
class Row:
    """The raw text of a row's cells, quotes included, and its line end."""

    cells: list[str]
    end: str

    def value(self, index: int) -> str:
        """What a cell says; empty beyond the row's end."""
        return unquoted(self.cells[index]) if index < len(self.cells) else ""

    def values(self) -> list[str]:
        """What all cells say."""
        return [unquoted(raw) for raw in self.cells]

    def is_blank(self) -> bool:
        """Whether the row says nothing."""
        return not any(value.strip() for value in self.values())


@dataclass
class Table:
    """Rows, and how they were written."""

    rows: list[Row] = field(default_factory=list)
    delimiter: str = ","
    encoding: str = "utf-8"
    mark: bytes = b""
    quote_all: bool = False

    def add(self, values: list[str], end: str = "\n") -> None:
        """A new row at the end."""
        self.rows.append(Row([self._raw(value, self.quote_all) for value in values], end))

    def set(self, row: Row, index: int, value: str) -> None:
        """Change one cell; it keeps its quotes, or gets them if it needs them."""
        row.cells += [""] * (index + 1 - len(row.cells))
        row.cells[index] = self._raw(value, self.quote_all or row.cells[index].startswith('"'))

    def _raw(self, value: str, quote: bool) -> str:
        if quote or any(sign in value for sign in (self.delimiter, '"', "\r", "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value

    def encode(self) -> bytes:
        """The file's bytes."""
        text = "".join(self.delimiter.join(row.cells) + row.end for row in self.rows)
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise UsageError(
                f"The file is in {self.encoding}, which has no {shown(text[error.start])!r}: save it as UTF-8 first."
            ) from None


def unquoted(raw: str) -> str:
    """What a raw cell says."""
    if not raw.startswith('"'):
        return raw
    end = raw.rindex('"')
    return raw[1:end].replace('""', '"') + raw[end + 1 :]


def read_table(data: bytes, name: str) -> Table:
    """The rows of a file of an LMS; SourceError says what to do when it is none."""
    if data.startswith(ZIP) and XLSX not in data:
        raise SourceError(f"{shown(name)} is a zip, not a gradebook file: export the gradebook as CSV from the LMS.")
    if data.startswith((ZIP, XLS)):
        raise SourceError(f"{shown(name)} is an Excel workbook: export it as CSV (or tab-separated text) from the LMS.")
    mark, encoding, text = _decode(data, name)
    if not text.strip():
        raise SourceError(f"{shown(name)} is empty: export it from the LMS again.")
    delimiter = _delimiter(text, name)
    return Table(_rows(text, delimiter, name), delimiter, encoding, mark)


def _decode(data: bytes, name: str) -> tuple[bytes, str, str]:
    mark, encoding = next(((mark, code) for mark, code in MARKS if data.startswith(mark)), (b"", ""))
    for attempt in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = data[len(mark) :].decode(attempt)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return mark, attempt, text
    raise SourceError(f"{shown(name)} is not text in UTF-8 or UTF-16: export it from the LMS again.")


def _delimiter(text: str, name: str) -> str:
    """The delimiter that gives the first rows the same number of cells; among such, the most cells."""

    def goodness(delimiter: str) -> tuple[bool, int]:
        try:
            rows = _rows(text, delimiter, name, LOOK_AT)
        except SourceError:
            return False, 0  # a quote that is none with this delimiter
        widths = [len(row.cells) for row in rows if not row.is_blank()]
        return len(set(widths)) == 1 and widths[0] > 1, widths[0] if widths else 0

    return max(DELIMITERS, key=goodness)


def _rows(text: str, delimiter: str, name: str, most: int | None = None) -> list[Row]:
    sign = re.escape(delimiter)
    bare = rf"[^{sign}\r\n]*+"
    field = re.compile(rf'("[^"]*+(?:""[^"]*+)*+"{bare}|(?!"){bare})({sign}|\r\n|\n|\r|\Z)')
    rows: list[Row] = []
    cells: list[str] = []
    position = 0
    while (position < len(text) or cells) and (most is None or len(rows) < most):
        found = field.match(text, position)
        if not found:
            raise SourceError(f"{shown(name)}: a quoted cell in row {len(rows) + 1} is never closed; export it again.")
        position = found.end()
        cells.append(found[1])
        if found[2] != delimiter:
            rows.append(Row(cells, found[2]))
            cells = []
    return rows
