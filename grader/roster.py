"""Who is who: the course's roster and the students of the gradebook, joined before anything is filed.

Between `intake` and `gradebook`: a source says "doejane, Canvas number 101"; here that becomes a student. A key is what the
first source called a student; later sources and rosters are matched to it by the ids that they carry, so nobody is two
people. What cannot be matched is listed, never guessed.
"""

import re
from collections.abc import Iterable

from grader.course import Course
from grader.errors import CourseError
from grader.gradebook.store import Gradebook
from grader.gradebook.students import read_students, write_students
from grader.lms.matching import STRONGEST_FIRST, Index, has_ids
from grader.lms.roster import read_roster
from grader.model import Person


class Directory:
    """Finds the keys of whoever a source or a roster names, and remembers new people until they are written."""

    def __init__(self, gradebook: Gradebook) -> None:
        self.gradebook = gradebook
        self.stored = read_students(gradebook)
        self.known = dict(self.stored)
        self.keys = list(self.known)  # by place in the index
        self.index = Index(person for person, _ in self.known.values())
        self.groups: dict[str, list[str]] = {}  # squeezed name -> keys of the enrolled members
        self.found: dict[tuple[str, Person], list[str]] = {}

    def enrol(self, roster: Iterable[Person]) -> None:
        """Take a roster in: people keep their keys, what is new about them is filled in."""
        for person in roster:
            key = self._find(person) or self._folder_of(person) or self._free_key(person)
            self._learn(key, _merged(person, self.known.get(key, (Person(), False))[0]), True)
            if person.group:
                members = self.groups.setdefault(_squeezed(person.group), [])
                members += [key] if key not in members else []

    def students(self, said: str, person: Person) -> list[str]:
        """The keys of whom a source calls `said` and describes as `person`: one student, or the members of a group."""
        if (said, person) not in self.found:
            self.found[said, person] = self._members(said, person) or [self._key(said, person)]
        return self.found[said, person]

    def _members(self, said: str, person: Person) -> list[str]:
        """Of the group that handed it in: where the source says so, or the name is a group's and no student's."""
        if person.group:
            return self.groups.get(_squeezed(person.group), [])
        if said in self.known or self._called(person.name or said) is not None:
            return []
        members = self.groups.get(_squeezed(person.name or said), [])
        uploader = self._find(person) if person.lms_id else None
        return members if uploader is None or uploader in members else []

    def _key(self, said: str, person: Person) -> str:
        nameless = person == Person()
        found = said if said in self.known else self._called(said) if nameless else self._find(person)
        before, in_roster = self.known.get(found or said, (Person(name=said if nameless else ""), False))
        self._learn(found or said, _merged(before, person), in_roster)
        return found or said

    def _find(self, person: Person) -> str | None:
        place = self.index.find(person)
        return None if place is None else self.keys[place]

    def _called(self, said: str) -> str | None:
        """The key of the one student who has this id, or else this name."""
        place = self.index.by_key(said)
        return self._find(Person(name=said)) if place is None else self.keys[place]

    def _folder_of(self, person: Person) -> str | None:
        """The key of work that came before the roster, in a folder named by an id of this person."""
        keys = {key for field in STRONGEST_FIRST if (key := getattr(person, field)) in self.known}
        own = [key for key in keys if not has_ids(self.known[key][0])]
        return own[0] if len(own) == 1 else None

    def _learn(self, key: str, person: Person, in_roster: bool) -> None:
        if self.known.get(key) == (person, in_roster):
            return
        if key not in self.known:
            self.keys.append(key)
            self.index.add(person)
        elif self.known[key][0] != person:
            self.index.learn(self.keys.index(key), person)
        self.known[key] = (person, in_roster)

    def _free_key(self, person: Person) -> str:
        wanted = person.login or person.sis_id or person.lms_id or person.email or person.name or "student"
        key, number = wanted, 2
        while key in self.known:
            key, number = f"{wanted} ({number})", number + 1
        return key

    def strangers(self) -> list[str]:
        """Who handed something in and stands in no roster, where there is one."""
        if not any(in_roster for _, in_roster in self.known.values()):
            return []
        return sorted({key for keys in self.found.values() for key in keys if not self.known[key][1]})

    def write(self) -> None:
        """Store who is new, and what is new about the others."""
        new = {key: known for key, known in self.known.items() if self.stored.get(key) != known}
        write_students(self.gradebook, new)
        self.stored |= new


def _merged(strong: Person, weak: Person) -> Person:
    """What is known from either; `strong` wins."""
    return weak.model_copy(update=strong.model_dump(exclude_defaults=True))


def _squeezed(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()


def open_directory(course: Course, gradebook: Gradebook) -> Directory:
    """The students known so far, the roster of `course.toml` taken in."""
    directory = Directory(gradebook)
    if course.settings.roster:
        path = course.root / course.settings.roster
        if not path.is_file():
            raise CourseError(f"The roster {path} of course.toml does not exist: put it there, or take the line out.")
        directory.enrol(read_roster(path.read_bytes(), path.name))
    return directory
