"""Which functions of the reference a check case has to do with: those that ran, and all names in the code that ran.

A known mistake of a function that a case never mentions cannot change how the case ends, so `judge.bench` need not run it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any


@contextmanager
def names_used(*files: Path) -> Iterator[set[str]]:
    """Fills a set with the names of what runs in these files, or in source without a file, and all names that it uses."""
    names: set[str] = set()
    ran: set[CodeType] = set()
    own = {str(file) for file in files}

    def look(frame: FrameType, event: str, _: Any) -> None:
        ran.add(frame.f_code)  # returning nothing: lines, returns and functions in C are not looked at

    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield names
    finally:
        sys.settrace(before)
        for code in ran:
            if code.co_filename in own or code.co_filename.startswith("<"):
                names |= {code.co_qualname.partition(".")[0], *code.co_names}
