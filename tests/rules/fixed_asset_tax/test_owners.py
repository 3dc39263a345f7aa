from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.fixed_asset_tax import co_owner_representative as together
from conformance.rules.fixed_asset_tax import overseas_owner_notice as notice
from conformance.rules.fixed_asset_tax import owner_on_base_date as owner

A = owner.Registration("A", date(2010, 4, 1))
NEW_YEAR = date(2026, 1, 1)


def owes(*registrations: owner.Registration, died: date | None = None) -> owner.Output:
    given = owner.Given(2026, registrations, died)
    return owner.owner_on_base_date(given, Parameters(), Why())


@given(day=st.dates(NEW_YEAR + timedelta(days=1), date(2030, 1, 1)))
def test_nothing_after_the_base_date_changes_who_owes_the_tax(day: date) -> None:
    assert owes(A, owner.Registration("B", day), died=day) == owes(A)


def test_a_registration_on_the_base_date_itself_counts() -> None:
    assert owes(A, owner.Registration("B", NEW_YEAR)).owner == "B"


def test_a_death_on_the_base_date_itself_changes_nothing() -> None:
    assert owes(A, died=NEW_YEAR).kind == "registered_owner"
    assert owes(A, died=NEW_YEAR - timedelta(days=1)).kind == "actual_owner"


def test_an_heir_registered_in_time_owes_the_tax_although_the_former_owner_died() -> None:
    heir = owner.Registration("B", date(2025, 12, 20))

    assert owes(A, heir, died=date(2025, 11, 1)) == owner.Output("B", "registered_owner")


def test_two_owners_registered_on_one_day_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected one last owner"):
        owes(A, owner.Registration("B", A.accepted_on))


def represents(*owners: together.CoOwner, declared: str | None = None) -> str:
    given = together.Given(owners, declared)
    return together.co_owner_representative(given, Parameters(), Why()).representative


HALVES = tuple(
    together.CoOwner(name, "1/2", in_city=True, order=n) for n, name in enumerate("ABC", 1)
)


@given(st.permutations(HALVES))
def test_the_order_in_which_co_owners_are_listed_does_not_matter(
    owners: list[together.CoOwner],
) -> None:
    assert represents(*owners) == "A"


def test_shares_are_compared_as_numbers_not_as_texts() -> None:
    # As texts "2/5" would come after "10/20".
    larger = together.CoOwner("B", "10/20", in_city=False, order=2)

    assert represents(together.CoOwner("A", "2/5", in_city=True, order=1), larger) == "B"


@pytest.mark.parametrize("share", ["half", "1/0"])
def test_a_share_that_is_no_fraction_is_out_of_scope(share: str) -> None:
    with pytest.raises(OutOfScopeError, match="share: expected a fraction"):
        represents(together.CoOwner("A", share, in_city=True, order=1))


def test_a_tie_nobody_and_a_stranger_are_out_of_scope() -> None:
    twin = together.CoOwner("Z", "1/2", in_city=True, order=1)
    with pytest.raises(OutOfScopeError, match="found 2"):
        represents(HALVES[0], twin)
    with pytest.raises(OutOfScopeError, match="found 0"):
        represents()
    with pytest.raises(OutOfScopeError, match="declared"):
        represents(*HALVES, declared="X")


def sent(given: notice.Given) -> notice.Output:
    return notice.overseas_owner_notice(given, Parameters(), Why())


@given(
    st.booleans(), st.none() | st.booleans(), st.none() | st.booleans(), st.none() | st.booleans()
)
def test_an_agent_gets_the_notice_whatever_else_is_known(
    overseas: bool, exempted: bool | None, returned: bool | None, mail: bool | None
) -> None:
    made = sent(notice.Given(overseas, "out_of_city", exempted, returned, mail))

    assert made == notice.Output("tax_agent", "approval_application")


def test_returned_mail_leads_to_public_notice_for_owners_here_and_exempted_ones() -> None:
    assert sent(notice.Given(owner_overseas=False, mail_returned=True)).addressee == "public_notice"
    exempted = notice.Given(owner_overseas=True, agent_exempted=True, mail_returned=True)
    assert sent(exempted).addressee == "public_notice"


def test_an_exempted_owner_abroad_is_written_to() -> None:
    assert sent(notice.Given(owner_overseas=True, agent_exempted=True)).addressee == "owner"
