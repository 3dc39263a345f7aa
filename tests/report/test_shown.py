import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from conformance.report.shown import clean, cut, one_line, pretty


def test_a_name_with_a_variation_selector_stays_as_it_is() -> None:
    assert clean("葛󠄀城 辻󠄁") == "葛󠄀城 辻󠄁"


def test_colours_line_breaks_and_directions_become_visible() -> None:
    assert clean("\x1b[32m適合\n\u202e") == "\\u{1b}[32m適合\\u{a}\\u{202e}"


@given(st.text())
def test_a_cleaned_text_is_one_line_without_controls(text: str) -> None:
    found = clean(text)
    assert len(found.splitlines()) <= 1
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in found)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_cut_value_says_how_much_is_left_out() -> None:
    assert cut("あいうえお", 3) == "あいう … (+2)"
    assert one_line("x" * 10, 4) == "xxxx … (+6)"


def test_a_value_is_shown_as_json_with_japanese_letters() -> None:
    assert one_line({"氏名": ["架空", 1, None]}) == '{"氏名": ["架空", 1, null]}'
    assert pretty({"a": 1}) == '{\n "a": 1\n}'
