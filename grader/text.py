"""Text of students made inert: control characters, bidirectional overrides and lone surrogates are shown, not obeyed.

Every renderer passes names, output and exception texts through here.
"""

import unicodedata

KEPT = {"\n", "\t"}
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def inert(text: str, keep_lines: bool = True) -> str:
    """Every character that could move a terminal or reorder a line becomes its code in angle brackets."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character, keep_lines) for character in text)


def shortened(text: str, longest: int) -> str:
    """A text on one line that is cut at a word, and says so."""
    if len(text) <= longest:
        return text
    kept = text[:longest]
    return (kept.rpartition(" ")[0] or kept) + " …"


def _shown(character: str, keep_lines: bool) -> str:
    if character in KEPT:
        return character if keep_lines else " "
    if unicodedata.category(character) in HIDDEN:
        return f"⟨{ord(character):02X}⟩"
    return character
