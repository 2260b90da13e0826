"""The raw table: what nobody sets is written back byte for byte."""

import random

import pytest

from grader.errors import SourceError, UsageError
from grader.lms.table import read_table


@pytest.mark.parametrize("data", [
    b"a,b\n1,2\n", b"a,b\r\n1,2\r\n", b"a,b\r1,2\r", b"a,b\n1,2", b"\xef\xbb\xbfa;b\n1;2\n", b'"a","b c"\n"1",2\n',
    b'a,b\n"x\ny",2\n\n\n', b'a,b\n"say ""hi""",2\n,\n', "a\tb\r\n1\tü\r\n".encode("utf-16"), b"\xfe\xff" + "a\tb\n".encode("utf-16-be"),
    b"a,b\nM\xfcller,2\n", b" a , b \n\t,\n", b"a,b\n1,2,3\n1\n",
])  # fmt: skip
def test_a_file_comes_back_byte_for_byte(data: bytes) -> None:
    assert read_table(data, "x").encode() == data


@pytest.mark.parametrize("seed", range(100))
def test_what_is_added_is_read_back(seed: int) -> None:
    draw = random.Random(seed)
    rows = [
        ["".join(draw.choices('ab,;"\n\r \t=ü', k=draw.randint(0, 4))) for _ in "12"] for _ in range(draw.randint(1, 4))
    ]
    table = read_table(b"h,i\n", "x")
    for row in rows:
        table.add(row)
    text = table.encode()
    again = read_table(text, "x")
    assert again.encode() == text
    if again.delimiter == ",":
        assert [row.values() for row in again.rows[1:]] == rows


def test_only_the_set_cell_changes() -> None:
    table = read_table(b'a,"b",c\n"x, y", 1 ,"2"\r\n', "x")
    table.set(table.rows[1], 2, "3")
    table.set(table.rows[1], 1, "4,5")
    assert table.encode() == b'a,"b",c\n"x, y","4,5","3"\r\n'


def test_a_short_row_grows_when_a_cell_behind_it_is_set() -> None:
    table = read_table(b"a,b,c\n1\n", "x")
    table.set(table.rows[1], 2, "9")
    assert table.encode() == b"a,b,c\n1,,9\n"


def test_the_delimiter_is_what_gives_even_rows() -> None:
    assert read_table(b"a;b\n1,5;2,5\n", "x").delimiter == ";"
    assert read_table(b'a,b\n"1;2;3",4\n', "x").delimiter == ","


@pytest.mark.parametrize(("data", "word"), [
    (b"PK\x03\x04..xl/workbook.xml..", "Excel"), (b"PK\x03\x04....", "a zip, not a gradebook"), (b"", "empty"), (b"a,b\0\n", "not text"), (b'a,b\n"x,1\n', "never closed"),
])  # fmt: skip
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(SourceError, match=word):
        read_table(data, "x")


def test_a_letter_that_the_encoding_lacks_is_said() -> None:
    table = read_table(b"a,b\nM\xfcller,2\n", "x")
    table.set(table.rows[1], 1, "ŷ")
    with pytest.raises(UsageError, match="cp1252"):
        table.encode()
