"""The customer barcode of 日本郵便."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.values.identifiers.customer_barcode import (
    CUSTOMER_BARCODE,
    check_symbol,
    encode,
)
from conformance.values.problem import Problem

_DATA = Path(__file__).parent.parent / "data" / "encodings.yaml"
EXAMPLES = yaml.safe_load(_DATA.read_text(encoding="utf-8"))["customer_barcode"]["examples"]
SYMBOLS = [*"0123456789-", *(f"CC{number}" for number in range(1, 9))]
DISPLAY = st.from_regex(r"[0-9A-Z-]{0,20}", fullmatch=True)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_address_becomes_the_symbols_of_the_manual(example: dict[str, str]) -> None:
    symbols = encode(example["postal_code"], example["address_display_no"])
    assert " ".join(symbols) == f"{example['symbols']} {example['check_symbol']}"


@given(st.from_regex(r"[0-9]{7}", fullmatch=True), DISPLAY)
def test_every_encoding_has_21_symbols_and_passes_its_own_check(postal: str, display: str) -> None:
    symbols = encode(postal, display)
    assert len(symbols) == 21
    assert CUSTOMER_BARCODE.check(" ".join(symbols)) is None
    assert sum(SYMBOLS.index(symbol) for symbol in symbols) % 19 == 0


@given(st.integers(0, 10**6), st.integers(0, 20), st.sampled_from(SYMBOLS))
def test_any_single_wrong_symbol_is_caught(seed: int, place: int, symbol: str) -> None:
    symbols = CUSTOMER_BARCODE.generate(seed).split(" ")
    assume(symbols[place] != symbol)
    symbols[place] = symbol
    assert CUSTOMER_BARCODE.check(" ".join(symbols)) is not None


def test_a_letter_cut_at_the_thirteenth_symbol_leaves_its_control_code() -> None:
    symbols = encode("1000013", "123456789012A")
    assert symbols[7:20] == (*"123456789012", "CC1")


def test_the_letter_groups_begin_at_a_k_and_u() -> None:
    assert encode("1000013", "AKU")[7:13] == ("CC1", "0", "CC2", "0", "CC3", "0")
    assert encode("1000013", "JTZ")[7:13] == ("CC1", "9", "CC2", "9", "CC3", "5")


def test_fill_in_the_middle_is_refused() -> None:
    body = (*"1000013", "1", "CC4", "2", *["CC4"] * 10)
    found = CUSTOMER_BARCODE.check(" ".join((*body, check_symbol(body))))
    assert found.code == "V-ID-PART"


def test_a_control_code_without_its_digit_is_refused() -> None:
    body = (*"1000013", "CC1", "-", "1", *["CC4"] * 10)
    found = CUSTOMER_BARCODE.check(" ".join((*body, check_symbol(body))))
    assert found.code == "V-ID-PART"


@pytest.mark.parametrize(
    ("postal", "display"), [("100-0013", "1"), ("1000013", "１"), ("1000013", "1 2"), ("", "")]
)
def test_what_cannot_be_encoded_is_a_problem(postal: str, display: str) -> None:
    assert isinstance(encode(postal, display), Problem)
