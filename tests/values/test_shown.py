"""Values are shown harmlessly, or not at all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.shown import character_name, quoted_text, shape

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=100)


def test_invisible_characters_become_visible() -> None:
    assert quoted_text("A\0\u200b\ufeff") == "「A<U+0000><U+200B><U+FEFF>」"


def test_a_terminal_sequence_is_disarmed() -> None:
    assert "\x1b" not in quoted_text("\x1b[31mred")


def test_a_long_value_is_cut() -> None:
    assert quoted_text("あ" * 100) == "「" + "あ" * 60 + "…」"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("123456789018", "999999999999"),
        ("AB12-cd", "AA99-AA"),
        ("佐藤　一郎", "漢漢　漢漢"),
        ("サトウ ｻﾄｳ さとう", "アアア ｱｱｱ あああ"),
        ("１Ａ", "９Ａ"),
        ("Ж", "x"),
    ],
)
def test_the_shape_keeps_kind_and_width_only(text: str, kinds: str) -> None:
    assert shape(text) == kinds


@given(ANYTHING)
def test_what_is_shown_can_always_be_encoded_and_holds_no_control(text: str) -> None:
    safe = quoted_text(text)
    assert safe.encode()
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Co"} for sign in safe)


@given(ANYTHING)
def test_a_shape_has_as_many_characters_as_the_value(text: str) -> None:
    assert len(shape(text)) == len(text)


@given(st.text("0123456789", min_size=1))
def test_a_shape_tells_nothing_of_digits(text: str) -> None:
    assert set(shape(text)) == {"9"}


def test_a_character_is_named_by_code_point_and_name() -> None:
    assert character_name(" ") == "U+0020 SPACE"
    assert character_name("\0") == "U+0000"


def test_half_of_a_surrogate_pair_can_be_printed() -> None:
    assert quoted_text("佐" + chr(0xD842)) == "「佐<U+D842>」"
