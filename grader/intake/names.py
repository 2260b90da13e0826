"""Names in archives and folders: which are safe to take, which are the system's leftovers, which are the same name twice.

Nothing is written under these names, yet they become students, files and messages. Used by everything that lists entries.
"""

import re
import unicodedata

from grader.intake.limits import MAX_NAME, RefusedError

LIKE_SLASHES = re.compile("[\u2044\u2215\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c]")
DRIVE = re.compile(r"^[A-Za-z]:")
LEFTOVERS = {".ds_store", "thumbs.db", "desktop.ini"}
LIBRARIES = {"site-packages", "node_modules"}


def clean(raw: str) -> str:
    """The path with `/` between its parts, composed (NFC); RefusedError when it could mean another place."""
    path = unicodedata.normalize("NFC", raw.replace("\\", "/"))
    if any(unicodedata.category(character) == "Cc" for character in path):
        raise RefusedError("its name holds control characters")
    if any(unicodedata.category(character) == "Cs" for character in path):
        raise RefusedError("its name is not UTF-8")
    if path.startswith(("/", "~")) or DRIVE.match(path):
        raise RefusedError("its name is an absolute path")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise RefusedError("its name leads out of the archive")
    if LIKE_SLASHES.search(path):
        raise RefusedError("its name holds characters that look like slashes")
    if len(path) > MAX_NAME or any(len(part.encode()) > 255 for part in parts):
        raise RefusedError("its name is too long")
    if not parts:
        raise RefusedError("it has no name")
    return "/".join(parts)


def same_name(path: str) -> str:
    """Equal for names that some file system takes for one."""
    folded = unicodedata.normalize("NFC", path.casefold())
    return "/".join(part.rstrip(". ") for part in folded.split("/"))


def leftover(path: str) -> str | None:
    """Why a file is nobody's work: the system's, a tool's or a library's."""
    *folders, name = path.split("/")
    if "__MACOSX" in folders or name.startswith("._") or name.lower() in LEFTOVERS:
        return "left by the operating system"
    if any(folder in LIBRARIES for folder in folders):
        return "part of a library"
    if any(hidden(folder) for folder in folders) or name.startswith("."):
        return "hidden"
    return None


def hidden(folder: str) -> bool:
    """Folders that are not looked into: `.git`, `.ipynb_checkpoints`, `__pycache__`."""
    return folder.startswith((".", "__"))
