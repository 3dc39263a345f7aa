"""What can be held of print that the register does not settle word by word."""

from __future__ import annotations

import pytest

from conformance.checks.forms.laws import (
    Begins,
    CodeLaw,
    DayLaw,
    IfAny,
    Parts,
    Present,
    Same,
    in_print_data,
)

SEX = CodeLaw("1", "男", frozenset({"女", "不明"}))
DEATH = CodeLaw("3", "死亡（失踪宣告を含む）", frozenset({"転出"}))
DAY = DayLaw("2025-04-05")


@pytest.mark.parametrize(
    ("law", "found"),
    [
        (SEX, "男"),
        (SEX, "男性"),
        (SEX, "1"),
        (DEATH, "死亡"),
        (DAY, "2025-04-05"),
        (DAY, "令和７年４月５日"),
        (DAY, "R7.4.5"),
        (DAY, "2025-04-05T09:00:00+09:00"),
        (Parts([Same("山田　花子"), SEX, DAY]), "山田花子（男）　令和7年4月5日生"),
        (Parts([Same("1200")]), "１，２００円"),
        (Begins("一二三四五"), "一二三"),
        (Present(), "仮想市長"),
        (IfAny(Same("x")), None),
        (IfAny(Same("x")), "x"),
    ],
)
def test_lawful_print_fits(law, found) -> None:
    assert law.fits(found)


@pytest.mark.parametrize(
    ("law", "found"),
    [
        (SEX, "女"),
        (SEX, None),
        (SEX, "2"),
        (DEATH, "転出"),
        (DAY, "2025-04-06"),
        (DAY, None),
        (Parts([Same("山田　花子"), SEX]), "山田花子"),
        (Parts([Same("山田　花子")]), None),
        (Begins("一二三四五"), ""),
        (Begins("一二三四五"), "一三"),
        (Present(), None),
        (Present(), ""),
        (IfAny(Same("x")), "y"),
    ],
)
def test_other_print_does_not(law, found) -> None:
    assert not law.fits(found)


@pytest.mark.parametrize(
    ("value", "text", "wrong"), [(True, "1", "0"), (False, "0", "1"), (12, "12", "13")]
)
def test_print_data_hold_flags_and_numbers_as_text(value, text, wrong) -> None:
    law = in_print_data(IfAny(Same(value)))

    assert law.fits(text)
    assert law.fits("")
    assert not law.fits(wrong)


def test_what_is_no_value_of_its_own_is_held_as_it_is() -> None:
    assert in_print_data(Present()) == Present()
