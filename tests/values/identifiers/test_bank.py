"""Bank codes and ゆうちょ accounts."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.identifiers import registered
from conformance.values.identifiers.bank import BankAccount, from_yucho
from conformance.values.problem import Problem

_DATA = Path(__file__).parent.parent / "data" / "encodings.yaml"
YUCHO = yaml.safe_load(_DATA.read_text(encoding="utf-8"))["yucho"]["examples"]


@pytest.mark.parametrize("example", YUCHO)
def test_a_yucho_number_becomes_the_account_other_banks_address(example: dict[str, str]) -> None:
    expected = BankAccount("9900", example["branch"], example["account"])
    assert from_yucho(example["kigo"], example["bango"]) == expected


@pytest.mark.parametrize(
    ("kigo", "bango"),
    [
        ("01234", "12345671"),
        ("1018", "1"),
        ("１０１８０", "1"),
        ("10180", ""),
        ("10180", "123456789"),
    ],
)
def test_what_is_no_savings_number_is_a_problem(kigo: str, bango: str) -> None:
    assert isinstance(from_yucho(kigo, bango), Problem)


@given(st.from_regex(r"1[0-9]{4}", fullmatch=True), st.from_regex(r"[0-9]{1,8}", fullmatch=True))
def test_every_conversion_gives_codes_of_the_right_form(kigo: str, bango: str) -> None:
    account = from_yucho(kigo, bango)
    assert registered()["bank_code"].check(account.bank_code) is None
    assert registered()["branch_code"].check(account.branch_code) is None
    assert registered()["account_no"].check(account.account_no) is None


@pytest.mark.parametrize(("text", "right"), [("ｻﾄｳ ｲﾁﾛｳ", True), ("ｶ)ABC-1", True)])
def test_an_account_holder_is_written_in_half_width_kana(text: str, right: bool) -> None:
    assert (registered()["account_holder_kana"].check(text) is None) is right


@pytest.mark.parametrize("text", ["サトウ", "佐藤", "ｶ)abc", "ｻﾄｳ　ｲﾁﾛｳ", ""])
def test_an_account_holder_in_other_characters_is_refused(text: str) -> None:
    assert registered()["account_holder_kana"].check(text) is not None
