"""Which file of which system a table is, by its header, and which of its columns say who a student is.

A table of names and aliases: to know one more system's export is to add one entry. Below rosters and formats.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

Header = list[str]  # as `plain_header` makes it
BLACKBOARD_ID = re.compile(r"\|\s*(\d+)\s*$")


@dataclass(frozen=True)
class Source:
    """One kind of file: how it is recognised, and its columns that say who a student is."""

    name: str
    label: str  # in sentences
    expects: str  # what a header of it has, in a sentence
    is_it: Callable[[Header], bool]
    fields: dict[str, tuple[str, ...]]  # field of a Person, or first, last -> headers in lower case


def plain_header(values: list[str]) -> Header:
    """Headers as they are compared: without case and outer spaces."""
    return [value.strip().casefold() for value in values]


def _has(*names: str) -> Callable[[Header], bool]:
    return lambda header: set(names) <= set(header)


def _has_any(*names: str) -> Callable[[Header], bool]:
    return lambda header: bool(set(names) & set(header))


FIRST = ("first name", "first_name", "firstname", "vorname", "prénom", "nombre", "given name")
LAST = ("last name", "last_name", "lastname", "surname", "nachname", "nom", "apellido(s)", "apellidos", "family name")
EMAIL = ("email address", "email", "e-mail", "e-mail address", "e-mail-adresse", "adresse de courriel",
         "dirección de correo", "mail")  # fmt: skip
MOODLE = {
    "first": FIRST, "last": LAST, "name": ("full name", "vollständiger name", "nom complet", "nombre completo"),
    "email": EMAIL, "login": ("username", "anmeldename", "nom d’utilisateur", "nombre de usuario"),
    "sis_id": ("id number", "id-nummer", "matrikelnummer", "numéro d’identification", "número de id"),
    "lms_id": ("user id",), "group": ("group", "groups", "gruppe", "gruppen", "groupe", "grupo"),
}  # fmt: skip

CANVAS = Source(
    "canvas", "Canvas gradebook", "Student, ID, ..., Section",
    lambda header: _has("id", "section")(header) and _has_any("student", "lastname")(header),
    {"name": ("student",), "first": ("firstname",), "last": ("lastname",), "lms_id": ("id",),
     "sis_id": ("sis user id",), "login": ("sis login id",), "section": ("section",)},
)  # fmt: skip
WORKSHEET = Source(
    "moodle-worksheet", "Moodle grading worksheet", "Identifier, Grade, Last modified (grade)",
    _has("identifier", "grade", "last modified (grade)"), MOODLE,
)  # fmt: skip
GRADEBOOK = Source(
    "moodle", "Moodle gradebook", "one of Email address, Username, ID number",
    lambda header: any(_has_any(*MOODLE[name])(header) for name in ("email", "login", "sis_id", "lms_id")), MOODLE,
)  # fmt: skip


def _is_moodle_export(header: Header) -> bool:
    """Surely one; any list with an e-mail address may become a Moodle import, too."""
    return "id number" in header or any(
        name.endswith("(real)") or name.startswith("last downloaded from this course") for name in header
    )


BLACKBOARD = Source(
    "blackboard", "Blackboard grade center", "Username",
    lambda header: "username" in header
    and (_has_any("availability", "last access")(header) or any(map(BLACKBOARD_ID.search, header))),
    {"last": ("last name",), "first": ("first name",), "login": ("username",), "sis_id": ("student id",),
     "section": ("child course id",)},
)  # fmt: skip
BRIGHTSPACE = Source(
    "brightspace", "Brightspace grades", "OrgDefinedId or Username, and End-of-Line Indicator",
    lambda header: "end-of-line indicator" in header or "orgdefinedid" in header,
    {"sis_id": ("orgdefinedid",), "login": ("username",), "last": ("last name",), "first": ("first name",),
     "email": ("email",), "section": ("sections",)},
)  # fmt: skip
SAKAI = Source(
    "sakai", "Sakai gradebook", "Student ID, Student Name",
    lambda header: header[:2] == ["student id", "student name"] and not _has_any("login", *EMAIL)(header),
    {"login": ("student id",), "name": ("student name",)},
)  # fmt: skip
GRADESCOPE = Source(
    "gradescope", "Gradescope roster or grades", "SID, Email", _has("sid", "email"),
    {"first": FIRST, "last": LAST, "name": ("name", "full name"), "sis_id": ("sid",), "email": ("email",),
     "section": ("section", "sections")},
)  # fmt: skip
NBGRADER_GRADES = Source(
    "nbgrader grades", "nbgrader grades", "11 columns with student_id and raw_score", _has("student_id", "raw_score"),
    {"login": ("student_id",), "first": FIRST, "last": LAST, "email": EMAIL},
)  # fmt: skip
NBGRADER = Source(
    "nbgrader", "nbgrader students", "id, first_name, last_name",
    lambda header: _has("first_name", "last_name")(header) and _has_any("id", "student_id")(header),
    {"login": ("id", "student_id"), "first": FIRST, "last": LAST, "email": EMAIL, "lms_id": ("lms_user_id",)},
)  # fmt: skip
GITHUB = Source(
    "github", "GitHub Classroom", "github_username", _has("github_username"),
    {"login": ("github_username",), "any_id": ("roster_identifier", "identifier"), "name": ("name",),
     "group": ("group_name",)},
)  # fmt: skip
PLAIN_FIELDS = {
    **MOODLE,
    "name": ("name", "student", "student name", "student_name", *MOODLE["name"]),
    "login": ("login", "user name", "user", "user id", "netid", "sis login id", *MOODLE["login"]),
    "sis_id": ("student id", "student_id", "sis id", "sis_id", "sis user id", "student number", "sid", *MOODLE["sis_id"]),
    "lms_id": ("lms id", "lms_id", "canvas id", "moodle id", "lms_user_id"),
    "section": ("section", "sections"), "group": (*MOODLE["group"], "team"),
}  # fmt: skip
PLAIN = Source(
    "plain", "roster", "name or first name and last name, and one of email, student id, login, lms id",
    _has_any(*(alias for aliases in PLAIN_FIELDS.values() for alias in aliases)), PLAIN_FIELDS,
)  # fmt: skip
OWN = Source(
    "csv", "scores", "assignment_id, student_id, score", _has("assignment_id", "student_id", "status"),
    {**PLAIN_FIELDS, "login": ("username",), "sis_id": ("sis_id",)},
)  # fmt: skip

RECOGNISED = (
    CANVAS, WORKSHEET, OWN, NBGRADER_GRADES, GITHUB, BRIGHTSPACE, BLACKBOARD, SAKAI, GRADESCOPE, NBGRADER,
    replace(GRADEBOOK, is_it=_is_moodle_export), PLAIN,
)  # fmt: skip


def recognise(header: list[str]) -> Source | None:
    """The first kind of file that has such a header."""
    plain = plain_header(header)
    return next((source for source in RECOGNISED if source.is_it(plain)), None)
