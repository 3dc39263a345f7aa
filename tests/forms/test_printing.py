"""How values stand on paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.models.records import CodeList, Item
from conformance.forms.papers import A4_LANDSCAPE, A4_PORTRAIT, papers_of
from conformance.forms.printing import normal, printed, printings
from conformance.values.eras import SOLAR_CALENDAR, parse_era_date

CODES = {"sex": CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})}


def item(type_: str, **more: object) -> Item:
    return Item.model_validate({"key": "x", "name_ja": "項目", "type": type_, **more})


@pytest.mark.parametrize(
    ("made", "text", "expected"),
    [
        (item("date"), "2019-05-01", "令和元年５月１日"),
        (item("date"), "2019-04-30", "平成３１年４月３０日"),
        (item("year_month"), "2019-05", "令和元年5月"),
        (item("year_month"), "2019-04", "平成31年4月"),
        (item("year"), "2019", "令和元年"),
        (item("datetime"), "2026-04-01T09:00:00", "令和８年４月１日"),
        (item("integer"), "-1234567", "-1,234,567"),
        (item("code", code_list="sex"), "2", "女"),
        (item("code", code_list="sex"), "9", "9"),
        (item("flag"), "1", "有"),
        (item("digits", identifier="postal_code"), "1000001", "〒100-0001"),
        (item("text"), "葛\U000e0102城", "葛\U000e0102城"),
    ],
)
def test_a_value_is_printed_as_residents_read_it(made: Item, text: str, expected: str) -> None:
    assert printed(made, text, CODES) == expected


@pytest.mark.parametrize("text", ["0000-01-01", "9999-12-31", "1950-00-00", "1868-01-25"])
def test_of_days_that_are_none_no_one_says_how_they_are_printed(text: str) -> None:
    assert printings(item("date"), text, CODES) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1950-00-00", "昭和25年（月日不詳）"),
        ("1950-04-00", "昭和25年4月（日不詳）"),
        ("0000-00-00", "不詳"),
        ("1870-00-00", "西暦1870年（月日不詳）"),
    ],
)
def test_a_date_with_unknown_parts_is_printed_as_far_as_it_is_known(
    text: str, expected: str
) -> None:
    assert printed(item("date"), text, CODES) == expected


def test_a_year_of_two_eras_may_be_named_by_either() -> None:
    assert set(printings(item("year"), "2019", CODES)) == {"令和元年", "平成31年", "2019年"}


@given(st.dates(min_value=SOLAR_CALENDAR, max_value=date(2117, 12, 31)))  # 令和99年
def test_both_ways_of_printing_a_day_read_back_as_the_day(day: date) -> None:
    for text in printings(item("date"), str(day), CODES):
        assert parse_era_date(text) == day


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30))
def test_comparison_is_idempotent_and_keeps_ideographs(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    kept = [c for c in text if "\u4e00" <= c <= "\u9fff" or "\u30a1" <= c <= "\u30f6"]
    assert [
        c for c in normal(text) if "\u4e00" <= c <= "\u9fff" or "\u30a1" <= c <= "\u30f6"
    ] == kept


def test_width_space_and_hyphen_make_no_difference() -> None:
    assert normal("桜町１－２　Ａ棟") == normal("桜町1-2A棟")


def test_paper_is_known_only_where_every_style_has_a_size() -> None:
    assert papers_of(("a4_portrait",)) == (A4_PORTRAIT,)
    assert papers_of(("a4_portrait", "booklet")) == ()
    width, height = A4_LANDSCAPE.points
    assert A4_LANDSCAPE.fits(width, height)
    assert not A4_PORTRAIT.fits(width, height)


@pytest.mark.parametrize(
    ("type_", "text"),
    [("year_month", "2026-13"), ("year_month", "0000-05"), ("year", "R8"), ("integer", "百")],
)
def test_what_is_no_value_of_its_type_may_only_stand_as_it_is(type_: str, text: str) -> None:
    assert printings(item(type_), text, CODES) == (text,)
