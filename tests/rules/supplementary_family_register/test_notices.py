from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.registry import load_domain
from conformance.rules.supplementary_family_register import notice_mismatch_check as match_rule
from conformance.rules.supplementary_family_register import notice_routing as route_rule
from conformance.rules.supplementary_family_register import out_of_order_notices as order_rule
from conformance.rules.supplementary_family_register import overseas_card_eligibility as card_rule
from conformance.rules.supplementary_family_register import overseas_mover_state as abroad_rule
from conformance.rules.supplementary_family_register import principal_info_update as send_rule

RULES = load_domain("supplementary_family_register")
DAYS = st.dates(date(2012, 7, 9), date(2030, 12, 31))
REFORM = date(2024, 5, 27)
ROUTES = Parameters(
    (
        ParameterPeriod(date(2012, 7, 9), None, {"via": "住基ネット"}),
        ParameterPeriod(REFORM, None, {"resident_code": True}),
    )
)
SENT = Parameters(
    (
        ParameterPeriod(REFORM, None, {"items": "第17条第2号"}),
        ParameterPeriod(date(2025, 5, 26), None, {"furigana": True}),
    )
)
CARDS = Parameters((ParameterPeriod(REFORM, None, {"overseas_on_from": "2015-10-05"}),))


def route(event: route_rule.Event, on: date, honseki: str | None = "131016") -> str:
    given = route_rule.Given(True, honseki, "271004", event, on)  # noqa: FBT003 - a Japanese
    return route_rule.notice_routing(given, ROUTES, Why()).channel


@pytest.mark.parametrize("event", ["resident_code_entry", "resident_code_change"])
def test_a_resident_code_is_told_from_the_day_it_stands_in_the_book(
    event: route_rule.Event,
) -> None:
    assert route(event, REFORM - timedelta(days=1)) == "none"
    assert route(event, REFORM) == "juki_net"


@given(event=st.sampled_from(get_args(route_rule.Event)), on=DAYS)
def test_the_domicile_only_changes_the_way_never_whether_there_is_a_notice(
    event: route_rule.Event, on: date
) -> None:
    far, near = route(event, on), route(event, on, "271004")

    assert (far, near) in {("juki_net", "internal"), ("none", "none")}


def test_a_japanese_without_domicile_and_a_day_before_the_network_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        route("move_in", REFORM, None)
    with pytest.raises(OutOfScopeError):
        route("move_in", date(2012, 7, 8))


@given(days=st.lists(DAYS, unique=True, max_size=6), data=st.data())
def test_the_order_of_arrival_plays_no_part_between_different_days(
    days: list[date], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(days))
    first, second = (
        order_rule.out_of_order_notices(
            order_rule.Given(tuple(order_rule.Notice(str(day), day) for day in order)),
            Parameters(),
            Why(),
        )
        for order in (days, shuffled)
    )

    assert first == second
    assert [each.since for each in first.history] == sorted(days)
    assert first.current == (str(max(days)) if days else None)


def test_a_correction_of_an_old_day_does_not_become_the_address_now() -> None:
    notices = (("甲", date(2020, 1, 1)), ("乙", date(2021, 1, 1)), ("丙", date(2020, 1, 1)))
    given = order_rule.Given(tuple(order_rule.Notice(*each) for each in notices))

    made = order_rule.out_of_order_notices(given, Parameters(), Why())

    assert [each.address for each in made.history] == ["丙", "乙"]
    assert made.current == "乙"


LAST = st.sampled_from(["move_in", "move_within", "return_from_abroad"])


@given(times=st.integers(0, 4), last=LAST)
def test_only_the_last_change_of_residence_counts(times: int, last: str) -> None:
    gone = ["move_out_overseas", "return_from_abroad", "ex_officio_erasure", "move_in"] * times
    kinds = [*gone, *(["move_out_overseas"] if last == "return_from_abroad" else []), last]
    events = tuple(abroad_rule.ResidenceChange(kind, REFORM, "A市") for kind in kinds)  # type: ignore[arg-type]  # literals by strategy
    made = abroad_rule.overseas_mover_state(abroad_rule.Given(events), Parameters(), Why())

    assert made == abroad_rule.Output(overseas=False, overseas_on=None, address="A市")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("move_out_overseas", "move_within"),
        ("move_out_overseas", "ex_officio_erasure"),
        ("ex_officio_erasure", "move_out_overseas"),
        ("move_in", "return_from_abroad"),
    ],
)
def test_a_change_that_cannot_follow_is_out_of_scope(first: str, then: str) -> None:
    events = tuple(abroad_rule.ResidenceChange(kind, REFORM, "A市") for kind in (first, then))  # type: ignore[arg-type]  # literals by parameter
    with pytest.raises(OutOfScopeError, match=f"{then} of"):
        abroad_rule.overseas_mover_state(abroad_rule.Given(events), Parameters(), Why())


def test_changes_come_in_the_order_of_their_days() -> None:
    days = (REFORM, REFORM - timedelta(days=1))
    events = tuple(abroad_rule.ResidenceChange("move_in", day, "A市") for day in days)
    with pytest.raises(OutOfScopeError, match="on or after"):
        abroad_rule.overseas_mover_state(abroad_rule.Given(events), Parameters(), Why())


def test_a_move_in_without_an_address_is_out_of_scope_and_nothing_is_no_move() -> None:
    missing = abroad_rule.Given((abroad_rule.ResidenceChange("move_in", REFORM, None),))

    with pytest.raises(OutOfScopeError):
        abroad_rule.overseas_mover_state(missing, Parameters(), Why())
    assert not abroad_rule.overseas_mover_state(abroad_rule.Given(()), Parameters(), Why()).overseas


@given(event=st.sampled_from(get_args(send_rule.Event)), on=DAYS)
def test_data_are_sent_from_a_day_on_whether_or_not_there_is_a_resident_code(
    event: send_rule.Event, on: date
) -> None:
    def sent(day: date, *, code: bool = True) -> bool:
        given = send_rule.Given(event, day, code)
        return send_rule.principal_info_update(given, SENT, Why()).send

    assert sent(on, code=False) == sent(on)
    assert sent(on) <= sent(on + timedelta(days=1))


def test_furigana_are_sent_a_year_later_than_the_name() -> None:
    day_before = send_rule.Given("furigana_change", date(2025, 5, 25), has_resident_code=True)

    assert not send_rule.principal_info_update(day_before, SENT, Why()).send
    name = replace(day_before, event="name_change")
    assert send_rule.principal_info_update(name, SENT, Why()).send


BOOK = match_rule.RegisteredIdentity("松町1番", "山田太郎", "山田花子", date(1980, 1, 1))
OTHER = match_rule.RegisteredIdentity("竹町2番", "山田次郎", "山田春子", date(1980, 1, 2))
ITEMS = ("honseki", "head", "name", "birth_date")


@given(changed=st.sets(st.sampled_from(ITEMS)))
def test_exactly_the_items_that_differ_are_named_in_their_order(changed: set[str]) -> None:
    notice = replace(BOOK, **{item: getattr(OTHER, item) for item in changed})
    made = match_rule.notice_mismatch_check(match_rule.Given(notice, BOOK), Parameters(), Why())

    assert made.mismatches == tuple(item for item in ITEMS if item in changed)
    assert (made.result == "apply") is (not changed)


@given(left=DAYS, days=st.integers(0, 4000), japanese=st.booleans(), recorded=st.booleans())
def test_a_card_needs_a_recorded_move_since_numbers_exist(
    left: date, days: int, *, japanese: bool, recorded: bool
) -> None:
    on = left + timedelta(days=days)
    given = card_rule.Given(japanese, recorded, left, on)

    assert card_rule.overseas_card_eligibility(given, CARDS, Why()).eligible == (
        japanese and recorded and left >= date(2015, 10, 5) and on >= REFORM
    )


def test_a_move_abroad_is_recorded_with_its_day_and_from_that_day_on() -> None:
    left = date(2025, 4, 1)
    facts = card_rule.Given(True, True, left, left)  # noqa: FBT003 - Japanese, recorded

    assert card_rule.overseas_card_eligibility(facts, CARDS, Why()).eligible
    early = replace(facts, as_of=left - timedelta(days=1))
    for other in (early, replace(facts, overseas_on=None)):
        with pytest.raises(OutOfScopeError):
            card_rule.overseas_card_eligibility(other, CARDS, Why())


@pytest.mark.parametrize(
    ("notice", "book", "agree"),
    [
        ("1979-02-29", "1979-02-29", True),
        ("1979-02-29", "1979-03-01", False),
        ("昭和5年月日不詳", "昭和5年月日不詳", True),
        ("昭和5年月日不詳", "昭和5年頃", False),
        (None, None, True),
        (None, "1930-01-01", False),
        ("1980-01-01", "1980-01-01", True),
    ],
)
def test_a_day_of_birth_is_compared_as_it_is_recorded(
    notice: str | None, book: str | None, agree: bool
) -> None:
    who = {"honseki": "松町1番", "head": "山田太郎", "name": "山田花子"}
    facts = {"notice": who | {"birth_date": notice}, "book": who | {"birth_date": book}}

    found = RULES["notice-mismatch-check"].derive(facts, Parameters())

    assert found.as_json()["mismatches"] == ([] if agree else ["birth_date"])
