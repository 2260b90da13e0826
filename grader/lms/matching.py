"""Who in a roster a person is: by the ids that both carry, strongest first, then by name. Never a guess.

Used where scores meet the rows of an LMS's file, and where a submission's sender meets the roster.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from grader.model import Person

BLIND = "participant"  # what Moodle calls everybody when it hides names
STRONGEST_FIRST = ("lms_id", "sis_id", "login", "email")


def match(person: Person, roster: list[Person]) -> Person | None:
    """The one of the roster who this is; None if nobody or more than one could be meant."""
    place = Index(roster).find(person)
    return None if place is None else roster[place]


def match_all(people: list[Person], index: "Index") -> list[int | None]:
    """For each person the place in the roster; two people who would share one place get none."""
    places = [index.find(person) for person in people]
    times = Counter(places)
    return [None if times[place] > 1 else place for place in places]


def has_ids(person: Person) -> bool:
    """Whether anything stronger than a name is known."""
    return any(_id(person, field) for field in STRONGEST_FIRST)


def swapped(name: str) -> str:
    """`Doe, Jane` as people write it."""
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def goes_by(who: str, person: Person) -> bool:
    """Whether a Moodle download's `who` may be this person: the site's own order of names, hidden names, or none known."""
    keys = name_keys(person)
    if not keys or not who or who.casefold() == BLIND:
        return True
    words = sorted(_squeezed(word) for word in _normal(who).split(" "))
    return bool(name_keys(Person(name=who)) & keys) or any(
        sorted(_squeezed(word) for word in key.split(" ")) == words for key in keys
    )


def name_keys(person: Person) -> set[str]:
    """The ways in which a system may write this name: in order, and squeezed as Canvas does (`doejane`)."""
    keys = set()
    for name in filter(None, (person.name, person.sortable_name)):
        in_order = _normal(swapped(name) if "," in name else name)
        keys.add(in_order)
        if not person.sortable_name and "," not in name:
            words = in_order.split(" ")
            keys.add(_squeezed(" ".join([words[-1], *words[:-1]])))
    if person.sortable_name or "," in person.name:
        keys.add(_squeezed(_normal(person.sortable_name or person.name)))
    return keys - {""}


def _normal(name: str) -> str:
    """Without case, and without what a file's name cannot hold: Moodle leaves it out of the names in its downloads."""
    kept = re.sub(r'[\\/:*?"<>|]', "", unicodedata.normalize("NFC", name)).replace("_", " ")
    return " ".join(kept.casefold().split())


def _squeezed(name: str) -> str:
    return re.sub(r"\W", "", name)


def _id(person: Person, field: str) -> str:
    return _as_id(str(getattr(person, field)), field)


def _as_id(text: str, field: str) -> str:
    return text.strip().casefold() if field == "email" else text.strip()


class Index:
    """People, found by any id and any way of writing a name."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people: list[Person] = []
        self.ids: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.names: dict[str, list[int]] = defaultdict(list)
        for person in people:
            self.add(person)

    def add(self, person: Person) -> int:
        """One more; their place."""
        self.people.append(person)
        self._enter(len(self.people) - 1)
        return len(self.people) - 1

    def learn(self, place: int, person: Person) -> None:
        """More is known of somebody."""
        self.people[place] = person
        self._enter(place)

    def _enter(self, place: int) -> None:
        person = self.people[place]
        places = [self.ids[field, _id(person, field)] for field in STRONGEST_FIRST]
        for known in (*places, *(self.names[key] for key in name_keys(person))):
            if place not in known[-1:]:
                known.append(place)

    def find(self, person: Person) -> int | None:
        """The place of the one who this is; None if nobody or more than one could be meant."""
        for number, field in enumerate(STRONGEST_FIRST):
            text = _id(person, field)
            places = sorted(set(self.ids.get((field, text), []))) if text else []
            if places:
                return self._only(places, person, STRONGEST_FIRST[:number])
        by_name = {place for key in name_keys(person) for place in self.names.get(key, [])}
        return self._only(sorted(by_name), person, STRONGEST_FIRST)

    def by_key(self, key: str) -> int | None:
        """The place of the one who has this text as an id, for people of whom nothing but a folder's name is known."""
        texts = [(field, text) for field in STRONGEST_FIRST if (text := _as_id(key, field))]
        places = {place for known in texts for place in self.ids.get(known, [])}
        return places.pop() if len(places) == 1 else None

    def _only(self, places: list[int], person: Person, stronger: tuple[str, ...]) -> int | None:
        """The single place, unless a stronger id that both carry says that it is somebody else."""
        if len(places) != 1 or any(_differ(person, self.people[places[0]], field) for field in stronger):
            return None
        return places[0]


def _differ(one: Person, other: Person, field: str) -> bool:
    first, second = _id(one, field), _id(other, field)
    return bool(first and second and first != second)
