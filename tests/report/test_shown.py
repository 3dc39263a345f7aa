import re
import unicodedata

import pytest
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


@pytest.mark.parametrize(
    "text",
    ["::error::x", "  ::add-mask::y", "a\n::stop-commands::z", "##[error]", "a ##vso[task.x]"],
)
def test_what_a_build_server_would_take_for_a_command_is_spelled_out(text: str) -> None:
    shown = clean(text, keep="\n")
    assert not re.search(r"(?m)^\s*::|##\w*\[", shown)
    assert clean(shown, keep="\n") == shown


@pytest.mark.parametrize("text", ["::1", "a ::b", "## 見出し", "# ##"])
def test_what_is_no_command_stays(text: str) -> None:
    assert clean(text) == text
