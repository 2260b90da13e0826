"""A zip of feedback files as Canvas hands it out: two numbers in a file's name say whose it is and what it answers."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from .model import Account, Returned, find


@dataclass(frozen=True)
class Attachment:
    """A file a student handed in: whose it is (lms_id), and its name."""

    lms_id: str
    name: str


def import_(data: bytes, accounts: list[Account], attachments: Mapping[str, Attachment]) -> Returned:
    """Feedback by student, under the name of the file each answers; attachments of this assignment by their id."""
    done = Returned()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return Returned(aborted="The file is not a zip archive.")
    with archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            found = _owner(entry.filename.rsplit("/", 1)[-1], accounts, attachments)
            if found is None:
                done.ignored.append(f"{entry.filename!r} belongs to no submission.")
            else:
                done.give(found[0], found[1].name, archive.read(entry))
    return done


def _owner(
    name: str, accounts: list[Account], attachments: Mapping[str, Attachment]
) -> tuple[Account, Attachment] | None:
    tokens = [token for token in name.split("_") if token != "LATE"]
    numbers = [token for token in tokens if re.fullmatch("[0-9]+", token)][:2]
    if len(numbers) < 2:
        return None
    student, attachment = find(accounts, "lms_id", numbers[0]), attachments.get(numbers[1])
    if student is None or attachment is None or attachment.lms_id != student.lms_id:
        return None
    return student, attachment
