from __future__ import annotations

from typing import get_args

import pytest

from conformance.reference.mutants.respelt import Spelling, respelt

LONG = "DE　OLIVEIRA　EXEMPLO　DOS　SANTOS"


@pytest.mark.parametrize(
    ("how", "text", "written"),
    [
        ("cut", LONG, "DE　OLIVEIRA　EXEMPLO"),
        ("first_word", LONG, "DE"),
        ("two_words", LONG, "DE　OLIVEIRA"),
        ("without_spaces", "李　樣本", "李樣本"),
        ("without_selectors", "辻\U000e0102　純", "辻　純"),
        ("without_marks", "O'SAMPLE　MARY-ANN", "OSAMPLE　MARYANN"),
        ("without_roman", "KIM　見本", "見本"),
        ("without_roman", "ＫＩＭ", None),
        ("geta", "\U00020bb7　例", "〓　例"),
        ("last_word_first", "SILVA　ANA　MARIA", "MARIA　SILVA　ANA"),
        ("nothing", "田中", None),
    ],
)
def test_a_text_is_spoiled_as_its_word_says(how: Spelling, text: str, written: str | None) -> None:
    assert respelt(how, text) == written


@pytest.mark.parametrize("how", set(get_args(Spelling)) - {"nothing", "without_spaces"})
def test_a_plain_name_stays_as_it_is_but_for_a_lost_word(how: Spelling) -> None:
    assert respelt(how, "見本") == "見本"
