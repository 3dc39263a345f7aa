"""The data types accept and refuse what their legend says."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conformance.values import data_types
from conformance.values.data_types import CODES, check_data_type

_DATA = Path(__file__).parent / "data" / "types.yaml"
EXAMPLES = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
STANDARD = ("DATE", "YEAR", "TIME", "S9", "9V", "X", "N")


def _examples(kind: str) -> list[tuple[str, str, str | None]]:
    return [
        (code, example["value"], example["digits"])
        if isinstance(example, dict)
        else (code, example, None)
        for code in STANDARD
        for example in EXAMPLES[code][kind]
    ]


@pytest.mark.parametrize(("code", "text", "digits"), _examples("valid"))
def test_a_valid_example_is_accepted(code: str, text: str, digits: str | None) -> None:
    assert check_data_type(code, text, digits=digits) is None


@pytest.mark.parametrize(("code", "text", "digits"), _examples("invalid"))
def test_an_invalid_example_is_refused(code: str, text: str, digits: str | None) -> None:
    assert check_data_type(code, text, digits=digits) is not None


@pytest.mark.parametrize(
    ("type_code", "text", "code"),
    [
        ("X", "あ", "V-X-WIDTH"),
        ("X", "a\tb", "V-CONTROL"),
        ("N", "a", "V-N-WIDTH"),
        ("N", "ｱ", "V-N-WIDTH"),
        ("N", "あ\n", "V-CONTROL"),
        ("9", "-1", "V-9-FORM"),
        ("9", "", "V-9-FORM"),
        ("9V", ".5", "V-9V-FORM"),
        ("S9", "+1", "V-S9-FORM"),
        ("YEAR", "R07", "V-YEAR-FORM"),
        ("DATE", "20240101", "V-DATE-FORM"),
        ("DATE", "2023-02-29", "V-DATE-CALENDAR"),
        ("DATE", "1950-00-00", "V-DATE-UNSPECIFIED"),
        ("TIME", "24:00:00", "V-TIME-FORM"),
        ("digits", "12a", "V-DIGITS-FORM"),
        ("alnum", "a-1", "V-ALNUM-FORM"),
        ("kana", "さとう", "V-KANA-FORM"),
        ("text", "a\0", "V-CONTROL"),
        ("year_month", "2025-13", "V-MONTH-FORM"),
        ("year_month", "0000-01", "V-MONTH-FORM"),
        ("datetime", "2025-03-01 10:00:00", "V-DATETIME-FORM"),
        ("datetime", "2025-02-29T10:00:00", "V-DATETIME-FORM"),
        ("datetime", "2025-03-01T24:00:00", "V-DATETIME-FORM"),
        ("datetime", "2025-03-01T10:00:00+24:00", "V-DATETIME-FORM"),
        ("integer", "1.0", "V-S9-FORM"),
        ("decimal", "1.", "V-DECIMAL-FORM"),
        ("code", "", "V-CODE-FORM"),
        ("flag", "2", "V-FLAG-FORM"),
    ],
)
def test_a_fault_has_its_own_code(type_code: str, text: str, code: str) -> None:
    assert check_data_type(type_code, text).code == code


@pytest.mark.parametrize(
    ("type_code", "text"),
    [
        ("digits", "007"),
        ("alnum", "A1b"),
        ("kana", "サトウ・ベーカリー　ホンテン"),
        ("text", "東京 Tokyo"),
        ("date", "2024-02-29"),
        ("year", "2025"),
        ("year_month", "2025-04"),
        ("datetime", "2025-03-01T10:00:00+09:00"),
        ("datetime", "2025-03-01T10:00:00"),
        ("integer", "-12"),
        ("decimal", "-1.25"),
        ("code", "01"),
        ("flag", "0"),
        ("X", "ｶﾅ"),
    ],
)
def test_the_catalogue_types_accept_their_values(type_code: str, text: str) -> None:
    assert check_data_type(type_code, text) is None


@pytest.mark.parametrize(
    ("type_code", "text", "digits", "code"),
    [
        ("X", "1234", 3, "V-LEN"),
        ("N", "あいう", "2", "V-LEN"),
        ("9", "1234", 3, "V-LEN"),
        ("S9", "-1234", 3, "V-LEN"),
        ("9V", "1234.5", "3,2", "V-9V-INTEGER"),
        ("9V", "1.234", "3,2", "V-9V-FRACTION"),
        ("decimal", "-1.234", "3,2", "V-9V-FRACTION"),
    ],
)
def test_a_value_beyond_its_digits_is_refused(
    type_code: str, text: str, digits: int | str, code: str
) -> None:
    assert check_data_type(type_code, text, digits=digits).code == code


def test_a_sign_does_not_count_towards_the_digits() -> None:
    assert check_data_type("S9", "-999", digits=3) is None


def test_an_exact_length_is_met_or_refused() -> None:
    assert check_data_type("digits", "000012345", exact=9) is None
    assert check_data_type("digits", "12345", exact=9).code == "V-LEN-EXACT"


def test_the_way_of_counting_decides_over_a_variation_sequence() -> None:
    assert check_data_type("N", "辻󠄀田", digits=2).code == "V-LEN"
    assert check_data_type("N", "辻󠄀田", digits=2, count="base_characters") is None


def test_full_width_type_codes_of_the_workbooks_are_understood() -> None:
    assert check_data_type("Ｎ", "佐藤") is None
    assert data_types.normalised("９Ｖ") == "9V"


def test_an_unknown_type_is_a_fault_of_the_catalogue() -> None:
    with pytest.raises(ValueError, match="expected a data type"):
        check_data_type("Z", "")


def test_an_image_is_not_judged_by_its_text() -> None:
    assert check_data_type("BLOB", "anything at all") is None
    assert "BLOB" in data_types.UNJUDGED


@pytest.mark.parametrize("code", sorted(CODES))
@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_makes_a_check_raise(code: str, text: str) -> None:
    wrong = check_data_type(code, text, digits="3,2" if code in {"9V", "decimal"} else 10)
    if wrong is not None:
        assert wrong.line("ja")
        assert wrong.line("en")


@given(st.integers(0, 999), st.integers(0, 99))
def test_every_decimal_within_its_digits_is_accepted(whole: int, fraction: int) -> None:
    assert check_data_type("9V", f"{whole}.{fraction:02}", digits="3,2") is None


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    assert check_data_type("DATE", str(day)) is None


@given(st.text(min_size=1, max_size=20))
def test_a_text_of_letters_is_never_both_half_and_full_width(text: str) -> None:
    assert check_data_type("X", text) is not None or check_data_type("N", text) is not None
