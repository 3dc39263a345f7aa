from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_childcare_support import (
    dv_document_suppression,
    infant_visit_hours,
    placement_selection,
    recognizing_municipality,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.registry import parameters_from

VISITS = parameters_from(
    [
        {"from": "2026-04-01", "max_minutes_month": 600, "min_age_months": 6, "max_age_years": 3},
        {"from": "2026-04-01", "to": "2028-03-31", "least_minutes_month": 180},
        {"from": "2028-04-01", "least_minutes_month": 600},
    ]
)
NAMES = ("A", "B", "C")


@st.composite
def selections(draw: st.DrawFn) -> placement_selection.Given:
    applicants = tuple(
        placement_selection.Applicant(
            id=f"p{number}",
            base_1=draw(st.integers(0, 20)),
            base_2=draw(st.integers(0, 20)),
            adjust=draw(st.integers(-5, 15)),
            tie_keys=(number,),
            preferences=tuple(draw(st.permutations(NAMES))[: draw(st.integers(1, 3))]),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    capacity = {name: draw(st.integers(0, 2)) for name in NAMES}
    return placement_selection.Given(capacity, applicants)


def placed(given: placement_selection.Given) -> dict[str, str | None]:
    return dict(placement_selection.placement_selection(given, Parameters(), Why()).result)


@given(made=selections())
def test_no_facility_takes_more_than_it_can_and_nobody_goes_where_they_did_not_wish(
    made: placement_selection.Given,
) -> None:
    result = placed(made)

    for name, vacancies in made.capacity.items():
        assert list(result.values()).count(name) <= vacancies
    for each in made.applicants:
        assert result[each.id] is None or result[each.id] in each.preferences


@given(made=selections())
def test_nobody_is_passed_over_for_a_lower_index(made: placement_selection.Given) -> None:
    result = placed(made)
    for each in made.applicants:
        better = each.preferences
        if result[each.id] is not None:
            better = better[: better.index(str(result[each.id]))]
        for other in made.applicants:
            if result[other.id] in better:
                assert (-other.total, other.tie_keys) < (-each.total, each.tie_keys)


@given(made=selections(), seed=st.randoms(use_true_random=False))
def test_the_order_of_applications_does_not_matter(
    made: placement_selection.Given, seed: st.DataObject
) -> None:
    shuffled = list(made.applicants)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random drawn by hypothesis

    assert placed(placement_selection.Given(made.capacity, tuple(shuffled))) == placed(made)


@pytest.mark.parametrize("keys", [((1,), (1,)), ((1,), (1, 2)), ((), (3,))])
def test_applicants_that_no_key_tells_apart_are_out_of_scope(
    keys: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    applicants = tuple(
        placement_selection.Applicant(f"p{n}", 10, 10, 0, key, ("A",)) for n, key in enumerate(keys)
    )

    with pytest.raises(OutOfScopeError, match="tie_keys"):
        placed(placement_selection.Given({"A": 1}, applicants))


def visit(
    birth: date, day: date, *, used: int = 0, asked: int = 60, limit: int = 600
) -> infant_visit_hours.Output:
    made = infant_visit_hours.Given(
        birth,
        day,
        enrolled=False,
        used_minutes=used,
        request_minutes=asked,
        month_limit_minutes=limit,
    )
    return infant_visit_hours.infant_visit_hours(made, VISITS, Why())


@given(used=st.integers(0, 1000), asked=st.integers(0, 1000), limit=st.integers(180, 600))
def test_what_is_granted_never_passes_the_limit_or_the_request(
    used: int, asked: int, limit: int
) -> None:
    granted = visit(date(2025, 6, 20), date(2026, 4, 10), used=used, asked=asked, limit=limit)

    assert 0 <= granted.granted_minutes <= asked
    assert granted.granted_minutes + used <= max(limit, used)


def test_the_disputed_day_of_six_months_is_out_of_scope() -> None:
    birth = date(2026, 1, 15)

    assert not visit(birth, date(2026, 7, 13)).eligible
    with pytest.raises(OutOfScopeError, match="six months"):
        visit(birth, date(2026, 7, 14))
    assert visit(birth, date(2026, 7, 15)).eligible


def test_six_months_from_31_august_are_reached_at_the_end_of_february() -> None:
    days = [date(2027, 2, 27), date(2027, 2, 28)]

    assert [visit(date(2026, 8, 31), day).eligible for day in days] == [False, True]


def test_a_limit_that_no_municipality_can_set_is_out_of_scope() -> None:
    for limit in (179, 601):
        with pytest.raises(OutOfScopeError, match="month_limit_minutes"):
            visit(date(2025, 6, 20), date(2026, 4, 10), limit=limit)


def test_from_april_2028_no_municipality_can_set_less_than_ten_hours() -> None:
    """令和6年法律第47号附則第6条 lets three hours stand for ten until 31 March 2028."""
    birth = date(2027, 6, 20)

    assert visit(birth, date(2028, 3, 31), limit=180).granted_minutes == 60
    with pytest.raises(OutOfScopeError, match="month_limit_minutes: expected 600 to 600"):
        visit(birth, date(2028, 4, 1), limit=599)


CODES = st.sampled_from(["131016", "141003", "271004"])


@given(registered=st.none() | CODES, residing=CODES, dv=st.booleans())
def test_a_child_is_recognised_where_it_lives_whatever_its_nationality(
    registered: str | None,
    residing: str,
    dv: bool,
) -> None:
    home, foreign = (
        recognizing_municipality.recognizing_municipality(
            recognizing_municipality.Given(nationality, registered, residing, dv),
            Parameters(),
            Why(),
        )
        for nationality in ("JP", "foreign")
    )

    assert home == foreign
    assert home.recognizing_municipality == residing
    assert home.disclose_to_other_party == (not dv)


def test_without_a_known_residence_the_municipality_where_the_guardian_is_recognises() -> None:
    def decided(present: str | None) -> recognizing_municipality.Output:
        made = recognizing_municipality.Given(
            "JP", "131016", None, dv_measure=False, present_municipality=present
        )
        return recognizing_municipality.recognizing_municipality(made, Parameters(), Why())

    assert decided("271004").recognizing_municipality == "271004"
    assert decided("271004").duplicate_check
    with pytest.raises(OutOfScopeError, match="present_municipality"):
        decided(None)


Addressee = Literal["protected_person", "enrolled_facility", "other_party", "third_party"]
ADDRESSEES: tuple[Addressee, ...] = (
    "protected_person",
    "enrolled_facility",
    "other_party",
    "third_party",
)
WHERE = ("address", "postal_code", "phone", "employer", "mailing_address", "new_municipality")
FACILITY = ("facility", "facility_phone", "class_age")
FIELDS = st.lists(st.sampled_from((*WHERE, *FACILITY, "child_name"))).map(tuple)


def printed(
    addressee: Addressee, fields: tuple[str, ...], *, active: bool = True
) -> tuple[str, ...]:
    made = dv_document_suppression.Given(active, addressee, fields)
    return dv_document_suppression.dv_document_suppression(made, Parameters(), Why()).printed


def test_the_facility_sees_its_own_items_and_no_whereabouts() -> None:
    assert printed("enrolled_facility", WHERE + FACILITY) == FACILITY
    assert printed("third_party", (*WHERE, *FACILITY)) == ()


@given(fields=FIELDS)
def test_each_addressee_sees_no_more_than_the_one_before(fields: tuple[str, ...]) -> None:
    own, facility, other, third = (printed(each, fields) for each in ADDRESSEES)

    assert own == fields
    assert set(other) <= set(facility) <= set(own)
    assert other == third
    assert all(printed(each, fields, active=False) == fields for each in ADDRESSEES)
