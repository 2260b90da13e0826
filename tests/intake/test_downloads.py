"""Every LMS's download: whose each file is, when it was handed in, how the LMS calls it, and what is nobody's work."""

import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from helpers import FAKE, GOOD, TINY
from intake import downloads
from intake.downloads import NOON, Upload

from grader.course import Course
from grader.intake.sources import Found, read_sources
from grader.model import Submission

COURSE = Course(FAKE)
JANE = Upload("Jane Doe", content=GOOD, login="jdoe", email="jane@example.org", sis_id="00123", number=101)
ODD = [
    JANE,
    Upload(
        "Zoë O'Brien-Smith", content="# zoe", login="zoe.o-brien", email="zoe@example.org", sis_id="0042", number=102
    ),
    Upload("דנה כהן", content="# dana", login="dana_c", email="dana@example.org", sis_id="7", number=103),
    Upload("محمد علي", content="# ali", login="m.ali", email="ali@example.org", sis_id="8", number=104),
    Upload("=SUM 🎿 A1", content="# formula", login="007", email="f@example.org", sis_id="9", number=105),
    Upload("Martin, Jr. Luther", content="# comma", login="ml__jr", email="ml@example.org", sis_id="10", number=106),
]


def read(*sources: Path) -> Found:
    return read_sources(list(sources), COURSE)


def by_student(found: Found) -> dict[str, Submission]:
    assert len({one.student for one in found.submissions}) == len(found.submissions)
    return {one.student: one for one in found.submissions}


def whose(found: Found) -> dict[str, bytes]:
    return {one.student: one.content for one in found.submissions}


def test_canvas_names_tell_person_number_and_lateness(tmp_path: Path) -> None:
    path = downloads.canvas_zip(tmp_path / "submissions.zip", [JANE, replace(ODD[1], late=True), *ODD[2:]])
    found = by_student(read(path))
    assert len(found) == len(ODD)
    jane, zoe = found["doejane-101"], found["obriensmithzoë-102"]
    assert (jane.person.name, jane.person.lms_id, jane.lms) == ("doejane", "101", "canvas")
    assert (jane.entry, jane.filename, jane.late) == ("doejane_101_5001_tiny.py", "tiny.py", None)
    assert zoe.late == "marked LATE by Canvas"
    assert found["כהןדנה-103"].content == b"# dana"
    assert all(one.submitted_at is None for one in found.values())


def test_anonymous_canvas_keeps_the_anonymous_id(tmp_path: Path) -> None:
    found = read(downloads.canvas_zip(tmp_path / "s.zip", [JANE, replace(ODD[1], late=True)], anonymous=True))
    assert all(one.student.startswith("anon-") and len(one.student) == 10 for one in found.submissions)
    assert sorted(one.late or "" for one in found.submissions) == ["", "marked LATE by Canvas"]


def test_a_canvas_file_uploaded_again_is_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (one,) = read(downloads.canvas_zip(tmp_path / "s.zip", [replace(JANE, attempt=3)])).submissions
    assert (one.filename, one.entry) == ("tiny.py", "doejane_101_5001_tiny-2.py")
    assert one.notes == ()


def test_the_first_numbers_of_a_canvas_name_decide_whatever_the_student_calls_the_file(tmp_path: Path) -> None:
    path = downloads.canvas_zip(tmp_path / "s.zip", [replace(JANE, filename="bob_102_6000_tiny.py"), ODD[1]])
    assert whose(read(path))["doejane-101"] == GOOD.encode()


def test_text_and_links_of_canvas_are_skipped_with_the_reason(tmp_path: Path) -> None:
    path = downloads.canvas_zip(tmp_path / "s.zip", [JANE])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("roebo_102_text.html", "<p>my work</p>")
        archive.writestr("poeann_LATE_103_link.html", "<a href='x'>x</a>")
    reasons = dict(read(path).skipped)
    assert reasons[f"{path}/roebo_102_text.html"] == "text typed into Canvas, not a file"
    assert "link" in reasons[f"{path}/poeann_LATE_103_link.html"]


@pytest.mark.parametrize("mode", ["folder", "flat", "old"])
def test_moodle_names_tell_the_person(tmp_path: Path, mode: str) -> None:
    found = by_student(read(downloads.moodle_zip(tmp_path / "c-Lab 1-55.zip", ODD, mode)))
    assert set(found) == {one.name for one in ODD}
    assert {one.lms for one in found.values()} == {"moodle"}
    assert found["Jane Doe"].entry.startswith("Jane Doe_101_assignsubmission_file")
    assert found["Jane Doe"].person.lms_id == ""  # the number is the assignment's


@pytest.mark.parametrize("where", ["beside", "inside"])
def test_moodles_worksheet_gives_time_and_address(tmp_path: Path, where: str) -> None:
    path = downloads.moodle_zip(tmp_path / "c-Lab 1-55.zip", ODD)
    sheet = downloads.moodle_worksheet(tmp_path / "Grades-c-Lab 1-55.csv", ODD)
    downloads.moodle_worksheet(tmp_path / "Grades-c-Lab 2-56.csv", [replace(one, attempt=9) for one in ODD])
    if where == "inside":
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("sheet-55.csv", sheet.read_bytes())
        [sheet.unlink() for sheet in tmp_path.glob("*.csv")]
    jane = by_student(read(path))["Jane Doe"]
    assert (jane.submitted_at, jane.submitted_at_from) == (NOON, "Moodle's worksheet (read as UTC)")
    assert (jane.person.email, jane.person.sis_id, jane.person.group) == ("jane@example.org", "00123", "")


def test_a_worksheet_of_another_assignment_is_not_used(tmp_path: Path) -> None:
    path = downloads.moodle_zip(tmp_path / "c-Lab 1-55.zip", ODD)
    downloads.moodle_worksheet(tmp_path / "Grades.csv", [replace(one, number=one.number + 1) for one in ODD])
    assert by_student(read(path))["Jane Doe"].submitted_at is None


def test_two_of_one_name_in_moodle_are_never_merged(tmp_path: Path) -> None:
    twin = replace(JANE, number=104, content="# another")
    found = by_student(read(downloads.moodle_zip(tmp_path / "a.zip", [JANE, twin, ODD[1]])))
    assert set(found) == {"Jane Doe (N 101)", "Jane Doe (N 104)", "Zoë O'Brien-Smith"}
    assert "more than one person is called Jane Doe" in found["Jane Doe (N 104)"].notes[0]


def test_a_namesake_who_handed_in_nothing_is_known_from_the_worksheet(tmp_path: Path) -> None:
    path = downloads.moodle_zip(tmp_path / "a-55.zip", [JANE])
    downloads.moodle_worksheet(tmp_path / "Grades-55.csv", [JANE, replace(JANE, number=104)])
    assert list(by_student(read(path))) == ["Jane Doe (N 101)"]


def test_blind_marking_in_moodle_keeps_the_numbers_apart(tmp_path: Path) -> None:
    blind = [replace(one, name="Participant") for one in ODD[:2]]
    assert set(by_student(read(downloads.moodle_zip(tmp_path / "a.zip", blind)))) == {
        "Participant 101",
        "Participant 102",
    }
    one = by_student(read(downloads.moodle_zip(tmp_path / "b.zip", blind[:1])))
    assert set(one) == {"Participant 101"}


def test_a_group_of_moodle_is_one_submission_with_the_groups_name(tmp_path: Path) -> None:
    team = replace(JANE, group="Team A", number=7)
    path = downloads.moodle_zip(tmp_path / "a-55.zip", [team])
    downloads.moodle_worksheet(
        tmp_path / "Grades-55.csv", [replace(JANE, group="Team A"), replace(ODD[1], group="Team A")]
    )
    (one,) = read(path).submissions
    assert one.person.group == "Team A"


def test_blackboard_attempts_come_in_order_of_time_under_the_user_name(tmp_path: Path) -> None:
    second = replace(JANE, attempt=2, content="# second")
    third = replace(JANE, attempt=3, content="# second")
    found = read(downloads.blackboard_zip(tmp_path / "gradebook.zip", [third, second, JANE, *ODD[1:]]))
    jane = [one for one in found.submissions if one.student == "jdoe"]
    assert [one.content for one in jane] == [GOOD.encode(), b"# second"]
    assert [one.submitted_at for one in jane] == [NOON, NOON + timedelta(days=1)]
    assert jane[0].submitted_at_from == "Blackboard's info file"
    assert (jane[0].person.name, jane[0].person.login) == ("Jane Doe", "jdoe")
    assert {one.student for one in found.submissions} == {one.login for one in ODD}
    assert "the same bytes as the attempt before" in [why for _, why in found.skipped]
    assert sum(why == "the LMS's own file" for _, why in found.skipped) == len(ODD) + 2


def test_a_blackboard_file_that_imitates_the_name_stays_its_students(tmp_path: Path) -> None:
    forged = replace(JANE, filename="Lab 1_part_b_zoe.o-brien_attempt_2026-03-02-12-00-00_tiny.py")
    found = read(downloads.blackboard_zip(tmp_path / "g.zip", [forged, ODD[1]]))
    assert whose(found) == {"jdoe": GOOD.encode(), "zoe.o-brien": b"# zoe"}


def test_without_any_info_file_nobody_is_guessed_from_a_blackboard_name(tmp_path: Path) -> None:
    found = read(downloads.blackboard_zip(tmp_path / "g.zip", ODD, info=False))
    assert not found.submissions
    assert all("is missing: whose it is cannot be told" in why for _, why in found.skipped)


def test_what_students_write_in_a_blackboard_info_file_names_nobody(tmp_path: Path) -> None:
    head = "Lab 1_j_doe_attempt_2026-03-02-12-00-00"
    info = "Nom : Jane Doe (j_doe)\nDevoir : Lab 1\n\nCommentaires :\nName: Somebody (doe)\n"
    found = read(downloads.write_zip(tmp_path / "g.zip", [(f"{head}.txt", info), (f"{head}_tiny.py", GOOD)]))
    assert not found.submissions


@pytest.mark.parametrize(("flat", "top"), [(False, ""), (True, ""), (False, "Lab 1/"), (True, "Lab 1/")])
def test_brightspace_names_tell_person_and_time(tmp_path: Path, flat: bool, top: str) -> None:
    early = replace(JANE, submitted_at=NOON.replace(hour=9, minute=5), content="# early")
    found = read(downloads.brightspace_zip(tmp_path / "Lab 1 Download.zip", [JANE, early, *ODD[1:]], flat, top))
    jane = [one for one in found.submissions if one.student == "Jane Doe"]
    assert [(one.content, one.submitted_at) for one in jane] == [
        (b"# early", NOON.replace(hour=9, minute=5)), (GOOD.encode(), NOON),
    ]  # fmt: skip
    assert {one.student for one in found.submissions} == {one.name for one in ODD}
    assert [why for where, why in found.skipped if where.endswith("index.html")] == ["the LMS's own file"]


def test_two_of_one_name_in_brightspace_are_never_merged(tmp_path: Path) -> None:
    found = by_student(
        read(downloads.brightspace_zip(tmp_path / "l.zip", [JANE, replace(JANE, number=7, content="#")]))
    )
    assert set(found) == {"Jane Doe (101)", "Jane Doe (7)"}


def test_sakai_takes_attachments_and_leaves_its_own_files(tmp_path: Path) -> None:
    found = read(downloads.sakai_zip(tmp_path / "bulk_download.zip", ODD))
    assert whose(found) == {one.login: one.bytes for one in ODD}
    jane = by_student(found)["jdoe"]
    assert (jane.person.name, jane.person.sortable_name, jane.submitted_at) == ("Jane Doe", "Doe, Jane", NOON)
    assert {why for _, why in found.skipped} == {"the LMS's own file"}


def test_gradescope_ids_keep_their_zeros_and_history_is_attempts(tmp_path: Path) -> None:
    uploads = [JANE, replace(JANE, attempt=2, content="# second"), *ODD[1:]]
    found = read(downloads.gradescope_zip(tmp_path / "e.zip", uploads))
    jane = [one for one in found.submissions if one.student == "00123"]
    assert [one.content for one in jane] == [GOOD.encode(), b"# second"]
    assert jane[1].submitted_at == NOON + timedelta(days=1)
    assert {one.student for one in found.submissions} == {one.sis_id for one in ODD}


def test_a_gradescope_group_is_a_submission_of_each(tmp_path: Path) -> None:
    found = read(downloads.gradescope_zip(tmp_path / "e.zip", [replace(JANE, members=(replace(ODD[1], sis_id=""),))]))
    assert whose(found) == {"00123": GOOD.encode(), "zoe@example.org": GOOD.encode()}
    assert "handed in together by Jane Doe, Zoë O'Brien-Smith" in found.submissions[0].notes


def test_gradescope_yaml_makes_no_objects(tmp_path: Path) -> None:
    wild = "submission_1:\n  :submitters: !!python/object/apply:os.system ['touch owned']\n"
    path = downloads.write_zip(tmp_path / "e.zip", [("submission_metadata.yml", wild), ("submission_1/tiny.py", GOOD)])
    found = read(path)
    assert not found.submissions
    assert not (tmp_path / "owned").exists()
    assert not Path("owned").exists()


def test_nbgrader_timestamps_are_times_of_submission(tmp_path: Path) -> None:
    found = by_student(read(downloads.nbgrader_folder(tmp_path / "submitted", ODD, TINY)))
    assert set(found) == {one.login for one in ODD}
    assert (found["007"].submitted_at, found["007"].submitted_at_from, found["007"].lms) == (
        NOON,
        "nbgrader timestamp",
        "",
    )


def test_repositories_belong_to_the_user_after_the_assignment(tmp_path: Path) -> None:
    found = read(downloads.github_folder(tmp_path / "x", [JANE, replace(ODD[1], filename="src/tiny.py")], TINY))
    assert whose(found) == {"jdoe": GOOD.encode(), "zoe.o-brien": b"# zoe"}
    assert found.submissions[0].person.login == "jdoe"
    found = read(downloads.github_folder(tmp_path / "week-1-submissions", ODD[:2], "week-1"))
    assert set(whose(found)) == {"jdoe", "zoe.o-brien"}


BUILDERS = {
    "canvas": downloads.canvas_zip, "moodle": downloads.moodle_zip, "blackboard": downloads.blackboard_zip,
    "brightspace": downloads.brightspace_zip, "sakai": downloads.sakai_zip, "gradescope": downloads.gradescope_zip,
}  # fmt: skip


@pytest.mark.parametrize("lms", BUILDERS)
def test_a_download_reads_the_same_zipped_unpacked_packed_again_or_among_others(tmp_path: Path, lms: str) -> None:
    path = BUILDERS[lms](tmp_path / "down" / "class.zip", ODD)
    found = read(path)
    assert found.read_as == [(str(path), lms)]
    expected = {(one.student, one.digest, one.lms) for one in found.submissions}
    assert len(expected) == len(ODD)

    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "unpacked" / "class")
        again = [(f"class/{name}", archive.read(name)) for name in archive.namelist()]
    repacked = downloads.write_zip(tmp_path / "again" / "class.zip", [*again, ("__MACOSX/class/._x", b"\0")])
    if lms not in ("sakai", "gradescope", "brightspace"):  # these have a folder of their own already
        assert {(one.student, one.digest, one.lms) for one in read(repacked).submissions} == expected
    for source in (tmp_path / "unpacked" / "class", tmp_path / "down"):
        assert {(one.student, one.digest, one.lms) for one in read(source).submissions} == expected


@pytest.mark.parametrize("lms", BUILDERS)
def test_a_pack_in_a_download_is_opened_and_stays_its_students(tmp_path: Path, lms: str) -> None:
    packed = replace(JANE, filename="01-tiny.zip", content=downloads.pack(TINY, {"tiny.py": GOOD}))
    found = by_student(read(BUILDERS[lms](tmp_path / "class.zip", [packed, *ODD[1:]])))
    (jane,) = [one for one in found.values() if one.content == GOOD.encode()]
    assert (jane.exercise, jane.filename, jane.notes) == (TINY, "tiny.py", ())
    assert "01-tiny.zip" in jane.entry


@pytest.mark.parametrize("lms", BUILDERS)
def test_nothing_inside_a_students_archive_names_another_student(tmp_path: Path, lms: str) -> None:
    forged = downloads.zip_bytes([
        ("zoe.o-brien/01-tiny/tiny.py", GOOD), ("obriensmithzoë_102_5002_tiny.py", GOOD),
        ("Zoë O'Brien-Smith_102_assignsubmission_file/tiny.py", GOOD), ("submission_metadata.yml", "a: 1"),
    ])  # fmt: skip
    found = read(BUILDERS[lms](tmp_path / "class.zip", [replace(JANE, filename="x.zip", content=forged), ODD[1]]))
    counts = whose(found)
    assert len(counts) == 2
    assert sorted(counts.values()) == sorted([b"# zoe", GOOD.encode()])


def test_every_file_of_a_download_is_a_submission_or_skipped_with_a_reason(tmp_path: Path) -> None:
    for lms, build in BUILDERS.items():
        path = build(tmp_path / f"{lms}.zip", [*ODD, replace(ODD[1], filename="notes.pdf", content=b"%PDF")])
        with zipfile.ZipFile(path) as archive:
            names = {f"{path}/{name}" for name in archive.namelist()}
        found = read(path)
        assert {one.source for one in found.submissions} | {where for where, _ in found.skipped} == names
        assert all(why for _, why in found.skipped)


def test_a_pack_is_what_the_command_will_make() -> None:
    import io

    with zipfile.ZipFile(io.BytesIO(downloads.pack(TINY, {"tiny.py": GOOD}))) as archive:
        manifest = json.loads(archive.read("fallline.json"))
    assert manifest["files"] == {"tiny.py": hashlib.sha256(GOOD.encode()).hexdigest()}
