from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register.certificate_optional_items import (
    Given,
    Output,
    certificate_optional_items,
)

Resident = Literal["japanese", "foreign"]
NUMBERS = {"my_number", "resident_code"}
ITEMS = (
    "head_and_relationship",
    "honseki_and_head",
    "my_number",
    "resident_code",
    "nationality",
    "article_30_45_category",
    "residence_status_and_period",
    "card_number",
    "alias_history",
    "memo",
)
LISTS = st.lists(st.sampled_from(ITEMS), max_size=12)
RESIDENTS: st.SearchStrategy[Resident] = st.sampled_from(["japanese", "foreign"])


def shown(resident: Resident, requester: str, requested: list[str], default: list[str]) -> Output:
    facts = Given(resident, requester, tuple(requested), tuple(default))
    return certificate_optional_items(facts, Parameters(), Why())


@given(RESIDENTS, st.sampled_from(["self_household", "third_party", "public_body"]), LISTS)
def test_without_a_default_nothing_is_shown_unasked(
    resident: Resident, requester: str, requested: list[str]
) -> None:
    found = shown(resident, requester, requested, [])

    assert {*found.printed, *found.refused} <= {*requested}
    assert "memo" not in found.printed


@given(RESIDENTS, LISTS, LISTS)
def test_the_numbers_are_for_the_household_and_on_request_alone(
    resident: Resident, requested: list[str], default: list[str]
) -> None:
    own = shown(resident, "self_household", requested, default)
    others = shown(resident, "third_party", requested, default)

    assert NUMBERS & {*own.printed} == NUMBERS & {*requested} == {*others.refused}
    assert own.refused == ()
    assert not NUMBERS & {*others.printed}


@given(RESIDENTS, LISTS, LISTS)
def test_a_default_serves_the_household_alone(
    resident: Resident, requested: list[str], default: list[str]
) -> None:
    assert shown(resident, "third_party", requested, default) == shown(
        resident, "third_party", requested, []
    )


@given(RESIDENTS, LISTS)
def test_a_public_body_is_not_judged_where_an_item_is_printed_unasked(
    resident: Resident, requested: list[str]
) -> None:
    asked = [*requested, "head_and_relationship"]

    assert shown(resident, "public_body", asked, ["head_and_relationship", "my_number"]) == shown(
        resident, "public_body", asked, []
    )
    with pytest.raises(OutOfScopeError, match="head_and_relationship"):
        shown(resident, "public_body", ["card_number"], ["head_and_relationship"])


@given(RESIDENTS, LISTS, LISTS)
def test_the_output_has_the_fixed_order_and_no_item_twice(
    resident: Resident, requested: list[str], default: list[str]
) -> None:
    found = shown(resident, "self_household", requested, default).printed
    everything = shown(resident, "self_household", list(ITEMS), []).printed

    assert found == tuple(item for item in everything if item in found)
    assert found == shown(resident, "self_household", requested[::-1], default[::-1]).printed


def test_each_kind_of_resident_has_its_own_items() -> None:
    everything = list(ITEMS)

    assert shown("japanese", "self_household", everything, []).printed == ITEMS[:4]
    assert shown("foreign", "self_household", everything, []).printed == (
        ITEMS[0],
        *ITEMS[2:-1],
    )


def test_an_agent_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="'agent'"):
        shown("japanese", "agent", ["my_number"], [])
