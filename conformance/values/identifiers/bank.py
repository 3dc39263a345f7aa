"""Bank accounts: the codes of 全銀 data, and ゆうちょ 記号番号 turned into them.

No primary source was seen: confidence medium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import Identifier
from conformance.values.problem import Problem, problem
from conformance.values.words import Bilingual

_SOURCE = "全銀協標準通信プロトコルの慣行（一次資料は未確認）"
_KIGO = re.compile(r"1([0-9]{2})[0-9]{2}")
_BANGO = re.compile(r"[0-9]{1,8}")
_KANA = "ｱｲｳｴｵｶｷｸｹｺ"


def _digits(key: str, name: Bilingual, width: int) -> Identifier:
    return Identifier(
        key=key,
        name=name,
        pattern=rf"[0-9]{{{width}}}",
        form=Bilingual(
            f"半角数字{width}桁（前0埋め）", f"{width} half-width digits with leading zeros"
        ),
        source=_SOURCE,
        make=lambda seed: synthetic.digits(seed, width),
    )


BANK_CODE = _digits("bank_code", Bilingual("金融機関コード", "bank code (金融機関コード)"), 4)
BRANCH_CODE = _digits("branch_code", Bilingual("支店コード", "branch code (支店コード)"), 3)
ACCOUNT_TYPE = _digits("account_type", Bilingual("預金種目", "account type (預金種目)"), 1)
ACCOUNT_NO = _digits("account_no", Bilingual("口座番号", "account number (口座番号)"), 7)
ACCOUNT_HOLDER_KANA = Identifier(
    key="account_holder_kana",
    name=Bilingual("口座名義カナ（全銀）", "account holder in 全銀 kana (口座名義カナ)"),
    pattern=r"[\uFF66-\uFF9FA-Z0-9()\-./ ]+",
    form=Bilingual(
        "半角カナ・英大文字・数字・( ) - . / 空白",
        "half-width kana, capital letters, digits, ( ) - . / and space",
    ),
    source=_SOURCE,
    make=lambda seed: "ｶ)" + synthetic.in_alphabet(synthetic.scattered(seed, 10**6), _KANA, 6),
)
ALL = (BANK_CODE, BRANCH_CODE, ACCOUNT_TYPE, ACCOUNT_NO, ACCOUNT_HOLDER_KANA)
"""Every code of this module."""


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account as other banks address it."""

    bank_code: str
    branch_code: str
    account_no: str


def from_yucho(kigo: str, bango: str) -> BankAccount | Problem:
    """Return the account other banks address for a ゆうちょ 記号 and 番号.

    Branch: second and third digit of the 記号 and 8. Account: the 番号 without its last digit,
    seven digits with leading zeros. Only 記号 that start with 1 (savings) are known to follow this.
    """
    branch = _KIGO.fullmatch(kigo)
    if branch is None:
        form = Bilingual("1で始まる半角数字5桁", "5 half-width digits, the first 1")
        name = Bilingual("ゆうちょの記号", "ゆうちょ 記号")
        return problem("V-ID-FORM", kigo, name=name, form=form, length=len(kigo))
    if not _BANGO.fullmatch(bango):
        form = Bilingual("半角数字8桁以内", "at most 8 half-width digits")
        name = Bilingual("ゆうちょの番号", "ゆうちょ 番号")
        return problem("V-ID-FORM", bango, name=name, form=form, length=len(bango))
    return BankAccount("9900", f"{branch[1]}8", bango[:-1].zfill(7))
