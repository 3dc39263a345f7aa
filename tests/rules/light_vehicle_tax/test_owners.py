from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.light_vehicle_tax import (
    declaration_deadline,
    departed_owner,
    disability_reduction,
    dv_garage_location,
    inspection_certificate,
    owner_on_base_date,
    performance_levy,
    plate_compensation,
    taxing_city_after_move,
)

SPEC = load("light_vehicle_tax")
DISABILITY, DEADLINE, LEVY = (
    parameters(SPEC, key)
    for key in ("disability-reduction", "declaration-deadline", "performance-levy")
)
NONE = Parameters()
BASE_DATE = date(2026, 4, 1)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(sold=DAYS)
def test_of_seller_and_buyer_exactly_one_is_taxed(sold: date) -> None:
    def tax(since: date, until: date | None) -> int:
        facts = owner_on_base_date.Given(2026, since, 10_800, until)
        return owner_on_base_date.owner_on_base_date(facts, NONE, Why()).tax

    if sold == BASE_DATE:
        with pytest.raises(OutOfScopeError, match="owned_to"):
            tax(date(2020, 1, 1), sold)
    else:
        assert tax(date(2020, 1, 1), sold) + tax(sold, None) == 10_800


@given(old=st.none() | DAYS, new=st.none() | DAYS)
def test_a_city_taxes_while_its_registration_stands(old: date | None, new: date | None) -> None:
    facts = taxing_city_after_move.Given(2026, old, new)
    if old == BASE_DATE:
        with pytest.raises(OutOfScopeError, match="old_deregistered_on"):
            taxing_city_after_move.taxing_city_after_move(facts, NONE, Why())
        return
    if old is not None and old < BASE_DATE and new is not None and new > BASE_DATE:
        with pytest.raises(OutOfScopeError, match="gap"):
            taxing_city_after_move.taxing_city_after_move(facts, NONE, Why())
        return
    found = taxing_city_after_move.taxing_city_after_move(facts, NONE, Why()).taxing
    assert (found in {"old", "conflict"}) == (old is None or old > BASE_DATE)
    assert (found in {"new", "conflict"}) == (new is not None and new <= BASE_DATE)


@given(left=DAYS, agent=st.booleans(), mail=st.booleans())
def test_the_day_of_departure_decides_nothing(left: date, *, agent: bool, mail: bool) -> None:
    def found(day: date) -> departed_owner.Output:
        facts = departed_owner.Given(2026, day, None, agent, mail)
        return departed_owner.departed_owner(facts, NONE, Why())

    assert found(left) == found(BASE_DATE)
    assert found(left).taxed
    assert (found(left).addressee == "public_notice") == (not agent and not mail)


def test_an_agent_goes_before_mail_abroad_and_deregistering_on_the_day_is_out_of_scope() -> None:
    facts = departed_owner.Given(2026, BASE_DATE, None, tax_agent=True, overseas_mail_possible=True)

    assert departed_owner.departed_owner(facts, NONE, Why()).addressee == "tax_agent"
    with pytest.raises(OutOfScopeError, match="deregistered_on"):
        departed_owner.departed_owner(departed_owner.Given(2026, BASE_DATE, BASE_DATE), NONE, Why())


def reduced(birth: date = date(1990, 1, 1), **more: object) -> bool:
    facts = {
        "fiscal_year": 2026,
        "disability": "physical",
        "owner": "self",
        "disabled_birth_date": birth,
        "certificate_date": BASE_DATE,
        "applied_on": date(2026, 6, 1),
        "due_date": date(2026, 6, 1),
        **more,
    }
    given_ = disability_reduction.Given(**facts)
    return disability_reduction.disability_reduction(given_, DISABILITY, Why()).reduced


@pytest.mark.parametrize(
    "changed",
    [
        {"certificate_date": date(2026, 4, 2)},
        {"applied_on": date(2026, 6, 2)},
        {"other_vehicle_reduced": True},
        {"business_use": True},
        {"owner": "family"},
    ],
)
def test_each_condition_alone_refuses_the_reduction(changed: dict[str, object]) -> None:
    assert reduced()
    assert not reduced(**changed)


@given(days=st.integers(-30, 30))
def test_a_family_may_own_the_vehicle_of_one_not_yet_18(days: int) -> None:
    birth = date(2008, 4, 3) + timedelta(days=days)

    assert reduced(birth, owner="family") == (days >= 0)
    assert reduced(birth, owner="family", disability="mental")


@given(day=DAYS)
def test_giving_up_leaves_fifteen_days_more_than_acquiring(day: date) -> None:
    def last(event: str) -> date:
        facts = declaration_deadline.Given(event, day)
        return declaration_deadline.declaration_deadline(facts, DEADLINE, Why()).nominal_deadline

    assert last("acquire") == last("change") == day + timedelta(days=15)
    assert last("dispose") == last("acquire") + timedelta(days=15)


@given(price=st.integers(0, 5_000_000), rate=st.sampled_from(["0", "0.5", "1", "2"]))
def test_the_levy_is_whole_hundreds_and_never_above_its_rate(price: int, rate: str) -> None:
    facts = performance_levy.Given(date(2025, 10, 1), price, Decimal(rate))
    tax = performance_levy.performance_levy(facts, LEVY, Why()).tax

    assert tax % 100 == 0
    assert tax <= price * Decimal(rate) / 100
    assert price > 500_000 or tax == 0


def test_a_rate_that_never_was_and_acquisitions_before_the_levy_are_out_of_scope() -> None:
    for day, rate in ((date(2025, 10, 1), "2.1"), (date(2019, 9, 30), "1")):
        facts = performance_levy.Given(day, 1_000_000, Decimal(rate))
        with pytest.raises(OutOfScopeError):
            performance_levy.performance_levy(facts, LEVY, Why())


def test_a_theft_is_free_only_when_reported_and_the_town_says_so() -> None:
    for report, exempt in ((True, True), (True, False), (False, True)):
        found = plate_compensation.plate_compensation(
            plate_compensation.Given("theft", 200, report, exempt), NONE, Why()
        )
        assert (found.fee == 0) == (report and exempt)


def test_a_loss_is_paid_even_when_reported_as_theft_would_be() -> None:
    facts = plate_compensation.Given("lost", 200, police_report=True, theft_exempt=True)

    assert plate_compensation.plate_compensation(facts, NONE, Why()).fee == 200


def issuable(arrears: int, status: str, day: date, *, unavoidable: bool = False) -> bool:
    facts = inspection_certificate.Given(arrears, status, day, date(2026, 6, 1), unavoidable)
    return inspection_certificate.inspection_certificate(facts, NONE, Why()).issuable


def test_the_due_date_itself_is_in_time_and_one_yen_of_old_tax_is_arrears() -> None:
    day = date(2026, 6, 1)

    assert issuable(0, "unpaid", day)
    assert not issuable(0, "unpaid", day + timedelta(days=1))
    assert not issuable(1, "not_taxed", day)
    assert issuable(1, "unpaid", day + timedelta(days=1), unavoidable=True)


@given(
    item=st.sampled_from(["garage_location", "user_address", "plate_number"]),
    recipient=st.sampled_from(["self", "dealer", "other_city"]),
    supported=st.booleans(),
)
def test_only_what_locates_a_supported_person_is_kept_from_others(
    item: str, recipient: str, *, supported: bool
) -> None:
    facts = dv_garage_location.Given(item, recipient, supported)
    printed = dv_garage_location.dv_garage_location(facts, NONE, Why()).printed

    assert printed == (not supported or recipient == "self" or item == "plate_number")


def test_a_vehicle_that_is_not_inspected_has_no_such_certificate() -> None:
    for unavoidable in (False, True):
        facts = inspection_certificate.Given(
            0, "paid", date(2026, 7, 1), unavoidable=unavoidable, inspected=False
        )
        found = inspection_certificate.inspection_certificate(facts, Parameters(), Why())
        assert not found.issuable


def test_nobody_gives_up_a_vehicle_before_it_is_theirs() -> None:
    facts = owner_on_base_date.Given(2026, date(2025, 6, 1), 10_800, date(2025, 5, 31))
    with pytest.raises(OutOfScopeError, match="owned_to"):
        owner_on_base_date.owner_on_base_date(facts, NONE, Why())


@pytest.mark.parametrize(
    ("applied", "due", "name"),
    [
        (date(2026, 3, 31), date(2026, 6, 1), "applied_on"),
        (date(2026, 5, 1), date(2027, 4, 1), "due_date"),
        (date(2026, 5, 1), date(2026, 3, 31), "due_date"),
    ],
)
def test_an_application_belongs_to_its_fiscal_year(applied: date, due: date, name: str) -> None:
    def reduced(applied_on: date, due_date: date) -> bool:
        days = (date(1970, 1, 1), date(2020, 5, 1), applied_on, due_date)
        facts = disability_reduction.Given(2026, "physical", "self", *days)
        return disability_reduction.disability_reduction(facts, DISABILITY, Why()).reduced

    assert reduced(date(2026, 4, 1), date(2027, 3, 31))
    with pytest.raises(OutOfScopeError, match=name):
        reduced(applied, due)
