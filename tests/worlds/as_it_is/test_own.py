from __future__ import annotations

from conformance.catalog.load import load
from conformance.worlds.as_it_is.own import Own

SPEC = load("resident_register")
JAPANESE, VIEW = SPEC.records["japanese_residents"], SPEC.records["residents"]
NUMBER, OTHER = "100000000000001", "200000000000002"
PERSON = "atena_number"


def own() -> Own:
    made = Own()
    made.add(SPEC.domain, JAPANESE, {PERSON: NUMBER, "history_no": 1}, PERSON)
    return made


def test_a_view_shows_the_cases_own_people_and_others() -> None:
    assert own().holds(SPEC.domain, VIEW, {PERSON: NUMBER})
    assert not own().holds(SPEC.domain, VIEW, {PERSON: OTHER})


def test_what_is_asked_for_by_an_own_number_is_the_cases_own_unless_it_names_another() -> None:
    unnamed, named, anothers = {"event_reason": "12"}, {PERSON: NUMBER}, {PERSON: OTHER}

    found = own().about({PERSON: NUMBER}, PERSON, [unnamed, named, anothers])

    assert found == [unnamed, named]


def test_what_is_asked_for_by_anothers_number_or_by_none_is_not() -> None:
    assert own().about({PERSON: OTHER}, PERSON, [{"event_reason": "12"}]) == []
    assert own().about({"household_number": NUMBER}, PERSON, [{}]) == []


def test_another_case_begins_with_nobody() -> None:
    made = own()
    made.clear()

    assert not made.holds(SPEC.domain, VIEW, {PERSON: NUMBER})
    assert not made.holds(SPEC.domain, JAPANESE, {PERSON: NUMBER, "history_no": 1})
