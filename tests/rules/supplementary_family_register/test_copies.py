from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.supplementary_family_register import copy_request_route as route_rule
from conformance.rules.supplementary_family_register import printed_items as print_rule
from conformance.rules.supplementary_family_register import support_block_on_copy as block_rule
from conformance.rules.supplementary_family_register import (
    support_forwarding_targets as forward_rule,
)

FIRST, CODES, FURIGANA = date(2022, 1, 11), date(2024, 5, 27), date(2025, 5, 26)
PRINTED = Parameters(
    (
        ParameterPeriod(FIRST, None, {"birth_date_and_sex": True}),
        ParameterPeriod(CODES, None, {"resident_code": True}),
        ParameterPeriod(FURIGANA, None, {"name_furigana": True}),
    )
)
ROUTES = Parameters(
    (
        ParameterPeriod(date(2008, 5, 1), None, {"third_party_needs_reason": True}),
        ParameterPeriod(CODES, None, {"resident_code": True}),
    )
)
ISSUED = st.dates(FIRST, date(2030, 12, 31))
ANY = st.none() | st.dates(date(2015, 1, 1), date(2030, 12, 31))
REQUESTS: tuple[print_rule.Requested, ...] = (
    "resident_code",
    "overseas_election",
    "honseki_and_head",
)
ALL = (
    "name",
    "name_furigana",
    "address",
    "address_since",
    "birth_date",
    "sex",
    "honseki_and_head",
    "overseas_election",
    "resident_code",
)


def printed(
    issued: date, removed: date | None, *requested: print_rule.Requested, furigana: bool = True
) -> tuple[str, ...]:
    given = print_rule.Given(removed, issued, furigana, requested)
    return print_rule.printed_items(given, PRINTED, Why()).printed


@given(issued=ISSUED, removed=ANY, requested=st.lists(st.sampled_from(REQUESTS), max_size=4))
def test_items_keep_their_order_and_more_requests_never_print_less(
    issued: date, removed: date | None, requested: list[print_rule.Requested]
) -> None:
    made = printed(issued, removed, *requested)

    assert made == tuple(item for item in ALL if item in made)
    assert set(made) <= set(printed(issued, removed, *REQUESTS))


@pytest.mark.parametrize(
    ("since", "item"),
    [(FIRST, "birth_date"), (CODES, "resident_code"), (FURIGANA, "name_furigana")],
)
def test_an_item_stands_in_books_removed_since_the_law_added_it(since: date, item: str) -> None:
    today = date(2025, 9, 1)

    assert item in printed(today, since, *REQUESTS)
    assert item not in printed(today, since - timedelta(days=1), *REQUESTS)


def test_the_domicile_is_printed_unasked_where_the_municipality_says_so() -> None:
    stated = Parameters(
        (*PRINTED.periods, ParameterPeriod(None, None, {"default_print": "honseki_and_head"}))
    )
    given = print_rule.Given(None, date(2025, 4, 1), furigana_recorded=True, requested=())

    made = print_rule.printed_items(given, stated, Why()).printed
    assert "honseki_and_head" in made
    assert "overseas_election" not in made
    assert "honseki_and_head" not in printed(date(2025, 4, 1), None)


def test_a_copy_before_the_law_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        printed(FIRST - timedelta(days=1), None)


@given(
    persons=st.lists(st.sampled_from("甲乙丙丁"), unique=True),
    protected=st.sets(st.sampled_from("甲乙丙丁")),
    state=st.sampled_from(["provisional", "active", "expired", "terminated"]),
)
def test_a_copy_is_stopped_only_for_whom_it_tells_of(
    persons: list[str], protected: set[str], state: str
) -> None:
    def block(*, released: bool) -> block_rule.Output:
        given = block_rule.Given(tuple(persons), tuple(protected), state, released)
        return block_rule.support_block_on_copy(given, Parameters(), Why())

    made = block(released=False)

    assert list(made.hit) == [who for who in persons if who in protected]
    assert (made.result == "error") == (bool(made.hit) and state != "terminated")
    assert block(released=True).result == "issue"


CITIES = st.lists(st.sampled_from(["131016", "271004", "011002"]), max_size=4)


@given(history=CITIES, scopes=st.sets(st.sampled_from(["current", "previous", "before_previous"])))
def test_no_place_is_told_twice_and_the_receiver_never(
    history: list[str], scopes: set[forward_rule.Scope]
) -> None:
    given = forward_rule.Given(tuple(scopes), tuple(history), "271004")
    made = forward_rule.support_forwarding_targets(given, Parameters(), Why())

    assert len(set(made.forward_to)) == len(made.forward_to)
    assert "271004" not in made.forward_to
    assert set(made.forward_to) | ({"271004"} if made.own_books else set()) <= set(history[:3])


def test_the_order_of_the_scopes_does_not_change_the_order_of_the_places() -> None:
    given = forward_rule.Given(("previous", "current"), ("131016", "011002"), "271004")

    assert forward_rule.support_forwarding_targets(given, Parameters(), Why()).forward_to == (
        "131016",
        "011002",
    )


@given(
    relation=st.sampled_from(["self", "spouse", "descendant", "sibling", "third_party"]),
    reason=st.none() | st.sampled_from(["right_or_duty", "submission", "curiosity"]),
    issued=ISSUED,
)
def test_the_resident_code_is_only_for_the_family_and_from_its_day(
    relation: str, reason: str | None, issued: date
) -> None:
    given = route_rule.Given(relation, reason, issued)
    made = route_rule.copy_request_route(given, ROUTES, Why())

    assert made.resident_code_allowed == (made.route == "request" and issued >= CODES)
    assert (made.route == "request") is (relation in {"self", "spouse", "descendant"})


def test_another_reason_is_no_legitimate_one() -> None:
    given = route_rule.Given("sibling", "curiosity", CODES)

    assert route_rule.copy_request_route(given, ROUTES, Why()).route == "refuse"
