"""The form in which texts are compared: the same however much is normalised on the way."""

from __future__ import annotations

import unicodedata

import jaconv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.checks.protection.traces.normal import normal, telling

# Marks that join what stands before them, marks of sound, parts of Hangul and what is passed over.
JOINING = st.characters(categories=["Mn", "Lm", "Sk"])
KANA = st.characters(min_codepoint=0x3041, max_codepoint=0x30FF)
PARTS = st.sampled_from("ᄀ각ᆨｶﾞﾊﾟ゙゚ー－-・,=<≠ŉǰẞİſﬁ①㈱")
TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), JOINING, KANA, PARTS), max_size=12)


def nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@given(TEXTS)
def test_it_is_what_full_width_kana_case_and_marks_make_of_it(text: str) -> None:
    folded = nfkc(str(jaconv.hira2kata(nfkc(text)))).casefold()
    assert normal(text) == normal(nfkc(folded))


@given(TEXTS)
def test_a_second_time_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_hiragana_katakana_widths_and_repetition_marks_are_one() -> None:
    assert normal("さくら　みすゞ") == normal("サクラ ミスヾ") == normal("ｻｸﾗﾐｽヾ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12345", False),
        ("1-2345", False),
        ("123456", True),
        ("１２３４５６", True),
        ("甲町1", False),
    ],
)
def test_few_figures_are_told_from_chance_by_nothing(text: str, expected: bool) -> None:
    assert telling(text) is expected
