"""Parameters of cases are said by the catalogue's names, near the requirement first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements

if TYPE_CHECKING:
    from conformance.cases.case import Case

SPEC = load("child_allowance")


def case(last: str) -> Case:
    found = (c for r in requirements(SPEC) for c in cases_of(SPEC, r))
    return next(c for c in found if c.id == f"child_allowance/{last}")


@pytest.mark.parametrize(
    ("last", "ja", "en"),
    [
        (
            "function/register-payee/rejects-missing-atena-number",
            "宛名番号の誤り（必須項目の欠落）を理由を示して拒む",
            'refuses with the reason when "atena number" is missing',
        ),
        (
            "record/payees/file-item-birth-date",
            "生年月日の値がすべて型・桁数・コード・必須の定めに合う",
            'all values of "birth date" follow type, length, code list and requiredness',
        ),
        (
            "function/local-original-amount/never-prints-local-supplement-amount-on-payment-notice",
            "団体独自の上乗せ額を帳票に印字しない",
            'never prints "local supplement amount"',
        ),
    ],
)
def test_the_title_names_the_item(last: str, ja: str, en: str) -> None:
    assert (case(last).title_ja, case(last).title_en) == (ja, en)


def test_an_order_that_is_broken_names_both_days() -> None:
    every = (c for r in requirements(SPEC) for c in cases_of(SPEC, r))
    found = [c for c in every if c.params.get("kind") == "order"]
    assert found
    assert all("より後）" in c.title_ja and "lies after" in c.title_en for c in found)
