"""One course of nbgrader for all these tests: twelve students by the exchange, cheats and damage beside them, graded once."""

import json
import shutil

import pytest
from through_nbgrader.cheats import CHEATS, RIGHT, WRONG, plain_source, with_cheat
from through_nbgrader.classroom import (
    EVERY,
    HAS_NBGRADER,
    LATER,
    NOTEBOOK,
    PLAIN,
    SLUG,
    TIME,
    WHY_NOT,
    Classroom,
    filled_in,
    grade_run,
    students_of,
)
from through_nbgrader.damage import DAMAGES, TRIED

DUE = "2026-03-02 00:00:00 UTC"
PENALTY = """
from nbgrader.plugins import LateSubmissionPlugin

class APointADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return float(-(-total_seconds_late // 86400))

c.AssignLatePenalties.plugin_class = APointADay
"""
# Judges that are killed over a student's work: once, or whenever they are asked.
KILLED = {"z dies once": 1, "z dies twice": 2, "z graded before": 2}
KILLER = f"""
from collections import Counter
import grader.nbgrader.judging as judging

left = Counter({KILLED})

class Killed(judging.JudgeProcess):
    def ask(self, submission):
        super().ask(submission)
        if left[submission.student]:
            left[submission.student] -= 1
            self._process.kill()

judging.JudgeProcess = Killed
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Released, handed in, collected, autograded: once undisturbed, and once more with judges that die."""
    if not HAS_NBGRADER:
        pytest.skip(WHY_NOT)
    room = Classroom(tmp_path_factory.mktemp("nbgrader"))
    room.grade("release", "week-1", "--nbgrader", room.folder)
    room.configure(PENALTY)
    room.collect(SLUG, students_of(SLUG))
    room.nbgrader("db", "assignment", "add", SLUG, f"--duedate={DUE}")
    room.nbgrader("db", "student", "add", "amara", "--first-name=Amara", "--last-name=Obi", "--email=amara@example.com")
    grade_run(room, SLUG)
    released = room.released(SLUG)
    for student, content in extras(released).items():
        room.submit(SLUG, student, NOTEBOOK, content, time=LATER if student == "x late" else TIME)
    (room.home / "autograde.log").write_text(room.autograde(SLUG))
    with_dying_judges(room, released)
    return room


def extras(released: dict[str, object]) -> dict[str, bytes]:
    """Right and wrong work as a measure, and every cheat and damage."""
    works = {"x right": filled_in(released, RIGHT), "x wrong": filled_in(released, WRONG)}
    works |= {"x late": works["x right"], "z graded before": works["x wrong"]}
    cheats = {f"x cheat {name}": with_cheat(json.loads(filled_in(released, CHEATS[name][1])), name) for name in CHEATS}
    right = json.loads(works["x right"])
    return works | cheats | {f"x damage {name}": DAMAGES[name][1](right) for name in TRIED}


def with_dying_judges(room: Classroom, released: dict[str, object]) -> None:
    """The fault is planted where nbgrader reads its configuration."""
    for student in (*KILLED, "z undisturbed"):
        room.submit(SLUG, student, NOTEBOOK, filled_in(released, f"# {student}\n{RIGHT}"), time=LATER)
    config = room.folder / "nbgrader_config.py"
    before = config.read_text(encoding="utf-8")
    room.configure(KILLER)
    (room.home / "killed.log").write_text(room.autograde(SLUG, "--student=z*", okay=(1,)))
    config.write_text(before, encoding="utf-8")


@pytest.fixture(scope="module")
def plain(room: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The same cheats in a course of plain nbgrader, with asserts as hidden tests, called PLAIN."""
    plain = Classroom(tmp_path_factory.mktemp("plain"))
    source = plain.folder / "source" / PLAIN
    source.mkdir(parents=True)
    (source / NOTEBOOK).write_text(plain_source())
    plain.configure("c = get_config()\nc.CourseDirectory.course_id = 'gradient-descent'\n")
    shutil.copyfile(
        room.folder / "gradebook.db", plain.folder / "gradebook.db"
    )  # to make a new one takes alembic seconds
    plain.nbgrader("generate_assignment", PLAIN)
    for name, (_, work, _, misled) in CHEATS.items():
        if misled or EVERY:
            own = json.loads(filled_in(plain.released(PLAIN), work))
            plain.submit(PLAIN, f"x cheat {name}", NOTEBOOK, with_cheat(own, name))
    plain.nbgrader("autograde", PLAIN, okay=(0, 1))
    return plain
