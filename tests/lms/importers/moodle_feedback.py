"""A zip of feedback files as Moodle's assignment hands it out: the participant number in a path says whose a file is."""

import io
import re
import zipfile
from collections.abc import Collection, Mapping

from .model import Account, Returned, find

PLUGINS = frozenset({"assignsubmission_file", "assignsubmission_onlinetext", "assignfeedback_file"})


def import_(
    data: bytes,
    accounts: list[Account],
    submitted: Mapping[str, Mapping[str, bytes]] | None = None,
    *,
    plugins: Collection[str] = PLUGINS,
    feedback_files: bool = True,
) -> Returned:
    """Feedback by student; submitted: what each student (lms_id) handed in, which is not handed back unchanged."""
    done = Returned()
    if not feedback_files:
        return Returned(aborted="The assignment does not take feedback files.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return Returned(aborted="The file is not a zip archive.")
    with archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            found = _owner(entry.filename, accounts, plugins)
            content = archive.read(entry)
            if found is None:
                done.ignored.append(f"{entry.filename!r} belongs to nobody.")
            elif (submitted or {}).get(found[0].lms_id, {}).get(found[1]) == content:
                done.ignored.append(f"{entry.filename!r} is what was handed in.")
            else:
                done.give(*found, content)
    return done


def _owner(path: str, accounts: list[Account], plugins: Collection[str]) -> tuple[Account, str] | None:
    """The student and the name left over: the first part of the path that names a participant decides."""
    parts = path.split("/")
    if parts[-1].startswith((".", "~")):
        return None
    for depth, part in enumerate(parts):
        pieces = part.split("_", 4)
        if len(pieces) < 4 or not re.fullmatch("[0-9]+", pieces[1]):
            continue
        student = find(accounts, "participant", str(int(pieces[1])))
        if student is None:
            continue
        rest = [piece for piece in pieces[4:] if piece]
        name = "/".join([*rest, *parts[depth + 1 :]])
        return (student, name) if name and f"{pieces[2]}_{pieces[3]}" in plugins else None
    return None
