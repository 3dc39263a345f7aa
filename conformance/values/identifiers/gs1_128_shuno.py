"""コンビニ収納 GS1-128: the 44 digits of a payment slip's barcode.

AI 91, 請求書発行企業コード 6, free 21, 再発行区分 1, 支払期限 YYMMDD 6, 印紙フラグ 1, 金額 6, and
a check digit (modulus 10, weights 3 and 1). That it spans all 43 digits before it, AI included, is
known with medium confidence only.
"""

from __future__ import annotations

from datetime import date, timedelta

from stdnum import ean

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.words import Bilingual

NO_LIMIT = "999999"
"""支払期限 when there is none."""
_DUE = slice(30, 36)
_FIRST_DUE = date(2025, 1, 1)


def _due_wrong(text: str) -> Bilingual | None:
    due = text[_DUE]
    if due == NO_LIMIT:
        return None
    try:
        date(2000 + int(due[:2]), int(due[2:4]), int(due[4:]))
    except ValueError:
        return Bilingual(
            "支払期限は実在する日（YYMMDD）か999999", "due date a real day (YYMMDD) or 999999"
        )
    return None


def _body(seed: int) -> str:
    due = _FIRST_DUE + timedelta(days=seed % 3650)
    amount = synthetic.digits(seed, 6)
    return f"91912345{synthetic.digits(seed, 21)}0{due:%y%m%d}0{amount}"


GS1_128_SHUNO = Identifier(
    key="gs1_128_shuno",
    name=Bilingual(
        "コンビニ収納バーコード（GS1-128）", "convenience-store payment barcode (GS1-128)"
    ),
    pattern=r"91[0-9]{42}",
    form=Bilingual("91で始まる半角数字44桁", "44 half-width digits starting with 91"),
    source="流通システム開発センター「GS1-128による標準料金代理収納ガイドライン」（要約から）",
    make=_body,
    control=CheckDigit(lambda body: (str(ean.calc_check_digit(body)),)),
    part_wrong=_due_wrong,
)
