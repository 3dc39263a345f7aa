"""Papers kept for a year, changes of a card, and a foreign resident's relationship to the head."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register import card_change_deadline as card
from conformance.rules.resident_register import filed_papers_retention as papers
from conformance.rules.resident_register import relationship_change_notice as kin

KEPT = parameters_from([{"from": "2025-05-26", "retention_years": 1}])
DAYS = parameters_from([{"from": "2024-05-27", "days": 14}])
FOREIGN = parameters_from([{"from": "2012-07-09", "foreign_residents_recorded": True}])
ONE_DAY = timedelta(days=1)


def kept(received: date, as_of: date) -> papers.Output:
    return papers.filed_papers_retention(papers.Given(received, as_of), KEPT, Why())


@given(st.dates(date(2025, 5, 26), date(2060, 12, 31)))
def test_a_paper_is_kept_on_the_last_day_of_its_year_and_not_after(received: date) -> None:
    last = kept(received, received).retain_until

    assert kept(received, last).must_retain
    assert not kept(received, last + ONE_DAY).must_retain
    assert (last - received).days in (365, 366)


def test_a_paper_that_was_not_accepted_yet_is_not_kept() -> None:
    with pytest.raises(OutOfScopeError, match="as_of"):
        kept(date(2025, 6, 2), date(2025, 6, 1))


def test_papers_of_a_time_whose_text_was_not_read_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="2025-05-25"):
        kept(date(2025, 5, 25), date(2025, 6, 1))


def changed(on: date, filed: date, *closed: date, abroad: bool = False) -> card.Output:
    facts = card.Given(on, filed, closed, abroad)
    return card.card_change_deadline(facts, DAYS, Why())


def test_a_change_is_notified_by_the_fourteenth_day_moved_past_closed_days() -> None:
    saturday, monday = date(2025, 4, 26), date(2025, 4, 28)
    closed = (saturday, saturday + ONE_DAY)

    assert changed(date(2025, 4, 12), monday).late
    assert changed(date(2025, 4, 12), monday, *closed) == card.Output(monday, late=False)
    assert changed(date(2025, 4, 12), monday + ONE_DAY, *closed).late


def test_who_has_moved_abroad_has_no_fixed_day() -> None:
    made = changed(date(2025, 4, 1), date(2026, 4, 1), abroad=True)
    assert made == card.Output(None, late=False)


def test_a_change_is_not_notified_before_it_has_happened() -> None:
    with pytest.raises(OutOfScopeError, match="filed_on"):
        changed(date(2025, 4, 2), date(2025, 4, 1))


MEMBER = kin.Given(
    "foreign",
    is_head=False,
    head_type="foreign",
    other_notice=False,
    kinship_changed=True,
    koseki_paper_accepted=False,
)


def required(facts: kin.Given, law: Parameters = FOREIGN) -> bool:
    return kin.relationship_change_notice(facts, law, Why()).required


def test_a_foreign_member_under_a_foreign_head_notifies_and_each_exception_ends_it() -> None:
    assert required(MEMBER)
    assert not required(replace(MEMBER, resident_type="japanese"))
    assert not required(replace(MEMBER, head_type="japanese"))
    assert not required(replace(MEMBER, is_head=True))
    assert not required(replace(MEMBER, other_notice=True))
    assert not required(replace(MEMBER, kinship_changed=False))
    assert not required(replace(MEMBER, koseki_paper_accepted=True))
