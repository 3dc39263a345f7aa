"""Who is responsible, who is asked, who is counted, and what stays secret."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.population.code_facts import stated_codes
from conformance.rules.core import OutOfScopeError

SPEC = load("public_assistance")


def agency(**given: object) -> dict[str, object]:
    facts = {
        "residence": "known",
        "residence_municipality": "A",
        "present_municipality": "B",
        "urgent": False,
        "dv_evacuated": False,
        "facility_origin": None,
        **given,
    }
    return dict(derive(SPEC, "implementing-agency", facts).as_json())


def foreigner(
    status: str | None, card: str | None = "A", *, urgent: bool = False
) -> dict[str, object]:
    facts = {"nationality_kind": "stateless", "residence_status": status, "card_address": card}
    given = {**facts, "present_municipality": "B", "urgent": urgent}
    return dict(derive(SPEC, "foreign-equivalent-protection", given).as_json())


def inquiry(**given: object) -> object:
    facts = {
        "violence_or_abuse": False,
        "no_contact_years": 0,
        "obligor_status": "normal",
        "obligor_age": 45,
        **given,
    }
    return derive(SPEC, "obligor-inquiry", facts).as_json()["inquiry"]


def sent(kind: str, **given: bool) -> object:
    facts = {
        "kind": kind,
        "collection_likely": True,
        "violence_excluded": True,
        "hinders_independence": False,
        "obligation_fulfilled": False,
        **given,
    }
    return derive(SPEC, "obligor-notice", facts).as_json()["send"]


def suppressed(**given: object) -> dict[str, object]:
    facts = {
        "support_measure": "1",
        "support_from": "2025-04-10",
        "support_to": "2026-04-09",
        "office_hidden": False,
        "as_of": "2025-10-01",
        "recipient_kind": "obligor",
        **given,
    }
    return dict(derive(SPEC, "dv-output-suppression", facts).as_json())


@pytest.mark.parametrize("kind", ["notice", "report"])
def test_a_notice_and_a_report_need_every_condition(kind: str) -> None:
    assert sent(kind) is True
    assert sent(kind, collection_likely=False) is False
    assert sent(kind, violence_excluded=False) is False
    assert sent(kind, hinders_independence=True) is False


@pytest.mark.parametrize("kind", ["notice", "report"])
def test_who_fulfils_the_obligation_is_neither_told_nor_asked(kind: str) -> None:
    """生活保護法第24条第8項: 「扶養義務を履行していないと認められる場合において」."""
    assert sent(kind, obligation_fulfilled=True) is False


def test_urgency_away_from_the_residence_before_a_facility_is_out_of_scope() -> None:
    """生活保護法第19条: which of 第2項 and 第3項 comes first is not said."""
    assert agency(facility_origin="B", urgent=True)["basis"] == "facility_origin"
    with pytest.raises(OutOfScopeError, match="present_municipality"):
        agency(facility_origin="C", urgent=True)


def test_a_facility_outweighs_flight_and_flight_outweighs_urgency() -> None:
    assert agency(facility_origin="C", dv_evacuated=True)["basis"] == "facility_origin"
    assert agency(dv_evacuated=True, urgent=True)["basis"] == "present"


def test_urgency_at_the_own_residence_changes_nothing() -> None:
    assert agency(urgent=True, present_municipality="A")["basis"] == "residence"


def test_a_known_residence_without_a_municipality_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="residence_municipality"):
        agency(residence_municipality=None)


def test_whoever_has_no_residence_is_protected_where_they_are() -> None:
    assert agency(residence="none")["responsible"] == "B"


@pytest.mark.parametrize("status", ["refugee", "spouse_of_permanent_resident"])
def test_whoever_is_protected_by_analogy_has_no_review(status: str) -> None:
    found = foreigner(status)

    assert found == {"basis": "equivalent", "responsible": "A", "appeal": False}


def test_every_status_that_the_notice_names_is_one_the_input_may_have() -> None:
    stated = stated_codes(SPEC, "foreign-equivalent-protection")["residence_status"]
    named = SPEC.rules["foreign-equivalent-protection"].parameters[0]["statuses"]

    assert set(named) <= set(stated)


@pytest.mark.parametrize("card", ["A", None])
def test_who_is_in_urgent_need_is_protected_where_they_are_before_any_card_is_shown(
    card: str | None,
) -> None:
    found = foreigner("long_term_resident", card, urgent=True)

    assert found == {"basis": "equivalent", "responsible": "B", "appeal": False}


def test_urgency_protects_no_status_that_is_not_named() -> None:
    assert foreigner("technical_intern", urgent=True)["basis"] == "none"


def test_a_named_status_without_a_card_and_statuses_consulted_on_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="card_address"):
        foreigner("permanent_resident", None)
    with pytest.raises(OutOfScopeError, match="designated_activities"):
        foreigner("designated_activities")


@pytest.mark.parametrize(("age", "answer"), [(17, "unnecessary"), (18, "allowed")])
def test_minors_are_not_asked(age: int, answer: str) -> None:
    assert inquiry(obligor_age=age) == answer


@given(
    years=st.integers(0, 40),
    age=st.integers(0, 100),
    status=st.sampled_from(["normal", "facility", "long_hospital", "no_income"]),
)
def test_violence_forbids_the_inquiry_whatever_else_holds(
    years: int, age: int, status: str
) -> None:
    facts = {"no_contact_years": years, "obligor_age": age, "obligor_status": status}

    assert inquiry(violence_or_abuse=True, **facts) == "prohibited"
    assert inquiry(**facts) != "prohibited"


@given(st.lists(st.sampled_from(["home", "separated_student", "separated_other", "outside"])))
def test_only_students_set_apart_make_the_two_counts_differ(members: list[str]) -> None:
    found = derive(SPEC, "household-size", {"members": members}).as_json()

    assert found["living_size"] == members.count("home")
    assert (found["living_size"] == found["housing_size"]) is ("separated_student" not in members)


@pytest.mark.parametrize(
    ("day", "printed"),
    [("2025-04-09", True), ("2025-04-10", False), ("2026-04-09", False), ("2026-04-10", True)],
)
def test_both_ends_of_the_period_are_protected(day: str, printed: bool) -> None:
    assert suppressed(as_of=day)["address_printed"] is printed


def test_the_office_hides_without_any_measure_and_after_one_has_ended() -> None:
    assert suppressed(support_measure="3")["alert"] is False
    assert suppressed(support_measure="3", office_hidden=True)["alert"] is True


def test_a_measure_without_a_last_day_goes_on() -> None:
    assert suppressed(support_to=None, as_of="2040-01-01")["address_printed"] is False


@given(
    offset=st.integers(-400, 400),
    kind=st.sampled_from(["1", "2"]),
    recipient=st.sampled_from(["obligor", "spouse", "hospital", "external_agency"]),
)
def test_while_secret_nobody_else_reads_the_address(offset: int, kind: str, recipient: str) -> None:
    day = date(2025, 10, 10) + timedelta(days=offset)
    found = suppressed(support_measure=kind, as_of=str(day), recipient_kind=recipient)

    assert found["address_printed"] is not found["alert"]
    if recipient in {"hospital", "external_agency"}:
        assert found["office_name_printed"] is True
    else:
        assert found["office_name_printed"] is found["address_printed"]
