"""The readers underneath the importers: a strict RFC 4180 reader, and PHP's fgetcsv as Moodle calls it."""

import re

from .model import RefusedError


def decoded(data: bytes, encoding: str = "utf-8") -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedError("The file is not valid text.") from None


def line_end(text: str) -> str:
    """What ends the first line; every other line must end alike."""
    found = re.search(r"\r?\n", text)
    return found[0] if found else "\n"


def strict_rows(text: str, delimiter: str, skip: str | None = None, all_quoted: bool = False) -> list[list[str]]:
    """RFC 4180 and nothing else: a quote inside a bare field or text after a closing quote refuses the file."""
    bare = f'[^"\r\n{re.escape(delimiter)}]*'
    field = re.compile('"([^"]*(?:""[^"]*)*)"' + ("" if all_quoted else f"|({bare})"))
    newline, rows, at = line_end(text), [], 0
    while at < len(text):
        end = (text + newline).find(newline, at)
        if skip is not None and re.fullmatch(skip, text[at:end]):
            at = end + len(newline)
            continue
        row, at = _strict_row(text, at, field, delimiter, newline)
        rows.append(row)
    return rows


def _strict_row(text: str, at: int, field: re.Pattern[str], delimiter: str, newline: str) -> tuple[list[str], int]:
    row: list[str] = []
    while True:
        found = field.match(text, at)
        if found is None:
            raise RefusedError(f"A field after {row!r} is not quoted.")
        row.append(found[0] if found[1] is None else found[1].replace('""', '"'))
        at = found.end()
        if at == len(text) or text.startswith(newline, at):
            return row, at + len(newline)
        if not text.startswith(delimiter, at):
            raise RefusedError(f"Illegal quoting after {row!r}.")
        at += len(delimiter)


def moodle_rows(data: bytes, separator: str, encoding: str) -> list[list[str]]:
    """A file as Moodle loads it: mark stripped, line ends made alike, every row as wide as the first."""
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    rows = php_rows(re.sub("\r\n?", "\n", text), separator)
    if not rows:
        raise RefusedError("The CSV file is empty.")
    if any(len(row) != len(rows[0]) for row in rows):
        raise RefusedError("The number of columns is not constant.")
    return rows


def php_rows(text: str, delimiter: str) -> list[list[str]]:
    """PHP's fgetcsv, line after line; blank lines are passed over."""
    rows, at = [], 0
    while at < len(text):
        if text[at] == "\n":
            at += 1
            continue
        row: list[str] = []
        while True:
            cell, at = _php_cell(text, at, delimiter)
            row.append(cell)
            at += 1
            if at > len(text) or text[at - 1] == "\n":
                break
        rows.append(row)
    return rows


def _php_cell(text: str, at: int, delimiter: str) -> tuple[str, int]:
    stop = re.compile(f"[{re.escape(delimiter)}\n]|\\Z")
    quote = re.compile(r'[ \t]*"').match(text, at)
    if quote is None or delimiter in quote[0]:
        end = stop.search(text, at).start()  # type: ignore[union-attr]
        return text[at:end], end
    content, at = _php_quoted(text, quote.end())
    end = stop.search(text, at).start()  # type: ignore[union-attr]
    return content + text[at:end], end


def _php_quoted(text: str, at: int) -> tuple[str, int]:
    """Up to the closing quote; a backslash shields the character after it and both stay."""
    content = []
    while at < len(text):
        if text[at] == "\\":
            content.append(text[at : at + 2])
            at += 2
        elif text[at] != '"':
            content.append(text[at])
            at += 1
        elif text[at + 1 : at + 2] == '"':
            content.append('"')
            at += 2
        else:
            return "".join(content), at + 1
    return "".join(content), len(text)
