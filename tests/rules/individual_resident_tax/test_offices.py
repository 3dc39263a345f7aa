from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, Why
from conformance.rules.individual_resident_tax import (
    dv_address_output,
    kana_search,
    notice_addressee,
    offset_allocation,
    payment_allocation,
)
from conformance.rules.individual_resident_tax.kana_search import normalised
from conformance.rules.individual_resident_tax.offset_allocation import Unpaid

YEN = st.integers(0, 100_000)
LAW = Parameters()


@given(principal=YEN, late=YEN, amount=YEN)
def test_every_yen_of_a_payment_goes_somewhere(principal: int, late: int, amount: int) -> None:
    facts = payment_allocation.Given(principal, late, amount)
    found = payment_allocation.payment_allocation(facts, LAW, Why())

    assert found.to_principal + found.to_late_charge + found.surplus == amount
    assert found.to_late_charge == 0 or found.to_principal == principal


def offset(overpaid: int, *unpaid: Unpaid) -> offset_allocation.Output:
    facts = offset_allocation.Given(overpaid, date(2025, 10, 1), unpaid)
    return offset_allocation.offset_allocation(facts, LAW, Why())


@given(
    overpaid=YEN,
    unpaid=st.lists(
        st.builds(Unpaid, st.text("ab", max_size=2), st.dates(date(2025, 9, 1)), YEN, YEN),
        max_size=4,
    ),
)
def test_setting_off_loses_no_yen_and_touches_nothing_not_yet_due(
    overpaid: int, unpaid: list[Unpaid]
) -> None:
    found = offset(overpaid, *unpaid)
    used = sum(each.to_principal + each.to_late_charge for each in found.allocations)
    due = sum(u.principal + u.late_charge for u in unpaid if u.due_date <= date(2025, 10, 1))

    assert used + found.refund == overpaid
    assert used == min(overpaid, due)


def test_what_falls_due_on_the_day_itself_is_set_off_and_equal_days_keep_their_order() -> None:
    day = date(2025, 10, 1)
    found = offset(15, Unpaid("b", day, 10, 0), Unpaid("a", day, 10, 0))

    assert [each.key for each in found.allocations] == ["b", "a"]


def address(recipient: str, day: date, *, mailing: bool = False) -> tuple[str, bool]:
    facts = dv_address_output.Given(
        recipient, day, date(2026, 2, 1), date(2027, 1, 31), mailing_registered=mailing
    )
    found = dv_address_output.dv_address_output(facts, LAW, Why())
    return found.address, found.release_required


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 31), ("resident", False)),
        (date(2026, 2, 1), ("suppressed", True)),
        (date(2027, 1, 31), ("suppressed", True)),
        (date(2027, 2, 1), ("resident", False)),
    ],
)
def test_both_ends_of_the_period_of_support_count(day: date, expected: tuple[str, bool]) -> None:
    assert address("employer", day) == expected


@given(day=st.dates(date(2025, 1, 1), date(2028, 1, 1)), mailing=st.booleans())
def test_the_person_always_gets_the_paper_at_an_address(day: date, *, mailing: bool) -> None:
    assert address("self", day, mailing=mailing)[0] == ("mailing" if mailing else "resident")


@given(st.builds(notice_addressee.Given, *[st.booleans()] * 7))
def test_only_who_is_abroad_without_agent_or_mail_is_served_by_public_notice(
    facts: notice_addressee.Given,
) -> None:
    found = notice_addressee.notice_addressee(facts, LAW, Why()).addressee
    reachable = facts.dead or facts.tax_agent or facts.agent_exempted

    assert (found == "public_notice") == (
        facts.abroad and not reachable and not facts.overseas_mail_possible
    )


@given(text=st.text("あぁかがパｶﾞヴゔー・ 　ッンァ", max_size=12))
def test_a_reading_normalised_twice_is_the_same_and_finds_itself(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
    facts = kana_search.Given(text, text, supported=True)
    found = kana_search.kana_search(facts, LAW, Why())
    assert found.hit == found.alert == bool(normalised(text))


def test_half_width_and_voiced_readings_are_found_by_large_unvoiced_ones() -> None:
    assert normalised("ｸﾞｴﾝ･ｳﾞｧﾝ") == "クエンウアン"
    assert normalised("ゔぁん") == "ウアン"
