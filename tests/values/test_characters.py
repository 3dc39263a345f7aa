"""Characters that may be linked, and names."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.characters import (
    check_characters,
    check_kana_name,
    check_name_space,
    doubt_kana_name,
)
from conformance.values.repertoire import repertoire

_DATA = Path(__file__).parent / "data" / "types.yaml"
KANA = yaml.safe_load(_DATA.read_text(encoding="utf-8"))["kana_name"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("佐\n藤", "V-CHAR-CONTROL"),
        ("佐\x85藤", "V-CHAR-CONTROL"),
        ("佐\ue000", "V-CHAR-PUA-BMP"),
        ("佐\uf8ff", "V-CHAR-PUA-BMP"),
        ("佐\U000f0000", "V-CHAR-PUA-15"),
        ("佐\U001024cc", "V-CHAR-PUA-16"),
        ("佐\U0010fffd", "V-CHAR-PUA-16"),
        ("\ufeff佐", "V-CHAR-NONCHARACTER"),
        ("佐\ufffd", "V-CHAR-NONCHARACTER"),
        ("佐\ufdd0", "V-CHAR-NONCHARACTER"),
        ("佐\U0010ffff", "V-CHAR-NONCHARACTER"),
        ("佐" + chr(0xD842), "V-CHAR-NONCHARACTER"),
        ("\U000e0100", "V-CHAR-IVS"),
        ("あ\U000e0100", "V-CHAR-IVS"),
        ("辻\U000e0100\U000e0101", "V-CHAR-IVS"),
    ],
)
def test_what_must_not_be_linked_is_refused_with_its_code(text: str, code: str) -> None:
    assert check_characters(text).code == code


@pytest.mark.parametrize(
    "text",
    ["", "辻\U000e0102田", "𠮷野家", "\U00100000", "\U001024cb", "①㈱ｱA", "サトウ　イチロウ"],
)
def test_standard_characters_are_accepted(text: str) -> None:
    assert check_characters(text) is None


def test_the_added_characters_depend_on_the_version_of_the_set() -> None:
    older = replace(repertoire(), code_points=((0x3000, 0xFFFF), (0x100000, 0x1023D6)))
    assert check_characters("\U001024cb") is None
    assert check_characters("\U001024cb", allowed=older).code == "V-CHAR-PUA-16"


@pytest.mark.parametrize(
    ("text", "code"),
    [("葛\U000e0101城", "V-CHAR-IVS-UNREGISTERED"), ("한국", "V-CHAR-SET"), ("😀", "V-CHAR-SET")],
)
def test_what_the_set_does_not_hold_is_refused(text: str, code: str) -> None:
    assert check_characters(text).code == code


def test_the_place_of_the_fault_is_told() -> None:
    assert "3文字目" in check_characters("佐藤\ue000").found.ja


@pytest.mark.parametrize("text", KANA["valid"])
def test_a_valid_reading_is_accepted(text: str) -> None:
    assert check_kana_name(text) is None


@pytest.mark.parametrize("text", [*KANA["invalid"], "", "　サトウ", "サトウ　　イチロウ"])
def test_an_invalid_reading_is_refused(text: str) -> None:
    assert check_kana_name(text).code == "V-KANA-NAME"


def test_a_rare_katakana_is_accepted_and_doubted() -> None:
    assert check_kana_name("ヰノウエ") is None
    assert doubt_kana_name("ヰノウエ").code == "V-KANA-UNCONFIRMED"
    assert doubt_kana_name("イノウエ") is None


@pytest.mark.parametrize("text", ["佐藤　一郎", "佐藤", "ＪＯＨＮ　ＰＡＵＬ　ＤＯＥ"])
def test_name_parts_stand_one_wide_space_apart(text: str) -> None:
    assert check_name_space(text) is None


@pytest.mark.parametrize(
    "text", ["佐藤 一郎", "佐藤　　一郎", "　佐藤", "佐藤　", "佐藤\u2003一郎", "佐藤　 一郎", ""]
)
def test_any_other_space_in_a_name_is_refused(text: str) -> None:
    assert check_name_space(text).code == "V-NAME-SPACE"


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_makes_a_check_raise(text: str) -> None:
    for judge in (check_characters, check_kana_name, check_name_space, doubt_kana_name):
        wrong = judge(text)
        assert wrong is None or wrong.line("en")
