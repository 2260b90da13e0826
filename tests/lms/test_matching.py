"""Who is who: by ids, strongest first, then by a name that nobody else has; never a guess."""

from lms.cases import JANE, RICK

from grader.lms.matching import Index, match, match_all
from grader.model import Person

ROSTER = [JANE, RICK]


def test_any_shared_id_is_enough() -> None:
    for field in ("lms_id", "sis_id", "login", "email"):
        assert match(Person(**{field: getattr(JANE, field)}), ROSTER) is JANE


def test_email_has_no_case_and_user_names_have() -> None:
    assert match(Person(email="JANE@Example.com"), ROSTER) is JANE
    assert match(Person(login="JDOE"), ROSTER) is None


def test_the_stronger_id_decides() -> None:
    assert match(Person(lms_id="101", email="new@example.com"), ROSTER) is JANE


def test_a_stronger_id_that_speaks_against_it_stops_a_match() -> None:
    assert match(Person(sis_id="S0009", login="jdoe"), ROSTER) is None
    assert match(Person(lms_id="999", name="Jane Doe"), ROSTER) is None


def test_an_id_that_two_have_decides_nothing() -> None:
    assert match(Person(login="jdoe", name="Jane Doe"), [JANE, JANE.model_copy(update={"name": "Other"})]) is None


def test_names_match_in_any_order_case_and_composition() -> None:
    zoe = Person(name="Zoë van Dyk", sortable_name="van Dyk, Zoë")
    for name in ("van Dyk, Zoë", "zoe\u0308 VAN dyk", "vandykzoë", "Zoë  van Dyk"):
        assert match(Person(name=name), [*ROSTER, zoe]) is zoe, name


def test_the_squeezed_name_of_a_canvas_download_is_known() -> None:
    assert match(Person(name="doejane"), ROSTER) is JANE
    assert match(Person(name="doejane"), [Person(name="Jane Doe"), RICK]) == Person(name="Jane Doe")


def test_a_name_that_two_have_decides_nothing() -> None:
    assert match(Person(name="Jane Doe"), [JANE, JANE.model_copy(update={"lms_id": "7"})]) is None


def test_two_people_of_one_name_share_no_row() -> None:
    assert match_all([Person(name="Jane Doe"), Person(name="Doe, Jane"), Person(login="rroe")], Index(ROSTER)) == [
        None,
        None,
        1,
    ]


def test_who_says_nothing_is_nobody() -> None:
    assert match(Person(), [Person(), JANE]) is None
    assert match(JANE, []) is None


def test_a_key_matches_one_id_exactly() -> None:
    assert Index(ROSTER).by_key("S0001") == 0
    assert Index(ROSTER).by_key("jane") is None
    assert Index([Person()]).by_key("") is None
    assert Index([Person(login="7"), Person(sis_id="7")]).by_key("7") is None
