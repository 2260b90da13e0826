"""One course of nbgrader for all these tests: twelve students by the exchange, cheats and damage beside them, graded once."""

import json

import pytest
from through_nbgrader.cheats import CHEATS, RIGHT, WRONG, plain_source, with_cheat
from through_nbgrader.classroom import HAS_NBGRADER, NOTEBOOK, SLUG, WHY_NOT, Classroom, filled_in, students_of
from through_nbgrader.damage import DAMAGES


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Released, handed in, collected, autograded."""
    if not HAS_NBGRADER:
        pytest.skip(WHY_NOT)
    room = Classroom(tmp_path_factory.mktemp("nbgrader"))
    exchange = room.home / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    root = f"--Exchange.root={exchange}"
    room.grade("release", "week-1", "--nbgrader", room.folder)
    room.nbgrader("generate_assignment", SLUG)
    room.nbgrader("release_assignment", SLUG, root)
    released = room.released(SLUG)
    for student, work in students_of(SLUG).items():
        content = work if isinstance(work, bytes) else filled_in(released, work)
        room.hand_in(exchange, SLUG, student, NOTEBOOK, content)
    room.nbgrader("collect", SLUG, root, "--ExchangeCollect.check_owner=False")
    for student, content in extras(released).items():
        room.submit(SLUG, student, NOTEBOOK, content)
    (room.home / "autograde.log").write_text(room.autograde(SLUG))
    return room


def extras(released: dict[str, object]) -> dict[str, bytes]:
    """Right and wrong work as a measure, and every cheat and damage."""
    works = {"x right": filled_in(released, RIGHT), "x wrong": filled_in(released, WRONG)}
    cheats = {f"x cheat {name}": with_cheat(json.loads(filled_in(released, CHEATS[name][1])), name) for name in CHEATS}
    right = json.loads(works["x right"])
    return works | cheats | {f"x damage {name}": damage(right) for name, (_, damage) in DAMAGES.items()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The same cheats in a course of plain nbgrader, with asserts as hidden tests."""
    if not HAS_NBGRADER:
        pytest.skip(WHY_NOT)
    plain = Classroom(tmp_path_factory.mktemp("plain"))
    source = plain.folder / "source" / SLUG
    source.mkdir(parents=True)
    (source / NOTEBOOK).write_text(plain_source())
    (plain.folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'plain'\n")
    plain.nbgrader("generate_assignment", SLUG)
    for name, (_, work, _, _) in CHEATS.items():
        own = json.loads(filled_in(plain.released(SLUG), work))
        plain.submit(SLUG, f"x cheat {name}", NOTEBOOK, with_cheat(own, name))
    plain.nbgrader("autograde", SLUG, okay=(0, 1))
    return plain
