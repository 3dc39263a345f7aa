"""Traits tell the values apart that packages fail on."""

from __future__ import annotations

import pytest

from conformance.population.traits import TRAITS, has_trait

WITH = {
    "variation_selector": "葛\U000e0100飾",
    "beyond_bmp": "𠮷田",
    "added_character": "\U00100000",
    "roman_letters": "MARIA",
    "middle_dot": "マリア・シルバ",
    "brackets": "王（オウ）",
    "hyphen": "O'SAMPLE　MARY-ANN",
    "iteration_mark": "佐々木",
    "one_character": "辻\U000e0102",
    "one_word": "スハルト",
    "three_words": "MARIA DA SILVA",
    "long": "ア" * 20,
    "leap_day": "2024-02-29",
    "february_28": "2025-02-28",
    "month_end": "2025-04-30",
    "first_of_month": "2025-05-01",
    "fiscal_year_end": "2025-03-31",
    "april_1": "2025-04-01",
    "april_2": "2025-04-02",
    "january_1": "2025-01-01",
    "january_2": "2025-01-02",
    "year_end": "2025-12-31",
    "unknown_day": "1950-04-00",
    "era_begins": "2019-05-01",
}
PLAIN = ("仮想\u3000太郎", "", None, 7)
PLAIN_DAYS = ("2025-06-15", "2025-02-30")


def test_every_trait_is_tried() -> None:
    assert WITH.keys() == TRAITS.keys()


@pytest.mark.parametrize("name", TRAITS)
def test_a_value_with_the_trait_has_it_and_plain_values_have_not(name: str) -> None:
    assert has_trait(name, WITH[name])
    assert not any(has_trait(name, value) for value in PLAIN)
    assert name == "one_word" or not any(has_trait(name, day) for day in PLAIN_DAYS)
