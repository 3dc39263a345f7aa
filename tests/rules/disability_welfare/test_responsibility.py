"""Who is responsible, who comes first, who is eligible, and what stays secret."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import OutOfScopeError

SPEC = load("disability_welfare")
FACILITIES = (
    "group_home",
    "support_facility",
    "nozomi_facility",
    "ltc_facility",
    "medical_care_hospital",
)


def residence(*moves: tuple[str, str], guardian: str | None = None) -> dict[str, object]:
    listed = [{"municipality": where, "place": what} for where, what in moves]
    facts = {"moves": listed, "guardian_municipality_at_18": guardian}
    return dict(derive(SPEC, "residence-special", facts).as_json())


def provider(**given: object) -> object:
    facts = {
        "birth_date": "1960-03-01",
        "as_of": "2025-06-14",
        "medical_insured": True,
        "specified_disease": False,
        "service_kind": "11",
        "ltc_available": True,
        **given,
    }
    return derive(SPEC, "ltc-priority", facts).as_json()["provider"]


def printed(**given: object) -> dict[str, object]:
    facts = {
        "support_measure": "2",
        "support_from": "2025-04-10",
        "support_to": "2026-04-09",
        "as_of": "2025-10-01",
        "recipient_kind": "spouse",
        **given,
    }
    return dict(derive(SPEC, "dv-output-suppression", facts).as_json())


def test_a_hospital_address_is_a_residence_like_any_other() -> None:
    assert residence(("A", "home"), ("B", "hospital_address"), ("C", "group_home")) == {
        "responsible": "B",
        "special": True,
    }


def test_a_facility_in_the_own_municipality_is_no_special_residence() -> None:
    assert residence(("A", "home"), ("A", "support_facility"))["special"] is False


@given(st.lists(st.tuples(st.sampled_from("BCD"), st.sampled_from(FACILITIES)), max_size=5))
def test_facilities_one_after_another_never_change_who_is_responsible(
    moves: list[tuple[str, str]],
) -> None:
    found = residence(("A", "home"), *moves)

    assert found["responsible"] == "A"
    assert found["special"] is bool(moves)


@given(st.lists(st.tuples(st.sampled_from("BCD"), st.sampled_from(FACILITIES)), min_size=1))
def test_who_goes_on_from_a_childrens_facility_belongs_to_the_guardian(
    moves: list[tuple[str, str]],
) -> None:
    child = [("A", "home"), ("B", "child_facility")]

    assert residence(*child, *moves, guardian="E") == {"responsible": "E", "special": True}
    assert residence(*child, ("F", "home"), *moves, guardian="E")["responsible"] == "F"
    with pytest.raises(OutOfScopeError, match="guardian_municipality_at_18"):
        residence(*child, *moves)


@pytest.mark.parametrize(
    "moves",
    [
        [],
        [("A", "group_home")],
        [("A", "home"), ("B", "space_station")],
        [("A", "home"), ("B", "child_facility")],
    ],
)
def test_no_residence_before_and_unknown_places_are_out_of_scope(
    moves: list[tuple[str, str]],
) -> None:
    with pytest.raises(OutOfScopeError):
        residence(*moves)


@pytest.mark.parametrize(
    ("day", "first"), [("2025-02-27", "disability"), ("2025-02-28", "ltc"), ("2025-03-01", "ltc")]
)
def test_sixty_five_is_attained_on_the_last_of_february(day: str, first: str) -> None:
    assert provider(as_of=day) == first


def test_between_forty_and_sixty_five_insurance_and_disease_are_both_needed() -> None:
    born = {"birth_date": "1985-06-15", "specified_disease": True}

    assert provider(**born) == "ltc"
    assert provider(**born, as_of="2025-06-13") == "disability"
    assert provider(**{**born, "specified_disease": False}) == "disability"
    assert provider(**born, medical_insured=False) == "disability"


def test_from_sixty_five_on_the_medical_insurance_does_not_matter() -> None:
    assert provider(medical_insured=False) == "ltc"


def test_a_kind_the_statement_does_not_place_is_out_of_scope_where_it_decides() -> None:
    with pytest.raises(OutOfScopeError, match="service_kind"):
        provider(service_kind="12")
    assert provider(service_kind="12", birth_date="2000-01-01") == "disability"


@given(nationality=st.sampled_from(["日本", "韓国", "無国籍"]), here=st.booleans())
def test_being_on_the_register_matters_to_others_than_nationals_only(
    nationality: str, *, here: bool
) -> None:
    def eligible(*, registered: bool) -> object:
        facts = {"nationality": nationality, "on_resident_register": registered}
        given = {**facts, "residence_in_municipality": here}
        return derive(SPEC, "foreign-eligibility", given).as_json()["eligible"]

    assert eligible(registered=True) is here
    assert eligible(registered=False) is (here and nationality == "日本")


@given(
    offset=st.integers(-400, 400),
    recipient=st.sampled_from(["former_guardian", "spouse", "other_person"]),
)
def test_while_supported_nobody_else_reads_address_or_provider(offset: int, recipient: str) -> None:
    day = date(2025, 10, 10) + timedelta(days=offset)
    active = date(2025, 4, 10) <= day <= date(2026, 4, 9)

    assert printed(as_of=str(day), recipient_kind=recipient) == {
        "alert": active,
        "address_printed": not active,
        "provider_printed": not active,
    }
    assert printed(as_of=str(day), recipient_kind="self")["address_printed"] is True


def test_a_welfare_home_is_no_facility_that_the_act_names() -> None:
    """障害者総合支援法第19条第3項・附則第18条第2項."""
    moves = [{"municipality": "A", "place": "home"}, {"municipality": "B", "place": "welfare_home"}]
    facts = {"moves": moves, "guardian_municipality_at_18": None}

    with pytest.raises(OutOfScopeError, match="welfare_home"):
        derive(SPEC, "residence-special", facts)
