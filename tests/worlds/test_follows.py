"""Whoever corrects a name corrects its parts; nothing else may move with it."""

from conformance.catalog.load import load
from conformance.worlds.follows import followed

GROUP = load("resident_register").records["japanese_residents"]
BEFORE = {
    "name": "佐藤　一郎",
    "surname": "佐藤",
    "given_name": "一郎",
    "head_name": "佐藤　一郎",
    "sex": "1",
}
NEW = {"name": "鈴木　修"}


def test_the_parts_of_a_new_name_and_the_name_of_the_head_who_bears_it_follow():
    now = {"name": "鈴木　修", "surname": "鈴木", "given_name": "修", "head_name": "鈴木　修"}
    assert followed(GROUP, BEFORE, NEW, now) == {"surname", "given_name", "head_name"}


def test_parts_that_are_not_of_the_new_name_do_not_follow():
    now = {"surname": "鈴木", "given_name": "一郎", "head_name": "田中　実"}
    assert followed(GROUP, BEFORE, NEW, now) == frozenset()


def test_the_name_of_another_head_does_not_follow():
    before = {**BEFORE, "head_name": "佐藤　実"}
    now = {"surname": "鈴木", "given_name": "修", "head_name": "鈴木　修"}
    assert followed(GROUP, before, NEW, now) == {"surname", "given_name"}


def test_where_no_name_was_sent_nothing_follows():
    now = {"surname": "鈴木", "given_name": "修", "head_name": "鈴木　修"}
    assert followed(GROUP, BEFORE, {"sex": "2"}, now) == frozenset()


def test_an_event_that_is_entered_with_its_day_has_a_reason_of_its_own():
    """振り仮名の届出: the function states no reason; the package's own is not judged."""
    sent = {"surname_kana": "スズキ", "event_date": "2026-11-26"}
    assert followed(GROUP, {**BEFORE, "event_reason": "11"}, sent, {"event_reason": "33"}) == {
        "event_reason"
    }


def test_a_reason_that_the_function_states_follows_nothing():
    sent = {"event_date": "2026-11-26", "event_reason": "31"}
    assert followed(GROUP, BEFORE, sent, {"event_reason": "33"}) == frozenset()


def test_a_change_without_a_day_leaves_the_reason_as_it_is():
    assert followed(GROUP, BEFORE, {"sex": "2"}, {"event_reason": "33"}) == frozenset()
