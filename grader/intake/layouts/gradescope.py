"""Gradescope: folders `submission_<id>` and a `submission_metadata.yml` that says whose they are.

The YAML is loaded without types, every scalar a string: no object is made, and an id keeps its leading zeros. A group's work
is one upload for each of its submitters; older submissions in the history are attempts of their own.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import yaml  # type: ignore[import-untyped]

from grader.intake.entries import Entry
from grader.intake.limits import MAX_METADATA, RefusedError
from grader.intake.uploads import OWN, Root, Upload
from grader.model import Person

METADATA = "submission_metadata.yml"
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
TIME = re.compile(r"^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$")
MAX_NESTING = 50
NOTHING = {"", "~", "null", "nil"}


@dataclass(frozen=True)
class Submitted:
    """One folder of the export."""

    people: tuple[Person, ...]
    time: datetime | None


@dataclass
class Gradescope:
    """An export of Gradescope."""

    submitted: dict[str, Submitted]  # by folder
    lms: str = "gradescope"

    def place(self, entry: Entry) -> list[Upload] | str:
        """By the folder's submitters in the metadata."""
        folder, *rest = entry.parts
        if entry.path == METADATA:
            return OWN
        known = self.submitted.get(folder)
        if known is None or not known.people:
            return f"Gradescope's metadata names no submitter of {folder}"
        if not rest:
            return "a PDF handed in through Gradescope, not code"
        group = ", ".join(person.name for person in known.people) if len(known.people) > 1 else ""
        return [self._upload(entry, tuple(rest), person, group, known, folder) for person in known.people]

    def _upload(
        self, entry: Entry, inside: tuple[str, ...], person: Person, group: str, known: Submitted, folder: str
    ) -> Upload:
        notes = (f"handed in together by {group}",) if group else ()
        return Upload(
            person.sis_id or person.email or person.name, entry.raw, inside, person, self.lms, batch=folder,
            submitted_at=known.time, submitted_at_from="Gradescope" if known.time else None, notes=notes,
        )  # fmt: skip


def recognise(root: Root) -> Gradescope | None:
    """Gradescope, if its metadata lie at the top."""
    metadata = next((entry for entry in root.entries if entry.path == METADATA), None)
    if metadata is None:
        return None
    try:
        return Gradescope(_submitted(_loaded(metadata.read(MAX_METADATA))))
    except (yaml.YAMLError, RefusedError, RecursionError, UnicodeDecodeError, ValueError) as why:
        reason = str(why) if isinstance(why, RefusedError) else "it is not valid YAML"
        root.remarks.append((metadata.where, f"{reason}: whose the submissions are cannot be told"))
        return Gradescope({})


def _loaded(text: bytes) -> dict[Any, Any]:
    """The mapping in the YAML; nested deeply, it would overflow the stack of the loader, so that is looked at first."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_NESTING:
            raise RefusedError("it is nested too deeply")
    found = yaml.load(text, Loader=LOADER)
    return found if isinstance(found, dict) else {}


def _submitted(metadata: dict[Any, Any]) -> dict[str, Submitted]:
    found: dict[str, Submitted] = {}
    for folder, about in metadata.items():
        people = tuple(filter(None, map(_person, _items(about, "submitters"))))
        for older in _items(about, "history"):
            found.setdefault(f"submission_{_text(older, 'id')}", Submitted(people, _time(older)))
        found[str(folder)] = Submitted(people, _time(about))
    return found


def _person(about: Any) -> Person | None:
    person = Person(name=_text(about, "name"), sis_id=_text(about, "sid"), email=_text(about, "email"))
    return person if person.sis_id or person.email or person.name else None


def _value(about: Any, key: str) -> Any:
    """Ruby writes its keys with a colon before them."""
    return (about.get(f":{key}", about.get(key))) if isinstance(about, dict) else None


def _items(about: Any, key: str) -> list[Any]:
    found = _value(about, key)
    return found if isinstance(found, list) else []


def _text(about: Any, key: str) -> str:
    found = _value(about, key)
    return "" if not isinstance(found, str) or found.strip().lower() in NOTHING else found.strip()


def _time(about: Any) -> datetime | None:
    found = TIME.match(_text(about, "created_at"))
    if found is None:
        return None
    zone = "+00:00" if found[3] in (None, "Z", "UTC") else found[3]
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{zone}").astimezone(UTC)
    except ValueError:
        return None
