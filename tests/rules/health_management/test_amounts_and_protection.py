from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.health_management import (
    coverage_rate,
    dv_notice_and_linkage,
    reimbursement_amount,
    service_municipality,
)

YEN = st.integers(0, 50_000)


def paid(cost: int, cap: int, copay: int, *, exempt: bool = False) -> int:
    made = reimbursement_amount.Given(cost, cap, copay, exempt)
    return reimbursement_amount.reimbursement_amount(made, Parameters(), Why()).paid_amount


@given(cost=YEN, cap=YEN, copay=YEN)
def test_nobody_is_paid_back_more_than_cost_or_cap(cost: int, cap: int, copay: int) -> None:
    ordinary, exempt = paid(cost, cap, copay), paid(cost, cap, copay, exempt=True)

    assert 0 <= ordinary <= exempt == min(cost, cap)


def test_the_cap_comes_before_the_own_share() -> None:
    assert paid(12_000, 10_000, 2000) == 8000


def rate(target: int, done: int) -> Decimal | None:
    made = coverage_rate.Given(target, done)
    return coverage_rate.coverage_rate(made, Parameters(), Why()).rate


@given(target=st.integers(1, 10_000), done=st.integers(0, 20_000))
def test_a_rate_lies_within_half_a_tenth_of_the_share(target: int, done: int) -> None:
    found = rate(target, done)

    assert found is not None
    assert abs(found * target - done * 100) * 20 <= target
    assert found == round(found, 1)


def test_half_a_tenth_goes_up_where_binary_fractions_would_not() -> None:
    assert rate(800, 1) == Decimal("0.1")  # 0.125
    assert rate(2000, 3) == Decimal("0.2")  # 0.15
    assert rate(0, 5) is None


Service = Literal["immunization", "maternal", "adult"]
SERVICES: tuple[Service, ...] = ("immunization", "maternal", "adult")
FLAGS = st.tuples(st.booleans(), st.booleans(), st.booleans())


def settings(
    kind: str, flags: tuple[bool, bool, bool], service: Service = "adult"
) -> dv_notice_and_linkage.Output:
    made = dv_notice_and_linkage.Given(kind, *flags, service)
    return dv_notice_and_linkage.dv_notice_and_linkage(made, Parameters(), Why())


@given(kind=st.sampled_from(["0", "1", "2", "3"]), flags=FLAGS)
def test_every_service_treats_a_person_alike(kind: str, flags: tuple[bool, bool, bool]) -> None:
    assert len({settings(kind, flags, service) for service in SERVICES}) == 1
    assert settings(kind, flags).mynaportal_visible == (not flags[2])


@given(flags=FLAGS)
def test_provisional_support_is_support_and_ended_support_is_none(
    flags: tuple[bool, bool, bool],
) -> None:
    assert settings("1", flags) == settings("2", flags)
    assert settings("0", flags) == settings("3", flags)


@given(flags=FLAGS, kind=st.sampled_from(["1", "2"]))
def test_mail_to_a_supported_person_needs_a_place_known_to_be_safe(
    flags: tuple[bool, bool, bool], kind: str
) -> None:
    alternate, safe, _ = flags

    assert (settings(kind, flags).mail_to == "hold") == (not alternate and not safe)


def test_an_unknown_kind_of_support_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="support_kind"):
        settings("4", (False, False, False))


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def covered(day: date, *, kind: str = "1", outside: bool = False) -> service_municipality.Output:
    made = service_municipality.Given(kind, date(2022, 4, 1), date(2026, 4, 1), day, outside)
    return service_municipality.service_municipality(made, Parameters(), Why())


@given(day=DAYS)
def test_residence_counts_and_nationality_does_not(day: date) -> None:
    assert covered(day) == covered(day, kind="2")
    assert covered(day).covered == (date(2022, 4, 1) <= day < date(2026, 4, 1))
    assert covered(day, outside=True).reason == "outside_registered"
