"""在留カード等番号 and 基礎年金番号: numbers of persons without a published check digit."""

from __future__ import annotations

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import Identifier
from conformance.values.words import Bilingual

_PAIRS = len(synthetic.LETTERS) ** 2


def _card(seed: int) -> str:
    head = synthetic.in_alphabet(synthetic.scattered(seed, _PAIRS), synthetic.LETTERS, 2)
    tail = synthetic.in_alphabet(synthetic.scattered(seed + 1, _PAIRS), synthetic.LETTERS, 2)
    return f"{head}{synthetic.digits(seed, 8)}{tail}"


ZAIRYU_CARD_NO = Identifier(
    key="zairyu_card_no",
    name=Bilingual("在留カード等番号", "residence card number (在留カード等番号)"),
    pattern=r"[A-Z]{2}[0-9]{8}[A-Z]{2}",
    form=Bilingual(
        "半角の英大文字2・数字8・英大文字2",
        "2 capital letters, 8 digits, 2 capital letters, half-width",
    ),
    source="出入国管理及び難民認定法第19条の4; 特別永住者証明書の番号も同形",
    make=_card,
)

KISO_NENKIN_NO = Identifier(
    key="kiso_nenkin_no",
    name=Bilingual("基礎年金番号", "Basic Pension Number (基礎年金番号)"),
    pattern=r"[0-9]{10}",
    form=Bilingual("ハイフンのない半角数字10桁", "10 half-width digits without hyphen"),
    source="国民年金法第14条、同法第108条の4",
    make=lambda seed: synthetic.digits(seed, 10),
    hidden=True,
)
