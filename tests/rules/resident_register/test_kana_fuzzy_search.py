from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.fuzzy_search import Given
from conformance.rules.resident_register.kana_fuzzy_search import kana_fuzzy_search

KANA = st.text("アイウエオカガキコゴジズチツヂヅハバパヲワンャュョッヴ", min_size=1, max_size=8)


def found(
    query: str,
    stored: str,
    mode: Literal["exact", "partial"] = "exact",
    target: Literal["full", "given"] = "full",
) -> bool:
    return kana_fuzzy_search(Given(query, stored, mode, target), Parameters(), Why()).match


@given(KANA, KANA)
def test_a_reading_finds_itself_with_and_without_its_space(surname: str, name: str) -> None:
    assert found(surname + name, f"{surname} {name}")
    assert found(name, f"{surname} {name}", target="given")


@given(KANA, KANA)
def test_matching_exactly_is_symmetric_and_implies_matching_in_part(one: str, other: str) -> None:
    assert found(one, other) == found(other, one)
    assert not found(one, other) or found(one, other, "partial")


@pytest.mark.parametrize("mark", "ー-‐‑–—―−－ｰ　 ")
def test_long_marks_dashes_and_spaces_of_every_width_are_ignored(mark: str) -> None:
    assert found(f"オ{mark}ノ", "オノ ケン", "partial")


@pytest.mark.parametrize(
    ("query", "stored"),
    [
        ("ウﾞｨｵﾗ", "ビオラ"),
        ("ｳﾞｨｵﾗ", "ビオラ"),
        ("ヴュラ", "ブユラ"),
        ("ハ\u3099ラ", "バラ"),  # a combining mark of voicing
        ("ヲカ", "オカ"),
        ("ワタナベ", "ハタナヘ"),
        ("ヮタ", "ハタ"),
        ("キョウコ", "キヨオコ"),
        ("トウウ", "トオオ"),  # the second ウ follows an オ made from the first
        ("ヂ", "ジ"),
        ("ヂ", "チ"),
        ("ヅ", "ス"),
        ("ヅ", "ツ"),
    ],
)
def test_spellings_that_sound_alike_are_found(query: str, stored: str) -> None:
    assert found(query, stored)


@pytest.mark.parametrize(
    ("query", "stored"),
    [
        ("ジ", "チ"),  # only ヂ stands for both
        ("ズ", "ツ"),
        ("ヂチ", "シヂ"),  # would need ヂ read in both ways at once
        ("ウノ", "オノ"),  # the first kana stays
        ("クウ", "クオ"),  # not behind the オ row
    ],
)
def test_spellings_that_sound_different_are_not_found(query: str, stored: str) -> None:
    assert not found(query, stored)


def test_the_given_name_alone_decides_where_its_first_kana_is() -> None:
    # In full the ウ stands behind オ and becomes オ; as the first kana of the name it stays.
    assert found("ウメ", "サイトオ　ウメ", target="given")
    assert not found("ウメ", "サイトオ　ウメ", "partial")


def test_what_follows_the_first_space_is_the_given_name() -> None:
    assert found("ジョンポール", "スミス ジョン ポール", target="given")


def test_a_reading_without_space_has_no_given_name_to_compare() -> None:
    with pytest.raises(OutOfScopeError, match="a space"):
        found("ハナ", "ハナ", target="given")


def test_a_query_of_marks_only_searches_for_nothing() -> None:
    with pytest.raises(OutOfScopeError, match="at least one kana"):
        found(" ー", "ハナ コ", "partial")
