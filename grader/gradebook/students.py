"""The students of the gradebook: those of the roster and those who handed something in, each under one key for good."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from sqlalchemy import delete, insert, select

from grader.errors import UsageError
from grader.gradebook.store import Gradebook
from grader.gradebook.tables import students
from grader.model import Person

Known = tuple[Person, bool]  # who it is, and whether a roster named them


def read_students(gradebook: Gradebook) -> dict[str, Known]:
    """Everybody by key."""
    with gradebook.engine.connect() as connection:
        rows = connection.execute(select(students).order_by(students.c.id))
        return {row.id: (Person.model_validate_json(row.person), row.in_roster) for row in rows}


def write_students(gradebook: Gradebook, known: Mapping[str, Known]) -> None:
    """Store everybody, all or nothing."""
    rows = [
        {"id": key, "person": person.model_dump_json(exclude_defaults=True), "in_roster": in_roster}
        for key, (person, in_roster) in known.items()
    ]
    if rows:
        with gradebook.engine.begin() as connection:
            for start in range(0, len(rows), 500):  # databases limit how many values one statement names
                some = rows[start : start + 500]
                connection.execute(delete(students).where(students.c.id.in_([row["id"] for row in some])))
                connection.execute(insert(students), some)


def find_student(keys: Iterable[str], people: Mapping[str, Person], said: str) -> str:
    """The key of the student whom an instructor means: the key itself, an id, an e-mail or a name that only one has."""
    texts = {key: [key, *_texts(people.get(key, Person()))] for key in keys}
    if said in texts:
        return said
    wanted = said.casefold()
    matches = [key for key, own in texts.items() if wanted in map(str.casefold, own)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UsageError(f"{len(matches)} students are called {said!r}: say which, {', '.join(matches)}.")
    near = _near(texts, wanted)
    raise UsageError(f"There is no student {said!r}{': did you mean ' + ', '.join(near) + '?' if near else '.'}")


def _near(texts: Mapping[str, list[str]], wanted: str) -> list[str]:
    """The keys of students of whom something reads like it: the key, an id, a name or a word of it."""
    keys: dict[str, list[str]] = {}
    for key, own in texts.items():
        for text in {*own, *(word for one in own for word in one.split())}:
            keys.setdefault(text.casefold(), []).append(key)
    near = [key for text in get_close_matches(wanted, keys, 3) for key in keys[text]]
    return list(dict.fromkeys(near))[:3]


def _texts(person: Person) -> list[str]:
    found = (person.name, person.sortable_name, person.email, person.login, person.sis_id, person.lms_id)
    return [str(text) for text in found if text]
