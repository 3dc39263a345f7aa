"""法人番号: a check digit 1-9 and 12 digits.

番号利用法第39条, 法人番号の指定等に関する省令（平成26年財務省令第70号）第2条. The body of a
local government is 000020 and its six-digit code.
"""

from __future__ import annotations

from stdnum.jp import cn

from conformance.values.identifiers import synthetic
from conformance.values.identifiers.identifier import CheckDigit, Identifier
from conformance.values.words import Bilingual

HOUJIN_BANGO = Identifier(
    key="houjin_bango",
    name=Bilingual("法人番号", "Corporate Number (法人番号)"),
    pattern=r"[1-9][0-9]{12}",
    form=Bilingual("0以外で始まる半角数字13桁", "13 half-width digits, the first not 0"),
    source="平成26年財務省令第70号第2条; 国税庁「チェックデジットの計算」",
    make=lambda seed: synthetic.digits(seed, 12),
    control=CheckDigit(lambda body: (str(cn.calc_check_digit(body)),), place="first"),
)
