"""`grade pack`: the one file to hand in, and a receipt. What `intake.packs` reads on the other side.

The zip holds the student's file and `fallline.json` with its digest; but for the time in there, the same file packs to the
same bytes.
"""

import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from grader.check.own import cells_of
from grader.check.released import Released
from grader.errors import SourceError

MANIFEST = "fallline.json"
EPOCH = (2026, 1, 1, 0, 0, 0)  # no file in the zip tells a time


@dataclass(frozen=True)
class Packed:
    """What was made."""

    archive: Path
    receipt: Path
    text: str  # of the receipt


def compiles(exercise: Released, path: Path) -> None:
    """SourceError if a `.py` file is not Python, or a notebook not one cell of it: nothing could be judged."""
    cells, _ = cells_of(path)
    reasons = [reason for cell in cells if (reason := _not_python(cell, path.name))]
    if reasons and len(reasons) == len([cell for cell in cells if cell.strip()]):
        raise SourceError(f"Nothing was packed: {reasons[0]}. Mend it and pack again.")


def _not_python(source: str, name: str) -> str:
    try:
        compile(source, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"line {error.lineno} of {name} is not valid Python: {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return f"{name} is not valid Python: {error}"
    return ""


def pack(exercise: Released, path: Path, now: datetime) -> Packed:
    """Write `<slug>.zip` and `<slug>-receipt.txt` into the exercise's folder."""
    name = f"{exercise.module}{path.suffix}"
    content, stamp = path.read_bytes(), now.isoformat(timespec="seconds")
    digest = sha256(content).hexdigest()
    manifest = {"format": 1, "exercise": exercise.slug, "files": {name: digest}, "packed_at": stamp}
    data = _zip({name: content, MANIFEST: (json.dumps(manifest, indent=1) + "\n").encode()})
    archive = exercise.folder / f"{exercise.slug}.zip"
    receipt = exercise.folder / f"{exercise.slug}-receipt.txt"
    text = (
        f"{exercise.slug} · {exercise.title}\npacked {stamp}\n\n"
        f"{name}   {len(content)} bytes\n  sha256 {digest}\n"
        f"{archive.name}   {len(data)} bytes\n  sha256 {sha256(data).hexdigest()}\n"
    )
    try:
        archive.write_bytes(data)
        receipt.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceError(f"{error.filename} cannot be written: {error.strerror}.") from None
    return Packed(archive, receipt, text)


def _zip(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(info, content)
    return out.getvalue()
